"""Two names to a score, a decision and reasons: the evidence of each part, in the readings that agree best.

Symmetric; pure; a part left out in one name is no evidence. Reasons are put into words only when asked for.
"""

from habeas.names.evidence import family, given, kin, levels, patronymic, slips, weights, whole
from habeas.names.evidence.weights import THRESHOLD
from habeas.names.name import Name
from habeas.names.parts import parse
from habeas.names.readings import worth
from habeas.names.result import Comparison, Evidence, score_of
from habeas.names.rules import Rule

NOTHING_OFF: frozenset[Rule] = frozenset()


def compare(a: str, b: str, off: frozenset[Rule] = NOTHING_OFF) -> Comparison:
    """Compare two names as written. `off` are rules to leave out.

    The score says how well the *names* agree, 0 to 1; it is no probability that two people are one, which
    depends on how many bear the name.
    """
    return compare_names(parse(a), parse(b), off)


def compare_names(first: Name, second: Name, off: frozenset[Rule] = NOTHING_OFF) -> Comparison:
    """Compare two names in their parts, as `compare` does two texts."""
    best = _compared(first, second, off)
    if best.score < THRESHOLD and Rule.READINGS not in off:
        best = _other_readings(first, second, best, off)
    if best.score < THRESHOLD and Rule.SLIPS not in off and (misspelt := slipped(first, second, off)):
        return misspelt
    return _with_remarks(best, first, second, off)


def slipped(first: Name, second: Name, off: frozenset[Rule] = NOTHING_OFF) -> Comparison | None:
    """Two names that slips of the hand set apart, or None if more does."""
    found = slips.compare(first, second, off)
    if not found:
        return None
    return _with_remarks(Comparison(first, second, score_of(found), found), first, second, off)


def _with_remarks(best: Comparison, first: Name, second: Name, off: frozenset[Rule]) -> Comparison:
    if best.score >= THRESHOLD or not (related := kin.remarks(first, second, off)):
        return best
    return Comparison(best.a, best.b, best.score, best.evidence + related)


def _compared(a: Name, b: Name, off: frozenset[Rule]) -> Comparison:
    """Two names in one reading each."""
    evidence = list(given.compare(a, b, off))
    if (names := family.compare(a, b, off)) is not None:
        evidence.append(names)
    if (fathers := patronymic.compare(a, b, off)) is not None:
        evidence.append(fathers)
    if a.sex != b.sex and a.sex and b.sex:
        evidence += _sexes(a, b, evidence, off)
    if a.call_sign and b.call_sign:
        evidence += _call_signs(a.call_sign, b.call_sign, off)
    if not evidence:
        evidence = [Evidence.of(levels.NOTHING_SHARED)]
    found = tuple(evidence)
    return Comparison(a, b, score_of(found), found)


def _sexes(a: Name, b: Name, evidence: list[Evidence], off: frozenset[Rule]) -> list[Evidence]:
    """Names of a man and of a woman, if nothing weightier said already that they are two."""
    if Rule.GENDER in off or any(one.weight < weights.CONTRADICTION for one in evidence):
        return []
    return [Evidence.of(levels.SEX_OTHER, a.text, b.text)]


def _call_signs(a: str, b: str, off: frozenset[Rule]) -> list[Evidence]:
    """Call signs that agree. Different ones say nothing: people have several."""
    if Rule.CALL_SIGNS in off or given.sound_of(a) != given.sound_of(b):
        return []
    return [Evidence.of(levels.CALL_SIGN_SAME, a, b)]


def _other_readings(a: Name, b: Name, best: Comparison, off: frozenset[Rule]) -> Comparison:
    """The best of the other readings of both names, if it is better."""
    if not (a.also or b.also or _no_sure_roles(a, b)) or not worth(a, b):
        return best
    readings = [(x, y) for x in (a, *a.also) for y in (b, *b.also)][1:]
    found = [_in_reading(a, x, b, y, off) for x, y in readings if _share_a_part(x, y)]
    if Rule.WHOLE not in off and _no_sure_roles(a, b):
        evidence = tuple(whole.compare(a, b))
        found.append(Comparison(a, b, score_of(evidence), evidence))
    for one in found:
        if one.score > best.score:
            best = one
    return best


def _in_reading(a: Name, x: Name, b: Name, y: Name, off: frozenset[Rule]) -> Comparison:
    """Two names in other readings; one that must be declined for it counts less."""
    found = _compared(x, y, off)
    forced = [one.text for one, read in ((a, x), (b, y)) if read.oblique and not one.oblique]
    if not forced:
        return found
    evidence = (*found.evidence, Evidence.of(levels.ANOTHER_CASE, " and ".join(forced)))
    return Comparison(x, y, score_of(evidence), evidence)


def _share_a_part(a: Name, b: Name) -> bool:
    return bool(a.family and b.family) or bool(a.given and b.given)


def _no_sure_roles(a: Name, b: Name) -> bool:
    """Whether neither name has a patronymic, and the roles of one are known from its order only."""
    if a.patronymic or b.patronymic or len(a.words) < 2 or len(b.words) < 2:
        return False
    return a.western or b.western or len(a.words) > 2 or len(b.words) > 2
