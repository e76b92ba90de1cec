"""Two verifiers that share no code agree: on what is right, and on every byte that was changed."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from habeas.acts.backup import back_up, restore
from habeas.acts.case import Case, CaseError
from habeas.acts.checking import check_case, check_package
from habeas.acts.judge import judge
from habeas.acts.merging import bring_in, give
from habeas.acts.take_in import take_in
from habeas.acts.users import add_user
from habeas.acts.withdraw import withdraw
from habeas.ledger import LedgerError, database, proof
from habeas.protection.keyfile import Keys
from habeas.statements.judgement import Verdict
from tests.acts.conftest import NOTE, NOW
from tests.acts.laptops import on, told
from tests.keys import CHEAP, PASSPHRASE, new_case, open_case
from tests.ledger import second_verifier

HELD = 'claim = "held_at", who = "Petro", place = "a cellar"'
FLIPS = 30
"""Bytes changed in each kind of file; `python -m bench.faults flips` does thousands."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Keys]:
    """A case with everything in it: sources, tellings, judgements, a second user, a second laptop, a withdrawal."""
    folder = tmp_path_factory.mktemp("both")
    case = new_case(folder / "case")
    note = take_in(case, NOTE.encode(), "note.txt", obtained="a call", by="Anna", at=NOW)
    for name in ("one", "two"):
        text = f"Petro is held in a cellar, says Olha: {name}.\n"
        take_in(case, text.encode(), f"{name}.txt", obtained="mail", by="Anna", at=NOW)
        told(case, "Petro is held in a cellar", HELD, source=f"{name}.txt")
    told(case, "her son Petro is held in a cellar", HELD)
    a, b, c = (m.id for m in case.known().mentions.values() if m.name == "Petro")
    judge(case, a, b, Verdict.SAME, by="Anna", at=NOW, reason="the same words")
    judge(case, b, c, Verdict.UNSURE, by="Anna", at=NOW)
    add_user(case, "Bohdan", passphrase="another passphrase", sheet="words", at=NOW, cost=CHEAP)
    backup = back_up(case, folder / "stick", by="Anna", at=NOW)
    with on(folder / "second"):
        second = restore(backup.file, folder / "second" / "case", case.keys, ring=backup.ring, at=NOW)
        told(second, "Petro phoned her on 16 May", 'claim = "contacted", from = "Petro"')
        give(second, folder / "from second", by="Anna", at=NOW)
    bring_in(case, folder / "from second", at=NOW)
    other = next(source.id for source in case.known().sources.values() if source.filename == "two.txt")
    withdraw(case, other, by="Anna", at=NOW)
    give(case, folder / "package", by="Anna", at=NOW)
    assert note.id in case.known().sources
    case.close()
    return folder / "case", folder / "package", case.keys


def by_habeas(path: Path) -> list[str]:
    """What habeas itself finds wrong with a case."""
    try:
        case = open_case(path, passphrase=PASSPHRASE)
    except (CaseError, LedgerError) as why:
        return [str(why)]
    try:
        return [str(problem) for problem in check_case(case, at=NOW).problems]
    finally:
        case.close()


def by_second(path: Path) -> list[str]:
    """What the second verifier finds wrong with a case."""
    return second_verifier.verify_case(path, PASSPHRASE)[0]


BOTH: list[Callable[[Path], list[str]]] = [by_habeas, by_second]


def test_they_agree_on_what_is_right(made: tuple[Path, Path, Keys]) -> None:
    path, package, keys = made
    case = open_case(path)
    report = check_case(case, at=NOW)
    problems, unread = second_verifier.verify_case(path, PASSPHRASE)
    assert [*report.problems, *problems] == []
    assert unread == report.gone == 8, "two.txt, and the judgements that rested on it"
    theirs, unread = second_verifier.verify_package(package, keys.case, keys.key)
    ours = check_package(package, keys, None)
    assert [*theirs, *ours.problems] == []
    assert unread == ours.gone == 8
    shown = proof.encode(proof.prove(case.ledger, case.number_of(next(iter(case.known().tellings)))))
    assert second_verifier.verify_proof(shown) == []
    case.close()


def changed(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


@pytest.mark.parametrize("name", ["record.db", "ring", "keys", "original", "text-text-1.txt"])
def test_every_changed_byte_of_a_case_is_found_by_both(
    made: tuple[Path, Path, Keys], tmp_path: Path, name: str
) -> None:
    copytree(made[0], tmp_path / "case")
    file = next((tmp_path / "case").rglob(name))
    good, chance = file.read_bytes(), Random(name)
    for _ in range(FLIPS):
        file.write_bytes(changed(good, chance))
        for verify in BOTH:
            assert verify(tmp_path / "case"), f"{verify.__name__} found nothing"
    file.write_bytes(good)
    assert [verify(tmp_path / "case") for verify in BOTH] == [[], []]


def test_every_changed_byte_of_a_package_is_found_by_both(
    made: tuple[Path, Path, Keys], tmp_path: Path
) -> None:
    _, package, keys = made
    good, chance, bad = package.read_bytes(), Random(7), tmp_path / "package"
    for data in [
        *(changed(good, chance) for _ in range(FLIPS)),
        good[:-1],
        good[: len(good) // 2],
        good + b"\0",
    ]:
        bad.write_bytes(data)
        assert second_verifier.verify_package(bad, keys.case, keys.key)[0]
        assert problems_of(bad, keys)


def problems_of(package: Path, keys: Keys) -> list[str]:
    """What habeas itself finds wrong with a package."""
    try:
        return [str(problem) for problem in check_package(package, keys, None).problems]
    except (CaseError, LedgerError) as why:
        return [str(why)]


def test_every_changed_sign_of_a_proof_is_found_by_both(made: tuple[Path, Path, Keys]) -> None:
    case = open_case(made[0])
    good, chance = proof.encode(proof.prove(case.ledger, 5)), Random(3)
    case.close()
    # Where the first user's name stands in the record proves nothing, and is not checked.
    hexes = [match.span() for match in re.finditer(rb'(?<!"feed": ")\b[0-9a-f]{16,}', good)]
    for _ in range(FLIPS):
        at = chance.randrange(*chance.choice(hexes))
        bad = good[:at] + (b"0" if good[at : at + 1] != b"0" else b"1") + good[at + 1 :]
        assert second_verifier.verify_proof(bad), good[at - 20 : at + 1]
        with pytest.raises(LedgerError):
            proof.proven(proof.decode(bad))


def tampered(made: tuple[Path, Path, Keys], folder: Path, statement: str) -> Path:
    """A copy whose record somebody changed who has every key but no device's."""
    copytree(made[0], folder / "case")
    connection = database.connect(folder / "case" / "record.db", made[2].for_("record"))
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for one in statement.split(";"):
        connection.execute(one)
    database.settle(connection)
    connection.close()
    return folder / "case"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM act WHERE number = 5",
        "DELETE FROM act WHERE number = (SELECT max(number) FROM act)",
        "UPDATE act SET entries = (SELECT entries FROM act WHERE number = 3) WHERE number = 4",
        "UPDATE act SET signature = (SELECT signature FROM act WHERE number = 3) WHERE number = 4",
        "UPDATE act SET leaves = zeroblob(length(leaves)) WHERE number = 4",
        "UPDATE act SET number = 99 WHERE number = 4; UPDATE act SET number = 4 WHERE number = 5; "
        "UPDATE act SET number = 5 WHERE number = 99",
        "UPDATE feed SET size = size - 1",
        "UPDATE feed SET last = 'x'",
        "UPDATE feed SET key = zeroblob(32) WHERE id = 2",
    ],
)
def test_what_somebody_with_every_key_changes_is_found_by_both(
    made: tuple[Path, Path, Keys], tmp_path: Path, statement: str
) -> None:
    path = tampered(made, tmp_path, statement)
    for verify in BOTH:
        assert verify(path), f"{verify.__name__} found nothing"


def test_swapped_pages_and_a_cut_end_are_found_by_both(made: tuple[Path, Path, Keys], tmp_path: Path) -> None:
    copytree(made[0], tmp_path / "case")
    file, page = tmp_path / "case" / "record.db", database.PAGE
    good = file.read_bytes()
    swapped = good[:page] + good[2 * page : 3 * page] + good[page : 2 * page] + good[3 * page :]
    for bad in (swapped, good[:-page], good[:-1], good[: 2 * page] + bytes(page) + good[3 * page :]):
        file.write_bytes(bad)
        for verify in BOTH:
            assert verify(tmp_path / "case"), f"{verify.__name__} found nothing"


def test_a_forged_device_is_found_by_both(made: tuple[Path, Path, Keys], tmp_path: Path) -> None:
    """Somebody with the case's key signs a feed of their own, under a root key that nobody named."""
    from habeas.protection.signing import Signer

    copytree(made[0], tmp_path / "case")
    with on(tmp_path / "thief"):
        forger = Keys(case=made[2].case, key=made[2].key, user="Anna", root=Signer.new())
        case = Case.open(tmp_path / "case", forger)
        case.enrol(at=NOW)
        case.close()
    for verify in BOTH:
        assert any("vouches" in problem for problem in verify(tmp_path / "case")), verify.__name__
