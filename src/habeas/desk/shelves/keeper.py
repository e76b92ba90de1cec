"""Keeps the shelves in step with the record. The record commits first; the shelves catch up before a page reads.

`rebuild` and `refresh` put rows made by one function on the shelf and differ only in for whom. Each view (those who
may see the same sources) has rows of its own. The shelves lie under a throw-away key on the ring, in a folder of
its generation: when the key is thrown away, so are they.
"""

import shutil
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from threading import Lock

from django.conf import settings as django_settings
from django.db import DatabaseError, connections, transaction
from django.db.models import QuerySet

from habeas.acts.at_once import at_once, stays
from habeas.acts.case import SHELVES, Case
from habeas.desk.shelves import tables
from habeas.desk.shelves.models import FORM, Mark, MoveOnShelf, PersonOnShelf, StayOnShelf, Turn
from habeas.desk.shelves.reading_in import A_STEP, ReadingIn
from habeas.desk.shelves.router import SHELVES as DATABASE
from habeas.desk.shelves.rows import keys_of_column, moves_on_shelf, on_shelf, stays_on_shelf
from habeas.desk.shelves.spelling import named
from habeas.desk.shelves.words import where
from habeas.desk.shelves.words.store import Row
from habeas.identity.alike import Alike, keys_of, of_keys
from habeas.protection.digest import tagged
from habeas.register.about import About
from habeas.register.people import affected
from habeas.register.stays import been
from habeas.register.turns import row_with_turns
from habeas.statements.known import Known
from habeas.statements.mention import Kind
from habeas.tally.columns import Columns

MANY = 2000
"""So many new entries, or people whose rows may differ: to put everyone on the shelf anew is as quick."""
VIEWS = 4
"""So many views of the people are kept up; the one that was used longest ago makes room."""
LARGE = 100_000
"""A record of more entries stays in memory out of the collector's sight: to go through it would hold up a page."""
A_BATCH = 2000
"""So many rows are made before they are written."""
NOTHING: frozenset[str] = frozenset()


class Keeper:
    """The shelves of one case. Safe to share between threads."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._lock = Lock()
        self._read: dict[str, tuple[int, date, About]] = {}
        self._about: list[About] = []
        self._alike: dict[str, Alike] = {}
        self._unread: tuple[int, int] = (-1, 0)
        self._reading = ReadingIn()
        self._generation = 0
        self._place()

    @property
    def path(self) -> Path:
        """Where the shelves lie."""
        return self._case.path / SHELVES / str(self._generation) / "shelves.db"

    def catch_up(self, today: date, hidden: frozenset[str] = NOTHING) -> str:
        """Bring the shelves to the end of the record, as of today, for those from whom these sources are hidden.
        Returns the name of the view whose rows are theirs."""
        with self._lock:
            self._find_place()
            number, view = self._case.last_entry(), view_of(hidden)
            read = self._read.pop(view, None)
            if read is None or read[:2] != (number, today):
                after = self.about(self._case.known(hidden=hidden))
                read = self._bring_up(view, read, number, today, after)
            self._read[view] = read
            self._read_in(number, A_STEP)
            return view

    def unread(self, limit: int) -> int:
        """How many sources are not read in yet, after reading in more of them, up to a number of signs."""
        with self._lock:
            self._find_place()
            self._read_in(self._case.last_entry(), limit)
            return self._unread[1]

    def about(self, known: Known) -> About:
        """The index over a state of the record: the one that is kept, or one grown from an earlier one. Pages of
        several visitors ask for the same few."""
        for kept in reversed(self._about):
            if kept.known is known:
                return kept
        made = next(filter(None, (self._grown(kept, known) for kept in reversed(self._about))), None)
        made = made or About(known)
        self._about = [*self._about[-2 * VIEWS + 1 :], made]
        return made

    def _grown(self, kept: About, known: Known) -> About | None:
        changes = self._case.changes(kept.known, known)
        return kept.grown(known, changes) if changes else None

    def alike(self, view: str) -> Alike:
        """Who on the register may be whom, as a view that was brought up shows it. Kept up with its rows."""
        with self._lock:
            about = self._read[view][2]
            kept = self._alike.get(view)
            if kept is None:
                rows = PersonOnShelf.objects.filter(view=view).values_list("person", "keys")
                people = {person: keys_of_column(text) for person, text in rows}
                kept = self._alike[view] = of_keys(people, about.known, about.who)
            return kept

    def rebuild(self, about: About, number: int, today: date, view: str = "") -> None:
        """Put everyone of a view on the shelf anew."""
        tables.make(connections[DATABASE])
        self._alike.pop(view, None)
        with tables.much(connections[DATABASE]), transaction.atomic(using=DATABASE), at_once():
            self._drop(PersonOnShelf.objects.filter(view=view))
            Turn.objects.filter(view=view).delete()
            self._put(about, about.known.mentions, number, today, view)

    def refresh(
        self, about: About, people: Collection[str], number: int, today: date, view: str = ""
    ) -> None:
        """Put only these people on the shelf anew; those who are no longer on the register leave it."""
        with transaction.atomic(using=DATABASE):
            self._drop(PersonOnShelf.objects.filter(view=view, person__in=people))
            Turn.objects.filter(view=view, person__in=people).delete()
            listed = self._put(about, people, number, today, view)
        if view in self._alike:
            now = {
                id_: keys_of(about.known, about.who.members[id_]) if id_ in listed else None for id_ in people
            }
            self._alike[view] = self._alike[view].grown(now, about.known, about.who)

    def _bring_up(
        self, view: str, read: tuple[int, date, About] | None, number: int, today: date, after: About
    ) -> tuple[int, date, About]:
        """Put on the shelf whoever changed since it was brought up last, or everyone where that is not known."""
        mark = self._mark(view)
        before = read[:2] if read else mark[:2] if mark and mark[2] == FORM else None
        if read is None:
            after.prepare_to_grow()
        people = self._changed(view, before, read, number, today, after)
        if people is None or len(people) > MANY:
            self.rebuild(after, number, today, view)
            self._make_room(view)
        elif before != (number, today):
            self.refresh(after, people, number, today, view)
        if read is None and number > LARGE:
            # Some seconds, that whoever asks first how many there are should not wait for.
            after.beside(Columns)
            stays()
        return number, today, after

    def _changed(
        self,
        view: str,
        before: tuple[int, date] | None,
        read: tuple[int, date, About] | None,
        number: int,
        today: date,
        after: About,
    ) -> set[str] | None:
        """Whose rows may differ from those on the shelf; None where that cannot be told, or everyone is as quick."""
        if before is None or before[1] > today or number - before[0] >= MANY:
            return None
        people = set[str]()
        if before[1] < today:
            people.update(Turn.objects.filter(view=view, day__lte=today).values_list("person", flat=True))
        if before[0] != number:
            if read is None:
                return None
            people |= affected(read[2], after, self._case.changes(read[2].known, after.known))
        return people

    def _read_in(self, number: int, limit: int) -> None:
        if self._unread != (number, 0):
            self._unread = (number, self._reading.step(self._case, self._case.known(), limit))

    def _put(self, about: About, people: Iterable[str], number: int, today: date, view: str) -> set[str]:
        """Put those of these clusters on the shelf who are on the register, and note whose row turns later."""
        connection = connections[DATABASE]
        first, listed = tables.next_number(connection, "people"), set[str]()
        for some in _batches(people):
            rows, turning = list[PersonOnShelf](), list[Turn]()
            stays, moves = list[StayOnShelf](), list[MoveOnShelf]()
            for id_ in some:
                if id_ not in about.who.members or about.known.mentions[id_].kind is not Kind.PERSON:
                    continue
                found, turned = row_with_turns(about, id_, today)
                if turned.listed and turned.next:
                    turning.append(Turn(view=view, person=id_, day=turned.next))
                if found:
                    listed.add(id_)
                    said = been(about, found)
                    rows.append(on_shelf(about, found, turned, view, first + len(listed) - 1, said))
                    stays += stays_on_shelf(said, rows[-1])
                    moves += moves_on_shelf(said, rows[-1])
            for table in (rows, stays, moves, turning):
                tables.put(connection, table)
            words = [(one.number, view, named(one.names)) for one in rows]
            where.store().put("person_words", words)
        Mark.objects.filter(view=view).delete()
        Mark.objects.create(view=view, last_entry=number, as_of=today, form=FORM)
        return listed

    def _drop(self, people: QuerySet[PersonOnShelf]) -> None:
        gone: list[Row] = [(number, view, ()) for number, view in people.values_list("number", "view")]
        where.store().drop("person_words", gone)
        StayOnShelf.objects.filter(person__in=people).delete()
        MoveOnShelf.objects.filter(person__in=people).delete()
        people.delete()

    def _make_room(self, newest: str) -> None:
        """Drop the views that were brought up longest ago, beyond those that are kept."""
        old = [view for view in Mark.objects.order_by("-id").values_list("view", flat=True) if view != newest]
        in_use = list(reversed(self._read))
        old.sort(key=lambda view: in_use.index(view) if view in in_use else len(in_use))
        for view in old[VIEWS - 1 :]:
            self._read.pop(view, None)
            self._alike.pop(view, None)
            with transaction.atomic(using=DATABASE):
                self._drop(PersonOnShelf.objects.filter(view=view))
                Turn.objects.filter(view=view).delete()
                Mark.objects.filter(view=view).delete()

    def _mark(self, view: str = "") -> tuple[int, date, int] | None:
        try:
            mark = Mark.objects.filter(view=view).first()
        except DatabaseError:
            return None
        return (mark.last_entry, mark.as_of, mark.form) if mark else None

    def _find_place(self) -> None:
        """See whether the shelves are still there, and under the same key."""
        if self._case.ring.shelf().generation != self._generation:
            self.forget()
            self._place()
        if not self.path.exists():
            self.forget()
            self._make_tables()
        elif not tables.has_its_words(connections[DATABASE]):
            self.forget()
            self._make_anew()

    def forget(self) -> None:
        """Let go of everything read, as if the case had just been opened."""
        self._read, self._about, self._alike, self._unread = {}, [], {}, (-1, 0)
        self._reading = ReadingIn()

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
        where.place(django_settings.WORDS_ON, self._case.path, bytes.fromhex(shelf.key))
        if not _is_of_this_form():
            if tables.words_lie_elsewhere(connections[DATABASE]) and not django_settings.WORDS_ON:
                # What stays on the server is not to be read by anybody any more.
                self._case.ring.renew_shelf()
                self._place()
            else:
                self._make_anew()

    def _make_anew(self) -> None:
        connections.close_all()
        _burn(self.path)
        self._make_tables()

    def _make_tables(self) -> None:
        if not self.path.exists():
            connections.close_all()
        tables.make(connections[DATABASE])


def _batches(people: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(people)
    while some := list(islice(rest, A_BATCH)):
        yield some


def view_of(hidden: frozenset[str]) -> str:
    """The name of the view of those from whom these sources are hidden; "" where nothing is."""
    return tagged("view", [source.encode() for source in sorted(hidden)]).hex()[:16] if hidden else ""


def _is_of_this_form() -> bool:
    try:
        forms = set(Mark.objects.values_list("form", flat=True))
    except DatabaseError:
        return False
    return forms == {FORM} and tables.has_its_words(connections[DATABASE])


def _burn_others(shelves: Path, generation: str) -> None:
    """Remove what lies under keys that were thrown away."""
    for folder in shelves.iterdir() if shelves.is_dir() else ():
        if folder.name != generation:
            shutil.rmtree(folder, ignore_errors=True)


def _burn(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
