"""Half of much work in a process beside, where the machine can fork; all of it here where it cannot.

The process finds what it works on in memory; only what it found is sent back.
"""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")

_WAITING: list[Callable[[], Any]] = []
"""What the forked process is to do: it has its own copy of this."""


def both(here: Callable[[], T], there: Callable[[], T]) -> tuple[T, T]:
    """The results of two pieces of work, the second done in a process beside if that can be."""
    # Imported only here: starting takes time, and small lists need no second process.
    import multiprocessing

    try:
        context = multiprocessing.get_context("fork")
    except ValueError:
        return here(), there()
    _WAITING.append(there)
    try:
        with context.Pool(1) as pool:
            waiting = pool.apply_async(_there)
            return here(), waiting.get()
    finally:
        _WAITING.pop()


def _there() -> Any:
    return _WAITING[-1]()
