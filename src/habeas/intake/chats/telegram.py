"""A Telegram export ("machine-readable JSON"): one chat, or several of one person. Unknown fields are passed by.

What does not have the shape that Telegram writes is refused as a whole, not read in part.
"""

from datetime import datetime, timedelta
from typing import Any

import msgspec
from msgspec import Struct, field

from habeas.intake.chats.chat import (
    MAX_MESSAGES,
    Chat,
    ChatKind,
    Enclosure,
    Media,
    Message,
    file_name,
    one_line,
    people_of,
)
from habeas.intake.chats.media import media_of
from habeas.intake.refused import Refused
from habeas.language import gettext as _

_MAX_OBJECTS = 4_000_000
"""Objects in one export: a bound on memory, counted before anything is built."""
_NOT_THERE = "("
"""How Telegram begins what stands in place of a file that was not exported."""
_FURTHEST = timedelta(hours=14)
_MEDIA = {
    "voice_message": Media.VOICE, "audio_file": Media.SOUND, "video_file": Media.VIDEO,
    "video_message": Media.VIDEO, "animation": Media.VIDEO, "sticker": Media.PICTURE,
}  # fmt: skip


class _Piece(Struct):
    """A stretch of a text with a form of its own: bold, a link."""

    text: str = ""


class _Written(Struct):
    """A message as Telegram writes it."""

    id: int
    type: str = "message"
    date: str = ""
    date_unixtime: str | int = ""
    from_: str | None = field(name="from", default=None)
    from_id: str | int | None = None
    actor: str | None = None
    action: str = ""
    title: str | None = None
    members: list[str | None] | None = None
    text: str | list[str | _Piece] = ""
    forwarded_from: str | msgspec.UnsetType | None = msgspec.UNSET
    reply_to_message_id: int | None = None
    media_type: str = ""
    photo: str = ""
    file: str = ""
    file_name: str | None = None


class _WrittenChat(Struct):
    name: str | None = None
    id: int = 0
    messages: list[_Written] | None = None


class _Several(Struct):
    chats: list[_WrittenChat] = field(name="list", default_factory=list)


class _Whole(_WrittenChat):
    chats: _Several | None = None
    left_chats: _Several | None = None


def read_telegram(data: bytes, members: dict[str, str]) -> tuple[Chat, ...]:
    """The chats of a result.json that hold messages. `members` are the files beside it by their path from it.

    Raises Refused."""
    if data.count(b"{") > _MAX_OBJECTS:
        raise _too_many()
    try:
        whole = msgspec.json.decode(data, type=_Whole)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise Refused(
            _("This is not the JSON that Telegram exports."),
            _("In Telegram for computers, choose “Export chat history” and “Machine-readable JSON”."),
        ) from None
    written = [whole, *(chat for part in (whole.chats, whole.left_chats) if part for chat in part.chats)]
    chats = tuple(_chat(chat, members) for chat in written if chat.messages)
    if not chats:
        raise Refused(
            _("This Telegram export holds no messages."),
            _("Export the chat once more, with “Machine-readable JSON”."),
        )
    return chats


def _chat(written: _WrittenChat, members: dict[str, str]) -> Chat:
    rows = written.messages or []
    if len(rows) > MAX_MESSAGES:
        raise _too_many()
    labels = _labels(rows)
    numbers = {row.id: number for number, row in enumerate(rows, start=1)}
    messages = tuple(
        _message(number, row, labels, numbers, members) for number, row in enumerate(rows, start=1)
    )
    title = one_line(written.name or "") or _("A Telegram chat")
    return Chat(kind=ChatKind.TELEGRAM, title=title, people=people_of(messages), messages=messages)


def _labels(rows: list[_Written]) -> dict[object, str]:
    """What each sender is called, by their id. Two of one name are kept apart: "Olha", "Olha (2)"."""
    labels: dict[object, str] = {}
    taken: dict[str, int] = {}
    for row in rows:
        name, key = _name(row), _key(row)
        if name and key not in labels:
            taken[name] = taken.get(name, 0) + 1
            labels[key] = name if taken[name] == 1 else f"{name} ({taken[name]})"
    return labels


def _name(row: _Written) -> str:
    name = one_line(row.from_ or "")
    return name or (_("A deleted account") if row.type == "message" else "")


def _key(row: _Written) -> object:
    return row.from_id if row.from_id is not None else ("by name", row.from_)


def _message(
    number: int, row: _Written, labels: dict[object, str], numbers: dict[int, int], members: dict[str, str]
) -> Message:
    is_service = row.type != "message"
    enclosure = _enclosure(row, members)
    return Message(
        number=number,
        at=one_line(row.date),
        iso=_iso(row),
        sender=None if is_service else labels.get(_key(row)),
        text=_service(row) if is_service else _text(row.text),
        forwarded_from=None if row.forwarded_from is msgspec.UNSET else one_line(row.forwarded_from or ""),
        reply_to=numbers.get(row.reply_to_message_id) if row.reply_to_message_id is not None else None,
        enclosures=(enclosure,) if enclosure else (),
    )


def _text(text: str | list[str | _Piece]) -> str:
    if isinstance(text, str):
        return text
    return "".join(piece if isinstance(piece, str) else piece.text for piece in text)


def _service(row: _Written) -> str:
    """What Telegram notes, in its own words: who, what, about whom."""
    about: list[Any] = [row.actor, row.action.replace("_", " "), row.title, *(row.members or [])[:20]]
    return " ".join(one_line(part) for part in about if part)


def _enclosure(row: _Written, members: dict[str, str]) -> Enclosure | None:
    path = row.photo or row.file
    if not path:
        return None
    there = members.get(path)
    name = file_name(row.file_name or ("" if path.startswith(_NOT_THERE) else path))
    media = Media.PICTURE if row.photo else _MEDIA.get(row.media_type) or media_of(name)
    return Enclosure(name=name, media=media, member=there)


def _iso(row: _Written) -> str | None:
    """The time as the exporting computer had it, with its distance from UTC where both are given."""
    try:
        local = datetime.fromisoformat(row.date)
    except ValueError:
        return None
    if local.tzinfo is None and str(row.date_unixtime).isdecimal() and len(str(row.date_unixtime)) < 12:
        # Both are whole seconds of the same moment; what lies between them is the time zone.
        away = local - (datetime(1970, 1, 1) + timedelta(seconds=int(row.date_unixtime)))  # noqa: DTZ001
        if abs(away) <= _FURTHEST and away % timedelta(minutes=15) == timedelta():
            return f"{local.isoformat(timespec='seconds')}{_offset(away)}"
    return local.isoformat(timespec="seconds")


def _offset(away: timedelta) -> str:
    minutes = abs(away) // timedelta(minutes=1)
    return f"{'-' if away < timedelta() else '+'}{minutes // 60:02}:{minutes % 60:02}"


def _too_many() -> Refused:
    return Refused(
        _("This export has more than {count:,} messages.").format(count=MAX_MESSAGES),
        _("In Telegram, choose the days when exporting, and take that in."),
    )
