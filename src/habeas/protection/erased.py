"""What must be let go of in memory when words are erased: every place that keeps some of them says so here.

Invariant: nothing that is kept for speed outlives the source it came from. `Case` calls `let_go` whenever it reads a
withdrawal, whoever made it, in whatever process.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

_kept: list[Callable[[], object]] = []


class Remembering(Protocol):
    """A function that remembers what it answered, as `lru_cache` makes them."""

    def cache_clear(self) -> None:
        """Forget all answers."""


F = TypeVar("F", bound=Callable[[], object])
R = TypeVar("R", bound=Remembering)


def when_erased(forget: F) -> F:
    """Call this whenever words were erased. It must be quick and ask nothing of the case."""
    _kept.append(forget)
    return forget


def of_words(function: R) -> R:
    """Mark a function that remembers answers about words people said."""
    when_erased(function.cache_clear)
    return function


def let_go() -> None:
    """Words were erased: nothing of them stays in memory for speed."""
    for forget in _kept:
        forget()
