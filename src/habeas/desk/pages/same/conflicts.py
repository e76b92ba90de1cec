"""Answers that contradict one another: two said to be different, and one person through others all the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.desk.pages.facts import noted_by
from habeas.desk.pages.same.kinds import InWords, address, in_words
from habeas.desk.pages.same.picks import VERDICTS, Pick, pick
from habeas.language import gettext as _
from habeas.register.about import About
from habeas.statements.judgement import Judgement
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
