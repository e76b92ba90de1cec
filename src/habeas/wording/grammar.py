"""What all languages share in speaking of people: a name, several names as a list, somebody's own words in quotes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.wording.words import phrase

MARKS = '“”"«»'


@dataclass(frozen=True)
class Spoken:
    """Somebody or something as a sentence speaks of it: the name and whether it is several."""

    name: str
    plural: bool = False


def listed(names: Sequence[str], form: str = "all") -> str:
    """Names as a list in a sentence: "A, B and C"; in the form "one_of", "A, B or C"."""
    if len(names) < 2:
        return "".join(names)
    return phrase("party", form).format(names=", ".join(names[:-1]), last=names[-1])


def enclosed(words: str) -> str:
    """Words in quotation marks, as they are."""
    return f"{phrase('quotes', 'open')}{words}{phrase('quotes', 'close')}"


def quoted(words: str) -> str:
    """Somebody's own words in quotation marks, those around them already taken off."""
    return enclosed(words.strip().strip(MARKS).strip())


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}"


def unique(items: Iterable[str]) -> list[str]:
    """The items in their order, each once."""
    return list(dict.fromkeys(items))
