"""The queue: what is asked next, how far the desk has come, and what is filtered. Nothing is decided here."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from habeas.acts.judge_together import Answer, records
from habeas.desk.opened import Desk
from habeas.desk.pages.addresses import side_by_side, whole
from habeas.desk.pages.same.changing import Changing, changing
from habeas.desk.pages.same.columns import Column, Row, columns, rows
from habeas.desk.pages.same.conflicts import Given, given
from habeas.desk.pages.same.weighing import Reason, likely, reasons
from habeas.identity.candidates import CONFIRMABLE, Open
from habeas.identity.linkage import Candidate
from habeas.identity.splitting import spanning
from habeas.language import gettext as _
from habeas.language import mark
from habeas.register.about import About
from habeas.statements.judgement import Judgement, Verdict
from habeas.statements.known import Known
from habeas.statements.layered import newest_first
from habeas.statements.mention import Kind
from habeas.statements.source import SourceKind

Group = tuple[Candidate, tuple[str, ...]]
BANDS: dict[str, tuple[str, float, float]] = {
    "": (mark("all"), 0.0, 1.0),
    "sure": (mark("almost sure"), CONFIRMABLE, 1.0),
    "likely": (mark("likely"), 0.5, CONFIRMABLE),
    "possible": (mark("possible"), 0.0, 0.5),
}
"""What the pairs can be narrowed down to, by their probability."""
SKIPPED = "same_skipped"
"""In a visit: what was skipped; it comes last."""
A_FEW = 3


@dataclass(frozen=True)
class Asked:
    """What of the queue is asked for: one source (id), one band, and which from the beginning."""

    source: str
    band: str
    at: int

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        """From an address or a form."""
        at = query.get("at", "0")
        band = query.get("band", "")
        return cls(
            source=query.get("source", ""),
            band=band if band in BANDS else "",
            at=whole(at),
        )

    def address(self, at: int | None = None) -> str:
        """The address of the queue so narrowed, at this or another place."""
        asked = {"source": self.source, "band": self.band, "at": self.at if at is None else at}
        kept = {key: value for key, value in asked.items() if value}
        return reverse("same") + (f"?{urlencode(kept)}" if kept else "")


@dataclass(frozen=True)
class Choice:
    """One choice of a filter."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class Other:
    """Somebody else whom one of those shown may be."""

    name: str
    other: str
    likely: str
    address: str


@dataclass(frozen=True)
class Question:
    """Those who may be one person, side by side."""

    ids: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    likely: str
    reasons: tuple[Reason, ...]
    others: tuple[Other, ...]
    changing: Changing

    @property
    def is_group(self) -> bool:
        """Whether more than two are shown."""
        return len(self.ids) > 2


@dataclass(frozen=True)
class Queue:
    """The queue as its template shows it. `number` is the place of the question shown, from 1."""

    asked: Asked
    question: Question | None
    number: int
    left: int
    today: int
    people: int
    unnamed: int
    used: int
    previous: str
    following: str
    last: Given | None
    bands: tuple[Choice, ...]
    sources: tuple[Choice, ...]

    @property
    def here(self) -> str:
        """The address of the page as it is."""
        return self.asked.address()


def queue(here: Desk, about: About, open_: Open, asked: Asked, skipped: list[str], view: str) -> Queue:
    """What the page shows first."""
    groups = fitting(open_, asked, skipped)
    at = min(asked.at, max(0, len(groups) - 1))
    mine = list(_today(here, about.known))
    return Queue(
        asked=asked,
        question=_question(here, about, open_, groups[at], view) if groups else None,
        number=at + 1,
        left=len(groups),
        today=len(mine),
        people=len(open_.people),
        unnamed=sum(not one.is_named for one in open_.people.values()),
        used=sum(1 for one in about.known.judgements.values() if one.verdict is not Verdict.UNSURE),
        previous=asked.address(at - 1) if at else "",
        following=asked.address(at + 1) if at + 1 < len(groups) else "",
        last=given(about, mine[0]) if mine else None,
        bands=tuple(Choice(key, _(text), key == asked.band) for key, (text, _low, _high) in BANDS.items()),
        sources=tuple(_sources(about.known, asked)),
    )


def fitting(open_: Open, asked: Asked, skipped: list[str]) -> list[Group]:
    """The groups asked for, the most probable first; what was skipped in this visit comes last."""
    _text, low, high = BANDS[asked.band]
    late = set(skipped)
    found = [
        one
        for one in open_.groups
        if low <= one[0].probability < high + (1 if high == 1.0 else 0)
        and _speaks_of(open_, one, asked.source)
    ]
    return sorted(found, key=lambda one: key_of(one[1]) in late)


def key_of(group: tuple[str, ...]) -> str:
    """By what a group is remembered as skipped."""
    return " ".join(group)


def answers_of(ids: tuple[str, ...], verdict: Verdict, reason: str) -> list[Answer]:
    """What one answer on several people writes: of yes as few as join them all; of the others one for each pair."""
    if len(ids) == 2:
        pairs = [(ids[0], ids[1])]
    elif verdict is Verdict.SAME:
        pairs = spanning(ids)
    else:
        pairs = [(a, b) for at, a in enumerate(ids) for b in ids[at + 1 :]]
    return [Answer(a, b, verdict, reason) for a, b in pairs]


def _question(here: Desk, about: About, open_: Open, found: Group, view: str) -> Question:
    best, ids = found
    yes = records(about.known, answers_of(ids, Verdict.SAME, ""))
    return Question(
        ids=ids,
        columns=columns(about, open_, ids),
        rows=rows(about, open_, ids),
        likely=likely(best.probability),
        reasons=reasons(best),
        others=tuple(_others(about, open_, ids)),
        changing=changing(here, about, yes, view),
    )


def _others(about: About, open_: Open, ids: tuple[str, ...]) -> Iterator[Other]:
    """Whom else those shown may be, so that a namesake is not joined by haste."""
    mentions = about.known.mentions
    for id_ in ids:
        near = [one for one in open_.by_person.get(id_, ()) if not {one.a, one.b} <= set(ids)]
        for one in near[:A_FEW]:
            other = one.b if one.a == id_ else one.a
            yield Other(
                name=mentions[id_].name,
                other=mentions[other].name,
                likely=likely(one.probability),
                address=side_by_side(id_, other),
            )


def _speaks_of(open_: Open, one: Group, source: str) -> bool:
    mentions = open_.known.mentions
    return not source or any(
        mentions[member].source == source for id_ in one[1] for member in open_.who.members[id_]
    )


def _today(here: Desk, known: Known) -> Iterator[Judgement]:
    """The answers on people noted today that stand, the newest first."""
    for one in newest_first(known.judgements):
        noted = known.noted[one.id]
        if noted.at.date() < here.today():
            break
        mention = known.mentions.get(one.a)
        if mention is not None and mention.kind is Kind.PERSON:
            yield one


def _sources(known: Known, asked: Asked) -> Iterator[Choice]:
    """The lists that pairs can be narrowed down to."""
    lists = [one for one in known.sources.values() if one.kind is SourceKind.LIST or one.id == asked.source]
    if lists:
        yield Choice("", _("all sources"), not asked.source)
        for one in lists:
            yield Choice(one.id, one.title, one.id == asked.source)
