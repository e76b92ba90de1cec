"""Which sources a value draws on. Its words die with any of them: they are sealed under all of their keys."""

from collections.abc import Mapping
from types import MappingProxyType

from habeas.statements.account import Account, Audience, Consent
from habeas.statements.codec import Record
from habeas.statements.judgement import Judgement, Refusal, Undoing
from habeas.statements.known import Known
from habeas.statements.leaving import Departure, Withdrawal
from habeas.statements.mention import Mention
from habeas.statements.source import Attachment, Source, TextLayer
from habeas.statements.telling import Telling
from habeas.statements.work import Comment, Done, Task

NONE: Mapping[str, str] = MappingProxyType({})


def draws_on(value: Record, known: Known, new: Mapping[str, str] = NONE) -> tuple[str, ...]:
    """The ids of the sources whose words `value` holds or may quote, in order; none for what quotes nobody.

    A judgement draws on the sources of both mentions; taking something back, or a task done, on whatever that
    drew on, since the reason may repeat it. `new` has the sources of mentions that are noted in the same act.
    """
    match value:
        case Source():
            return (value.id,)
        case TextLayer() | Mention() | Telling() | Refusal():
            return (value.source,)
        case Attachment() | Account() | Consent() | Audience():
            return (value.source,)
        case Task() | Comment():
            return tuple(sorted(set(value.sources)))
        case Judgement():
            return tuple(sorted({new.get(id_) or known.mentions[id_].source for id_ in (value.a, value.b)}))
        case Undoing() | Done():
            target = known.noted.get(value.of)
            return draws_on(target.value, known) if target else ()
        case Withdrawal() | Departure():
            return ()
