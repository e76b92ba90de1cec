"""How sentences speak of people, places and bodies. A party that is left open stays open in words."""

from collections.abc import Callable
from dataclasses import dataclass

from habeas.statements.known import Known
from habeas.statements.mention import Kind, Party
from habeas.statements.mention import party as party_of
from habeas.wording.grammar import Spoken, enclosed, listed, quoted, unique
from habeas.wording.publications import this_source
from habeas.wording.words import phrase

SAID_IN_WORDS = frozenset({Kind.ACT, Kind.REQUEST, Kind.PROMISE, Kind.WORK})
"""Events and the like have no names: the source's words for them stand in quotation marks."""


@dataclass(frozen=True)
class Member:
    """One member of a party: its name as the source spells it, and what kind it is (None: a publication)."""

    name: str
    kind: Kind | None


@dataclass(frozen=True)
class Cast:
    """Everyone that the sentences of a page may speak of. `member` finds one by id and never fails."""

    member: Callable[[str], Member]

    def spoken(self, party: Party | None, missing: Spoken | None = None) -> Spoken:
        """The party as a subject or object: "Petro and another soldier", "Danylo or Ihor"."""
        if party is None:
            return missing or Spoken(phrase("party", "someone"))
        members = [self.member(id_) for id_ in party.members]
        names = unique(quoted(m.name) if m.kind in SAID_IN_WORDS else m.name for m in members)
        if party.one_of:
            return Spoken(phrase("party", "open").format(names=listed(names, "one_of")))
        plural = len(names) > 1 or any(member.kind is Kind.GROUP for member in members)
        return Spoken(listed(names), plural)

    def is_publication(self, party: Party) -> bool:
        """Whether the party is a publication we have, not somebody it speaks of."""
        return all(self.member(id_).kind is None for id_ in party.members)

    def name(self, party: Party | None, missing: str | None = None) -> str:
        """The name of a party alone."""
        return self.spoken(party, None if missing is None else Spoken(missing)).name

    def act_name(self, act: str) -> str:
        """How a date speaks of the act that it is told by."""
        return self.name(party_of(act))


def cast_of_record(known: Known, *, source_id: str | None = None) -> Cast:
    """Everyone of the record; the source being read is "this publication" or "this call", others go by their title."""

    def member(id_: str) -> Member:
        if id_ in known.mentions:
            return Member(known.mentions[id_].name, known.mentions[id_].kind)
        if id_ == source_id:
            return Member(this_source(known, id_), None)
        if id_ in known.sources:
            return Member(enclosed(known.sources[id_].title), None)
        return Member(phrase("party", "someone"), None)

    return Cast(member)
