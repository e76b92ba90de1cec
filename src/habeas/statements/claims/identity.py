"""Claims about who a person is. A name is what someone calls a person, never the person."""

from enum import StrEnum

from msgspec import Struct

from habeas.statements.claims.base import Claim
from habeas.statements.mention import Party
from habeas.statements.passage import Words


class NameKind(StrEnum):
    """What sort of name it is. A changed name protects somebody: it never links to a real one by itself."""

    FULL = "full"
    GIVEN_ONLY = "given_only"
    NICKNAME = "nickname"
    CALL_SIGN = "call_sign"
    CHANGED_NAME = "changed_name"
    INITIALS = "initials"


class NamePartRole(StrEnum):
    """The role of one part of a name."""

    GIVEN = "given"
    FAMILY = "family"
    PATRONYMIC = "patronymic"
    HYPOCORISM = "hypocorism"
    OTHER = "other"


class NamePart(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One part of a name as spelt, its role if known, its language and script (BCP 47)."""

    part: str
    role: NamePartRole = NamePartRole.OTHER
    language: str | None = None


class Named(Claim, frozen=True):
    """A person is called by a name. Example: "at home he is Zhuk": nickname of Petro."""

    person: Party | None = None
    name_as_said: Words | None = None
    parts: tuple[NamePart, ...] = ()
    kind: NameKind | None = None
    by: Party | None = None


class Aged(Claim, frozen=True):
    """A person's age in completed years at the date of the fact. Example: "Danylo, who is 20"."""

    person: Party | None = None
    years: int | None = None


class Born(Claim, frozen=True):
    """A person was born on the fact's date, at a place. Example: "born in Lissa in 2011"."""

    person: Party | None = None
    place: Party | None = None


class Kinship(StrEnum):
    """What `person` is to `of`."""

    FATHER = "father"
    MOTHER = "mother"
    PARENT = "parent"
    SON = "son"
    DAUGHTER = "daughter"
    CHILD = "child"
    BROTHER = "brother"
    SISTER = "sister"
    SIBLING = "sibling"
    SPOUSE = "spouse"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    AUNT_OR_UNCLE = "aunt_or_uncle"
    NEPHEW_OR_NIECE = "nephew_or_niece"
    COUSIN = "cousin"
    IN_LAW = "in_law"
    RELATIVE = "relative"
    FRIEND = "friend"
    COLLEAGUE = "colleague"
    LAWYER = "lawyer"
    OTHER = "other"


class Related(Claim, frozen=True):
    """`person` is the `kinship` of `of`. Example: "Ihor, Danylo's father": father."""

    person: Party | None = None
    of: Party | None = None
    kinship: Kinship | None = None


class ServesIn(Claim, frozen=True):
    """A person serves or works in a body. Example: "sailors from the base in Lissa"."""

    person: Party | None = None
    body: Party | None = None
    rank: Words | None = None
    position: Words | None = None
    where: Party | None = None


class Described(Claim, frozen=True):
    """What a person is or looks like, in the source's words. Example: "a sailor with a scar"."""

    person: Party | None = None
    what: Words | None = None
