"""What the page of numbers shows: who counts by name, what each source said, what follows; each with its list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from habeas.desk.pages.facts import FactLine, fact_lines, words_link
from habeas.desk.pages.numbers.moved import Moved, moved
from habeas.desk.pages.numbers.parts import PartsView, parts_view
from habeas.desk.shelves.rows import headline as first_name
from habeas.language import gettext as _
from habeas.register.about import About
from habeas.register.voices import voices
from habeas.tally.asked import Asked
from habeas.tally.bounds.answer import Answer, Without, answer, conflict
from habeas.tally.bounds.said import Said
from habeas.tally.columns.minimum import groups_met
from habeas.tally.follows import MANY, OURS, said, statement_of, together
from habeas.tally.named import Named, NamedMinimum, Pairs, named_minimum
from habeas.tally.over_time import over_time
from habeas.tally.stated import GroupCounts, stated_counts
from habeas.wording import numbers
from habeas.wording.voices import counted


@dataclass(frozen=True)
class PersonLine:
    """Somebody who counts, the words by which they do, and what leaves open that they are somebody else."""

    name: str
    link: str
    words: tuple[str, ...]
    may_be_another: bool


@dataclass(frozen=True)
class GroupLine:
    """What was said of how many a group is: each number with its words, who of it is known by name, how many not."""

    name: str
    facts: tuple[FactLine, ...]
    members: tuple[PersonLine, ...]
    unnamed: int
    voices: str


@dataclass(frozen=True)
class LeftOut:
    """What the number would be without one source; `link` asks for just that."""

    title: str
    number: str
    link: str


@dataclass(frozen=True)
class FollowsView:
    """What follows from everything said together. `clash` are words that cannot all be true: then there is none."""

    sentence: str
    adds_up: str
    because: tuple[FactLine, ...]
    without: tuple[LeftOut, ...]
    clash: tuple[FactLine, ...]
    least: int | None


A_PAGE = 200
"""So many people are listed on a page."""


@dataclass(frozen=True)
class Wanted:
    """What is wanted of an answer: which page of the names (from 1), sources left out of what follows, and whether
    all is worked out however many people there are. `address` asks the same question again."""

    address: str
    page: int = 1
    without: tuple[str, ...] = ()
    in_full: bool = False


@dataclass(frozen=True)
class NumbersView:
    """The three kinds of numbers, and a paragraph of them to copy. `people` are those of one page of the names, the
    first of them the `first` of all; `previous` and `following` lead to the pages beside it. What is worked out only
    when somebody asks is None; then `in_full` leads to all of it."""

    headline: str
    least: int
    most: int
    people: tuple[PersonLine, ...]
    first: int
    previous: str
    following: str
    in_full: str
    groups: tuple[GroupLine, ...]
    other_groups: tuple[GroupLine, ...]
    follows: FollowsView | None
    moved: Moved | None
    parts: PartsView | None


def numbers_view(
    about: About, asked: Asked, level: int, as_of: date, may_be: Pairs, wanted: Wanted
) -> NumbersView:
    """All three. `may_be` are pairs of people who may be one."""
    named = named_minimum(about, asked, level, as_of, may_be)
    counts = stated_counts(about, as_of)
    own = groups_met(about, asked, as_of)
    is_many = named.most > MANY
    start = (wanted.page - 1) * A_PAGE
    beside = f"{wanted.address}{'&in_full=1' if wanted.in_full else ''}&page="
    found = NumbersView(
        headline=_headline(about, named, [one for one in counts if one.group in own], as_of, is_many),
        least=named.least,
        most=named.most,
        people=tuple(_people(about, _some(named, start, start + A_PAGE))),
        first=start + 1,
        previous=f"{beside}{wanted.page - 1}#names" if start else "",
        following=f"{beside}{wanted.page + 1}#names" if start + A_PAGE < named.most else "",
        in_full="" if wanted.in_full or not is_many else f"{wanted.address}&in_full=1",
        groups=tuple(_group(about, one) for one in counts if one.group in own),
        other_groups=tuple(_group(about, one) for one in counts if one.group not in own),
        follows=None,
        moved=None,
        parts=None,
    )
    if found.in_full:
        return found
    everything = _without(said(about, asked, as_of), wanted.without)
    told = [one for one in counts if one.group in own]
    return replace(
        found,
        follows=_follows(about, together(everything) if is_many else everything, wanted, is_many),
        moved=None if is_many else moved(about, over_time(about, named, told, everything), as_of),
        parts=parts_view(about, (*named.people, *named.in_part), as_of),
    )


def _some(named: NamedMinimum, start: int, end: int) -> Iterator[Named]:
    """Those who count from one place to another: people with a full name, then those known in part."""
    full = len(named.people)
    yield from named.people[start:end]
    yield from named.in_part[max(0, start - full) : max(0, end - full)]


def _without(everything: Said, sources: Sequence[str]) -> Said:
    there = {one.source for one in everything.statements}
    return everything.without([id_ for id_ in sources if id_ in there and id_ != OURS])


def _headline(
    about: About, named: NamedMinimum, counts: Iterable[GroupCounts], as_of: date, is_many: bool
) -> str:
    """A paragraph to copy. From how many voices is not counted of very many people: it takes longer than to count."""
    spoken = ""
    if not is_many:
        ids = dict.fromkeys(id_ for one in (*named.people, *named.in_part) for id_ in one.because)
        found = voices(about, [about.known.statements[id_] for id_ in ids], as_of)
        spoken = counted(len(found.independent), len(found.origins), len(found.sources))
    largest = next((one for one in counts if one.at_least > len(one.members)), None)
    stated = []
    if largest:
        told = max(
            (one for one in largest.counts if not one.is_vague), key=lambda one: one.at_least or 0
        ).statement
        stated = [(about.known.statements[told].source.title, largest.at_least)]
    return numbers.headline(named.least, spoken, stated)


def _people(about: About, people: Iterable[Named]) -> Iterator[PersonLine]:
    for one in people:
        names = [about.known.mentions[id_].name for id_ in about.who.members[one.who]]
        tellings = dict.fromkeys(about.known.statements[id_].telling.id for id_ in one.because)
        yield PersonLine(
            name=first_name(list(dict.fromkeys(names))),
            link=reverse("person", args=[one.who]),
            words=tuple(words_link(about.known, id_) for id_ in tellings),
            may_be_another=one.may_be_another,
        )


def _group(about: About, group: GroupCounts) -> GroupLine:
    found = group.voices
    members = [Named(who, because) for who, because in group.members]
    return GroupLine(
        name=about.known.mentions[group.group].name,
        facts=fact_lines(about.known, [one.statement for one in group.counts]),
        members=tuple(_people(about, members)),
        unnamed=group.unnamed,
        voices=counted(len(found.independent), len(found.origins), len(found.sources)),
    )


def _follows(about: About, everything: Said, wanted: Wanted, is_many: bool) -> FollowsView:
    clash = conflict(everything)
    if clash:
        told = [id_ for id_ in clash.because if not id_.startswith(OURS)]
        lines = fact_lines(about.known, dict.fromkeys(map(statement_of, told)))
        return FollowsView("", "", (), (), lines, None)
    found = answer(everything, everything.questions[0], reasons=not is_many)
    because = [id_ for id_ in found.least.because if not id_.startswith(OURS)]
    return FollowsView(
        sentence=numbers.follows(found.least.value or 0, found.most.value),
        adds_up=_added_up(found),
        because=fact_lines(about.known, dict.fromkeys(map(statement_of, because))),
        without=tuple(_left_out(everything, found, wanted.without, wanted.address)),
        clash=(),
        least=found.least.value,
    )


def _added_up(found: Answer) -> str:
    proof = found.least.adds_up
    if proof is None or len(proof.parts) < 2:
        return ""
    return numbers.added_up([(one.weight, one.number, one.named) for one in proof.parts], proof.total)


def _left_out(everything: Said, found: Answer, without: Sequence[str], address: str) -> Iterator[LeftOut]:
    one: Without
    for one in found.least.without_source:
        if one.left_out != OURS:
            kept = "".join(f"&without={id_}" for id_ in (*without, one.left_out))
            number = _("no number") if one.value is None else str(one.value)
            yield LeftOut(everything.sources[one.left_out], number, f"{address}{kept}#follows")
