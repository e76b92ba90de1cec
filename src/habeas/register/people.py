"""The register: one row a person, and the file of one person. A pure function of what is known and a day.

`rebuild` and `refresh` of a shelf call the same `row`; they differ only in for whom.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from habeas.register.about import About, Part
from habeas.register.proof_of_life import ProofOfLife, proof_of_life
from habeas.register.status import since, status, whereabouts
from habeas.register.value import Value
from habeas.register.voices import voices
from habeas.statements.ids import referred
from habeas.statements.known import Known


class PersonRow(Struct, frozen=True, kw_only=True):
    """A person as the register shows them. `id` is the person's earliest mention; `names` as spelt,
    first mentioned first; every list of values may hold several possible answers."""

    id: str
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    status: tuple[Value, ...]
    places: tuple[Value, ...]
    since: Value | None
    proof: ProofOfLife
    voices: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]
    statements: tuple[str, ...]


class PersonFile(Struct, frozen=True, kw_only=True):
    """Everything known of one person: the row, and which statements it comes from through which groups."""

    row: PersonRow
    parts: tuple[Part, ...]


def register(known: Known, *, as_of: date) -> list[PersonRow]:
    """Everyone on the register as of a day, in the order in which they were first mentioned."""
    about = About(known)
    return [row(about, person, as_of) for person in about.people()]


def person(known: Known, id_: str, *, as_of: date) -> PersonFile | None:
    """The file of the person whom a mention belongs to (an older id leads to the same person); None if
    there is no such mention."""
    about = About(known)
    cluster = about.who.of.get(id_)
    if cluster is None:
        return None
    return PersonFile(row=row(about, cluster, as_of), parts=tuple(about.parts(cluster)))


def row(about: About, id_: str, as_of: date) -> PersonRow:
    """One row of the register, for the cluster `id_`."""
    parts = about.parts(id_)
    members = about.who.members[id_]
    statements = [part.statement for part in parts]
    return PersonRow(
        id=id_,
        names=tuple(dict.fromkeys(about.known.mentions[member].name for member in members)),
        mentions=members,
        status=status(parts, as_of),
        places=whereabouts(parts, as_of),
        since=since(parts, as_of),
        proof=proof_of_life(parts, as_of),
        voices=voices(about.known, about.who, statements),
        sources=tuple(dict.fromkeys(statement.source.id for statement in statements)),
        statements=tuple(statement.id for statement in statements),
    )


def affected(before: Known, after: Known) -> set[str]:
    """The ids of all people, of before or after, whose row may differ between two states of the record.

    A row depends on the live statements about a cluster and on who its tellers are, so every cluster
    that a changed telling, mention or judgement touches is affected, with all who share a statement
    or a teller with it.
    """
    touched = _changed(before, after)
    people: set[str] = set()
    for known in (before, after):
        about = About(known)
        clusters = {about.who.of[id_] for id_ in touched if id_ in about.who.of}
        for statement in known.statements.values():
            around = {about.who.of.get(id_, id_) for id_ in referred(statement.telling)}
            if around & clusters or statement.source.id in touched:
                people |= around
        people |= clusters
    return people


def _changed(before: Known, after: Known) -> set[str]:
    """The ids referred to by whatever is in one state and not, or not equally, in the other."""
    ids: set[str] = set()
    pairs: tuple[tuple[Mapping[str, object], Mapping[str, object]], ...] = (
        (before.tellings, after.tellings),
        (before.mentions, after.mentions),
        (before.judgements, after.judgements),
        (before.sources, after.sources),
    )
    for old, new in pairs:
        for id_ in _differing(old, new):
            ids.add(id_)
            for value in (old.get(id_), new.get(id_)):
                ids |= referred(value) | {getattr(value, "a", id_), getattr(value, "b", id_)}
    return ids


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> Iterable[str]:
    return (id_ for id_ in old.keys() | new.keys() if old.get(id_) != new.get(id_))
