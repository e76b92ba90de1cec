"""Who was said to be at a place: possible days, and those that are sure."""

from datetime import date

import pytest

from habeas.register.about import About
from habeas.register.at_place import Stay, at_place
from habeas.register.sure_days import joined
from habeas.statements.chain import Basis, Knows, Link
from habeas.statements.claims.custody import HeldAt, Moved
from habeas.statements.mention import Kind, party
from habeas.statements.when import Aspect, Bounds
from tests.cast import Notebook

DAY = date(2031, 6, 1)
PETRO = Link(who=party("Petro"), knows=Knows.WAS_THERE, basis=Basis.EXPLICIT)


@pytest.fixture
def book() -> Notebook:
    book = Notebook()
    book.source("s1", published="2031-05-20")
    book.people("s1", "Petro")
    book.mention("cellar", "s1", Kind.PLACE)
    book.mention("garage", "s1", Kind.PLACE)
    return book


def stay(book: Notebook, place: str = "cellar") -> Stay:
    found = at_place(About(book.known()), place, as_of=DAY)
    assert found is not None
    (one,) = found.stays
    return one


def held(when: str, aspect: Aspect = Aspect.AT, place: str = "cellar") -> dict[str, object]:
    return {"claim": HeldAt(who=party("Petro"), place=party(place)), "when": when, "aspect": aspect}


def test_a_loose_date_is_sure_of_no_day(book: Notebook) -> None:
    book.tell("f1", "s1", **held("2031-05"))  # type: ignore[arg-type]
    one = stay(book)
    assert (one.earliest, one.latest, one.sure) == (date(2031, 5, 1), date(2031, 5, 20), ())


def test_single_days_stand_apart_and_days_in_a_row_are_one_span(book: Notebook) -> None:
    for number, day in enumerate(("2031-05-12", "2031-05-03", "2031-05-04")):
        book.tell(f"f{number}", "s1", **held(day))  # type: ignore[arg-type]
    assert stay(book).sure == (
        Bounds(date(2031, 5, 3), date(2031, 5, 4)),
        Bounds(date(2031, 5, 12), date(2031, 5, 12)),
    )


def test_since_a_day_is_sure_until_it_was_told_or_until_the_same_voice_ends_it(book: Notebook) -> None:
    book.tell("f1", "s1", **held("2031-05-02", Aspect.SINCE), chain=(PETRO,))  # type: ignore[arg-type]
    assert stay(book).sure == (Bounds(date(2031, 5, 2), date(2031, 5, 20)),)
    moved = Moved(who=party("Petro"), from_=party("cellar"), to=party("garage"))
    book.tell("f2", "s1", moved, when="2031-05-09", chain=(PETRO,))
    assert stay(book).sure == (Bounds(date(2031, 5, 2), date(2031, 5, 9)),)


def test_joining_keeps_what_is_apart_apart() -> None:
    a, b, c = (Bounds(date(2031, 5, day), date(2031, 5, day + 2)) for day in (1, 3, 7))
    assert joined([c, b, a]) == (Bounds(date(2031, 5, 1), date(2031, 5, 5)), c)
    assert joined([]) == ()
