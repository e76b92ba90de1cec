"""The Django app of the people at the desk."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The people as Django knows them."""

    name = "habeas.desk.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
