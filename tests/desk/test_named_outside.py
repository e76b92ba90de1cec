"""What is saved at the desk names nobody who is said to have done something to people, until two decided it: a file for
a lawyer, a picture, a list given back to whoever brought it."""

import csv
from io import BytesIO, StringIO

import docx
import pytest
from django.test import Client

from habeas.acts.decide import decide
from habeas.acts.judge import judge
from habeas.acts.script import perform
from habeas.acts.take_in import take_in
from habeas.desk.opened import Desk
from habeas.statements.decisions import NamedOutside
from habeas.statements.judgement import Verdict
from habeas.statements.source import SourceKind
from tests.cast import BOHDAN
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import visible
from tests.desk.test_lists import asked, bring
from tests.intake.books import xlsx

WORDS = (
    "the gnome took Petro on June 10. the gnome was held later, he is Boris Kravets. Stepan Lys stood by.\n"
)
TOLD = """
[[tell]]
source = "note.txt"
words = "the gnome took Petro on June 10"
chain = []
facts = [
    { claim = "detained", who = "Petro", by = "the gnome", when = "2022-06-10" },
    { claim = "named", person = "the gnome", name_as_said = "the gnome", kind = "nickname" },
]
[[tell]]
source = "note.txt"
words = "the gnome was held later, he is Boris Kravets"
chain = []
facts = [{ claim = "held_at", who = "Boris Kravets", when = "2022-06-12" }]
[[tell]]
source = "note.txt"
words = "took Petro on June 10. the gnome was held later, he is Boris Kravets. Stepan Lys"
chain = []
facts = [{ claim = "held_at", who = "Petro", when = "2022-06-10" }]
"""


def by_name(desk: Desk, name: str) -> str:
    return next(one.id for one in desk.case.known().mentions.values() if one.name == name)


@pytest.fixture
def joined(desk: Desk) -> Desk:
    """A case in which somebody with a nickname was joined to a name, and is on the register under it."""
    take_in(desk.case, WORDS.encode(), "note.txt", by=ANNA, at=NOW, obtained="a call", kind=SourceKind.CALL)
    perform(desk.case, TOLD, by=ANNA, clock=lambda: NOW)
    a, b = by_name(desk, "the gnome"), by_name(desk, "Boris Kravets")
    judge(desk.case, a, b, Verdict.SAME, by=ANNA, at=NOW)
    desk.catch_up()
    return desk


def two_decide(desk: Desk, *names: str) -> None:
    for one in (ANNA, BOHDAN):
        seen = desk.case.known()
        on = by_name(desk, "the gnome")
        decide(
            desk.case, NamedOutside, on, seen=seen, by=one, at=NOW, names=names, reason="we saw his papers"
        )


def test_a_file_for_a_lawyer_gives_a_name_only_where_it_is_ticked(joined: Desk, anna: Client) -> None:
    address = f"/people/{by_name(joined, 'Petro')}/file"
    page = anna.get(address).content.decode()
    assert "the gnome / Boris Kravets" in visible(page.encode())
    assert "These words stand beside them" in visible(page.encode())
    assert "Stepan Lys" in visible(page.encode())
    (ticked,) = [part.split('"')[0] for part in page.split('name="named" value="')[1:]]
    sent = {"for": "lawyer", "whom": "a lawyer", "form": "docx"}

    def paper(**more: str) -> str:
        opened = docx.Document(BytesIO(anna.post(address, sent | more).content))
        return "\n".join(one.text for one in opened.paragraphs)

    assert "Kravets" not in paper()
    assert "a person called “the gnome”" in paper()
    assert "Named in it" not in visible(anna.get("/history").content)
    assert "Boris Kravets" in paper(named=ticked)
    noted = visible(anna.get("/history").content)
    assert "Named in it, of those said to have done something to people: “the gnome”" in noted
    refused = anna.post(address, sent | {"for": "publication", "named": ticked})
    assert refused.status_code == 422


def test_a_picture_that_is_saved_names_nobody_of_whom_it_is_not_decided(joined: Desk, anna: Client) -> None:
    person = by_name(joined, "the gnome")
    addresses = ("/timeline?picture=svg&which=ever", f"/people/{person}?picture=svg")
    for address in addresses:
        saved = anna.get(address)
        assert saved["Content-Type"] == "image/svg+xml"
        assert b"Kravets" not in saved.content
    two_decide(joined, "the gnome", "Boris Kravets")
    assert b"Kravets" in anna.get("/timeline?picture=svg&which=ever").content


def test_a_list_that_is_given_back_tells_no_name_that_its_rows_do_not_have(desk: Desk, anna: Client) -> None:
    take_in(desk.case, WORDS.encode(), "note.txt", by=ANNA, at=NOW, obtained="a call", kind=SourceKind.CALL)
    perform(desk.case, TOLD, by=ANNA, clock=lambda: NOW)
    anna.post(bring(anna, xlsx([["Name"], ["Marko Lys"]])), asked(["name"], act="take-in"))
    judge(desk.case, by_name(desk, "Marko Lys"), by_name(desk, "the gnome"), Verdict.SAME, by=ANNA, at=NOW)
    judge(
        desk.case, by_name(desk, "Boris Kravets"), by_name(desk, "the gnome"), Verdict.SAME, by=ANNA, at=NOW
    )
    desk.catch_up()
    source = next(one.id for one in desk.case.known().sources.values() if one.kind is SourceKind.LIST)
    answer = anna.post(f"/sources/{source}/table.csv").content.decode("utf-8-sig")
    (_head, row) = csv.reader(StringIO(answer))
    assert row[0] == "Marko Lys", "their cells are theirs"
    assert "Kravets" not in answer
    assert "a person called “the gnome”" in row[2]
