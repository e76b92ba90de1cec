"""On which days what a statement says surely was so. A loose date surely covers no day.

"Held on some day in May" fits with anything said of another day in May; "held since 2 May", said on 9 May by somebody
who spoke for themselves, covers every day from 2 to 9 May. What somebody passed on "since 2 May" covers 2 May only:
on which later day the one who knew still knew it, nobody says.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from habeas.register.about import About
from habeas.register.value import days
from habeas.statements.chain import Knows
from habeas.statements.claims.base import Claim
from habeas.statements.claims.custody import Escaped, HeldAt, Moved, Released, ReturnedToUnit
from habeas.statements.claims.harm import Died
from habeas.statements.known import Statement
from habeas.statements.mention import Party
from habeas.statements.source import SourceKind
from habeas.statements.when import Aspect, Bounds, bounds

SPOKEN = frozenset({SourceKind.CALL, SourceKind.INTERVIEW})
"""Sources that were told on the day we obtained them."""
ENDING: tuple[type[Claim], ...] = (Moved, Released, ReturnedToUnit, Escaped, Died, HeldAt)
"""Claims that may say that somebody is at a place no more."""


def sure_days(
    about: About, statement: Statement, ended: Callable[[], Iterable[Statement]] = tuple
) -> Bounds | None:
    """The days on all of which what a statement says was so, at some moment of the first and the last; None where
    it is sure of no day: its date is loose, in doubt ("?") or lies after it was told.

    `ended` gives the statements of the same voice of what ends or changes it: they bound how long it is said to last.
    """
    when = statement.fact.when
    if when is None or when.edtf is None or "?" in when.edtf:
        return None
    said, told = bounds(when.edtf), spoken_on(statement)
    if said.latest is None or (told is not None and said.latest > told):
        return None
    if when.aspect is Aspect.SINCE and told is not None and speaks_for_itself(about, statement):
        return _until(Bounds(said.latest, told), statement, ended())
    return said if said.earliest == said.latest else None


def _until(sure: Bounds, statement: Statement, ended: Iterable[Statement]) -> Bounds:
    """What lasts until it was told, or until whoever told it says that it changed."""
    first, last = sure.earliest or date.min, sure.latest or date.max
    for other in ended:
        over = days(other)
        if other.id != statement.id and (over.latest or date.max) >= first:
            # Without a first day of its own, the change may have come at once.
            last = min(last, max(over.earliest or first, first))
    return Bounds(first, last)


def spoken_on(statement: Statement) -> date | None:
    """The first day on which it can have been told; None where we only know when we obtained it."""
    source = statement.source
    if source.published:
        return bounds(source.published).earliest
    return source.obtained_at.date() if source.kind in SPOKEN else None


def speaks_for_itself(about: About, statement: Statement) -> bool:
    """Whether nobody passed it on: the one who knows, or the publication itself, speaks of its own day."""
    tellers = [
        link for link in statement.telling.chain if link.who is None or not _is_source(about, link.who)
    ]
    return len(tellers) <= 1 and all(link.knows in (Knows.WAS_THERE, Knows.NOT_SAID) for link in tellers)


def _is_source(about: About, who: Party) -> bool:
    """Whether a link is the publication that we have, and nobody besides."""
    return all(member in about.known.sources for member in who.members)


def voice(about: About, statement: Statement) -> frozenset[str]:
    """Whose word a statement is: whoever knew first, or else the source."""
    chain = statement.telling.chain
    return frozenset(about.named(chain[0].who) if chain and chain[0].who else (statement.source.id,))


def ends_stay(about: About, statement: Statement, here: set[str]) -> bool:
    """Whether a statement ends a stay at these places (clusters): somebody is let go or dies, is brought elsewhere, is
    held elsewhere, or it is said until when."""
    claim, when = statement.fact.claim, statement.fact.when
    if isinstance(claim, Moved):
        return here.isdisjoint(about.named(claim.to))
    if isinstance(claim, HeldAt):
        is_until = when is not None and when.aspect is Aspect.UNTIL
        return when is not None and (is_until or here.isdisjoint(about.named(claim.place)))
    return isinstance(claim, ENDING)


def joined(spans: Iterable[Bounds]) -> tuple[Bounds, ...]:
    """Sure spans in order; those that overlap, or of which one begins on the day after another ended, as one."""
    found: list[tuple[date, date]] = []
    for first, last in sorted((one.earliest, one.latest) for one in spans if one.earliest and one.latest):
        if found and first <= found[-1][1] + timedelta(days=1):
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(Bounds(first, last) for first, last in found)
