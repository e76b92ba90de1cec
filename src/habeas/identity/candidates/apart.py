"""Who is never proposed as one, however alike: hard rules beside the score.

A mother and a son, brothers, a father and his child, namesakes of other fathers; whoever one fact names side by side;
whoever was judged, straight or through others, to be different. A nickname alone never makes a pair.
"""

from collections.abc import Mapping
from datetime import date

from habeas.identity.candidates.gathered import Days, Gathered
from habeas.identity.candidates.said import Said
from habeas.identity.clusters import Clusters
from habeas.names import Comparison, Decision, Rule, compare
from habeas.names.distance import one_slip
from habeas.statements.known import Known

YEARS = 3
"""Born so many years apart, or more, by what is told: two people."""
A_YEAR = 366
STRONG = -3.0
"""What weighs as much against, in log odds, is said of two people."""
TELLING_APART = frozenset({Rule.PATRONYMICS, Rule.GENDER, Rule.INITIALS})


def may_be_one(a: Gathered, b: Gathered) -> bool:
    """Whether what is said of two leaves it open that they are one."""
    if not a.is_named or not b.is_named:
        return False
    return not _are_other_names(a.names, b.names) and not _born_apart(a.person.born, b.person.born)


def _are_other_names(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether their names are those of two people: any two real names that speak clearly against, and none better."""
    found = [compare(one, other) for one in first for other in second]
    best = max(found, key=lambda one: one.score)
    if any(_speaks_of_two(one) for one in found if _is_whole(one)):
        return True
    return best.decision is Decision.DIFFERENT and _speaks_of_two(best)


def _speaks_of_two(one: Comparison) -> bool:
    if one.decision is not Decision.DIFFERENT:
        return False
    rules = {item.rule: item.weight for item in one.evidence}
    # Relatives share a family name, and differ in more than the spelling of the given name.
    kin = Rule.KIN in rules and not _is_a_slip(one)
    return kin or any(rules.get(rule, 0.0) <= STRONG for rule in TELLING_APART)


def _is_a_slip(one: Comparison) -> bool:
    """Whether the given names are a letter or two apart, which may be a misspelling."""
    if not one.a.given or not one.b.given:
        return False
    known = one.a.given[0].given, one.b.given[0].given
    if all(given and given.full for given in known):
        return False
    return one_slip(one.a.given[0].plain, one.b.given[0].plain)


def _is_whole(one: Comparison) -> bool:
    """Whether both have a patronymic: then one that differs tells them apart for good."""
    return one.a.patronymic is not None and one.b.patronymic is not None


def _born_apart(a: Days | None, b: Days | None) -> bool:
    """Whether they were born years apart; a slip in one part of an exact date is left open."""
    if a is None or b is None:
        return False
    if a[0] and a[0] == a[1] and b[0] and b[0] == b[1]:
        return _days_between(a[0], b[0]) > YEARS * A_YEAR and (a[0].day, a[0].month) != (b[0].day, b[0].month)
    gap = max(_gap(a[1], b[0]), _gap(b[1], a[0]))
    return gap > YEARS * A_YEAR


def _gap(last: date | None, first: date | None) -> int:
    return (first - last).days if last and first else 0


def _days_between(a: date, b: date) -> int:
    return abs((a - b).days)


def beside(said: Said, who: Clusters, a: str, b: str) -> bool:
    """Whether one fact, or one way a thing was told, names two people side by side."""
    first, second = (
        {key for member in who.members[id_] for key in said.beside.get(member, ())} for id_ in (a, b)
    )
    return not first.isdisjoint(second)


def decided(known: Known, who: Clusters) -> Mapping[frozenset[str], str]:
    """Pairs of people of whom something was judged, each with a judgement that says it."""
    return {
        frozenset((who.of.get(one.a, one.a), who.of.get(one.b, one.b))): one.id
        for one in known.judgements.values()
    }
