"""Every id that a value refers to, and the same value with other ids. Nothing but ids is touched."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_PARTY = {"all", "one_of"}


def referred(value: Any) -> set[str]:
    """The ids of all mentions and sources that parties and anchors inside `value` refer to."""
    return set(_ids(msgspec.to_builtins(value)))


def with_ids(value: T, rename: Callable[[str], str]) -> T:
    """`value` with every party member and act id passed through `rename`."""
    return msgspec.convert(_renamed(msgspec.to_builtins(value), rename), type=type(value))


def _ids(plain: Any) -> Iterator[str]:
    if isinstance(plain, dict):
        if plain.keys() and plain.keys() <= _PARTY:
            for members in plain.values():
                yield from members
            return
        if isinstance(plain.get("act"), str):
            yield plain["act"]
        for item in plain.values():
            yield from _ids(item)
    elif isinstance(plain, list | tuple):
        for item in plain:
            yield from _ids(item)


def _renamed(plain: Any, rename: Callable[[str], str]) -> Any:
    if isinstance(plain, dict):
        if plain.keys() and plain.keys() <= _PARTY:
            return {key: [rename(member) for member in members] for key, members in plain.items()}
        return {
            key: rename(item) if key == "act" and isinstance(item, str) else _renamed(item, rename)
            for key, item in plain.items()
        }
    if isinstance(plain, list | tuple):
        return [_renamed(item, rename) for item in plain]
    return plain
