"""What guards a source and is set aside by another's work is told, in whatever way it is set aside."""

from datetime import timedelta

import pytest

from habeas.statements.account import Account, Answer, Audience, Consent, Use
from habeas.statements.codec import Record
from habeas.statements.in_force import Noted
from habeas.statements.judgement import Undoing
from habeas.statements.known import Known, known
from habeas.statements.leaving import Withdrawal
from habeas.statements.set_aside import set_aside
from habeas.wording.set_aside import set_aside_in_words
from tests.cast import ANNA, BOHDAN, START, VERA, Notebook

ONLY_ANNA = Audience(id="o", source="call", people=(ANNA, BOHDAN))
NO = Consent(id="c", source="call", use=Use.PUBLISH, answer=Answer.NO)
CHECKED = Account(id="a", source="call", number_known=True, may_tell="only that he is alive")


def book() -> Notebook:
    book = Notebook()
    book.source("call", title="Olha's call")
    for value in (ONLY_ANNA, NO, CHECKED):
        book.note(value)
    return book


def after(notes: Notebook, *values: Record, by: str = BOHDAN) -> tuple[Known, Known, list[Noted]]:
    new = [Noted(100 + number, START + timedelta(days=1), by, value) for number, value in enumerate(values)]
    return notes.known(), known([*notes.items, *new]), new


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Undoing(id="u", of="o"), "Who may see “Olha's call”: only Anna and Bohdan → everybody at this desk"),
        (
            Audience(id="o2", source="call", people=(ANNA, BOHDAN, VERA), replaces=("o",)),
            "Who may see “Olha's call”: only Anna and Bohdan → only Anna, Bohdan and Vera",
        ),
        (
            Consent(
                id="c2", source="call", use=Use.PUBLISH, answer=Answer.YES, name="a mother", replaces=("c",)
            ),
            "What they allow with “Olha's call”. May we publish it? no → yes, as “a mother”",
        ),
        (Undoing(id="u", of="c"), "What they allow with “Olha's call”. May we publish it? no → not asked"),
        (
            Account(id="a2", source="call", number_known=True, may_tell="everything", replaces=("a",)),
            "What whoever told “Olha's call” may be told: only that he is alive → everything",
        ),
        (
            Account(id="a2", source="call", number_known=True, may_tell="everything"),
            "What whoever told “Olha's call” may be told: only that he is alive → everything",
        ),
    ],
)
def test_old_and_new_are_told_in_plain_words(value: Record, words: str) -> None:
    before, now, new = after(book(), value)
    (one,) = set_aside(before, now, new)
    assert (one.noted_by, one.by) == (ANNA, (BOHDAN,))
    assert set_aside_in_words(before, now, one) == (words,)
    (hers,) = set_aside(*after(book(), value, by=ANNA))
    assert hers.by == (ANNA,), "the name on what was brought is only said"


def test_what_had_replaced_it_and_is_brought_back_is_told_too() -> None:
    notes = book()
    notes.note(Audience(id="o2", source="call", people=(ANNA, BOHDAN, VERA), replaces=("o",)))
    back = notes.undo("o2")
    (one,) = set_aside(*after(notes, Undoing(id="u", of=back)))
    assert (one.value.id, one.noted_by, one.by) == ("o", ANNA, (BOHDAN,))


def test_another_value_under_its_number_from_before_it_is_told_too() -> None:
    notes = book()
    other = Noted(0, START, BOHDAN, Audience(id="o", source="call", people=(ANNA, BOHDAN, VERA)))
    (one,) = set_aside(notes.known(), known([other, *notes.items]), [other])
    assert (one.value, one.by) == (ONLY_ANNA, (BOHDAN,))


def test_nothing_is_told_of_what_stays_or_is_erased() -> None:
    stricter = Audience(id="o3", source="call", people=(ANNA,))
    assert set_aside(*after(book(), stricter)) == []
    assert set_aside(*after(book(), Undoing(id="u", of="o"), Withdrawal(id="w", source="call"))) == []


def test_what_comes_to_the_same_needs_no_words() -> None:
    same = Audience(id="o2", source="call", people=(BOHDAN, ANNA), replaces=("o",))
    before, now, new = after(book(), same)
    (one,) = set_aside(before, now, new)
    assert set_aside_in_words(before, now, one) == ()
