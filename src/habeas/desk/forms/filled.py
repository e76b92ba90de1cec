"""A form's fields with what stands in them: from a telling, from a browser, or blank. Names are fixed here.

Facts are numbered f0, f1 ..., tellers t0, t1 ...; a role's fields are f0-who-0, f0-who-1 ... for people,
f0-who-new and f0-who-kind for somebody new, f0-who-open where it is left open which of them it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from habeas.desk.forms.roles import Sort, sort_of
from habeas.reading.suggestion import FoundTelling
from habeas.statements.chain import Basis, Chain, Link, Passed
from habeas.statements.claims import CLAIMS, roles
from habeas.statements.mention import Party, party
from habeas.statements.passage import Words
from habeas.statements.telling import Fact

MOST = 60
"""More facts, tellers or people in one telling than this no page of ours sends."""


@dataclass(frozen=True)
class Filled:
    """Field names with their values. Reads like a dictionary that has an answer for everything."""

    values: Mapping[str, Sequence[str]]

    def get(self, name: str) -> str:
        """The value of a field, "" where there is none."""
        values = self.values.get(name)
        return values[-1].strip() if values else ""

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a field with several."""
        return tuple(self.values.get(name, ()))

    def has(self, name: str) -> bool:
        """Whether the field was sent at all (a checkbox that is not checked is not)."""
        return name in self.values

    def count(self, name: str) -> int:
        """How many facts ("facts") or tellers ("tellers") the form has."""
        text = self.get(name)
        return min(int(text), MOST) if text.isascii() and text.isdigit() and len(text) < 4 else 0

    def slots(self, name: str) -> int:
        """How many numbered fields there are: name-0, name-1 ..."""
        number = 0
        while number < MOST and self.has(f"{name}-{number}"):
            number += 1
        return number

    def with_fact(self, claim: str) -> "Filled":
        """The same with one more, blank fact."""
        number = self.count("facts")
        more = {"facts": [str(number + 1)], f"f{number}-claim": [claim], f"f{number}-keep": ["on"]}
        return Filled({**self.values, **more})

    def with_told(self, line: str) -> "Filled":
        """The same with a line that says who told whom."""
        return Filled({**self.values, "told": [line], "told-was": [line]})


def blank(claim: str, source_id: str, chain: Chain = ()) -> Filled:
    """A form for one new fact, told by `chain`; where nothing is known of who told it, by somebody to the source."""
    publication = Link(who=party(source_id), passed=Passed.PUBLICATION, basis=Basis.EXPLICIT)
    links = chain or (Link(basis=Basis.EXPLICIT), publication)
    values: dict[str, list[str]] = {"facts": ["1"], "f0-claim": [claim], "f0-keep": ["on"]}
    for number, link in enumerate(links):
        values |= _teller(f"t{number}", link, number)
        if link.who is None:
            # Not "nobody is named": whoever fills the form in says who it was.
            values |= {f"t{number}-who-0": [""], f"t{number}-nobody": []}
    return Filled({**values, "tellers": [str(len(links) + 1)], **_one_more(f"t{len(links)}")})


def from_telling(found: FoundTelling) -> Filled:
    """The form of a telling as it stands, with room for one more teller."""
    values: dict[str, list[str]] = {"facts": [str(len(found.facts))], "tellers": [str(len(found.chain) + 1)]}
    for number, fact in enumerate(found.facts):
        values |= _fact(f"f{number}", fact)
    for number, link in enumerate(found.chain):
        values |= _teller(f"t{number}", link, number)
    last = len(found.chain)
    values |= _one_more(f"t{last}")
    values |= {f"h-{number}": [hedge.words.exact] for number, hedge in enumerate(found.hedges)}
    return Filled(values)


def _one_more(prefix: str) -> dict[str, list[str]]:
    """Room for one more teller."""
    return _teller(prefix, Link(basis=Basis.EXPLICIT), 0) | {
        f"{prefix}-who-0": [""],
        f"{prefix}-order": [""],
        f"{prefix}-nobody": [],
    }


def _fact(prefix: str, fact: Fact) -> dict[str, list[str]]:
    when = fact.when
    values = {
        f"{prefix}-claim": [fact.claim.name()],
        f"{prefix}-keep": ["on"],
        f"{prefix}-polarity": [fact.polarity.value],
        f"{prefix}-stage": [fact.stage.value if fact.stage else ""],
        f"{prefix}-when": [(when.edtf or "") if when else ""],
        f"{prefix}-aspect": [when.aspect.value if when else ""],
    }
    plain = {field.encode_name: field.name for field in msgspec.structs.fields(type(fact.claim))}
    for role, type_ in roles(CLAIMS[fact.claim.name()]).items():
        values |= _role(f"{prefix}-{role}", sort_of(type_), getattr(fact.claim, plain[role]))
    return values


def _role(name: str, sort: Sort, value: Any) -> dict[str, list[str]]:
    if isinstance(value, Party):
        values = {f"{name}-{number}": [id_] for number, id_ in enumerate(value.members)}
        return (
            values
            | {f"{name}-{len(value.members)}": [""]}
            | ({f"{name}-open": ["on"]} if value.one_of else {})
        )
    if isinstance(value, Words):
        return {name: [value.exact]}
    if sort is Sort.CODES:
        return {name: [code.value for code in value]}
    if sort is Sort.TICK:
        return {name: ["on"]} if value else {}
    if sort in (Sort.INNER, Sort.PARTS):
        return {f"{name}-keep": ["on"]} if value else {}
    return {} if value is None else {name: [str(getattr(value, "value", value))]}


def _teller(prefix: str, link: Link, number: int) -> dict[str, list[str]]:
    return {
        **_role(f"{prefix}-who", Sort.PEOPLE, link.who),
        f"{prefix}-knows": [link.knows.value],
        f"{prefix}-passed": [link.passed.value],
        f"{prefix}-basis": [link.basis.value],
        f"{prefix}-order": [str(number + 1)],
        f"{prefix}-nobody": ["on"] if link.who is None else [],
    }
