"""Patronymics: the same father, another father, or one left out, which says nothing."""

from habeas.names.distance import distance
from habeas.names.evidence import levels, weights
from habeas.names.evidence.given import sound_of
from habeas.names.evidence.levels import Level
from habeas.names.given import forms_of, initials_of
from habeas.names.name import Name, Word
from habeas.names.patronymics import Patronymic, stems
from habeas.names.result import Evidence
from habeas.names.rules import Rule

Off = frozenset[Rule]


def compare(a: Name, b: Name, off: Off) -> Evidence | None:
    """How the patronymics, or their initials, agree; None where one of the names leaves it out."""
    if Rule.PATRONYMICS in off:
        return None
    if a.patronymic and b.patronymic:
        return Evidence.of(one(a.patronymic, b.patronymic), a.patronymic.written, b.patronymic.written)
    if Rule.INITIALS in off:
        return None
    first, second = _second_initial(a), _second_initial(b)
    if a.patronymic and second:
        return _initials(a.patronymic.written, second, fits=_fits(a.patronymic, second))
    if b.patronymic and first:
        return _initials(first, b.patronymic.written, fits=_fits(b.patronymic, first))
    if first and second:
        return _initials(first, second, fits=sound_of(first)[:1] == sound_of(second)[:1])
    return None


def _second_initial(name: Name) -> str | None:
    """The initial that stands for a patronymic: the second, or the only one beside a written given name."""
    if name.given and not name.family:
        return None
    place = 0 if name.given else 1
    return name.initials[place] if len(name.initials) > place else None


def one(a: Word, b: Word) -> Level:
    """How two patronymics agree."""
    first, second = a.patronymic, b.patronymic
    assert first is not None
    assert second is not None
    if a.plain == b.plain:
        return levels.PATRONYMIC_SAME
    if first.stem == second.stem or first.fathers & second.fathers:
        return levels.PATRONYMIC_ONE_FATHER
    if first.fathers and second.fathers:
        return levels.PATRONYMIC_OTHER
    far = _closest(first, second)
    scaled = weights.scaled(far, first.stem, second.stem, weights.PATRONYMIC_LENGTHS)
    return levels.step(scaled, levels.PATRONYMIC_NEAR, levels.PATRONYMIC_OTHER)


def _closest(a: Patronymic, b: Patronymic) -> float:
    """The distance of two patronymics, one of which is of no known father: to the other, or to a form of its father's
    name in another language."""
    far = distance(a.stem, b.stem)
    known, unknown = (a, b) if a.fathers else (b, a)
    return min([far, *(distance(stem, unknown.stem) for stem in other_stems(known.fathers, unknown.stem))])


def other_stems(fathers: frozenset[int], stem: str) -> list[str]:
    """The stems of patronymics, in sound, of all forms of a father's name that begin as a stem does; none if there
    are several names."""
    if len(fathers) != 1:
        return []
    return [one for form in forms_of(min(fathers)) if form[:1] == stem[:1] for one in stems(form)]


def _fits(full: Word, letter: str) -> bool:
    first = sound_of(letter)[:1]
    return full.sound[:1] == first or (
        full.patronymic is not None and first in initials_of(full.patronymic.fathers)
    )


def _initials(a: str, b: str, *, fits: bool) -> Evidence:
    return Evidence.of(levels.PATRONYMIC_INITIAL if fits else levels.PATRONYMIC_INITIAL_OTHER, a, b)
