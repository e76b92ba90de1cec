"""Keeps the shelves in step with the record. The record commits first; the shelves catch up before a page reads.

`rebuild` and `refresh` put rows made by one function on the shelf and differ only in for whom. The shelves lie
under a throw-away key on the ring, in a folder of its generation: when the key is thrown away, so are they.
"""

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from threading import Lock

from django.db import DatabaseError, connections, transaction

from habeas.acts.case import SHELVES, Case
from habeas.desk.shelves.models import FORM, Mark, PersonOnShelf
from habeas.desk.shelves.router import SHELVES as DATABASE
from habeas.desk.shelves.rows import on_shelf
from habeas.register.about import About
from habeas.register.people import affected, row
from habeas.statements.known import Known

MANY = 2000
"""So many new entries touch so many people that to put everyone on the shelf anew is quicker."""


class Keeper:
    """The shelves of one case. Safe to share between threads."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._lock = Lock()
        self._read: tuple[int, date, Known] | None = None
        self._generation = 0
        self._place()

    @property
    def path(self) -> Path:
        """Where the shelves lie."""
        return self._case.path / SHELVES / str(self._generation) / "shelves.db"

    def catch_up(self, today: date) -> None:
        """Bring the shelves to the end of the record, as of today."""
        with self._lock:
            number = self._case.last_entry()
            if self._case.ring.shelf().generation != self._generation:
                self._read = None
                self._place()
            if not self.path.exists():
                self._read = None
                self._make_tables()
            if self._read and self._read[:2] == (number, today):
                return
            after = self._case.known()
            if self._read and self._read[1] == today and number - self._read[0] < MANY:
                self.refresh(after, affected(self._read[2], after), number, today)
            elif self._read or self._mark() != (number, today, FORM):
                self.rebuild(after, number, today)
            self._read = (number, today, after)

    def rebuild(self, known: Known, number: int, today: date) -> None:
        """Put everyone on the shelf anew."""
        self._make_tables()
        about = About(known)
        with transaction.atomic(using=DATABASE):
            PersonOnShelf.objects.all().delete()
            self._put(about, about.people(today), number, today)

    def refresh(self, known: Known, people: set[str], number: int, today: date) -> None:
        """Put only these people on the shelf anew; those who are no longer on the register leave it."""
        about = About(known)
        with transaction.atomic(using=DATABASE):
            PersonOnShelf.objects.filter(id__in=people).delete()
            self._put(about, (id_ for id_ in about.people(today) if id_ in people), number, today)

    def _put(self, about: About, people: Iterable[str], number: int, today: date) -> None:
        order = {id_: place for place, id_ in enumerate(about.who.members)}
        rows = [on_shelf(about, row(about, id_, today), order[id_]) for id_ in people]
        PersonOnShelf.objects.bulk_create(rows, batch_size=500)
        Mark.objects.all().delete()
        Mark.objects.create(last_entry=number, as_of=today, form=FORM)

    def _mark(self) -> tuple[int, date, int] | None:
        try:
            mark = Mark.objects.first()
        except DatabaseError:
            return None
        return (mark.last_entry, mark.as_of, mark.form) if mark else None

    def _place(self) -> None:
        """Point the database at this case; one of another form, or that cannot be read, is thrown away."""
        shelf, shelves = self._case.ring.shelf(), self._case.path / SHELVES
        self._generation = shelf.generation
        connections.close_all()
        _burn_others(shelves, str(shelf.generation))
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        settings = {"NAME": str(self.path), "OPTIONS": {"key": bytes.fromhex(shelf.key)}}
        connections.settings[DATABASE].update(settings)
        connections[DATABASE].settings_dict.update(settings)
        mark = self._mark()
        if mark is None or mark[2] != FORM:
            connections.close_all()
            _burn(self.path)
            self._make_tables()

    def _make_tables(self) -> None:
        if not self.path.exists():
            connections.close_all()
        connection = connections[DATABASE]
        have = connection.introspection.table_names()
        with connection.schema_editor() as editor:
            for model in (PersonOnShelf, Mark):
                if model._meta.db_table not in have:
                    editor.create_model(model)


def _burn_others(shelves: Path, generation: str) -> None:
    """Remove what lies under keys that were thrown away."""
    for folder in shelves.iterdir() if shelves.is_dir() else ():
        if folder.name != generation:
            shutil.rmtree(folder, ignore_errors=True)


def _burn(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
