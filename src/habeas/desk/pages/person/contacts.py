"""The contact log of a person: when, how, with whom, what each contact is worth as a sign of life and why."""

from dataclasses import dataclass

from django.urls import reverse

from habeas.desk.pages.facts import FactLine, fact_line
from habeas.register.about import About
from habeas.register.challenges import questions_for
from habeas.register.contacts import Contact, Standing
from habeas.register.people import PersonRow
from habeas.statements.known import Known
from habeas.wording import contacts as words
from habeas.wording import dates, status


@dataclass(frozen=True)
class Channel:
    """A number or account it came through, and the page where one decides whether to trust it."""

    name: str
    link: str


@dataclass(frozen=True)
class ContactLine:
    """One contact as a page shows it. `look` is the code of what it is worth."""

    when: str
    how: str
    freely: str
    others: str
    channels: tuple[Channel, ...]
    look: str
    worth: str
    why: str
    fact: FactLine
    link: str


@dataclass(frozen=True)
class AskOnly:
    """A question that only the person can answer, for whoever it was given to."""

    question: str
    answer: str
    spent: bool


def contact_lines(about: About, row: PersonRow) -> tuple[ContactLine, ...]:
    """The log, latest first; what has no date comes last."""
    ordered = sorted(row.proof.log, key=_latest_first)
    return tuple(_line(about, one) for one in ordered)


def questions_to_ask(about: About, person: str, user: str) -> tuple[AskOnly, ...]:
    """The challenge questions this visitor may see, those that can still be asked first."""
    return tuple(AskOnly(one.question, one.answer, one.spent) for one in questions_for(about, person, user))


def _latest_first(contact: Contact) -> tuple[bool, int, str]:
    day = contact.latest or contact.earliest
    return day is None, -day.toordinal() if day else 0, contact.id


def _line(about: About, one: Contact) -> ContactLine:
    known = about.known
    return ContactLine(
        when=dates.span(one.bounds),
        how=status.proof(one.kind.value) if one.kind else "",
        freely=words.freely(one.free_to_speak) if one.standing is not Standing.FAILED else "",
        others=_names(known, one.others),
        channels=tuple(
            Channel(known.mentions[id_].name, reverse("deciding", args=[id_]))
            for id_ in one.channels
            if id_ in known.mentions
        ),
        look=one.standing.value,
        worth=words.standing(one.standing.value),
        why=words.why(one.why.value),
        fact=fact_line(known, known.statements[one.because[0]]),
        link=reverse("fact", args=[one.because[0]]),
    )


def _names(known: Known, clusters: tuple[str, ...]) -> str:
    return ", ".join(known.mentions[id_].name for id_ in clusters if id_ in known.mentions)
