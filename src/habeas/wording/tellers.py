"""Who told us, and how do they know? A telling's tellers in words, nearest to the fact first, guesses as guesses."""

from dataclasses import dataclass

from habeas.language import gettext as _
from habeas.statements.account import Account
from habeas.statements.chain import Basis, Chain, Knows, Link, Passed
from habeas.wording.cast import Cast
from habeas.wording.codes import plain
from habeas.wording.grammar import listed, sentence


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
        return [Teller(_("Nobody is named as saying so"), "", is_guess=False, is_named=False)]
    return [_teller(link, place, chain, cast) for place, link in enumerate(chain)]


def _teller(link: Link, place: int, chain: Chain, cast: Cast) -> Teller:
    if link.who is None:
        who = _("Someone who is not named") if place else _("Nobody is named as saying so")
        return Teller(who, "", is_guess=False, is_named=False)
    name = cast.name(link.who)
    return Teller(name[:1].upper() + name[1:], _how(link, place, chain, cast), _guessed(link), is_named=True)


def _how(link: Link, place: int, chain: Chain, cast: Cast) -> str:
    parts = []
    if link.knows is not Knows.NOT_SAID:
        parts.append(plain(link.knows))
    following = chain[place + 1] if place + 1 < len(chain) else None
    if following is not None and following.who is not None and not cast.is_publication(following.who):
        parts.append(_told(link, following, cast.name(following.who)))
    elif link.passed is Passed.PUBLICATION:
        parts.append(_("published it"))
    if _guessed(link):
        parts.append(_("read from the context"))
    return "; ".join(parts)


def _told(link: Link, following: Link, name: str) -> str:
    """Whom they told and how, a guess as a guess. The name stands as it is, in every language."""
    is_guess = _guessed(link) or _guessed(following)
    if link.passed in (Passed.NOT_SAID, Passed.PUBLICATION):
        told = _("probably told {name}") if is_guess else _("told {name}")
    else:
        told = _("probably told {name} {how}") if is_guess else _("told {name} {how}")
    return told.format(name=name, how=plain(link.passed))


def _guessed(link: Link) -> bool:
    return link.basis is Basis.INFERRED


def said_by(chain: Chain, cast: Cast) -> str:
    """The tellers in one line for a list: "Ihor, then Danylo, then the Courier"."""
    names = [cast.name(link.who, _("someone who is not named")) for link in chain]
    if not chain or chain[0].who is None:
        said = _("nobody is named as saying so")
        if names[1:]:
            said = _("nobody is named as saying so; passed on by {names}").format(names=listed(names[1:]))
        return sentence(said)
    return sentence(_(", then ").join(names))


def checks(account: Account) -> list[str]:
    """How it was made sure that it is really them."""
    said: dict[bool | None, str] = {
        True: _("The call came from a number that was known."),
        False: _("The call came from a number that was not known."),
    }
    back: dict[bool | None, str] = {
        True: _("They were called back on a known number."),
        False: _("They were not called back on a known number."),
    }
    found = [said.get(account.number_known), back.get(account.called_back), account.check]
    return [text for text in found if text] or [_("Nobody has checked yet that it is really them.")]
