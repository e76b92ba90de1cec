"""Quotation marks of every kind, paired. Who speaks is no matter of this module.

Invariant: a quote lies within one paragraph; two quotes are disjoint, or the inner one is `nested`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True)
class FoundQuote:
    """Quoted words: `start` to `end` with the marks, `inner_start` to `inner_end` without.

    `nested`: stands inside another quote. `scare`: a fragment of one or two words, no sentence.
    `continued`: goes on with the quote of the paragraph before (its mark was never closed).
    `closed` is false where the paragraph ended before the quote did.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    nested: bool = False
    scare: bool = False
    continued: bool = False
    closed: bool = True
    rule: str = "marks"


DEEPEST: Final = 4
"""Quotes within quotes within quotes: what would open beyond that is a slip."""
CLOSERS: Final[dict[str, tuple[str, ...]]] = {
    "“": ("”",), "„": ("“", "”"), "‟": ("”",), "«": ("»",), "‹": ("›",), "‘": ("’",), "‚": ("‘", "’"),
    '"': ('"',), "'": ("'",), "``": ("''", "”", '"'), "»": ("«",), "”": ("”",),
}  # fmt: skip
"""What may close each opening mark. The last two are the reversed («) and the Nordic (”) habit."""
_MARK = re.compile(r"``|''|[“”„‟«»‹›\"‘’‚']")
_ELIDED = re.compile(r"(?:em|til|till|cause|tis|twas|bout|n|\d\ds)\b", re.I)
_DASHED_LINE = re.compile(r"[ \t]*(?P<dash>[—–―-])[ \t\u00a0]+(?=[^\W\d_“„«\"…])")
_DASH_TURN = re.compile(r"(?<=[,.?!…])[ \t\u00a0]+[—–―-][ \t\u00a0]+")


@dataclass
class _Open:
    mark: str
    start: int
    inner: int
    continued: bool = False


def find_quotes(text: str) -> list[FoundQuote]:
    """Every quote of the text, in order of its start, an outer one before those inside it."""
    found: list[FoundQuote] = []
    carried = ""
    for start, end in _paragraphs(text):
        paragraph = _Paragraph(text, start, end, carried)
        quotes = paragraph.quotes()
        carried = paragraph.left_open
        found += quotes or _dialogue(text, start, end)
    return _with_nesting(sorted(found, key=lambda quote: (quote.start, -quote.end)))


def _with_nesting(found: list[FoundQuote]) -> list[FoundQuote]:
    """Those that stand inside one before them marked so."""
    reached, marked = 0, []
    for quote in found:
        marked.append(replace(quote, nested=quote.start < reached))
        reached = max(reached, quote.end)
    return marked


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Blank lines part paragraphs; in a text that has none, every line is one."""
    breaks = r"\n[ \t\r\u00a0]*\n\s*" if re.search(r"\S[ \t\r]*\n[ \t\r]*\n[ \t]*\S", text) else r"\n\s*"
    start = 0
    for match in re.finditer(breaks, text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


class _Paragraph:
    """One pass over the marks of a paragraph with a stack of those still open."""

    def __init__(self, text: str, start: int, end: int, carried: str) -> None:
        self.text, self.start, self.end = text, start, end
        self.stack: list[_Open] = []
        self.found: list[FoundQuote] = []
        self.carried = carried
        self.left_open = ""
        self.marks = [(match.start(), match[0]) for match in _MARK.finditer(text, start, end)]
        self.singles_ahead = self._closing_singles()

    def quotes(self) -> list[FoundQuote]:
        for number, (at, mark) in enumerate(self.marks):
            self._take(number, at, mark)
        self._end_of_paragraph()
        return self.found

    def _take(self, number: int, at: int, mark: str) -> None:
        if mark in "'’" and self._is_apostrophe(number, at):
            return
        if (depth := self._closes(at, mark)) is not None:
            self._close(depth, at, at + len(mark))
        elif len(self.stack) < DEEPEST and self._may_open(number, at, mark):
            first = not self.found and not self.stack and not self.text[self.start : at].strip()
            continued = first and self.carried == mark
            self.stack.append(_Open(mark, at, at + len(mark), continued))

    def _close(self, depth: int, inner_end: int, end: int) -> None:
        opened = self.stack[depth]
        # What was opened inside and never closed was no quote: an apostrophe or a slip.
        del self.stack[depth:]
        self._add(opened, inner_end, end, closed=True)

    def _add(self, opened: _Open, inner_end: int, end: int, *, closed: bool) -> None:
        inner = self.text[opened.inner : inner_end]
        if not inner.strip():
            return
        self.found.append(
            FoundQuote(
                opened.start, end, opened.inner, inner_end,
                scare=closed and _is_fragment(inner),
                continued=opened.continued, closed=closed,
            )
        )  # fmt: skip

    def _end_of_paragraph(self) -> None:
        """What is still open ends here; the outermost may be taken up by the next paragraph."""
        end = self._last_word()
        while self.stack:
            opened = self.stack.pop()
            if opened.mark in "'‘‚":
                continue
            self.left_open = opened.mark
            if end > opened.inner:
                self._add(opened, end, end, closed=False)

    def _last_word(self) -> int:
        end = self.end
        while end > self.start and self.text[end - 1].isspace():
            end -= 1
        return end

    def _closes(self, at: int, mark: str) -> int | None:
        """The place in the stack of the quote that this mark closes, if it closes one."""
        before, after = self._around(at, mark)
        for depth in range(len(self.stack) - 1, -1, -1):
            opened = self.stack[depth]
            if mark not in CLOSERS[opened.mark]:
                continue
            if mark == opened.mark and before.isspace() and after.isalnum():
                return None
            return depth
        return None

    def _may_open(self, number: int, at: int, mark: str) -> bool:
        before, after = self._around(at, mark)
        starts_word = not before.isalnum() and not after.isspace() and after != ""
        if mark in "“„‟«‹‚" or mark == "``":
            return True
        if mark == '"':
            return starts_word or before.isspace() or before == ""
        if mark in "»”":
            return starts_word and after.isalnum() and self._later(number, CLOSERS[mark])
        if mark in "‘'":
            return starts_word and self.singles_ahead[number] and not _ELIDED.match(self.text, at + 1)
        return False

    def _later(self, number: int, marks: tuple[str, ...]) -> bool:
        return any(mark in marks for _, mark in self.marks[number + 1 : number + 9])

    def _is_apostrophe(self, number: int, at: int) -> bool:
        before, after = self._around(at, "'")
        if before.isalnum() and after.isalnum():
            return True
        if self._single_open() is None:
            return self.marks[number][1] == "’" or before.isalnum()
        if before.isspace() and after.isalnum():
            return self.marks[number][1] == "’"
        # "the soldiers’ mothers" inside single quotes: a possessive if the quote still closes later.
        possessive = before == "s" and after == " " and self.text[at + 2 : at + 3].islower()
        return possessive and self.singles_ahead[number]

    def _single_open(self) -> int | None:
        return next((depth for depth, one in enumerate(self.stack) if one.mark in "'‘‚"), None)

    def _closing_singles(self) -> list[bool]:
        """For each mark: does a single mark that can close stand after it?"""
        ahead, flags = False, []
        for at, mark in reversed(self.marks):
            flags.append(ahead)
            if mark in "'’":
                before, after = self._around(at, mark)
                ahead = ahead or (not before.isspace() and before != "" and not after.isalnum())
        return flags[::-1]

    def _around(self, at: int, mark: str) -> tuple[str, str]:
        before = self.text[at - 1] if at > self.start else ""
        after = self.text[at + len(mark)] if at + len(mark) < self.end else ""
        return before, after


def _is_fragment(inner: str) -> bool:
    words = inner.split()
    return len(words) <= 2 and inner.strip()[-1:] not in ".,!?…;:"


def _dialogue(text: str, start: int, end: int) -> list[FoundQuote]:
    """Lines that open with a dash: speech and the narrator's words take turns at ", —"."""
    return [
        quote
        for line in re.finditer(r"[^\n]+", text[start:end])
        for quote in _turns(text, start + line.start(), start + line.end())
    ]


def _turns(text: str, start: int, end: int) -> Iterator[FoundQuote]:
    opening = _DASHED_LINE.match(text, start, end)
    if opening is None:
        return
    turns = list(_DASH_TURN.finditer(text, opening.end(), end))
    line_end = start + len(text[start:end].rstrip())
    if text[line_end - 1] not in ".?!…" or (opening["dash"] not in "—―" and not turns):
        return
    edges = [opening.end(), *[edge for turn in turns for edge in turn.span()], line_end]
    pairs = list(zip(edges[::2], edges[1::2], strict=True))
    for number, (first, last) in enumerate(pairs[::2]):
        before = opening.start("dash") if number == 0 else first
        yield replace(FoundQuote(before, last, first, last), rule="dash")
