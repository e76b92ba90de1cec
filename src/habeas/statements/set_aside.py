"""What somebody noted to guard a source, and another's work sets aside: who may see it, what is allowed, who told it.

A pure function of what counts before and after. It tells of everything, also of what somebody seems to change of
their own: a device signs, and the name on what it signs is its own word.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from habeas.statements.account import Account, Audience, Consent
from habeas.statements.decisions import AnyDecision
from habeas.statements.in_force import Noted, id_of, takes_out
from habeas.statements.known import Known

Guard = Audience | Consent | Account


class SetAside(Struct, frozen=True, kw_only=True):
    """A value that counted and counts no more, who had noted it, and by whose work (none where that is not said)."""

    value: Guard
    noted_by: str
    by: tuple[str, ...]


def set_aside(before: Known, after: Known, new: Iterable[Noted]) -> list[SetAside]:
    """Every such value that `new` work from elsewhere sets aside, in the order of the record; not of erased sources."""
    came, takers = {id_of(item) for item in new}, defaultdict[str, list[Noted]](list)
    for item in after.rest.values():
        for id_ in takes_out(after.noted, item.value):
            takers[id_].append(item)
    found = []
    for id_, item in before.rest.items():
        if not isinstance(item.value, Guard) or item.value.source in after.withdrawals:
            continue
        if _counts(before, id_, item.value) and not _counts(after, id_, item.value):
            by = _by(id_, takers, came) or _instead(after, id_, item.value)
            found.append(SetAside(value=item.value, noted_by=item.by, by=tuple(sorted(by))))
    return found


def decisions_changed(before: Known, after: Known) -> tuple[list[AnyDecision], list[AnyDecision]]:
    """The decisions that come into force with work from elsewhere, and those that go out of it, in the order of the
    record: whoever brings it in sees each of them first."""
    came = [one for id_, one in after.decisions.items() if before.decisions.get(id_) != one]
    went = [one for id_, one in before.decisions.items() if after.decisions.get(id_) != one]
    return came, went


def _counts(known: Known, id_: str, value: Guard) -> bool:
    """Whether a value is in force as it was noted; of several accounts of a source only the last one counts."""
    if id_ in known.out_of_force or id_ not in known.noted or known.noted[id_].value != value:
        return False
    return not isinstance(value, Account) or known.accounts.get(value.source) == value


def _by(id_: str, takers: Mapping[str, list[Noted]], came: set[str]) -> set[str]:
    """Whose new work takes a value out of force, also by bringing back what had taken it out before."""
    people, ids, waiting = set[str](), {id_}, [id_]
    while waiting:
        for item in takers.get(waiting.pop(), ()):
            taker = id_of(item)
            if taker in came:
                people.add(item.by)
            if taker not in ids:
                ids.add(taker)
                waiting.append(taker)
    return people


def _instead(after: Known, id_: str, value: Guard) -> set[str]:
    """Whose value stands there now without naming the one before."""
    here = after.accounts.get(value.source) if isinstance(value, Account) else None
    there = after.noted.get(here.id if here else id_)
    return {there.by} if there else set()
