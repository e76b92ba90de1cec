"""Merging: taking in the feeds of another copy of the same case. Union, so that order and repetition do not matter.

Everything is checked on its way in, inside one transaction that commits only if the whole is right and the
caller agrees. A feed that contradicts ours is a fork: both signed heads are kept, and nothing of it comes in.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from habeas.language import gettext as _
from habeas.ledger import clock, rows
from habeas.ledger.authority import Authority
from habeas.ledger.checkpoint import Signed
from habeas.ledger.entry import Entry, key_numbers
from habeas.ledger.errors import LedgerError, MustNotSign
from habeas.ledger.feed import FeedCheck, Wrong
from habeas.ledger.rows import Feed
from habeas.ledger.store import Ledger
from habeas.protection.ring import CONTROL_KEY


@dataclass(frozen=True, slots=True)
class Incoming:
    """One act of a feed as it comes: the feed's key, the checkpoint, and the bytes of its entries."""

    feed: bytes
    signed: Signed
    entries: list[bytes]


class Refused(LedgerError):
    """The package does not come in. The message says why; nothing of it was stored."""


class Forked(Refused):
    """One device key signed two things for the same place: it was used on two machines."""


@dataclass
class Survey:
    """What a merge brings: new entries by the key of their feed; remarks in plain words."""

    new: dict[bytes, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    @property
    def entries(self) -> int:
        """New entries in all."""
        return sum(self.new.values())


Decide = Callable[[Survey, Iterator[Entry]], bool]
"""Looks at what came in, before it is stored for good; False leaves everything as it was."""


def merge(
    ledger: Ledger, acts: Iterable[Incoming], *, at: datetime, decide: Decide = lambda s, e: True
) -> Survey:
    """Take in the acts of whole feeds, each feed in order from its beginning.

    Raises Refused (and Forked, after keeping both signed heads) if anything is not as it was signed, or comes
    from a device that nobody of this case vouches for. Then, and if `decide` says no, nothing of it is stored.
    """
    survey, last = Survey(), ledger.last_number()
    try:
        with ledger.writing() as connection:
            _take(ledger, connection, acts, survey, clock.milliseconds(at))
            agreed = decide(survey, ledger.entries(after=last))
            if not agreed:
                raise _NotAgreed
    except _NotAgreed:
        ledger.forget()
        return survey
    except _Fork as why:
        ledger.forget()
        _keep_both(ledger, why)
        raise Forked(str(why)) from why
    except BaseException:
        ledger.forget()
        raise
    ledger.remember(*(feed.head for feed in ledger.feeds()))
    if survey.entries and ledger.access.device:
        # What came in is in. A copy that must not sign says so when somebody acts in it.
        with suppress(MustNotSign):
            ledger.cite(at=at)
    return survey


class _NotAgreed(Exception):
    pass


class _Fork(Exception):
    def __init__(self, feed: bytes, ours: Signed, theirs: Signed, name: str) -> None:
        super().__init__(
            _(
                "the key of {name} was used on two machines, and they wrote different things. Nothing came in; both "
                "signed heads are kept. On the machine that made this package (a copied disk, most likely), run: "
                "habeas device renew CASE --rewrite, make the package again and merge it. On the other machine that "
                "used the key: habeas device renew CASE"
            ).format(name=name)
        )
        self.feed, self.ours, self.theirs = feed, ours, theirs


def _take(ledger: Ledger, connection: Any, acts: Iterable[Incoming], survey: Survey, wall: int) -> None:
    lines: dict[bytes, _Line] = {}
    for act in acts:
        line = lines.get(act.feed) or lines.setdefault(act.feed, _Line(ledger, connection, act.feed))
        line.take(act)
    who = ledger.authority()
    for line in lines.values():
        line.finish(who, survey, wall)


class _Line:
    """One feed on its way in, beside what we have of it."""

    def __init__(self, ledger: Ledger, connection: Any, key: bytes) -> None:
        self._ledger, self._connection, self._key = ledger, connection, key
        found = [feed for feed in rows.feeds(connection) if feed.key == key and not feed.retired]
        self._have = found[0] if found else None
        self._ours = iter(rows.acts(connection, feed=self._have.id) if self._have else ())
        self._check = FeedCheck(ledger.access.case, key)
        self._new = 0

    def take(self, act: Incoming) -> None:
        """Check the next act; store it if we do not have it."""
        try:
            leaves = self._check.act(act.signed, act.entries)
        except Wrong as why:
            raise Refused(
                f"the package does not come in: in feed {self._key.hex()[:8]}, after {self._check.tree.size} "
                f"entries: {why.why}. Nothing of it was stored. Ask for it again."
            ) from why
        ours = next(self._ours, None)
        if ours is None:
            self._store(act, leaves)
        elif ours.signed.message != act.signed.message:
            raise _Fork(self._key, ours.signed, act.signed, self._ledger.authority().name_of(self._key))

    def finish(self, who: Authority, survey: Survey, wall: int) -> None:
        """After the last act: whether the feed may come in at all, and what there is to say of it."""
        name = who.name_of(self._key)
        if self._key not in who.devices:
            raise Refused(
                _(
                    "the package was written by {name}: it is not from this case, or was forged. Nothing was stored."
                ).format(name=name)
            )
        if self._key in who.off and self._check.tree.size > who.off[self._key] and self._new:
            extra = min(self._check.tree.size - who.off[self._key], self._new)
            said = _("{name} was turned off: {number} entries it signed later do not count.")
            survey.remarks.append(said.format(name=name, number=extra))
        if clock.is_far_ahead(self._check.time, wall):
            said = _("The clock of {name} ran more than a day ahead. Its dates are kept as they are.")
            survey.remarks.append(said.format(name=name))
        if self._new:
            survey.new[self._key] = self._new

    def _store(self, act: Incoming, leaves: list[bytes]) -> None:
        self._have = self._have or rows.new_feed(self._connection, self._key)
        self._have.tree, self._have.size = self._check.tree, self._check.tree.size
        self._have.time, self._have.last = self._check.time, self._check.last
        first, count = rows.last_number(self._connection) + 1, len(leaves)
        control = any(key_numbers(entry) == (CONTROL_KEY,) for entry in act.entries)
        both = b"".join(leaves), rows.joined(act.entries)
        rows.put_act(self._connection, self._have, act.signed, first, count, control, *both)
        self._new += count


def _keep_both(ledger: Ledger, fork: _Fork) -> None:
    """Keep the two signed heads: whoever sees them knows that one key signed twice."""
    with ledger.writing() as connection:
        there = connection.execute(
            "SELECT 1 FROM fork WHERE feed = ? AND theirs = ?", (fork.feed, fork.theirs.message)
        )
        if there.fetchone() is None:
            connection.execute(
                "INSERT INTO fork (feed, ours, our_signature, theirs, their_signature) VALUES (?, ?, ?, ?, ?)",
                (
                    fork.feed,
                    fork.ours.message,
                    fork.ours.signature,
                    fork.theirs.message,
                    fork.theirs.signature,
                ),
            )


def retire(ledger: Ledger, feed: Feed) -> None:
    """Let a branch count no more: it was written again under another key."""
    with ledger.writing() as connection:
        connection.execute("UPDATE feed SET retired = 1 WHERE id = ?", (feed.id,))


__all__ = ["Decide", "Forked", "Incoming", "Refused", "Survey", "merge", "retire"]
