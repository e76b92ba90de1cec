"""Counts that cannot fit: at most so many, and more people by name or a larger part; told of days that may be one.

Names are counted so that the number is never too great: two that may be one person are one, and somebody without a
family name is nobody new. Rounded counts, and counts of instances, are not held against anything.
"""

from collections.abc import Iterator

from habeas.names import Decision, compare, parse
from habeas.register.about import About
from habeas.register.value import days, is_fact, surely_before
from habeas.statements.claims.groups import BelongsTo, Counted, SubsetOf
from habeas.statements.judgement import Verdict
from habeas.statements.known import Statement
from habeas.tally.stated import is_firm
from habeas.watch.contradictions.scene import Clash, Piece, Scene
from habeas.watch.contradictions.value import Kind, Succession, Unclear


class Groups:
    """Who is said to belong to which group, and which group lies in which. Made once, then only read."""

    def __init__(self, about: About) -> None:
        self.counts: dict[str, list[Statement]] = {}
        self.members: dict[str, list[tuple[str, Statement]]] = {}
        self.parts: dict[str, list[tuple[str, Statement]]] = {}
        for telling in about.known.tellings.values():
            for fact in telling.facts:
                if isinstance(fact.claim, Counted | BelongsTo | SubsetOf):
                    self._add(about, about.known.statements[fact.id])

    def _add(self, about: About, statement: Statement) -> None:
        if not is_fact(statement):
            return
        match statement.fact.claim:
            case Counted(group=group) if group and group.all:
                for id_ in about.named(group):
                    self.counts.setdefault(id_, []).append(statement)
            case BelongsTo(person=person, group=group) if person and group and person.all and group.all:
                for id_ in about.named(group):
                    self.members.setdefault(id_, []).extend((who, statement) for who in about.named(person))
            case SubsetOf(group=group, within=within) if group and within and group.all and within.all:
                for id_ in about.named(within):
                    self.parts.setdefault(id_, []).extend((part, statement) for part in about.named(group))

    def within(self, group: str) -> dict[str, tuple[str, ...]]:
        """A group and all that lie in it, with the statements by which they do."""
        found: dict[str, tuple[str, ...]] = {group: ()}
        waiting = [group]
        while waiting:
            outer = waiting.pop(0)
            for inner, statement in self.parts.get(outer, ()):
                if inner not in found:
                    found[inner] = (*found[outer], statement.id)
                    waiting.append(inner)
        return found


def count(scene: Scene, groups: Groups) -> Iterator[Piece]:
    """Every count of a group that is too small for its named members, or for a count of a part or of itself."""
    for statement in groups.counts.get(scene.id, ()):
        claim = statement.fact.claim
        assert isinstance(claim, Counted)
        if claim.at_most is None or not is_firm(claim):
            continue
        yield from _too_many_names(scene, groups, statement, claim.at_most)
        yield from _too_large_a_part(scene, groups, statement, claim.at_most)


def _too_many_names(scene: Scene, groups: Groups, told: Statement, most: int) -> Iterator[Piece]:
    about = scene.about
    besides = set(about.named(told.fact.claim.besides)) if isinstance(told.fact.claim, Counted) else set()
    then: dict[str, tuple[str, ...]] = {}
    some_day: dict[str, tuple[str, ...]] = {}
    for group, by in groups.within(scene.id).items():
        for who, statement in groups.members.get(group, ()):
            if who not in besides and not _is_other_day(told, statement):
                (then if _is_one_day(told, statement) else some_day).setdefault(who, (*by, statement.id))
    for members, are_then in ((then, True), (some_day | then, False)):
        people = distinct(about, list(members)) if len(members) > most else []
        if len(people) > most:
            chosen = people[: most + 1]
            facts = (told.id, *dict.fromkeys(members[who][-1] for who in chosen))
            because = tuple(id_ for who in chosen for id_ in members[who])
            if are_then:
                yield Clash(code="more_names", facts=facts, because=because, numbers=(most, len(people)))
            else:
                windows = scene.windows(facts)
                yield Unclear(
                    kind=Kind.COUNT, code="group", about=(scene.id,), because=facts, windows=windows
                )
            return


def _is_other_day(a: Statement, b: Statement) -> bool:
    """Whether two statements are surely of different days. A membership without a date is of any day."""
    if b.fact.when is None or a.fact.when is None:
        return False
    return surely_before(days(a), days(b)) or surely_before(days(b), days(a))


def distinct(about: About, people: list[str]) -> list[str]:
    """So many of these clusters are surely different people, at least. Found greedily: a lower bound."""
    named = [(id_, names) for id_ in sorted(people) if (names := _full_names(about, id_))]
    of = about.who.of
    apart = {
        frozenset((of.get(one.a, ""), of.get(one.b, "")))
        for one in about.known.judgements.values()
        if one.verdict is Verdict.DIFFERENT
    }
    chosen: list[tuple[str, tuple[str, ...]]] = []
    for id_, names in named:
        if all(frozenset((id_, other)) in apart or _differ(names, theirs) for other, theirs in chosen):
            chosen.append((id_, names))
    return [id_ for id_, _ in chosen]


def _full_names(about: About, cluster: str) -> tuple[str, ...]:
    """What somebody is called, if it has a given and a family name."""
    names = dict.fromkeys(about.known.mentions[member].name for member in about.who.members.get(cluster, ()))
    # "the boy from Lissa" is a description: in a name every word has a capital.
    parsed = [parse(name) for name in names if all(word[:1].isupper() for word in name.split())]
    return tuple(one.text for one in parsed if one.family and (one.given or one.initials))


def _differ(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return all(compare(a, b).decision is Decision.DIFFERENT for a in some for b in others)


def _too_large_a_part(scene: Scene, groups: Groups, told: Statement, most: int) -> Iterator[Piece]:
    for group, by in groups.within(scene.id).items():
        for other in groups.counts.get(group, ()):
            claim = other.fact.claim
            assert isinstance(claim, Counted)
            least = claim.at_least or 0
            if (
                least <= most
                or not is_firm(claim)
                or other.id == told.id
                or _different_besides(scene, told, other)
            ):
                continue
            if _is_one_day(told, other):
                yield Clash(code="larger_part", facts=(told.id, other.id), because=by, numbers=(most, least))
            elif group == scene.id and surely_before(days(told), days(other)):
                yield _grew(scene, told, other, (most, least))
            elif group == scene.id and surely_before(days(other), days(told)):
                yield _grew(scene, other, told, (least, most))


def _is_one_day(a: Statement, b: Statement) -> bool:
    """Whether two statements are of one and the same day, or both are told without one on the same day. People come
    and go: what was told at another time may be of others."""
    if a.fact.when is None and b.fact.when is None:
        return a.source.id == b.source.id or (
            a.told_by == b.told_by and bool(a.source.published and b.source.published)
        )
    one, other = days(a), days(b)
    return one.earliest is not None and one == other and one.earliest == one.latest


def _different_besides(scene: Scene, a: Statement, b: Statement) -> bool:
    def besides(statement: Statement) -> set[str]:
        claim = statement.fact.claim
        return set(scene.about.named(claim.besides)) if isinstance(claim, Counted) else set()

    return besides(a) != besides(b)


def _grew(scene: Scene, earlier: Statement, later: Statement, numbers: tuple[int, int]) -> Succession:
    first, second = scene.windows((earlier.id, later.id))
    return Succession(kind=Kind.COUNT, about=(scene.id,), earlier=first, later=second, numbers=numbers)
