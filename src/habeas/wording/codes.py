"""Every code of the closed lists in plain words: for sentences, selects and checkboxes."""

from enum import StrEnum

from habeas.statements.chain import Basis, Knows, Passed
from habeas.statements.claims.authorities import AskedItem
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


def plain(code: StrEnum) -> str:
    """A code as plain words; one without a table of its own says its name with spaces."""
    for table in (LACKS, ASKED_ITEMS, KNOWS, PASSED, BASES, POLARITIES, STAGES, ASPECTS, SOURCES):
        if code in table and type(code) is type(next(iter(table))):
            return str(table[code])  # type: ignore[index]
    return {"none": "no answer came", "not_kept": "not kept"}.get(code.value, code.value.replace("_", " "))
