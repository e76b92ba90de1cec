"""Who stood on a partner's list and does not stand on its next version: told until a person noted what it means.

Nobody is taken for free, dead or found because a list leaves them out.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from habeas.identity.clusters import Clusters
from habeas.register.lists.comparison import Comparison
from habeas.statements.decisions import Continues
from habeas.statements.known import Known
from habeas.statements.when import bounds
from habeas.statements.work import Comment, Task
from habeas.watch.attention import Watch
from habeas.watch.item import Item, Kind


def watching(known: Known, compared: Sequence[tuple[Continues, Comparison]]) -> Watch:
    """What watches over lists that were held against one another: their texts lie in the case, which is not known
    here. `known` has the remarks and tasks, too, however little else of it is shown."""
    return lambda about, _people, _as_of: gone_from_lists(known, about.who, compared)


def gone_from_lists(
    known: Known, who: Clusters, compared: Iterable[tuple[Continues, Comparison]]
) -> Iterator[Item]:
    """One item for each next version of a list on which somebody is missing of whom nobody noted why."""
    for tie, found in compared:
        people = not_noted(known, who, found)
        if people:
            yield Item(
                kind=Kind.LIST_VANISHED,
                on=found.later,
                where="list",
                people=people,
                earliest=day_of(known, found.earlier),
                latest=day_of(known, found.later),
                because=(tie.id,),
            )


def not_noted(known: Known, who: Clusters, found: Comparison) -> tuple[str, ...]:
    """Those who vanished (by cluster) on whom nobody has noted anything, or given a task, since the later version."""
    since = known.noted[found.later].number
    work: list[Comment | Task] = [*known.comments.values(), *known.tasks.values()]
    noted = {who.of.get(one.on, one.on) for one in work if known.noted[one.id].number > since}
    people = dict.fromkeys(who.of[row.person] for row in found.vanished if row.person in who.of)
    return tuple(id_ for id_ in people if id_ not in noted)


def day_of(known: Known, source: str) -> date:
    """The day of a version of a list: the one on which it was so, else the one on which it came to us."""
    one = known.sources[source]
    said = bounds(one.published).latest if one.published else None
    return said or one.obtained_at.date()
