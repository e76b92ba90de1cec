"""The answers of a file in a few lines, and where its lines give more than one answer. Each names its lines."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from habeas.dossiers.document import Cited, Row, Section
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.register.about import About
from habeas.register.confirmed import confirmed_on
from habeas.register.people import PersonRow
from habeas.register.status import UNKNOWN
from habeas.register.value import Value, has_teller
from habeas.register.voices import voices
from habeas.statements.telling import Polarity
from habeas.timeline.part import Part
from habeas.wording import dates, status
from habeas.wording.cast import cast_of_record

Numbers = Mapping[str, int]
"""The number of the line of each statement."""


def in_short(about: About, row: PersonRow, parts: list[Part], numbers: Numbers, as_of: date) -> Section:
    """Held or not, where, since when, last sign of life, who says so."""
    rows = (
        Row(_("Held or not"), tuple(_statuses(about, row, numbers))),
        Row(_("Where"), tuple(_places(about, row, numbers)) or (Cited(_("Nobody has said where")),)),
        Row(_("Since"), (_since(row, numbers),)),
        Row(_("Last sign of life"), tuple(_signs(row, numbers))),
        Row(_("Who says so"), tuple(_who(about, row, parts))),
    )
    return Section(_("In short"), rows=rows)


def disagreements(about: About, row: PersonRow, parts: Iterable[Part], numbers: Numbers) -> Section | None:
    """Where the lines give different answers; None where none do."""
    rows = []
    if len(row.status) > 1:
        rows.append(Row(_("Held or not"), tuple(_statuses(about, row, numbers))))
    if len(row.places) > 1:
        rows.append(Row(_("Where"), tuple(_places(about, row, numbers))))
    denied = [part.statement for part in parts if part.statement.fact.polarity is Polarity.DENIES]
    if denied:
        lines = tuple(sorted(numbers[one.id] for one in denied))
        rows.append(Row(_("Denied"), (Cited(_("Somebody says that something is not so"), lines),)))
    if not rows:
        return None
    why = _(
        "Different answers stand side by side until a person settles them. Different words can mean one place."
    )
    return Section(_("What disagrees"), paragraphs=(why,), rows=tuple(rows))


def _statuses(about: About, row: PersonRow, numbers: Numbers) -> Iterator[Cited]:
    for value in row.status:
        named = _named(about, value.because)
        text = status.as_said(value.value, len(named))
        last = _("Last said to be so {when}.").format(when=dates.span(value.bounds)) if value.because else ""
        # On paper without the name of whoever confirmed it: it leaves the house.
        days = [
            _("Confirmed by a person at this desk on {day}.").format(day=day) for day in _days(about, value)
        ]
        yield Cited(text, _lines(value, numbers), " ".join((last, *days)).strip())


def _days(about: About, value: Value) -> list[str]:
    return [dates.day(day) for day in confirmed_on(about.known, value.because)]


def _places(about: About, row: PersonRow, numbers: Numbers) -> Iterator[Cited]:
    for value in row.places:
        place = _("Not known where") if value.value == UNKNOWN else about.known.mentions[value.value].name
        yield Cited(_capital(place), _lines(value, numbers))
    for value in row.last_places:
        place = about.known.mentions[value.value].name
        yield Cited(_("Last said before: {place}").format(place=place), _lines(value, numbers))


def _since(row: PersonRow, numbers: Numbers) -> Cited:
    if row.since is None:
        return Cited(_("Nobody has said since when"))
    return Cited(_capital(status.since(row.since.bounds)), _lines(row.since, numbers))


def _signs(row: PersonRow, numbers: Numbers) -> Iterator[Cited]:
    proof = row.proof
    freedom = _("A sign of life is no sign of freedom.")
    if proof.last is None:
        yield Cited(status.no_proof(row.proof.dating), (), freedom)
    else:
        ago = _("{days} ago").format(days=dates.days_ago(proof.fewest, proof.most))
        yield Cited(f"{_contact(proof.last)}, {ago}", _lines(proof.last, numbers), freedom)
    if proof.weaker:
        yield Cited(f"{_('Later but weaker:')} {_contact(proof.weaker)}", _lines(proof.weaker, numbers))
    for value in proof.doubted:
        yield Cited(f"{_('In doubt, and not counted:')} {_contact(value)}", _lines(value, numbers))


def _contact(value: Value) -> str:
    said = _("{kind} {when}").format(kind=status.proof(value.value), when=dates.span(value.bounds))
    return _capital(said)


def _who(about: About, row: PersonRow, parts: Iterable[Part]) -> Iterator[Cited]:
    cast = cast_of_record(about.known)
    spoken = _named(about, tuple(id_ for value in row.status for id_ in value.because))
    number = len(spoken)
    said = ngettext("{number} independent voice", "{number} independent voices", number) if number else ""
    names = []
    for ids in spoken:
        chains = [about.known.statements[id_].telling.chain for id_ in ids]
        origins = dict.fromkeys(cast.name(chain[0].who) for chain in chains if chain and chain[0].who)
        names.append("; ".join(map(_capital, origins)))
    text = said.format(number=number) if said else _("no independent voice")
    yield Cited(_capital(text), (), ". ".join(names))
    silent = sum(not has_teller(part.statement) for part in parts)
    if silent:
        yield Cited(
            ngettext(
                "For {number} statement nobody is named as saying so.",
                "For {number} statements nobody is named as saying so.",
                silent,
            ).format(number=silent)
        )


def _named(about: About, ids: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The independent voices that are named for these statements."""
    statements = [about.known.statements[id_] for id_ in ids]
    return voices(about, [one for one in statements if has_teller(one)]).independent


def _lines(value: Value, numbers: Numbers) -> tuple[int, ...]:
    return tuple(sorted({numbers[id_] for id_ in value.because}))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
