"""What goes with a source that somebody told: who, how they know, is it really them, what they may be told."""

from dataclasses import dataclass

from habeas.desk.opened import Desk
from habeas.desk.pages.calls.pages import Waiting, waiting
from habeas.language import gettext as _
from habeas.statements.account import Account
from habeas.statements.known import Known
from habeas.statements.source import Source
from habeas.wording.cast import cast_of_record
from habeas.wording.tellers import Teller, tellers


@dataclass(frozen=True)
class AccountCard:
    """How a source was told, as the page above its text shows it."""

    source: str
    tellers: tuple[Teller, ...]
    about: str
    reach: str
    checks: tuple[str, ...]
    may_tell: str
    waiting: tuple[Waiting, ...]


def account_card(here: Desk, known: Known, source: Source) -> AccountCard | None:
    """The card of a source that somebody told; None for one without a teller of its own."""
    account = known.accounts.get(source.id)
    if account is None:
        return None
    return AccountCard(
        source=source.id,
        tellers=tuple(tellers(account.chain, cast_of_record(known, source_id=source.id))),
        about=account.about,
        reach=account.reach,
        checks=tuple(_checks(account)),
        may_tell=account.may_tell,
        waiting=tuple(one for one in waiting(here, known) if one.source == source.id),
    )


def _checks(account: Account) -> list[str]:
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
