"""How far to rely on one statement: who says so and how reliable they have been, how credible it is, how many
independent voices say the same. What nobody judged is said to be not judged."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from habeas.language import gettext as _
from habeas.register.about import About
from habeas.register.corroboration import voices_for
from habeas.register.grades import Graded, SourceGraded, graded
from habeas.statements.known import Statement
from habeas.wording.decided import CREDIBLE, RELIABLE
from habeas.wording.voices import counted


@dataclass(frozen=True)
class TellerWeight:
    """One teller or source: how reliable they have been, what they stand to gain, where to judge it."""

    name: str
    grade: str
    interest: str
    link: str


@dataclass(frozen=True)
class Weight:
    """What a page says of how far to rely on a statement."""

    voices: str
    tellers: tuple[TellerWeight, ...]
    credible: str
    notes: tuple[str, ...]


def weight(about: About, statement: Statement) -> Weight:
    """How far to rely on a statement, as judged by people and counted from who told it."""
    found, said = graded(about, statement), voices_for(about, statement.id)
    return Weight(
        voices=counted(len(said.independent), len(said.origins), len(said.sources)),
        tellers=tuple(_teller(about, one) for one in (*found.tellers, found.source)),
        credible=_(CREDIBLE[found.statement.grade]) if found.statement.because else _("not judged"),
        notes=tuple(_notes(found)),
    )


def _teller(about: About, one: SourceGraded) -> TellerWeight:
    known = about.known
    name = known.mentions[one.of].name if one.of in known.mentions else known.sources[one.of].title
    grade = _(RELIABLE[one.grade]) if one.because else _("not judged")
    return TellerWeight(name, grade, "; ".join(one.interest), reverse("deciding", args=[one.of]))


def _notes(found: Graded) -> Iterator[str]:
    own = found.statement
    if own.differ:
        yield _("Two of us judged how credible it is, and not alike; the more careful counts.")
    if own.unsupported:
        yield _("It was judged confirmed, and two independent voices for it cannot be seen here.")
    if own.to_judge_anew:
        yield _("It came through a number or account that was put in doubt since: it has to be judged anew.")
    if own.could_be_confirmed:
        yield _("Enough independent voices say so that somebody could judge it confirmed.")
