"""The devices of a case: turn a lost one off, give this copy a new key."""

from datetime import datetime

from habeas.acts.case import Case, CaseError
from habeas.ledger import Draft
from habeas.ledger.authority import DEVICE, DeviceOff, certificate
from habeas.ledger.merge import retire


def turn_off(case: Case, device: str, *, at: datetime) -> int:
    """Let a device count no further than the entries that are here. `device` is the beginning of its key.

    Returns how many of its entries count. Raises CaseError if none, or several, begin so.
    """
    case.enrol(at=at)
    feeds = [feed for feed in case.ledger.feeds() if feed.key.hex().startswith(device.lower())]
    if len(feeds) != 1:
        found = ", ".join(feed.key.hex()[:16] for feed in feeds) or "none"
        raise CaseError(
            f"{len(feeds)} devices have a key that begins with {device!r} ({found}). Nothing was changed; "
            "see: habeas device list CASE"
        )
    off = DeviceOff(
        case=case.keys.case.hex(),
        device=feeds[0].key.hex(),
        size=feeds[0].size,
        root=case.keys.root.public.hex(),
    )
    case.ledger.append([certificate(off, case.keys.root)], by=case.keys.user, at=at)
    if feeds[0].key not in case.ledger.authority().off:
        raise CaseError(
            "only its own user, or who began the case, can turn a device off; what you signed counts for nothing. "
            "Ask one of them."
        )
    return feeds[0].size


def renew(case: Case, *, at: datetime, rewrite: bool = False) -> int:
    """Give this copy a new device key. With `rewrite`, what the old key wrote here is written again under the
    new one and the old branch counts no more: for a copy whose key was used on two machines.

    Returns how many entries were written again.
    """
    old = case.ledger.access.device
    branch = [feed for feed in case.ledger.feeds() if old and feed.key == old.signer.public]
    again: list[Draft] = []
    if rewrite:
        if not branch:
            raise CaseError("this copy has written nothing yet; there is nothing to write again")
        again = [
            Draft(kind=e.kind, body=e.body, keys=e.keys, by=e.by, at=e.at)
            for e in case.ledger.entries()
            if e.feed == branch[0].key and e.body is not None and e.kind != DEVICE
        ]
    case.enrol(at=at, anew=True, more=again)
    if rewrite:
        retire(case.ledger, branch[0])
    case.last_entry()
    return len(again)
