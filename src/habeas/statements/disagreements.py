"""Where two people's work disagrees: both stay in the record, and somebody has to look. A pure function."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from habeas.statements.account import Consent
from habeas.statements.codec import Record
from habeas.statements.in_force import Noted
from habeas.statements.judgement import Judgement, Undoing
from habeas.statements.known import Known
from habeas.statements.source import TextLayer
from habeas.statements.telling import Telling


class Disagreement(Struct, frozen=True, kw_only=True):
    """Ids of values that say different things about one matter: `about` is the id of the telling that was
    corrected twice or corrected here and taken back there, the two mentions judged differently, or a source and
    the use that its teller is said to have both allowed and refused."""

    about: tuple[str, ...]
    values: tuple[str, ...]


def disagreements(known: Known) -> list[Disagreement]:
    """Every matter on which what is noted disagrees, in the order of the record.

    Another value under an id that was taken; a fact corrected in two ways; a fact corrected by one and taken back
    by another; two mentions judged the same by one and different by another; two answers of one teller for one
    use. Later decisions of one person about their own are no disagreement.
    """
    matters: dict[tuple[str, ...], list[Noted]] = defaultdict(list)
    for item in known.noted.values():
        about = _about(item)
        if about and _counts(known, item):
            matters[about].append(item)
    taken = [Disagreement(about=(_id(item.value),), values=(_id(item.value),)) for item in known.clashes]
    return taken + [
        Disagreement(about=about, values=tuple(_id(item.value) for item in items))
        for about, items in matters.items()
        if len(items) > 1 and _differ(items)
    ]


def new_disagreements(before: Known, after: Known) -> list[Disagreement]:
    """Those that were not there before."""
    old = set(disagreements(before))
    return [one for one in disagreements(after) if one not in old]


def _about(item: Noted) -> tuple[str, ...]:
    match item.value:
        case Telling(replaces=str() as replaced):
            return (replaced,)
        case Undoing(of=of):
            return (of,)
        case Judgement(a=a, b=b):
            return tuple(sorted((a, b)))
        case Consent(source=source, use=use):
            return (source, use.value)
        case _:
            return ()


def _counts(known: Known, item: Noted) -> bool:
    """Taken back by hand, it disagrees with nobody any more; replaced by another's judgement, it still may."""
    return (
        isinstance(item.value, Judgement | Telling | Undoing | Consent)
        and item.value.id not in known.out_of_force
    )


def _differ(items: Iterable[Noted]) -> bool:
    people = {item.by for item in items}
    return len(people) > 1 and len({_said(item) for item in items}) > 1


def _id(value: Record) -> str:
    return "" if isinstance(value, TextLayer) else value.id


def _said(item: Noted) -> str:
    match item.value:
        case Judgement(verdict=verdict):
            return verdict
        case Consent(answer=answer):
            return answer
        case Undoing():
            return "taken back"
        case value:
            return _id(value)
