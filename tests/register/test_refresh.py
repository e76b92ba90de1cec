"""Refresh equals rebuild: after any acts, the rows of the affected people are all that changed."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from habeas.register.about import About
from habeas.register.confirmed import can_be_confirmed
from habeas.register.people import PersonRow, affected, register, row
from habeas.statements.claims.bodies import LocatedIn
from habeas.statements.claims.contact import (
    Challenged,
    ChallengeResult,
    Contacted,
    ContactKind,
    Impersonated,
    NoNews,
)
from habeas.statements.claims.custody import HeldAt, Moved, Released
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.decisions import Compromised, Confirmed, ContactVerdict, ContactVetted, Placing
from habeas.statements.growing import Folding
from habeas.statements.in_force import CAN_BE_UNDONE
from habeas.statements.judgement import Verdict
from habeas.statements.known import Known, Statement, known
from habeas.statements.mention import Kind, party
from habeas.statements.telling import Polarity
from habeas.statements.when import Anchor, Relation, When
from tests.cast import Notebook

DAY = date(2031, 5, 9)
PEOPLE = ("Petro", "Petya", "Taras", "Olha")

PLACES = ("cellar", "Karsk", "Lissa")
SINCE = ("", "2031-05-01", "2031-05-20")

claims = st.one_of(
    st.builds(
        lambda who: HeldAt(who=party(*who), place=party("cellar")),
        st.sets(st.sampled_from(PEOPLE), min_size=1),
    ),
    st.builds(lambda who: HeldAt(who=party(who)), st.just("others")),
    st.builds(lambda who: HeldAt(who=party("others"), besides=party(who)), st.sampled_from(PEOPLE)),
    st.builds(
        lambda who: Challenged(claimed=party(who), channel=party("phone"), result=ChallengeResult.WRONG),
        st.sampled_from(PEOPLE),
    ),
    st.builds(lambda who: BelongsTo(person=party(who), group=party("others")), st.sampled_from(PEOPLE)),
    st.builds(lambda who: Released(who=party(who)), st.sampled_from(PEOPLE)),
    st.builds(lambda who: NoNews(of=party(who)), st.sampled_from(PEOPLE)),
    st.builds(
        lambda who, to: Moved(who=party(who), to=party(to)), st.sampled_from(PEOPLE), st.sampled_from(PLACES)
    ),
    st.builds(
        lambda inner, outer: LocatedIn(place=party(inner), within=party(outer)),
        st.sampled_from(PLACES),
        st.sampled_from(PLACES),
    ),
    st.builds(
        lambda a, b: Contacted(from_=party(a), to=party(b), kind=ContactKind.VOICE, channel=party("phone")),
        st.sampled_from(PEOPLE),
        st.sampled_from(PEOPLE),
    ),
    st.builds(
        lambda a, b: Contacted(from_=party(a), to=party(b), kind=ContactKind.TEXT, channel=party("number")),
        st.sampled_from(PEOPLE),
        st.sampled_from(PEOPLE),
    ),
    st.builds(lambda who: Impersonated(whom=party(who), channel=party("phone")), st.sampled_from(PEOPLE)),
)
chains = st.lists(st.one_of(st.none(), st.sampled_from((*PEOPLE, "s1"))), max_size=3).map(tuple)
days = st.one_of(st.none(), st.sampled_from(("2031-04", "2031-05-01", "2031-05-08/2031-05-20", "2031-06")))
leaning = st.builds(
    lambda relation, act: When(anchor=Anchor(relation=relation, act=act, at_least=2)),
    st.sampled_from((Relation.BEFORE, Relation.AFTER)),
    st.sampled_from(("call", "visit")),
)
acts = st.one_of(
    st.tuples(
        st.just("tell"),
        claims,
        st.one_of(days, leaning),
        chains,
        st.sampled_from(("s1", "s2")),
        st.sampled_from((None, "call", "visit")),
    ),
    st.tuples(st.just("vet"), st.integers(0, 30), st.sampled_from(list(ContactVerdict)), st.none()),
    st.tuples(st.just("mark"), st.sampled_from(("phone", "number")), st.sampled_from(SINCE), st.none()),
    st.tuples(
        st.just("one"), st.sampled_from((("phone", "number"), ("call", "visit"))), st.none(), st.none()
    ),
    st.tuples(st.just("retract"), claims, st.none(), chains),
    st.tuples(st.just("judge"), st.permutations(PEOPLE), st.sampled_from(list(Verdict)), st.none()),
    st.tuples(st.just("undo"), st.integers(0, 30), st.none(), st.none()),
    st.tuples(st.just("date"), days, st.sampled_from(("s1", "s2")), st.none()),
)


@given(st.lists(acts, max_size=14))
def test_refreshing_the_affected_gives_what_a_rebuild_gives(history: list[tuple[object, ...]]) -> None:
    book = opening()
    shelf = rebuilt(book.known())
    for act in history:
        before = book.known()
        perform(book, act)
        after = book.known()
        shelf = refreshed(shelf, before, after)
        assert shelf == rebuilt(after)


@given(st.lists(acts, max_size=14), st.lists(st.integers(1, 3), max_size=14))
def test_so_does_an_index_that_grew_with_the_record(
    history: list[tuple[object, ...]], cuts: list[int]
) -> None:
    book, folding = opening(), Folding()
    folding.add(book.items, lambda: book.items)
    about = About(folding.known)
    shelf, length = rebuilt(folding.known), len(book.items)
    for cut in [*cuts, len(history)]:
        for act in history[:cut]:
            perform(book, act)
            new, length = book.items[length:], len(book.items)
            folding.add(new, lambda: book.items)
        history = history[cut:]
        changes = folding.changes(about.known, folding.known)
        after = about.grown(folding.known, changes) if changes else About(folding.known)
        changed = affected(about, after, changes)
        kept = {id_: one for id_, one in shelf.items() if id_ not in changed}
        shelf = kept | {id_: row(after, id_, DAY) for id_ in changed if after.is_listed(id_, DAY)}
        assert shelf == rebuilt(folding.known)
        about = after


@given(st.lists(acts, max_size=10))
def test_the_record_is_read_the_same_however_often(history: list[tuple[object, ...]]) -> None:
    book = opening()
    for act in history:
        perform(book, act)
    assert rebuilt(known(book.items)) == rebuilt(known(list(book.items)))


def test_where_the_place_lies_that_a_place_lies_in_changes_the_row() -> None:
    book = opening()
    book.tell("f1", "s1", HeldAt(who=party("Petro"), place=party("cellar")))
    book.tell("f2", "s1", LocatedIn(place=party("cellar"), within=party("Karsk")))
    before = book.known()
    shelf = rebuilt(before)
    book.decide(Placing, "Karsk", within="Lissa")
    assert refreshed(shelf, before, book.known()) == rebuilt(book.known())
    assert rebuilt(book.known())["Petro"].places[0].lies_in == ("Karsk", "Lissa")


def opening() -> Notebook:
    book = Notebook()
    book.source("s1", published="2031-05-09")
    book.source("s2", published="2031-05-02")
    book.people("s1", *PEOPLE)
    for place in PLACES:
        book.mention(place, "s1", Kind.PLACE)
    book.mention("others", "s1", Kind.GROUP)
    book.mention("phone", "s1", Kind.CHANNEL)
    book.mention("number", "s2", Kind.CHANNEL)
    book.mention("call", "s1", Kind.ACT)
    book.mention("visit", "s2", Kind.ACT)
    return book


def is_contact(statement: Statement) -> bool:
    return isinstance(statement.fact.claim, Contacted)


def perform(book: Notebook, act: tuple[object, ...]) -> None:
    match act:
        case ("tell", claim, day, chain, source, call):
            book.tell(f"f{len(book.items)}", source, claim, when=day, chain=chain, act=call)  # type: ignore[arg-type]
        case ("retract", claim, _, chain):
            polarity = Polarity.RETRACTS
            book.tell(f"f{len(book.items)}", "s1", claim, chain=chain, polarity=polarity)  # type: ignore[arg-type]
        case ("judge", people, verdict, _):
            book.judge(people[0], people[1], verdict)  # type: ignore[index, arg-type]
        case ("undo", number, _, _):
            targets = [i.value.id for i in book.items if isinstance(i.value, CAN_BE_UNDONE)]
            if targets:
                book.undo(targets[number % len(targets)])  # type: ignore[operator]
        case ("date", day, source, _):
            book.source(source, published=day)  # type: ignore[arg-type]
        case _:
            decide(book, act)


def decide(book: Notebook, act: tuple[object, ...]) -> None:
    match act:
        case ("vet", int(number), verdict, _):
            contacts = [id_ for id_, one in book.known().statements.items() if is_contact(one)]
            if contacts:
                book.decide(ContactVetted, contacts[number % len(contacts)], verdict=verdict)
        case ("confirm", int(number), _, _):
            ends = [id_ for id_, one in book.known().statements.items() if can_be_confirmed(one)]
            if ends:
                book.decide(Confirmed, ends[number % len(ends)])
        case ("place", str(place), str(within), _):
            book.decide(Placing, place, within=within)
        case ("places", places, _, _):
            book.judge(places[0], places[1], Verdict.SAME)  # type: ignore[index]
        case ("mark", str(channel), since, _):
            book.decide(Compromised, channel, since=since)
        case ("one", (str(first), str(second)), _, _):
            book.judge(first, second, Verdict.SAME)


def rebuilt(state: Known) -> dict[str, PersonRow]:
    return {one.id: one for one in register(state, as_of=DAY)}


def refreshed(shelf: dict[str, PersonRow], before: Known, after: Known) -> dict[str, PersonRow]:
    about = About(after)
    changed = affected(About(before), about)
    on_register = set(about.people(DAY))
    kept = {id_: one for id_, one in shelf.items() if id_ not in changed}
    return kept | {id_: row(about, id_, DAY) for id_ in changed & on_register}
