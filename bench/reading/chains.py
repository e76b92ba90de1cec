"""Who told it: the suggested chain of a telling against the chain of the gold.

Invariant: a teller given as explicit that the gold does not have as explicit is always counted as wrong.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.reading.cast import EXACT, Cast, nobody, words
from bench.reading.gold import Link, Statement
from bench.reading.suggestions import Telling


@dataclass(frozen=True)
class ChainScore:
    """What is right about one chain. `wrong`: explicit tellers that the gold does not have as explicit."""

    wrong: tuple[str, ...]
    missing: int
    explicit: int
    in_order: bool

    @property
    def whole(self) -> bool:
        """Every explicit teller found, none wrong, in the right order."""
        return not self.wrong and not self.missing and self.in_order


def teller_links(cast: Cast, telling: Telling) -> list[Mapping[str, Any]]:
    """The suggested chain without the publication, which is the last link, and without its own name elsewhere.

    A last link that is exactly the name of somebody else in the report is no publication and is kept.
    """
    links = telling.links
    if links and not _is_somebody(cast, links[-1].get("who")):
        links = links[:-1]
    return [link for link in links if not cast.means(link.get("who")) & cast.publisher]


def _is_somebody(cast: Cast, who: object) -> bool:
    if nobody(who):
        return False
    fit, ids = cast.best(str(who))
    return fit >= EXACT and not ids & cast.publisher


def corresponds(cast: Cast, given: Mapping[str, Any], link: Link) -> bool:
    """Is the suggested teller the teller of this gold link?

    By name (whoever in the report the name fits best); an open teller (null, a pronoun) answers to a teller
    without a name; candidates (`one_of`) answer to any of them, at most three. A teller that the gold leaves
    open between several must be left open too.
    """
    who, one_of = given.get("who"), list(given.get("one_of") or [])
    if link.open_between:
        return (nobody(who) and not one_of) or (
            bool(one_of) and any(cast.says(n, link.ids) for n in (who, *one_of))
        )
    if nobody(who) and one_of:
        return len(one_of) <= 3 and any(cast.says(name, link.ids) for name in one_of)
    unnamed = all(cast.entities[i].name is None for i in link.ids if i in cast.entities)
    if nobody(who):
        return unnamed
    return cast.says(who, link.ids) or bool(words(str(who)) & words(link.said_as))


def chain_score(cast: Cast, statement: Statement, telling: Telling) -> ChainScore:
    """The tellers of a suggestion against the tellers of the gold."""
    given, gold = teller_links(cast, telling), statement.chain
    fits = [[n for n, link in enumerate(gold) if corresponds(cast, one, link)] for one in given]
    explicit = [one.get("basis") == "explicit" for one in given]
    wrong = tuple(
        _wrong_words(one, bool(fit))
        for one, fit, is_explicit in zip(given, fits, explicit, strict=True)
        if is_explicit and not any(gold[n].explicit for n in fit)
    )
    reached = {n for fit, is_explicit in zip(fits, explicit, strict=True) if is_explicit for n in fit}
    wanted = {n for n, link in enumerate(gold) if link.wanted}
    return ChainScore(wrong, len(wanted - reached), len(wanted), _in_order(fits))


def _wrong_words(link: Mapping[str, Any], known: bool) -> str:
    return (
        f"{link.get('who')} ({'explicit, but only inferred in the gold' if known else 'not in this chain'})"
    )


def _in_order(fits: Sequence[Sequence[int]]) -> bool:
    """Can the suggested tellers be read in the order of the gold (two may answer to one gold link)?"""
    last = 0
    for fit in (f for f in fits if f):
        later = [n for n in fit if n >= last]
        if not later:
            return False
        last = min(later)
    return True
