"""What was acknowledged: one line of JSON an act, written after it had returned. And which of it is missing later."""

import hashlib
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from habeas.acts.case import Case
from habeas.statements import codec
from habeas.statements.draws_on import draws_on
from habeas.statements.in_force import Noted
from habeas.statements.known import Known

WITHDRAWING = "about to withdraw"
"""Said before a withdrawal begins: were it cut off, the source may be gone or not."""
REFUSED, UNCLEAR = "refused", "refused unclearly"
"""An act that failed: with a sentence for people, or with something that is our fault."""


class Value(Struct, frozen=True):
    """A value that an act wrote: its id, the sources it draws on, a digest of its bytes."""

    id: str
    sources: tuple[str, ...]
    digest: str


class Said(Struct, frozen=True, kw_only=True):
    """An act: its name, what it wrote, the source it withdrew (or will), or the words with which it failed."""

    act: str
    values: tuple[Value, ...] = ()
    source: str = ""
    words: str = ""

    @property
    def is_acknowledged(self) -> bool:
        """Whether this says that an act was done."""
        return self.act not in (WITHDRAWING, REFUSED, UNCLEAR)


def line(said: Said) -> bytes:
    """As it goes through a pipe."""
    return msgspec.json.encode(said) + b"\n"


def lines(data: bytes) -> list[Said]:
    """What came through a pipe; a line that was cut off was not said."""
    return [msgspec.json.decode(one, type=Said) for one in data.split(b"\n")[:-1] if one]


def wrote(before: Iterable[str], known: Known) -> tuple[Value, ...]:
    """The values that are in a record now and were not before."""
    there = set(before)
    return tuple(
        Value(id_, draws_on(noted.value, known) or (), _digest(noted))
        for id_, noted in known.noted.items()
        if id_ not in there
    )


def acknowledged(said: Iterable[Said]) -> int:
    """How many acts were."""
    return sum(one.is_acknowledged for one in said)


def missing(case: Case, said: Iterable[Said], foreign: Iterable[str] = ()) -> list[str]:
    """What was acknowledged and is not as it was, act by act, in words.

    A value may be gone if a source it draws on was withdrawn, and only by whoever was asked to.
    """
    said, known = list(said), case.known()
    asked = {one.source for one in said if one.source} | set(foreign)
    gone = known.withdrawals.keys()
    lost = [f"source {source} was withdrawn by nobody" for source in gone - asked]
    for one in said:
        if one.is_acknowledged:
            wrong = [value.id for value in one.values if not _is_there(value, known, gone & asked)]
            lost += [f"{one.act}: {', '.join(wrong)}"] if wrong else []
            lost += _still_there(case, known, one.source) if one.source else []
    return lost


def unclear(why: Exception) -> str:
    """An error that no sentence was made of, with where it arose."""
    frames = traceback.extract_tb(why.__traceback__)
    where = f" ({Path(frames[-1].filename).name}, {frames[-1].name})" if frames else ""
    return f"{type(why).__name__}: {why}{where}"


def _is_there(value: Value, known: Known, gone: Iterable[str]) -> bool:
    noted = known.noted.get(value.id)
    if noted is None:
        return not set(value.sources).isdisjoint(gone)
    return _digest(noted) == value.digest


def _still_there(case: Case, known: Known, source: str) -> Sequence[str]:
    """In which ways an acknowledged withdrawal did not stay one."""
    ways = {
        "it is in force again": source not in known.withdrawals or source in known.sources,
        "its key is on the ring": case.ring.source_key(source) is not None,
        "its files are there": case.folder(source).exists(),
    }
    return [f"withdrawal of {source}: {way}" for way, is_so in ways.items() if is_so]


def _digest(noted: Noted) -> str:
    kind, body = codec.encode(noted.value)
    return hashlib.sha256(kind.encode() + b"\0" + body).hexdigest()[:24]
