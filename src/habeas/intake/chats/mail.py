"""Mail as a chat: one message (.eml) or several (.mbox), each with its subject, its words and its files.

Nothing is fetched and nothing is shown as a page: of a part in HTML only the words that a reader would see are kept.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message as Letter
from email.utils import getaddresses, parsedate_to_datetime

from habeas.intake.chats.chat import Chat, ChatKind, Enclosure, Message, file_name, one_line, people_of
from habeas.intake.chats.media import media_of
from habeas.intake.encoding import decode, may_be_declared
from habeas.intake.html import read_html
from habeas.intake.refused import Refused
from habeas.language import gettext as _

MAX_LETTERS = 20_000
MAX_PARTS = 1_000
"""Parts of one letter."""
_LONGEST_HEADER = 2_000
_LONGEST_FROM = 500
_LONGEST_HEAD = 512 * 1024
"""Bytes of all headers of one letter."""
_HOW_MADE = frozenset({"content-type", "content-disposition", "content-transfer-encoding"})
"""Headers that the library takes apart, in time that grows with the square of their length."""
_MOST_SAID = 64
"""Things that one of them may say of a part; a long name comes in some twenty."""
_MOST_HEADERS = 1_000
"""Headers of one part."""
_MAX_DASHES = 20_000
"""Lines that may begin a part; letters also rule off with them."""
_MAX_NESTED = 50
"""Boundaries that one letter may name: each line is compared with all that are open."""

_FROM_LINE = re.compile(rb"^From \S{1,320} [^\n]{0,80}\d{2}:\d{2}[^\n]{0,40}\n", re.M)
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_FROM = re.compile(rb"^from:", re.I | re.M)
_SAYS_MORE = re.compile(rb"^(?:date|subject|received|message-id|mime-version):", re.I | re.M)
_BOUNDARY = re.compile(rb"[;\s]boundary\s*=", re.I)
_SAVED_PAGE = re.compile(rb"^snapshot-content-location:", re.I | re.M)


class _Part(Letter):
    """A letter or a part of one as the parser makes it. Headers that would take minutes are not let in, and the part
    is then left unread as a whole: what it is can no longer be told."""

    is_readable = True

    def set_raw(self, name: str, value: str) -> None:
        """Take a header from the parser."""
        is_long = len(value) > _LONGEST_HEADER or value.count(";") > _MOST_SAID
        if (is_long and name.lower() in _HOW_MADE) or len(self) >= _MOST_HEADERS:
            self.is_readable = False
        else:
            super().set_raw(name, value)


class Read:
    """Letters as messages, and the files that were in them by where they stood."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.parts: dict[str, bytes] = {}
        self.warnings: list[str] = []

    def chat(self) -> Chat:
        """The chat that the letters are."""
        messages = tuple(self.messages)
        first = messages[0].text.split("\n", 1)[0] if messages else ""
        return Chat(
            kind=ChatKind.MAIL, title=first or _("Mail"), people=people_of(messages), messages=messages
        )

    def letter(self, data: bytes) -> None:
        """Read one letter. Raises Refused where it is nested without end."""
        number = len(self.messages) + 1
        try:
            _check_head(data)
            letter = message_from_bytes(data, _Part, policy=policy.compat32)
            bodies, files = self._bodies(letter, number)
        except (MessageError, RecursionError, ValueError, LookupError, AttributeError, TypeError):
            # The standard library's parser raises nearly anything on hostile bytes.
            raise Refused(
                _("A letter in this file is damaged, or made in a way habeas cannot read."),
                _("Save it anew from the mail program, or save its words as text, and take that in."),
            ) from None
        subject = header(letter, "Subject")
        self.messages.append(
            Message(
                number=number,
                at=header(letter, "Date"),
                iso=_iso(header(letter, "Date")),
                sender=_sender(letter),
                text="\n\n".join(part for part in (subject, bodies) if part),
                enclosures=tuple(files),
            )
        )

    def _bodies(self, letter: Letter, number: int) -> tuple[str, list[Enclosure]]:
        plain: list[str] = []
        pages: list[str] = []
        files: list[Enclosure] = []
        for place, part in enumerate(_leaves(letter), start=1):
            if not _is_readable(part):
                self.warnings.append(
                    _("A part of a letter is made in a way habeas cannot read; it was left out.")
                )
                continue
            type_ = part.get_content_type()
            name = _name(part)
            if name is None and type_ == "text/plain":
                plain.append(self._words(part))
            elif name is None and type_ == "text/html":
                pages.append(self._page(part))
            else:
                files.append(self._file(part, name, f"{number}/{place}"))
        return "\n\n".join(words.strip() for words in plain or pages), files

    def _file(self, part: Letter, name: str | None, member: str) -> Enclosure:
        data = _payload(part)
        if part.get_content_type() == "message/rfc822":
            name, data = name or "letter.eml", _inner(part)
        shown = file_name(name or part.get_content_type().replace("/", "."))
        self.parts[member] = data
        return Enclosure(name=shown, media=media_of(shown), member=member)

    def _words(self, part: Letter) -> str:
        try:
            decoded = decode(_payload(part), str(part.get_content_charset() or ""))
        except Refused:
            self.warnings.append(_("A part of a letter calls itself text and is none; it was left out."))
            return ""
        self.warnings.extend(decoded.warnings)
        return decoded.text.replace("\r\n", "\n")

    def _page(self, part: Letter) -> str:
        charset = str(part.get_content_charset() or "")
        data = _payload(part)
        try:
            if charset:
                # The letter's own word on its letters wins over what the page says of itself.
                data = decode(data, charset).text.encode("utf-8", "replace")
            return read_html(data).text
        except Refused:
            self.warnings.append(_("A part of a letter is a web page without words; it was left out."))
            return ""


def looks_like_mail(data: bytes) -> bool:
    """Whether the bytes begin as a letter does, or as several in one file."""
    start = data[:65_536].replace(b"\r\n", b"\n").lstrip(b"\xef\xbb\xbf\n")
    if found := _FROM_LINE.match(start):
        start = start[found.end() :]
    head = _HEADER.match(start)
    if head is None or _SAVED_PAGE.search(head.group()):
        return False
    return bool(_FROM.search(head.group()) and _SAYS_MORE.search(head.group()))


def read_mail(data: bytes) -> Read:
    """The letters of a file. Raises Refused."""
    read = Read()
    for letter in _letters(data.replace(b"\r\n", b"\n").lstrip(b"\xef\xbb\xbf\n")):
        if len(read.messages) >= MAX_LETTERS:
            raise Refused(
                _("This file holds more than {count:,} letters.").format(count=MAX_LETTERS),
                _("Save the folder or the days that you need, and take that in."),
            )
        read.letter(letter)
    return read


def _letters(data: bytes) -> Iterator[bytes]:
    starts = [found for found in _FROM_LINE.finditer(data) if _after_blank(data, found.start())]
    if not starts or starts[0].start() != 0:
        yield data
        return
    for found, following in zip(starts, [*starts[1:], None], strict=True):
        letter = data[found.end() : following.start() if following else len(data)]
        yield re.sub(rb"^>(>*From )", rb"\1", letter, flags=re.M)


def _after_blank(data: bytes, start: int) -> bool:
    return start == 0 or data[max(0, start - 2) : start] == b"\n\n"


def _check_head(data: bytes) -> None:
    """Raise ValueError where the parser would take minutes."""
    head = data.find(b"\n\n", 0, _LONGEST_HEAD)
    if head < 0 and len(data) > _LONGEST_HEAD:
        raise ValueError("headers without end")
    if len(_BOUNDARY.findall(data)) > _MAX_NESTED or data.count(b"\n--") > _MAX_DASHES:
        raise ValueError("parts within parts without end")


def _leaves(letter: Letter) -> Iterator[Letter]:
    """The parts that hold something, in order; letters within letters are files."""
    waiting, count = [letter], 0
    while waiting:
        part = waiting.pop()
        count += 1
        if count > MAX_PARTS:
            raise ValueError("a letter of too many parts")
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extend(_within(part)[::-1])
        else:
            yield part


def _within(part: Letter) -> list[Letter]:
    """The parts right within one. The payload of others is not asked for: it would be decoded as they please."""
    inner = part.get_payload() if part.is_multipart() else []
    return [child for child in inner if isinstance(child, Letter)] if isinstance(inner, list) else []


def _is_readable(part: Letter) -> bool:
    """Whether no header of a part, or of a letter within it, had to be left aside."""
    return all(getattr(one, "is_readable", True) for one in part.walk())


def _inner(part: Letter) -> bytes:
    inner = _within(part)
    return inner[0].as_bytes() if inner else b""


def _payload(part: Letter) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _name(part: Letter) -> str | None:
    """The name of a part that is a file, "" for one without a name; None for a part with the words."""
    raw = part.get_filename()
    if raw is not None:
        return _decoded(str(raw))
    disposition = str(part.get("Content-Disposition") or "")
    return "" if disposition.strip().lower().startswith("attachment") else None


def header(letter: Letter, name: str) -> str:
    """A header in letters, on one line, however it was written."""
    raw = letter.get(name)
    return _decoded(str(raw)) if raw is not None else ""


def _decoded(raw: str) -> str:
    raw = raw[:_LONGEST_HEADER]
    try:
        pieces = decode_header(raw)
    except (MessageError, ValueError, LookupError):
        return _line(raw)
    letters = "".join(
        # Between words written plainly and others the blank is lost in decoding.
        _piece(piece, charset) if charset else f" {_piece(piece, charset)} "
        for piece, charset in pieces
    )
    return _line(letters)


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    if not may_be_declared(charset):
        # A few bytes are too few to guess by, and there may be a hundred of such pieces.
        return piece.decode("utf-8", "replace")
    try:
        return decode(piece, charset).text
    except Refused:
        return ""


def _line(raw: str) -> str:
    # Bytes beyond ASCII in a header come as lone surrogates; most are UTF-8.
    whole = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(whole.replace("\x00", " ").split())


def _sender(letter: Letter) -> str:
    """The name in From, or the address where there is no name. An address beside a name is not kept."""
    try:
        found = getaddresses([header(letter, "From")[:_LONGEST_FROM]])
    except (ValueError, IndexError, RecursionError):
        found = []
    for name, address in found:
        if said := one_line(name) or one_line(address):
            return said
    return one_line(header(letter, "From")) or _("Not said who")


def _iso(raw: str) -> str | None:
    try:
        return parsedate_to_datetime(raw).isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
