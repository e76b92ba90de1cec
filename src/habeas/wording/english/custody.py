"""Being held, moved, let go, and harm, as clauses. A death or a release is only ever what somebody said."""

from habeas.statements.claims.custody import (
    Control,
    Detained,
    Escaped,
    EscapedFrom,
    HeldAt,
    Moved,
    Released,
    ReturnedToUnit,
    Willingly,
)
from habeas.statements.claims.harm import Cause, Conditions, Died, IllTreated, Injured, Lack, Threatened
from habeas.statements.mention import Party
from habeas.statements.passage import Words
from habeas.wording.cast import Cast
from habeas.wording.codes import LACKS
from habeas.wording.english.grammar import Clause, Verb, active, glued, on_condition, passive
from habeas.wording.english.identity import others
from habeas.wording.english.parties import phrase, where
from habeas.wording.grammar import listed, quoted

WILLING = {
    Willingly.YES: ", by their own will",
    Willingly.FORCED: ", against their will",
    Willingly.UNKNOWN: ", not known whether by their own will",
}
CAUSES = {
    Cause.SELF: "injured by their own hand",
    Cause.OTHERS: "injured by others",
    Cause.ACCIDENT: "injured in an accident",
    Cause.UNKNOWN: "injured, not known by whom",
}
AWAY = {
    EscapedFrom.CUSTODY: "out of custody",
    EscapedFrom.UNIT: "from the unit",
    EscapedFrom.COUNTRY: "out of the country",
}


def detained(claim: Detained, cast: Cast) -> Clause:
    """ "Petro was taken into custody in Velm by masked men"."""
    return Clause(cast.spoken(claim.who), passive("taken into custody"), _held(claim, cast))


def held_at(claim: HeldAt, cast: Cast) -> Clause:
    """ "Ihor is held in a cellar in Karsk, with other soldiers"."""
    return Clause(cast.spoken(claim.who), passive("held"), _held(claim, cast), state=True)


def _held(claim: Detained | HeldAt, cast: Cast) -> str:
    by = phrase(cast, "by", claim.by)
    return glued(where(cast, claim.place), by, others(claim, cast), _apart(claim.apart_from, cast))


def moved(claim: Moved, cast: Cast) -> Clause:
    """ "Petro was taken from Velm to Karsk, “by lorry”, under guard"."""
    way = glued(
        phrase(cast, "from", claim.from_),
        phrase(cast, "to", claim.to),
        _means(claim.means),
    )
    control = {
        Control.OWN_WILL: ", by their own will",
        Control.ESCORTED: ", under guard",
        Control.DECEIVED: ", deceived about where they were going",
        Control.UNKNOWN: "",
        None: "",
    }[claim.control]
    ends = glued(others(claim, cast), _apart(claim.apart_from, cast))
    if claim.control is Control.OWN_WILL and claim.by is None:
        return Clause(cast.spoken(claim.who), Verb("go", "goes", "went"), glued(way + control, ends))
    by = f", by {cast.name(claim.by)}" if claim.by else ""
    return Clause(cast.spoken(claim.who), passive("taken"), glued(way + by + control, ends))


def _means(means: Words | None) -> str:
    if means is None:
        return ""
    return f", {'' if means.exact.startswith(('by ', 'on ', 'in ')) else 'by '}{quoted(means.exact)}"


def _apart(apart: Party | None, cast: Cast) -> str:
    return f", apart from {cast.name(apart)}" if apart else ""


def released(claim: Released, cast: Cast) -> Clause:
    """ "Petro was let go by the guards"."""
    return Clause(cast.spoken(claim.who), passive("let go"), _let_go(claim, where(cast, claim.place), cast))


def returned_to_unit(claim: ReturnedToUnit, cast: Cast) -> Clause:
    """ "The soldiers were sent back to their base"."""
    to = phrase(cast, "to", claim.to) or "to their unit"
    return Clause(cast.spoken(claim.who), passive("sent back"), _let_go(claim, to, cast))


def _let_go(claim: Released | ReturnedToUnit, where: str, cast: Cast) -> str:
    will = WILLING[claim.willingly] if claim.willingly else ""
    return glued(where, phrase(cast, "by", claim.by)) + will + others(claim, cast)


def escaped(claim: Escaped, cast: Cast) -> Clause:
    """ "Russian troops got away out of the country"."""
    away = AWAY[claim.from_what] if claim.from_what else ""
    rest = glued(away, phrase(cast, "from", claim.from_), phrase(cast, "to", claim.to), others(claim, cast))
    return Clause(cast.spoken(claim.who), Verb("get away", "gets away", "got away"), rest)


def threatened(claim: Threatened, cast: Cast) -> Clause:
    """ "Troops were threatened by commanders with “pursuit”"."""
    rest = glued(phrase(cast, "by", claim.by), _words("with", claim.with_what), others(claim, cast))
    return Clause(cast.spoken(claim.who), passive("threatened"), rest + on_condition(claim.condition))


def ill_treated(claim: IllTreated, cast: Cast) -> Clause:
    """ "Petro was ill-treated in a cellar: “beaten with batons”"."""
    what = f": {quoted(claim.kind.exact)}" if claim.kind else ""
    rest = glued(where(cast, claim.place), phrase(cast, "by", claim.by), others(claim, cast)) + what
    return Clause(cast.spoken(claim.who), passive("ill-treated"), rest)


def conditions(claim: Conditions, cast: Cast) -> Clause:
    """ "Petro is kept without light, food or air in a cellar"."""
    without = [LACKS[lack] for lack in claim.lacks if lack not in _DONE]
    kept = [f"without {listed(without, 'one_of')}"] if without else []
    kept += [_DONE[lack] for lack in claim.lacks if lack in _DONE]
    words = f": {quoted(claim.as_said.exact)}" if claim.as_said and not claim.lacks else ""
    if claim.who is None and claim.place is not None:
        rest = listed(kept) or "described"
        return Clause(cast.spoken(claim.place), passive(f"{rest}{words}"), state=True)
    rest = glued(listed(kept), where(cast, claim.place), others(claim, cast)) + words
    return Clause(cast.spoken(claim.who), passive("kept"), rest, state=True)


_DONE = {Lack.LOCKED_IN: "locked in", Lack.HARASSMENT: "harassed", Lack.OTHER: "in hard conditions"}


def injured(claim: Injured, cast: Cast) -> Clause:
    """ "A Russian soldier was injured by their own hand: “break his leg”"."""
    how = f": {quoted(claim.how.exact)}" if claim.how else ""
    helped = f", helped by {cast.name(claim.helped_by)}" if claim.helped_by else ""
    verb = passive(CAUSES[claim.cause] if claim.cause else "injured")
    return Clause(cast.spoken(claim.who), verb, others(claim, cast) + helped + how)


def died(claim: Died, cast: Cast) -> Clause:
    """ "Somebody is said to have died": shown with who says so, and never as more than that."""
    rest = glued(
        where(cast, claim.place), _words("of", claim.cause), phrase(cast, "at the hands of", claim.by)
    )
    return Clause(cast.spoken(claim.who), active("die"), rest)


def _words(preposition: str, words: Words | None) -> str:
    return f"{preposition} {quoted(words.exact)}" if words else ""
