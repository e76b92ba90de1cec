"""Versions of a list: note which one a list continues, hold them against one another, and what a person makes of it.

The machine compares and proposes; the record holds only what somebody pressed. What an earlier version said stays as
it is, whoever is missing from the next.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from habeas.acts.case import Case, CaseError, of_source
from habeas.acts.decide import is_list
from habeas.acts.work import sources_of
from habeas.identity.clusters import Clusters
from habeas.language import gettext as _
from habeas.protection.chance import new_id
from habeas.protection.erased import when_erased
from habeas.register.lists.compare import compare, folded
from habeas.register.lists.comparison import Comparison, Pair
from habeas.register.lists.version import Version, version
from habeas.statements.codec import Record
from habeas.statements.decisions import Continues
from habeas.statements.judgement import Judgement, Undoing, Verdict
from habeas.statements.known import Known
from habeas.statements.work import Comment

KEPT_ROWS = 600_000
"""Rows of versions and comparisons that are remembered: pages ask for the same few again and again."""
Judged = tuple[dict[str, str], frozenset[frozenset[str]]]
_versions: dict[tuple[str, str], Version] = {}
_compared: dict[tuple[str, str], tuple[Judged, Comparison]] = {}


def next_version(known: Known, later: str, earlier: str, *, by: str) -> list[Record]:
    """That a list which is being taken in is the next version of an earlier one. Raises CaseError if that is no list,
    or not one that this person may see."""
    layer = known.layers.get(earlier)
    if layer is None or by not in known.audiences.get(earlier, {by}):
        raise CaseError(_("the earlier list is not here any more; nothing was stored"))
    return [Continues(id=new_id("v"), on=later, sources=tuple(sorted((later, earlier))), earlier=earlier)]


def ties(known: Known) -> list[Continues]:
    """Every list that is said to be the next version of one that is here, in the order of the record."""
    return [
        one
        for one in known.decisions.values()
        if isinstance(one, Continues) and {one.on, one.earlier} <= known.layers.keys()
    ]


def all_compared(case: Case, known: Known, who: Clusters) -> Iterator[tuple[Continues, Comparison]]:
    """Every list that continues another, held against it. One whose text cannot be read is told of on its own page."""
    for tie in ties(known):
        try:
            yield tie, compared(case, known, who, tie.earlier, tie.on)
        except CaseError:
            continue


def compared(case: Case, known: Known, who: Clusters, earlier: str, later: str) -> Comparison:
    """Two versions of a list held against one another, as far as `known` goes. Raises CaseError if one is not there."""
    old, new = (_version(case, known, source) for source in (earlier, later))
    judged = _judged(known, who, old, new)
    kept = _compared.get((earlier, later))
    if kept is not None and kept[0] == judged:
        return kept[1]
    made = compare(old, new, *judged)
    _make_room(len(old.rows) + len(new.rows))
    _compared[earlier, later] = (judged, made)
    return made


def _judged(known: Known, who: Clusters, *lists: Version) -> Judged:
    """Who on these lists is one with somebody, and who was judged to be others: all that a comparison hangs on."""
    rows = [row.person for one in lists for row in one.rows]
    of = ((person, who.of.get(person, person)) for person in rows)
    cluster = {person: id_ for person, id_ in of if len(who.members.get(id_, ())) > 1}
    if not known.differing:
        return cluster, frozenset()
    people = {cluster.get(person, person) for person in rows}
    pairs = (
        frozenset((who.of.get(one.a, one.a), who.of.get(one.b, one.b))) for one in known.differing.values()
    )
    return cluster, frozenset(pair for pair in pairs if pair <= people)


def _version(case: Case, known: Known, source: str) -> Version:
    # The text of a source never changes, nor do the mentions of a list that was taken in in one act.
    key = (source, of_source(known.layers, source).sha256)
    if key not in _versions:
        made = version(known, source, case.text(source))
        _make_room(len(made.rows))
        _versions[key] = made
    return _versions[key]


def _make_room(rows: int) -> None:
    """Let go of what was asked for first, until so many more rows fit in."""
    while _compared and rows + _rows_kept() > KEPT_ROWS:
        del _compared[next(iter(_compared))]
    while _versions and rows + _rows_kept() > KEPT_ROWS:
        del _versions[next(iter(_versions))]


def _rows_kept() -> int:
    of_comparisons = sum(len(one.pairs) + len(one.vanished) for _judged, one in _compared.values())
    return of_comparisons + sum(len(one.rows) for one in _versions.values())


@when_erased
def _forget() -> None:
    _versions.clear()
    _compared.clear()


def same_rows(case: Case, of: Comparison, pairs: Sequence[Pair], *, by: str, at: datetime) -> list[Judgement]:
    """Judge in one act that rows which are surely the same row are of one person, each with its reason. Pairs on which
    somebody decided meanwhile are left alone. Raises CaseError if none is left; then nothing is noted."""
    sure = {(pair.old.person, pair.new.person) for pair in of.sure()}
    made: list[Judgement] = []

    def decide(known: Known) -> list[Record]:
        made[:] = [
            Judgement(
                id=new_id("j"),
                a=pair.old.person,
                b=pair.new.person,
                verdict=Verdict.SAME,
                reason=_reason(pair),
            )
            for pair in pairs
            if (pair.old.person, pair.new.person) in sure
            and {pair.old.person, pair.new.person} <= known.mentions.keys()
            and frozenset((pair.old.person, pair.new.person)) not in known.judged
        ]
        if not made:
            raise CaseError(_("These were decided already. Nothing was noted."))
        return list(made)

    case.act(decide, by=by, at=at)
    return made


def _reason(pair: Pair) -> str:
    said = _("row {old} of the earlier version and row {new} of the next: the same number and the same name")
    return said.format(old=pair.old.number, new=pair.new.number)


def take_back(case: Case, judgements: Iterable[str], *, by: str, at: datetime) -> int:
    """Take back several judgements in one act, those that are still in force. Returns how many; raises CaseError."""
    asked = list(dict.fromkeys(judgements))
    made: list[Record] = []

    def decide(known: Known) -> list[Record]:
        made[:] = [Undoing(id=new_id("u"), of=id_) for id_ in asked if id_ in known.judgements]
        if not made:
            raise CaseError(_("that was taken back already, or never was; nothing was changed"))
        return made

    case.act(decide, by=by, at=at)
    return len(made)


def note_on_all(
    case: Case, people: Sequence[str], words: str, *, seen: Known, by: str, at: datetime
) -> list[Comment]:
    """Note one remark on each of several people in one act, such as what it means that they are not on a list any
    more. Raises CaseError; then nothing is noted."""
    words = words.strip()
    if not words or not people:
        raise CaseError(_("choose somebody and write what it means; nothing was noted"))
    made = [
        Comment(id=new_id("r"), sources=sources_of(seen, person), on=person, words=words) for person in people
    ]

    def decide(known: Known) -> list[Record]:
        for source in {source for one in made for source in one.sources}:
            of_source(known.sources, source)
        return list(made)

    case.act(decide, by=by, at=at)
    return made


def could_continue(
    known: Known, partner: str, title: str, columns: Sequence[str], *, but: str = ""
) -> list[str]:
    """The lists that a list could be the next version of, the likeliest first: of the same partner, then of a like
    title (but for its numbers), then with the same columns, then the latest. A person chooses."""

    def likeness(source: str) -> tuple[bool, bool, bool]:
        return (
            bool(partner) and folded(partner) in _partners(known, source),
            _bare(known.sources[source].title) == _bare(title),
            known.layers[source].columns == tuple(columns),
        )

    lists = [source for source in reversed(list(known.sources)) if source != but and is_list(known, source)]
    return sorted(lists, key=likeness, reverse=True)


def _partners(known: Known, source: str) -> set[str]:
    """Who told a list, as its account names them."""
    told = known.accounts.get(source)
    members = [id_ for link in told.chain if link.who for id_ in link.who.members] if told else []
    return {folded(known.mentions[id_].name) for id_ in members if id_ in known.mentions}


def _bare(title: str) -> str:
    """A title without what differs from one version to the next: numbers, and what stands between words."""
    return "".join(filter(str.isalpha, title.casefold()))
