"""A text to a name in parts: which word is the family name, the given name, the patronymic, an initial, a call sign.

Order is a hint, not a rule: what words are decides first. Where only the order tells, the other reading is kept.
"""

import re
from functools import lru_cache

from habeas.names import given, surnames, traditions
from habeas.names.given import How
from habeas.names.name import Name, Word
from habeas.names.patronymics import Patronymic, father
from habeas.names.scripts import Script, tidy
from habeas.names.words import word

_QUOTED = re.compile(r"[«“”„\"(\[]\s*([^«»“”„\"()\[\]]+?)\s*[»“”\")\]]")
_QUOTES = re.compile(r"[«»“”„\"()\[\]]")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,4}\.-?)+[^\W\d_]?\.?|[^\W\d_]")
_STOP = re.compile(r"[.\-]")
_BREAK = re.compile(r"[\s/;]+")


@lru_cache(maxsize=1 << 17)
def parse(text: str) -> Name:
    """A name in its parts. Never fails: a text that is no name at all has words without a role."""
    plain = tidy(text)
    call_sign = None
    if _QUOTES.search(plain):
        plain, call_sign = _call_sign(plain)
    comma = plain.find(",")
    found = _tokens(plain.replace(",", " ") if comma >= 0 else plain)
    if found.call_sign:
        call_sign = found.call_sign
    before_comma = len(_BREAK.split(plain[:comma].strip())) if comma > 0 else 0
    return _assigned(text, found, before_comma, call_sign)


class _Found:
    """The words of a text while their roles are looked for."""

    __slots__ = ("call_sign", "family", "initials", "patronymic", "words")

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.family: list[Word] = []
        self.initials: list[str] = []
        self.patronymic: Word | None = None
        self.call_sign: str | None = None


def _call_sign(text: str) -> tuple[str, str | None]:
    """The text without what stands in quotes or brackets, and that."""
    quoted = _QUOTED.search(text)
    if not quoted:
        return _QUOTES.sub(" ", text), None
    outside = _QUOTES.sub(" ", text[: quoted.start()] + " " + text[quoted.end() :])
    if not outside.strip():
        return "", quoted[1]
    return outside, quoted[1]


def _tokens(text: str) -> _Found:
    found = _Found()
    tokens = [token for token in _BREAK.split(text) if token]
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if "." in token or len(token) == 1:
            place += 1
            if _INITIALS.fullmatch(token) and len(tokens) > 1:
                bare = _STOP.sub("", token).lower()
                if bare in traditions.TITLES or bare in traditions.PARTICLES:
                    continue
                found.initials += [letter for letter in _STOP.split(token) if letter]
            else:
                found.words += [word(part) for part in token.replace(".", " ").split()]
            continue
        place = _take(tokens, place, found)
    return found


def _take(tokens: list[str], place: int, found: _Found) -> int:
    """Take the word at a place, with the words that belong to it. Returns the next place."""
    token = tokens[place]
    low = token.lower()
    if len(low) > 8 and low not in traditions.TITLES and low not in traditions.CALL_SIGN_WORDS:
        found.words.append(word(token))
        return place + 1
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if low in traditions.TITLES and len(tokens) > 1:
        return place + 1
    if low in traditions.CALL_SIGN_WORDS and following:
        found.call_sign = following
        return place + 2
    if low in traditions.CHILD_OF_BEFORE and len(found.words) > 1:
        found.patronymic = _as_patronymic(found.words.pop(), "f" if low in traditions.DAUGHTER else "m")
        return place + 1
    if low in traditions.CHILD_OF_AFTER and following and found.words:
        found.patronymic = _as_patronymic(word(following), "f" if low in ("bint", "бинт") else "m")
        return place + 2
    if low in traditions.SERVANT and following:
        step = 2 if following.lower() in traditions.PARTICLES and place + 2 < len(tokens) else 1
        found.words.append(word("Abd" + _without_article(tokens[place + step]).lower()))
        return place + step + 1
    if low in traditions.PARTICLES and following and len(tokens) > 2:
        if found.words:
            found.family.append(word(_without_article(following)))
            return place + 2
        return place + 1
    found.words.append(word(_without_article(token)))
    return place + 1


def _without_article(token: str) -> str:
    """al-Assad, Al-Assad and аль-Асад without their article."""
    if "-" in token:
        first, _, rest = token.partition("-")
        if len(rest) > 2 and first.lower() in traditions.PARTICLES:
            return rest
    return token


def _as_patronymic(its_father: Word, sex: str) -> Word:
    stem = its_father.sound
    numbers = its_father.given.full if its_father.given else father(stem)
    return Word(
        its_father.written,
        its_father.plain,
        its_father.script,
        stem,
        its_father.letters,
        its_father.given,
        Patronymic(stem, numbers, sex),
    )


def _assigned(text: str, found: _Found, before_comma: int, call_sign: str | None) -> Name:
    """The likeliest reading, with others beside it."""
    words = found.words
    if found.patronymic is None:
        at = _patronymic_at(words)
        patronymic = words[at] if at is not None else None
    else:
        at, patronymic = None, found.patronymic
    rest = [w for n, w in enumerate(words) if n != at]
    if before_comma and len(rest) > before_comma:
        return _name(text, found, rest[before_comma:], rest[:before_comma], patronymic, call_sign)
    first, sure = _given_at(rest, at, found)
    if first is None:
        return _name(text, found, [], rest, patronymic, call_sign, also=_alone(text, found, rest, patronymic))
    chosen, family = _split(rest, first, found)
    name = _name(text, found, chosen, family, patronymic, call_sign, western=not sure)
    return _with_others(name, found, chosen, family, patronymic, call_sign, sure)


def _patronymic_at(words: list[Word]) -> int | None:
    """Which word is the patronymic: one that can be it, after a given name if there is such a one."""
    if len(words) < 2:
        return None
    places = [n for n, w in enumerate(words) if w.patronymic]
    if not places:
        return None
    after = [n for n in places if n and _is_given(words[n - 1])]
    if after:
        return after[-1]
    if len(words) == 2:
        # Only the surname Abramovich and a given name after it, or a patronymic before the surname.
        other = words[1 - places[0]]
        return None if other.given else places[0]
    return places[-1]


def _is_given(one: Word) -> bool:
    return one.given is not None and one.given.how is not How.SUFFIX


_RANK = {How.WRITTEN: 4, How.CASE: 3, How.SOUND: 2, How.SUFFIX: 1}


def _rank(found: Word) -> int:
    """How sure a word is a given name, as words go: 0 if it is none."""
    one = found.given
    if one is None:
        return 0
    rank = _RANK[one.how]
    if one.how is How.SOUND and found.script is Script.LATIN:
        rank = 4
    return rank * 2 + (1 if one.full else 0) - (4 if rank < 3 and surnames.looks_like_one(found.sound) else 0)


def _given_at(rest: list[Word], patronymic_at: int | None, found: _Found) -> tuple[int | None, bool]:
    """Which of the words is the given name, and whether more than their order says so."""
    if not rest:
        return None, True
    ranks = [_rank(one) for one in rest]
    if patronymic_at and patronymic_at <= len(rest) and ranks[patronymic_at - 1] > 0:
        return patronymic_at - 1, True
    best = max(ranks)
    if best > 0:
        first = ranks.index(best)
        clear = sum(1 for rank in ranks if rank >= best - 1) == 1 or len(rest) == 1
        return first, clear
    if len(rest) == 1:
        return (
            (0, False)
            if found.family or (found.patronymic and not surnames.looks_like_one(rest[0].sound))
            else (None, False)
        )
    if found.initials:
        return None, True
    if patronymic_at and patronymic_at <= len(rest):
        return patronymic_at - 1, True
    return _by_order(rest), False


def _by_order(rest: list[Word]) -> int:
    """The given name where no word is known: the family name is in capitals, or ends like one, or comes last."""
    capitals = [one.written.isupper() and len(one.written) > 1 for one in rest]
    if capitals[0] and not all(capitals):
        return capitals.index(False)
    if surnames.looks_like_one(rest[0].sound) and not surnames.looks_like_one(rest[-1].sound):
        return 1
    return 0


def _split(rest: list[Word], first: int, found: _Found) -> tuple[list[Word], list[Word]]:
    """Given names and family names: a second known full name beside the first is given too."""
    chosen = [first]
    second = first + 1
    if (second < len(rest) and len(rest) > 2 and _rank(rest[second]) > 6) or (
        second < len(rest) and found.family and not found.patronymic
    ):
        chosen.append(second)
    return [rest[n] for n in chosen], [w for n, w in enumerate(rest) if n not in chosen]


def _name(
    text: str,
    found: _Found,
    chosen: list[Word],
    family: list[Word],
    patronymic: Word | None,
    call_sign: str | None,
    western: bool = False,
    also: tuple[Name, ...] = (),
) -> Name:
    oblique = bool(chosen and chosen[0].given and chosen[0].given.how is How.CASE) or bool(
        patronymic and patronymic.patronymic and patronymic.patronymic.oblique
    )
    every = (*family, *found.family)
    return Name(
        text,
        every,
        tuple(chosen),
        patronymic,
        tuple(found.initials),
        call_sign,
        _sex(chosen, every, patronymic, oblique),
        oblique,
        western,
        also,
    )


def _sex(chosen: list[Word], family: tuple[Word, ...], patronymic: Word | None, oblique: bool) -> str | None:
    """The sex by the patronymic, else by the given name, else by the ending of a surname that is not declined."""
    if patronymic and patronymic.patronymic:
        return patronymic.patronymic.sex
    if chosen and chosen[0].given:
        sex = given.sex_of(chosen[0].given)
        if sex:
            return sex
    if family and not oblique:
        return surnames.sex_of(family[-1].sound)
    return None


def _alone(text: str, found: _Found, rest: list[Word], patronymic: Word | None) -> tuple[Name, ...]:
    """One unknown word may be a given name as well as a family name."""
    if len(rest) != 1 or found.initials or patronymic:
        return ()
    return (Name(text, given=tuple(rest), western=True),)


def _with_others(
    name: Name,
    found: _Found,
    chosen: list[Word],
    family: list[Word],
    patronymic: Word | None,
    call_sign: str | None,
    sure: bool,
) -> Name:
    """The name with its other readings: swapped where only order told, a surname that looks like a patronymic."""
    others = []
    if not sure and len(chosen) == len(family) == 1:
        others.append(_name(name.text, found, family, chosen, patronymic, call_sign, western=True))
    if patronymic and not found.patronymic and not name.family:
        others.append(_name(name.text, found, chosen, [patronymic], None, call_sign))
    elif patronymic is None and len(family) == 1 and family[0].patronymic and family[0].patronymic.fathers:
        others.append(_name(name.text, found, chosen, [], family[0], call_sign))
    if not others:
        return name
    return _name(
        name.text, found, chosen, family, patronymic, call_sign, western=name.western, also=tuple(others)
    )
