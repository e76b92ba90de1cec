"""Mentions and parties: who or what one source speaks of. A mention belongs to one source for ever.

That two mentions are the same person is never written here: it is a judgement, signed and undoable.
"""

from enum import StrEnum

from msgspec import Struct

from habeas.statements.passage import Passage


class Kind(StrEnum):
    """What a mention is of. Acts, channels, requests and promises are mentions like people and places,
    so that two tellers can speak of one promise and its outcome outlives either of them."""

    PERSON = "person"
    GROUP = "group"
    BODY = "body"
    PLACE = "place"
    CHANNEL = "channel"
    ACT = "act"
    REQUEST = "request"
    PROMISE = "promise"
    WORK = "work"


class Mention(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A person, group, body, place, channel, act, request, promise or cited work, as one source has it.

    `name` is spelt as the source spells it ("Petro", "some stranger", "a cellar in Karsk").
    `passages` are all the places where this source speaks of it, the first one first.
    """

    id: str
    source: str
    kind: Kind
    name: str
    passages: tuple[Passage, ...] = ()


class Party(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Those who fill a role: mention ids that all did it together, or of which it was one.

    `one_of` keeps an open question open ("he says so": the son or the father?)
    until a person settles it. In a chain, a member may be a source id: the publication we have.
    """

    all: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if bool(self.all) == bool(self.one_of):
            raise ValueError("a party is either all of its members or one of them, and has at least one")
        if len(self.one_of) == 1:
            raise ValueError("one of a single member is no open question: use all")

    @property
    def members(self) -> tuple[str, ...]:
        """Everyone named, settled or not."""
        return self.all or self.one_of


def party(*mentions: str) -> Party:
    """The party of all these mentions."""
    return Party(all=mentions)
