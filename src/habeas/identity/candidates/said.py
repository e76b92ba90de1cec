"""What of everything said bears on who somebody is, by mention; and in which facts people are named side by side.

Kept up telling by telling: one that grew holds what one made anew would hold.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from habeas.statements.claims.base import Claim, Inner
from habeas.statements.claims.bodies import KnownAs
from habeas.statements.claims.custody import Detained, HeldAt
from habeas.statements.claims.identity import Aged, Born, Described, Named, Related, ServesIn
from habeas.statements.growing import Changes
from habeas.statements.known import Known
from habeas.statements.layered import changed
from habeas.statements.mention import Kind, Party
from habeas.statements.telling import Fact, Polarity, Telling

Ids = tuple[str, ...]
OF_ONE = (Named, Aged, Born, ServesIn, Described)
"""Claims about one person, in the role `person`."""


class Said(Struct, frozen=True):
    """By mention: `bears` are statements that say who somebody is, `beside` the facts (and chains of tellers) that name
    somebody along with somebody else."""

    bears: Mapping[str, Ids]
    beside: Mapping[str, Ids]

    @classmethod
    def of(cls, known: Known) -> "Said":
        """Of all that is known."""
        bears: dict[str, list[str]] = {}
        beside: dict[str, list[str]] = {}
        for telling in known.tellings.values():
            for id_, fact in _bears(telling):
                bears.setdefault(id_, []).append(fact)
            for id_, key in _beside(known, telling):
                beside.setdefault(id_, []).append(key)
        return cls(_tuples(bears), _tuples(beside))

    def grown(self, known: Known, changes: Changes) -> "Said":
        """Of a later state, given what changed until then."""
        came = [one for one in changes.came if isinstance(one, Telling) and one.id in known.tellings]
        went = [one for one in changes.went if isinstance(one, Telling) and one.id not in known.tellings]
        if not came and not went:
            return self
        return Said(
            _with(self.bears, _pairs(came, _bears), _pairs(went, _bears)),
            _with(
                self.beside,
                _pairs(came, lambda one: _beside(known, one)),
                _pairs(went, lambda one: _beside(known, one)),
            ),
        )


def touched(telling: Telling) -> set[str]:
    """The mentions for whom a telling may change what is gathered."""
    return {id_ for id_, _ in _bears(telling)} | {
        id_ for fact in telling.facts for id_ in named_in(fact.claim)
    }


def named_in(claim: Claim) -> Iterator[str]:
    """Every mention that a claim names in any part, what was promised, threatened or asked included."""
    for field in claim.__struct_fields__:
        value = getattr(claim, field)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Party):
                yield from one.members
            elif isinstance(one, Inner):
                yield from named_in(one.says)


def _bears(telling: Telling) -> Iterator[tuple[str, str]]:
    for fact in telling.facts:
        if fact.polarity is Polarity.ASSERTS:
            for id_ in dict.fromkeys(_of_whom(fact)):
                yield id_, fact.id


def _of_whom(fact: Fact) -> Iterator[str]:
    """Whom a fact says something about that tells them from others. Of one of several it says nothing sure."""
    claim = fact.claim
    parties: tuple[Party | None, ...] = ()
    if isinstance(claim, OF_ONE):
        parties = (claim.person,)
    elif isinstance(claim, Related):
        parties = (claim.person, claim.of)
    elif isinstance(claim, HeldAt | Detained):
        parties = (claim.who, claim.with_)
    for party in parties:
        if party:
            yield from party.all


def _beside(known: Known, telling: Telling) -> Iterator[tuple[str, str]]:
    """The people named side by side: whoever a fact names twice over is two people, and so are two who told one
    another. That somebody is known by another name, too, is the one claim that may name a person twice."""
    for fact in telling.facts:
        if not isinstance(fact.claim, KnownAs):
            yield from _of_several(known, named_in(fact.claim), fact.id)
    tellers = (id_ for link in telling.chain if link.who for id_ in link.who.members)
    yield from _of_several(known, tellers, f"{telling.id}/told")


def _of_several(known: Known, ids: Iterable[str], key: str) -> Iterator[tuple[str, str]]:
    people = [
        id_
        for id_ in dict.fromkeys(ids)
        if (one := known.mentions.get(id_)) is not None and one.kind is Kind.PERSON
    ]
    if len(people) > 1:
        yield from ((id_, key) for id_ in people)


def _pairs(
    tellings: list[Telling], of: Callable[[Telling], Iterator[tuple[str, str]]]
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for telling in tellings:
        for id_, key in of(telling):
            found.setdefault(id_, []).append(key)
    return found


def _with(
    table: Mapping[str, Ids], came: Mapping[str, list[str]], went: Mapping[str, list[str]]
) -> Mapping[str, Ids]:
    now = {}
    for id_ in dict.fromkeys((*came, *went)):
        gone = set(went.get(id_, ()))
        now[id_] = (*(one for one in table.get(id_, ()) if one not in gone), *came.get(id_, ()))
    return changed(table, now.items())


def _tuples(found: Mapping[str, list[str]]) -> dict[str, Ids]:
    return {id_: tuple(keys) for id_, keys in found.items()}
