"""The media type of a file that is kept and not read: picture, sound, film. Its bytes are believed before its name."""

from habeas.intake import sniff

UNKNOWN = "application/octet-stream"

_TYPES = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
    "heic": "image/heic", "tif": "image/tiff", "tiff": "image/tiff", "bmp": "image/bmp", "avif": "image/avif",
    "opus": "audio/ogg", "ogg": "audio/ogg", "oga": "audio/ogg", "mp3": "audio/mpeg", "m4a": "audio/mp4",
    "aac": "audio/aac", "amr": "audio/amr", "wav": "audio/wav", "flac": "audio/flac",
    "mp4": "video/mp4", "mov": "video/quicktime", "3gp": "video/3gpp", "mkv": "video/x-matroska",
    "webm": "video/webm", "avi": "video/x-msvideo", "pdf": "application/pdf", "txt": "text/plain",
    "docx": sniff.DOCX.media_type,
}  # fmt: skip
_PICTURES = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"GIF8", "image/gif"))
_BELIEVED = {"image": sniff.PICTURE, "audio": sniff.SOUND, "video": sniff.VIDEO}


def said_by_name(name: str) -> str:
    """The media type that goes with the ending of a name."""
    return _TYPES.get(name.rpartition(".")[2].lower(), UNKNOWN)


def media_type(data: bytes, name: str) -> str:
    """The media type of a file: what its name says, where its bytes do not say otherwise."""
    for start, type_ in _PICTURES:
        if data.startswith(start):
            return type_
    said = said_by_name(name)
    kind = sniff.sniff(data)
    wanted = _BELIEVED.get(said.split("/")[0])
    if wanted is None:
        return said if kind.media_type == said else UNKNOWN
    # A voice message in an MP4 box and a film in one begin alike.
    alike = (sniff.SOUND, sniff.VIDEO) if wanted in (sniff.SOUND, sniff.VIDEO) else (wanted,)
    return said if kind in alike else UNKNOWN
