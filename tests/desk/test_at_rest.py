"""While the desk runs and after, no name stands readable in any file of the case, nor in a temporary one."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from habeas.acts.judge import judge
from habeas.desk.opened import Desk
from habeas.desk.serve import LARGEST, listen
from habeas.statements.judgement import Verdict
from habeas.statements.source import Source
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW

NAMES = ("Petro", "Olha", "Karsk", "Anna", "telling", "held_at", "by mail")


def readable(folder: Path) -> list[str]:
    """Every name that stands in any file below a folder, in UTF-8 or UTF-16."""
    found = []
    for file in (path for path in folder.rglob("*") if path.is_file()):
        data = file.read_bytes()
        found += [
            f"{name} in {file.relative_to(folder)}"
            for name in NAMES
            for encoding in ("utf-8", "utf-16-le", "utf-16-be")
            if name.encode(encoding) in data
        ]
    return found


def test_no_name_is_readable_while_people_work(
    anna: Client, desk: Desk, report: Source, accept_all: object, tmp_path: Path
) -> None:
    accept_all()  # type: ignore[operator]
    a, b = [mention.id for mention in desk.case.known().mentions.values()][:2]
    judge(desk.case, a, b, Verdict.UNSURE, by=ANNA, at=NOW, reason="Olha says so")
    for address in ("/", "/sources", f"/sources/{report.id}", "/history"):
        assert anna.get(address).status_code == 200
    file = SimpleUploadedFile(
        "Olha.txt", b"Olha says that Petro is held in Karsk, she told Anna by mail.\n" * 30
    )
    assert anna.post("/sources/take-in", {"file": file, "obtained": "by mail"}).status_code == 302
    names = {file.name for file in desk.case.path.rglob("*")}
    assert {"record.db-wal", "shelves.db", "original"} <= names
    assert readable(desk.case.path) == []
    assert readable(tmp_path) == []


def test_a_large_upload_is_never_put_into_a_temporary_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    serving = listen(desk.case)
    try:
        settings = serving.server.adj
        assert settings.inbuf_overflow > settings.max_request_body_size == LARGEST
        assert settings.outbuf_overflow > LARGEST
    finally:
        serving.close()


def test_withdrawn_words_leave_the_pages_at_once(
    anna: Client, desk: Desk, report: Source, accept_all: object
) -> None:
    from habeas.acts.withdraw import withdraw

    accept_all()  # type: ignore[operator]
    assert "Petro" in anna.get("/").content.decode()
    old = desk.keeper.path
    withdraw(desk.case, report.id, by=ANNA, at=NOW)
    page = anna.get("/").content.decode()
    assert "Petro" not in page
    assert not old.exists()
    assert desk.keeper.path != old
    assert anna.get(f"/sources/{report.id}").status_code == 404
    history = anna.get("/history").content.decode()
    assert "withdrew" in history
    assert "Petro" not in history


def test_a_copy_that_went_back_says_so_on_every_page(anna: Client, desk: Desk, report: Source) -> None:
    device = desk.case.ledger.access.device
    assert device
    device.remember({device.signer.public.hex(): (99, "00" * 32)})
    for address in ("/", "/history"):
        assert "older than what this machine has seen" in anna.get(address).content.decode()
    answer = anna.post(f"/sources/{report.id}/published", {"published": "2031-05-01"}, follow=True)
    assert "Nothing was stored" in answer.content.decode()
