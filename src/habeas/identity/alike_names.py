"""Why two names may be of one place or body: number, service, town, sound, case, renaming; or "" where nothing says so.

It looks at words alone, so that it never says that two things are one. What has no name of its own ("a cellar", "a
unit", "cell 12") has no key and meets nothing.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from habeas.identity.numbered import agree, numbered, numbers, same_numbers
from habeas.identity.renamings import other_side, renamings
from habeas.identity.settlements import APART, without_its_kind
from habeas.language import gettext as _
from habeas.names.finding import keys
from habeas.places.nameless import own_name
from habeas.protection.erased import of_words
from habeas.statements.mention import Kind

_WORD = re.compile(r"[\w’'-]+")
_OF = re.compile(r"(?:ск|цк)(?:ий|ая|ое|ого|ой|ую)$|(?:ськ|цьк)(?:ий|а|е|ого|ої|у)$|sk(?:y|yi|iy|ii)$")
"""How a Cyrillic word ends that says of which town something is; the village of it is another than the town."""
_QUOTES = re.compile(r"[«»“”„\"]")
_ARTICLES = frozenset({"a", "an", "the"})
_LEAST = 3
"""Sounds that a root has at least; shorter ones are shared by chance."""


@of_words
@lru_cache(maxsize=1 << 14)
def name_keys(name: str, kind: Kind) -> frozenset[str]:
    """What two names must share for anybody to compare them; nothing for what has no name of its own."""
    return frozenset(_keys(_plain(name, kind)[0], kind))


def _plain(name: str, kind: Kind) -> tuple[str, str]:
    """A name without the word that says what kind of settlement it is, and that kind; other names as they are."""
    return without_its_kind(name) if kind is Kind.PLACE else (name, "")


def _keys(name: str, kind: Kind) -> Iterator[str]:
    own = own_words(name, kind)
    if number := numbered(name):
        # A number alone names a unit; of places it does so beside a word for what is numbered through, as colonies are.
        if kind is Kind.BODY or (own and number.kinds):
            yield f"n{number.sign}"
        return
    if (service := _lines("services").get(_heard(name))) is not None:
        yield f"s{service}"
    if not own:
        return
    yield f"w{_heard(' '.join(own))}"
    if (town := _lines("towns").get(_heard(name))) is not None:
        yield f"p{town}"
    yield from (f"r{len(own)}{root}" for root in _roots(own[0]))
    for one in renamings(" ".join(own)):
        yield f"t{one.year}{one.since[0]}"


def own_words(name: str, kind: Kind) -> tuple[str, ...]:
    """The words that name something itself, in lower case: () for "a cellar in Karsk" and for "a unit"."""
    if kind is Kind.PLACE:
        return own_name(name) if any(not word.isdigit() for word in own_name(name)) else ()
    words = tuple(_WORD.findall(name.casefold()))
    return words if any(word not in _common() for word in words) else ()


def why_alike(a: str, b: str, kind: Kind) -> str:
    """In words why two names may be of one thing; "" where nothing speaks for it, or numbers speak against it."""
    if not same_numbers(a, b) or not name_keys(a, kind) & name_keys(b, kind):
        return ""
    (a, kind_a), (b, kind_b) = _plain(a, kind), _plain(b, kind)
    if {kind_a, kind_b} == APART:
        return ""
    first, second = numbered(a), numbered(b)
    if first and second:
        return _("the same number, {number}").format(number=first.number) if agree(first, second) else ""
    if _heard(a) == _heard(b):
        return _("the same name") if a.casefold() == b.casefold() else _("names that sound alike")
    for table, said in (("services", _("names of one service")), ("towns", _("names of one place"))):
        line = _lines(table).get(_heard(a))
        if line is not None and line == _lines(table).get(_heard(b)):
            return said
    for one in renamings(a):
        if _heard(b) in {_heard(name) for name in other_side(one, a)}:
            return _("a town was renamed so in {year}").format(year=one.year)
    return "" if numbers(a) else _in_another_case(a, b)


def disagree(a: str, b: str) -> bool:
    """Whether both names have one number, and these cannot be of one thing."""
    first, second = numbered(a), numbered(b)
    return bool(first and second and not agree(first, second))


def _in_another_case(a: str, b: str) -> str:
    first, second = a.casefold().split(), b.casefold().split()
    pairs = list(zip(first, second, strict=False))
    if len(first) != len(second) or any(bool(_OF.search(x)) is not bool(_OF.search(y)) for x, y in pairs):
        return ""
    is_one = all(keys(x).sound == keys(y).sound or _roots(x) & _roots(y) for x, y in pairs)
    return _("one name in two cases") if is_one else ""


def _roots(word: str) -> frozenset[str]:
    """What a word may be a case of; given names left out, of which a town has none."""
    return frozenset(root for root in keys(word).roots if root[0] == "r" and len(root) > _LEAST)


def _heard(name: str) -> str:
    words = _QUOTES.sub(" ", name).casefold().split()
    return " ".join(keys(word).sound for word in words if word not in _ARTICLES)


@lru_cache(maxsize=2)
def _lines(table: str) -> dict[str, int]:
    """The lines of a table by how each name in them sounds."""
    text = files("habeas.identity").joinpath(f"tables/{table}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {_heard(name): number for number, line in enumerate(lines) for name in line.split("|")}


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    text = files("habeas.identity").joinpath("tables/bodies.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["common"])
