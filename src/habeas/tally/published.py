"""Numbers that were published: worked out, worked out again from what was known then, and whether they still hold.

A number is what a rule makes of a question and the record up to a moment. The rule's name has a number that changes
whenever the rule does, so that nobody takes another way of counting for a change of what is known.
"""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from habeas.protection.digest import sha256
from habeas.register.about import About
from habeas.statements.known import Known
from habeas.statements.numbers import PublishedNumber
from habeas.tally.asked import Asked, read
from habeas.tally.cannot import CannotTally
from habeas.tally.named import Pairs, named_minimum


class Rule(StrEnum):
    """How a number is counted: by name, or as the least that follows from everything said."""

    NAMED = "named 1"
    FOLLOWS = "follows 1"


class Figure(Struct, frozen=True, kw_only=True):
    """A number with who counted (clusters; none where it does not rest on names) and the statements it rests on."""

    number: int
    people: tuple[str, ...]
    because: tuple[str, ...]

    @property
    def digest(self) -> str:
        """SHA-256, in hex, over who counted and by which statements, whatever their order."""
        lines = ["people", *sorted(self.people), "statements", *sorted(self.because)]
        return sha256("\n".join(lines).encode())


def figure(about: About, asked: Asked, rule: Rule, voices: int, as_of: date, may_be: Pairs = ()) -> Figure:
    """The number that a rule makes of a question as of a day; `may_be` are pairs of people who may be one.
    Raises CannotTally where not everything said can be true, and no number follows."""
    return _RULES[rule](about, asked, voices, as_of, may_be)


def _by_name(about: About, asked: Asked, voices: int, as_of: date, may_be: Pairs) -> Figure:
    found = named_minimum(about, asked, voices, as_of, may_be)
    everyone = (*found.people, *found.in_part)
    return Figure(
        number=found.least,
        people=tuple(one.who for one in everyone),
        because=tuple(dict.fromkeys(id_ for one in everyone for id_ in one.because)),
    )


def _by_all_that_was_said(about: About, asked: Asked, voices: int, as_of: date, may_be: Pairs) -> Figure:
    # Only here: whoever counts by name needs no solver.
    from habeas.tally.bounds.answer import answer, conflict
    from habeas.tally.follows import said, statement_of

    everything = said(about, asked, as_of)
    if conflict(everything):
        raise CannotTally(
            "not everything that was said can be true, so no number follows. Nothing was noted; look at what "
            "contradicts itself, or count by name."
        )
    least = answer(everything, everything.questions[0]).least
    because = dict.fromkeys(map(statement_of, least.because))
    return Figure(number=least.value or 0, people=(), because=tuple(id_ for id_ in because if id_))


_RULES: dict[Rule, Callable[[About, Asked, int, date, Pairs], Figure]] = {
    Rule.NAMED: _by_name,
    Rule.FOLLOWS: _by_all_that_was_said,
}


class Replayed(Struct, frozen=True, kw_only=True):
    """A published number worked out again from what was known then. `is_equal`: the same number of the same people by
    the same statements. `withdrawn` are sources that it rested on and that nobody can read any more."""

    published: PublishedNumber
    figure: Figure
    is_equal: bool
    withdrawn: tuple[str, ...]


def replayed(then: About, now: Known, published: PublishedNumber) -> Replayed:
    """Work a number out again; `then` is the record as it was known at its moment, as far as it can be read `now`.
    Raises CannotTally where its rule is of another habeas."""
    if published.rule not in tuple(Rule):
        raise CannotTally(
            f"this number was counted by the rule “{published.rule}”, which this habeas does not have. Nothing was "
            "changed; use the version of habeas that counted it."
        )
    found = _again(then, published)
    return Replayed(
        published=published,
        figure=found,
        is_equal=found.number == published.number and found.digest == published.digest,
        withdrawn=_withdrawn(now, published),
    )


def _again(about: About, published: PublishedNumber) -> Figure:
    as_of = date.fromisoformat(published.as_of)
    try:
        asked = read(about, published.question)
    except CannotTally:
        # The place or group that was asked for can be read by nobody any more.
        return Figure(number=0, people=(), because=())
    return figure(about, asked, Rule(published.rule), published.voices, as_of, published.may_be)


class Affected(Struct, frozen=True, kw_only=True):
    """A published number whose support changed: tellings that are in force no more, sources that were withdrawn, people
    who counted as two and are judged to be one."""

    published: PublishedNumber
    gone: tuple[str, ...]
    withdrawn: tuple[str, ...]
    joined: tuple[tuple[str, str], ...]


def affected(about: About) -> Iterator[Affected]:
    """Every published number whose support is not what it was. Looks at ids alone: what came since then does not
    affect a number that said "at least"."""
    for one in about.known.published.values():
        gone = tuple(id_ for id_ in one.tellings if id_ in about.known.out_of_force)
        withdrawn, joined = _withdrawn(about.known, one), tuple(_joined(about, one.people))
        if gone or withdrawn or joined:
            yield Affected(published=one, gone=gone, withdrawn=withdrawn, joined=joined)


def _withdrawn(known: Known, published: PublishedNumber) -> tuple[str, ...]:
    # What somebody may not see is not withdrawn: only a withdrawal is.
    return tuple(id_ for id_ in published.sources if id_ in known.withdrawals)


def _joined(about: About, people: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Those who counted as two and are one now, each with the first of them."""
    first: dict[str, str] = {}
    for who in people:
        cluster = about.who.of.get(who, who)
        if cluster in first:
            yield first[cluster], who
        else:
            first[cluster] = who
