"""Two family names that are not one in another spelling, script, case or gender, both told as the full name.

A woman's family name may change when she marries, and anybody's may be changed to guard them: neither is compared.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from habeas.names import compare
from habeas.names.evidence.weights import FAMILY_OTHER
from habeas.protection.erased import of_words
from habeas.statements.claims.identity import Named, NameKind
from habeas.watch.contradictions.scene import Clash, Scene


def family_name(scene: Scene) -> Iterator[Clash]:
    """Every two full names of one person whose family names differ."""
    told = {
        part.statement.id: claim.name_as_said.exact
        for part in scene.of(Named)
        if isinstance(claim := part.statement.fact.claim, Named)
        and not part.through
        and claim.name_as_said
        and claim.kind is NameKind.FULL
    }
    for (a, one), (b, other) in combinations(told.items(), 2):
        if one != other and differ(*sorted((one, other))):
            yield Clash(code="family_names", facts=(a, b), names=(one, other))


@of_words
@lru_cache(maxsize=1 << 14)
def differ(a: str, b: str) -> bool:
    """Whether two names have family names that are not one name written differently."""
    found = compare(a, b)
    if "f" in (found.a.sex, found.b.sex) or not (found.a.family and found.b.family):
        return False
    if not (found.a.given or found.a.initials) or not (found.b.given or found.b.initials):
        return False
    families = [one for one in found.evidence if "family name" in one.says]
    return bool(families) and all(one.weight <= FAMILY_OTHER for one in families)
