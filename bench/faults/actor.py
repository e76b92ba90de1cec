"""Somebody at work on a case: one random act after the other, each acknowledged once it has returned."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from bench.faults.cases import ANNA, BEGAN, CLEAR, HELD, PLACES, TELLERS
from bench.faults.said import REFUSED, UNCLEAR, WITHDRAWING, Said, unclear, wrote

from habeas.acts.accept import accept
from habeas.acts.backup import back_up
from habeas.acts.by_hand import Hand
from habeas.acts.case import Case, CaseError
from habeas.acts.judge import judge
from habeas.acts.merging import bring_in, give
from habeas.acts.take_in import take_in
from habeas.acts.undo import undo
from habeas.acts.withdraw import withdraw
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind

SENTENCE = re.compile(r"([^.\n]+) says that ([^.\n]+) is held in a cellar in ([^.\n]+)\.")
FEWEST = 3
"""With fewer sources nothing is withdrawn."""
SMALL = {"take in": 4, "tell": 8, "judge": 4, "undo": 1, "withdraw": 1}
LARGE = {"bundle": 1, "back up": 1, "merge": 1}


class NothingToDo(Exception):
    """There is nothing yet that this act could be done to."""


class Actor:
    """Acts on one case as one user. `say` is told of each act after it returned."""

    def __init__(
        self,
        case: Case,
        chance: Random,
        say: Callable[[Said], None],
        *,
        by: str = ANNA,
        stick: Path | None = None,
        packages: list[Path] | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self.case, self._chance, self._say, self._by = case, chance, say, by
        self._stick, self._packages = stick, packages or []
        self._now = BEGAN + timedelta(seconds=chance.randrange(1 << 24))
        self._clock = clock or self._tick
        self._acts: dict[str, Callable[[datetime], None]] = {
            "take in": self._take_in,
            "tell": self._tell,
            "judge": self._judge,
            "undo": self._undo,
            "bundle": self._bundle,
            "back up": self._back_up,
            "merge": self._merge,
        }

    def step(self) -> None:
        """Do some act that can be done."""
        weights = SMALL | (LARGE if self._stick else {})
        while True:
            act = self._chance.choices([*weights], [*weights.values()])[0]
            try:
                self.do(act)
            except NothingToDo:
                continue
            return

    def do(self, act: str) -> None:
        """Do one act, and say so. Raises NothingToDo, or what the act raised."""
        if act == "withdraw":
            self._withdraw(self._clock())
            return
        before = set(self.case.known().noted)
        self._acts[act](self._clock())
        self._say(Said(act=act, values=wrote(before, self.case.known())))

    def tried(self, act: str | None = None) -> bool:
        """Do one act, or any; whether it was done. What it raised is said, as clear or not."""
        try:
            self.step() if act is None else self.do(act)
        except NothingToDo:
            return True
        except CLEAR as why:
            self._say(Said(act=REFUSED, words=f"{act or 'act'}: {why}"))
            return False
        except Exception as why:
            self._say(Said(act=UNCLEAR, words=f"{act or 'act'}: {unclear(why)}"))
            return False
        return True

    def now(self) -> datetime:
        """The next moment of whoever acts here."""
        return self._clock()

    def _tick(self) -> datetime:
        self._now += timedelta(seconds=1 + self._chance.randrange(600))
        return self._now

    def _take_in(self, at: datetime) -> None:
        number = self._chance.getrandbits(60)
        pick = self._chance.choice
        sentences = [
            f"{pick(TELLERS)} says that {pick(HELD)} is held in a cellar in {pick(PLACES)}.\n"
            for _ in range(4)
        ]
        # Now and then a source is long: its files and texts then take many writes.
        pages = "Nobody here is real. " * pick((0, 0, 0, 3000))
        text = f"Call {number}.\n{''.join(sentences)}\n{pages}\n"
        name = f"{pick(HELD)} {number}.txt"
        take_in(self.case, text.encode(), name, obtained="a call", by=self._by, at=at, title=name)

    def _tell(self, at: datetime) -> None:
        source = self._chance.choice([*self.case.known().sources.values()] or [None])
        if source is None:
            raise NothingToDo
        text = self.case.text(source.id)
        sentences = [*SENTENCE.finditer(text)]
        if not sentences:
            raise NothingToDo
        found = self._chance.choice(sentences)
        teller, held, place = found.groups()
        hand = Hand(self.case.known(), source, text)
        fact = {"claim": "held_at", "who": held, "place": place}
        table = {"words": found[0], "nth": 1, "chain": [{"who": teller}], "facts": [fact]}
        try:
            telling = hand.telling(table)
        except CaseError as why:
            # Two laptops may each have a mention of one name here: by words it is not clear who is meant.
            raise NothingToDo from why
        accept(self.case, source.id, telling, hand.entities.values(), by=self._by, at=at)

    def _judge(self, at: datetime) -> None:
        people = [m for m in self.case.known().mentions.values() if m.kind is Kind.PERSON]
        if len(people) < 2:
            raise NothingToDo
        a, b = self._chance.sample(people, 2)
        verdict = self._chance.choice(list(Verdict))
        judge(self.case, a.id, b.id, verdict, by=self._by, at=at, reason=f"as {a.name} said")

    def _undo(self, at: datetime) -> None:
        known = self.case.known()
        there = [*known.tellings, *known.judgements]
        if not there:
            raise NothingToDo
        undo(self.case, self._chance.choice(there), by=self._by, at=at, reason="a slip")

    def _withdraw(self, at: datetime) -> None:
        sources = [*self.case.known().sources]
        if len(sources) < FEWEST:
            raise NothingToDo
        source = self._chance.choice(sources)
        self._say(Said(act=WITHDRAWING, source=source))
        before = set(self.case.known().noted)
        withdraw(self.case, source, by=self._by, at=at)
        self._say(Said(act="withdraw", source=source, values=wrote(before, self.case.known())))

    def _bundle(self, at: datetime) -> None:
        give(self.case, self._place(f"{self._chance.getrandbits(60)}.bundle"), by=self._by, at=at)

    def _back_up(self, at: datetime) -> None:
        back_up(self.case, self._place(f"{self._chance.getrandbits(60)}"), by=self._by, at=at)

    def _merge(self, at: datetime) -> None:
        if not self._packages:
            raise NothingToDo
        bring_in(self.case, self._packages[0], at=at)
        # Only what came in is crossed off: after a failure it is tried again.
        self._packages.pop(0)

    def _place(self, name: str) -> Path:
        if self._stick is None:
            raise NothingToDo
        return self._stick / name
