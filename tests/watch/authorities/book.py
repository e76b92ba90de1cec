"""An invented case: Olha asks the base about her son Petro and is promised that he will come home."""

from datetime import date

from habeas.register.about import About
from habeas.statements.claims.authorities import Promised
from habeas.statements.claims.base import Inner
from habeas.statements.claims.custody import Moved, Released
from habeas.statements.claims.identity import Kinship, Related
from habeas.statements.mention import Kind, party
from habeas.statements.passage import Words
from habeas.statements.when import Anchor, Relation, Unit, When
from habeas.watch.case_grid import Cell
from tests.cast import Notebook

DAY = date(2031, 5, 20)
TELLERS = ("Olha", "s1")


def opened() -> Notebook:
    """People, a base, places, a request, a promise and an act, in two sources."""
    book = Notebook()
    for source, published in (("s1", "2031-05-10"), ("s2", "2031-05-12")):
        book.source(source, published)
    book.people("s1", "Petro", "Olha", "Taras")
    for id_, kind in (
        ("the base", Kind.BODY),
        ("the guard", Kind.BODY),
        ("the sailors", Kind.GROUP),
        ("the families", Kind.GROUP),
        ("Lissa", Kind.PLACE),
        ("Karsk", Kind.PLACE),
        ("the request", Kind.REQUEST),
        ("the promise", Kind.PROMISE),
        ("the call", Kind.ACT),
    ):
        book.mention(id_, "s1", kind)
    book.mention("the promise@2", "s2", Kind.PROMISE)
    book.mention("Petro@2", "s2")
    return book


def by_code(cells: tuple[Cell, ...]) -> dict[str, Cell]:
    """The cells of a grid by their article."""
    return {cell.code: cell for cell in cells}


def about(book: Notebook) -> About:
    return About(book.known())


def home(when: When | str | None = None, condition: str | None = None) -> Inner:
    """That Petro comes home."""
    date_ = When(edtf=when) if isinstance(when, str) else when
    return Inner(
        says=Released(who=party("Petro")), when=date_, condition=Words(exact=condition) if condition else None
    )


def to_lissa() -> Inner:
    return Inner(says=Moved(who=party("Petro"), to=party("Lissa")))


def promised(*inner: Inner, to: str = "Olha", promise: str | None = "the promise") -> Promised:
    return Promised(
        by=party("the base"), to=party(to), inner=inner, promise=party(promise) if promise else None
    )


def after(
    act: str | None, at_least: int | None = None, at_most: int | None = None, unit: Unit = Unit.DAY
) -> When:
    return When(
        anchor=Anchor(relation=Relation.AFTER, act=act, at_least=at_least, at_most=at_most, unit=unit)
    )


def is_his_mother(book: Notebook) -> None:
    book.tell(
        "mother",
        "s1",
        Related(person=party("Olha"), of=party("Petro"), kinship=Kinship.MOTHER),
        chain=TELLERS,
    )
