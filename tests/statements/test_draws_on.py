"""What a value draws on: its words are sealed under these sources' keys, and die with any of them."""

from habeas.statements.claims.custody import HeldAt
from habeas.statements.draws_on import draws_on, is_kept_from
from habeas.statements.judgement import Judgement, Undoing, Verdict
from habeas.statements.leaving import Departure, Way, Withdrawal
from habeas.statements.mention import party
from habeas.statements.work import Done
from tests.cast import Notebook


def book() -> Notebook:
    book = Notebook()
    for source in ("report", "call"):
        book.source(source)
        book.people(source, f"Petro@{source}")
    book.tell("held", "report", HeldAt(who=party("Petro@report")))
    return book


def test_each_value_draws_on_the_sources_whose_words_it_holds() -> None:
    known = book().known()
    for item in known.noted.values():
        (source,) = draws_on(item.value, known) or ()
        assert source in ("report", "call")
    assert draws_on(known.tellings["t:held"], known) == ("report",)


def test_a_judgement_draws_on_both_and_so_does_taking_it_back() -> None:
    notes = book()
    judged = notes.judge("Petro@report", "Petro@call", Verdict.SAME)
    back = notes.undo(judged)
    again = notes.undo(back)
    known = notes.known()
    for id_ in (judged, back, again):
        assert draws_on(known.noted[id_].value, known) == ("call", "report")
    within = Judgement(id="j", a="Petro@call", b="Petro@call2", verdict=Verdict.SAME)
    notes.mention("Petro@call2", "call")
    assert draws_on(within, notes.known()) == ("call",)


def test_what_quotes_nobody_draws_on_nothing() -> None:
    known = book().known()
    assert draws_on(Withdrawal(id="w", source="call"), known) == ()
    assert draws_on(Departure(id="d", way=Way.BACKUP, to="stick", sources=("call",)), known) == ()


def test_where_it_cannot_be_told_what_it_draws_on_it_is_kept_from_whoever_may_not_see_all() -> None:
    notes = book()
    notes.note(Undoing(id="itself", of="itself"))
    notes.note(Done(id="one", of="other"))
    notes.note(Undoing(id="other", of="one"))
    notes.note(Undoing(id="nothing", of="something of a later version"))
    notes.note(Judgement(id="nobody", a="Petro@call", b="Ihor", verdict=Verdict.SAME))
    for number in range(3000):
        notes.note(Undoing(id=f"row{number}", of=f"row{number + 1}"))
    notes.note(Undoing(id="row3000", of="t:held"))
    known = notes.known()
    for id_ in ("itself", "one", "other", "nothing", "nobody", "row0"):
        value = known.noted[id_].value
        assert draws_on(value, known) is None
        assert is_kept_from(frozenset({"call"}), value, known)
        assert not is_kept_from(frozenset(), value, known)


def test_what_draws_on_nothing_hidden_is_seen() -> None:
    known = book().known()
    assert is_kept_from(frozenset({"call"}), known.mentions["Petro@call"], known)
    assert not is_kept_from(frozenset({"call"}), known.mentions["Petro@report"], known)
    assert not is_kept_from(frozenset({"call"}), Withdrawal(id="w", source="call"), known)
