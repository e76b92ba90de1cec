"""What each capitalised run names: a person, a body or a place. Every occurrence votes, the text decides as a whole."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from habeas.reading.english.scene.capitals import Run
from habeas.reading.english.scene.name_votes import Votes, votes_for
from habeas.reading.english.scene.names import plain
from habeas.statements.mention import Kind


@dataclass(frozen=True)
class Name:
    """A run with its kind; `key` is the plain words, `sure` how far the winner was ahead."""

    run: Run
    kind: Kind
    sure: float

    @property
    def key(self) -> tuple[str, ...]:
        """Plain words of the name."""
        return tuple(plain(w) for w in self.run.words)


def named(doc: Doc, runs: Sequence[Run]) -> list[Name]:
    """The kind of every run. Runs that share their words are judged together; undecided ones are left out."""
    votes: dict[tuple[str, ...], Votes] = defaultdict(lambda: defaultdict(float))
    keys = [tuple(plain(w) for w in run.words) for run in runs]
    for run, key in zip(runs, keys, strict=True):
        votes[key][Kind.PERSON] += 0.0
        for kind, weight in votes_for(doc, run).items():
            votes[key][kind] += weight
    settled = {key: _with_fuller(key, votes) for key in votes}
    found = []
    for run, key in zip(runs, keys, strict=True):
        winner, sure = _winner(settled[key])
        if winner is not None:
            found.append(Name(run, winner, sure))
    return found


def _winner(votes: Votes) -> tuple[Kind | None, float]:
    ranked = sorted(((w, k) for k, w in votes.items()), reverse=True)
    if not ranked or ranked[0][0] < 0.9:
        return None, 0.0
    return ranked[0][1], ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0)


def _with_fuller(key: tuple[str, ...], votes: dict[tuple[str, ...], Votes]) -> Votes:
    """The votes of a name together with those of a fuller person's name that contains it."""
    own = dict(votes[key])
    if len(key) != 1:
        return own
    if "." in key[0] and any(_initials_of(key[0].replace(".", ""), other) for other in votes):
        own[Kind.PERSON] = own.get(Kind.PERSON, 0.0) + 4.0
    for other, theirs in votes.items():
        if len(other) > 1 and key[0] in other and _winner(theirs)[0] is Kind.PERSON:
            own[Kind.PERSON] = own.get(Kind.PERSON, 0.0) + 3.0
        elif len(other) > 1 and key[0] == other[0] and _winner(theirs)[0] is Kind.BODY:
            own[Kind.BODY] = own.get(Kind.BODY, 0.0) + 1.0
    return own


def _initials_of(letters: str, key: tuple[str, ...]) -> bool:
    """Example: "B.S." of "Bakyt S.", whose name is shortened already."""
    return len(key) > 1 and letters == "".join(w[0] for w in key) and any(len(w.strip(".")) == 1 for w in key)
