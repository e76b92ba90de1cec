"""What is allowed with a source, as the page above its text shows it."""

from dataclasses import dataclass

from habeas.language import gettext as _
from habeas.language import mark
from habeas.statements.account import Answer, Use
from habeas.statements.allowed import allowed
from habeas.statements.known import Known
from habeas.wording.answers import QUESTIONS

SAID = {
    (Use.KEEP, Answer.YES): mark("We may keep it."),
    (Use.KEEP, Answer.NO): mark("They do not want this to be kept."),
    (Use.INSIDE, Answer.YES): mark("We may work with it inside this desk."),
    (Use.INSIDE, Answer.NO): mark("We may not work with it."),
    (Use.PUBLISH, Answer.YES): mark("We may publish it."),
    (Use.PUBLISH, Answer.NO): mark("Not to be published."),
    (Use.CONTACT, Answer.YES): mark("We may get in touch again."),
    (Use.CONTACT, Answer.NO): mark("We may not get in touch again."),
}
"""What an answer means for the desk; what was not asked is said once for all."""


@dataclass(frozen=True)
class AllowedCard:
    """What is allowed, as the page above a text shows it. `is_refused` says that it should not be here at all."""

    source: str
    said: tuple[str, ...]
    name: str
    open: int
    is_refused: bool
    not_to_publish: bool


def allowed_card(known: Known, source: str) -> AllowedCard:
    """The card of a source."""
    all_of_it = allowed(known, source)
    answers = {use: Answer(getattr(all_of_it, use.value)) for use in QUESTIONS}
    return AllowedCard(
        source=source,
        said=tuple(_(SAID[use, answer]) for use, answer in answers.items() if (use, answer) in SAID),
        name=all_of_it.name,
        open=sum(answer is Answer.NOT_ASKED for answer in answers.values()),
        is_refused=Answer.NO in (all_of_it.keep, all_of_it.inside),
        not_to_publish=all_of_it.publish is Answer.NO,
    )
