"""The Django app of the shelves. It has no migrations: a shelf of an older form is thrown away."""

from django.apps import AppConfig


class ShelvesConfig(AppConfig):
    """The shelves as Django knows them."""

    name = "habeas.desk.shelves"
    label = "shelves"
