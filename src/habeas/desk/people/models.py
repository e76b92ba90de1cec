"""Who may come in at this desk, and what it remembers for them."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from habeas.desk.access.roles import Role

IDLE = 15
"""Minutes without a request after which a visit is locked, unless somebody chooses otherwise."""


class Person(AbstractUser):
    """Somebody who may sign in at this desk. `username` is the name under which their acts are written down."""

    role = models.CharField(max_length=16, choices=[(role.value, role.value) for role in Role])
    idle_minutes = models.PositiveSmallIntegerField(default=IDLE)


class BegunAnew(models.Model):
    """That a lead began somebody's sign-in anew, and with it gave out an invitation under a name that was in use.
    Whoever has the name is told once; it stays to be seen."""

    name = models.CharField(max_length=150)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    is_told = models.BooleanField(default=False)


class CallDraft(models.Model):
    """A call while it is being noted: what was typed, kept as it is typed, until it is taken in or discarded."""

    id = models.CharField(primary_key=True, max_length=40)
    by = models.CharField(max_length=150)
    started = models.DateTimeField()
    changed = models.DateTimeField()
    typed = models.JSONField(default=dict)
