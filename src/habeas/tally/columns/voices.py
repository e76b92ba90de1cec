"""Whether so many independent voices speak for somebody, asked of very many people. The rule is `register.voices`.

What decides it is by whom each statement is told, so the answer is remembered for each set of tellers. Invariant: an
answer is what `register.voices.voices` would count.
"""

from collections.abc import Iterable

from habeas.register.about import About
from habeas.register.voices import Speaking, independent, speaking
from habeas.statements.judgement import Judgement
from habeas.tally.columns.told import Rows

MOST = 1 << 18
"""So many answers are remembered."""


class Speakers:
    """Who speaks in each chain of tellers, and how many voices several chains are."""

    def __init__(self) -> None:
        self._of: dict[int, Speaking] = {}
        self._voices: dict[frozenset[int], int] = {}

    def grown(self, judged: Iterable[Judgement]) -> "Speakers":
        """The same of a later state: with somebody judged anew, who speaks is asked anew."""
        return Speakers() if any(True for _ in judged) else self

    def voices(self, about: About, rows: Rows, chains: frozenset[int]) -> int:
        """How many independent voices these chains of tellers are, of which each names somebody."""
        found = self._voices.get(chains)
        if found is None:
            if len(self._voices) > MOST:
                self._voices.clear()
            found = self._voices[chains] = _count([self._speaking(about, rows, one) for one in chains])
        return found

    def _speaking(self, about: About, rows: Rows, chain: int) -> Speaking:
        found = self._of.get(chain)
        if found is None:
            found = speaking(about, str(chain), rows.chain_sources[chain], rows.chains[chain])
            self._of[chain] = found
        return found


def _count(told: list[Speaking]) -> int:
    """As `independent` counts them; two of which each surely names its teller are told apart at once."""
    if len(told) == 2 and all(one.tellers and not one.maybe for one in told):
        first, second = told
        is_one = not first.tellers.isdisjoint(second.tellers)
        return 1 if is_one or not first.publications.isdisjoint(second.publications) else 2
    return len(independent(told))
