"""A list comes in: choose it, say what its columns are, look at what would be taken in, take it in, give it back."""

from django.urls import path

from habeas.desk.pages.lists import choosing, columns, compared, rows, taking

addresses = [
    path("sources/lists/new", choosing.page, name="list_new"),
    path("sources/lists/<str:token>", columns.page, name="list_columns"),
    path("sources/lists/<str:token>/set-aside.csv", columns.set_aside, name="list_set_aside"),
    path("sources/lists/<str:token>/progress", taking.progress, name="list_progress"),
    path("sources/lists/<str:token>/stop", taking.stop, name="list_stop"),
    path("sources/<str:source_id>/table.<str:form>", rows.given_back, name="list_given_back"),
    path("sources/<str:source_id>/compared", compared.page, name="list_compared"),
    path("sources/<str:source_id>/left-over.csv", rows.left_over, name="list_left_over"),
]
"""The addresses of these pages."""

__all__ = ["addresses"]
