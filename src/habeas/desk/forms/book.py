"""Who and what one source speaks of, for choosing in a form; namesakes told apart by the words around them."""

from dataclasses import dataclass

from habeas.acts.case import CaseError
from habeas.acts.reading import reading_of
from habeas.desk.forms.questions import KIND_NAMES
from habeas.desk.opened import Desk
from habeas.language import gettext as _
from habeas.language import mark
from habeas.reading.read import CannotRead
from habeas.reading.suggestion import SOURCE, Confidence, Entity, Span
from habeas.statements.mention import Kind
from habeas.statements.passage import find
from habeas.wording.publications import this_source

CONTEXT = 24
GROUP_NAMES = {
    Kind.PERSON: mark("People"),
    Kind.GROUP: mark("Groups"),
    Kind.PLACE: mark("Places"),
    Kind.BODY: mark("Units, offices, organisations"),
}

OTHERS = mark("Others")


@dataclass(frozen=True)
class Listed:
    """One person, place or body of the source: where it is first spoken of, and what tells it apart."""

    id: str
    kind: Kind
    name: str
    start: int


@dataclass(frozen=True)
class Book:
    """Everyone of one source. `same_as` maps a finding's id to the id under which it is listed;
    `source_name` is how the source itself is spoken of."""

    source_id: str
    source_name: str
    text: str
    listed: tuple[Listed, ...]
    same_as: dict[str, str]
    entities: tuple[Entity, ...]

    def shown(self, item: Listed) -> str:
        """The name, with the words around it where the source has several of that name."""
        if sum(other.name == item.name for other in self.listed) < 2:
            return item.name
        start, end = max(0, item.start - CONTEXT), item.start + len(item.name) + CONTEXT
        return f"{item.name} (“… {' '.join(self.text[start:end].split())} …”)"

    def by_heading(self, first: Kind) -> list[tuple[str, list[tuple[str, str]]]]:
        """Choices as (heading, [(id, text)]), the kind that fits first."""
        headings: dict[str, list[tuple[str, str]]] = {}
        kinds = [first, *(kind for kind in Kind if kind is not first)]
        for item in sorted(self.listed, key=lambda item: (kinds.index(item.kind), item.name.lower())):
            heading = _(GROUP_NAMES.get(item.kind, OTHERS))
            headings.setdefault(heading, []).append((item.id, self.shown(item)))
        return list(headings.items())

    def new(self, name: str, kind: Kind, near: tuple[int, int], number: int) -> Entity:
        """Somebody that nobody listed yet, by words that stand in the text. Raises CaseError."""
        starts = find(self.text, name)
        if not starts:
            wrong = _("“{name}” does not stand in the text. Copy the words from it, spelling and all.")
            raise CaseError(wrong.format(name=name))
        start = next((at for at in starts if near[0] <= at < near[1]), starts[0])
        return Entity(
            id=f"new{number}",
            rule="by hand",
            why="named by hand",
            confidence=Confidence.HIGH,
            kind=kind,
            name=name,
            spans=(Span(start=start, end=start + len(name)),),
        )


def book(desk: Desk, source_id: str) -> Book:
    """Who a source speaks of: those in the record first, then those a reader found."""
    known = desk.known()
    mentions = known.mentions_of(source_id)
    listed = [
        Listed(item.id, item.kind, item.name, item.passages[0].start if item.passages else 0)
        for item in mentions
    ]
    have = {(item.kind, place.start, place.end): item.id for item in mentions for place in item.passages}
    try:
        entities = reading_of(desk.case, source_id).entities
    except CannotRead:
        entities = ()
    same_as = {SOURCE: source_id}
    for entity in entities:
        places = [(entity.kind, span.start, span.end) for span in entity.spans]
        same_as[entity.id] = next((have[place] for place in places if place in have), entity.id)
        if same_as[entity.id] == entity.id:
            listed.append(Listed(entity.id, entity.kind, entity.name, entity.spans[0].start))
    return Book(
        source_id, this_source(known, source_id), desk.case.text(source_id), tuple(listed), same_as, entities
    )


def kind_choices(chosen: Kind) -> list[tuple[str, str, bool]]:
    """What somebody new can be."""
    return [(kind.value, _(name), kind is chosen) for kind, name in KIND_NAMES.items()]
