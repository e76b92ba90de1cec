"""Just enough English grammar to say one claim: a subject, a verb, and what follows it.

A clause can be said as a past act, a present state, something that would be, or something intended.
"""

from dataclasses import dataclass
from enum import Enum, auto

from habeas.statements.passage import Words
from habeas.wording.grammar import Spoken, quoted


class Tense(Enum):
    """How a clause is said: "is held", "was held", "would be held", "to be held"."""

    PRESENT = auto()
    PAST = auto()
    WOULD = auto()
    TO = auto()


@dataclass(frozen=True)
class Verb:
    """A verb by its forms. A passive one ("held", "called “Wren”") has only its participle and takes "be"."""

    base: str
    third: str = ""
    past: str = ""

    @property
    def is_passive(self) -> bool:
        """Whether it is said with a form of "be"."""
        return not self.third

    def said(self, tense: Tense, *, plural: bool, negative: bool = False, still: bool = False) -> str:
        """The verb in a tense, for one or several, denied or not."""
        adverb = "still " if still else ""
        if self.is_passive:
            return f"{_be(tense, plural, negative)} {adverb}{self.base}"
        if tense is Tense.WOULD:
            return f"would {'not ' if negative else ''}{self.base}"
        if tense is Tense.TO:
            return f"{'not ' if negative else ''}to {self.base}"
        if negative:
            helper = "did" if tense is Tense.PAST else ("do" if plural else "does")
            return f"{helper} not {adverb}{self.base}"
        if tense is Tense.PAST:
            return adverb + self.past
        return adverb + (self.base if plural else self.third)


def _be(tense: Tense, plural: bool, negative: bool) -> str:
    no = " not" if negative else ""
    if tense is Tense.WOULD:
        return f"would{no} be"
    if tense is Tense.TO:
        return f"{no.strip()} to be".strip()
    if tense is Tense.PAST:
        return ("were" if plural else "was") + no
    return ("are" if plural else "is") + no


@dataclass(frozen=True)
class Clause:
    """One claim, ready to be said. `state` claims hold over time and are said in the present where no
    date puts them in the past; the others are acts."""

    subject: Spoken
    verb: Verb
    rest: str = ""
    state: bool = False

    def said(self, tense: Tense, *, negative: bool = False, still: bool = False) -> str:
        """The clause without a capital or a full stop."""
        verb = self.verb.said(tense, plural=self.subject.plural, negative=negative, still=still)
        return glued(self.subject.name, verb, self.rest)

    def predicate(self, tense: Tense) -> str:
        """The clause without its subject: "to be taken to Karsk"."""
        return glued(self.verb.said(tense, plural=self.subject.plural), self.rest)


def passive(participle: str) -> Verb:
    """A verb said with "be": passive("held") -> "is held"."""
    return Verb(participle)


def active(base: str, third: str = "", past: str = "") -> Verb:
    """A regular verb needs its base only: active("escape") -> escapes, escaped."""
    stem = base.removesuffix("e")
    return Verb(base, third or f"{base}s", past or f"{stem}ed")


def glued(*parts: str) -> str:
    """The parts with one space between them, none before a comma; empty parts vanish."""
    return " ".join(part for part in parts if part).replace(" ,", ",").replace(" :", ":")


def on_condition(words: Words | None) -> str:
    """What something hangs on: ", if “he signs”", ", “unless he signs”"."""
    if words is None:
        return ""
    has_if = words.exact.lower().startswith(("if ", "unless ", "when ", "provided ", "until ", "should "))
    return f", {'' if has_if else 'if '}{quoted(words.exact)}"
