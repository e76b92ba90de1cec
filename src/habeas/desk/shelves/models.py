"""The shelf of people, and the mark of how far it has read. Plain columns to sort by, the row itself as JSON."""

from django.db import models

FORM = 1
"""Raised whenever a column changes: a shelf of another form is thrown away and rebuilt."""


class PersonOnShelf(models.Model):
    """One person of the register as of the mark's day. Columns only serve sorting, filtering, search."""

    id = models.TextField(primary_key=True)
    place_in_order = models.IntegerField()
    name = models.TextField()
    sort_name = models.TextField(db_index=True)
    search = models.TextField()
    statuses = models.TextField()
    places = models.TextField()
    since = models.DateField(null=True)
    proof_from = models.DateField(null=True)
    proof_to = models.DateField(null=True)
    voices = models.IntegerField()
    row = models.TextField()

    class Meta:
        """The table's name, without the app's before it."""

        db_table = "people"


class Mark(models.Model):
    """How far the shelves have read: the last entry, the day they are worked out for, their form."""

    last_entry = models.IntegerField()
    as_of = models.DateField()
    form = models.IntegerField()

    class Meta:
        """The table's name, without the app's before it."""

        db_table = "mark"
