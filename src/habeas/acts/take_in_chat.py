"""Take in chosen messages of a chat or of mail: an excerpt, who wrote in it, and the files that came with it.

What was not chosen is not stored anywhere; of the whole export only its digest, size and number of messages are.
"""

from collections.abc import Collection, Iterator
from datetime import datetime

from msgspec import Struct

from habeas.acts.case import Case, CaseError
from habeas.acts.storing import NewSource, layer_of, refuse_twice, store
from habeas.intake.chats import Chat, ChatKind, Enclosure, Export, Media, Message
from habeas.intake.chats.choosing import chosen
from habeas.intake.chats.excerpt import MEDIA_TYPE, encode, excerpt
from habeas.intake.chats.layer import VERSION, Layer, layer
from habeas.intake.media import media_type
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.protection.chance import new_id
from habeas.protection.digest import sha256
from habeas.statements.codec import Record
from habeas.statements.mention import Kind, Mention
from habeas.statements.passage import Passage
from habeas.statements.source import Attachment, Source, SourceKind

MOST_BESIDE = 128 * 1024 * 1024
"""Bytes of all files kept beside one source: they are in memory while they are sealed."""
PLACES = 200
"""Places noted of one sender, the first ones: the text itself says who wrote every message."""
FILENAME = "excerpt.json"


class Taken(Struct, frozen=True, kw_only=True):
    """Which messages of a chat are taken, and what is said about them. `beside` are the kinds of files kept with
    them; `handle` is the number or name of the channel, where it should be kept; `whole` is the digest of the
    export's bytes and how many there are; `seen_by` as for any new source."""

    numbers: frozenset[int]
    obtained: str
    whole: tuple[str, int]
    obtained_from: str | None = None
    title: str = ""
    handle: str = ""
    beside: frozenset[Media] = frozenset(Media)
    seen_by: tuple[str, ...] | None = None


def take_in_chat(case: Case, export: Export, chat: Chat, taken: Taken, *, by: str, at: datetime) -> Source:
    """Take in the chosen messages of a chat of an export.

    Raises CaseError if none is chosen, the same excerpt is a source already or the disk does not take it, and
    intake.Refused for a text that is too long or a file that cannot be unpacked. Then nothing is stored.
    """
    messages = chosen(chat, taken.numbers)
    if not messages:
        raise CaseError(_("No message is chosen. Nothing was stored; choose those that matter."))
    digest, size = taken.whole
    data = encode(excerpt(chat, messages, sha256=digest, size=size))
    refuse_twice(case.known(), sha256(data), by=by)
    made = layer(messages)
    source = Source(
        id=new_id("s"),
        kind=SourceKind.CHAT,
        title=taken.title or chat.title,
        obtained=_obtained(chat, messages, taken),
        obtained_at=at,
        obtained_from=taken.obtained_from,
        filename=FILENAME,
        media_type=MEDIA_TYPE,
        sha256=sha256(data),
        size=len(data),
        published=_days(messages),
    )
    values: list[Record] = [*_senders(source.id, made), _channel(source.id, chat.kind, taken.handle)]
    new = NewSource(
        source=source,
        data=data,
        layer=layer_of(source.id, VERSION, made.text),
        text=made.text,
        attached=tuple(_beside(source.id, export, made, taken.beside)),
        seen_by=taken.seen_by,
    )
    store(case, new, by=by, at=at, more=lambda known: values)
    return source


def _obtained(chat: Chat, messages: tuple[Message, ...], taken: Taken) -> str:
    """How it came to us, and of which export it is a part."""
    count = len(chat.messages)
    part = ngettext(
        "{obtained}; {taken} of the {count} message of an export with SHA-256 {digest}",
        "{obtained}; {taken} of the {count} messages of an export with SHA-256 {digest}",
        count,
    )
    return part.format(obtained=taken.obtained, taken=len(messages), count=count, digest=taken.whole[0])


def _days(messages: tuple[Message, ...]) -> str | None:
    """The days from the first to the last message (EDTF), where all that have a date have one in order."""
    days = sorted(message.day for message in messages if message.day)
    if not days:
        return None
    return days[0] if days[0] == days[-1] else f"{days[0]}/{days[-1]}"


def _senders(source: str, made: Layer) -> Iterator[Mention]:
    """A person for each sender, with the first places where they write."""
    places: dict[str, list[Passage]] = {}
    for turn in made.turns.values():
        if turn.sender is None:
            continue
        of = places.setdefault(turn.sender, [])
        if len(of) < PLACES:
            start = made.text.index("] ", turn.start) + 2
            of.append(Passage.cut(made.text, start, start + len(turn.sender), layer=VERSION))
    for name, passages in places.items():
        yield Mention(id=new_id("m"), source=source, kind=Kind.PERSON, name=name, passages=tuple(passages))


def _channel(source: str, kind: ChatKind, handle: str) -> Mention:
    names = {ChatKind.WHATSAPP: "WhatsApp", ChatKind.TELEGRAM: "Telegram", ChatKind.MAIL: _("E-mail")}
    name = f"{names[kind]}, {handle}" if handle else names[kind]
    return Mention(id=new_id("m"), source=source, kind=Kind.CHANNEL, name=name)


def _beside(
    source: str, export: Export, made: Layer, kinds: Collection[Media]
) -> Iterator[tuple[Attachment, bytes]]:
    """The files of the chosen messages that the export holds, each once."""
    done: set[str] = set()
    size = 0
    for _message, enclosure, start in made.enclosures:
        if enclosure.media not in kinds or enclosure.member is None or enclosure.member in done:
            continue
        done.add(enclosure.member)
        data = export.files.read(enclosure.member)
        size += len(data)
        if size > MOST_BESIDE:
            raise CaseError(
                _(
                    "The files of these messages are larger than {size} MB together. Nothing was stored. "
                    "Choose fewer messages at once, or leave the films out."
                ).format(size=MOST_BESIDE // 1024 // 1024)
            )
        yield _attachment(source, enclosure, data, start), data


def _attachment(source: str, enclosure: Enclosure, data: bytes, start: int) -> Attachment:
    return Attachment(
        id=new_id("f"),
        source=source,
        name=enclosure.name,
        media_type=media_type(data, enclosure.name),
        sha256=sha256(data),
        size=len(data),
        start=start,
    )
