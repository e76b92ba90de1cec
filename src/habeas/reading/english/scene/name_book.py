"""Which figure each name of a text means. Full names first; a part of a name means whoever bears it.

Invariant: two different full names are two people; a part that several bear stays open.
"""

from collections.abc import Iterable

from habeas.reading.english.scene.cast import Figure
from habeas.reading.english.scene.mentions import Mention
from habeas.reading.english.scene.name_votes import BODY_WORDS
from habeas.reading.english.scene.names import loose_key
from habeas.reading.english.scene.public_bodies import abbreviation_of
from habeas.reading.english.scene.word_sets import word_set
from habeas.statements.mention import Kind

Key = tuple[str, ...]
_SMALL = word_set("of the and for on in de")


class NameBook:
    """The names of one text."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.figures: list[Figure] = []
        self._by_key: dict[tuple[Kind, Key], Figure] = {}
        self._bearers: dict[str, list[Figure]] = {}
        named = [m for m in mentions if m.sort == "name"]
        for mention in sorted(named, key=lambda m: (-len(m.name.key) if m.name else 0, m.start)):
            self._enter(mention)

    def means(self, mention: Mention) -> list[Figure]:
        """Everyone the name can mean."""
        assert mention.name is not None
        kind, key = mention.kind, _key(mention)
        if kind is Kind.PERSON and len(key) == 1:
            bearers = [f for f in self._bearers.get(key[0], []) if _gender_fits(f, mention)]
            if bearers:
                return bearers
        figure = self._by_key.get((kind, key))
        return [figure.root()] if figure else []

    def _enter(self, mention: Mention) -> None:
        kind, key = mention.kind, _key(mention)
        figure = self._by_key.get((kind, key))
        bearers = self._bearers.get(key[0], []) if kind is Kind.PERSON and len(key) == 1 else []
        if figure is None and any(_gender_fits(f, mention) for f in bearers):
            return
        if figure is None:
            figure = self._same(kind, key) or self._made(mention)
            self._by_key[kind, key] = figure
            if kind is Kind.PERSON and len(key) > 1:
                self._bear(figure, key)
        if mention.name is not None and (nick := mention.name.run.nick) and kind is Kind.PERSON:
            self._by_key.setdefault((kind, tuple(w.lower() for w in nick.split())), figure)
            figure.names.append(nick)
        words = _spelt(mention)
        if words not in figure.names:
            figure.names.append(words)
        figure.gender = figure.gender or mention.gender
        figure.serial = min(figure.serial, mention.start)

    def _bear(self, figure: Figure, key: Key) -> None:
        """Each part of a full name can mean who bears it."""
        for word in {w for w in key if len(w) > 1}:
            bearers = self._bearers.setdefault(word, [])
            if figure not in bearers:
                bearers.append(figure)

    def _made(self, mention: Mention) -> Figure:
        kind = mention.kind
        why = {
            Kind.PERSON: "a person’s name, by the name itself and the words around it",
            Kind.BODY: "the name of a body, by the name itself and the words around it",
        }.get(kind, "the name of a place, by the name itself and the words around it")
        figure = Figure(kind, f"name-{kind.value}", why, mention.start, gender=mention.gender)
        self.figures.append(figure)
        return figure

    def _same(self, kind: Kind, key: Key) -> Figure | None:
        """The one earlier name that this one only shortens or spells out."""
        fits: list[Figure] = []
        for (other_kind, other), figure in self._by_key.items():
            if other_kind is kind and _SAME[kind](key, other) and figure not in fits:
                fits.append(figure)
        return fits[0] if len(fits) == 1 else None


def _spelt(mention: Mention) -> str:
    assert mention.name is not None
    return " ".join(mention.name.run.words) if mention.kind is not Kind.PLACE else mention.text


def _key(mention: Mention) -> Key:
    assert mention.name is not None
    if mention.kind is Kind.PLACE:
        words = mention.text.split()
        return tuple(loose_key(w).replace("g", "h") or w.lower() for w in words)
    return tuple(w.rstrip(".") for w in mention.name.key)


def _gender_fits(figure: Figure, mention: Mention) -> bool:
    title = mention.name.run.title if mention.name else None
    return not (title and mention.gender and figure.gender and mention.gender != figure.gender)


def _same_person(key: Key, other: Key) -> bool:
    """The shorter stands whole in the longer ("Rustam Dzhaksenov", "Rustam A. Dzhaksenov"), or is its initials."""
    short, long = sorted((key, other), key=len)
    if len(short) > 1 and set(short) <= set(long):
        return True
    if len(short) == 1 and len(short[0].replace(".", "")) == len(long) > 1 and "." in short[0]:
        return short[0].replace(".", "") == "".join(w[0] for w in long) and any(len(w) == 1 for w in long)
    return False


def _same_body(key: Key, other: Key) -> bool:
    if key == other:
        return True
    for one, two in ((key, other), (other, key)):
        if len(one) == 1 and len(two) > 1 and _abbreviates(one[0], two):
            return True
    short, long = sorted((key, other), key=len)
    if len(short) == 1 and len(long) > 1 and short[0] == long[-1] and short[0] in BODY_WORDS:
        return True
    a, b = _content(key), _content(other)
    if a == b and a:
        return True
    stems = [tuple(w for w in k if w not in BODY_WORDS and w not in _SMALL) for k in (key, other)]
    return stems[0] == stems[1] != () and 1 in (len(key), len(other))


def _content(key: Key) -> frozenset[str]:
    return frozenset(w for w in key if w not in _SMALL)


def _abbreviates(short: str, long: Key) -> bool:
    spelt = {
        "".join(w[0] for w in long if w not in left_out)
        for left_out in (_SMALL, {"the", "and"}, {"the"}, set())
    }
    return len(short) > 1 and (short in spelt or abbreviation_of(long) == short)


def _same_place(key: Key, other: Key) -> bool:
    return key == other


_SAME = {Kind.PERSON: _same_person, Kind.BODY: _same_body, Kind.PLACE: _same_place}
