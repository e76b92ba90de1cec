"""Who told whom, in one line: `Ihor (was there) > his mother (by phone) > this call`. Written and read.

Arrows part tellers, nearest to the fact first; `&` joins those who told it together, `/` leaves open which of them
it was; `?` is a teller whom nobody names; `#2` is the second of one name; a name in "" stands as it is.
Invariant: a chain that is written as a line and read again is the same chain.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from habeas.language import LANGUAGES, mark, speaking
from habeas.language import gettext as _
from habeas.statements.chain import Basis, Chain, Knows, Link, Passed
from habeas.statements.mention import Party
from habeas.wording.codes import plain
from habeas.wording.publications import THIS, THIS_PUBLICATION

SHORTER = {Passed.CALL: mark("by phone"), Basis.INFERRED: mark("our guess")}
"""Words that are typed more readily than those of the code."""
ALSO_THE_SOURCE = (mark("the outlet"), mark("this article"), mark("this source"))
NOBODY = "?"
T = TypeVar("T")
_ARROW = re.compile(r"\s*(?:->|=>|→|>)\s*")
_TOKEN = re.compile(r'"(?:[^"]|"")*"|[^"]')
_SPECIAL = re.compile(r'[>→()&/#?"]|->|=>')
_MARKS = re.compile(r"\s*\(([^()]*)\)\s*$")
_NUMBER = re.compile(r"\s*#(\d{1,4})$")


class NotALine(ValueError):
    """The line cannot be read. The message says where, and what can be written there."""


@dataclass(frozen=True)
class Named:
    """Somebody who can be a teller."""

    id: str
    name: str


@dataclass(frozen=True)
class Tellers:
    """All who can be tellers in one source: the source itself, which may be a publication, and whom it speaks of."""

    source: Named
    is_published: bool
    people: tuple[Named, ...]

    def alike(self, name: str) -> list[Named]:
        """All who bear a name, the source first, in the order in which `#1`, `#2` count them."""
        return [one for one in (self.source, *self.people) if folded(one.name) == folded(name)]

    def by_itself(self) -> Chain:
        """The chain of what nobody but the source itself says; none where the source is no publication."""
        told = Link(who=Party(all=(self.source.id,)), passed=Passed.PUBLICATION, basis=Basis.EXPLICIT)
        return (told,) if self.is_published else ()


def line_of(chain: Chain, tellers: Tellers) -> str:
    """The line that says a chain."""
    return " > ".join(_teller(link, tellers) for link in chain)


def chain_of(line: str, tellers: Tellers, new: Callable[[str], str]) -> Chain:
    """The chain that a line says. `new` gives an id for a name that nobody here bears. Raises NotALine."""
    if not line.strip():
        return ()
    return tuple(_link(part, tellers, new) for part in _parts(line))


def folded(name: str) -> str:
    """A name as it is compared: without regard to case and blanks."""
    return " ".join(name.split()).casefold()


def _teller(link: Link, tellers: Tellers) -> str:
    by_id = {one.id: one for one in (tellers.source, *tellers.people)}
    who = NOBODY
    if link.who is not None:
        names = [_written(by_id.get(id_, Named(id_, id_)), tellers) for id_ in link.who.members]
        who = (" / " if link.who.one_of else " & ").join(names)
    marks: list[StrEnum] = [] if link.knows is Knows.NOT_SAID else [link.knows]
    marks += [] if link.passed is _usual(link.who, tellers) else [link.passed]
    marks += [] if link.basis is Basis.EXPLICIT else [link.basis]
    words = [_(SHORTER[code]) if code in SHORTER else plain(code) for code in marks]
    between = "; " if any("," in word for word in words) else ", "
    return f"{who} ({between.join(words)})" if words else who


def _written(one: Named, tellers: Tellers) -> str:
    name = " ".join(one.name.split())
    if _SPECIAL.search(name):
        name = '"' + name.replace('"', '""') + '"'
    alike = tellers.alike(one.name)
    return f"{name} #{alike.index(one) + 1}" if len(alike) > 1 else name


def _usual(who: Party | None, tellers: Tellers) -> Passed:
    """How it is passed on where a line says nothing of it: a publication publishes."""
    is_publication = tellers.is_published and who is not None and who.members == (tellers.source.id,)
    return Passed.PUBLICATION if is_publication else Passed.NOT_SAID


def _parts(line: str) -> Iterator[str]:
    """The tellers of a line as they were written."""
    parts = list(_split(line, _ARROW))
    for part in parts:
        if not part.strip():
            raise NotALine(_("Somebody is missing beside an arrow. Write ? where nobody is named."))
        yield part.strip()


def _split(text: str, separator: re.Pattern[str]) -> Iterator[str]:
    """The text cut at a separator wherever that stands outside straight quotation marks."""
    if text.count('"') % 2:
        raise NotALine(_("A quotation mark is open. Close it, or leave it out."))
    hidden = "".join(token if len(token) == 1 else "\0" * len(token) for token in _TOKEN.findall(text))
    start = 0
    for found in separator.finditer(hidden):
        yield text[start : found.start()]
        start = found.end()
    yield text[start:]


def _link(part: str, tellers: Tellers, new: Callable[[str], str]) -> Link:
    who, marks = part, list[StrEnum]()
    while found := _MARKS.search(_outside(who)):
        marks = [*_marks(who[found.start(1) : found.end(1)]), *marks]
        who = who[: found.start()]
    party = None if who.strip() == NOBODY else _party(who, tellers, new)
    knows = next((code for code in marks if isinstance(code, Knows)), Knows.NOT_SAID)
    passed = next((code for code in marks if isinstance(code, Passed)), _usual(party, tellers))
    basis = next((code for code in marks if isinstance(code, Basis)), Basis.EXPLICIT)
    return Link(who=party, knows=knows, passed=passed, basis=basis)


def _outside(text: str) -> str:
    """The text with what stands in quotation marks blacked out, sign by sign."""
    return "".join(token if len(token) == 1 else "\0" * len(token) for token in _TOKEN.findall(text))


def _party(who: str, tellers: Tellers, new: Callable[[str], str]) -> Party:
    together, either = list(_split(who, re.compile("&"))), list(_split(who, re.compile("/")))
    if len(together) > 1 and len(either) > 1:
        raise NotALine(
            _("“{words}” has both & and /. & joins those who told it together, / leaves open who.").format(
                words=who
            )
        )
    ids = tuple(
        dict.fromkeys(_one(name.strip(), tellers, new) for name in (either if len(either) > 1 else together))
    )
    return Party(one_of=ids) if len(either) > 1 and len(ids) > 1 else Party(all=ids)


def _one(written: str, tellers: Tellers, new: Callable[[str], str]) -> str:
    number = _NUMBER.search(_outside(written))
    name = written[: number.start()] if number else written
    name = name.strip()
    is_quoted = len(name) > 1 and name.startswith('"') and name.endswith('"')
    name = name[1:-1].replace('""', '"') if is_quoted else name
    if not name.strip() or (name == NOBODY and not is_quoted):
        raise NotALine(_("Somebody is missing beside an arrow. Write ? where nobody is named."))
    alike = tellers.alike(name)
    if number:
        place = int(number[1])
        if not 0 < place <= len(alike):
            raise NotALine(_("There is no {number} here.").format(number=f"“{written}”"))
        return alike[place - 1].id
    if len(alike) > 1:
        choices = ", ".join(f"{name} #{place + 1}" for place in range(len(alike)))
        raise NotALine(
            _("Several here are called “{name}”. Write one of: {choices}.").format(name=name, choices=choices)
        )
    if alike:
        return alike[0].id
    return tellers.source.id if folded(name) in _words_for_the_source() else new(" ".join(name.split()))


def _words_for_the_source() -> frozenset[str]:
    words = (*THIS.values(), THIS_PUBLICATION, *ALSO_THE_SOURCE)
    return frozenset(folded(word) for word in _in_all_languages(lambda: [_(word) for word in words]))


def _marks(words: str) -> list[StrEnum]:
    """The codes that stand in brackets."""
    codes: list[StrEnum] = [*Knows, *Passed, *Basis]
    known = dict(_in_all_languages(lambda: [(folded(plain(code)), code) for code in codes]))
    known |= dict(_in_all_languages(lambda: [(folded(_(word)), code) for code, word in SHORTER.items()]))
    found = []
    for word in words.split(";" if ";" in words else ","):
        if folded(word) not in known:
            usual = [
                plain(code) for code in (Knows.WAS_THERE, Knows.WAS_TOLD, Knows.GUESSES, Passed.IN_PERSON)
            ]
            raise NotALine(
                _("“({words})” is not understood. Write for example: {examples}, {phone}.").format(
                    words=word.strip(), examples=", ".join(usual), phone=_(SHORTER[Passed.CALL])
                )
            )
        found.append(known[folded(word)])
    return found


def _in_all_languages(words: Callable[[], list[T]]) -> Iterator[T]:
    for language in LANGUAGES:
        with speaking(language):
            yield from words()
