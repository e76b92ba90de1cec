"""The page for a file on one person: what goes in and what stays out is seen first; then it is saved, and noted."""

from io import BytesIO

import docx
import pytest
from django.test import Client

from habeas.acts.audience import let_see
from habeas.acts.consent import note_consents
from habeas.acts.script import perform
from habeas.acts.withdraw import departed
from habeas.desk.opened import Desk
from habeas.statements.account import Answer, Use
from habeas.statements.leaving import Way
from habeas.statements.source import Source
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import visible
from tests.desk.people_here import join
from tests.desk.report import FILENAME

WHOM = "a lawyer in Velen"
HELD, REFUSED = "he was held in a cellar in Karsk", "They promised to send him back"
TOLD = f"""
[[tell]]
source = "{FILENAME}"
words = "{HELD}"
chain = []
facts = [{{ claim = "held_at", who = "Petro", place = "a cellar" }}]

[[tell]]
source = "{FILENAME}"
words = "{REFUSED}"
chain = []
facts = [{{ claim = "refused", who = "Petro" }}]
"""


@pytest.fixture
def petro(desk: Desk, report: Source) -> str:
    """Somebody said to be held, and to have refused: the second is sealed."""
    perform(desk.case, TOLD, by=ANNA, clock=lambda: NOW)
    desk.catch_up()
    return next(one.id for one in desk.case.known().mentions.values() if one.name == "Petro")


def paper(content: bytes) -> str:
    opened = docx.Document(BytesIO(content))
    return "\n".join(one.text for one in opened.paragraphs)


def test_it_is_seen_saved_and_noted(desk: Desk, anna: Client, report: Source, petro: str) -> None:
    assert f"/people/{petro}/file" in anna.get(f"/people/{petro}").content.decode()
    page = visible(anna.get(f"/people/{petro}/file").content)
    assert "1 numbered line" in page
    assert report.title in page
    assert "The file is not encrypted" in page
    answer = anna.post(f"/people/{petro}/file", {"for": "lawyer", "whom": WHOM, "form": "docx"})
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith('attachment; filename="file-')
    assert "petro" not in answer["Content-Disposition"].lower()
    text = paper(answer.content)
    assert HELD in text
    assert REFUSED not in text
    (went,) = desk.case.known().departures.values()
    assert (went.way, went.to, went.sources) == (Way.PERSON_FILE, WHOM, (report.id,))
    assert departed(desk.case.known(), report.id)
    assert WHOM in visible(anna.get("/history").content)
    assert WHOM in visible(anna.get("/keeping").content)


def test_a_sealed_passage_goes_in_only_if_it_is_ticked_and_never_into_print(anna: Client, petro: str) -> None:
    address = f"/people/{petro}/file"
    page = anna.get(address).content.decode()
    assert "Could be used against somebody" in page
    (sealed,) = [part.split('"')[0] for part in page.split('name="sealed" value="')[1:]]
    sent = {"whom": WHOM, "form": "docx", "sealed": sealed}
    assert REFUSED in paper(anna.post(address, sent | {"for": "lawyer"}).content)
    refused = anna.post(address, sent | {"for": "publication"})
    assert refused.status_code == 422
    assert "no file for publication" in visible(refused.content)
    assert 'name="sealed"' not in anna.get(f"{address}?for=publication").content.decode()


def test_without_whom_it_is_for_nothing_leaves(desk: Desk, anna: Client, petro: str) -> None:
    answer = anna.post(f"/people/{petro}/file", {"for": "lawyer", "form": "docx"})
    assert answer.status_code == 422
    assert "Say for whom it is" in visible(answer.content)
    assert not desk.case.known().departures


def test_what_is_refused_stays_out_and_the_page_says_so(
    desk: Desk, anna: Client, report: Source, petro: str
) -> None:
    page = visible(anna.get(f"/people/{petro}/file?for=publication").content)
    assert "Nobody was asked about this" in page
    note_consents(desk.case, report.id, [(Use.PUBLISH, Answer.NO, "")], by=ANNA, at=NOW)
    page = visible(anna.get(f"/people/{petro}/file?for=publication").content)
    assert "whoever told it does not want it used for this" in page
    assert "Nothing that is known of this person may go into such a file" in page
    answer = anna.post(f"/people/{petro}/file", {"for": "publication", "whom": WHOM, "form": "docx"})
    assert answer["Content-Type"].startswith("text/html")
    assert not desk.case.known().departures
    assert "numbered line" in visible(anna.get(f"/people/{petro}/file").content)


def test_only_who_may_write_makes_a_file_and_nobody_of_what_they_may_not_see(
    desk: Desk, anna: Client, report: Source, petro: str
) -> None:
    vera, olha = join(anna, "Vera", role="reader"), join(anna, "Olha")
    for answer in (vera.get(f"/people/{petro}/file"), vera.post(f"/people/{petro}/file", {"whom": WHOM})):
        assert answer.status_code == 403
    assert f"/people/{petro}/file" not in vera.get(f"/people/{petro}").content.decode()
    assert olha.get(f"/people/{petro}/file").status_code == 200
    let_see(desk.case, report.id, [], by=ANNA, at=NOW)
    assert olha.get(f"/people/{petro}/file").status_code == 404
    assert olha.post(f"/people/{petro}/file", {"for": "lawyer", "whom": WHOM}).status_code == 404
    assert "Only some at this desk may see" in visible(anna.get(f"/people/{petro}/file").content)


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_a_file_in_another_language_than_the_page(anna: Client, petro: str, language: str) -> None:
    answer = anna.post(
        f"/people/{petro}/file", {"for": "lawyer", "whom": WHOM, "form": "docx", "language": language}
    )
    opened = docx.Document(BytesIO(answer.content))
    assert opened.core_properties.language == language
    assert HELD in paper(answer.content)


def test_a_pdf_and_what_cannot_be_understood(anna: Client, petro: str) -> None:
    answer = anna.post(f"/people/{petro}/file", {"for": "lawyer", "whom": WHOM, "form": "pdf"})
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Type"] == "application/pdf"
    odd = anna.post(
        f"/people/{petro}/file", {"for": "x", "whom": WHOM, "form": "exe", "language": "xx", "sealed": "y"}
    )
    assert odd.content.startswith(b"PK")
    assert anna.get("/people/nobody/file").status_code == 404
    assert anna.get(f"/people/{petro}/file?known=2000-01-01").status_code == 200
