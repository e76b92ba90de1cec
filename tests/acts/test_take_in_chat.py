"""Taking in chosen messages: only those are kept; their files are carried, checked and destroyed with them."""

from pathlib import Path

import pytest

from habeas.acts.backup import back_up, restore
from habeas.acts.case import Case, CaseError
from habeas.acts.checking import check_case
from habeas.acts.export import export
from habeas.acts.first_chain import first_chain
from habeas.acts.merging import bring_in, give
from habeas.acts.sealed_files import attachment_name
from habeas.acts.take_in_chat import Taken, take_in_chat
from habeas.acts.withdraw import withdraw
from habeas.intake import Refused
from habeas.intake.chats import Media, read_export
from habeas.protection.digest import sha256
from habeas.statements.account import Account
from habeas.statements.chain import Knows, Link, Passed
from habeas.statements.mention import Kind, party
from habeas.statements.source import Source, SourceKind
from tests.acts.conftest import NOW
from tests.exports import VOICE, iphone_zip, said, telegram, zipped

DATA = iphone_zip()
EXPORT = read_export(DATA, "WhatsApp Chat - Karsk family.zip")


def taken(*numbers: int, handle: str = "", beside: frozenset[Media] = frozenset(Media)) -> Taken:
    return Taken(
        numbers=frozenset(numbers),
        obtained="exported on her phone",
        whole=(sha256(DATA), len(DATA)),
        handle=handle,
        beside=beside,
    )


@pytest.fixture
def chat(case: Case) -> Source:
    """What Olha wrote, without what Vera wrote."""
    return take_in_chat(case, EXPORT, EXPORT.chats[0], taken(2, 4, 5), by="Anna", at=NOW)


def test_only_what_was_chosen_is_kept(case: Case, chat: Source) -> None:
    known = case.known()
    assert chat.kind is SourceKind.CHAT
    assert chat.published == "2026-05-12/2026-05-14"
    assert b"Vera" not in case.original(chat.id) + case.text(chat.id).encode()
    assert case.text(chat.id).startswith("[2026-05-12 21:05] Olha: They took Petro's phone.\n    He calls")
    assert [(m.kind, m.name) for m in known.mentions_of(chat.id)] == [
        (Kind.PERSON, "Olha"), (Kind.CHANNEL, "WhatsApp"),
    ]  # fmt: skip
    assert len(known.mentions_of(chat.id)[0].passages) == 3
    assert sha256(DATA) in chat.obtained
    (voice,) = known.attachments_of(chat.id)
    assert (voice.media_type, case.attachment(voice.id)) == ("audio/ogg", VOICE)
    assert case.text(chat.id)[voice.start :].startswith(voice.name)


def test_a_handle_is_kept_only_where_it_is_wanted(case: Case) -> None:
    source = take_in_chat(case, EXPORT, EXPORT.chats[0], taken(2, handle="+00 11"), by="Anna", at=NOW)
    assert case.known().mentions_of(source.id, Kind.CHANNEL)[0].name == "WhatsApp, +00 11"


def test_files_stay_out_where_nobody_wants_them(case: Case) -> None:
    source = take_in_chat(
        case, EXPORT, EXPORT.chats[0], taken(4, beside=frozenset({Media.PICTURE})), by="Anna", at=NOW
    )
    assert case.known().attachments_of(source.id) == []


def test_nothing_is_half_taken_in(case: Case, chat: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    before = case.last_entry()
    for numbers in ((), (99,), (2, 4, 5)):
        with pytest.raises(CaseError, match="Nothing was stored"):
            take_in_chat(case, EXPORT, EXPORT.chats[0], taken(*numbers), by="Anna", at=NOW)
    bomb = zipped(
        {"_chat.txt": b"[13/05/2026, 8:00:00] Olha: <attached: a.opus>", "a.opus": b"a" * (65 << 20)}
    )
    hostile = read_export(bomb, "x.zip")
    with pytest.raises(Refused, match="Nothing was stored"):
        take_in_chat(case, hostile, hostile.chats[0], taken(1), by="Anna", at=NOW)
    monkeypatch.setattr("habeas.acts.take_in_chat.MOST_BESIDE", 5)
    with pytest.raises(CaseError, match="Nothing was stored"):
        take_in_chat(case, EXPORT, EXPORT.chats[0], taken(4), by="Anna", at=NOW)
    assert case.last_entry() == before
    assert [folder.name for folder in (case.path / "sources").iterdir()] == [chat.id]


def test_files_are_carried_by_backups_and_packages_and_written_out(
    case: Case, chat: Source, tmp_path: Path
) -> None:
    (voice,) = case.known().attachments_of(chat.id)
    made = back_up(case, tmp_path / "stick", by="Anna", at=NOW)
    back = restore(made.file, tmp_path / "back", case.keys, ring=made.ring, at=NOW)
    assert back.attachment(voice.id) == VOICE
    (back.folder(chat.id) / attachment_name(voice.id)).unlink()
    give(case, tmp_path / "package", by="Anna", at=NOW)
    assert bring_in(back, tmp_path / "package", at=NOW).files == 1
    assert back.attachment(voice.id) == VOICE
    export(case, tmp_path / "out", by="Anna", at=NOW)
    assert (tmp_path / "out" / "sources" / chat.id / "attachments" / voice.id).read_bytes() == VOICE


@pytest.mark.parametrize("harm", ["missing", "changed", "swapped"])
def test_checking_finds_a_harmed_file(case: Case, chat: Source, harm: str) -> None:
    (voice,) = case.known().attachments_of(chat.id)
    file = case.folder(chat.id) / attachment_name(voice.id)
    assert not check_case(case, at=NOW).problems
    if harm == "missing":
        file.unlink()
    else:
        data = (
            (case.folder(chat.id) / "original").read_bytes()
            if harm == "swapped"
            else file.read_bytes()[:-1] + b"x"
        )
        file.write_bytes(data)
    assert any(attachment_name(voice.id) in str(problem) for problem in check_case(case, at=NOW).problems)


def test_withdrawing_destroys_the_files(case: Case, chat: Source) -> None:
    withdraw(case, chat.id, by="Anna", at=NOW)
    assert case.known().attachments == {}
    assert not case.folder(chat.id).exists()
    assert case.ring.source_key(chat.id) is None


def test_the_first_teller_is_whoever_wrote_the_message(case: Case, chat: Source) -> None:
    known, text = case.known(), case.text(chat.id)
    olha = known.mentions_of(chat.id, Kind.PERSON)[0].id
    (written,) = first_chain(known, chat.id, text, text.index("They took"))
    assert (written.who, written.knows, written.passed) == (party(olha), Knows.NOT_SAID, Passed.TEXT)
    (spoken,) = first_chain(known, chat.id, text, text.index("00000004-AUDIO"))
    assert spoken.passed is Passed.VOICE_MESSAGE


def test_forwarded_words_have_a_teller_before_the_sender(case: Case) -> None:
    data = telegram(said(1, "He was seen.", forwarded_from="Karsk today"))
    made = read_export(data, "result.json")
    source = take_in_chat(case, made, made.chats[0], taken(1), by="Anna", at=NOW)
    first, last = first_chain(case.known(), source.id, case.text(source.id), 45)
    assert (first.who, last.knows, last.passed) == (None, Knows.WAS_TOLD, Passed.TEXT)


def test_a_whole_sources_tellers_win_and_other_sources_have_none(
    case: Case, chat: Source, note: Source
) -> None:
    assert first_chain(case.known(), note.id, case.text(note.id), 3) == ()
    told = (Link(passed=Passed.CALL),)
    case.act(lambda known: [Account(id="a_1", source=chat.id, chain=told)], by="Anna", at=NOW)
    assert first_chain(case.known(), chat.id, case.text(chat.id), 3) == told
