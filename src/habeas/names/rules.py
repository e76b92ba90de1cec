"""The rules of comparison, each with a name. Any of them can be switched off; none works unseen.

`docs/names.md` describes each; a test holds that it does.
"""

from enum import StrEnum


class Rule(StrEnum):
    """A rule by which two names are compared."""

    SAME_WORDS = "same-words"
    SCRIPTS = "scripts"
    EQUIVALENTS = "equivalents"
    HYPOCORISMS = "hypocorisms"
    CASES = "cases"
    GENDER = "gender"
    PATRONYMICS = "patronymics"
    INITIALS = "initials"
    CALL_SIGNS = "call-signs"
    SLIPS = "slips"
    READINGS = "readings"
    WHOLE = "whole"
    KIN = "kin"
