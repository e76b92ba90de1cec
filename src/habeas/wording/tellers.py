"""Who told us, and how do they know? A telling's tellers in words, nearest to the fact first, guesses as guesses."""

from dataclasses import dataclass

from habeas.statements.chain import Basis, Chain, Knows, Link, Passed
from habeas.wording.cast import Cast
from habeas.wording.codes import KNOWS, PASSED
from habeas.wording.grammar import Spoken, listed, sentence

NOBODY = "nobody is named as saying so"


@dataclass(frozen=True)
class Teller:
    """One teller as a page shows it. `is_guess`: the words do not name them here, a reader carried it over."""

    who: str
    how: str
    is_guess: bool
    is_named: bool


def tellers(chain: Chain, cast: Cast) -> list[Teller]:
    """Every teller, nearest to the fact first; a first teller that nobody is named for says so."""
    if not chain:
        return [Teller("Nobody is named as saying so", "", is_guess=False, is_named=False)]
    return [_teller(link, place, chain, cast) for place, link in enumerate(chain)]


def _teller(link: Link, place: int, chain: Chain, cast: Cast) -> Teller:
    if link.who is None:
        who = "Nobody is named as saying so" if place == 0 else "Someone who is not named"
        return Teller(who, "", is_guess=False, is_named=False)
    name = cast.name(link.who)
    return Teller(name[:1].upper() + name[1:], _how(link, place, chain, cast), _guessed(link), is_named=True)


def _how(link: Link, place: int, chain: Chain, cast: Cast) -> str:
    parts = []
    if link.knows is not Knows.NOT_SAID:
        parts.append(KNOWS[link.knows])
    following = chain[place + 1] if place + 1 < len(chain) else None
    if following is not None and following.who is not None and not cast.is_publication(following.who):
        told = "probably told" if _guessed(link) or _guessed(following) else "told"
        passed = f" {PASSED[link.passed]}" if link.passed not in (Passed.NOT_SAID, Passed.PUBLICATION) else ""
        parts.append(f"{told} {cast.name(following.who)}{passed}")
    elif link.passed is Passed.PUBLICATION:
        parts.append("published it")
    if _guessed(link):
        parts.append("read from the context")
    return "; ".join(parts)


def _guessed(link: Link) -> bool:
    return link.basis is Basis.INFERRED


def said_by(chain: Chain, cast: Cast) -> str:
    """The tellers in one line for a list: "Ihor, then Danylo, then the Courier"."""
    names = [cast.spoken(link.who, Spoken("someone who is not named")).name for link in chain]
    if not chain or chain[0].who is None:
        passed_on = f"; passed on by {listed(names[1:])}" if len(names) > 1 else ""
        return sentence(NOBODY + passed_on)
    return sentence(", then ".join(names))
