"""People and devices: let in, forgotten passphrase, lost laptop, copied disk."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from habeas.acts.backup import back_up, restore
from habeas.acts.case import Case, CaseError, unlock
from habeas.acts.checking import check_case
from habeas.acts.devices import renew, turn_off
from habeas.acts.merging import bring_in, give
from habeas.acts.users import add_user, reset_passphrase
from habeas.protection.device import _folder
from habeas.protection.digest import sha256
from habeas.protection.keyfile import SlotKind
from habeas.protection.recovery import new_words
from habeas.statements.source import Source
from tests.acts.conftest import NOW
from tests.acts.laptops import again, on, told
from tests.keys import CHEAP, PASSPHRASE, SHEET, open_case

HELD = 'claim = "held_at", who = "Petro", place = "a cellar"'
CALL = 'claim = "contacted", from = "Petro"'
WORDS = "her son Petro is held in a cellar"
PHONED = "Petro phoned her on 16 May"


def test_a_second_person_opens_the_case_and_signs_with_a_key_of_their_own(case: Case, note: Source) -> None:
    add_user(case, "Bohdan", passphrase="quite another one", sheet="words", at=NOW, cost=CHEAP)
    bohdan = open_case(case.path, passphrase="quite another one")
    assert bohdan.keys.user == "Bohdan"
    told(bohdan, WORDS, HELD, by="Bohdan")
    told(case, PHONED, CALL)
    who = case.ledger.authority()
    assert sorted(who.user_of(feed) for feed in who.devices) == ["Anna", "Bohdan"]
    assert check_case(case, at=NOW).problems == []
    assert again(case).keys.user == "Anna"
    with pytest.raises(CaseError, match="there is a user “Bohdan” already"):
        add_user(case, "Bohdan", passphrase="x" * 12, sheet="y", at=NOW, cost=CHEAP)


def test_a_forgotten_passphrase_is_set_anew_with_the_sheet(case: Case, note: Source) -> None:
    reset_passphrase(case.path, SHEET, "a passphrase to keep", cost=CHEAP)
    assert open_case(case.path, passphrase="a passphrase to keep").known().sources.keys() == {note.id}
    with pytest.raises(CaseError, match=r"does not open the case. Nothing was changed"):
        open_case(case.path)
    assert unlock(case.path, SHEET, kind=SlotKind.RECOVERY).user == "Anna"


def test_a_wrong_sheet_or_passphrase_changes_nothing(case: Case) -> None:
    before = (case.path / "keys").read_bytes()
    with pytest.raises(CaseError, match="recovery sheet does not open"):
        reset_passphrase(case.path, "-".join(new_words()), "a passphrase", cost=CHEAP)
    with pytest.raises(CaseError, match="does not open the case for a user “Vera”"):
        open_case(case.path, user="Vera")
    assert (case.path / "keys").read_bytes() == before


def test_a_changed_key_file_is_told_from_a_wrong_passphrase(case: Case) -> None:
    file = case.path / "keys"
    good = file.read_bytes()
    for at in range(0, len(good), 7):
        file.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        with pytest.raises(CaseError, match=r"as it was written|was changed|form|cannot|can read"):
            open_case(case.path)


def test_a_way_in_that_somebody_added_is_found(case: Case) -> None:
    """Who can write the file but has no key can make its plain digest right, and not what authenticates it."""
    data = (case.path / "keys").read_bytes()
    body, _, mac, _ = data.split(b"\n")
    user = json.loads(body)["users"][0]
    more = json.loads(body) | {
        "users": sorted([user, user | {"root": "00" * 32}], key=lambda one: one["root"])
    }
    forged = json.dumps(more, sort_keys=True, separators=(",", ":")).encode()
    (case.path / "keys").write_bytes(b"\n".join((forged, sha256(forged).encode(), mac, b"")))
    with pytest.raises(CaseError, match="somebody may have tried to add a way in"):
        open_case(case.path)


def lost(case: Case, tmp_path: Path) -> Case:
    """A copy on a laptop that will be lost."""
    made = back_up(case, tmp_path / "stick", by="Anna", at=NOW)
    with on(tmp_path / "lost"):
        return restore(made.file, tmp_path / "lost" / "case", case.keys, ring=made.ring, at=NOW)


def test_what_a_lost_laptop_signs_later_does_not_count_and_what_it_signed_before_does(
    case: Case, note: Source, tmp_path: Path
) -> None:
    copy = lost(case, tmp_path)
    told(copy, WORDS, HELD)
    give(copy, tmp_path / "before", by="Anna", at=NOW)
    bring_in(case, tmp_path / "before", at=NOW)
    device = copy.ledger.access.device
    assert device
    size = next(feed.size for feed in case.ledger.feeds() if feed.key == device.signer.public)
    assert turn_off(case, device.signer.public.hex()[:8], at=NOW) == size
    told(copy, PHONED, CALL)
    give(copy, tmp_path / "after", by="a thief", at=NOW)
    seen = bring_in(case, tmp_path / "after", at=NOW)
    assert any("was turned off" in remark for remark in seen.remarks)
    assert [t.passage.exact for t in case.known().tellings.values()] == [WORDS]
    report = check_case(again(case), at=NOW)
    assert report.problems == []
    assert any(f"turned off after {size} entries" in note for note in report.notes)


def test_an_unknown_device_cannot_be_turned_off(case: Case) -> None:
    with pytest.raises(CaseError, match="0 devices have a key that begins with"):
        turn_off(case, "no such", at=NOW)


def test_a_copied_disk_is_put_right_by_writing_again(case: Case, note: Source, tmp_path: Path) -> None:
    """Both machines used one key. The copy writes again what only it has, under a key of its own."""
    third = lost(case, tmp_path)
    twin = tmp_path / "twin"
    copytree(case.path, twin / "case")
    state = _folder(case.path, case.keys)
    with on(twin):
        copytree(state, _folder(twin / "case", case.keys))
        copy = open_case(twin / "case")
        told(copy, PHONED, CALL)
    told(case, WORDS, HELD)
    give(case, tmp_path / "ours", by="Anna", at=NOW)
    with on(twin):
        give(copy, tmp_path / "theirs", by="Anna", at=NOW)
        bring_in(third, tmp_path / "ours", at=NOW)
        with pytest.raises(CaseError, match="used on two machines"):
            bring_in(third, tmp_path / "theirs", at=NOW)
        before = copy.known()
        assert renew(copy, at=NOW, rewrite=True) > 0
        assert copy.known().statements == before.statements
        assert [n.by for n in copy.known().noted.values()] == [n.by for n in before.noted.values()]
        give(copy, tmp_path / "theirs again", by="Anna", at=NOW)
    bring_in(third, tmp_path / "theirs again", at=NOW)
    bring_in(copy, tmp_path / "ours", at=NOW)
    for one in (third, copy):
        assert sorted(t.passage.exact for t in one.known().tellings.values()) == [PHONED, WORDS]
        assert check_case(one, at=NOW).problems == []


def test_going_on_from_an_old_copy_takes_a_new_key(case: Case, note: Source) -> None:
    case.close()
    old = (case.path / "record.db").read_bytes()
    case = again(case)
    told(case, WORDS, HELD)
    case.close()
    (case.path / "record.db").write_bytes(old)
    case = again(case)
    renew(case, at=NOW)
    told(case, PHONED, CALL)
    assert case.warnings() == []
    assert check_case(case, at=NOW).problems == []


def test_a_copied_folder_gets_a_key_of_its_own_when_it_first_writes(
    case: Case, note: Source, tmp_path: Path
) -> None:
    case.close()
    copytree(case.path, tmp_path / "copy")
    copy = open_case(tmp_path / "copy", passphrase=PASSPHRASE)
    assert copy.ledger.access.device is None
    told(copy, WORDS, HELD)
    assert len(copy.ledger.authority().devices) == 2
    assert check_case(copy, at=NOW).problems == []


def test_only_its_own_user_or_who_began_the_case_turns_a_device_off(case: Case, note: Source) -> None:
    add_user(case, "Bohdan", passphrase="quite another one", sheet="words", at=NOW, cost=CHEAP)
    bohdan = open_case(case.path, passphrase="quite another one")
    told(bohdan, WORDS, HELD, by="Bohdan")
    anna = case.ledger.access.device
    assert anna
    with pytest.raises(CaseError, match="only its own user, or who began the case"):
        turn_off(bohdan, anna.signer.public.hex(), at=NOW)
    assert case.ledger.authority().off == {}
    assert note.id in again(case).known().sources
    theirs = bohdan.ledger.access.device
    assert theirs
    turn_off(case, theirs.signer.public.hex(), at=NOW)
    assert theirs.signer.public in case.ledger.authority().off
    assert check_case(case, at=NOW).problems == []


def test_nobody_takes_anothers_name(case: Case) -> None:
    from habeas.ledger.authority import UserOn, introduction

    add_user(case, "Bohdan", passphrase="quite another one", sheet="words", at=NOW, cost=CHEAP)
    bohdan = open_case(case.path, passphrase="quite another one")
    bohdan.enrol(at=NOW)
    claim = UserOn(name="somebody else", root=case.keys.root.public.hex())
    bohdan.ledger.append([introduction(claim)], by="Bohdan", at=NOW)
    assert sorted(case.ledger.authority().users.values()) == ["Anna", "Bohdan"]
