"""The named minimum: at least so many people, by name, of whom a condition holds; each with the words it rests on.

Nobody is counted twice: people whose names are alike and on whom nobody decided are one here, and somebody known by a
part of a name may be any of those whose name has it. Unnamed people are in counts that somebody stated, never here.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from habeas.identity.alike import alike
from habeas.names import parse
from habeas.register.about import About
from habeas.register.value import has_teller
from habeas.register.voices import voices
from habeas.statements.known import Statement
from habeas.statements.mention import Kind
from habeas.tally.conditions import Condition, meeting, people_and_groups


class Level(Struct, frozen=True):
    """How well it must be said to count: by so many independent voices of somebody named; 0: by anybody at all."""

    voices: int = 1


class Named(Struct, frozen=True):
    """Somebody who counts (a cluster), and the statements by which they do. `may_be_another`: known by a part of a name
    only, which somebody else who counts may have."""

    who: str
    because: tuple[str, ...]
    may_be_another: bool = False


class NamedMinimum(Struct, frozen=True, kw_only=True):
    """Who counts. `people` have a family name with a given name or an initial; `in_part` are known by a given name
    alone, a family name alone, or what they are called. `matches` says how many fewer the people are if all who may be
    one are one."""

    condition: Condition
    level: Level
    as_of: date
    people: tuple[Named, ...]
    in_part: tuple[Named, ...]
    matches: int

    @property
    def least(self) -> int:
        """At least so many different people, whatever is decided of those who may be one."""
        return len(self.people) - self.matches + sum(not one.may_be_another for one in self.in_part)

    @property
    def most(self) -> int:
        """So many people, as long as nobody of them is said to be another."""
        return len(self.people) + len(self.in_part)


def named_minimum(about: About, condition: Condition, level: Level, as_of: date) -> NamedMinimum:
    """Everybody by name of whom the condition is said well enough, as of a day."""
    found = people_and_groups(meeting(about, condition, as_of))
    people, in_part = list[Named](), list[Named]()
    for who, because in found.items():
        if about.known.mentions[who].kind is Kind.PERSON and _is_said(about, because, level, as_of):
            kept = _how_named(about, who)
            if kept is not None:
                (people if kept else in_part).append(Named(who, because))
    matches = alike(about.known, about.who, [one.who for one in people]).matches
    return NamedMinimum(
        condition=condition,
        level=level,
        as_of=as_of,
        people=tuple(people),
        in_part=tuple(_set_apart(about, people, in_part)),
        matches=matches,
    )


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


def _is_said(about: About, because: Iterable[str], level: Level, as_of: date) -> bool:
    if not level.voices:
        return True
    statements: list[Statement] = [about.known.statements[id_] for id_ in because]
    named = [one for one in statements if has_teller(one)]
    return len(voices(about, named, as_of).independent) >= level.voices


def _how_named(about: About, who: str) -> bool | None:
    """Whether somebody has a full name: a family name with a given name or an initial. None where nothing that they
    are called begins with a capital letter, which is a description ("another soldier")."""
    names = [about.known.mentions[one].name for one in about.who.members[who]]
    own = [name for name in dict.fromkeys(names) if all(word[:1].isupper() for word in name.split())]
    if any(one.family and (one.given or one.initials) for one in map(parse, own)):
        return True
    return False if own else None


def is_named(about: About, who: str) -> bool:
    """Whether somebody is known by a full name."""
    return _how_named(about, who) is True
