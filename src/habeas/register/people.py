"""The register: one row a person, and the file of one person. A pure function of what is known and a day.

`rebuild` and `refresh` of a shelf call the same `row`; they differ only in for whom.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from habeas.register.about import About
from habeas.register.channels import near_channel
from habeas.register.fate import Answer, fate
from habeas.register.index import casts_doubt
from habeas.register.proof_of_life import ProofOfLife, proof_of_life
from habeas.register.status import Status, since
from habeas.register.value import Value
from habeas.register.voices import voices
from habeas.register.whereabouts import Whereabout, whereabouts
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.codec import Record
from habeas.statements.decisions import Decision
from habeas.statements.growing import Changes
from habeas.statements.judgement import Judgement
from habeas.statements.known import Known
from habeas.statements.mention import Mention
from habeas.statements.source import Source
from habeas.statements.telling import Fact, Polarity, Telling
from habeas.timeline.events import may_be_tied
from habeas.timeline.part import Part
from habeas.timeline.sites import places_changed


class PersonRow(Struct, frozen=True, kw_only=True):
    """A person as the register shows them. `id` is the person's earliest mention; `names` as spelt,
    first mentioned first; every list of values may hold several possible answers; `last_places` are those that were
    said before it was said that nobody knows where they are. `voices` are the
    independent ones that speak for the status, `origins` the people they go back to, each as ids of statements."""

    id: str
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    status: tuple[Answer, ...]
    is_presumed_alive: bool
    places: tuple[Whereabout, ...]
    last_places: tuple[Whereabout, ...]
    since: Value | None
    proof: ProofOfLife
    voices: tuple[tuple[str, ...], ...]
    origins: tuple[tuple[str, ...], ...]
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
    return file(About(known), id_, as_of=as_of)


def file(about: About, id_: str, *, as_of: date) -> PersonFile | None:
    """The same, of an index that is there already."""
    cluster = about.who.of.get(id_)
    if cluster is None:
        return None
    return PersonFile(row=row(about, cluster, as_of), parts=tuple(about.parts(cluster, as_of)))


def row(about: About, id_: str, as_of: date) -> PersonRow:
    """One row of the register, for the cluster `id_`."""
    return row_of_parts(about, id_, about.parts(id_, as_of), as_of)


def row_of_parts(about: About, id_: str, parts: list[Part], as_of: date) -> PersonRow:
    """The same from what is said about them, speaking of days up to `as_of`."""
    members = about.who.members[id_]
    statements = {part.statement.id: part.statement for part in parts}
    found, where = fate(about, parts, as_of), whereabouts(about, parts, as_of)
    is_held = any(answer.value == Status.HELD for answer in found.answers)
    speaking = [statements[id_] for value in found.answers for id_ in value.because if id_ in statements]
    spoken = voices(about, speaking, as_of)
    return PersonRow(
        id=id_,
        names=tuple(dict.fromkeys(about.known.mentions[member].name for member in members)),
        mentions=members,
        status=found.answers,
        is_presumed_alive=found.is_presumed_alive,
        places=where.answers,
        last_places=where.last,
        since=since(parts, as_of) if is_held else None,
        proof=proof_of_life(about, id_, parts, as_of),
        voices=spoken.independent,
        origins=spoken.origins,
        sources=tuple(dict.fromkeys(statement.source.id for statement in statements.values())),
        statements=tuple(statements),
    )


def affected(before: About, after: About, changes: Changes | None = None) -> set[str]:
    """The ids of all people, of before or after, whose row may differ between two states of the record; `changes`
    is what came and went between them, if that is known.

    A row depends on the statements about a cluster and its groups, on who their tellers, places and channels are, on
    what those places lie in, on what is taken back, on what puts a channel in doubt, and on what dates it all.
    """
    changes = changes or _differing(before.known, after.known)
    both = (*changes.came, *changes.went)
    tellings = [value for value in both if isinstance(value, Telling)]
    sources = {value.id for value in both if isinstance(value, Source)}
    mentions = {value.id for value in both if isinstance(value, Mention)}
    mentions |= {id_ for value in both if isinstance(value, Judgement) for id_ in (value.a, value.b)}
    decided = {decision.on for decision in both if isinstance(decision, Decision)}
    placed = {id_ for value in both for id_ in places_changed(value)}
    found: set[str] = set()
    for about in (before, after):
        moved = {about.who.of.get(id_, id_) for id_ in mentions | decided}
        near = (telling for source in sources for telling in about.known.tellings_of(source))
        statements = about.known.statements
        on_facts = (statements[id_].telling for id_ in decided if id_ in statements)
        concerned: set[str] = set()
        inside = about.sites.within({about.who.of.get(id_, id_) for id_ in placed}) if placed else set()
        for telling in _with_tied(about, (*tellings, *about.near(moved | inside), *near, *on_facts)):
            for fact in telling.facts:
                concerned |= _concerned(about, fact)
        found |= moved | concerned | _with_them(about, concerned)
    return found


def _with_tied(about: About, tellings: Iterable[Telling]) -> Iterable[Telling]:
    """These tellings, and those on whose dates they bear: those of the same acts among them, which came by the same
    channel."""
    statements = about.known.statements
    found = {telling.id: telling for telling in tellings}
    for telling in list(found.values()):
        for fact in telling.facts:
            if may_be_tied(fact) and telling.id in about.known.tellings:
                tied = (statements[id_].telling for id_ in about.timeline.tied(statements[fact.id]))
                found.update((one.id, one) for one in tied)
    return found.values()


def _concerned(about: About, fact: Fact) -> set[str]:
    """Whose rows a fact may change: those it is about, those of whom it takes something back, those whom it makes
    doubt."""
    found = set(about.subjects(fact.claim))
    if fact.polarity is Polarity.RETRACTS:
        for cluster in tuple(found):
            for statement in about.about(cluster):
                found.update(about.subjects(statement.fact.claim))
    if casts_doubt(fact):
        found |= _reached(about, set(about.named(getattr(fact.claim, "channel", None))))
    return found


def _reached(about: About, channels: set[str]) -> set[str]:
    """Whose rows a doubt on these channels may change."""
    return {
        cluster
        for channel in channels
        for telling in near_channel(about, channel)
        for fact in telling.facts
        for cluster in about.subjects(fact.claim)
    }


def _with_them(about: About, concerned: set[str]) -> set[str]:
    """With a group, all who are said to belong to it. Asked once for all: somebody may be spoken of everywhere."""
    return {
        cluster
        for telling in about.near(concerned)
        for fact in telling.facts
        if isinstance(fact.claim, BelongsTo)
        for cluster in about.subjects(fact.claim)
    }


def _differing(before: Known, after: Known) -> Changes:
    """What is in one state and not, or not equally, in the other."""
    tables: tuple[tuple[Mapping[str, Record], Mapping[str, Record]], ...] = (
        (before.tellings, after.tellings),
        (before.mentions, after.mentions),
        (before.judgements, after.judgements),
        (before.sources, after.sources),
        (before.decisions, after.decisions),
    )
    changes = Changes()
    for old, new in tables:
        changes.came += [value for id_, value in new.items() if old.get(id_) != value]
        changes.went += [value for id_, value in old.items() if new.get(id_) != value]
    return changes
