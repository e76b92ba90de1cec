"""A text to words, initials and a call sign, with titles dropped and particles joined; no roles given yet."""

import re
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from habeas.names import traditions
from habeas.names.name import Word
from habeas.names.patronymics import Patronymic, father
from habeas.names.scripts import TO_CYRILLIC, could_be_cyrillic, mostly_cyrillic, tidy
from habeas.names.surnames import looks_like_one
from habeas.names.words import run_together, word

_LETTER = "[A-Za-zÀ-ɏḀ-ỿЀ-ӿ]"
LETTER = re.compile(_LETTER)
"""A letter of Latin or Cyrillic."""
SHORTEST = 2
"""So many letters a word has; fewer are initials."""
SIMPLE = re.compile(rf"{_LETTER}{{2,}}(?:'{_LETTER}+)?(?: {_LETTER}{{2,}}(?:'{_LETTER}+)?)*")
"""Two or three plain words, as most names are: nothing to look for in them."""

_PIECE = rf"(?:{_LETTER}{{2,}}(?:'{_LETTER}*)*|{_LETTER}\.(?:{_LETTER}\.)?),?"
ORDINARY = re.compile(rf"{_PIECE}(?: {_PIECE})+")
"""Words, initials and commas: a tidy text in which nothing else is to be looked for, unless a word is a marker."""

_CAPITAL = re.compile("(?<=[^\\W\\d_])(?=[A-ZА-ЯІЇЄҐ])")
_QUOTED = re.compile(r"[«“”„\"(\[]\s*([^«»“”„\"()\[\]]+?)\s*[»“”\")\]]")
_QUOTES = re.compile(r"[«»“”„\"()\[\]]")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,4}\.-?)+[^\W\d_]?\.?|[^\W\d_]")
_STOP = re.compile(r"[.\-]")
_BREAK = re.compile(r"[\s/;]+")
_LONGEST_MARKER = 13
Reader = Callable[[str], Word]


class Found(Struct):
    """What a text is made of.

    `halves` are the first halves of double given names. `family` are words that particles mark as family names,
    `patronymic` one that a marker such as оглы marks, `before_comma` how many words stand before a comma:
    "Волошин, Артём".
    """

    text: str
    words: list[Word] = []
    family: list[Word] = []
    initials: list[str] = []
    patronymic: Word | None = None
    call_sign: str | None = None
    before_comma: int = 0
    halves: list[Word] = []


def found_in(text: str, read: Reader = word) -> Found:
    """The words of a text, in their order. `read` is `word`, or knows what it says of words that were read before."""
    if SIMPLE.fullmatch(text):
        words = [read(token) for token in text.split(" ")]
        script = words[0].script
        for one in words:
            if one.marks or one.script is not script:
                break
        else:
            return Found(text, words)
    found = Found(text)
    plain = tidy(text)
    if _QUOTES.search(plain):
        plain, found.call_sign = _call_sign(plain)
    if "," in plain:
        first, _, rest = plain.partition(",")
        found.before_comma = len(first.split())
        plain = f"{first} {rest.replace(',', ' ')}"
    tokens = [token for token in _BREAK.split(plain) if token]
    if mostly_cyrillic(plain):
        tokens = [t.translate(TO_CYRILLIC) if could_be_cyrillic(t) else t for t in tokens]
    place = 0
    while place < len(tokens):
        place = _take(tokens, place, found, read)
    return found


def _call_sign(text: str) -> tuple[str, str | None]:
    """The text without what stands in quotes or brackets, and that."""
    quoted = _QUOTED.search(text)
    if not quoted:
        return _QUOTES.sub(" ", text), None
    return _QUOTES.sub(" ", f"{text[: quoted.start()]} {text[quoted.end() :]}").strip(), quoted[1]


def _take(tokens: list[str], place: int, found: Found, read: Reader) -> int:
    """Take what stands at a place. Returns the next place."""
    token = tokens[place]
    if "." in token or len(token) == 1:
        _short(token, found, alone=len(tokens) == 1)
        return place + 1
    if len(token) > _LONGEST_MARKER or (low := token.lower()) not in traditions.MARKERS or len(tokens) == 1:
        words = _halves(_without_article(token), read)
        if len(words) > 1 and "-" in token:
            found.halves.append(words[0])
        found.words += words
        return place + 1
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return place + _marked(low, token, following, tokens[place + 2 : place + 3], found)


def initials_in(token: str) -> list[str]:
    """The letters of a word of initials."""
    return [letter for letter in _STOP.split(token) if letter]


def _short(token: str, found: Found, *, alone: bool) -> None:
    """A word with a full stop in it, or of one letter: initials, a title, or words run together."""
    bare = _STOP.sub("", token).lower()
    if token in traditions.PARTICLES or (bare in traditions.TITLES and token.find(".") == len(token) - 1 > 1):
        return
    if _INITIALS.fullmatch(token) and not alone:
        found.initials += initials_in(token)
    else:
        found.words += [word(part) for part in token.replace(".", " ").split()]


def _marked(low: str, token: str, following: str | None, after: list[str], found: Found) -> int:
    """A word that marks those beside it. Returns how many words were taken."""
    if low in traditions.TITLES:
        return 1
    if low in traditions.CHILD_OF_BEFORE and len(found.words) > 1:
        sex = "f" if low in traditions.DAUGHTER else "m"
        found.patronymic = _as_patronymic(found.words.pop(), sex)
        return 1
    if following is None:
        found.words.append(word(token))
        return 1
    return _before(low, token, following, after, found)


def _before(low: str, token: str, following: str, after: list[str], found: Found) -> int:
    """A word that marks the one after it. Returns how many words were taken."""
    if low in traditions.CALL_SIGN_WORDS:
        found.call_sign = following
        return 2
    if low in traditions.SERVANT:
        particle = bool(after) and following.lower() in traditions.PARTICLES
        named = after[0] if particle else _without_article(following)
        found.words.append(word(f"Abd{named.lower()}"))
        return 3 if particle else 2
    if not found.words or low not in traditions.CHILD_OF_AFTER | traditions.PARTICLES:
        if low not in traditions.PARTICLES:
            found.words.append(word(token))
        return 1
    if low in traditions.CHILD_OF_AFTER and (after or len(found.words) > 1):
        found.patronymic = _as_patronymic(word(following), "f" if low in traditions.DAUGHTER else "m")
    else:
        # Also "Hassan bin Rashid": nothing else is there to be the family name.
        found.family.append(word(_without_article(following)))
    return 2


def _without_article(token: str) -> str:
    """al-Assad, Al-Assad and аль-Асад without their article."""
    if "-" in token:
        first, _, rest = token.partition("-")
        if len(rest) > 2 and first.lower() in traditions.PARTICLES:
            return rest
    return token


def _halves(token: str, read: Reader) -> list[Word]:
    """A double given name as two words (Jean-Claude), and two that were run together (IvanPetrov); else one."""
    if run_together(token):
        return [read(part) for part in _CAPITAL.split(token) if part]
    first, _, second = token.partition("-")
    if first and second:
        halves = [read(first), read(second)]
        if halves[0].given and halves[0].given.full and not looks_like_one(halves[1].sound):
            return halves
    return [read(token)]


def _as_patronymic(its_father: Word, sex: str) -> Word:
    numbers = its_father.given.full if its_father.given else father(its_father.sound)
    return replace(its_father, patronymic=Patronymic(its_father.sound, numbers, sex))
