"""Notes on people of whom some are one, and the question that a page asks about them."""

from habeas.acts.script import perform
from habeas.acts.take_in import take_in
from habeas.desk.opened import Desk
from habeas.statements.mention import Kind
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import document

NAMES = (
    "Бовенко Петро Іванович",
    "Bovenko Petro Ivanovych",
    "Бовенко Пётр Иванович",
    "Лісовий Данило",
    "Lisovyi Danylo",
)


def tell_of(desk: Desk, *names: str, born: str = "1990-05-17") -> dict[str, str]:
    """Take in a note for each name, in which Olha says that they are held in Karsk, born on a day of May. Returns ids
    by name."""
    for number, name in enumerate(names):
        title = f"note{number}.txt"
        text = f"Olha{number} says that {name} is held in Karsk, born on 17 May 1990.\n"
        take_in(desk.case, text.encode(), title, obtained="a call", by=ANNA, at=NOW)
        script = f"""
        [[tell]]
        source = "{title}"
        words = "{name} is held in Karsk, born on 17 May 1990"
        chain = [{{ who = "Olha{number}" }}]
        facts = [
            {{ claim = "held_at", who = "{name}", place = "Karsk" }},
            {{ claim = "born", person = "{name}", when = "{born}" }},
        ]
        """
        perform(desk.case, script, by=ANNA, clock=lambda: NOW)
    return {one.name: one.id for one in desk.case.known().mentions.values() if one.kind is Kind.PERSON}


def asked(page: bytes) -> dict[str, list[str]]:
    """The fields of the question that a page asks."""
    (form,) = document(page).xpath("//form[contains(@class, 'ask')]")
    found: dict[str, list[str]] = {}
    for field in form.xpath(".//input[@name]"):
        if field.get("type") != "checkbox" or field.get("checked") is not None:
            found.setdefault(str(field.get("name")), []).append(field.get("value") or "")
    return found
