"""From a filled form back to a telling. Whatever is wrong is said at its field; then nothing is stored."""

from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec.structs import replace

from habeas.acts.case import CaseError
from habeas.desk.forms.apart import Elsewhere
from habeas.desk.forms.book import Book
from habeas.desk.forms.filled import Filled
from habeas.desk.forms.questions import likely_kind
from habeas.desk.forms.roles import Sort, sort_of
from habeas.language import gettext as _
from habeas.reading.suggestion import Entity, FoundTelling
from habeas.statements.chain import Basis, Knows, Link, Passed
from habeas.statements.claims import CLAIMS, AnyClaim, roles
from habeas.statements.mention import Kind, Party
from habeas.statements.passage import Words
from habeas.statements.telling import Fact, Hedge, Polarity, Stage
from habeas.statements.when import Aspect, NotADate, When, bounds
from habeas.wording.told import NotALine, chain_of


@dataclass
class Answers:
    """Reads one form. `base` is the telling as it was: what has no field of its own is taken from it."""

    filled: Filled
    book: Book
    base: FoundTelling
    errors: dict[str, str] = field(default_factory=dict)
    new: list[Entity] = field(default_factory=list)
    same: dict[str, str] = field(default_factory=dict)
    """Whom of another source somebody here is said to be: an id of `new`, and a mention there."""

    def telling(self) -> FoundTelling | None:
        """The telling that the form says; None if something is wrong (`errors` says what)."""
        facts = [
            self._fact(f"f{number}", self.base.facts[number] if number < len(self.base.facts) else None)
            for number in range(self.filled.count("facts"))
            if self.filled.has(f"f{number}-keep")
        ]
        chain = self.chain()
        hedges = tuple(self._hedges())
        if not facts:
            self.errors["facts"] = _(
                "Every fact was left out. Keep at least one, or go back and refuse it all."
            )
        if self.errors:
            return None
        return replace(
            self.base, facts=tuple(fact for fact in facts if fact is not None), chain=chain, hedges=hedges
        )

    def _fact(self, prefix: str, base: Fact | None) -> Fact | None:
        name = self.filled.get(f"{prefix}-claim")
        plain: dict[str, Any] = {"claim": name}
        kept = msgspec.to_builtins(base.claim) if base and base.claim.name() == name else {}
        for role, type_ in roles(CLAIMS[name]).items():
            value = self._role(f"{prefix}-{role}", name, role, sort_of(type_), kept.get(role))
            if value not in (None, "", [], ()):
                plain[role] = value
        when = self._when(prefix, base)
        if self.errors:
            return None
        try:
            claim: AnyClaim = msgspec.convert(plain, AnyClaim)
        except (msgspec.ValidationError, ValueError) as why:
            self.errors[prefix] = _("This does not go together: {why}.").format(why=why)
            return None
        return Fact(
            id=base.id if base else prefix,
            claim=claim,
            polarity=_code(Polarity, self.filled.get(f"{prefix}-polarity"), Polarity.ASSERTS),
            stage=_code(Stage, self.filled.get(f"{prefix}-stage"), None),
            when=when,
            act=base.act if base else None,
        )

    def _role(self, name: str, claim: str, role: str, sort: Sort, kept: Any) -> Any:
        value = self.filled.get(name)
        match sort:
            case Sort.PEOPLE:
                party = self._party(name, likely_kind(claim, role))
                return msgspec.to_builtins(party) if party else None
            case Sort.WORDS:
                words = self._words(name, value) if value else None
                return msgspec.to_builtins(words) if words else None
            case Sort.NUMBER:
                return self._number(name, value)
            case Sort.TICK:
                return self.filled.has(name)
            case Sort.CODES:
                return list(self.filled.all(name))
            case Sort.INNER | Sort.PARTS:
                return kept if self.filled.has(f"{name}-keep") else None
            case _:
                return value or None

    def _number(self, name: str, value: str) -> int | None:
        if not value:
            return None
        digits = value.replace(",", "").replace(" ", "")
        if not (digits.isascii() and digits.isdigit()) or len(digits) > 9:
            wrong = _("“{value}” is not a whole number; write it in digits, like 40.")
            self.errors[name] = wrong.format(value=value)
            return None
        return int(digits)

    def _party(self, name: str, likely: Kind) -> Party | None:
        others = {other.id: other for other in self.book.elsewhere}
        chosen = dict.fromkeys(
            self.filled.get(f"{name}-{number}") for number in range(self.filled.slots(name))
        )
        new = self.filled.get(f"{name}-new")
        members = list[str]()
        for id_ in chosen:
            if id_ in others:
                # The words typed beside it say how this text speaks of them.
                members += self._same(name, others[id_], new)
                new = ""
            elif id_ in self.book.names or id_ == self.book.source_id:
                members.append(id_)
        if new:
            kind = _code(Kind, self.filled.get(f"{name}-kind"), likely)
            members += self._added(name, new, kind)
        if not members:
            return None
        if self.filled.has(f"{name}-open") and len(members) > 1:
            return Party(one_of=tuple(members))
        return Party(all=tuple(members))

    def _same(self, name: str, other: Elsewhere, words: str) -> list[str]:
        """Somebody of another source, as this text speaks of them."""
        if not words and other.name not in self.book.text:
            wrong = _(
                "“{name}” is not in this text. Copy from it how it speaks of them, under “Not in this list?”."
            )
            self.errors[name] = wrong.format(name=other.name)
            return []
        made = self._added(name, words or other.name, other.kind)
        self.same |= dict.fromkeys(made, other.id)
        return made

    def _added(self, name: str, words: str, kind: Kind) -> list[str]:
        same = next((one for one in self.new if one.name == words and one.kind is kind), None)
        if same:
            return [same.id]
        try:
            entity = self.book.new(words, kind, (self.base.start, self.base.end), len(self.new) + 1)
        except CaseError as why:
            self.errors[name] = str(why)
            return []
        self.new.append(entity)
        return [entity.id]

    def _words(self, name: str, exact: str) -> Words | None:
        """Words of the passage, or else of the text around it; words that stand nowhere are an error."""
        text = self.book.text
        start = text.find(exact, self.base.start, self.base.end)
        start = start if start >= 0 else text.find(exact)
        if start < 0:
            wrong = _("“{words}” does not stand in the text. Copy the words from it.")
            self.errors[name] = wrong.format(words=exact)
            return None
        return Words(exact=exact, start=start)

    def _when(self, prefix: str, base: Fact | None) -> When | None:
        edtf = self.filled.get(f"{prefix}-when") or None
        before = base.when if base else None
        if edtf is None and (before is None or (before.words is None and before.anchor is None)):
            return None
        try:
            if edtf is not None:
                bounds(edtf)
        except NotADate as why:
            text = str(why)
            self.errors[f"{prefix}-when"] = text[:1].upper() + text[1:] + "."
            return None
        return When(
            edtf=edtf,
            aspect=_code(Aspect, self.filled.get(f"{prefix}-aspect"), Aspect.AT),
            words=before.words if before else None,
            anchor=before.anchor if before else None,
        )

    def chain(self) -> tuple[Link, ...]:
        """Who told it: what the line says if somebody wrote it anew, else what was filled in one by one."""
        line = self.filled.get("told")
        if line == self.filled.get("told-was"):
            return self._one_by_one()
        try:
            chain = chain_of(line, self.book.tellers, self._teller)
        except NotALine as why:
            self.errors["told"] = str(why)
            return ()
        if not chain:
            self.errors["told"] = _("Say who told us. Write ? where nobody is named.")
        return chain

    def _teller(self, name: str) -> str:
        there = next((one for one in self.new if one.name == name and one.kind is Kind.PERSON), None)
        if there is None:
            there = self.book.teller(name, (self.base.start, self.base.end), len(self.new) + 1)
            self.new.append(there)
        return there.id

    def _one_by_one(self) -> tuple[Link, ...]:
        rows = []
        for number in range(self.filled.count("tellers")):
            prefix = f"t{number}"
            who = self._party(f"{prefix}-who", Kind.PERSON)
            nobody = bool(self.filled.all(f"{prefix}-nobody"))
            if self.filled.has(f"{prefix}-remove") or (who is None and not nobody):
                continue
            rows.append((self._order(prefix, number, who), number, self._link(prefix, who)))
        if not rows and not self.errors:
            self.errors["told"] = _("Say who told us. Write ? where nobody is named.")
        return tuple(link for _, _, link in sorted(rows, key=lambda row: row[:2]))

    def _order(self, prefix: str, number: int, who: Party | None) -> tuple[int, int]:
        """Tellers in the order given; one without a number comes before the publication, which comes last."""
        text = self.filled.get(f"{prefix}-order")
        is_publication = who is not None and who.members == (self.book.source_id,)
        place = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else number + 1
        return (1 if is_publication else 0, place)

    def _link(self, prefix: str, who: Party | None) -> Link:
        return Link(
            who=who,
            knows=_code(Knows, self.filled.get(f"{prefix}-knows"), Knows.NOT_SAID),
            passed=_code(Passed, self.filled.get(f"{prefix}-passed"), Passed.NOT_SAID),
            basis=_code(Basis, self.filled.get(f"{prefix}-basis"), Basis.EXPLICIT),
        )

    def _hedges(self) -> list[Hedge]:
        hedges = []
        for number in range(self.filled.slots("h")):
            exact = self.filled.get(f"h-{number}")
            words = self._words(f"h-{number}", exact) if exact else None
            if words:
                before = next((hedge for hedge in self.base.hedges if hedge.words.exact == exact), None)
                hedges.append(before or Hedge(words=words))
        return hedges


def _code(codes: Any, value: str, otherwise: Any) -> Any:
    try:
        return codes(value)
    except ValueError:
        return otherwise
