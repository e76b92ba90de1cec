"""Journeys through the desk: Django is set up before its pages are imported."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.desk.settings")

import django

django.setup()
