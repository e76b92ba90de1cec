"""The Django app of partners."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """The partners as Django knows them."""

    name = "habeas.desk.partners"
    label = "partners"
    default_auto_field = "django.db.models.BigAutoField"
