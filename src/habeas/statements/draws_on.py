"""Which sources a value draws on. Its words die with any of them: they are sealed under all of their keys."""

from collections.abc import Mapping
from types import MappingProxyType

from habeas.statements.account import Account, Audience, Consent
from habeas.statements.codec import Record
from habeas.statements.decisions import Decision
from habeas.statements.judgement import Judgement, Refusal, Undoing
from habeas.statements.known import Known
from habeas.statements.leaving import Departure, Withdrawal
from habeas.statements.mention import Mention
from habeas.statements.numbers import PublishedNumber, SignedEstimate
from habeas.statements.source import Attachment, Source, TextLayer
from habeas.statements.telling import Telling
from habeas.statements.work import Comment, Done, Task

NONE: Mapping[str, str] = MappingProxyType({})


LONGEST = 100
"""So many takings back of one another are followed. Nobody changes their mind as often; a made-up row of them may."""


def draws_on(value: Record, known: Known, new: Mapping[str, str] = NONE) -> tuple[str, ...] | None:
    """The ids of the sources whose words `value` holds or may quote, in order; none for what quotes nobody.

    A judgement draws on the sources of both mentions; taking something back, or a task done, on whatever that
    drew on, since the reason may repeat it. `new` has the sources of mentions that are noted in the same act.
    None where that cannot be told: what it names is not here, or it leads back to itself.
    """
    match _last(value, known):
        case Source() as source:
            return (source.id,)
        case TextLayer() | Mention() | Telling() | Refusal() as part:
            return (part.source,)
        case Attachment() | Account() | Consent() | Audience() as beside:
            return (beside.source,)
        case Task() | Comment() | Decision() as work:
            return tuple(sorted(set(work.sources)))
        case Judgement(a=a, b=b):
            both = {new.get(id_) or _source_of(id_, known) for id_ in (a, b)}
            return None if None in both else tuple(sorted(source for source in both if source))
        case Withdrawal() | Departure() | PublishedNumber() | SignedEstimate():
            return ()
        case _:
            return None


def is_kept_from(hidden: frozenset[str], value: Record, known: Known) -> bool:
    """Whether those from whom these sources are hidden must not see a value; also where that cannot be told."""
    if not hidden:
        return False
    sources = draws_on(value, known)
    return sources is None or not hidden.isdisjoint(sources)


def _source_of(mention: str, known: Known) -> str | None:
    found = known.mentions.get(mention)
    return found.source if found else None


def _last(value: Record, known: Known) -> Record | None:
    """What is taken back or done in the end, over however many takings back; None where there is no end."""
    for _step in range(LONGEST):
        if not isinstance(value, Undoing | Done):
            return value
        target = known.noted.get(value.of)
        if target is None:
            return None
        value = target.value
    return None
