"""Which questions can be decided on a thing, as forms: a fact, a person, a place, a channel, a teller, a source.

One question is one form; its answers are a closed list or words. Nothing here writes.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from habeas.desk.opened import Desk
from habeas.desk.people.known import names_of_people
from habeas.identity.towns import MayBeTown, nearest, placed_around, towns
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.places.gazetteer import by_id as gazetteer_town
from habeas.places.gazetteer import country_names
from habeas.places.kinds import Kind as PlaceKind
from habeas.places.packaged import NotInstalled
from habeas.places.position import Position
from habeas.register.alleged import is_alleged
from habeas.register.confirmed import can_be_confirmed
from habeas.statements.claims.contact import Contacted, Seen
from habeas.statements.decisions import (
    ChallengeQuestion,
    Compromised,
    Confirmed,
    ContactVetted,
    Decision,
    Finding,
    Placing,
    Reviewed,
    Settled,
    SourceGrade,
    StatementGrade,
)
from habeas.statements.known import Known
from habeas.statements.mention import Kind
from habeas.wording.decided import CREDIBLE, PLACE_KINDS, PRECISIONS, RELIABLE, VERDICTS
from habeas.wording.words import figure


class Takes(StrEnum):
    """How a field is answered."""

    CHOICE = "choice"
    WORDS = "words"
    LINE = "line"
    PEOPLE = "people"
    PLACE = "place"


@dataclass(frozen=True)
class Field:
    """One field of a question. `choices` are values with texts, where it takes one of a list."""

    name: str
    text: str
    takes: Takes
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    is_needed: bool = False


@dataclass(frozen=True)
class Question:
    """A question that can be decided on a thing."""

    kind: str
    heading: str
    say: str
    fields: tuple[Field, ...]
    button: str


def questions(here: Desk, known: Known, on: str, *, looks_up: bool = False) -> tuple[Question, ...]:
    """The questions that make sense on this thing, for whoever is at the page; with what can only be looked up in
    seconds, such as towns, if `looks_up`."""
    if on in known.statements:
        return tuple(_of_fact(known, on))
    if on in known.sources:
        return (_reliability(),)
    if on not in known.mentions:
        return ()
    if known.mentions[on].kind is Kind.PLACE:
        return _of_place(known, on, looks_up=looks_up)
    made = _OF_KIND.get(known.mentions[on].kind)
    return made(here, known, on) if made else ()


def may_be_decided(here: Desk, known: Known, kind: str, on: str, typed: Mapping[str, list[str]]) -> bool:
    """Whether a kind of decision makes sense on a thing, so that its form was shown somewhere."""
    match kind:
        case "settled":
            facts = typed.get("facts", [])
            return len(facts) > 1 and all(id_ in known.noted or id_ in known.statements for id_ in facts)
        case "reviewed":
            return isinstance(known.decisions.get(on), Finding)
        case "finding":
            return on in known.mentions and known.mentions[on].kind is Kind.PERSON
        case _:
            return kind in {one.kind for one in questions(here, known, on)}


def _of_fact(known: Known, on: str) -> Iterable[Question]:
    statement = known.statements[on]
    if isinstance(statement.fact.claim, Contacted | Seen):
        yield _contact()
    if can_be_confirmed(statement):
        yield Question(
            kind="confirmed",
            heading=_("Is it confirmed?"),
            say=_(
                "Until somebody confirms it, it stands beside everything else that is said, and changes nothing."
            ),
            fields=(_why(_("How it was made sure, and by whom")),),
            button=_("I confirm it"),
        )
    yield Question(
        kind="statement_grade",
        heading=_("How credible is it?"),
        say=_("“No basis to judge” is not the lowest answer: it says that nobody can tell."),
        fields=(_choice("grade", _("What is said here is"), CREDIBLE), _why()),
        button=_("Note it"),
    )


def _contact() -> Question:
    return Question(
        kind="contact_vetted",
        heading=_("Does this prove that the person lived?"),
        say=_("A sign of life is no sign of freedom."),
        fields=(_choice("verdict", _("This contact is"), VERDICTS), _why()),
        button=_("Note it"),
    )


def _reliability() -> Question:
    return Question(
        kind="source_grade",
        heading=_("How reliable is who says so?"),
        say=_(
            "Judged apart from how credible one thing they say is. Somebody heard for the first time is F, not E."
        ),
        fields=(
            _choice("grade", _("They have been"), RELIABLE),
            Field("interest", _("What they stand to gain"), Takes.LINE, hint=_("a party to the war, say")),
            _why(),
        ),
        button=_("Note it"),
    )


def _of_person(here: Desk, known: Known, on: str) -> tuple[Question, ...]:
    people = tuple((name, name) for name in names_of_people(here))
    challenge = Question(
        kind="challenge_question",
        heading=_("A question that only this person can answer"),
        say=_("Shown only to whom you choose. Once it was used or published it proves nothing any more."),
        fields=(
            Field("question", _("The question"), Takes.LINE, is_needed=True),
            Field("answer", _("The answer"), Takes.LINE, is_needed=True),
            Field("people", _("Who may see both"), Takes.PEOPLE, people),
        ),
        button=_("Keep it sealed"),
    )
    return challenge, _reliability(), *_naming(here, known, on)


def _naming(here: Desk, known: Known, on: str) -> tuple[Question, ...]:
    """Whether somebody may be named outside, of whom it is said that they did something to people."""
    if not is_alleged(here.about(known), on):
        return ()
    return (
        Question(
            kind="named_outside",
            heading=_("May they be named outside?"),
            say=_(
                "They are said to have done something to people. Until two of you say so, each on their own, files, "
                "tables and saved pictures call them by a nickname, or not at all. It holds for the names they have "
                "today."
            ),
            fields=(_why(_("Why it is sure enough")),),
            button=_("They may be named"),
        ),
    )


def _of_channel(here: Desk, known: Known, on: str) -> tuple[Question, ...]:
    return (
        Question(
            kind="compromised",
            heading=_("Is this number or account not to be trusted any more?"),
            say=_(
                "Everything that came through it since then is weighed anew; the next page shows what changed."
            ),
            fields=(
                Field(
                    "since", _("Since"), Takes.LINE, hint=_("2026-05-04, 2026-05, or empty if nobody can say")
                ),
                _why(),
            ),
            button=_("Do not trust it"),
        ),
    )


def _of_place(known: Known, on: str, *, looks_up: bool) -> tuple[Question, ...]:
    others = tuple(
        (one.id, f"{one.name} ({known.sources[one.source].title})")
        for one in known.mentions.values()
        if one.kind is Kind.PLACE and one.id != on
    )
    within = Field("within", _("It lies in"), Takes.PLACE, others)
    return (
        Question(
            kind="placing",
            heading=_("Where does this place lie?"),
            say=_("What nobody knows stays open. Outside only the coarser position is ever shown."),
            fields=(
                *(_town(known, on) if looks_up else ()),
                _choice("kind", _("It is a"), PLACE_KINDS, open_=True),
                within,
                Field("position", _("Latitude and longitude"), Takes.LINE, hint="48.52, 38.66"),
                _choice("precision", _("The position is known to"), PRECISIONS, open_=True),
                _choice("published", _("Outside it is shown only to"), PRECISIONS, open_=True),
                Field("origin", _("Where the position comes from"), Takes.LINE),
                _why(),
            ),
            button=_("Note it"),
        ),
    )


def _town(known: Known, on: str) -> tuple[Field, ...]:
    """Which town it is, where the gazetteer has some of this name: asked, never chosen, be it only one."""
    try:
        found = towns(known.mentions[on].name)
    except NotInstalled:
        return ()
    if not found:
        return ()
    around = placed_around(known, on)
    choices = tuple((str(one.town.id), _told_apart(one, around)) for one in found)
    return (
        Field(
            "town", _("Which town is it?"), Takes.CHOICE, (("", _("none of these, or not known")), *choices)
        ),
    )


def _told_apart(one: MayBeTown, around: dict[str, Position]) -> str:
    """A town by its country, region, size and what is near it: "Pervomaysk, Ukraine, region of Luhansk, 36,091
    inhabitants, 27 km from Alchevsk; 31 km from Bryanka, of the same source"."""
    town = one.town
    parts = [town.name, country_names().get(town.country, town.country)]
    if one.region:
        parts.append(_("region of {city}").format(city=one.region))
    if town.people:
        parts.append(
            ngettext("{number} inhabitant", "{number} inhabitants", town.people).format(
                number=figure(town.people)
            )
        )
    if one.near:
        parts.append(_("{number} km from {city}").format(number=round(one.near[1]), city=one.near[0]))
    if told := nearest(town, around):
        said = _("{number} km from {place}, of the same source")
        parts.append(said.format(number=round(told[1]), place=told[0]))
    return ", ".join(parts)


def _of_teller(here: Desk, known: Known, on: str) -> tuple[Question, ...]:
    return (_reliability(),)


_OF_KIND: dict[Kind, Callable[[Desk, Known, str], tuple[Question, ...]]] = {
    Kind.PERSON: _of_person,
    Kind.GROUP: _of_teller,
    Kind.BODY: _of_teller,
    Kind.CHANNEL: _of_channel,
}


def _why(text: str = "") -> Field:
    return Field("reason", text or _("Why"), Takes.WORDS)


def _choice(name: str, text: str, texts: Mapping[Any, str], *, open_: bool = False) -> Field:
    choices = tuple((code.value, _(said)) for code, said in texts.items())
    unknown = ((("", _("not known")),) if open_ else ()) + choices
    return Field(name, text, Takes.CHOICE, unknown)


MICRO = 1_000_000
"""Positions are kept in millionths of a degree."""


def typed(kind: type[Decision], post: Mapping[str, list[str]]) -> dict[str, Any]:
    """What was typed, as the fields of a decision. Raises ValueError where a position cannot be read."""
    last = {name: values[-1].strip() for name, values in post.items() if values}
    if kind is ChallengeQuestion:
        return {
            "question": last.get("question", ""),
            "answer": last.get("answer", ""),
            "people": tuple(post.get("people", ())),
        }
    if kind is Placing:
        codes = {name: last[name] for name in ("kind", "precision", "published") if last.get(name)}
        # What was typed counts more than what the gazetteer has.
        rest = {name: last.get(name, "") for name in ("within", "origin")}
        wanted = {key: value for key, value in rest.items() if value}
        return {**_of_town(last.get("town", "")), **codes, **position(last.get("position", "")), **wanted}
    if kind is Settled:
        return {"facts": tuple(post.get("facts", ()))}
    if kind is Finding:
        own: dict[str, Any] = {name: last[name] for name in ("element", "standard") if name in last}
        return {**own, "is_met": last.get("is_met") == "yes", "basis": tuple(post.get("basis", ()))}
    if kind is Reviewed:
        return {"agrees": last.get("agrees") == "yes"}
    return {name: last[name] for name in _OWN.get(kind, ()) if name in last}


_OWN: dict[type[Decision], tuple[str, ...]] = {
    SourceGrade: ("grade", "interest"),
    StatementGrade: ("grade",),
    ContactVetted: ("verdict",),
    Compromised: ("since",),
    Confirmed: (),
}


def _of_town(id_: str) -> dict[str, Any]:
    """Where a town of the gazetteer lies. Raises ValueError where there is no such town."""
    if not id_:
        return {}
    town = gazetteer_town(int(id_)) if id_.isascii() and id_.isdigit() else None
    if town is None:
        raise ValueError(_("There is no such town. Choose it again."))
    place = town.position
    return {
        "kind": PlaceKind.TOWN.value,
        "latitude": place.lat,
        "longitude": place.lon,
        "precision": place.precision.value,
        "origin": town.origin,
    }


def position(text: str) -> dict[str, int]:
    """ "48.52, 38.66" in millionths of a degree; nothing where nothing was typed. Raises ValueError."""
    if not text:
        return {}
    parts = text.replace(";", ",").split(",")
    try:
        latitude, longitude = (round(float(part) * MICRO) for part in parts)
    except (ValueError, OverflowError) as why:
        raise ValueError(_("“{text}” is no position; write it as 48.52, 38.66").format(text=text)) from why
    return {"latitude": latitude, "longitude": longitude}
