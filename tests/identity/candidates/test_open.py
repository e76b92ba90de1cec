"""What is gathered of a person, what is asked in which order, and that what grew is what would be made anew."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.identity.candidates import Open, Said, gather
from habeas.identity.clusters import clusters
from habeas.register.about import About
from habeas.statements.claims.base import Claim
from habeas.statements.claims.custody import Detained, HeldAt
from habeas.statements.claims.identity import Aged, Born, Described, Named, NameKind, Related, ServesIn
from habeas.statements.growing import Folding
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind, party
from habeas.statements.passage import Words
from habeas.statements.source import Attachment
from tests.cast import Notebook
from tests.journeys.lists import AGAIN, PEOPLE, matches


def of_list() -> Open:
    book = Notebook()
    book.source("list")
    for number, name in enumerate(PEOPLE + AGAIN):
        book.mention(f"m{number}", "list", name=name)
    known = book.known()
    return Open.of(known, clusters(known))


def test_of_a_list_in_two_scripts_all_37_are_proposed_and_nobody_else() -> None:
    open_ = of_list()
    names = open_.known.mentions
    found = {frozenset((names[one.a].name, names[one.b].name)) for one in open_.undecided}
    assert len(open_.people) == 120
    assert found == matches()
    assert len(found) == 37


def test_everything_that_was_said_is_gathered() -> None:
    book = Notebook()
    book.source("a", published="2031-05-02")
    for id_, kind, name in (
        ("petro", Kind.PERSON, "Мура Петро"),
        ("mother", Kind.PERSON, "Мура Олена"),
        ("unit", Kind.BODY, "в/ч 12345"),
        ("cellar", Kind.PLACE, "Карськ"),
        ("home", Kind.PLACE, "Лісса"),
    ):
        book.mention(id_, "a", kind, name=name)
    him = party("petro")
    claims: tuple[Claim, ...] = (
        Named(person=him, name_as_said=Words(exact="Гном", start=0), kind=NameKind.NICKNAME),
        ServesIn(person=him, body=party("unit")),
        Described(person=him, what=Words(exact="Верхня Лісса", start=0)),
        Described(person=him, what=Words(exact="a sailor with a scar", start=0)),
        HeldAt(who=him, place=party("cellar")),
        Related(person=party("mother"), of=him),
    )
    book.tell("f", "a", Aged(person=him, years=20), when="2031-05-02", more=claims)
    book.tell("born", "a", Born(person=him, place=party("home")))
    book.tell("taken", "a", Detained(who=him), when="2031-04-03")
    book.note(Attachment(id="x", source="a", name="p.jpg", media_type="image/jpeg", sha256="d" * 64, size=1))
    known = book.known()
    found = gather(known, clusters(known), Said.of(known), "petro")
    assert found.names == ("Мура Петро",)
    assert found.called == ("Гном",)
    person = found.person
    assert person.born == (date(2010, 5, 3), date(2011, 5, 2))
    assert person.units == ("в/ч 12345",)
    assert person.places == ("Верхня Лісса", "Лісса")
    assert person.relatives == ("Мура Олена",)
    assert person.taken == (date(2031, 4, 3), date(2031, 4, 3))
    assert person.held == ("Карськ",)
    assert person.photos == (), "his mother is spoken of there, too: the picture may be hers"
    assert gather(known, clusters(known), Said.of(known), "mother").person.relatives == ("Мура Петро",)


def test_an_equal_photo_counts_where_the_source_speaks_of_nobody_else() -> None:
    book = Notebook()
    book.source("a")
    book.mention("petro", "a", name="Мура Петро")
    book.note(Attachment(id="x", source="a", name="p.jpg", media_type="image/jpeg", sha256="d" * 64, size=1))
    known = book.known()
    assert gather(known, clusters(known), Said.of(known), "petro").person.photos == ("d" * 64,)


def test_an_age_on_a_leap_day_is_an_interval_too() -> None:
    book = Notebook()
    book.source("a")
    book.mention("petro", "a", name="Мура Петро")
    book.tell("f", "a", Aged(person=party("petro"), years=19), when="2028-02-29")
    known = book.known()
    found = gather(known, clusters(known), Said.of(known), "petro").person.born
    assert found == (date(2008, 3, 1), date(2009, 2, 28))


def test_three_who_may_be_one_are_asked_about_together() -> None:
    book = Notebook()
    for number, name in enumerate(
        ("Бовенко Петро Іванович", "Бовенко Петр Иванович", "Bovenko Petro Ivanovych")
    ):
        book.source(f"s{number}")
        book.mention(f"m{number}", f"s{number}", name=name)
        book.tell(f"born{number}", f"s{number}", Born(person=party(f"m{number}")), when="1990-05-17")
    known = book.known()
    open_ = Open.of(known, clusters(known))
    ((best, group),) = open_.groups
    assert group == ("m0", "m1", "m2")
    assert best.probability > 0.9


NAMES = ("Мура Петро", "Mura Petro", "Мура Данило", "«Гном»", "a soldier", "Каляш Ігор")
IDS = tuple(f"m{number}" for number in range(len(NAMES)))
one = st.sampled_from(IDS)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("judge"), one, one, st.sampled_from(Verdict)),
        st.tuples(st.just("beside"), one, one),
        st.tuples(st.just("aged"), one, st.integers(18, 60)),
        st.tuples(st.just("undo"), st.integers(0, 20)),
        st.tuples(st.just("mention"), st.sampled_from(NAMES)),
    ),
    max_size=8,
)


def _step(book: Notebook, step: tuple[object, ...]) -> None:
    number = len(book.items)
    match step:
        case ("judge", str() as a, str() as b, Verdict() as verdict) if a != b:
            book.judge(a, b, verdict)
        case ("beside", str() as a, str() as b) if a != b:
            book.tell(f"f{number}", "a", HeldAt(who=party(a, b)))
        case ("aged", str() as a, int() as years):
            book.tell(f"f{number}", "a", Aged(person=party(a), years=years), when="2031-05-01")
        case ("mention", str() as name):
            book.mention(f"more{number}", "a", name=name)
        case ("undo", int() as back):
            ids = [item.value.id for item in book.items if item.value.id[0] in "jt"]  # type: ignore[union-attr]
            done = {getattr(item.value, "of", "") for item in book.items}
            if ids and (target := ids[back % len(ids)]) not in done:
                book.undo(target)
        case _:
            pass


def sure(open_: Open) -> set[frozenset[str]]:
    """Pairs that no change in how rare a name is brings below what is offered."""
    return {pair for pair, one in open_.pairs.items() if one.probability > 0.5}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(steps)
def test_what_grew_is_what_would_be_made_anew(taken: list[tuple[object, ...]]) -> None:
    book = Notebook()
    book.source("a")
    for id_, name in zip(IDS, NAMES, strict=True):
        book.mention(id_, "a", name=name)
    folding = Folding()
    folding.add(book.items, lambda: book.items)
    about = About(folding.known)
    about.prepare_to_grow()
    open_ = Open.of(about.known, about.who)
    for step in taken:
        before, there = folding.known, len(book.items)
        _step(book, step)
        folding.add(book.items[there:], lambda: book.items)
        changes = folding.changes(before, folding.known)
        if changes is None:
            about = About(folding.known)
            open_ = Open.of(folding.known, about.who)
            continue
        about = about.grown(folding.known, changes)
        open_ = open_.grown(about.known, about.who, changes)
        anew = Open.of(folding.known, clusters(folding.known))
        assert dict(open_.people) == dict(anew.people)
        assert sure(open_) <= {*open_.pairs} & {*anew.pairs}
        assert sure(anew) <= {*open_.pairs} & {*anew.pairs}
        closed = {*open_.pairs} - {frozenset((one.a, one.b)) for one in open_.undecided}
        assert not closed & {frozenset((one.a, one.b)) for one in anew.undecided}
