"""Whether words name a person at all. "A soldier", "his mother" and a nickname alone tell nobody from anybody else."""

import re
import tomllib
from pathlib import Path

from habeas.names import parse

_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
NAME_NOBODY = frozenset((*_WORDS["kin"], *_WORDS["common"]))
"""Words that are not of a name: see `unnamed.toml`."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_QUOTED = re.compile(r"[«“„\"].*?[»”“\"]")


def is_name(text: str) -> bool:
    """Whether words name somebody. Relatives of others and people of a kind have no name of their own here; a call
    sign in quotation marks is left out of account."""
    words = _WORD.findall(_QUOTED.sub(" ", text))
    own = [word for word in words if word.casefold() not in NAME_NOBODY and not _is_possessive(word)]
    if not own:
        return False
    spelt_large = [word for word in own if word[0].isupper()]
    if len(own) < len(words):
        # "The soldier Petro Mura" is named; "Petro's mother", "мать Петра" and "A soldier" are not.
        return len(spelt_large) > 1
    if spelt_large and (own[0][0].isupper() or len(spelt_large) > 1):
        return len(spelt_large) > 1 or len(own) == 1 or _has_given(text)
    return _has_given(text)


def _is_possessive(word: str) -> bool:
    return word.endswith(("'s", "’s"))


def _has_given(text: str) -> bool:
    """Lists are written in small letters at times: then a given name that is known makes a name."""
    found = parse(text)
    return any(word.given is not None and word.given.full for word in found.given) and len(found.words) > 1
