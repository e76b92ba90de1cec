"""Two to pick from lists, told apart from namesakes, and the answers in words."""

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from habeas.desk.pages.namesakes import shortened, tell_apart
from habeas.identity.clusters import Clusters
from habeas.language import gettext as _
from habeas.language import mark
from habeas.statements.judgement import Verdict
from habeas.statements.known import Known

PICKS = 300
"""People that one select holds. Where there are more, one looks for them by name."""
VERDICTS = {Verdict.SAME: mark("Yes"), Verdict.DIFFERENT: mark("No"), Verdict.UNSURE: mark("Not sure")}


@dataclass(frozen=True)
class Pick:
    """One person to pick, told apart from namesakes."""

    id: str
    text: str


def same_as(known: Known, who: Clusters, own: str) -> tuple[Pick, ...]:
    """What else of the same kind, such as another place, a place may be said to be the same as."""
    kind = known.mentions[own].kind
    others = (id_ for id_ in who.members if id_ != own and known.mentions[id_].kind is kind)
    return tuple(Pick(id_, tell_apart(known, id_)) for id_ in islice(others, PICKS))


def picks(known: Known, people: list[str]) -> list[Pick]:
    """Everyone to choose from; the words around a name only where somebody else has it too."""
    times = Counter(known.mentions[id_].name for id_ in people)
    return [
        pick(known, id_)
        if times[known.mentions[id_].name] > 1
        else Pick(
            id_,
            _("{name}, in {title}").format(
                name=known.mentions[id_].name,
                title=shortened(known.sources[known.mentions[id_].source].title),
            ),
        )
        for id_ in people
    ]


def pick(known: Known, id_: str) -> Pick:
    """One, always told apart."""
    return Pick(id_, tell_apart(known, id_))
