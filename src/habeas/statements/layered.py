"""A table that grows without being copied: a large one that nobody changes, and what came, went and changed since.

It reads as the dictionary it stands for, in the same order: what is set anew keeps its place, what is new comes last.
Nothing is changed in place; after some thousands of changes a plain dictionary is made of it again.
"""

from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")
MOST = 4096
"""Changes that are carried along before a plain dictionary is made: looking them through costs less than that."""
_MISSING: Any = object()


class Layered(Mapping[K, V]):
    """A table of `base` with `over` on top: changed values of it, and new ones. `gone` are keys of it that went."""

    __slots__ = ("_base", "_gone", "_new", "_over")

    def __init__(self, base: dict[K, V], over: dict[K, V], gone: frozenset[K], new: int) -> None:
        self._base, self._over, self._gone, self._new = base, over, gone, new

    def __getitem__(self, key: K) -> V:
        value = self._over.get(key, _MISSING)
        if value is not _MISSING:
            found: V = value
            return found
        if key in self._gone:
            raise KeyError(key)
        return self._base[key]

    def get(self, key: K, default: Any = None) -> Any:
        """The value of a key, or the default."""
        value = self._over.get(key, _MISSING)
        if value is not _MISSING:
            return value
        return default if key in self._gone else self._base.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._over or (key in self._base and key not in self._gone)

    def __len__(self) -> int:
        return len(self._base) - len(self._gone) + self._new

    def __iter__(self) -> Iterator[K]:
        base, gone = self._base, self._gone
        yield from (base if not gone else (key for key in base if key not in gone))
        for key in self._over:
            if key not in base or key in gone:
                yield key

    def keys(self) -> KeysView[K]:
        """The keys in order."""
        return KeysView(self)

    def values(self) -> ValuesView[V]:
        """The values in order."""
        return _Values(self)

    def items(self) -> ItemsView[K, V]:
        """Keys and values in order."""
        return _Items(self)

    def __repr__(self) -> str:
        return repr(dict(self.items()))


class _Items(ItemsView[K, V]):
    """Keys and values without looking each key up again."""

    def __init__(self, table: Layered[K, V]) -> None:
        super().__init__(table)
        self._table = table

    def __iter__(self) -> Iterator[tuple[K, V]]:
        base, over, gone = self._table._base, self._table._over, self._table._gone
        if not over and not gone:
            yield from base.items()
            return
        for key, value in base.items():
            if key not in gone:
                yield key, over.get(key, value)
        for key, value in over.items():
            if key not in base or key in gone:
                yield key, value


class _Values(ValuesView[V]):
    """Values without looking each key up again."""

    def __init__(self, table: Layered[Any, V]) -> None:
        super().__init__(table)
        self._items = table.items()

    def __iter__(self) -> Iterator[V]:
        return (value for _, value in self._items)


def changed(table: Mapping[K, V], came: Iterable[tuple[K, V]] = (), went: Iterable[K] = ()) -> Mapping[K, V]:
    """A table without some keys, and then with some values more, as a dictionary would have it."""
    base, over, gone, new = _parts(table)
    for key in went:
        there = key in base and key not in gone
        if over.pop(key, _MISSING) is not _MISSING and not there:
            new -= 1
        if there:
            gone.add(key)
    for key, value in came:
        if key not in over and (key not in base or key in gone):
            new += 1
        over[key] = value
    made = Layered(base, over, frozenset(gone), new)
    return made if len(over) + len(gone) <= MOST else dict(made.items())


def _parts(table: Mapping[K, V]) -> tuple[dict[K, V], dict[K, V], set[K], int]:
    """What a table consists of; copies of what may be changed."""
    if isinstance(table, Layered):
        return table._base, dict(table._over), set(table._gone), table._new
    return table if isinstance(table, dict) else dict(table), {}, set(), 0


def newest_first(table: Mapping[K, V]) -> Iterator[V]:
    """The values of a table from its end."""
    if not isinstance(table, Layered):
        yield from reversed(table.values() if isinstance(table, dict) else list(table.values()))
        return
    base, over, gone = table._base, table._over, table._gone
    for key, value in reversed(over.items()):
        if key not in base or key in gone:
            yield value
    for key, value in reversed(base.items()):
        if key not in gone:
            yield over[key] if key in over else value  # noqa: SIM401
