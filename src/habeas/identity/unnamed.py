"""Whether words name a person at all. "A soldier", "his mother" and a nickname alone tell nobody from anybody else."""

import re
import tomllib
from importlib.resources import files

from habeas.names import parse

_WORDS = tomllib.loads(files("habeas.identity").joinpath("tables/unnamed.toml").read_text(encoding="utf-8"))
NAME_NOBODY = frozenset((*_WORDS["kin"], *_WORDS["common"]))
"""Words that are not of a name: see `tables/unnamed.toml`."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_QUOTED = re.compile(r"[«“„\"].*?[»”“\"]")


def name_in(text: str) -> str:
    """The name in words that name somebody, "" where they name nobody: "Petro Mura" in "the soldier Petro Mura".
    Relatives of others and people of a kind have no name of their own here; a call sign in quotation marks is no name,
    and stays beside one."""
    words = _WORD.findall(_QUOTED.sub(" ", text))
    own = [word for word in words if word.casefold() not in NAME_NOBODY and not _is_possessive(word)]
    spelt_large = [word for word in own if word[0].isupper()]
    if len(own) < len(words):
        # "Petro's mother", "мать Петра" and "A soldier" have no name of their own.
        return " ".join(spelt_large) if len(spelt_large) > 1 else ""
    is_one = len(spelt_large) > 1 or (len(own) == 1 and bool(spelt_large)) or _has_given(text)
    return text if own and is_one else ""


def names_nobody(text: str) -> bool:
    """Whether words say only what somebody is, as many are: "an unknown person", "the guard"."""
    return all(word.casefold() in NAME_NOBODY for word in _WORD.findall(text))


def _is_possessive(word: str) -> bool:
    return word.endswith(("'s", "’s"))


def _has_given(text: str) -> bool:
    """Lists are written in small letters at times: then a given name that is known makes a name."""
    found = parse(text)
    return any(word.given is not None and word.given.full for word in found.given) and len(found.words) > 1
