"""The named minimum: at least so many people, by name, of whom a condition holds; each with the words it rests on.

Nobody is counted twice: people whose names are alike and on whom nobody decided are one here, and somebody known by a
part of a name may be any of those whose name has it. Unnamed people are in counts that somebody stated, never here.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from habeas.identity.alike import alike
from habeas.names import parse
from habeas.register.about import About
from habeas.register.channels import in_doubt
from habeas.register.value import has_teller
from habeas.register.voices import voices
from habeas.statements.known import Statement
from habeas.statements.mention import Kind
from habeas.tally.asked import Asked
from habeas.tally.bounds.sets import Both, Either, Group, Set
from habeas.tally.conditions import meeting, members, people_and_groups
from habeas.tally.listing import Named as Named
from habeas.tally.listing import NamedMinimum as NamedMinimum

Pairs = Iterable[tuple[str, str]]


def named_minimum(about: About, asked: Asked, voices: int, as_of: date, may_be: Pairs = ()) -> NamedMinimum:
    """Everybody by name who is in the set asked for, as of a day, of whom so many independent voices of somebody named
    say so (0: whoever says so).

    `may_be` are more pairs of people who may be one than those whose names are alike letter for letter in sound: with
    them the least is what is left if all of them are one.

    That somebody is not in a set is never concluded from nobody having said that they are: "not" counts nobody.
    Counted in columns that are kept beside `about`: made when it is first asked, in a large case in some seconds.
    """
    # Only here: the columns need an extra, which whoever only reads a published number back may not have.
    from habeas.tally.columns.minimum import minimum

    return minimum(about, asked, voices, as_of, may_be)


def by_the_rule(about: About, asked: Asked, voices: int, as_of: date, may_be: Pairs = ()) -> NamedMinimum:
    """The rule that `named_minimum` counts by, as it is said, person by person: what its columns are held against."""
    people, in_part = list[Named](), list[Named]()
    for who, because in _in_set(about, asked, voices, as_of).items():
        is_full = _how_named(about, who)
        if is_full is not None:
            (people if is_full else in_part).append(Named(who, because))
    return NamedMinimum(
        people=tuple(people),
        in_part=tuple(_set_apart(about, people, in_part)),
        matches=_matches(about, [one.who for one in people], may_be),
    )


def _matches(about: About, people: list[str], may_be: Pairs) -> int:
    """How many fewer they are if all who may be one are one."""
    found = alike(about.known, about.who, people)
    there, root, times = set(people), dict[str, str](), 0

    def first(id_: str) -> str:
        while id_ in root:
            id_ = root[id_]
        return id_

    more = [(a, b) for a, b in may_be if a in there and b in there]
    if not more:
        return found.matches
    for a, b in (*found.pairs(), *more):
        one, other = first(a), first(b)
        if one != other:
            root[max(one, other)] = min(one, other)
            times += 1
    return times


def _in_set(about: About, asked: Asked, voices: int, as_of: date) -> dict[str, tuple[str, ...]]:
    """The people in the set, and the statements by which they are, in the order in which they were first spoken of."""
    parts: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, found in _by_part(about, asked, as_of):
        for who, because in found.items():
            if about.known.mentions[who].kind is Kind.PERSON and _is_said(about, because, voices, as_of):
                parts.setdefault(who, {})[name] = because
    rank = about.who.rank
    return {
        who: tuple(dict.fromkeys(id_ for because in of.values() for id_ in because))
        for who, of in sorted(parts.items(), key=lambda item: rank[item[0]])
        if _is_surely_in(asked.of, of)
    }


def _by_part(about: About, asked: Asked, as_of: date) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    for name, condition in asked.conditions.items():
        yield name, people_and_groups(meeting(about, condition, as_of))
    for name, group in asked.groups.items():
        yield name, people_and_groups(members(about, group, as_of))


def _is_surely_in(of: Set, parts: Collection[str]) -> bool:
    match of:
        case Group(id=id_):
            return id_ in parts
        case Both(of=several):
            return all(_is_surely_in(one, parts) for one in several)
        case Either(of=several):
            return any(_is_surely_in(one, parts) for one in several)
        case _:
            return False


def _set_apart(about: About, people: Iterable[Named], in_part: Iterable[Named]) -> Iterator[Named]:
    """Who of those known in part is surely another than all who came before: known by a given name that nobody else
    has in any of its forms. A family name alone, or a nickname, may be anybody's."""
    taken = {name for one in people for name in _given_names(about, one.who)}
    for one in in_part:
        names = _given_names(about, one.who)
        yield replace(one, may_be_another=not names or not taken.isdisjoint(names))
        taken |= names


def _given_names(about: About, who: str) -> set[str]:
    """Every given name that somebody's given name may be, in full, and as it sounds."""
    parsed = (parse(about.known.mentions[one].name) for one in about.who.members[who])
    return {
        str(name)
        for one in parsed
        for word in one.given
        for name in (word.sound, *(word.given.all if word.given else ()))
    }


def _is_said(about: About, because: Iterable[str], least: int, as_of: date) -> bool:
    if not least:
        return True
    statements: list[Statement] = [about.known.statements[id_] for id_ in because]
    named = [one for one in statements if has_teller(one)]
    if least == 1:
        # One voice needs no grouping, which is what takes long.
        return any(not in_doubt(about, one, as_of) for one in named)
    return len(named) >= least and len(voices(about, named, as_of).independent) >= least


def _how_named(about: About, who: str) -> bool | None:
    """Whether somebody has a full name: a family name with a given name or an initial. None where nothing that they
    are called begins with a capital letter, which is a description ("another soldier")."""
    names = [about.known.mentions[one].name for one in about.who.members[who]]
    own = [name for name in dict.fromkeys(names) if all(word[:1].isupper() for word in name.split())]
    if any(one.family and (one.given or one.initials) for one in map(parse, own)):
        return True
    return False if own else None
