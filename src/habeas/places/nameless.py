"""Places that have no name of their own. Two unnamed basements of one town are never proposed as one."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct, convert

from habeas.places.kinds import Kind


class Words(Struct, frozen=True):
    """Words that say what a place is, and words after which it is said where."""

    what: frozenset[str]
    where: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> Words:
    text = files("habeas.places").joinpath("tables/nameless.toml").read_text(encoding="utf-8")
    return convert(tomllib.loads(text), Words)


def own_name(name: str) -> tuple[str, ...]:
    """What names the place itself in how it is called, word by word in lower case: () for "a cellar in Karsk",
    ("izolyatsia",) for "Izolyatsia", ("12",) for "cell 12"."""
    known, own = _words(), list[str]()
    for word in re.findall(r"[\w’'-]+", name.lower().replace("ё", "е")):
        if word in known.where:
            break
        if word not in known.what:
            own.append(word)
    return tuple(own)


def may_be_proposed(a: str, kind_a: Kind | None, b: str, kind_b: Kind | None) -> bool:
    """Whether a machine may ask a person if two places, by what they are called and their kinds, are the same.

    Never where the kinds differ. Cells, basements and places of unknown kind only where both have a name of
    their own: "a cellar in Karsk" and "the cellar in Karsk" are as likely two cellars, and proposing them as
    one would make two places where people are held into one.
    """
    if kind_a and kind_b and kind_a is not kind_b:
        return False
    return bool(own_name(a)) and bool(own_name(b))
