"""What two sources say of a unit, of two basements and of two men who share a nickname."""

from datetime import datetime

from habeas.acts.case import Case
from habeas.acts.script import perform
from habeas.acts.take_in import take_in
from habeas.statements.mention import Kind
from tests.cast import ANNA

UNIT = (
    "Until May 2022 military unit 01234 was called the harbour guard, under the fleet; since June 2022 the tailors, "
    "under the ministry. They held Petro Mura in a basement in Bryanka, and Ivan Boyko in the basement in Bryanka. "
    "«Гном» held Petro Mura there."
)
OTHER = (
    "Unit в/ч 01234 was seen in Первомайск and in Брянка. "
    "Another man, «Гном», held Taras Lys in Первомайск. Artem Voronko is the «Гном»."
)
TOLD = f"""
[[tell]]
source = "unit.txt"
words = "{UNIT}"
chain = [{{ who = "this source" }}]
facts = [
    {{ claim = "known_as", what = {{ body = "military unit 01234" }}, name_as_said = "the harbour guard", when = "2022-05", aspect = "until" }},
    {{ claim = "known_as", what = {{ body = "military unit 01234" }}, name_as_said = "the tailors", when = "2022-06", aspect = "since" }},
    {{ claim = "subordinate_to", body = {{ body = "military unit 01234" }}, to = {{ body = "the fleet" }}, when = "2022-05", aspect = "until" }},
    {{ claim = "subordinate_to", body = {{ body = "military unit 01234" }}, to = {{ body = "the ministry" }}, when = "2022-06", aspect = "since" }},
    {{ claim = "held_at", who = "Petro Mura", place = "a basement in Bryanka", by = "«Гном»" }},
    {{ claim = "named", person = "«Гном»", name_as_said = "«Гном»", kind = "nickname" }},
    {{ claim = "held_at", who = "Ivan Boyko", place = "the basement in Bryanka" }},
    {{ claim = "located_in", place = "a basement in Bryanka", within = "Bryanka" }},
]

[[tell]]
source = "other.txt"
words = "{OTHER}"
chain = [{{ who = "this source" }}]
facts = [
    {{ claim = "held_at", who = "Taras Lys", place = "Первомайск", by = "«Гном»" }},
    {{ claim = "named", person = "«Гном»", name_as_said = "«Гном»", kind = "nickname" }},
    {{ claim = "named", person = "Artem Voronko", name_as_said = "Artem Voronko", kind = "full" }},
    {{ claim = "involved", who = {{ body = "в/ч 01234" }}, in = {{ place = "Первомайск" }} }},
    {{ claim = "involved", who = {{ body = "в/ч 01234" }}, in = {{ place = "Брянка" }} }},
]
"""  # noqa: E501


def take_in_both(case: Case, at: datetime) -> None:
    """Take in both sources, and note what they say."""
    for name, text in (("unit.txt", UNIT), ("other.txt", OTHER)):
        take_in(case, text.encode(), name, obtained="by mail", by=ANNA, at=at, published="2022-07-01")
    perform(case, TOLD, by=ANNA, clock=lambda: at)


def ids(case: Case, kind: Kind, name: str) -> list[str]:
    """The mentions of a kind that are spelled so, in the order of the record."""
    return [one.id for one in case.known().mentions.values() if one.kind is kind and one.name == name]
