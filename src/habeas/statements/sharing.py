"""Equal parts of many values are in memory once: ids, parties, chains, dates. A value stays equal to what it was.

The decoder makes each string and each part anew, and of a million statements most parts are the same few. It is done
before anybody sees a value, and what helps to find equal parts is let go of afterwards.
"""

from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec.structs import force_setattr

from habeas.statements.chain import Chain
from habeas.statements.claims.base import Claim
from habeas.statements.codec import Record
from habeas.statements.judgement import Judgement, Undoing
from habeas.statements.mention import Mention, Party
from habeas.statements.passage import Passage
from habeas.statements.telling import Fact, Telling
from habeas.statements.when import When

T = TypeVar("T")


class Sharing:
    """The parts of the values that were shared so far. For one reading: it holds words."""

    def __init__(self) -> None:
        self._same: dict[Any, Any] = {}
        self._parties: dict[str, Party] = {}
        self._chain: Chain = ()

    def share(self, value: Record) -> None:
        """Let a value hold, of all its parts that equal an earlier one, that one."""
        if isinstance(value, Telling):
            self._telling(value)
        elif isinstance(value, Mention):
            self._mention(value)
        elif isinstance(value, Judgement):
            force_setattr(value, "a", self._one(value.a))
            force_setattr(value, "b", self._one(value.b))
        elif isinstance(value, Undoing):
            force_setattr(value, "of", self._one(value.of))

    def _telling(self, telling: Telling) -> None:
        force_setattr(telling, "source", self._one(telling.source))
        self._passage(telling.passage)
        if telling.chain == self._chain:
            # Most tellings of a source have the chain of the one before.
            force_setattr(telling, "chain", self._chain)
        else:
            for link in telling.chain:
                if link.who is not None:
                    force_setattr(link, "who", self._party(link.who))
            self._chain = telling.chain
        for fact in telling.facts:
            self._fact(fact)

    def _fact(self, fact: Fact) -> None:
        claim = fact.claim
        for role in parties(type(claim)):
            who = getattr(claim, role)
            if who is not None:
                force_setattr(claim, role, self._party(who))
        if fact.when is not None:
            force_setattr(fact, "when", self._when(fact.when))

    def _mention(self, mention: Mention) -> None:
        self._one(mention.id)
        force_setattr(mention, "source", self._one(mention.source))
        for passage in mention.passages:
            self._passage(passage)
            if passage.exact == mention.name:
                force_setattr(passage, "exact", mention.name)

    def _passage(self, passage: Passage) -> None:
        force_setattr(passage, "layer", self._one(passage.layer))

    def _party(self, who: Party) -> Party:
        if len(who.all) != 1:
            return who
        shared = self._parties.get(who.all[0])
        if shared is None:
            force_setattr(who, "all", (self._one(who.all[0]),))
            self._parties[who.all[0]] = shared = who
        return shared

    def _when(self, when: When) -> When:
        if when.words is not None or when.anchor is not None:
            return when
        same: When = self._same.setdefault((when.edtf, when.aspect), when)
        return same

    def _one(self, value: str) -> str:
        same: str = self._same.setdefault(value, value)
        return same


@cache
def parties(claim: type[Claim]) -> tuple[str, ...]:
    """The fields of a claim that hold one party or none."""
    return tuple(field.name for field in msgspec.structs.fields(claim) if field.type == Party | None)
