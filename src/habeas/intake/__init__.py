"""Intake: a file's bytes become a text layer, or are refused in plain words. Nothing is stored here.

`read_bytes` is the one way in. What it gives back quotes the file and adds no letter of its own, apart
from the numbers of notes and numbered lists; what it cannot read whole, it says in `warnings`.
"""

from habeas.intake.extracted import Extracted
from habeas.intake.layer import MAX_TEXT
from habeas.intake.read import MAX_BYTES, read_bytes
from habeas.intake.refused import Refused

__all__ = ["MAX_BYTES", "MAX_TEXT", "Extracted", "Refused", "read_bytes"]
