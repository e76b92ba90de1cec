"""What is known of one person as a numbered, cited file: for each line its words, who told it, and the exhibit.

Invariant: a pure function of what was released, the days asked about and the root of the record; every answer and every
exhibit says which lines it goes with.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from habeas.dossiers import rules
from habeas.dossiers.document import Document, Exactly, Line, Section, Words, changed, written
from habeas.dossiers.exhibits import Exhibits
from habeas.dossiers.in_short import disagreements, in_short
from habeas.dossiers.released import WITHHELD, Released
from habeas.language import current, pgettext
from habeas.language import gettext as _
from habeas.register.about import About
from habeas.register.people import PersonFile, PersonRow, file
from habeas.register.value import Value, days
from habeas.statements.claims.identity import Named
from habeas.statements.when import When
from habeas.timeline.part import Part
from habeas.wording import dates
from habeas.wording.cast import Cast, cast_of_record
from habeas.wording.grammar import MARKS, listed, quoted
from habeas.wording.headings import GROUP_OF, HEADINGS
from habeas.wording.sentences import fact_sentence
from habeas.wording.tellers import tellers
from habeas.wording.words import phrase

ORDER = ("identity", *(group for group in HEADINGS if group != "identity"))
"""Who it is comes first: a lawyer must know of whom the rest speaks."""


@dataclass(frozen=True)
class Made:
    """A file, how many lines it has, and the sources whose words are in it (ids, in the order of its exhibits)."""

    document: Document
    lines: int
    sources: tuple[str, ...]


def person_file(
    released: Released,
    *,
    as_of: date,
    known_on: date | None,
    day: date,
    root: str,
    more: Sequence[Section] = (),
) -> Made | None:
    """The file of the person of whom a release is, as of a day, made on `day`. `known_on` is the day whose knowledge
    was asked for, `root` the signed root of the record (hex, "" if there is none). `more` are sections worked out
    elsewhere from the same release; they stand before what is left out. None where nothing is said by that day."""
    about = About(released.known)
    found = file(about, released.subject, as_of=as_of)
    if found is None or not found.parts:
        return None
    groups = _grouped(about, found)
    parts = [part for group in groups.values() for part in group]
    exhibits = Exhibits(released, parts)
    numbers = {part.statement.id: number for number, part in enumerate(parts, start=1)}
    names = names_in(about, found.row, parts)
    disagree = disagreements(about, found.row, parts, numbers)
    sections = (
        in_short(about, found.row, parts, numbers, as_of),
        Section(_("What is said"), paragraphs=(rules.how_to_read(),)),
        *_said(about, groups, exhibits),
        *((disagree,) if disagree else ()),
        *more,
        exhibits.section(),
        rules.left_out(released.purpose),
        rules.how_made(released.purpose, day=day, as_of=as_of, known_on=known_on, root=root),
    )
    document = Document(
        language=current(),
        day=Exactly(day.isoformat()),
        kind=_("What is said of one person"),
        title=names[0][:1].upper() + names[0][1:],
        also=listed(names[1:]),
        to=rules.to_whom(released.purpose),
        moment=rules.moment(as_of, known_on),
        footer=_("What stands here is what somebody said. Nothing is shown as certain."),
        words=_words(),
        sections=sections,
    )
    document = changed(changed(document, released.unnamed), written)
    return Made(document, len(parts), exhibits.sources)


def names_in(about: About, row: PersonRow, parts: Iterable[Part]) -> list[str]:
    """The names that these statements call a person by, the one to head a page with first; never one that stands
    only in what they do not hold."""
    tellings = {part.statement.telling.id for part in parts}
    names = [
        about.known.mentions[member].name
        for member in row.mentions
        if not tellings.isdisjoint(about.index.near.get(member, ()))
    ]
    claims = (part.statement.fact.claim for part in parts)
    names += [
        claim.name_as_said.exact.strip(MARKS + "‘’'")
        for claim in claims
        if isinstance(claim, Named) and claim.name_as_said
    ]
    unique = list(dict.fromkeys(names)) or [phrase("party", "someone")]
    first = next((name for name in unique if name[:1].isupper()), unique[0])
    return [first, *(name for name in unique if name != first)]


def _grouped(about: About, found: PersonFile) -> dict[str, list[Part]]:
    """Everything that stands in the file under its headings, earliest first, and what its answers rest on."""
    parts = {part.statement.id: part for part in found.parts}
    for value in _values(found.row):
        for id_ in value.because:
            # What puts a channel in doubt may be said of somebody else.
            parts.setdefault(id_, Part(about.known.statements[id_]))
    place = {id_: number for number, id_ in enumerate(about.known.statements)}
    ordered = sorted(parts.values(), key=lambda part: (_first_day(part), place[part.statement.id]))
    groups: dict[str, list[Part]] = {group: [] for group in ORDER}
    for part in ordered:
        groups[GROUP_OF[part.statement.fact.claim.name()]].append(part)
    return groups


def _values(row: PersonRow) -> Iterator[Value]:
    yield from (*row.status, *row.places, *row.last_places, *row.proof.doubted)
    yield from (value for value in (row.since, row.proof.last, row.proof.weaker) if value)


def _first_day(part: Part) -> str:
    found = days(part.statement)
    day = found.earliest or found.latest
    return day.isoformat() if day else ""


def _said(about: About, groups: dict[str, list[Part]], exhibits: Exhibits) -> Iterator[Section]:
    cast, numbers = cast_of_record(about.known), count(1)
    for group, parts in groups.items():
        lines = tuple(_line(next(numbers), part, cast, exhibits) for part in parts)
        if lines:
            yield Section(_(HEADINGS[group]), level=2, lines=lines)


def _line(number: int, part: Part, cast: Cast, exhibits: Exhibits) -> Line:
    statement = part.statement
    telling, source = statement.telling, statement.source
    # That the exhibit itself says so needs no saying.
    chain = tuple(link for link in telling.chain if link.who is None or link.who.members != (source.id,))
    told = tellers(chain, cast) if chain or not telling.chain else []
    words = "" if telling.passage.exact == WITHHELD else " ".join(telling.passage.exact.split())
    return Line(
        number=number,
        sentence=fact_sentence(statement.fact, cast),
        words=words,
        told=tuple(f"{one.who} ({one.how})" if one.how else one.who for one in told),
        notes=tuple(_notes(part)),
        exhibit=exhibits.code(source.id),
        place=exhibits.place(telling) if words else "",
    )


def _notes(part: Part) -> Iterator[str]:
    telling = part.statement.telling
    if telling.hedges:
        words = listed([quoted(hedge.words.exact) for hedge in telling.hedges])
        yield _("Said with a reserve: {words}.").format(words=words)
    if read := _as_read(part.statement.fact.when):
        yield read
    if part.through:
        yield _("Said of a group; somebody says they are one of it.")


def _as_read(when: When | None) -> str:
    """How a date was read, where its words are not the date itself."""
    if when is None or when.words is None or when.edtf is None:
        return ""
    read = dates.named_date(when.edtf)
    return _("The date: {words}, read as {day}.").format(words=quoted(when.words.exact), day=read)


def _words() -> Words:
    return Words(
        page=_("Page {page} of {pages}"),
        line=pgettext("before its number", "line"),
        lines=pgettext("before their numbers", "lines"),
        number=pgettext("column of a table", "No."),
        source=_("Source"),
        cited=_("Cited in lines"),
        question=pgettext("column of a table", "Question"),
        answer=pgettext("column of a table", "What is said"),
        not_given=_("The words are not given here."),
        quotes=(phrase("quotes", "open"), phrase("quotes", "close")),
    )
