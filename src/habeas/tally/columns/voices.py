"""Whether so many independent voices speak for somebody, asked of very many people. The rule is `register.voices`.

What decides it is by whom each statement is told, so the answer is remembered for each set of tellers. Invariant: an
answer is what `register.voices.voices` would count.
"""

from collections.abc import Iterable

from habeas.register.about import About
from habeas.register.voices import Speaking, independent, speaking
from habeas.tally.columns.told import Rows

MOST = 1 << 18
"""So many answers are remembered."""


class Speakers:
    """Who speaks in each chain of tellers, and how many voices several chains are."""

    def __init__(self) -> None:
        self._of: dict[int, Speaking] = {}
        self._voices: dict[frozenset[int], int] = {}
        self._naming: dict[str, set[int]] = {}

    @classmethod
    def of_rows(cls, about: About, rows: Rows) -> "Speakers":
        """Made anew, with whoever speaks in these rows."""
        made = cls()
        for chain in set(rows.chain[rows.has_teller & rows.alive].tolist()):
            made._speaking(about, rows, chain)
        return made

    def grown(self, regrouped: Iterable[str]) -> "Speakers":
        """The same of a later state in which these mentions may be of other clusters: who names them is asked anew."""
        gone = {chain for id_ in regrouped for chain in self._naming.get(id_, ())}
        if not gone:
            return self
        made = Speakers()
        made._of = {chain: one for chain, one in self._of.items() if chain not in gone}
        made._voices = {chains: number for chains, number in self._voices.items() if gone.isdisjoint(chains)}
        # What names whom is the same in all states, and only ever added to.
        made._naming = self._naming
        return made

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
            links = rows.chains[chain]
            found = self._of[chain] = speaking(about, str(chain), rows.chain_sources[chain], links)
            for id_ in {id_ for link in links if link.who for id_ in link.who.members}:
                self._naming.setdefault(id_, set()).add(chain)
        return found


def _count(told: list[Speaking]) -> int:
    """As `independent` counts them; two of which each surely names its teller are told apart at once."""
    if len(told) == 2 and all(one.tellers and not one.maybe for one in told):
        first, second = told
        is_one = not first.tellers.isdisjoint(second.tellers)
        return 1 if is_one or not first.publications.isdisjoint(second.publications) else 2
    return len(independent(told))
