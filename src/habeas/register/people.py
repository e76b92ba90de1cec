"""The register: one row a person, and the file of one person. A pure function of what is known and a day.

`rebuild` and `refresh` of a shelf call the same `row`; they differ only in for whom.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from habeas.identity.clusters import clusters
from habeas.register.about import About, Part
from habeas.register.proof_of_life import ProofOfLife, proof_of_life
from habeas.register.status import since, status, whereabouts
from habeas.register.value import Value
from habeas.register.voices import voices
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.ids import referred
from habeas.statements.known import Known


class PersonRow(Struct, frozen=True, kw_only=True):
    """A person as the register shows them. `id` is the person's earliest mention; `names` as spelt,
    first mentioned first; every list of values may hold several possible answers. `voices` are those
    that speak for the status."""

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
    return [row(about, person, as_of) for person in about.people(as_of)]


def person(known: Known, id_: str, *, as_of: date) -> PersonFile | None:
    """The file of the person whom a mention belongs to (an older id leads to the same person); None if
    there is no such mention."""
    about = About(known)
    cluster = about.who.of.get(id_)
    if cluster is None:
        return None
    return PersonFile(row=row(about, cluster, as_of), parts=tuple(about.parts(cluster, as_of)))


def row(about: About, id_: str, as_of: date) -> PersonRow:
    """One row of the register, for the cluster `id_`."""
    parts = about.parts(id_, as_of)
    members = about.who.members[id_]
    statements = {part.statement.id: part.statement for part in parts}
    fate = status(parts, as_of)
    speaking = [statements[id_] for value in fate for id_ in value.because if id_ in statements]
    return PersonRow(
        id=id_,
        names=tuple(dict.fromkeys(about.known.mentions[member].name for member in members)),
        mentions=members,
        status=fate,
        places=whereabouts(about, parts, as_of),
        since=since(parts, as_of),
        proof=proof_of_life(about, parts, as_of),
        voices=voices(about.known, about.who, speaking),
        sources=tuple(dict.fromkeys(statement.source.id for statement in statements.values())),
        statements=tuple(statements),
    )


def affected(before: Known, after: Known) -> set[str]:
    """The ids of all people, of before or after, whose row may differ between two states of the record.

    A row depends on the statements about a cluster and its groups, on who the tellers are, and on what
    puts a channel in doubt; so whoever shares a statement with anything that changed is affected, and
    with a group all who are said to belong to it.
    """
    touched = _changed(before, after)
    affected: set[str] = set()
    for known in (before, after):
        who = clusters(known)
        changed = {who.of[id_] for id_ in touched if id_ in who.of}
        around = [
            {who.of.get(id_, id_) for id_ in referred(statement.telling)}
            for statement in known.statements.values()
        ]
        near = changed.union(
            *(ids for ids, of in zip(around, known.statements.values(), strict=True)
              if ids & changed or of.source.id in touched)
        )  # fmt: skip
        for statement in known.statements.values():
            claim = statement.fact.claim
            if isinstance(claim, BelongsTo) and claim.group and near & set(who.named(claim.group.members)):
                near |= set(who.named(claim.person.members if claim.person else ()))
        affected |= near
    return affected


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
