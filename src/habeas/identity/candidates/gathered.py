"""Everything said of one person that tells them from others, as linking takes it. Pure; nothing is guessed.

An age at a date becomes an interval; what is not said stays empty and is no evidence.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from habeas.identity.candidates.said import Said
from habeas.identity.clusters import Clusters
from habeas.identity.linkage import Person
from habeas.identity.unnamed import name_in
from habeas.statements.claims.custody import Detained, HeldAt
from habeas.statements.claims.identity import Aged, Born, Described, Named, NameKind, Related, ServesIn
from habeas.statements.known import Known, Statement
from habeas.statements.mention import Mention, Party
from habeas.statements.when import Bounds, bounds

Days = tuple[date | None, date | None]
A_YEAR = 366
PICTURES = "image/"
NO_NAMES = frozenset({NameKind.NICKNAME, NameKind.CALL_SIGN, NameKind.CHANGED_NAME})
"""What somebody is called that is no name: many have one nickname, and a changed name protects somebody."""
_APART = frozenset({NameKind.CHANGED_NAME})


class Gathered(Struct, frozen=True):
    """A person of the case with what may link them. `names` are real names only, `called` nicknames and call signs;
    somebody without a real name is never proposed as anybody. `person` is what linking takes."""

    id: str
    names: tuple[str, ...]
    called: tuple[str, ...]
    person: Person

    @property
    def is_named(self) -> bool:
        """Whether there is a name to go by."""
        return bool(self.names)


def gather(known: Known, who: Clusters, said: Said, cluster: str) -> Gathered:
    """What is said of a cluster of mentions."""
    return gather_of(known, who, said, cluster, who.members[cluster])


def gather_of(known: Known, who: Clusters, said: Said, id_: str, members: Iterable[str]) -> Gathered:
    """The same of these mentions only, under an id."""
    mentions = [known.mentions[member] for member in members]
    own = {mention.id for mention in mentions}
    facts = {fact: None for one in mentions for fact in said.bears.get(one.id, ())}
    about = [known.statements[fact] for fact in facts if fact in known.statements]
    names, called = _names(mentions, about, own)
    sources = {mention.source for mention in mentions}
    return Gathered(
        id=id_,
        names=names,
        called=called,
        person=Person(
            id=id_,
            names=(*names, *(f"{names[0]} «{sign}»" for sign in called)) if names else (),
            born=_born(about, own),
            places=_unique(_homes(known, who, about, own)),
            units=_unique(_units(known, who, about, own)),
            relatives=_unique(_relatives(known, about, own)),
            taken=_taken(about),
            held=_unique(_held(known, who, about)),
            photos=_unique(_photos(known, said, sources, own)),
            source=mentions[0].source if len(sources) == 1 else "",
        ),
    )


def _names(
    mentions: list[Mention], about: list[Statement], own: set[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Real names, and what else they are called."""
    real: list[str] = []
    called: list[str] = []
    hidden: set[str] = set()
    for one in about:
        claim = one.fact.claim
        if isinstance(claim, Named) and _is_of(claim.person, own):
            words = claim.name_as_said.exact if claim.name_as_said else " ".join(p.part for p in claim.parts)
            if claim.kind in NO_NAMES:
                hidden.add(_plain(words))
                if claim.kind not in _APART:
                    called.append(words)
            else:
                real.append(words)
    spelt = [mention.name for mention in mentions if _plain(mention.name) not in hidden]
    names = [found for name in (*spelt, *real) if _plain(name) not in hidden and (found := name_in(name))]
    called += [name for name in spelt if name[:1] in '«“„"' and name[-1:] in '»”"']
    return tuple(dict.fromkeys(names)), tuple(dict.fromkeys(called))


def _born(about: list[Statement], own: set[str]) -> Days | None:
    """The days on which they can have been born: what all that is said leaves open, or, where that contradicts itself,
    all of it together."""
    spans = [span for one in about if (span := _birth(one, own)) != (None, None)]
    if not spans:
        return None
    earliest = max((first for first, _ in spans if first), default=None)
    latest = min((last for _, last in spans if last), default=None)
    if earliest and latest and earliest > latest:
        return min(first for first, _ in spans if first), max(last for _, last in spans if last)
    return earliest, latest


def _birth(one: Statement, own: set[str]) -> Days:
    claim, when = one.fact.claim, one.fact.when
    if isinstance(claim, Born) and _is_of(claim.person, own) and when and when.edtf:
        found = bounds(when.edtf)
        return found.earliest, found.latest
    if isinstance(claim, Aged) and _is_of(claim.person, own) and claim.years is not None:
        return _born_by_age(claim.years, _day(one))
    return None, None


def _day(one: Statement) -> Bounds:
    """The days on which somebody was of an age: as said, or else about when it was told."""
    when = one.fact.when
    if when and when.edtf:
        return bounds(when.edtf)
    return Bounds(one.told_by - timedelta(days=A_YEAR), one.told_by)


def _born_by_age(years: int, at: Bounds) -> Days:
    """Somebody of so many completed years on a day was born as many years before it, and less than one more."""
    first = _years_before(at.earliest, years + 1) + timedelta(days=1) if at.earliest else None
    last = _years_before(at.latest, years) if at.latest else None
    return first, last


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=max(1, day.year - years))
    except ValueError:
        return day.replace(year=max(1, day.year - years), day=28)


def _homes(known: Known, who: Clusters, about: list[Statement], own: set[str]) -> Iterator[str]:
    """Where they are from: where they were born, and what a list says of their home. A description counts as a place if
    all of its words are spelt like names, as “Верхній Карськ” is and “a sailor with a scar” is not."""
    for one in about:
        claim = one.fact.claim
        if isinstance(claim, Born) and _is_of(claim.person, own):
            yield from _named(known, who, claim.place)
        if isinstance(claim, Described) and _is_of(claim.person, own) and claim.what:
            words = claim.what.exact.replace(",", " ").split()
            if words and all(word[:1].isupper() and word.isalpha() for word in words):
                yield claim.what.exact


def _units(known: Known, who: Clusters, about: list[Statement], own: set[str]) -> Iterator[str]:
    for one in about:
        if isinstance(one.fact.claim, ServesIn) and _is_of(one.fact.claim.person, own):
            yield from _named(known, who, one.fact.claim.body)


def _relatives(known: Known, about: list[Statement], own: set[str]) -> Iterator[str]:
    """Relatives who have a name of their own."""
    for one in about:
        claim = one.fact.claim
        if isinstance(claim, Related):
            other = claim.of if _is_of(claim.person, own) else claim.person
            for id_ in other.all if other else ():
                if id_ in known.mentions and (name := name_in(known.mentions[id_].name)):
                    yield name


def _taken(about: list[Statement]) -> Days | None:
    for one in about:
        when = one.fact.when
        if isinstance(one.fact.claim, Detained) and when and when.edtf:
            found = bounds(when.edtf)
            return found.earliest, found.latest
    return None


def _held(known: Known, who: Clusters, about: list[Statement]) -> Iterator[str]:
    for one in about:
        if isinstance(one.fact.claim, HeldAt | Detained):
            yield from _named(known, who, one.fact.claim.place)


def _photos(known: Known, said: Said, sources: set[str], own: set[str]) -> Iterator[str]:
    """Digests of pictures that came with a source that speaks of nobody else: of whom another shows, only a person can
    say."""
    if not known.attachments:
        return
    for item in known.attachments.values():
        if item.source in sources and item.media_type.startswith(PICTURES):
            others = (one.id for one in known.mentions_of(item.source) if one.id in said.bears)
            if own.issuperset(others):
                yield item.sha256


def _named(known: Known, who: Clusters, party: Party | None) -> Iterator[str]:
    """The places or bodies of a party by the first name of each, so that what was judged the same reads the same."""
    for id_ in party.all if party else ():
        if id_ in known.mentions:
            yield known.mentions[who.of[id_]].name


def _is_of(party: Party | None, own: set[str]) -> bool:
    return party is not None and not own.isdisjoint(party.all)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _unique(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))
