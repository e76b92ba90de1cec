"""Contradictions: statements that cannot all be true of the same days. A mere change over time is none.

One rule a file. A rule alarms only at what no choice of days, places or people leaves possible; what may be so is at
most a question. Nothing is settled here: a person does, with a reason, and all statements stay.
"""

from habeas.watch.contradictions.look import Look, all_contradictions, contradictions, look
from habeas.watch.contradictions.value import (
    Contradiction,
    Found,
    Kind,
    Succession,
    Unclear,
    Weight,
    Window,
    key_of,
)

__all__ = [
    "Contradiction",
    "Found",
    "Kind",
    "Look",
    "Succession",
    "Unclear",
    "Weight",
    "Window",
    "all_contradictions",
    "contradictions",
    "key_of",
    "look",
]
