"""Groups, numbers, places and bodies as clauses. A number always says of whom, and never adds up."""

from habeas.statements.claims.bodies import Involved, KnownAs, LocatedIn, Part, Published, Site, SubordinateTo
from habeas.statements.claims.groups import BelongsTo, Counted, SubsetOf
from habeas.wording.cast import Cast
from habeas.wording.english.grammar import Clause, Verb, active, glued, passive
from habeas.wording.english.parties import where
from habeas.wording.grammar import Spoken, quoted

PARTS = {
    Part.RUNS: Verb("run", "runs", "ran"),
    Part.GUARDS: Verb("guard", "guards", "guarded"),
    Part.TRANSPORTS: Verb("do the transport for", "does the transport for", "did the transport for"),
    Part.ORDERED: active("order"),
    Part.UNSPECIFIED: Verb("have a part in", "has a part in", "had a part in"),
}


def counted(claim: Counted, cast: Cast) -> Clause:
    """ "The soldiers in Karsk number at least 40"."""
    of_what = claim.of_what.exact if claim.of_what else ""
    besides = f", not counting {cast.name(claim.besides)}" if claim.besides else ""
    group = cast.spoken(claim.group, Spoken("a group"))
    what = f" ({quoted(of_what)})" if of_what and of_what not in group.name else ""
    if claim.group and any(sign.isdigit() for sign in group.name):
        # "At least 40 soldiers number at least 40" says nothing: the number is in the name already.
        rest = f"{number(claim)}{what}, in the words {quoted(group.name)}{besides}"
        return Clause(Spoken("the number given"), passive(rest), state=True)
    return Clause(group, Verb("number", "numbers", "numbered"), f"{number(claim)}{what}{besides}", state=True)


def number(claim: Counted) -> str:
    """The bounds of a count in words."""
    fewest, most = claim.at_least, claim.at_most
    if fewest is not None and fewest == most:
        said = f"{'about' if claim.about else 'exactly'} {fewest:,}"
    elif fewest is not None and most is not None:
        said = f"{fewest:,} to {most:,}"
    elif fewest is not None:
        said = f"at least {fewest:,}"
    else:
        said = f"at most {most:,}" if most is not None else "an unknown number"
    return f"{said}, a vague number" if claim.about and fewest != most else said


def belongs_to(claim: BelongsTo, cast: Cast) -> Clause:
    """ "Petro is one of the soldiers taken to Karsk"."""
    return Clause(
        cast.spoken(claim.person), passive(f"among {cast.name(claim.group, 'a group')}"), state=True
    )


def subset_of(claim: SubsetOf, cast: Cast) -> Clause:
    """ "Those in Karsk are among those who refused"."""
    within = f"among {cast.name(claim.within, 'a larger group')}"
    return Clause(cast.spoken(claim.group, Spoken("a group")), passive(within), state=True)


def site(claim: Site, cast: Cast) -> Clause:
    """ "A new house in Karsk is a place where people are kept"."""
    place = cast.spoken(claim.place, Spoken("a place without a name"))
    is_new = claim.kind is not None and claim.kind.exact not in place.name
    kind = f"{quoted(claim.kind.exact)}, " if claim.kind and is_new else ""
    what = f"{kind}a place where people are kept"
    purpose = f", its purpose given as {quoted(claim.purpose.exact)}" if claim.purpose else ""
    run = f", run by {cast.name(claim.operator)}" if claim.operator else ""
    rest = (where(cast, claim.in_) + run + purpose).strip()
    return Clause(place, passive(what + (f" {rest}" if where(cast, claim.in_) else rest)), state=True)


def located_in(claim: LocatedIn, cast: Cast) -> Clause:
    """ "Karsk is in the Karsk region"."""
    place = cast.spoken(claim.place, Spoken("a place"))
    return Clause(place, passive(f"in {cast.name(claim.within, 'a place that is not named')}"), state=True)


def known_as(claim: KnownAs, cast: Cast) -> Clause:
    """ "The Ravens are also known as “singers”"."""
    words = quoted(claim.name_as_said.exact) if claim.name_as_said else ""
    also = cast.name(claim.also) if claim.also else ""
    name = words or also or "something else"
    return Clause(cast.spoken(claim.what, Spoken("something")), passive(f"also known as {name}"), state=True)


def subordinate_to(claim: SubordinateTo, cast: Cast) -> Clause:
    """ "The squadron answers to its base"."""
    body = cast.spoken(claim.body, Spoken("a body"))
    return Clause(body, Verb("answer to", "answers to", "answered to"), cast.name(claim.to), state=True)


def involved(claim: Involved, cast: Cast) -> Clause:
    """ "The security office has a part in the new house"."""
    verb = PARTS[claim.part or Part.UNSPECIFIED]
    return Clause(cast.spoken(claim.who), verb, cast.name(claim.in_, "this"), state=True)


def published(claim: Published, cast: Cast) -> Clause:
    """ "the Courier published a new report"."""
    work = cast.name(claim.work, "a work that is not named")
    return Clause(cast.spoken(claim.by), Verb("publish", "publishes", "published"), glued(work))
