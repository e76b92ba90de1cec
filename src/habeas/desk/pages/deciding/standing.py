"""What stands decided on a thing: in a sentence, why, by whom, when; and the question and answer for whom they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from habeas.desk.opened import Desk
from habeas.desk.pages.deciding.questions import Question, questions
from habeas.statements.decisions import AnyDecision, ChallengeQuestion, Compromised, ContactVetted
from habeas.statements.known import Known
from habeas.wording import dates
from habeas.wording.decided import decided_sentence


@dataclass(frozen=True)
class Standing:
    """One decision in force. `secret` is a challenge question with its answer, only for those it was given to."""

    id: str
    sentence: str
    reason: str
    by: str
    day: str
    secret: tuple[str, str] | None
    link: str = ""
    """Where one sees what it changed, for what may change many pages."""


@dataclass(frozen=True)
class Deciding:
    """Everything that stands decided on a thing, and what can be decided; `on` is what new ones are noted on."""

    on: str
    back: str
    standing: tuple[Standing, ...]
    questions: tuple[Question, ...]


def deciding(
    here: Desk, known: Known, on: str, *, ons: Iterable[str] = (), back: str, looks_up: bool = False
) -> Deciding:
    """What stands on `on` or any of `ons` (a person or a place goes by several ids); see `questions`."""
    own = {on, *ons}
    standing = tuple(_standing(here, known, one) for one in known.decisions.values() if one.on in own)
    return Deciding(
        on=on, back=back, standing=standing, questions=questions(here, known, on, looks_up=looks_up)
    )


def _standing(here: Desk, known: Known, one: AnyDecision) -> Standing:
    noted = known.noted[one.id]
    secret = None
    if isinstance(one, ChallengeQuestion) and here.user in (noted.by, *one.people):
        secret = (one.question, one.answer)
    day = dates.day(noted.at.date())
    link = reverse("decided", args=[one.id]) if isinstance(one, Compromised | ContactVetted) else ""
    return Standing(one.id, decided_sentence(known, one), one.reason, noted.by, day, secret, link)
