"""The one order of all entries, the same in every copy, and what had been seen when. Pure: from checkpoints.

Entries sort by time, then feed, then place. Times follow what was seen, except where a foreign clock ran more than
a day ahead: then the act that cites it is lifted after what it cites, so that nothing stands before what it
rests on.
"""

from bisect import bisect_left
from dataclasses import dataclass

from habeas.ledger import checkpoint
from habeas.ledger.checkpoint import Checkpoint


@dataclass(slots=True)
class Place:
    """An act in its feed: where its entries start, what its checkpoint says, how far it is lifted."""

    start: int
    said: Checkpoint
    before: "Place | None"
    lift: int | None = None


class Order:
    """Grows with the checkpoints of a record: feeds in any order, each feed's acts in theirs."""

    def __init__(self) -> None:
        self._acts: dict[int, Place] = {}
        self._feeds: dict[bytes, list[Place]] = {}

    def add(self, number: int, feed: bytes, count: int, message: bytes) -> None:
        """Add an act: its number, its feed, how many entries it has, its checkpoint's message."""
        said = checkpoint.read(message)
        if not said.before:
            # Where a key was used on two machines, its second branch begins anew.
            self._feeds[feed] = []
        line = self._feeds[feed]
        line.append(Place(said.size - count, said, line[-1] if line else None))
        self._acts[number] = line[-1]

    def start(self, act: int) -> int:
        """The place in its feed, from 0, of an act's first entry."""
        return self._acts[act].start

    def lift(self, act: int) -> int:
        """What to add to the times of an act's entries."""
        return self._lift(self._acts[act])

    def reached(self, feed: bytes, wall: int) -> dict[bytes, int]:
        """How many entries of each feed had been seen by the last act of `feed` that is not later than `wall`
        by its own clock; nothing if there is none. Whatever came in was cited by the next act."""
        line = self._feeds.get(feed, [])
        last = max((at for at, place in enumerate(line) if place.said.wall <= wall), default=-1)
        seen = {feed: line[last].said.size} if last >= 0 else {}
        for place in line[: last + 1]:
            seen |= {bytes.fromhex(head.feed): head.size for head in place.said.cites}
        return seen

    def _lift(self, place: Place) -> int:
        waiting = []
        at: Place | None = place
        while at is not None and at.lift is None:
            waiting.append(at)
            at = at.before
        for one in reversed(waiting):
            one.lift = 0  # Ends the walk if somebody signed citations that run in a circle.
            cited = (self._at(bytes.fromhex(head.feed), head.size) for head in one.said.cites)
            floor = max((self._end(act) for act in (one.before, *cited) if act), default=0)
            first = one.said.time - max(one.said.size - one.start - 1, 0)
            one.lift = max(0, floor + 1 - first)
        return place.lift or 0

    def _end(self, place: Place) -> int:
        return place.said.time + self._lift(place)

    def _at(self, feed: bytes, size: int) -> Place | None:
        """The act with which a feed reached a size, if it came in."""
        line = self._feeds.get(feed, [])
        at = bisect_left(line, size, key=lambda place: place.said.size)
        return line[at] if at < len(line) else None
