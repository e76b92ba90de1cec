"""The head noun that a quantity counts: over "of the" and a few adjectives to a noun of the lists."""

import re
from dataclasses import dataclass
from typing import Final

from habeas.reading.english.amounts.counted_nouns import ATTRIBUTIVE, COUNTED, ONE, STOPS


@dataclass(frozen=True)
class Head:
    """The head noun, whether "other" or "more" stood before it, and whether an age did ("22-year-old")."""

    start: int
    end: int
    word: str
    others: bool
    aged: bool


_ONE_WORD: Final = re.compile(
    r"[ \t\u00a0]*(?:\r?\n[ \t]*)?(?P<word>[^\W_](?:[\w]|[’'-](?=\w))*)(?P<own>[’'](?!\w))?"
)
_OF_GROUP: Final = re.compile(
    r"\s+of\s+(?:the\s+|these\s+|those\s+|his\s+|her\s+|their\s+|our\s+|my\s+|its\s+|all\s+)?(?:other\s+)?"
)
_PRONOUN: Final = re.compile(r"\s+of\s+(?P<word>them|whom|us|those|these)\b")


def head_after(low: str, at: int, *, singular: bool) -> Head | None:
    """The head noun of the phrase that goes on at `at`: over "of the" and up to five adjectives."""
    if pronoun := _PRONOUN.match(low, at):
        return Head(at, pronoun.end(), pronoun["word"], False, False)
    of = _OF_GROUP.match(low, at)
    others = bool(of and "other" in of[0])
    position, aged = (of.end() if of else at), False
    if position == at and not low[at : at + 1].isspace():
        return None
    singular = singular and of is None
    for _ in range(6):
        word = _ONE_WORD.match(low, position)
        if word is None:
            return None
        name = word["word"].removesuffix("’s").removesuffix("'s")
        if name in COUNTED or (singular and name in ONE):
            return _last_head(low, word, others, aged)
        if word["own"] and name not in COUNTED:
            return None
        if word["word"] in STOPS:
            return None
        aged = aged or word["word"].endswith("-year-old")
        others = others or name in ("other", "others", "more", "additional", "further")
        position = word.end()
    return None


def _last_head(low: str, word: re.Match[str], others: bool, aged: bool) -> Head:
    """ "Women prisoners", "soldiers' families", "prisoners of war": the head is the last of them."""
    name = word["word"]
    following = _ONE_WORD.match(low, word.end())
    owned = word["own"] or name.endswith(("’s", "'s"))
    if following and (owned or name in ATTRIBUTIVE) and following["word"] in COUNTED:
        return Head(following.start("word"), following.end("word"), following["word"], others, aged)
    plain = re.sub(r"[’']s$", "", name)
    if of_war := re.compile(r"\s+of\s+(?:war|conscience)\b").match(low, word.end("word")):
        return Head(word.start("word"), of_war.end(), plain + " " + " ".join(of_war[0].split()), others, aged)
    return Head(word.start("word"), word.start("word") + len(plain), plain, others or plain == "others", aged)
