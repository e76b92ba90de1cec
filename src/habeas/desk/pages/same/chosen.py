"""Two chosen by hand, side by side, be they people, places or bodies; and whom one can choose."""

from dataclasses import dataclass
from datetime import date
from itertools import islice

from habeas.desk.opened import Desk
from habeas.desk.pages.facts import FactLine, fact_line
from habeas.desk.pages.namesakes import tell_apart
from habeas.desk.pages.same.conflicts import Given, answers_on
from habeas.desk.pages.same.kinds import InWords, address, in_words
from habeas.desk.pages.same.picks import PICKS, Pick, picks
from habeas.desk.shelves.spelling import folded
from habeas.register.about import About
from habeas.statements.mention import Kind

A_FEW = 12
"""Statements shown of a place or a body, of which many speak."""


@dataclass(frozen=True)
class Side:
    """One of two that are compared."""

    id: str
    name: str
    told_apart: str
    link: str
    facts: tuple[FactLine, ...]


@dataclass(frozen=True)
class Chosen:
    """Two chosen by hand, and what else of their kind one can choose."""

    picks: tuple[Pick, ...]
    words: str
    has_more: bool
    sentence: str
    a: Side | None
    b: Side | None
    are_joined: bool
    kind: InWords
    answers: tuple[Given, ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        """Both sides, where both are chosen."""
        return tuple(side for side in (self.a, self.b) if side)


def chosen(here: Desk, about: About, a: str | None, b: str | None, words: str, view: str) -> Chosen:
    """What was chosen; people are offered unless something else was."""
    today, known, who = here.today(), about.known, about.who
    a, b = (id_ if id_ in known.mentions else None for id_ in (a, b))
    first = a or b
    kind = known.mentions[first].kind if first else Kind.PERSON
    b = b if b and known.mentions[b].kind is kind else None
    of_kind = [id_ for id_ in who.members if known.mentions[id_].kind is kind]
    sought = folded(words).split()
    fitting = (
        [id_ for id_ in of_kind if all(word in folded(known.mentions[id_].name) for word in sought)]
        if sought
        else of_kind
    )
    both = [who.of[id_] for id_ in (a, b) if id_]
    found = here.alike(view)
    return Chosen(
        picks=tuple(picks(known, list(dict.fromkeys([*both, *fitting[:PICKS]])))),
        words=words,
        has_more=kind is Kind.PERSON and len(of_kind) > PICKS,
        sentence=found.sentence if found.matches else "",
        a=_side(about, a, today),
        b=_side(about, b, today),
        are_joined=bool(a and b and who.of[a] == who.of[b]),
        kind=in_words(kind),
        answers=answers_on(about, a, b) if a and b else (),
    )


def _side(about: About, id_: str | None, today: date) -> Side | None:
    if id_ is None:
        return None
    known, cluster = about.known, about.who.of[id_]
    if known.mentions[cluster].kind is Kind.PERSON:
        said = [part.statement for part in about.parts(cluster, today)]
    else:
        said = list(islice(about.naming([cluster], today), A_FEW))
    return Side(
        id=id_,
        name=known.mentions[id_].name,
        told_apart=tell_apart(known, id_),
        link=address(known, cluster),
        facts=tuple(fact_line(known, one) for one in said),
    )
