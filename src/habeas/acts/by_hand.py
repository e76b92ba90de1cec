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
from habeas.statements.when import When

T = TypeVar("T")

THIS_SOURCE = "this source"
"""How the table names the publication or account itself as a teller."""

PLACES = frozenset({"place", "where", "from", "within", "in"})
BODIES = frozenset({"body", "operator"})
OTHERS = {"channel": Kind.CHANNEL, "request": Kind.REQUEST, "promise": Kind.PROMISE, "work": Kind.WORK}
OTHERS |= {"group": Kind.GROUP}
FACT_KEYS = frozenset({"claim", "polarity", "stage", "when", "aspect"})


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
        words = _needed(table, "words", str)
        self._passage = by_words.place(self._text, words, self._source.title, nth=table.get("nth"))
        start, end = self._passage
        facts = tuple(
            self._fact(fact, f"f{number}") for number, fact in enumerate(_needed(table, "facts", list), 1)
        )
        return FoundTelling(
            id="hand",
            rule="by hand",
            why="told by hand",
            confidence=Confidence.HIGH,
            start=start,
            end=end,
            chain=tuple(self._link(link) for link in _needed(table, "chain", list)),
            facts=facts,
            hedges=tuple(Hedge(words=self._words(words)) for words in table.get("hedge", [])),
        )

    def _link(self, table: dict[str, Any]) -> Link:
        plain = {key: table[key] for key in ("knows", "passed", "basis") if key in table}
        link = _checked(lambda: msgspec.convert({"basis": Basis.EXPLICIT.value} | plain, Link), "a teller")
        who = table.get("who")
        return msgspec.structs.replace(link, who=self._party("who", who) if who else None)

    def _fact(self, table: dict[str, Any], id_: str) -> Fact:
        plain: dict[str, Any] = {key: table[key] for key in ("polarity", "stage") if key in table}
        claim = msgspec.to_builtins(self._claim(table, FACT_KEYS))
        plain |= {"id": id_, "claim": claim, "when": self._when(table)}
        return _checked(lambda: msgspec.convert(plain, Fact), table["claim"])

    def _claim(self, table: dict[str, Any], besides: frozenset[str]) -> AnyClaim:
        name = _needed(table, "claim", str)
        if name not in CLAIMS:
            raise CaseError(f"there is no claim “{name}”. There are: {', '.join(CLAIMS)}.")
        types = roles(CLAIMS[name])
        unknown = table.keys() - types.keys() - besides
        if unknown:
            raise CaseError(
                f"“{name}” has no {', '.join(sorted(unknown))}. It has: {', '.join(types)}; "
                f"and every fact: {', '.join(sorted(besides - {'claim'}))}."
            )
        filled = {role: self._role(role, types[role], table[role]) for role in types if role in table}
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
            tables = value if isinstance(value, list) else [value]
            inner = tuple(self._inner(table) for table in tables)
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
        plain = {"edtf": table["when"]} | ({"aspect": table["aspect"]} if "aspect" in table else {})
        return _checked(lambda: msgspec.convert(plain, When), "when")

    def _words(self, words: str) -> Words:
        start, end = self._passage
        at = self._text.find(words, start, end)
        if at < 0:
            raise CaseError(f"the words “{words}” do not stand in the passage; copy them from it.")
        return Words(exact=words, start=at)

    def _party(self, role: str, value: Any) -> Party:
        """A name, a list of names, {one_of = [...]}, or either as {person|group|body|place = ...}."""
        if isinstance(value, dict) and "one_of" in value:
            return Party(one_of=tuple(self._member(role, item) for item in value["one_of"]))
        items = value if isinstance(value, list) else [value]
        return Party(all=tuple(self._member(role, item) for item in items))

    def _member(self, role: str, value: Any) -> str:
        kind, name = _default_kind(role), value
        if isinstance(value, dict):
            (word, name), *more = value.items()
            if more or word not in Kind:
                raise CaseError(f"{role} = {value} is not understood; write {{ group = “the others” }}")
            kind = Kind(word)
        if name == THIS_SOURCE:
            return SOURCE
        for mention in self._known.mentions_of(self._source.id):
            if mention.name == name and (not isinstance(value, dict) or mention.kind == kind):
                return mention.id
        return self._new(kind, name)

    def _new(self, kind: Kind, name: str) -> str:
        for entity in self.entities.values():
            if entity.name == name:
                return entity.id
        start, _ = by_words.place(self._text, name, self._source.title, nth=self._nearest(name))
        id_ = f"n{len(self.entities) + 1}"
        self.entities[id_] = Entity(
            id=id_,
            rule="by hand",
            why="named by hand",
            confidence=Confidence.HIGH,
            kind=kind,
            name=name,
            spans=(Span(start=start, end=start + len(name)),),
        )
        return id_

    def _nearest(self, name: str) -> int | None:
        """Which occurrence of a name is meant: the one in the passage, else the first of the source."""
        start, end = self._passage
        inside = self._text.find(name, start, end)
        return self._text[: max(inside, 0)].count(name) + 1 if name in self._text else None


def _default_kind(role: str) -> Kind:
    if role in PLACES:
        return Kind.PLACE
    return Kind.BODY if role in BODIES else OTHERS.get(role, Kind.PERSON)


def _types(type_: Any) -> set[Any]:
    """The plain types a role's annotation is made of."""
    if get_origin(type_) in (Union, UnionType):
        return set().union(*(_types(part) for part in get_args(type_)))
    if get_origin(type_) is tuple:
        return {tuple}.union(*(_types(part) for part in get_args(type_) if part is not Ellipsis))
    return {type_}


def _needed(table: dict[str, Any], key: str, type_: type) -> Any:
    if not isinstance(table.get(key), type_):
        raise CaseError(f"{key} is missing here, or not a {type_.__name__}: {table}")
    return table[key]


def _checked(make: Callable[[], T], what: str) -> T:
    try:
        return make()
    except (msgspec.ValidationError, ValueError) as why:
        raise CaseError(f"{what}: {why}") from why
