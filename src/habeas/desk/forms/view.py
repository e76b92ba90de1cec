"""A form as its template shows it: plain data, with what was typed and what is wrong with it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.desk.forms.book import Book, kind_choices
from habeas.desk.forms.filled import Filled
from habeas.desk.forms.questions import likely_kind, question, title
from habeas.desk.forms.roles import Sort, codes_of, sort_of
from habeas.language import gettext as _
from habeas.statements.chain import Basis, Knows, Passed
from habeas.statements.claims import CLAIMS, roles
from habeas.statements.mention import Kind
from habeas.statements.telling import Polarity, Stage
from habeas.statements.when import Aspect
from habeas.wording.codes import options, plain

Errors = dict[str, str]


@dataclass(frozen=True)
class Option:
    """One choice."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class OptionGroup:
    """Choices under one heading."""

    heading: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Slot:
    """One select of people, places or bodies."""

    name: str
    groups: tuple[OptionGroup, ...]


@dataclass(frozen=True)
class Field:
    """One question of the form. Which of the members are filled depends on `sort`."""

    name: str
    question: str
    sort: str
    value: str = ""
    error: str = ""
    is_ticked: bool = False
    options: tuple[Option, ...] = ()
    slots: tuple[Slot, ...] = ()
    kinds: tuple[Option, ...] = ()
    new: str = ""
    says: str = ""


@dataclass(frozen=True)
class FactFields:
    """The part of the form for one fact."""

    prefix: str
    claim: str
    title: str
    is_kept: bool
    roles: tuple[Field, ...]
    polarity: Field
    stage: Field
    when: Field
    aspect: Field
    date_words: str


@dataclass(frozen=True)
class TellerFields:
    """The part of the form for one teller."""

    prefix: str
    who: Field
    knows: Field
    passed: Field
    basis: Field
    order: str
    is_new: bool
    is_nobody: bool


@dataclass(frozen=True)
class FormView:
    """The whole form."""

    facts: tuple[FactFields, ...]
    told: Field
    told_was: str
    one_by_one: bool
    """Whether the tellers one by one are shown at once: something in them has to be put right."""
    tellers: tuple[TellerFields, ...]
    hedges: tuple[Field, ...]
    errors: tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """What a form keeps without fields of its own: inner sentences by field name, dates' words by fact."""

    says: dict[str, str]
    date_words: dict[str, str]


def _not_said() -> tuple[str, str]:
    return "", _("not said")


def form_view(filled: Filled, book: Book, kept: Kept, errors: Errors) -> FormView:
    """Lay out the form."""
    layout = _Layout(filled, book, kept, errors)
    return FormView(
        facts=tuple(layout.fact(f"f{number}") for number in range(filled.count("facts"))),
        told=layout.words("told", _("Who told whom")),
        told_was=filled.get("told-was"),
        one_by_one=any(re.match(r"t\d+-", name) for name in errors),
        tellers=tuple(layout.teller(f"t{number}") for number in range(filled.count("tellers"))),
        hedges=tuple(layout.words(f"h-{number}", "") for number in range(filled.slots("h") + 1)),
        errors=tuple(dict.fromkeys(errors.values())),
    )


@dataclass(frozen=True)
class _Layout:
    filled: Filled
    book: Book
    kept: Kept
    errors: Errors

    def fact(self, prefix: str) -> FactFields:
        claim = self.filled.get(f"{prefix}-claim")
        types = roles(CLAIMS[claim])
        return FactFields(
            prefix=prefix,
            claim=claim,
            title=title(claim),
            is_kept=self.filled.has(f"{prefix}-keep"),
            roles=tuple(
                field for role, type_ in types.items() if (field := self.role(prefix, claim, role, type_))
            ),
            polarity=self.code(f"{prefix}-polarity", _("What does the teller do?"), options(Polarity)),
            stage=self.code(f"{prefix}-stage", _("How far did it get?"), [_not_said(), *options(Stage)]),
            when=self.words(f"{prefix}-when", _("When?")),
            aspect=self.code(f"{prefix}-aspect", _("How does it lie on that date?"), options(Aspect)),
            date_words=self.kept.date_words.get(prefix, ""),
        )

    def role(self, prefix: str, claim: str, role: str, type_: object) -> Field | None:
        name, asked, sort = f"{prefix}-{role}", question(claim, role), sort_of(type_)
        if sort is Sort.PEOPLE:
            return self.people(name, asked, likely_kind(claim, role))
        if sort is Sort.CODE:
            return self.code(name, asked, [_not_said(), *((c.value, plain(c)) for c in codes_of(type_))])
        if sort is Sort.CODES:
            return self.codes(name, asked, {code.value: plain(code) for code in codes_of(type_)})
        if sort in (Sort.INNER, Sort.PARTS):
            return self.inner(name, asked)
        if sort is Sort.TICK:
            return Field(name, asked, "tick", is_ticked=self.filled.has(name))
        return self.words(name, asked, "number" if sort is Sort.NUMBER else "words")

    def people(self, name: str, asked: str, first: Kind, *, source: bool = False) -> Field:
        slots = [
            Slot(f"{name}-{number}", self.choices(self.filled.get(f"{name}-{number}"), first, source=source))
            for number in range(max(1, self.filled.slots(name)))
        ]
        chosen = self.filled.get(f"{name}-kind")
        kind = Kind(chosen) if chosen in list(map(str, Kind)) else first
        return Field(
            name,
            asked,
            "people",
            error=self.errors.get(name, ""),
            is_ticked=self.filled.has(f"{name}-open"),
            slots=tuple(slots),
            kinds=tuple(Option(*choice) for choice in kind_choices(kind)),
            new=self.filled.get(f"{name}-new"),
        )

    def choices(self, chosen: str, first: Kind, *, source: bool) -> tuple[OptionGroup, ...]:
        groups = [
            OptionGroup(heading, tuple(Option(id_, text, id_ == chosen) for id_, text in items))
            for heading, items in self.book.by_heading(first)
        ]
        offered = any(option.chosen for group in groups for option in group.options)
        if chosen in self.book.names and not offered:
            # Somebody whom this text speaks of far from here.
            groups.insert(0, OptionGroup(_("Chosen"), (Option(chosen, self.book.names[chosen], True),)))
        if source:
            own = self.book.tellers.source
            groups.insert(0, OptionGroup(_("The source"), (Option(own.id, own.name, own.id == chosen),)))
        return tuple(groups)

    def code(self, name: str, asked: str, options: Iterable[tuple[str, str]]) -> Field:
        value = self.filled.get(name)
        made = tuple(Option(str(code), text, str(code) == value) for code, text in options)
        return Field(name, asked, "code", value=value, options=made, error=self.errors.get(name, ""))

    def codes(self, name: str, asked: str, options: dict[str, str]) -> Field:
        chosen = self.filled.all(name)
        made = tuple(Option(code, text, code in chosen) for code, text in options.items())
        return Field(name, asked, "codes", options=made)

    def inner(self, name: str, asked: str) -> Field | None:
        says = self.kept.says.get(name)
        if not says:
            return None
        return Field(name, asked, "inner", says=says, is_ticked=self.filled.has(f"{name}-keep"))

    def words(self, name: str, asked: str, sort: str = "words") -> Field:
        return Field(name, asked, sort, value=self.filled.get(name), error=self.errors.get(name, ""))

    def teller(self, prefix: str) -> TellerFields:
        order = self.filled.get(f"{prefix}-order")
        return TellerFields(
            prefix=prefix,
            who=self.people(f"{prefix}-who", _("Who?"), Kind.PERSON, source=True),
            knows=self.code(f"{prefix}-knows", _("How do they know?"), options(Knows)),
            passed=self.code(f"{prefix}-passed", _("How did they pass it on?"), options(Passed)),
            basis=self.code(f"{prefix}-basis", _("Is it in the words?"), options(Basis)),
            order=order,
            is_new=not order,
            is_nobody=bool(self.filled.all(f"{prefix}-nobody")),
        )
