"""Two people apart: packages bring everything, show what disagrees, and bring in all of it or nothing."""

from io import BytesIO
from pathlib import Path

import pytest

from habeas.acts.backup import back_up, restore
from habeas.acts.case import Case, CaseError
from habeas.acts.checking import check_case, check_package
from habeas.acts.devices import turn_off
from habeas.acts.judge import judge
from habeas.acts.merging import Brought, bring_in, give, give_for_checking
from habeas.acts.take_in import take_in
from habeas.acts.undo import undo
from habeas.ledger import bundle
from habeas.protection.ring import SourceKey
from habeas.register.people import register
from habeas.statements.judgement import Verdict
from habeas.statements.source import Source
from tests.acts.conftest import NOTE, NOW
from tests.acts.laptops import on, told
from tests.keys import CHEAP, new_case

HELD = 'claim = "held_at", who = "Petro", place = "a cellar"'
WORDS = "her son Petro is held in a cellar"


@pytest.fixture
def two(case: Case, note: Source, tmp_path: Path) -> tuple[Case, Case]:
    """Anna's case, and a copy of it on a second laptop."""
    backup = back_up(case, tmp_path / "stick", by="Anna", at=NOW)
    with on(tmp_path / "second"):
        second = restore(backup.file, tmp_path / "second" / "case", case.keys, ring=backup.ring, at=NOW)
    return case, second


def exchange(a: Case, b: Case, folder: Path, name: str) -> tuple[Brought, Brought]:
    """Each gives the other a package."""
    give(a, folder / f"{name} of a", by="Anna", at=NOW)
    give(b, folder / f"{name} of b", by="Bohdan", at=NOW)
    return bring_in(b, folder / f"{name} of a", at=NOW), bring_in(a, folder / f"{name} of b", at=NOW)


def test_both_edits_of_one_fact_are_there_and_both_ends_are_equal(
    two: tuple[Case, Case], tmp_path: Path
) -> None:
    a, b = two
    first = told(a, WORDS, HELD)
    exchange(a, b, tmp_path, "first")
    from habeas.acts.accept import accept
    from habeas.acts.by_hand import Hand

    for case, place, by in ((a, "a cellar in the town of Karsk", "Anna"), (b, "the town of Karsk", "Bohdan")):
        (source,) = case.known().sources.values()
        hand = Hand(case.known(), source, NOTE)
        table = {"words": WORDS + " in the town of Karsk", "chain": [{"who": "Olha"}], "facts": [
            {"claim": "held_at", "who": "Petro", "place": place},
        ]}  # fmt: skip
        accept(case, source.id, hand.telling(table), hand.entities.values(), by=by, at=NOW, replaces=first)
    seen = exchange(a, b, tmp_path, "second")
    for case, brought in zip((b, a), seen, strict=True):
        assert [one.about for one in brought.disagree] == [(first,)]
        assert brought.tellings == 1
        assert len(case.known().tellings) == 2
    exchange(a, b, tmp_path, "third")
    assert a.known().tellings == b.known().tellings
    assert register(a.known(), as_of=NOW.date()) == register(b.known(), as_of=NOW.date())


def test_sources_come_with_their_words_and_keys(two: tuple[Case, Case], tmp_path: Path) -> None:
    a, b = two
    text = "Taras says that nobody is held in the town.\n"
    source = take_in(b, text.encode(), "second.txt", obtained="a call", by="Bohdan", at=NOW)
    _, brought = exchange(a, b, tmp_path, "one")
    assert brought.sources == (source.title,)
    assert a.text(source.id) == text
    assert check_case(a, at=NOW).problems == []
    assert not list(a.path.glob(".habeas-*"))


def test_judgements_that_differ_are_shown(two: tuple[Case, Case], tmp_path: Path) -> None:
    a, b = two
    told(a, WORDS, HELD)
    told(a, "A guard told Petro or Danylo", 'claim = "contacted", from = "Danylo"')
    exchange(a, b, tmp_path, "one")
    petro, danylo = (
        next(m.id for m in a.known().mentions.values() if m.name == n) for n in ("Petro", "Danylo")
    )
    judge(a, petro, danylo, Verdict.SAME, by="Anna", at=NOW)
    judge(b, petro, danylo, Verdict.DIFFERENT, by="Bohdan", at=NOW)
    _, brought = exchange(a, b, tmp_path, "two")
    assert [set(one.about) for one in brought.disagree] == [{petro, danylo}]
    assert a.known().judgements == b.known().judgements


def test_one_corrects_what_the_other_took_back(two: tuple[Case, Case], tmp_path: Path) -> None:
    a, b = two
    telling = told(a, WORDS, HELD)
    exchange(a, b, tmp_path, "one")
    undo(a, telling, by="Anna", at=NOW)
    undo(b, telling, by="Bohdan", at=NOW)
    _, brought = exchange(a, b, tmp_path, "two")
    assert brought.disagree == [], "both took it back: that is no disagreement"


def test_looking_first_changes_nothing(two: tuple[Case, Case], tmp_path: Path) -> None:
    a, b = two
    told(b, WORDS, HELD, by="Bohdan")
    give(b, tmp_path / "package", by="Bohdan", at=NOW)
    before = (a.last_entry(), a.known().noted.keys())
    brought = bring_in(a, tmp_path / "package", at=NOW, agree=lambda brought: False)
    assert brought.tellings == 1
    assert (a.last_entry(), a.known().noted.keys()) == before
    assert not bring_in(a, tmp_path / "package", at=NOW).is_nothing
    assert bring_in(a, tmp_path / "package", at=NOW).is_nothing


def test_a_package_gives_back_keys_and_files_that_were_lost(case: Case, note: Source, tmp_path: Path) -> None:
    told(case, WORDS, HELD)
    made = back_up(case, tmp_path / "stick", by="Anna", at=NOW)
    give(case, tmp_path / "package", by="Anna", at=NOW)
    with on(tmp_path / "bare"):
        bare = restore(made.file, tmp_path / "bare" / "case", case.keys, ring=None, at=NOW)
        (bare.path / "sources" / note.id / "original").unlink()
        brought = bring_in(bare, tmp_path / "package", at=NOW)
        assert (brought.keys, brought.files) == (1, 1)
        assert bare.known().statements == case.known().statements
        assert bare.original(note.id) == NOTE.encode()
        assert check_case(bare, at=NOW).problems == []
        assert bring_in(bare, tmp_path / "package", at=NOW).is_nothing


def test_a_package_of_another_case_or_for_checking_is_refused(
    case: Case, note: Source, tmp_path: Path
) -> None:
    with on(tmp_path / "vera"):
        other = new_case(tmp_path / "vera" / "case", user="Vera")
        give(other, tmp_path / "foreign", by="Vera", at=NOW)
    give_for_checking(case, tmp_path / "checking", "some words", by="Anna", at=NOW, cost=CHEAP)
    before = case.last_entry()
    with pytest.raises(CaseError, match=r"of another case. Nothing of it was stored"):
        bring_in(case, tmp_path / "foreign", at=NOW)
    with pytest.raises(CaseError, match="brings nothing in"):
        bring_in(case, tmp_path / "checking", at=NOW)
    (tmp_path / "letter").write_text("Dear Anna")
    with pytest.raises(CaseError, match="no package of habeas"):
        bring_in(case, tmp_path / "letter", at=NOW)
    assert case.last_entry() == before


def test_a_file_that_would_leave_the_case_is_refused(two: tuple[Case, Case], tmp_path: Path) -> None:
    a, b = two
    told(b, WORDS, HELD, by="Bohdan")
    head = bundle.new_head(b.keys.case, NOW.date())
    key = bundle.case_stream_key(b.keys.key, head.salt)
    for name in ("../keys", "sources/../../keys", "sources/s_1/.hidden", "/etc/passwd", "record.db"):
        out = BytesIO()
        bundle.write(out, head, key, b.ledger, bundle.Cargo(files={name: b.path / "ring"}))
        (tmp_path / "package").write_bytes(out.getvalue())
        before = a.last_entry()
        with pytest.raises(CaseError, match="a file outside the case"):
            bring_in(a, tmp_path / "package", at=NOW)
        assert a.last_entry() == before


def test_who_checks_from_outside_reads_no_word(case: Case, note: Source, tmp_path: Path) -> None:
    told(case, WORDS, HELD)
    give_for_checking(case, tmp_path / "package", "some words", by="Anna", at=NOW, cost=CHEAP)
    report = check_package(tmp_path / "package", None, "some words")
    assert (report.problems, report.opened) == ([], 2)
    assert report.gone == report.entries - 2
    assert check_package(tmp_path / "package", None, "other words").problems
    with pytest.raises(CaseError, match="words that were printed"):
        check_package(tmp_path / "package", case.keys, None)


def test_a_package_is_never_written_over_a_file(case: Case, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("a letter")
    with pytest.raises(CaseError, match="is there already; nothing was written"):
        give(case, tmp_path / "there", by="Anna", at=NOW)
    assert (tmp_path / "there").read_text() == "a letter"


def test_a_key_that_does_not_fit_is_put_aside_and_nothing_is_lost(
    case: Case, note: Source, tmp_path: Path
) -> None:
    told(case, WORDS, HELD)
    made = back_up(case, tmp_path / "stick", by="Anna", at=NOW)
    with on(tmp_path / "bare"):
        bare = restore(made.file, tmp_path / "bare" / "case", case.keys, ring=None, at=NOW)
        head = bundle.new_head(case.keys.case, NOW.date())
        wrong = [
            SourceKey(number=key.number, source=key.source, key="00" * 32) for key in case.ring.entries()
        ]
        out = BytesIO()
        bundle.write(
            out, head, bundle.case_stream_key(case.keys.key, head.salt), case.ledger, bundle.Cargo(keys=wrong)
        )
        (tmp_path / "package").write_bytes(out.getvalue())
        with pytest.raises(CaseError, match="a key that does not fit"):
            bring_in(bare, tmp_path / "package", at=NOW)
        assert check_case(bare, at=NOW).problems == []
        give(case, tmp_path / "good", by="Anna", at=NOW)
        bring_in(bare, tmp_path / "good", at=NOW)
        assert bare.text(note.id) == NOTE


def test_a_merge_says_which_device_was_turned_off(two: tuple[Case, Case], tmp_path: Path) -> None:
    a, b = two
    exchange(a, b, tmp_path, "one")
    device = a.ledger.access.device
    assert device
    turn_off(b, device.signer.public.hex(), at=NOW)
    give(b, tmp_path / "off", by="Bohdan", at=NOW)
    seen = bring_in(a, tmp_path / "off", at=NOW, agree=lambda brought: False)
    assert any("is turned off" in remark for remark in seen.remarks)
