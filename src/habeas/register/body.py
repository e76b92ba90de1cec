"""What is said of a body, or of somebody said to hold people: what they are said to have done, where, and what they are
called. Everything here is alleged: who somebody is behind a nickname is a person's decision, and naming is another.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from habeas.register.about import About
from habeas.register.alleged import DONE_BY, HARMS
from habeas.register.value import is_fact, speaks_of
from habeas.statements.known import Statement
from habeas.statements.mention import Kind

PART = frozenset({"involved", "site"})
CALLED = frozenset(
    {"known_as", "named", "subordinate_to", "described", "serves_in", "belongs_to", "located_in"}
)
ANSWERED = frozenset({"answered", "promised", "approached", "outcome"})


class BodyFile(Struct, frozen=True, kw_only=True):
    """Everything said of one body, group or person as one who does it. Lists are statement ids."""

    id: str
    mentions: tuple[str, ...]
    names: tuple[str, ...]
    alleged: tuple[str, ...]
    part_in: tuple[str, ...]
    called: tuple[str, ...]
    answers: tuple[str, ...]
    others: tuple[str, ...]


def body(about: About, id_: str, *, as_of: date) -> BodyFile | None:
    """The file of the body, group or person a mention belongs to, as of a day; None if it is none of these."""
    own = about.who.of.get(id_)
    if own is None or about.known.mentions[own].kind not in (Kind.BODY, Kind.GROUP, Kind.PERSON):
        return None
    near = list(about.naming([own], as_of))
    sorted_: dict[str, list[str]] = {
        name: [] for name in ("alleged", "part_in", "called", "answers", "others")
    }
    for statement in near:
        sorted_[_kind_of(about, own, statement)].append(statement.id)
    members = about.who.members[own]
    return BodyFile(
        id=own,
        mentions=members,
        names=tuple(dict.fromkeys(about.known.mentions[member].name for member in members)),
        **{name: tuple(dict.fromkeys(ids)) for name, ids in sorted_.items()},
    )


def alleged_perpetrators(about: About, as_of: date) -> dict[str, tuple[str, ...]]:
    """Everybody said to have done something to somebody, with the statements that say so, most of them first."""
    found: dict[str, list[str]] = {}
    for statement in about.known.statements.values():
        if is_fact(statement) and speaks_of(statement, as_of):
            for cluster in set(_doers(about, statement)):
                found.setdefault(cluster, []).append(statement.id)
    ordered = sorted(found.items(), key=lambda item: -len(item[1]))
    return {cluster: tuple(ids) for cluster, ids in ordered}


def _doers(about: About, statement: Statement) -> Iterator[str]:
    claim = statement.fact.claim
    if claim.name() not in HARMS:
        return
    for cluster in about.named(getattr(claim, "by", None)):
        mention = about.known.mentions.get(cluster)
        if mention and mention.kind in (Kind.PERSON, Kind.GROUP, Kind.BODY):
            yield cluster


def _kind_of(about: About, own: str, statement: Statement) -> str:
    name = statement.fact.claim.name()
    if name in ANSWERED:
        return "answers"
    if name in PART:
        return "part_in"
    if about.names_any(statement, {own}, DONE_BY):
        return "alleged"
    return "called" if name in CALLED else "others"
