"""Contradictions: statements that cannot all be true of the same days. A mere change over time is none."""

from collections.abc import Iterable


def key_of(facts: Iterable[str]) -> str:
    """The key of a contradiction: the ids of its facts, in order, whoever of them came first."""
    return "+".join(sorted(set(facts)))
