"""Which act a fact speaks of, on which others it leans, and which statements are tied to one another by that.

Invariant: only what is asserted as done ties; a plan or a denial leans on dates and never moves them.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy

from habeas.statements.claims.authorities import Answered, Approached, Outcome, Promised
from habeas.statements.claims.base import Act, Claim
from habeas.statements.claims.contact import Contacted, ContactKind
from habeas.statements.claims.custody import Escaped
from habeas.statements.claims.harm import Died
from habeas.statements.claims.identity import Born
from habeas.statements.claims.refusing import Refused
from habeas.statements.known import Known
from habeas.statements.layered import changed
from habeas.statements.mention import Party
from habeas.statements.telling import Fact, Telling
from habeas.timeline.said import asserts_done

STATES = frozenset(
    {"named", "aged", "related", "serves_in", "described", "held_at", "conditions", "no_news"}
    | {"counted", "belongs_to", "subset_of", "site", "located_in", "known_as", "subordinate_to", "involved"}
)
"""Claims that last: true on many days. All others speak of an act, which is taken to be of one day."""

LIVE = frozenset({ContactKind.IN_PERSON, ContactKind.LIVE_VIDEO, ContactKind.VOICE})
"""Contacts that only the living make; what is written or recorded may arrive later."""
ENDS_OF_LIFE = (Born, Died)
TYING = (Approached, Promised, Answered, Outcome, Contacted, Escaped, Refused, *ENDS_OF_LIFE)
"""Claims that may be tied to others without any act being named on the fact."""


def may_be_tied(fact: Fact) -> bool:
    """Whether anything else can bear on the date of a fact. Quick: for most facts it is no."""
    when = fact.when
    return (
        fact.act is not None
        or (when is not None and when.anchor is not None)
        or isinstance(fact.claim, TYING)
    )


def acts_of(fact: Fact) -> tuple[str, ...]:
    """The mentions of the act that a fact speaks of: the act it names, the request or promise that it makes."""
    claim = fact.claim
    made: Party | None = None
    if isinstance(claim, Approached):
        made = claim.request
    elif isinstance(claim, Promised):
        made = claim.promise
    found = (fact.act,) if fact.act else ()
    return tuple(dict.fromkeys((*found, *(made.all if made else ()))))


def replies_to(claim: Claim) -> tuple[str, ...]:
    """The mentions of the request or promise that an answer or outcome comes after."""
    to: Party | None = None
    if isinstance(claim, Answered):
        to = claim.request
    elif isinstance(claim, Outcome):
        to = claim.of
    return to.all if to else ()


def leans_on(fact: Fact) -> str | None:
    """The mention of the act that a fact is dated by, if the source names one."""
    return fact.when.anchor.act if fact.when and fact.when.anchor else None


def lives(claim: Claim) -> tuple[str, ...]:
    """The mentions of those who are alive in an act of their own (a contact, an escape, a refusal)."""
    if isinstance(claim, Contacted):
        return claim.from_.all if claim.from_ and claim.kind in LIVE else ()
    if isinstance(claim, Escaped | Refused):
        return _who(claim)
    return ()


def begins_or_ends(claim: Claim) -> tuple[str, ...]:
    """The mentions of those who are said to be born or to have died."""
    if isinstance(claim, Born):
        return claim.person.all if claim.person else ()
    return _who(claim) if isinstance(claim, Died) else ()


def _who(claim: Act) -> tuple[str, ...]:
    return tuple(id_ for who in (claim.who, claim.with_) if who for id_ in who.all)


class Ties:
    """Ids of statements by the mention of an act they speak of or lean on (`acts`), of a person alive in them
    (`lives`), of a person said to be born or dead in them (`ends`). Never changed once made."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self.acts: Mapping[str, tuple[str, ...]] = {}
        self.lives: Mapping[str, tuple[str, ...]] = {}
        self.ends: Mapping[str, tuple[str, ...]] = {}
        self._add(tellings)

    def grown(self, came: Iterable[Telling], went: Iterable[Telling]) -> "Ties":
        """The same with these tellings more and those fewer; the order of ids says nothing."""
        made = copy(self)
        for telling in went:
            gone = {fact.id for fact in telling.facts}
            for fact in telling.facts:
                for name, ids in _keys(fact):
                    table: Mapping[str, tuple[str, ...]] = getattr(made, name)
                    left = {id_: tuple(one for one in table.get(id_, ()) if one not in gone) for id_ in ids}
                    setattr(made, name, changed(table, left.items()))
        made._add(came)
        return made

    def _add(self, tellings: Iterable[Telling]) -> None:
        """Lists while it is built, tuples when it stands."""
        more: dict[str, dict[str, list[str]]] = {"acts": {}, "lives": {}, "ends": {}}
        for telling in tellings:
            for fact in telling.facts:
                for name, ids in _keys(fact):
                    for id_ in dict.fromkeys(ids):
                        more[name].setdefault(id_, []).append(fact.id)
        for name, found in more.items():
            table: Mapping[str, tuple[str, ...]] = getattr(self, name)
            items = {id_: (*table.get(id_, ()), *ids) for id_, ids in found.items()}
            setattr(self, name, changed(table, items.items()) if table else items)


def _keys(fact: Fact) -> Iterator[tuple[str, tuple[str, ...]]]:
    if not may_be_tied(fact) or not asserts_done(fact):
        return
    yield "acts", tuple(named_acts(fact))
    yield "lives", lives(fact.claim)
    yield "ends", begins_or_ends(fact.claim)


def named_acts(fact: Fact) -> Iterator[str]:
    """The mentions of every act that bears on the date of a fact."""
    yield from acts_of(fact)
    yield from replies_to(fact.claim)
    anchor = leans_on(fact)
    if anchor is not None:
        yield anchor


def ties(known: Known) -> Ties:
    """The ties of everything that is in force."""
    return Ties(known.tellings.values())
