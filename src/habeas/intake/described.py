"""A picture or a recording, with what a person wrote down of it: their words are its text. Nothing of it is decoded."""

from habeas.intake import sniff
from habeas.intake.extracted import Extracted
from habeas.intake.layer import as_written
from habeas.intake.media import media_type
from habeas.intake.sniff import Kind

VERSION = "described/1"
KINDS = (sniff.PICTURE, sniff.SOUND, sniff.VIDEO)


def can_be_described(kind: Kind) -> bool:
    """Whether words beside the file can stand for what it shows or what is said in it."""
    return kind in KINDS


def described(data: bytes, filename: str, words: str) -> Extracted:
    """The file with these words. Raises Refused where they are too long."""
    text = as_written(words.replace("\r\n", "\n")).strip()
    return Extracted(media_type=media_type(data, filename), version=VERSION, text=text)
