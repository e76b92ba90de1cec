"""Who and what one source speaks of, for choosing in a form; namesakes told apart by the words around them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from habeas.acts.case import CaseError
from habeas.desk.forms.apart import Elsewhere, apart, elsewhere
from habeas.desk.forms.questions import KIND_NAMES
from habeas.desk.opened import Desk
from habeas.language import gettext as _
from habeas.language import mark
from habeas.reading.suggestion import SOURCE, Confidence, Entity, Span
from habeas.statements.mention import Kind
from habeas.statements.passage import find
from habeas.wording.publications import THIS, this_source
from habeas.wording.told import Named, Tellers

CONTEXT = 24
MOST = 300
"""How many of one source a form offers: nobody looks through more, and a page of them would be slow. Others are
added by their words, which finds them where the record has them."""
TELL = frozenset({Kind.PERSON, Kind.GROUP, Kind.BODY})
"""Who can tell something."""
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
    text: str


@dataclass(frozen=True)
class Book:
    """Everyone of one source. `names` are all of them by id, `listed` those that a form offers: where a text speaks
    of very many, the ones around the passage. `same_as` maps a finding's id to the id under which it is listed;
    `tellers` are those who can tell something, the source itself included; `elsewhere` are those of other sources
    with names like those listed."""

    source_id: str
    tellers: Tellers
    text: str
    names: Mapping[str, str]
    listed: tuple[Listed, ...]
    elsewhere: tuple[Elsewhere, ...]
    same_as: dict[str, str]
    entities: tuple[Entity, ...]

    @cached_property
    def _texts(self) -> Counter[str]:
        return Counter(item.text for item in self.listed)

    def shown(self, item: Listed) -> str:
        """The name with what tells it apart; with the words around it where several are shown alike."""
        if self._texts[item.text] < 2:
            return item.text
        start, end = max(0, item.start - CONTEXT), item.start + len(item.name) + CONTEXT
        return f"{item.text} (“… {' '.join(self.text[start:end].split())} …”)"

    def by_heading(self, first: Kind) -> list[tuple[str, list[tuple[str, str]]]]:
        """Choices as (heading, [(id, text)]), the kind that fits first; at the end those of other sources."""
        headings: dict[str, list[tuple[str, str]]] = {}
        kinds = [first, *(kind for kind in Kind if kind is not first)]
        for item in sorted(self.listed, key=lambda item: (kinds.index(item.kind), item.name.lower())):
            heading = _(GROUP_NAMES.get(item.kind, OTHERS))
            headings.setdefault(heading, []).append((item.id, self.shown(item)))
        others = [(other.id, other.text) for other in self.elsewhere if other.kind is first]
        if others:
            headings[_("In other sources; choosing one notes that it is the same")] = others
        return list(headings.items())

    def new(self, name: str, kind: Kind, near: tuple[int, int], number: int) -> Entity:
        """Somebody that nobody listed yet, by words that stand in the text. Raises CaseError."""
        starts = find(self.text, name)
        if not starts:
            wrong = _("“{name}” does not stand in the text. Copy the words from it, spelling and all.")
            raise CaseError(wrong.format(name=name))
        return self._entity(name, kind, number, starts, near)

    def teller(self, name: str, near: tuple[int, int], number: int) -> Entity:
        """Somebody new who told something. They need not be named in the text: a note of a call says "his mother"."""
        return self._entity(name, Kind.PERSON, number, find(self.text, name), near)

    def _entity(self, name: str, kind: Kind, number: int, starts: list[int], near: tuple[int, int]) -> Entity:
        inside = [at for at in starts if near[0] <= at < near[1]]
        return Entity(
            id=f"new{number}",
            rule="by hand",
            why="named by hand",
            confidence=Confidence.HIGH,
            kind=kind,
            name=name,
            spans=tuple(Span(start=at, end=at + len(name)) for at in (inside or starts)[:1]),
        )


def book(desk: Desk, source_id: str, entities: tuple[Entity, ...], near: int = 0) -> Book:
    """Who a source speaks of: those in the record first, then those a reader found; `near` is where the passage is."""
    known, today = desk.known(), desk.today()
    about, mentions = desk.about(known), known.mentions_of(source_id)
    everyone = [
        Listed(item.id, item.kind, item.name, item.passages[0].start if item.passages else 0, item.name)
        for item in mentions
    ]
    have = {(item.kind, place.start, place.end): item.id for item in mentions for place in item.passages}
    same_as = {SOURCE: source_id}
    for entity in entities:
        places = [(entity.kind, span.start, span.end) for span in entity.spans]
        same_as[entity.id] = next((have[place] for place in places if place in have), entity.id)
        if same_as[entity.id] == entity.id:
            everyone.append(Listed(entity.id, entity.kind, entity.name, entity.spans[0].start, entity.name))
    around = {item.id for item in sorted(everyone, key=lambda item: abs(item.start - near))[:MOST]}
    listed = [
        replace(item, text=apart(about, item.id, today)) if item.id in known.mentions else item
        for item in everyone
        if item.id in around
    ]
    names = dict.fromkeys((item.kind, item.name) for item in listed)
    return Book(
        source_id=source_id,
        tellers=Tellers(
            Named(source_id, this_source(known, source_id)),
            known.sources[source_id].kind not in THIS,
            tuple(Named(item.id, item.name) for item in everyone if item.kind in TELL),
        ),
        text=desk.case.text(source_id),
        names={item.id: item.name for item in everyone},
        listed=tuple(listed),
        elsewhere=tuple(elsewhere(desk, source_id, names)),
        same_as=same_as,
        entities=entities,
    )


def kind_choices(chosen: Kind) -> list[tuple[str, str, bool]]:
    """What somebody new can be."""
    return [(kind.value, _(name), kind is chosen) for kind, name in KIND_NAMES.items()]
