"""What a decision changed, and for whom: which contacts counted before it and do not now, and the days since."""

from datetime import date

import pytest

from habeas.register.about import About
from habeas.register.changes import ContactChange, PersonChange, what_changed
from habeas.register.contacts import Standing, Why
from habeas.register.fate import fate
from habeas.statements.claims.contact import Contacted, ContactKind
from habeas.statements.claims.custody import HeldAt, Released
from habeas.statements.decisions import Compromised, ContactVerdict, ContactVetted
from habeas.statements.mention import Kind, party
from tests.cast import Notebook

DAY = date(2031, 5, 9)


@pytest.fixture
def book() -> Notebook:
    notebook = Notebook()
    notebook.source("s1", published="2031-05-09")
    notebook.people("s1", "Petro", "Taras", "Danylo", "Olha", "Ihor")
    notebook.mention("phone", "s1", Kind.CHANNEL)
    for number, who in enumerate(("Petro", "Taras", "Danylo"), start=1):
        notebook.tell(f"h{number}", "s1", HeldAt(who=party(who)), when="2031-04-01", chain=("Ihor",))
    for number, (who, day) in enumerate((("Petro", 2), ("Petro", 6), ("Taras", 7), ("Danylo", 1)), start=1):
        called = Contacted(from_=party(who), to=party("Olha"), kind=ContactKind.VOICE, channel=party("phone"))
        notebook.tell(f"f{number}", "s1", called, when=f"2031-05-0{day}", chain=("Olha",))
    return notebook


def changes(book: Notebook, decision: str) -> dict[str, PersonChange]:
    return {one.person: one for one in what_changed(About(book.known()), decision, DAY)}


def test_a_channel_marked_changes_whoever_was_heard_through_it_since(book: Notebook) -> None:
    marked = book.decide(Compromised, "phone", since="2031-05-04", reason="another hand")
    found = changes(book, marked)
    assert list(found) == ["Petro", "Taras"], "Danylo rang before"
    lost = ContactChange(id="f2", before=Standing.PROOF, after=Standing.DOUBTED, why=Why.CHANNEL_COMPROMISED)
    assert found["Petro"].contacts == (lost,)
    assert (found["Petro"].days_before, found["Petro"].days_after) == ((3, 3), (7, 7))
    assert (found["Taras"].days_before, found["Taras"].days_after) == ((2, 2), (None, None))


def test_what_was_said_in_a_contact_is_nobodys_voice_any_more(book: Notebook) -> None:
    wrote = Contacted(from_=party("Taras"), to=party("Olha"), kind=ContactKind.TEXT, channel=party("phone"))
    held = HeldAt(who=party("Petro"))
    book.source("s2", published="2031-05-09")
    book.tell("f5", "s2", held, when="2031-05-08", chain=("Taras", "Olha"), more=(wrote,))
    marked = book.decide(Compromised, "phone", since="2031-05-04", reason="another hand")
    found = changes(book, marked)["Petro"]
    assert (found.voices_before, found.voices_after) == ((("h1",), ("f5",)), (("h1",),))


def test_and_does_not_bring_back_whom_somebody_named_said_to_be_free(book: Notebook) -> None:
    wrote = Contacted(from_=party("Taras"), to=party("Olha"), kind=ContactKind.TEXT, channel=party("phone"))
    book.source("s2", published="2031-05-09")
    book.tell("f5", "s2", Released(who=party("Petro")), when="2031-05-05", chain=("Ihor",))
    book.tell(
        "f6", "s2", HeldAt(who=party("Petro")), when="2031-05-08", chain=("Taras", "Olha"), more=(wrote,)
    )

    def fates() -> dict[str, tuple[str, ...]]:
        about = About(book.known())
        return {one.value: one.named for one in fate(about, about.parts("Petro", DAY), DAY).answers}

    assert fates() == {"held": ("h1", "f6")}
    book.decide(Compromised, "phone", since="2031-05-04", reason="another hand")
    assert fates() == {"held": ("h1",), "said_released": ("f5",)}


def test_a_verdict_is_shown_against_the_one_it_replaced(book: Notebook) -> None:
    first = book.decide(ContactVetted, "f2", verdict=ContactVerdict.DOUBTFUL)
    second = book.decide(ContactVetted, "f2", verdict=ContactVerdict.ACCEPTED, replaces=(first,))
    (change,) = changes(book, second)["Petro"].contacts
    assert (change.before, change.after) == (Standing.DOUBTED, Standing.PROOF)


def test_a_decision_that_changes_nothing_or_is_not_in_force_says_nothing(book: Notebook) -> None:
    marked = book.decide(Compromised, "phone", since="2031-05-08", reason="another hand")
    assert changes(book, marked) == {}
    book.undo(marked)
    assert changes(book, marked) == {}
