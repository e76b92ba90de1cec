"""From a row of the register to columns that SQL can sort, filter and search. Nothing is worked out here."""

from datetime import date
from functools import lru_cache

import msgspec

from habeas.desk.shelves.models import MoveOnShelf, PersonOnShelf, StayOnShelf
from habeas.desk.shelves.spelling import folded
from habeas.identity.alike import Keys, keys
from habeas.language import gettext as _
from habeas.protection.erased import of_words
from habeas.register.about import About
from habeas.register.people import PersonRow
from habeas.register.status import UNKNOWN
from habeas.register.stays import Been, SaidMove, SaidStay, been
from habeas.register.turns import Turns, on_day
from habeas.statements.claims.identity import Named

NO_NAME = "~"
"""Sorts people without a name after those with one."""


_KEYS = msgspec.json.Decoder(Keys)
_ROW = msgspec.json.Decoder(PersonRow)


def row_of(item: str, day: date) -> PersonRow:
    """The row of the register that lies on a shelf, as of a day between the same turns."""
    return on_day(_ROW.decode(item), day)


def keys_of_column(text: str) -> Keys:
    """What somebody's names are found by, from its column."""
    return _KEYS.decode(text)


def on_shelf(
    about: About,
    row: PersonRow,
    turned: Turns,
    view: str = "",
    number: int | None = None,
    said: Been | None = None,
) -> PersonOnShelf:
    """The shelf's columns for one row of the register, for those who see this view of it; `said` is where they were
    said to be, if that was read off the row before."""
    said = said or been(about, row)
    names = list(dict.fromkeys([*row.names, *other_names(about, row)]))
    where = (*row.places, *row.last_places)
    places = [about.known.mentions[value.value].name for value in where if value.value != UNKNOWN]
    titles = [about.known.sources[id_].title for id_ in row.sources]
    name = headline(names)
    proof = row.proof.last
    heard = about.known.noted[row.id]
    return PersonOnShelf(
        number=number,
        view=view,
        person=row.id,
        heard_at=int(heard.at.timestamp() * 1000),
        noted=heard.number,
        name=name,
        sort_name=folded_once(name) if name[:1].isupper() else NO_NAME + folded_once(name),
        search="\n".join(map(folded_once, (*names, *places, *titles))),
        names="\n".join(names),
        statuses=_ids(tuple(value.value for value in row.status)),
        places="\n".join(map(folded_once, places)),
        since=row.since.latest if row.since else None,
        proof_from=proof.earliest if proof else None,
        proof_to=proof.latest if proof else None,
        voices=len(row.voices),
        first=said.first,
        listed=turned.listed or date.min,
        same_since=turned.since,
        keys=msgspec.json.encode(sorted(keys(row.names))).decode(),
        row=msgspec.json.encode(row).decode(),
    )


def stays_on_shelf(said: Been, item: PersonOnShelf) -> list[StayOnShelf]:
    """Where a person was said to be."""
    return [
        StayOnShelf(person=item, place=one.place, held_by=_ids(one.by), is_last=one.is_last, **_days(one))
        for one in said.stays
    ]


def moves_on_shelf(said: Been, item: PersonOnShelf) -> list[MoveOnShelf]:
    """Between which places they were said to be moved."""
    return [
        MoveOnShelf(person=item, start=one.start, end=one.end, held_by=_ids(one.by), **_days(one))
        for one in said.moves
    ]


def _ids(ids: tuple[str, ...]) -> str:
    return "".join(f"|{one}|" for one in ids)


def _days(said: SaidStay | SaidMove) -> dict[str, date | None]:
    return {"first": said.first, "last": said.last}


def other_names(about: About, row: PersonRow) -> list[str]:
    """Names that somebody says the person is called by: nicknames, call signs."""
    names = []
    for id_ in row.statements:
        claim = about.known.statements[id_].fact.claim
        if isinstance(claim, Named) and claim.name_as_said:
            names.append(claim.name_as_said.exact.strip("“”\"«»‘’'"))
    return names


def headline(names: list[str]) -> str:
    """The name a person is shown by: the first that looks like a name, else the first description."""
    return next((name for name in names if name[:1].isupper()), names[0] if names else "")


@of_words
@lru_cache(maxsize=1 << 15)
def folded_once(text: str) -> str:
    """A text as it is compared. Titles and places are those of many people."""
    return folded(text)


def name_of(about: About, cluster: str) -> str:
    """What a place, or anybody, is called, of all that it is called."""
    members = about.who.members.get(about.who.of.get(cluster, cluster), (cluster,))
    names = [about.known.mentions[member].name for member in members if member in about.known.mentions]
    return headline(list(dict.fromkeys(names))) or _("a place")
