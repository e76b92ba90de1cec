"""Every code of the closed lists in plain words: for sentences, selects and checkboxes.

The tables here are English, as sentences need them; Russian and Ukrainian take the words of the record
(`statements/vocabulary`).
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from habeas.language import ENGLISH, current
from habeas.statements import vocabulary
from habeas.statements.chain import Basis, Knows, Passed
from habeas.statements.claims.authorities import AskedItem
from habeas.statements.claims.contact import ChallengeResult
from habeas.statements.claims.harm import Lack
from habeas.statements.source import SourceKind
from habeas.statements.telling import Polarity, Stage
from habeas.statements.when import Aspect

LACKS: dict[Lack, str] = {
    Lack.ELECTRICITY: "electricity",
    Lack.LIGHT: "light",
    Lack.FOOD: "food",
    Lack.WATER: "water",
    Lack.AIR: "air",
    Lack.WARMTH: "warmth",
    Lack.SPACE: "space",
    Lack.TOILET: "a toilet",
    Lack.BED: "a bed",
    Lack.MEDICINE: "medicine",
    Lack.CONTACT: "contact to the outside",
    Lack.LOCKED_IN: "locked in",
    Lack.HARASSMENT: "harassed",
    Lack.OTHER: "something else",
}

ASKED_ITEMS: dict[AskedItem, str] = {
    AskedItem.WHO_ORDERED: "who ordered it",
    AskedItem.DEPRIVATION: "when, where and by whom they were taken",
    AskedItem.WHO_SUPERVISES: "who is in charge of them",
    AskedItem.WHEREABOUTS: "where they are",
    AskedItem.RELEASE: "whether and when they were let go",
    AskedItem.HEALTH: "how their health is",
    AskedItem.DEATH: "how they died and where the body is",
}

KNOWS: dict[Knows, str] = {
    Knows.WAS_THERE: "was there",
    Knows.WAS_TOLD: "was told",
    Knows.GUESSES: "guesses",
    Knows.NOT_SAID: "how they know is not said",
}

PASSED: dict[Passed, str] = {
    Passed.IN_PERSON: "in person",
    Passed.CALL: "in a call",
    Passed.VOICE_MESSAGE: "in a voice message",
    Passed.TEXT: "in writing",
    Passed.VIDEO: "on video",
    Passed.DOCUMENT: "in a document",
    Passed.PUBLICATION: "by publishing it",
    Passed.NOT_SAID: "how it was passed on is not said",
}

BASES: dict[Basis, str] = {
    Basis.EXPLICIT: "the words say so",
    Basis.INFERRED: "our guess from the context",
}

POLARITIES: dict[Polarity, str] = {
    Polarity.ASSERTS: "says it is so",
    Polarity.DENIES: "says it is not so",
    Polarity.DOES_NOT_KNOW: "says they do not know",
    Polarity.RETRACTS: "takes it back",
}

STAGES: dict[Stage, str] = {
    Stage.INTENDED: "was meant to happen",
    Stage.ATTEMPTED: "was tried",
    Stage.DONE: "happened",
}

ASPECTS: dict[Aspect, str] = {
    Aspect.AT: "on that date",
    Aspect.STILL: "still so on that date",
    Aspect.SINCE: "since that date",
    Aspect.UNTIL: "until that date",
}

SOURCES: dict[SourceKind, str] = {
    SourceKind.ARTICLE: "an article",
    SourceKind.INTERVIEW: "an interview",
    SourceKind.CALL: "a call",
    SourceKind.CHAT: "a chat",
    SourceKind.LIST: "a list",
    SourceKind.RECORDING: "a recording",
    SourceKind.PHOTO: "a photo",
    SourceKind.DOCUMENT: "a document",
    SourceKind.STUB: "cited, not seen by us",
}


TABLES: dict[type[StrEnum], dict[Any, str]] = {
    Lack: LACKS,
    AskedItem: ASKED_ITEMS,
    Knows: KNOWS,
    Passed: PASSED,
    Basis: BASES,
    Polarity: POLARITIES,
    Stage: STAGES,
    Aspect: ASPECTS,
    SourceKind: SOURCES,
    ChallengeResult: {ChallengeResult.NONE: "no answer came"},
}


def plain(code: StrEnum) -> str:
    """A code as plain words, in the language spoken now. In English, one that has no words says its name."""
    if current() != ENGLISH:
        return vocabulary.word(current(), code)
    return TABLES.get(type(code), {}).get(code) or code.value.replace("_", " ")


def options(codes: Iterable[StrEnum]) -> list[tuple[StrEnum, str]]:
    """Every code of a closed list with its words, for a select."""
    return [(code, plain(code)) for code in codes]
