"""The words for the record's codes in English, Russian and Ukrainian, as pages, forms and tables write them.

Every language has every key; a missing one is an error, never another language.
"""

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from habeas.statements import chain, judgement, mention, source, telling, when
from habeas.statements.claims import authorities, bodies, contact, custody, harm, identity, refusing

LANGUAGES = ("en", "ru", "uk")

CODES: dict[str, type[StrEnum]] = {
    "mention_kind": mention.Kind,
    "source_kind": source.SourceKind,
    "knows": chain.Knows,
    "passed": chain.Passed,
    "basis": chain.Basis,
    "polarity": telling.Polarity,
    "stage": telling.Stage,
    "aspect": when.Aspect,
    "relation": when.Relation,
    "unit": when.Unit,
    "verdict": judgement.Verdict,
    "name_kind": identity.NameKind,
    "name_part_role": identity.NamePartRole,
    "kinship": identity.Kinship,
    "refusal_form": refusing.RefusalForm,
    "control": custody.Control,
    "willingly": custody.Willingly,
    "escaped_from": custody.EscapedFrom,
    "lack": harm.Lack,
    "cause": harm.Cause,
    "contact_kind": contact.ContactKind,
    "free_to_speak": contact.FreeToSpeak,
    "challenge_result": contact.ChallengeResult,
    "asked_item": authorities.AskedItem,
    "answer_kind": authorities.AnswerKind,
    "outcome_kind": authorities.OutcomeKind,
    "part": bodies.Part,
}
"""Every closed list of codes, by the key its words have here."""

_KEYS = {codes: key for key, codes in CODES.items()}


def label(language: str, *path: str) -> str:
    """The word at a path: ("claim", "held_at"), ("role", "moved", "to"), ("group", "custody"),
    ("code", "contact_kind", "voice"), ("heading", "contact_kind"), ("field", "fact", "when").

    Raises KeyError for a path or language there is no word for; no other language is tried.
    """
    found: Any = _words(language)
    for step in path:
        found = found[step] if isinstance(found, dict) else None
    if not isinstance(found, str):
        raise KeyError(f"{'.'.join(path)} is no word")
    return found


def word(language: str, code: StrEnum) -> str:
    """The word for one code: word("uk", ContactKind.VOICE)."""
    return label(language, "code", _KEYS[type(code)], code.value)


@cache
def _words(language: str) -> dict[str, Any]:
    if language not in LANGUAGES:
        raise KeyError(f"there are no words in {language!r}, only in {', '.join(LANGUAGES)}")
    return tomllib.loads(files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))
