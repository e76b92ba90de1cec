"""The rules of comparison, each with a name. All but the first can be switched off; none works unseen.

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


SWITCHABLE: tuple[Rule, ...] = tuple(rule for rule in Rule if rule is not Rule.SAME_WORDS)
"""Rules that can be left out. That equal words are equal, and others others, is what remains without them."""
