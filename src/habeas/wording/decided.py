"""A decision in one sentence: what somebody decided, on what. It never shows a challenge question or its answer."""

from collections.abc import Callable
from typing import Any

from habeas.language import gettext as _
from habeas.language import mark
from habeas.places.kinds import Kind as PlaceKind
from habeas.places.position import MICRO
from habeas.places.precision import Precision
from habeas.statements.decisions import (
    AnyDecision,
    ChallengeQuestion,
    Compromised,
    Confirmed,
    ContactVerdict,
    ContactVetted,
    Continues,
    Credibility,
    Decision,
    Element,
    Finding,
    NamedOutside,
    Placing,
    Reliability,
    Reviewed,
    Settled,
    SourceGrade,
    Standard,
    StatementGrade,
)
from habeas.statements.known import Known
from habeas.statements.when import bounds
from habeas.wording import dates
from habeas.wording.cast import cast_of_record
from habeas.wording.grammar import quoted
from habeas.wording.sentences import fact_sentence

RELIABLE = {
    Reliability.A: mark("A, completely reliable"),
    Reliability.B: mark("B, usually reliable"),
    Reliability.C: mark("C, fairly reliable"),
    Reliability.D: mark("D, not usually reliable"),
    Reliability.E: mark("E, unreliable"),
    Reliability.F: mark("F, no basis to judge"),
}
CREDIBLE = {
    Credibility.CONFIRMED: mark("1, confirmed by other independent voices"),
    Credibility.PROBABLE: mark("2, probably true"),
    Credibility.POSSIBLE: mark("3, possibly true"),
    Credibility.DOUBTFUL: mark("4, doubtful"),
    Credibility.IMPROBABLE: mark("5, improbable"),
    Credibility.NO_BASIS: mark("6, no basis to judge"),
}
VERDICTS = {
    ContactVerdict.ACCEPTED: mark("accepted as a sign of life"),
    ContactVerdict.DOUBTFUL: mark("in doubt"),
    ContactVerdict.FAILED: mark("not from the person"),
}
PLACE_KINDS = {
    PlaceKind.CELL: mark("cell"),
    PlaceKind.BASEMENT: mark("basement"),
    PlaceKind.SITE: mark("building or site"),
    PlaceKind.TOWN: mark("town"),
    PlaceKind.DISTRICT: mark("district"),
    PlaceKind.REGION: mark("region"),
    PlaceKind.COUNTRY: mark("country"),
}
PRECISIONS = {
    Precision.BUILDING: mark("the building"),
    Precision.TOWN: mark("the town, 10 km around"),
    Precision.DISTRICT: mark("the district, 40 km around"),
    Precision.REGION: mark("the region, 300 km around"),
    Precision.COUNTRY: mark("the country"),
}
ELEMENTS = {
    Element.DEPRIVATION: mark("deprived of liberty"),
    Element.STATE: mark("by the State, or with its authorization, support or acquiescence"),
    Element.CONCEALMENT: mark("refusal to acknowledge it, or fate or whereabouts concealed"),
}
STANDARDS = {
    Standard.SUSPICION: mark("reasonable suspicion"),
    Standard.GROUNDS: mark("reasonable grounds to believe"),
    Standard.BALANCE: mark("balance of probabilities"),
    Standard.CLEAR: mark("clear and convincing evidence"),
    Standard.BEYOND_DOUBT: mark("beyond reasonable doubt"),
}


def decided_sentence(known: Known, decision: AnyDecision) -> str:
    """What somebody decided, in one sentence, without the reason."""
    return _SENTENCES[type(decision)](known, decision)


def decided_by(known: Known, decision: AnyDecision) -> str:
    """Who decided it, when and why: "Anna, 28 May 2026: she rang the prison"."""
    noted = known.noted[decision.id]
    by = _("{name}, {day}").format(name=noted.by, day=dates.day(noted.at.date()))
    return _("{name}: {reason}").format(name=by, reason=decision.reason) if decision.reason else by


def decided_about(known: Known, on: str) -> str:
    """What a decision is on: a source's title, a name, a fact."""
    if on in known.sources:
        return quoted(known.sources[on].title)
    if on in known.mentions:
        return known.mentions[on].name
    if on in known.statements:
        return quoted(fact_sentence(known.statements[on].fact, cast_of_record(known)).rstrip("."))
    return _("something that was taken back or corrected since")


def _of_source(known: Known, value: SourceGrade) -> str:
    said = _("{name}: {grade}.").format(name=decided_about(known, value.on), grade=_(RELIABLE[value.grade]))
    interest = _("Stands to gain: {interest}.").format(interest=value.interest) if value.interest else ""
    return f"{said} {interest}".rstrip()


def _compromised(known: Known, value: Compromised) -> str:
    name = decided_about(known, value.on)
    if not value.since:
        return _("{channel} is not to be trusted, nobody can say since when.").format(channel=name)
    since = dates.span(bounds(value.since))
    return _("{channel} is not to be trusted since: {date}.").format(channel=name, date=since)


def _settled(known: Known, value: Settled) -> str:
    about = "; ".join(decided_about(known, fact) for fact in value.facts)
    return _("These do not fit together, and it is settled: {facts}.").format(facts=about)


def _finding(known: Known, value: Finding) -> str:
    said = _("{name}: {element}: found, by the standard “{standard}”.")
    if not value.is_met:
        said = _("{name}: {element}: not found, by the standard “{standard}”.")
    return said.format(
        name=decided_about(known, value.on),
        element=_(ELEMENTS[value.element]),
        standard=_(STANDARDS[value.standard]),
    )


def _reviewed(known: Known, value: Reviewed) -> str:
    finding = known.decisions.get(value.on)
    about = _finding(known, finding) if isinstance(finding, Finding) else decided_about(known, value.on)
    said = _("Agrees: {finding}") if value.agrees else _("Does not agree: {finding}")
    return said.format(finding=about)


def _placing(known: Known, value: Placing) -> str:
    parts = [_(PLACE_KINDS[value.kind])] if value.kind else []
    if value.within in known.mentions:
        parts.append(_("in {place}").format(place=known.mentions[value.within].name))
    if value.latitude is not None and value.longitude is not None:
        position = f"{value.latitude / MICRO:.2f}, {value.longitude / MICRO:.2f}"
        known_to = _(PRECISIONS[value.precision]) if value.precision else _("not noted how exactly")
        parts.append(_("at {position} ({precision})").format(position=position, precision=known_to))
    name = decided_about(known, value.on)
    return _("{about}: {parts}.").format(about=name, parts=", ".join(parts) or _("not known where"))


def _continues(known: Known, value: Continues) -> str:
    said = _("{about} is the next version of {earlier}.")
    return said.format(about=decided_about(known, value.on), earlier=decided_about(known, value.earlier))


def _with(said: str, texts: dict[Any, str], code: str) -> Callable[[Known, Any], str]:
    """A sentence that names what it is on and one code in words."""

    def sentence(known: Known, value: Decision) -> str:
        return _(said).format(about=decided_about(known, value.on), answer=_(texts[getattr(value, code)]))

    return sentence


def _only(said: str) -> Callable[[Known, Any], str]:
    def sentence(known: Known, value: Decision) -> str:
        return _(said).format(about=decided_about(known, value.on))

    return sentence


_SENTENCES: dict[type[Any], Callable[[Known, Any], str]] = {
    SourceGrade: _of_source,
    StatementGrade: _with(mark("{about}: {answer}."), CREDIBLE, "grade"),
    ContactVetted: _with(mark("{about}: {answer}."), VERDICTS, "verdict"),
    Compromised: _compromised,
    Confirmed: _only(mark("Confirmed: {about}.")),
    ChallengeQuestion: _only(
        mark("A question that only {about} can answer. It is shown only to whom it was given.")
    ),
    Settled: _settled,
    Finding: _finding,
    Reviewed: _reviewed,
    Placing: _placing,
    Continues: _continues,
    NamedOutside: _only(
        mark("{about} may be named outside as one who is said to have done something to people.")
    ),
}
