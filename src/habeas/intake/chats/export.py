"""The way in for chats and mail: an export becomes chats. Whatever is wrong with it, only Refused is raised."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from habeas.intake.chats.chat import Chat, file_name, one_line
from habeas.intake.chats.files import MAX_WORDS, Archive, Files, NoFiles, Parts
from habeas.intake.chats.mail import looks_like_mail, read_mail
from habeas.intake.chats.telegram import read_telegram
from habeas.intake.chats.whatsapp import looks_like_whatsapp, read_whatsapp
from habeas.intake.chats.whatsapp_times import Order, Stamp, orders
from habeas.intake.encoding import decode
from habeas.intake.refused import Refused
from habeas.language import gettext as _

MAX_BYTES = 64 * 1024 * 1024
"""Largest export taken in at once, in bytes. Larger ones hold films; they can be exported without."""

_WHATSAPP_TEXT = re.compile(r"(?:^|/)(?:_chat|[^/]*WhatsApp[^/]*)\.txt$", re.I)
_TITLES = re.compile(
    r"^(?:WhatsApp Chat (?:with|-)|Чат WhatsApp (?:с контактом|с|-|із контактом|із|з контактом|з))\s+", re.I
)
_RESULT = "result.json"
_HERE = ("_chat", "chat")


@dataclass(frozen=True)
class Export:
    """What an export holds: its chats, the files beside them, and sentences for the person who takes it in.

    `asks` are two orders of day and month that both fit; until one is given, the first is shown.
    """

    chats: tuple[Chat, ...]
    files: Files
    warnings: tuple[str, ...] = ()
    asks: tuple[Order, ...] = ()
    example: str = ""


def read_export(data: bytes, filename: str, order: Order | None = None) -> Export:
    """Read a WhatsApp text or ZIP, a Telegram result.json or ZIP, or mail. `order` answers `asks`.

    The bytes decide what it is. Raises Refused; its message is meant for whoever took the file in.
    """
    if not data:
        raise Refused(_("This file is empty."), _("Export the chat once more, and take that in."))
    if len(data) > MAX_BYTES:
        raise Refused(
            _("This export is larger than {size} MB.").format(size=MAX_BYTES // 1024 // 1024),
            _("Export the chat without its films, or without files."),
        )
    try:
        return _warned(_read(data, filename, order))
    except Refused:
        raise
    except (MemoryError, RecursionError):
        raise Refused(
            _("This export is nested too deeply, or too large to be read."),
            _("Export the part that you need, and take that in."),
        ) from None


def _read(data: bytes, filename: str, order: Order | None) -> Export:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(Archive(data), filename, order)
    if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return Export(read_telegram(data.removeprefix(b"\xef\xbb\xbf"), {}), NoFiles())
    if looks_like_mail(data):
        letters = read_mail(data)
        warnings = tuple(dict.fromkeys(letters.warnings))
        return Export((letters.chat(),), Parts(letters.parts), warnings)
    return _whatsapp(data, filename, {}, NoFiles(), order)


def _archive(archive: Archive, filename: str, order: Order | None) -> Export:
    results = sorted((n for n in archive.names if PurePosixPath(n).name == _RESULT), key=len)
    if results:
        folder = results[0].removesuffix(_RESULT)
        members = {name.removeprefix(folder): name for name in archive.names if name.startswith(folder)}
        return Export(read_telegram(archive.read(results[0], MAX_WORDS), members), archive)
    texts = sorted((n for n in archive.names if _WHATSAPP_TEXT.search(n)), key=len)
    texts = texts or [name for name in archive.names if name.lower().endswith(".txt")][:2]
    if len(texts) == 1 or (texts and _WHATSAPP_TEXT.search(texts[0])):
        members = {file_name(name): name for name in archive.names if name != texts[0]}
        title = filename if PurePosixPath(texts[0]).stem in _HERE else texts[0]
        return _whatsapp(archive.read(texts[0], MAX_WORDS), title, members, archive, order)
    if any(PurePosixPath(name).name.startswith("messages") for name in archive.names):
        raise Refused(
            _("This is a Telegram export for reading in a browser (HTML)."),
            _("Export the chat once more, and choose “Machine-readable JSON” as its format."),
        )
    raise _no_chat()


def _whatsapp(
    data: bytes, filename: str, members: dict[str, str], files: Files, order: Order | None
) -> Export:
    decoded = decode(data)
    if not looks_like_whatsapp(decoded.text):
        raise _no_chat()
    asks: list[Order] = []
    example: list[str] = []

    def choose(stamps: list[Stamp]) -> Order:
        fit = orders(stamps)
        if len(fit) > 1:
            asks.extend(fit)
            differ = next((one for one in stamps if len({one.iso(o) for o in fit}) > 1), stamps[0])
            example.append(differ.mark.join(f"{number:02}" for number in differ.date))
        return order or fit[0]

    chat = read_whatsapp(decoded.text, _title(filename), members, choose)
    return Export((chat,), files, decoded.warnings, tuple(asks), "".join(example))


def _title(filename: str) -> str:
    stem = file_name(filename)
    stem = one_line(stem.rpartition(".")[0] or stem)
    return _TITLES.sub("", stem).strip() or _("A WhatsApp chat")


def _warned(export: Export) -> Export:
    """The same, with a word on times that are no dates."""
    undated = sum(message.iso is None for chat in export.chats for message in chat.messages)
    if not undated:
        return export
    said = _("{count} messages have a time that is no date; they are kept with the time as it is written.")
    return replace(export, warnings=(*export.warnings, said.format(count=undated)))


def _no_chat() -> Refused:
    return Refused(
        _("This is no export of a chat that habeas reads, and no mail."),
        _(
            "Take in WhatsApp’s “Export chat” (a text or a ZIP), Telegram’s result.json (or its folder as a ZIP), "
            "or mail saved as .eml or .mbox. Other files go in as a source."
        ),
    )
