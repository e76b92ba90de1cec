"""Who told what stands at a place of a source, before anybody says otherwise: what a form begins with. Pure.

In a call or on a list it is whoever told the whole of it; in a chat it is whoever wrote the message.
"""

from habeas.intake.chats.layer import VERSION, Turn, turn_at, turns
from habeas.statements.chain import Basis, Chain, Knows, Link, Passed
from habeas.statements.known import Known
from habeas.statements.mention import Kind, party


def first_chain(known: Known, source: str, text: str, start: int) -> Chain:
    """The tellers of words that stand at `start` in the text of a source; none where nothing is known of them."""
    account, layer = known.accounts.get(source), known.layers.get(source)
    if account is not None and account.chain:
        return account.chain
    if layer is None or layer.version != VERSION:
        return ()
    turn = turn_at(turns(text), start)
    return () if turn is None or turn.sender is None else _of_turn(known, source, turn)


def _of_turn(known: Known, source: str, turn: Turn) -> Chain:
    """The sender; before them whoever they forward, whom the form leaves open: it may be a person or a channel."""
    sender = next((item for item in known.mentions_of(source, Kind.PERSON) if item.name == turn.sender), None)
    is_spoken = any(
        item.media_type.startswith("audio/")
        and item.start is not None
        and turn.start <= item.start < turn.end
        for item in known.attachments_of(source)
    )
    told = Link(
        who=party(sender.id) if sender else None,
        knows=Knows.NOT_SAID if turn.forwarded_from is None else Knows.WAS_TOLD,
        passed=Passed.VOICE_MESSAGE if is_spoken else Passed.TEXT,
        basis=Basis.EXPLICIT,
    )
    if turn.forwarded_from is None:
        return (told,)
    return (Link(basis=Basis.EXPLICIT), told)
