"""Pairs of names as registers have them: one person's with an error of the hand, two people's a letter or two apart.

The words are real, the people are not: family names, given names and patronymics are drawn each by itself, Russian ones
by how often they are borne, Ukrainian ones from names that lists print in both languages. Every word belongs to one of
two halves by a checksum, so that no word of the half that rules are made with stands in the other.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from zlib import crc32

from bench.names import hands, people
from bench.names.pairs import Pair
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

Word = tuple[str, str]
"""In Russian and Ukrainian; the second is empty where only a Russian list has it."""
_BORNE, _KNOWN, _FATHERS = 20, 300, 300
"""Words borne by fewer people are mostly slips themselves, and no names to tell apart."""


@dataclass
class Drawn:
    """Words with how often each is drawn."""

    counts: Counter[Word] = field(default_factory=Counter)

    def ready(self) -> "Drawn":
        """Fixes the order in which words are drawn."""
        self.words = sorted(self.counts)
        self.sums = list(accumulate(self.counts[word] for word in self.words))
        return self

    def draw(self, chance: Random) -> Word:
        """One word by chance."""
        return chance.choices(self.words, cum_weights=self.sums)[0]


@dataclass(frozen=True)
class Person:
    """Family name, given name, patronymic, and the given name of the father if it is known."""

    sex: str
    language: str
    family: Word
    given: Word
    patronymic: Word

    def words(self, language: str = "") -> tuple[str, str, str]:
        """The full name in a language."""
        place = int((language or self.language) == "uk")
        return self.family[place], self.given[place], self.patronymic[place]


class Source:
    """All words of one half, by language and sex."""

    def __init__(self, data: Path, half: int) -> None:
        self.half = half
        keys = [(language, sex, part) for language in ("ru", "uk") for sex in "mf" for part in "FGP"]
        self.drawn = {key: Drawn() for key in keys}
        self._russian(data)
        self._both(data / "pairs_dev.tsv")
        for one in self.drawn.values():
            one.ready()
        self.near = cache(self._near)

    def _add(self, language: str, sex: str, part: str, word: Word, count: int) -> None:
        forms = [word[0]]
        if part == "F" and word[0].endswith(_FEMININE):
            # Петрова stands in neither half if Петров is in the other one.
            forms.append(word[0][:-2] + "ий" if word[0].endswith("ая") else word[0][:-1])
        if all(_half(form) == self.half for form in forms):
            self.drawn[language, sex, part].counts[word] += count

    def _russian(self, data: Path) -> None:
        for row in _rows(data / "russian_surnames.csv", _BORNE):
            man = row["gender"] == "m" and row["f_form"]
            if not man and row["gender"] in ("m", "f"):
                continue
            for sex, word in (("m", row["text"]), ("f", row["f_form"] or row["text"])):
                if word.isalpha():
                    # By the man's form, so that Петрова is not in the other half.
                    self._add_pair("ru", sex, (row["text"], word), int(row["count"]))
        for part, name, least in (
            ("G", "russian_names.csv", _KNOWN),
            ("P", "russian_midnames.csv", _FATHERS),
        ):
            for row in _rows(data / name, least):
                if row["gender"] in ("m", "f") and row["text"].isalpha():
                    self._add("ru", row["gender"], part, (row["text"], ""), int(row["count"]))

    def _add_pair(self, language: str, sex: str, forms: tuple[str, str], count: int) -> None:
        if _half(forms[0]) == self.half:
            self.drawn[language, sex, "F"].counts[forms[1], ""] += count

    def _both(self, path: Path) -> None:
        """Names printed in both languages, and the surnames of the other bench."""
        with path.open(encoding="utf-8") as lines:
            rows = [line.rstrip("\n").split("\t") for line in lines]
        for a, b, label, kind in rows:
            names = [text.split() for text in sorted((a, b), key=_ukrainian)]
            if kind != "uk-ru" or label != "1" or [len(one) for one in names] != [3, 3]:
                continue
            russian, ukrainian = names
            if not _ukrainian(" ".join(ukrainian)) or _ukrainian(" ".join(russian)):
                continue
            if not all(one[2].endswith(("ич", "вна")) for one in names):
                continue
            sex = "m" if russian[2].endswith("ч") else "f"
            for part, word in zip("FGP", zip(russian, ukrainian, strict=True), strict=True):
                if all(one.isalpha() or "'" in one for one in word):
                    self._add("uk", sex, part, word, 1)
        for forms in people.surnames():
            for sex in "mf":
                word = (people.surname(forms[0], sex, "ru"), people.surname(forms[1], sex, "uk"))
                self._add("uk", sex, "F", word, 1)

    def person(self, chance: Random, language: str = "", sex: str = "") -> Person:
        """An invented person of this half; three of four Ukrainian."""
        language = language or chance.choice(("uk", "uk", "uk", "ru"))
        sex = sex or chance.choice("mmf")
        return Person(sex, language, *(self.drawn[language, sex, part].draw(chance) for part in "FGP"))

    def _near(self, language: str, sex: str, part: str, word: str, apart: int) -> tuple[Word, ...]:
        """Other real words so many letters apart, and neither the same word in another spelling."""
        place = int(language == "uk")
        found = list(self.drawn[language, sex, part].words)
        close = extract(
            word, [one[place] for one in found], scorer=OSA.distance, score_cutoff=apart, limit=None
        )
        return tuple(found[n] for _, far, n in close if far == apart)


_FEMININE = ("ова", "ева", "ина", "ская", "цкая")


def _half(word: str) -> int:
    return crc32(word.lower().replace("ё", "е").encode()) % 2


def _rows(path: Path, least: int) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from (row for row in csv.DictReader(lines) if row["text"] and int(row["count"]) >= least)


def _ukrainian(text: str) -> bool:
    return any(letter in "іїєґ" for letter in text.lower())


_PARTS = {"F": "family", "G": "given", "P": "patronymic"}
Maker = Callable[[Source, Random], tuple[tuple[str, ...], tuple[str, ...]] | None]


def _one(error: hands.Error) -> Maker:
    def make(source: Source, chance: Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
        who = source.person(chance)
        return who.words(), hands.misspelt(who.words(), who.language, chance, error)

    return make


def _first_letter(source: Source, chance: Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    who = source.person(chance)
    return who.words(), hands.misspelt(who.words(), who.language, chance, first=True)


def _two_words(source: Source, chance: Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    who = source.person(chance)
    words = list(who.words())
    for n in chance.sample(range(3), 2):
        words[n] = hands.misspelt((words[n],), who.language, chance)[0]
    return who.words(), tuple(words)


def _one_word_twice(source: Source, chance: Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    who = source.person(chance)
    words = list(who.words())
    n = chance.randrange(3)
    words[n] = hands.twice_in_one(words[n], who.language, chance)
    return who.words(), tuple(words)


def _two_languages(source: Source, chance: Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    who = source.person(chance, "uk")
    first, second = chance.choice((("uk", "ru"), ("ru", "uk")))
    return who.words(first), hands.misspelt(who.words(second), second, chance)


def _left_out(source: Source, chance: Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    who = source.person(chance)
    short, full = who.words()[:2], who.words()
    if chance.random() < 0.5:
        return hands.misspelt(short, who.language, chance), full
    return short, (*hands.misspelt(short, who.language, chance), full[2])


def _short_form(source: Source, chance: Random) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    who = source.person(chance)
    if who.given[0] not in people.SHORT:
        return None
    family, _, father = who.words()
    form = chance.choice(people.SHORT[who.given[0]].split())
    return who.words(), (
        hands.misspelt((family,), who.language, chance)[0],
        form,
        *chance.choice(((), (father,))),
    )


def _two_parts(source: Source, chance: Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    who = source.person(chance)
    words = who.words()[:2]
    return words, hands.misspelt(words, who.language, chance)


def _blanks(source: Source, chance: Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A blank lost, a blank put in, or a hyphen for one; half of them with an error beside."""
    who = source.person(chance)
    words = who.words()
    typed = hands.misspelt(words, who.language, chance) if chance.random() < 0.5 else words
    n = chance.randrange(3)
    kind = chance.choice(("lost", "put in", "hyphen"))
    if kind == "put in" and len(typed[n]) > 4:
        at = chance.randrange(2, len(typed[n]) - 1)
        return words, (*typed[:n], typed[n][:at], typed[n][at:], *typed[n + 1 :])
    n = min(n, 1)
    joined = "-" if kind == "hyphen" else ""
    return words, (*typed[:n], typed[n] + joined + typed[n + 1], *typed[n + 2 :])


def _order(source: Source, chance: Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    who = source.person(chance)
    family, given, father = hands.misspelt(who.words(), who.language, chance)
    return who.words(), chance.choice(
        ((given, father, family), (given, family, father), (father, given, family))
    )


def _twin(source: Source, chance: Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    who = source.person(chance)
    words = list(hands.misspelt(who.words(), who.language, chance))
    n = chance.randrange(3)
    words[n] = hands.twin(words[n], chance)
    return who.words(), tuple(words)


def _other(part: str, apart: int = 0, *, short: bool = False, languages: bool = False) -> Maker:
    """The same name but for one part, which is another real one: so many letters apart, or any."""

    def make(source: Source, chance: Random) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        who = source.person(chance, "uk" if languages else "")
        place = int(who.language == "uk")
        word: Word = getattr(who, _PARTS[part])
        pool = source.drawn[who.language, who.sex, part]
        if apart:
            some = source.near(who.language, who.sex, part, word[place], apart)
            other = chance.choices(some, weights=[pool.counts[one] for one in some])[0] if some else word
        else:
            other = pool.draw(chance)
        if _same(word, other, part):
            return None
        them = Person(
            who.sex,
            who.language,
            *(other if part == key else getattr(who, name) for key, name in _PARTS.items()),
        )
        first = who.words("ru" if languages else "")
        second = them.words()
        return (first[:2], second[:2]) if short else (first, second)

    return make


def _same(word: Word, other: Word, part: str) -> bool:
    """Whether two words are one name all the same: equal in a language but for ё, soft signs and doubled letters."""
    return any(_bare(x) == _bare(y) for x, y in zip(word, other, strict=True) if x) or (
        part != "F" and _bones(word[0]) == _bones(other[0])
    )


def _bare(word: str) -> str:
    return "".join(
        x for x, y in zip(word.lower(), word.lower()[1:] + " ", strict=True) if x != y and x not in "ьъ'"
    ).replace("ё", "е")


def _bones(word: str) -> str:
    """Наталья and Наталия, Софья and София, Геннадий and Генадий: one given name that lists spell in two ways."""
    return "".join(x for x in _bare(word) if x not in "аеиоуыэюяійї")


def _father(source: Source, chance: Random) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """A father and a child of his: his given name, a patronymic from it, one family name."""
    father, child = source.person(chance, sex="m"), source.person(chance, sex="m")
    if father.language != child.language:
        return None
    family = father.words()[0]
    name, given, own = father.words()[1], child.words()[1], father.words()[2]
    made = people.patronymic(people.Given("m", name, name), "m", father.language)
    return ((family, name, own), (family, given, made)) if given != name else None


KINDS: dict[str, tuple[Maker, bool]] = {
    **{name: (_one(error), True) for name, error in hands.ERRORS.items()},
    "the first letter": (_first_letter, True),
    "two words": (_two_words, True),
    "one word twice": (_one_word_twice, True),
    "two languages": (_two_languages, True),
    "patronymic left out": (_left_out, True),
    "short form": (_short_form, True),
    "two parts only": (_two_parts, True),
    "blanks and hyphens": (_blanks, True),
    "another order": (_order, True),
    "a Latin letter": (_twin, True),
    "family name a letter apart": (_other("F", 1), False),
    "family name two apart": (_other("F", 2), False),
    "the same, two languages": (_other("F", 1, languages=True), False),
    "the same, two parts only": (_other("F", 1, short=True), False),
    "given name one apart": (_other("G", 1), False),
    "given name two apart": (_other("G", 2), False),
    "brothers or sisters": (_other("G"), False),
    "patronymic one apart": (_other("P", 1), False),
    "patronymic two apart": (_other("P", 2), False),
    "other patronymic": (_other("P"), False),
    "father and son": (_father, False),
}
"""Each with whether the two names are one person's. Some of it no rule can know: of two real family names a letter
apart either may be the other misspelt."""
_CAPITALS = 0.2
_ORDERS = 0.15


def pairs(source: Source, seed: int, each: int) -> Iterator[Pair]:
    """So many pairs of every kind: some in capitals, some with the family name last, the error on either side."""
    for kind, (make, same) in KINDS.items():
        chance = Random(f"{seed} {kind}")  # noqa: S311
        made, tried = 0, 0
        while made < each and tried < 60 * each:
            tried += 1
            found = make(source, chance)
            if found is None or (not same and found[0] == found[1]):
                continue
            a, b = (_written(words, chance) for words in found)
            if chance.random() < _ORDERS and len(found[0]) == len(found[1]) and kind != "another order":
                a, b = (" ".join((*text.split()[1:], text.split()[0])) for text in (a, b))
            yield Pair(kind, *((a, b) if chance.random() < 0.5 else (b, a)), same)
            made += 1


def _written(words: tuple[str, ...], chance: Random) -> str:
    text = " ".join(words)
    return text.upper() if chance.random() < _CAPITALS else text
