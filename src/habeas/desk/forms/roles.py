"""What sort of field a role of a claim needs, from the type it is declared with."""

from enum import Enum, StrEnum, auto
from types import UnionType
from typing import Any, Union, get_args, get_origin

from habeas.statements.claims.base import Inner
from habeas.statements.claims.identity import NamePart
from habeas.statements.mention import Party
from habeas.statements.passage import Words


class Sort(Enum):
    """Sorts of fields."""

    PEOPLE = auto()
    WORDS = auto()
    NUMBER = auto()
    TICK = auto()
    CODE = auto()
    CODES = auto()
    INNER = auto()
    PARTS = auto()


def sort_of(type_: Any) -> Sort:
    """The sort of field for a role's type."""
    plain = types_of(type_)
    for member, sort in (
        (Party, Sort.PEOPLE),
        (Words, Sort.WORDS),
        (Inner, Sort.INNER),
        (NamePart, Sort.PARTS),
    ):
        if member in plain:
            return sort
    if bool in plain:
        return Sort.TICK
    if int in plain:
        return Sort.NUMBER
    return Sort.CODES if tuple in plain else Sort.CODE


def codes_of(type_: Any) -> type[StrEnum]:
    """The closed list of a role that takes codes."""
    found: type[StrEnum] = next(
        one for one in types_of(type_) if isinstance(one, type) and issubclass(one, StrEnum)
    )
    return found


def types_of(type_: Any) -> set[Any]:
    """The plain types that an annotation is made of."""
    if get_origin(type_) in (Union, UnionType):
        return set().union(*(types_of(part) for part in get_args(type_)))
    if get_origin(type_) is tuple:
        return {tuple}.union(*(types_of(part) for part in get_args(type_) if part is not Ellipsis))
    return {type_}
