"""Between statements and the bytes of the record. Decoding what was encoded gives the same value, always.

Bytes are JSON with sorted keys and without floats, so that equal values have equal bytes (RFC 8785
on this profile). Values are never normalised: words stay as they were written.
"""

from typing import Any

import msgspec

from habeas.statements.account import Account, Audience, Consent
from habeas.statements.decisions import (
    AnyDecision,
    ChallengeQuestion,
    Compromised,
    Confirmed,
    ContactVetted,
    Continues,
    Finding,
    NamedOutside,
    Placing,
    Reviewed,
    Settled,
    SourceGrade,
    StatementGrade,
)
from habeas.statements.judgement import Judgement, Refusal, Undoing
from habeas.statements.leaving import Departure, Withdrawal
from habeas.statements.mention import Mention
from habeas.statements.numbers import PublishedNumber, SignedEstimate
from habeas.statements.source import Attachment, Source, TextLayer
from habeas.statements.telling import Telling
from habeas.statements.work import Comment, Done, Task

Record = (
    Source
    | TextLayer
    | Attachment
    | Account
    | Consent
    | Audience
    | Mention
    | Telling
    | Judgement
    | Refusal
    | Undoing
    | Task
    | Done
    | Comment
    | AnyDecision
    | Withdrawal
    | Departure
    | PublishedNumber
    | SignedEstimate
)
"""Everything that an entry of the record can carry."""

KINDS: dict[str, type[Any]] = {
    "source": Source,
    "text": TextLayer,
    "attachment": Attachment,
    "account": Account,
    "consent": Consent,
    "audience": Audience,
    "mention": Mention,
    "telling": Telling,
    "judgement": Judgement,
    "refusal": Refusal,
    "undoing": Undoing,
    "task": Task,
    "done": Done,
    "comment": Comment,
    "source_grade": SourceGrade,
    "statement_grade": StatementGrade,
    "contact_vetted": ContactVetted,
    "compromised": Compromised,
    "confirmed": Confirmed,
    "challenge_question": ChallengeQuestion,
    "settled": Settled,
    "finding": Finding,
    "reviewed": Reviewed,
    "placing": Placing,
    "continues": Continues,
    "named_outside": NamedOutside,
    "withdrawal": Withdrawal,
    "departure": Departure,
    "published_number": PublishedNumber,
    "signed_estimate": SignedEstimate,
}
"""The kinds of entries this version understands. Entries of other kinds are kept and passed by."""

_NAMES = {of: name for name, of in KINDS.items()}
_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODERS = {name: msgspec.json.Decoder(of) for name, of in KINDS.items()}


class Unreadable(ValueError):
    """The bytes of an entry are not what its kind says. The message names kind and place."""


def encode(value: Record, before: bytes | None = None) -> tuple[str, bytes]:
    """The entry kind and the canonical bytes of a value.

    `before` is the body of an earlier version of it: fields there that only a later habeas knows are kept.
    """
    body = _ENCODER.encode(value)
    if before is not None:
        known = {field.encode_name for field in msgspec.structs.fields(type(value))}
        old: dict[str, Any] = msgspec.json.decode(before)
        kept = {name: item for name, item in old.items() if name not in known}
        body = _ENCODER.encode(kept | msgspec.json.decode(body))
    return _NAMES[type(value)], body


def decode(kind: str, body: bytes) -> Record | None:
    """The value of an entry; None for a kind of a later version. Raises Unreadable."""
    decoder = _DECODERS.get(kind)
    if decoder is None:
        return None
    try:
        value: Record = decoder.decode(body)
    except (msgspec.MsgspecError, ValueError, RecursionError) as why:
        raise Unreadable(f"an entry of kind {kind} cannot be read: {why}") from why
    return value
