"""What the model report's gold says in prose, as tables: claims, other names, speakers, accepted dates.

Invariant: every statement S1 to S39 has an entry in CLAIMS; the traps stand in `model_traps`.
"""

from collections.abc import Mapping

GOLD = "report-2022-07-21.gold.json"

CLAIMS: Mapping[str, tuple[str | None, ...]] = {
    "S1": ("held_at", "detained", "counted"),
    "S2": ("detained", "held_at", "counted"),
    "S3": ("published", None),  # the report came out on Thursday
    "S4": ("held_at", "detained", "counted"),
    "S5": ("site",),
    "S6": ("detained", "held_at"),
    "S7": ("related", "named", "aged", "described", "serves_in"),
    "S8": ("contacted",),
    "S9": ("refused",),
    "S10": ("summoned",),
    "S11": ("contacted",),
    "S12": ("held_at", "detained"),
    "S13": ("held_at",),
    "S14": ("conditions", "held_at", "detained"),
    "S15": ("related", "aged", "described"),
    "S16": ("involved",),
    "S17": ("described", "known_as", "subordinate_to", "involved", None),  # background: a review outcome
    "S18": ("refused",),
    "S19": ("outcome",),
    "S20": ("moved", "approached"),
    "S21": ("promised",),
    "S22": ("moved",),
    "S23": ("held_at", "detained"),
    "S24": ("held_at", "detained", "involved"),
    "S25": ("known_as",),
    "S26": ("approached", "contacted"),
    "S27": ("approached",),
    "S28": ("answered", "site"),
    "S29": ("promised",),
    "S30": ("outcome",),
    "S31": ("impersonated",),
    "S32": ("challenged", "no_news"),
    "S33": ("named",),
    "S34": ("no_news", "held_at!asserts"),
    "S35": ("refused", "counted"),
    "S36": ("threatened",),
    "S37": ("escaped", "injured"),
    "S38": ("injured",),
    "S39": ("injured",),
}
"""Statement -> the claims that may stand for it. `x!asserts`: claim x, with any polarity but asserts.
None: a telling without a claim is right too."""

DATE_ACCEPT: Mapping[str, tuple[str, ...]] = {
    "D4": ("inside:2022-07-09/2022-07-20",),
    "D9": ("../2022-07-21",),
}

BESIDES = frozenset({"C4", "C5", "C6", "C7", "C8", "C9"})
"""Counts of *other* people: somebody stands beside the number."""

SPEAKERS: Mapping[str, tuple[str, ...]] = {
    "Q2": ("P3",),
    "Q3": ("G9", "P4"),
    "Q4": ("P3",),
    "Q5": ("P3",),
    "Q6": ("P3",),
    "Q7": ("P3",),
    "Q8": ("P3",),
    "Q9": ("P8",),
    "Q10": ("P8",),
}
"""Q1 (scare quotes, speaker unclear) is not scored."""

SAID_AS: Mapping[str, tuple[str, ...]] = {
    "P1": ("Alexander's father",),
    "P2": ("his son", "Vasily's son"),
    "P3": ("Artyom's mother", "mother"),
    "P4": ("her son", "Gorshenina's son", "Fatima Gorshenina's son"),
    "G3": ("families", "relatives", "family members", "soldiers' families"),
    "G12": ("military leaders", "military command"),
    "G15": ("relatives who called", "relatives", "families"),
    "O2": ("rights organisations", "organisations"),
    "O4": ("FSB",),
    "O9": ("Ukrainian intelligence services",),
}
"""Other words a reader may give for a teller the text does not name there."""

BACKGROUND = frozenset({"L14", "L15", "O6"})
"""The Middle East, Africa and the Kremlin stand in background clauses only: neither asked nor wrong."""
