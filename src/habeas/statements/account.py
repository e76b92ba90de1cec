"""Accounts: what goes with a source in which somebody tells us something. Who told it, what they allow, who may see it.

Each value may be noted anew: the later one names those it `replaces`, and all of them stay in the record. Where
two people noted different things apart from one another, both are in force and the stricter one counts.
"""

from enum import StrEnum

from msgspec import Struct

from habeas.statements.chain import Chain


class Account(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a whole source is told: the tellers of whatever it says, unless a telling names others.

    `about` is whom it is about, in the words of whoever took it down, `reach` how to reach whoever tells it. For a
    caller, `number_known` says whether
    the call came from a number known before, `called_back` whether they were called back on such a number, and
    `check` how else it was made sure that they are who they say. `may_tell` is what this caller may be told.
    None and "" mean: not noted.
    """

    id: str
    source: str
    chain: Chain = ()
    about: str = ""
    reach: str = ""
    number_known: bool | None = None
    called_back: bool | None = None
    check: str = ""
    may_tell: str = ""
    replaces: tuple[str, ...] = ()


class Use(StrEnum):
    """What somebody is asked to allow."""

    KEEP = "keep"
    INSIDE = "inside"
    PUBLISH = "publish"
    CONTACT = "contact"


class Answer(StrEnum):
    """What they answered, the strictest last."""

    YES = "yes"
    NOT_ASKED = "not_asked"
    NO = "no"


class Consent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An answer of whoever tells us something in a source, for one use. `name` is the name under which they may
    be quoted, as they said it ("Olha M.", "a mother from Karsk"); "" where that was not settled."""

    id: str
    source: str
    use: Use
    answer: Answer
    name: str = ""
    replaces: tuple[str, ...] = ()


class Audience(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who at the desk may see a source and all that draws on it, by name. A source without one is seen by all."""

    id: str
    source: str
    people: tuple[str, ...]
    replaces: tuple[str, ...] = ()


def strictest(consents: list[Consent]) -> Consent:
    """The consent that counts, of several in force for one use. The last of the strictest."""
    order = list(Answer)
    return max(reversed(consents), key=lambda consent: order.index(consent.answer))
