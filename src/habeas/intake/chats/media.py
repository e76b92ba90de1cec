"""What a file that came with a message is, by its name."""

from habeas.intake.chats.chat import Media
from habeas.intake.media import said_by_name

_VOICE = ("ptt-", "audio_", "voice", "-audio-")
_SPOKEN = (".opus", ".oga")


def media_of(name: str) -> Media:
    """What a name says that the file is. Voice messages are told from music by how the programs call them."""
    kind = said_by_name(name).split("/")[0]
    if kind == "audio":
        lower = name.lower()
        is_spoken = lower.endswith(_SPOKEN) or any(word in lower for word in _VOICE)
        return Media.VOICE if is_spoken else Media.SOUND
    return {"image": Media.PICTURE, "video": Media.VIDEO}.get(kind, Media.DOCUMENT)
