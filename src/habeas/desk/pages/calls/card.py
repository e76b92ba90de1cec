"""What goes with a source that somebody told: who, how they know, is it really them, what they may be told."""

from dataclasses import dataclass

from habeas.desk.opened import Desk
from habeas.desk.pages.calls.pages import Waiting, waiting
from habeas.statements.known import Known
from habeas.statements.source import Source
from habeas.wording.cast import cast_of_record
from habeas.wording.tellers import Teller, checks, tellers


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
        checks=tuple(checks(account)),
        may_tell=account.may_tell,
        waiting=tuple(one for one in waiting(here, known) if one.source == source.id),
    )
