"""The files that came with an export, read one at a time and within bounds. Names are looked up, never followed."""

from io import BytesIO
from typing import Protocol
from zipfile import BadZipFile, ZipFile

from habeas.intake import zipped
from habeas.intake.chats.chat import file_name
from habeas.intake.refused import Refused
from habeas.language import gettext as _

MAX_MEMBERS = 50_000
MAX_DECLARED = 4 * 1024 * 1024 * 1024
"""What an archive may say that it unpacks to. Members are then measured one by one."""
MAX_FILE = 64 * 1024 * 1024
"""Bytes of one file that came with a message."""
MAX_WORDS = 64 * 1024 * 1024
"""Bytes of the part with the words."""


class Files(Protocol):
    """What lies beside the words of an export."""

    def read(self, member: str) -> bytes:
        """The bytes of one file. Raises Refused."""
        ...


class NoFiles:
    """An export without files beside it."""

    def read(self, member: str) -> bytes:
        """There is none."""
        raise _missing(member)


class Parts:
    """Files that were inside the words, as in mail."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts

    def read(self, member: str) -> bytes:
        """The bytes of one part. Raises Refused."""
        if member not in self._parts:
            raise _missing(member)
        return self._parts[member]


class Archive:
    """A ZIP of an export. Its list of members is read once; several threads may read members."""

    def __init__(self, data: bytes) -> None:
        try:
            self._package = ZipFile(BytesIO(data))
            zipped.check(self._package.infolist(), most=MAX_MEMBERS, unpacked=MAX_DECLARED)
            self.names = tuple(name for name in self._package.namelist() if not name.endswith("/"))
        except zipped.Locked:
            raise Refused(
                _("This archive is locked with a password."),
                _("Unpack it with its password, make a ZIP without one, and take that in."),
            ) from None
        except zipped.Bomb:
            raise _bomb() from None
        except (BadZipFile, OSError, ValueError, NotImplementedError):
            raise _damaged() from None

    def read(self, member: str, limit: int = MAX_FILE) -> bytes:
        """The bytes of one member. Raises Refused."""
        try:
            return zipped.read(self._package, member, limit)
        except KeyError:
            raise _missing(member) from None
        except zipped.Bomb:
            raise _bomb() from None
        except Exception:
            # zipfile and zlib raise nearly anything on hostile bytes.
            raise _damaged() from None


def _missing(member: str) -> Refused:
    return Refused(
        _("The file {name} is not in this export.").format(name=file_name(member)),
        _("Leave it out, or export the chat once more with its files."),
    )


def _bomb() -> Refused:
    return Refused(
        _("This archive unpacks to far more than it seems, or holds a file of more than 64 MB."),
        _("Export the chat without its films, or without files. Otherwise ask who made it."),
    )


def _damaged() -> Refused:
    return Refused(
        _("This archive is damaged and cannot be unpacked."),
        _("Copy it again from where it came from, or export the chat once more."),
    )
