"""Patronymics: the same father, another father, or one left out, which says nothing."""

from habeas.names.distance import distance
from habeas.names.evidence import weights
from habeas.names.evidence.given import sound_of
from habeas.names.given import initials_of
from habeas.names.name import Name, Word
from habeas.names.patronymics import Patronymic
from habeas.names.result import Evidence
from habeas.names.rules import Rule

Off = frozenset[Rule]


def compare(a: Name, b: Name, off: Off) -> Evidence | None:
    """How the patronymics, or their initials, agree; None where one of the names leaves it out."""
    if Rule.PATRONYMICS in off:
        return None
    if a.patronymic and b.patronymic:
        return one(a.patronymic, b.patronymic)
    if Rule.INITIALS in off:
        return None
    if a.patronymic and (letter := _second_initial(b)):
        return _initial(a.patronymic, letter)
    if b.patronymic and (letter := _second_initial(a)):
        return _initial(b.patronymic, letter)
    first, second = _second_initial(a), _second_initial(b)
    if first and second:
        fits = sound_of(first)[:1] == sound_of(second)[:1]
        return _initials(first, second, fits=fits)
    return None


def _second_initial(name: Name) -> str | None:
    """The initial that stands for a patronymic: the second, or the only one beside a written given name."""
    if name.given and not name.family:
        return None
    place = 0 if name.given else 1
    return name.initials[place] if len(name.initials) > place else None


def one(a: Word, b: Word) -> Evidence:
    """How two patronymics agree."""
    words = (a.written, b.written)
    first, second = a.patronymic, b.patronymic
    assert first is not None
    assert second is not None
    if first.stem == second.stem or first.fathers & second.fathers:
        says = "same patronymic: {0}" if a.plain == b.plain else "patronymics of one father's name: {0}, {1}"
        return Evidence(Rule.PATRONYMICS, weights.PATRONYMIC_SAME, says, words)
    if first.fathers and second.fathers:
        return Evidence(Rule.PATRONYMICS, weights.PATRONYMIC_OTHER, "different patronymics: {0}, {1}", words)
    weight = _near(first, second)
    says = "patronymics nearly the same: {0}, {1}" if weight > 0 else "different patronymics: {0}, {1}"
    return Evidence(Rule.PATRONYMICS, weight, says, words)


def _near(a: Patronymic, b: Patronymic) -> float:
    scaled = weights.scaled(distance(a.stem, b.stem), a.stem, b.stem, weights.PATRONYMIC_LENGTHS)
    return weights.step(scaled, weights.PATRONYMIC_STEPS, weights.PATRONYMIC_OTHER)


def _initial(full: Word, letter: str) -> Evidence:
    first = sound_of(letter)[:1]
    fits = full.sound[:1] == first or (
        full.patronymic is not None and first in initials_of(full.patronymic.fathers)
    )
    return _initials(letter, full.written, fits=fits)


def _initials(a: str, b: str, *, fits: bool) -> Evidence:
    if fits:
        return Evidence(
            Rule.INITIALS,
            weights.SECOND_INITIAL_SAME,
            "the initial of the patronymic agrees: {0}, {1}",
            (a, b),
        )
    return Evidence(
        Rule.INITIALS, weights.SECOND_INITIAL_OTHER, "the initial of the patronymic differs: {0}, {1}", (a, b)
    )
