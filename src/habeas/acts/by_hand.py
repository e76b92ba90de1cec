"""A statement written by hand, in the words of a TOML table, made into a telling that can be accepted.

People and places are named with words that stand in the source; a role's words must stand in the passage.
"""

from collections.abc import Callable
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

import msgspec

from habeas.acts import by_words
from habeas.acts.case import CaseError
from habeas.reading.suggestion import SOURCE, Confidence, Entity, FoundTelling, Span
from habeas.statements.chain import Basis, Link
from habeas.statements.claims import CLAIMS, AnyClaim, roles
from habeas.statements.claims.base import Inner
from habeas.statements.known import Known
from habeas.statements.mention import Kind, Party
from habeas.statements.passage import Words
from habeas.statements.source import Source
from habeas.statements.telling import Fact, Hedge
from habeas.statements.when import Relation, When

T = TypeVar("T")

THIS_SOURCE = "this source"
"""How the table names the publication or account itself as a teller."""

KINDS: dict[str, Kind] = {
    "place": Kind.PLACE,
    "where": Kind.PLACE,
    "within": Kind.PLACE,
    "moved.from": Kind.PLACE,
    "moved.to": Kind.PLACE,
    "escaped.from": Kind.PLACE,
    "escaped.to": Kind.PLACE,
    "site.in": Kind.PLACE,
    "returned_to_unit.to": Kind.BODY,
    "subordinate_to.to": Kind.BODY,
    "body": Kind.BODY,
    "operator": Kind.BODY,
    "approached.to": Kind.BODY,
    "group": Kind.GROUP,
    "subset_of.within": Kind.GROUP,
    "channel": Kind.CHANNEL,
    "request": Kind.REQUEST,
    "promise": Kind.PROMISE,
    "work": Kind.WORK,
    "act": Kind.ACT,
}
"""What a role's bare name means, by "claim.role" or by role alone; elsewhere a person. A table says otherwise."""

FACT_KEYS = frozenset({"claim", "polarity", "stage", "when", "aspect", "act"})
RELATIONS = {"before": Relation.BEFORE, "after": Relation.AFTER, "same_day": Relation.SAME_DAY}
ANCHOR_KEYS = frozenset({*RELATIONS, "at_least", "at_most", "unit", "edtf"})
LINK_KEYS = frozenset({"who", "knows", "passed", "basis"})
TELL_KEYS = frozenset({"source", "words", "nth", "chain", "facts", "hedge"})


class Hand:
    """Turns tables into findings for one source, remembering the people and places it had to add."""

    def __init__(self, known: Known, source: Source, text: str) -> None:
        self._known = known
        self._source = source
        self._text = text
        self._passage = (0, len(text))
        self.entities: dict[str, Entity] = {}

    def telling(self, table: dict[str, Any]) -> FoundTelling:
        """The telling that a [[tell]] table states. Raises CaseError with what is wrong in it."""
        only(table, TELL_KEYS, "[[tell]]")
        words = needed(table, "words", str)
        self._passage = by_words.place(self._text, words, self._source.title, nth=table.get("nth"))
        start, end = self._passage
        facts = tuple(
            self._fact(fact, f"f{number}") for number, fact in enumerate(_tables(table, "facts"), 1)
        )
        return FoundTelling(
            id="hand",
            rule="by hand",
            why="told by hand",
            confidence=Confidence.HIGH,
            start=start,
            end=end,
            chain=tuple(self._link(link) for link in _tables(table, "chain")),
            facts=facts,
            hedges=tuple(Hedge(words=self._words(words)) for words in _list(table.get("hedge", []))),
        )

    def _link(self, table: dict[str, Any]) -> Link:
        only(table, LINK_KEYS, "a teller")
        plain = {key: table[key] for key in ("knows", "passed", "basis") if key in table}
        link = _checked(lambda: msgspec.convert({"basis": Basis.EXPLICIT.value} | plain, Link), "a teller")
        who = table.get("who")
        return msgspec.structs.replace(link, who=self._party("teller", who) if who else None)

    def _fact(self, table: dict[str, Any], id_: str) -> Fact:
        plain: dict[str, Any] = {key: table[key] for key in ("polarity", "stage") if key in table}
        claim = msgspec.to_builtins(self._claim(table, FACT_KEYS))
        plain |= {"id": id_, "claim": claim, "when": self._when(table)}
        if "act" in table:
            plain["act"] = self._member("act", table["act"])
        return _checked(lambda: msgspec.convert(plain, Fact), table["claim"])

    def _claim(self, table: dict[str, Any], besides: frozenset[str]) -> AnyClaim:
        name = needed(table, "claim", str)
        if name not in CLAIMS:
            raise CaseError(f"there is no claim “{name}”. There are: {', '.join(CLAIMS)}.")
        types = roles(CLAIMS[name])
        unknown = table.keys() - types.keys() - besides
        if unknown:
            raise CaseError(
                f"“{name}” has no {', '.join(sorted(unknown))}. It has: {', '.join(types)}; "
                f"and every fact: {', '.join(sorted(besides - {'claim'}))}."
            )
        filled = {
            role: self._role(f"{name}.{role}", types[role], table[role]) for role in types if role in table
        }
        plain = {"claim": name} | {role: msgspec.to_builtins(value) for role, value in filled.items()}
        claim: AnyClaim = _checked(lambda: msgspec.convert(plain, AnyClaim), name)
        return claim

    def _role(self, role: str, type_: Any, value: Any) -> Any:
        wanted = _types(type_)
        if Party in wanted:
            return self._party(role, value)
        if Words in wanted:
            return self._words(value)
        if Inner in wanted:
            inner = tuple(self._inner(table) for table in _tables({role: _list(value)}, role))
            return inner if tuple in wanted else inner[0]
        return value

    def _inner(self, table: dict[str, Any]) -> Inner:
        condition = table.get("if")
        return Inner(
            says=self._claim(table, FACT_KEYS | {"if"}),
            when=self._when(table),
            condition=self._words(condition) if condition else None,
        )

    def _when(self, table: dict[str, Any]) -> When | None:
        if "when" not in table:
            return None
        said = table["when"]
        plain = self._anchored(said) if isinstance(said, dict) else {"edtf": said}
        plain |= {"aspect": table["aspect"]} if "aspect" in table else {}
        return _checked(lambda: msgspec.convert(plain, When), "when")

    def _anchored(self, table: dict[str, Any]) -> dict[str, Any]:
        """A date that leans on another act: {after = "the call", at_least = 2}, with edtf beside it if there is one."""
        only(table, ANCHOR_KEYS, "when")
        leans = [name for name in RELATIONS if name in table]
        if len(leans) != 1:
            raise CaseError(f"when = {table} should say one of: {', '.join(RELATIONS)}")
        anchor: dict[str, Any] = {
            "relation": RELATIONS[leans[0]],
            "act": self._member("act", table[leans[0]]),
        }
        anchor |= {key: table[key] for key in ("at_least", "at_most", "unit") if key in table}
        return {"anchor": anchor} | ({"edtf": table["edtf"]} if "edtf" in table else {})

    def _words(self, words: Any) -> Words:
        if not isinstance(words, str) or not words:
            raise CaseError(f"{words!r} should be words, copied from the passage")
        start, end = self._passage
        at = self._text.find(words, start, end)
        if at < 0:
            raise CaseError(f"the words “{words}” do not stand in the passage; copy them from it.")
        return Words(exact=words, start=at)

    def _party(self, role: str, value: Any) -> Party:
        """A name, a list of names, {one_of = [...]}, or a name as {person|group|body|place = ..., nth = 2}."""
        if isinstance(value, dict) and "one_of" in value:
            members = tuple(self._member(role, item) for item in _list(value["one_of"]))
            return _checked(lambda: Party(one_of=members), role)
        return _checked(lambda: Party(all=tuple(self._member(role, item) for item in _list(value))), role)

    def _member(self, role: str, value: Any) -> str:
        kind, name, nth = self._name(role, value)
        if name == THIS_SOURCE:
            return SOURCE
        start, end = self._place_of(name, nth)
        alike = [
            mention
            for mention in self._known.mentions_of(self._source.id, kind)
            if any((passage.start, passage.end) == (start, end) for passage in mention.passages)
            or (nth is None and mention.name == name)
        ]
        if len(alike) > 1:
            raise CaseError(
                f"{len(alike)} in “{self._source.title}” are called “{name}”; say which: nth = ..."
            )
        return alike[0].id if alike else self._new(kind, name, start)

    def _name(self, role: str, value: Any) -> tuple[Kind, str, int | None]:
        """Kind, name and number of occurrence of one member of a party."""
        if isinstance(value, str) and value:
            return KINDS.get(role, KINDS.get(role.rpartition(".")[2], Kind.PERSON)), value, None
        words = [key for key in value if key != "nth"] if isinstance(value, dict) else []
        if (
            len(words) != 1
            or words[0] not in [kind.value for kind in Kind]
            or not isinstance(value[words[0]], str)
        ):
            raise CaseError(f"{role} = {value!r} is not understood; write {{ group = “the others” }}")
        return Kind(words[0]), value[words[0]], value.get("nth")

    def _place_of(self, name: str, nth: int | None) -> tuple[int, int]:
        """Where a name stands: the occurrence asked for, else the one in the passage, else the first."""
        inside = self._text.find(name, *self._passage)
        if nth is None and inside >= 0:
            return inside, inside + len(name)
        first = nth if nth is not None else (1 if name in self._text else None)
        return by_words.place(self._text, name, self._source.title, nth=first)

    def _new(self, kind: Kind, name: str, start: int) -> str:
        span = Span(start=start, end=start + len(name))
        for entity in self.entities.values():
            if entity.kind == kind and (entity.name == name or span in entity.spans):
                return entity.id
        id_ = f"n{len(self.entities) + 1}"
        self.entities[id_] = Entity(
            id=id_,
            rule="by hand",
            why="named by hand",
            confidence=Confidence.HIGH,
            kind=kind,
            name=name,
            spans=(span,),
        )
        return id_


def _types(type_: Any) -> set[Any]:
    """The plain types a role's annotation is made of."""
    if get_origin(type_) in (Union, UnionType):
        return set().union(*(_types(part) for part in get_args(type_)))
    if get_origin(type_) is tuple:
        return {tuple}.union(*(_types(part) for part in get_args(type_) if part is not Ellipsis))
    return {type_}


def needed(table: Any, key: str, type_: type[T]) -> T:
    """The value of a key that must be there. Raises CaseError."""
    value = table.get(key) if isinstance(table, dict) else None
    if not isinstance(value, type_) or isinstance(value, bool):
        raise CaseError(f"{key} is missing, or not of the right kind, in: {table}")
    return value


def only(table: Any, keys: frozenset[str], what: str) -> None:
    """Refuse keys that mean nothing here: a misspelt one would be an act nobody asked for."""
    unknown = sorted(table.keys() - keys) if isinstance(table, dict) else [repr(table)]
    if unknown:
        raise CaseError(f"{what} has no {', '.join(unknown)}. It has: {', '.join(sorted(keys))}.")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _tables(table: Any, key: str) -> list[dict[str, Any]]:
    tables = needed(table, key, list)
    for item in tables:
        if not isinstance(item, dict):
            raise CaseError(f"{key} holds {item!r}, which should be a table in braces")
    return tables


def _checked(make: Callable[[], T], what: str) -> T:
    try:
        return make()
    except (msgspec.ValidationError, ValueError) as why:
        raise CaseError(f"{what}: {why}") from why
