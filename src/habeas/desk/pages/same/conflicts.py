"""Answers that contradict one another: two said to be different, and one person through others all the same."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from habeas.desk.pages.facts import noted_by
from habeas.desk.pages.same.kinds import InWords, address, in_words
from habeas.desk.pages.same.picks import VERDICTS, Pick, pick
from habeas.language import gettext as _
from habeas.register.about import About
from habeas.statements.judgement import Judgement
from habeas.statements.known import Known, pair_of
from habeas.watch.contradictions.judged import way


@dataclass(frozen=True)
class Given:
    """One answer: on whom, which, why, who gave it when."""

    id: str
    a: Pick
    b: Pick
    answer: str
    reason: str
    noted: str


@dataclass(frozen=True)
class Conflict:
    """A "no", and the answers that make the two one person all the same. Taking any of them back settles it."""

    no: Given
    path: tuple[Given, ...]
    link: str
    kind: InWords


def conflicts(about: About) -> tuple[Conflict, ...]:
    """Every conflict among answers, in the order of the record."""
    return tuple(_conflicts(about))


def _conflicts(about: About) -> Iterator[Conflict]:
    known = about.known
    for one in about.who.conflicts:
        cluster = about.who.of[one.a]
        yield Conflict(
            no=given(about, one),
            path=tuple(given(about, known.judgements[id_]) for id_ in way(about, cluster, one)),
            link=address(known, cluster),
            kind=in_words(known.mentions[cluster].kind),
        )


def answers_on(about: About, a: str, b: str) -> tuple[Given, ...]:
    """What was answered on two and is in force, the last one, which stands, first."""
    known, pair = about.known, frozenset((a, b))
    overruled = [known.noted[id_].value for id_ in known.overruled]
    before = [one for one in overruled if isinstance(one, Judgement) and pair_of(one) == pair]
    standing = known.judged.get(pair)
    both = [*before, *([known.judgements[standing]] if standing else [])]
    return tuple(given(about, one) for one in reversed(both))


def answered_otherwise(known: Known) -> tuple[str, ...]:
    """The answers that stand where somebody else answered otherwise on the same two."""
    found = dict[str, None]()
    for id_ in known.overruled:
        before = known.noted[id_]
        assert isinstance(before.value, Judgement)
        standing = known.judgements[known.judged[pair_of(before.value)]]
        if standing.verdict is not before.value.verdict and known.noted[standing.id].by != before.by:
            found[standing.id] = None
    return tuple(found)


def answered_meanwhile(known: Known, ids: Sequence[str], seen: Collection[str], by: str) -> Judgement | None:
    """An answer on two of these that somebody else gave and whoever answers now did not see."""
    for a, b in combinations(ids, 2):
        standing = known.judged.get(frozenset((a, b)))
        if standing and standing not in seen and known.noted[standing].by != by:
            return known.judgements[standing]
    return None


def given(about: About, one: Judgement) -> Given:
    """An answer in words."""
    known = about.known
    return Given(
        id=one.id,
        a=pick(known, one.a),
        b=pick(known, one.b),
        answer=_(VERDICTS[one.verdict]),
        reason=one.reason,
        noted=noted_by(known.noted[one.id]),
    )
