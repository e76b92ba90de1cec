"""Reads what was said from a TOML file (docs/tally.md). Invariant: a key that means nothing here is refused,
so that no misspelt statement goes uncounted.
"""

import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from typing import Any

from habeas.tally.bounds import sets
from habeas.tally.bounds.said import Apart, Count, Inside, Member, Question, Said, Statement
from habeas.tally.cannot import CannotTally

TOP = frozenset({"title", "groups", "sources", "count", "inside", "apart", "named", "question"})
COMMON = frozenset({"id", "source", "words"})
KEYS = {
    "count": COMMON | {"of", "at_least", "at_most", "exactly", "about", "within"},
    "inside": COMMON | {"group", "inside"},
    "apart": COMMON | {"groups"},
    "named": COMMON | {"who", "in", "not_in"},
    "question": frozenset({"id", "ask", "text"}),
}
GROUP_ID = re.compile(r"[^\s()\"']+")
MOST_PEOPLE = 1_000_000_000

Table = dict[str, Any]


def read(toml: str) -> Said:
    """What a file says. Raises CannotTally with the place, what is wrong there and what to do."""
    try:
        data = tomllib.loads(toml)
    except (ValueError, RecursionError) as why:
        raise CannotTally(f"this is not TOML: {why}. {AGAIN}") from why
    _only(data, TOP, "the file")
    groups = _texts(data, "groups")
    if not groups:
        raise CannotTally(
            f'no groups are given; begin with [groups] and a line such as held = "..." . {AGAIN}'
        )
    for id_ in groups:
        if id_ in sets.WORDS or not GROUP_ID.fullmatch(id_):
            raise _wrong(
                "[groups]", f'"{id_}" cannot be the short name of a group; use letters, digits and _'
            )
    statements = tuple(
        _statement(kind, number, table, groups)
        for kind in READERS
        for number, table in enumerate(_tables(data, kind), 1)
    )
    questions = tuple(
        _question(number, table, groups) for number, table in enumerate(_tables(data, "question"), 1)
    )
    said = Said(groups=groups, statements=statements, sources=_texts(data, "sources"), questions=questions)
    _check_ids(said)
    return said


AGAIN = "Nothing was changed; put it right and run it again."


def _wrong(where: str, what: str) -> CannotTally:
    return CannotTally(f"{where}: {what}. {AGAIN}")


def _check_ids(said: Said) -> None:
    seen: set[str] = set()
    for statement in said.statements:
        if statement.id in seen:
            raise CannotTally(f'two statements have the id "{statement.id}"; give each its own. {AGAIN}')
        seen.add(statement.id)
        if said.sources and statement.source not in said.sources:
            raise _wrong(statement.id, f'"{statement.source}" is not among the [sources]')
    both = sorted(seen & (said.sources.keys() | {one.source for one in said.statements}))
    if both:
        raise CannotTally(
            f'"{both[0]}" is the id of a statement and of a source; rename one of them. {AGAIN}'
        )


def _statement(kind: str, number: int, table: Any, groups: Collection[str]) -> Statement:
    where = _place(kind, number, table)
    _only(table, KEYS[kind], where)
    named = {"id": _text(table, "id", where), "source": _text(table, "source", where)}
    try:
        return READERS[kind](table, where, groups, named | {"words": str(table.get("words", ""))})
    except CannotTally as why:
        raise why if str(why).startswith(where) else _wrong(where, str(why)) from why


def _question(number: int, table: Any, groups: Collection[str]) -> Question:
    where = _place("question", number, table)
    _only(table, KEYS["question"], where)
    ask = _text(table, "ask", where)
    try:
        asked = sets.read(ask, groups)
    except CannotTally as why:
        raise _wrong(where, str(why)) from why
    return Question(id=str(table.get("id", ask)), of=asked, text=str(table.get("text", "")))


def _place(kind: str, number: int, table: Any) -> str:
    id_ = table.get("id") if isinstance(table, dict) else None
    return f"[[{kind}]] number {number}" + (f" ({id_})" if id_ else "")


def _count(table: Table, where: str, groups: Collection[str], named: Mapping[str, str]) -> Count:
    at_least, at_most = (_people(table, key, where) for key in ("at_least", "at_most"))
    exactly, about = (_people(table, key, where) for key in ("exactly", "about"))
    within = _people(table, "within", where)
    given = [one for one in (exactly, about) if one is not None]
    if len(given) + (at_least is not None or at_most is not None) != 1:
        raise _wrong(where, "give at_least, at_most or both, or exactly, or about; not several of these")
    if (about is None) != (within is None):
        raise _wrong(where, '"about" bounds nothing by itself; say within how many people, as in within = 20')
    if exactly is not None:
        at_least = at_most = exactly
    elif about is not None and within is not None:
        at_least, at_most = max(0, about - within), about + within
    if at_least is not None and at_most is not None and at_least > at_most:
        raise _wrong(where, f"at_least {at_least} is more than at_most {at_most}")
    of = sets.read(_text(table, "of", where), groups)
    return Count(of=of, at_least=at_least, at_most=at_most, **named)


def _inside(table: Table, where: str, groups: Collection[str], named: Mapping[str, str]) -> Inside:
    group, inside = (_groups([_text(table, key, where)], where, groups)[0] for key in ("group", "inside"))
    return Inside(group=group, inside=inside, **named)


def _apart(table: Table, where: str, groups: Collection[str], named: Mapping[str, str]) -> Apart:
    apart = _groups(_list(table, "groups", where), where, groups)
    if len(set(apart)) < 2:
        raise _wrong(where, "needs two groups or more that nobody is in together")
    return Apart(groups=tuple(dict.fromkeys(apart)), **named)


def _member(table: Table, where: str, groups: Collection[str], named: Mapping[str, str]) -> Member:
    who = _list(table, "who", where)
    if not who or len(set(who)) < len(who):
        raise _wrong(where, "needs names under who, each of them once")
    within, outside = (
        _groups(_list(table, key, where) if key in table else [], where, groups) for key in ("in", "not_in")
    )
    if not within and not outside:
        raise _wrong(where, "needs in or not_in: which groups the named people are, or are not, in")
    return Member(who=tuple(who), within=tuple(within), outside=tuple(outside), **named)


Reader = Callable[[Table, str, Collection[str], Mapping[str, str]], Statement]
READERS: dict[str, Reader] = {"count": _count, "inside": _inside, "apart": _apart, "named": _member}


def _only(table: Any, keys: Collection[str], where: str) -> None:
    if not isinstance(table, dict):
        raise _wrong(where, f"is not a table but {table!r}")
    unknown = sorted(set(table) - set(keys))
    if unknown:
        raise _wrong(where, f"has no {', '.join(unknown)}; it has {', '.join(sorted(keys))}")


def _tables(data: Table, kind: str) -> list[Any]:
    tables = data.get(kind, [])
    if not isinstance(tables, list):
        raise _wrong(f"[{kind}]", f"write [[{kind}]], with two brackets, before each one")
    return tables


def _texts(data: Table, key: str) -> dict[str, str]:
    table = data.get(key, {})
    if not isinstance(table, dict) or not all(isinstance(words, str) for words in table.values()):
        raise _wrong(f"[{key}]", 'needs lines such as held = "held in the cellar"')
    return table


def _text(table: Table, key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(where, f'{key} is missing, or is no text; write {key} = "..."')
    return value


def _list(table: Table, key: str, where: str) -> list[str]:
    value = table.get(key)
    values: list[Any] = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) and one.strip() for one in values):
        raise _wrong(where, f'{key} is missing, or is no text; write {key} = "..." or {key} = ["...", "..."]')
    return values


def _groups(ids: list[str], where: str, groups: Collection[str]) -> list[str]:
    for id_ in ids:
        if id_ not in groups:
            raise _wrong(where, f'"{id_}" is no group of this file; name it under [groups]')
    return ids


def _people(table: Table, key: str, where: str) -> int | None:
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_PEOPLE:
        raise _wrong(where, f"{key} must be a whole number of people, 0 or more, not {value!r}")
    return value
