"""Reading a whole record: hundreds of thousands of values are made and none let go of, so nothing looks for garbage.

Python's collector goes through everything again and again while it grows; on a large case that took as long as the
reading itself. What stays for good is put out of its sight afterwards.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_once() -> Iterator[None]:
    """Do something that makes much and lets go of nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def stays() -> None:
    """What is in memory now stays: the collector need not go through it again. What is no longer used is still let
    go of, as most is, by counting."""
    gc.freeze()
