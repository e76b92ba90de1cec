"""Names across scripts: parsed into parts, compared with a score and with reasons that a person can read.

A library of its own: it knows nothing of cases, sources or people. It says how well two *names* agree; whether
two people are one is for a person to judge. No word as written is ever replaced: every other form is derived.
"""

from habeas.names.compare import compare
from habeas.names.evidence.weights import THRESHOLD, UNSURE
from habeas.names.explain import explain
from habeas.names.name import Kind, Name
from habeas.names.parts import parse
from habeas.names.result import Comparison, Decision, Evidence
from habeas.names.rules import Rule

__all__ = [
    "THRESHOLD",
    "UNSURE",
    "Comparison",
    "Decision",
    "Evidence",
    "Kind",
    "Name",
    "Rule",
    "compare",
    "explain",
    "parse",
]
