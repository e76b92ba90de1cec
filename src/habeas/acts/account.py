"""Note anew how a source was told: the caller check, how to reach them, what they may be told. The tellers stay."""

from datetime import datetime

from msgspec.structs import replace

from habeas.acts.case import Case, of_source
from habeas.protection.chance import new_id
from habeas.statements.account import Account
from habeas.statements.codec import Record
from habeas.statements.known import Known


def note_account(case: Case, noted: Account, *, by: str, at: datetime) -> None:
    """Note an account in place of the one in force; its id, tellers and what it replaces are filled in here.

    Raises CaseError if the source is not there (any more). What is the same already is not noted again.
    """

    def decide(known: Known) -> list[Record]:
        of_source(known.sources, noted.source)
        old = known.accounts.get(noted.source)
        same = old and replace(old, id="", replaces=()) == replace(noted, id="", replaces=(), chain=old.chain)
        if same:
            return []
        chain = old.chain if old else noted.chain
        return [replace(noted, id=new_id("a"), chain=chain, replaces=(old.id,) if old else ())]

    case.act(decide, by=by, at=at)
