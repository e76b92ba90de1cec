"""Independent voices: how many tell a thing who cannot have it from one another. Three articles on one call are one.

Two statements are one voice when they share an origin, a person or group among their tellers, or the one publication
by which both are known. Unknown origins are one voice at most, and only where no named one speaks; an open question of
who told it is never answered here, and adds no voice that may be one already heard.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from msgspec import Struct

from habeas.register.about import About
from habeas.register.channels import in_doubt
from habeas.statements.chain import Chain
from habeas.statements.claims.authorities import Answered, Promised
from habeas.statements.known import Known, Statement
from habeas.statements.mention import Kind
from habeas.statements.source import Source, SourceKind

PUBLICATIONS = frozenset({SourceKind.ARTICLE, SourceKind.LIST, SourceKind.STUB})
"""Kinds of sources that stand between us and whoever they quote. A call, a chat, an interview is the teller's own."""


class Voices(Struct, frozen=True, kw_only=True):
    """Who speaks for something, as ids of statements unless said otherwise, in the order in which they first speak.

    `independent`: one group a voice. `origins`: one group for all that goes back to the same people, whatever published
    it; there are never fewer than voices. `publications`: clusters and source ids, those that repeat one another
    together. `sources`: ids of the sources we have. `unnamed`: for which nobody is named. `open`: of which it is open
    who told them, and which may be a voice already heard. `in_doubt`: came through a channel in doubt, and count for
    nothing.
    """

    independent: tuple[tuple[str, ...], ...] = ()
    origins: tuple[tuple[str, ...], ...] = ()
    publications: tuple[tuple[str, ...], ...] = ()
    sources: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    in_doubt: tuple[str, ...] = ()


def voices(about: About, statements: Iterable[Statement], as_of: date = date.max) -> Voices:
    """The voices of these statements, channels being in doubt as of a day."""
    spoken = {statement.id: statement for statement in statements}
    doubted = {id_ for id_, one in spoken.items() if in_doubt(about, one, as_of)}
    told = [_told(about, one) for id_, one in spoken.items() if id_ not in doubted]
    origins, apart, heard = _heard(told)
    place = {id_: number for number, id_ in enumerate(spoken)}
    return Voices(
        independent=_ordered(apart, place),
        origins=_ordered(origins, place),
        publications=_shown(about.known, _joined(one.publications for one in told)),
        sources=tuple(dict.fromkeys(one.source.id for one in spoken.values())),
        unnamed=tuple(one.id for one in told if not one.tellers and not one.maybe),
        open=tuple(sorted((one.id for one in heard), key=place.__getitem__)),
        in_doubt=tuple(id_ for id_ in spoken if id_ in doubted),
    )


@dataclass(frozen=True)
class Speaking:
    """What a statement's independence rests on: who surely is among its tellers (the origin, and people and groups it
    passed through), who may be, and the publications it passed through. Clusters, and marks of publications."""

    id: str
    tellers: frozenset[str]
    maybe: frozenset[str]
    publications: frozenset[str]


def independent(told: list[Speaking]) -> list[list[Speaking]]:
    """The independent voices among these, one group a voice."""
    return _heard(told)[1]


def _heard(told: list[Speaking]) -> tuple[list[list[Speaking]], list[list[Speaking]], list[Speaking]]:
    """The origins, the voices, and what may be of an origin already heard."""
    named = [one for one in told if one.tellers or one.maybe]
    unnamed = [one for one in told if not one.tellers and not one.maybe]
    origins, heard = _origins(named)
    voices = _independent(origins, _joined(one.publications for one in told))
    if not origins and unnamed:
        origins = voices = [unnamed]
    return origins, voices, heard


def _told(about: About, statement: Statement) -> Speaking:
    return speaking(about, statement.id, statement.source.id, _chain(about, statement))


def speaking(about: About, id_: str, source: str, chain: Chain) -> Speaking:
    """Who speaks in a chain of tellers that stands in a source; `id_` is kept with it."""
    publications = frozenset(_published(about, source, chain))
    head = chain[0].who if chain else None
    if head is None or all(_is_own_source(about.known, one) for one in head.members):
        return Speaking(id_, frozenset(), frozenset(), publications)
    tellers: set[str] = set()
    maybe: set[str] = set()
    for place, link in enumerate(chain):
        if link.who is not None:
            people = (one for one in about.named(link.who) if place == 0 or _is_person(about.known, one))
            (tellers if link.who.all else maybe).update(people)
    return Speaking(id_, frozenset(tellers), frozenset(maybe - tellers), publications)


def _chain(about: About, statement: Statement) -> Chain:
    """The tellers of a statement. Whoever promised or answered something is no voice for having done so."""
    chain, claim = statement.telling.chain, statement.fact.claim
    if not isinstance(claim, Promised | Answered) or not claim.by or not chain or not chain[0].who:
        return chain
    is_own_word = set(about.named(chain[0].who)) == set(about.named(claim.by))
    return chain[1:] if is_own_word else chain


def _published(about: About, source: str, chain: Chain) -> Iterator[str]:
    """What is told in a source is known by: publications among the sources, and bodies, works and channels among the
    tellers. A list copied from another, or had from the same hands, is the same publication."""
    known = about.known
    ids = {id_ for link in chain for id_ in about.named(link.who)}
    for id_ in (source, *ids):
        found = known.sources.get(id_)
        if found is not None and _is_publication(found):
            yield from _marks(found)
        elif found is None and id_ in known.mentions and not _is_person(known, id_):
            yield id_


def _marks(source: Source) -> Iterator[str]:
    """What tells that two sources are one publication: the source itself, its bytes, its address; of a list, from whom
    it came."""
    yield source.id
    if source.sha256:
        yield f"sha256 {source.sha256}"
    if source.address:
        yield f"address {source.address}"
    if source.kind is SourceKind.LIST and source.obtained_from:
        yield f"from {' '.join(source.obtained_from.casefold().split())}"


def _is_publication(source: Source) -> bool:
    return source.kind in PUBLICATIONS or bool(source.published)


def _is_own_source(known: Known, id_: str) -> bool:
    """Whether an id is that of a call or a chat itself, which names nobody."""
    source = known.sources.get(id_)
    return source is not None and not _is_publication(source)


def _is_person(known: Known, id_: str) -> bool:
    mention = known.mentions.get(id_)
    return mention is not None and mention.kind in (Kind.PERSON, Kind.GROUP)


def _origins(named: list[Speaking]) -> tuple[list[list[Speaking]], list[Speaking]]:
    """The statements by origin, and those that may be of an origin already heard.

    Statements that surely share a teller are of one origin. One of which it is open who told it counts only where none
    of those who may have told it speaks otherwise; two that may have the same teller count as one.
    """
    settled: list[list[Speaking]] = []
    undecided: list[list[Speaking]] = []
    for group in _grouped(named, lambda one: one.tellers):
        (undecided if all(one.maybe for one in group) else settled).append(group)
    spoken = {id_ for group in settled for one in group for id_ in one.tellers}
    flat = [one for group in undecided for one in group]
    heard: list[Speaking] = []
    for group in _grouped(flat, lambda one: one.tellers | one.maybe):
        if any(spoken & one.maybe for one in group):
            heard.extend(group)
        else:
            settled.append(group)
    return sorted(settled, key=_key), heard


def _independent(origins: list[list[Speaking]], published: list[frozenset[str]]) -> list[list[Speaking]]:
    """The voices of these origins: one for each that reached us without a publication, and of the others as many as
    have a publication each of their own (the largest matching; H. W. Kuhn, 1955). What has none is one voice with
    whoever is known by its publication."""
    of = {mark: number for number, marks in enumerate(published) for mark in marks}
    by = {
        number: sorted({of[mark] for one in group for mark in one.publications})
        for number, group in enumerate(origins)
        if all(one.publications for one in group)
    }
    taken: dict[int, int] = {}

    def find(origin: int, tried: set[int]) -> bool:
        for publication in by[origin]:
            if publication not in tried:
                tried.add(publication)
                if publication not in taken or find(taken[publication], tried):
                    taken[publication] = origin
                    return True
        return False

    alone = {origin: origin not in by or find(origin, set()) for origin in range(len(origins))}
    voices = {origin: list(origins[origin]) for origin, has_own in alone.items() if has_own}
    for origin, has_own in alone.items():
        if not has_own:
            voices[taken[by[origin][0]]] += origins[origin]
    return list(voices.values())


def _grouped(items: list[Speaking], keys: Callable[[Speaking], frozenset[str]]) -> list[list[Speaking]]:
    """The items that share a key, directly or through others; one without any stands alone."""
    groups = _joined(keys(one) for one in items)
    of = {key: number for number, marks in enumerate(groups) for key in marks}
    found: dict[object, list[Speaking]] = {}
    for one in items:
        found.setdefault(next((of[key] for key in keys(one)), one.id), []).append(one)
    return list(found.values())


def _joined(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Sets that share a member joined, until none do."""
    of: dict[str, set[str]] = {}
    for one in sets:
        sharing = {id(group): group for key in one if (group := of.get(key)) is not None}
        # The largest takes the others in, so that nobody is moved more than a few times.
        group = max(sharing.values(), key=len, default=set[str]())
        for other in (*sharing.values(), one):
            if other is not group:
                group.update(other)
                of.update(dict.fromkeys(other, group))
    found = {id(group): group for group in of.values()}
    return sorted((frozenset(group) for group in found.values()), key=sorted)


def _key(group: list[Speaking]) -> list[str]:
    return sorted(one.id for one in group)


def _ordered(groups: list[list[Speaking]], place: dict[str, int]) -> tuple[tuple[str, ...], ...]:
    ids = [tuple(sorted((one.id for one in group), key=place.__getitem__)) for group in groups]
    return tuple(sorted(ids, key=lambda group: place[group[0]]))


def _shown(known: Known, published: list[frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """Publications as ids, without the marks by which they were found to be one."""
    return tuple(
        tuple(sorted(id_ for id_ in marks if id_ in known.sources or id_ in known.mentions))
        for marks in published
    )
