"""What a person page says first: held or not, where, since when, last sign of life. Always as somebody said it."""

from datetime import date

from habeas.statements.when import Bounds
from habeas.wording import dates

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

STATUS = {
    "held": "Held",
    "said_released": "Let go",
    "said_returned": "Sent back to a unit",
    "said_escaped": "Got away",
    "said_dead": "Died",
    "no_news": "No news",
    "not_said": "Nothing is said of being held",
}
UNCONFIRMED = frozenset({"said_released", "said_dead"})

PROOF = {
    "in_person": "seen in person",
    "live_video": "a live video call",
    "voice": "a call",
    "voice_message": "a voice message",
    "text": "a written message",
    "document": "a document",
    "third_party": "word passed on by someone",
}


def count(number: int, one: str, several: str = "") -> str:
    """ "one voice", "two voices", "41 voices"."""
    word = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{word} {one if number == 1 else several or one + 's'}"


def as_said(code: str, voices: int) -> str:
    """A status with how many say so, never bare: "Held, as two voices say"."""
    text = STATUS.get(code, code.replace("_", " ").capitalize())
    if code == "not_said":
        return text
    if voices == 0:
        said = f"{text}; nobody is named as saying so"
    else:
        said = f"{text}, as {count(voices, 'voice')} {'says' if voices == 1 else 'say'}"
    return f"{said}. Not confirmed" if code in UNCONFIRMED else said


def since(bounds: Bounds) -> str:
    """From when on: "since 8 July 2022", "since some day between ... and ...", "no later than ..."."""
    if bounds.earliest is None:
        return f"no later than {dates.day(bounds.latest)}" if bounds.latest else "not known since when"
    if bounds.latest is None:
        return f"no earlier than {dates.day(bounds.earliest)}"
    if bounds.earliest == bounds.latest:
        return f"since {dates.day(bounds.earliest)}"
    return f"since some day between {dates.day(bounds.earliest)} and {dates.day(bounds.latest)}"


def proof(kind: str) -> str:
    """The kind of a contact."""
    return PROOF.get(kind, kind.replace("_", " "))


def known_day(moment: date) -> str:
    """ "1 August 2022"."""
    return dates.day(moment)
