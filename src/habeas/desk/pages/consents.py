"""What whoever tells us something allows, as questions in plain words: the same for a call and for every source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.language import gettext as _
from habeas.statements.account import Answer, Consent, Use
from habeas.wording.answers import ANSWERS, QUESTIONS

NAMED = (Use.PUBLISH,)
"""The uses for which it matters under which name."""


@dataclass(frozen=True)
class Choice:
    """One answer that can be ticked."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class Question:
    """One use with its answers; `name` is None where no name is asked for."""

    field: str
    text: str
    choices: tuple[Choice, ...]
    name: str | None


def questions(fields: Mapping[str, list[str]]) -> tuple[Question, ...]:
    """The questions, with what was typed before."""
    return tuple(
        Question(
            field=f"consent-{use}",
            text=_(text),
            choices=tuple(
                Choice(answer.value, _(said), answer is _typed(fields, use))
                for answer, said in ANSWERS.items()
            ),
            name=_last(fields, f"consent-{use}-name") if use in NAMED else None,
        )
        for use, text in QUESTIONS.items()
    )


def consents_typed(fields: Mapping[str, list[str]]) -> tuple[tuple[Use, Answer, str], ...]:
    """The answers that were given; what was not asked is no answer."""
    return tuple(
        (use, answer, _last(fields, f"consent-{use}-name") if use in NAMED else "")
        for use in QUESTIONS
        if (answer := _typed(fields, use)) is not Answer.NOT_ASKED
    )


def fields_of(consents: Iterable[Consent]) -> dict[str, list[str]]:
    """What stands noted, as the fields of the form."""
    fields = {}
    for consent in consents:
        fields[f"consent-{consent.use}"] = [consent.answer.value]
        fields[f"consent-{consent.use}-name"] = [consent.name]
    return fields


def _typed(fields: Mapping[str, list[str]], use: Use) -> Answer:
    value = _last(fields, f"consent-{use}")
    return Answer(value) if value in list(Answer) else Answer.NOT_ASKED


def _last(fields: Mapping[str, list[str]], name: str) -> str:
    return (fields.get(name) or [""])[-1]
