"""Who a person is, and refusing, as clauses. A name is said to be what somebody is called, never who they are."""

from habeas.statements.claims.identity import (
    Aged,
    Born,
    Described,
    Kinship,
    Named,
    NameKind,
    Related,
    ServesIn,
)
from habeas.statements.claims.refusing import RefusalForm, Refused, Summoned
from habeas.wording.cast import Cast
from habeas.wording.english.grammar import Clause, Verb, active, glued, passive
from habeas.wording.english.parties import phrase, where
from habeas.wording.grammar import quoted

NAMES = {
    NameKind.FULL: "called",
    NameKind.GIVEN_ONLY: "named only as",
    NameKind.NICKNAME: "nicknamed",
    NameKind.CALL_SIGN: "known by the call sign",
    NameKind.CHANGED_NAME: "called by the changed name",
    NameKind.INITIALS: "given only by the initials",
}
KIN = {
    Kinship.FATHER: "the father",
    Kinship.MOTHER: "the mother",
    Kinship.AUNT_OR_UNCLE: "an aunt or uncle",
    Kinship.NEPHEW_OR_NIECE: "a nephew or niece",
    Kinship.IN_LAW: "related by marriage to",
    Kinship.RELATIVE: "a relative",
    Kinship.OTHER: "close to",
}
REFUSALS = {
    RefusalForm.DISCHARGE_REQUEST: active(
        "ask to be discharged", "asks to be discharged", "asked to be discharged"
    ),
    RefusalForm.ANNOUNCEMENT: active(
        "announce a wish to leave", "announces a wish to leave", "announced a wish to leave"
    ),
    RefusalForm.ORDER_REFUSED: active("refuse an order", "refuses an order", "refused an order"),
    RefusalForm.POST_LEFT: active("leave the post", "leaves the post", "left the post"),
    RefusalForm.OPENLY_REFUSED: active(
        "openly refuse to take part", "openly refuses to take part", "openly refused to take part"
    ),
}


def named(claim: Named, cast: Cast) -> Clause:
    """ "Petro is nicknamed “Wren” by his mother"."""
    how = NAMES[claim.kind] if claim.kind else "called"
    words = quoted(claim.name_as_said.exact) if claim.name_as_said else ", without the name being given"
    return Clause(
        cast.spoken(claim.person), passive(glued(how, words)), phrase(cast, "by", claim.by), state=True
    )


def aged(claim: Aged, cast: Cast) -> Clause:
    """ "Ihor is 23 years old"."""
    age = f"{claim.years} years old" if claim.years is not None else "of an age that is not given"
    return Clause(cast.spoken(claim.person), passive(age), state=True)


def born(claim: Born, cast: Cast) -> Clause:
    """ "He was born in Velm"."""
    return Clause(cast.spoken(claim.person), passive("born"), where(cast, claim.place))


def related(claim: Related, cast: Cast) -> Clause:
    """ "Danylo is the father of Ihor"."""
    if claim.kinship is None:
        tie = "related to"
    else:
        tie = KIN.get(claim.kinship, f"a {claim.kinship.value}")
        tie += "" if tie.endswith(" to") else " of"
    return Clause(cast.spoken(claim.person), passive(f"{tie} {cast.name(claim.of)}"), state=True)


def serves_in(claim: ServesIn, cast: Cast) -> Clause:
    """ "Petro serves in the base, as a private, in Lissa"."""
    body = f"in {cast.name(claim.body)}" if claim.body else "in a unit that is not named"
    rank = f", rank {quoted(claim.rank.exact)}" if claim.rank else ""
    post = f", as {quoted(claim.position.exact)}" if claim.position else ""
    place = f", {where(cast, claim.where)}" if claim.where else ""
    verb = Verb("serve", "serves", "served")
    return Clause(cast.spoken(claim.person), verb, f"{body}{rank}{post}{place}", state=True)


def described(claim: Described, cast: Cast) -> Clause:
    """ "Ihor is described as “a soldier”"."""
    what = quoted(claim.what.exact) if claim.what else "something that is not given"
    return Clause(cast.spoken(claim.person), passive(f"described as {what}"), state=True)


def refused(claim: Refused, cast: Cast) -> Clause:
    """ "Ihor asked to be discharged, with several other soldiers"."""
    verb = (
        REFUSALS[claim.form]
        if claim.form
        else active("refuse to go on", "refuses to go on", "refused to go on")
    )
    rest = glued(f", turning to {cast.name(claim.to)}" if claim.to else "", others(claim, cast))
    return Clause(cast.spoken(claim.who), verb, rest)


def summoned(claim: Summoned, cast: Cast) -> Clause:
    """ "Ihor was called in to a colonel"."""
    rest = glued(phrase(cast, "to", claim.to), phrase(cast, "by", claim.by), others(claim, cast))
    return Clause(cast.spoken(claim.who), passive("called in"), rest)


def others(claim: object, cast: Cast) -> str:
    """Those in the same act and those left out: ", with other soldiers", ", not counting Petro"."""
    with_, besides = getattr(claim, "with_", None), getattr(claim, "besides", None)
    together = f", with {cast.name(with_)}" if with_ else ""
    return together + (f", not counting {cast.name(besides)}" if besides else "")
