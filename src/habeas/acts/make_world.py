"""Make a case of an invented world: its sources sealed, its entries signed, as if a desk had worked for years.

Invariant: what the case then holds is what `world.noted` gives, value by value. Nothing is decided anew here, so
nothing has to be read before each act, and a hundred thousand people are made in minutes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from habeas.acts import sealed_files
from habeas.acts.case import Case, CaseError
from habeas.acts.sealed_files import ORIGINAL, layer_name
from habeas.ledger import Draft
from habeas.protection.passphrase import Cost
from habeas.protection.ring import Ring
from habeas.statements import codec
from habeas.statements.codec import Record
from habeas.statements.draws_on import draws_on
from habeas.statements.judgement import Judgement, Undoing
from habeas.statements.known import Known
from habeas.statements.mention import Mention
from habeas.world.base import BY
from habeas.world.paper import VERSION, Paper
from habeas.world.world import START, acts

AT_ONCE = 500
"""Acts whose sources get their keys in one go: the ring is one file, written as a whole."""
NOTHING = Known()


def make_world(
    path: Path,
    people: int,
    seed: int,
    *,
    passphrase: str,
    sheet: str,
    cost: Cost,
    progress: Callable[[int], None] = lambda done: None,
) -> Case:
    """Make the case in a new or empty folder; `progress` is told how many acts are done. Raises CaseError."""
    case = Case.create(path, user=BY[0], passphrase=passphrase, sheet=sheet, at=START, cost=cost)
    drawn: dict[str, tuple[str, ...]] = {}
    rest, done = acts(people, seed), 0
    while some := list(islice(rest, AT_ONCE)):
        with case.ledger.writing():
            case.ring.add_all(act.paper.id for act in some if act.paper)
        for act in some:
            if act.paper:
                _seal(case, act.paper)
            case.ledger.append(list(_drafts(case.ring, act.values, drawn)), by=act.by, at=act.at)
        done += len(some)
        progress(done)
    return case


def _seal(case: Case, paper: Paper) -> None:
    """Put the sealed files of a source in place."""
    folder, key, data = case.folder(paper.id), case.ring.source_key(paper.id), paper.text.encode()
    if key is None:
        raise CaseError(f"the key of source {paper.id} went away while the case was made")
    sealed_files.put(folder, ORIGINAL, key, data)
    sealed_files.put(folder, layer_name(VERSION), key, data)


def _drafts(ring: Ring, values: Iterable[Record], drawn: dict[str, tuple[str, ...]]) -> Iterator[Draft]:
    """The entries of an act. `drawn` says of mentions and judgements which sources they draw on; it grows."""
    for value in values:
        sources = drawn[value.of] if isinstance(value, Undoing) else _draws_on(value, drawn)
        if isinstance(value, Mention | Judgement):
            drawn[value.id] = sources
        numbers = [ring.of(source) for source in sources]
        kind, body = codec.encode(value)
        yield Draft(
            kind=kind, body=body, keys=tuple(sorted(number for number in numbers if number is not None))
        )


def _draws_on(value: Record, drawn: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if isinstance(value, Judgement):
        return tuple(sorted({*drawn[value.a], *drawn[value.b]}))
    return draws_on(value, NOTHING) or ()
