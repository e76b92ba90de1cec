"""The tables of the shelves, and the mark of how far each has read. Plain columns to sort by, the row itself as JSON.

People lie there once for each view: the sources that some visitors may not see leave no trace in their rows.
"""

from django.db import models

FORM = 7
"""Raised whenever a column, or what a row of the register holds, changes: a shelf of another form is rebuilt."""


LAST = ("sort_name", "person")
"""What decides the order where nothing else does."""


class PersonOnShelf(models.Model):
    """One person of the register as of the mark's day, for those of one view. Columns only serve sorting, filtering,
    search; `number` is the row's place in the table, and means nothing. `listed` is the first day on which they are on
    the register, `same_since` the day since which the row is what it is (null: always), `keys` what their names are
    found by, `first` the first day on which anything of a time line was (null: not known)."""

    number = models.BigAutoField(primary_key=True)
    view = models.TextField()
    person = models.TextField()
    heard_at = models.BigIntegerField()
    noted = models.IntegerField()
    name = models.TextField()
    sort_name = models.TextField()
    search = models.TextField()
    names = models.TextField()
    statuses = models.TextField()
    places = models.TextField()
    since = models.DateField(null=True)
    proof_from = models.DateField(null=True)
    proof_to = models.DateField(null=True)
    voices = models.IntegerField()
    first = models.DateField(null=True)
    listed = models.DateField()
    same_since = models.DateField(null=True)
    keys = models.TextField()
    row = models.TextField()

    class Meta:
        """The table's name, without the app's before it; one row a person and view, found by name at once."""

        db_table = "people"
        constraints = (models.UniqueConstraint(fields=("view", "person"), name="one_row"),)
        # Whole rows are long: what sorts and filters must find all it needs in an index, and read no row for it.
        indexes = (
            models.Index(fields=("view", "sort_name", "person", "statuses", "search"), name="by_name"),
            models.Index(fields=("view", "proof_from", "proof_to", *LAST), name="by_proof"),
            models.Index(fields=("view", "since", *LAST), name="by_since"),
            models.Index(fields=("view", "voices", *LAST), name="by_voices"),
            models.Index(fields=("view", "heard_at", "noted", *LAST), name="by_order"),
            models.Index(fields=("view", "listed", *LAST), name="by_listed"),
            models.Index(fields=("view", "first", *LAST), name="by_first"),
        )


class StayOnShelf(models.Model):
    """A place ("": not said) at which somebody was said to be (`register/stays.py`). `held_by` has |ids| in it."""

    number = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(PersonOnShelf, models.DO_NOTHING, db_constraint=False, related_name="stays")
    place = models.TextField()
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    held_by = models.TextField()
    is_last = models.BooleanField()

    class Meta:
        """The table's name; all that is asked of it is found in an index."""

        db_table = "stay"
        indexes = (
            models.Index(
                fields=("place", "is_last", "person", "first", "last", "held_by"), name="stay_by_place"
            ),
        )


class MoveOnShelf(models.Model):
    """Two places between which somebody was said to be moved."""

    number = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(PersonOnShelf, models.DO_NOTHING, db_constraint=False, related_name="moves")
    start = models.TextField()
    end = models.TextField()
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    held_by = models.TextField()

    class Meta:
        """The table's name."""

        db_table = "move"


class Turn(models.Model):
    """The next day on which the row of somebody can come to differ though nothing more is said, and be it that only
    then they are on the register."""

    view = models.TextField()
    person = models.TextField()
    day = models.DateField()

    class Meta:
        """The table's name; found by day at once."""

        db_table = "turn"
        indexes = (
            models.Index(fields=("view", "day"), name="turn_by_day"),
            models.Index(fields=("view", "person"), name="turn_by_person"),
        )


class Piece(models.Model):
    """A piece of a source's text, about a paragraph, and where it begins (code points)."""

    number = models.BigAutoField(primary_key=True)
    source = models.TextField(db_index=True)
    start = models.IntegerField()
    text = models.TextField()

    class Meta:
        """The table's name."""

        db_table = "piece"


class Spot(models.Model):
    """A place or body that a source speaks of."""

    number = models.BigAutoField(primary_key=True)
    mention = models.TextField(unique=True)
    source = models.TextField(db_index=True)
    kind = models.TextField()
    name = models.TextField()

    class Meta:
        """The table's name."""

        db_table = "spot"


class Told(models.Model):
    """A telling, of which the words are found and what they state."""

    number = models.BigAutoField(primary_key=True)
    telling = models.TextField(unique=True)
    source = models.TextField(db_index=True)

    class Meta:
        """The table's name."""

        db_table = "telling"


class ReadIn(models.Model):
    """How far a source was read in: of which text up to which sign, how many of those it speaks of, and a digest of
    the tellings of it that were in force."""

    source = models.TextField(primary_key=True)
    version = models.TextField()
    upto = models.IntegerField()
    mentions = models.IntegerField()
    tellings = models.BigIntegerField()

    class Meta:
        """The table's name."""

        db_table = "read_in"


class Mark(models.Model):
    """How far a view of the people has read: the last entry, the day it is worked out for, the form of the shelf."""

    view = models.TextField()
    last_entry = models.IntegerField()
    as_of = models.DateField()
    form = models.IntegerField()

    class Meta:
        """The table's name."""

        db_table = "mark"
