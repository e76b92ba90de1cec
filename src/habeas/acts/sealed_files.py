"""The files of a source, each sealed under the source's key: its bytes as they came, text layers, readings.

CASE/sources/ID/NAME. The context of the seal is the place, so that no file passes for another.
"""

from pathlib import Path

from habeas.protection import files
from habeas.protection.sealing import Damaged, seal, unseal

ORIGINAL = "original"


def layer_name(version: str) -> str:
    """The name of a text layer's file."""
    return f"text-{version.replace('/', '-')}.txt"


def attachment_name(id_: str) -> str:
    """The name of the file of something that came with a source."""
    return f"with-{id_}"


def put(folder: Path, name: str, key: bytes, data: bytes) -> None:
    """Seal a file and put it in place, whole or not at all."""
    folder.mkdir(mode=0o700, exist_ok=True)
    files.put(folder / name, seal(key, data, context(folder.name, name)))


def get(folder: Path, name: str, key: bytes) -> bytes | None:
    """The bytes of a file; None if there is none. Raises Damaged."""
    path = folder / name
    return unseal(key, path.read_bytes(), context(folder.name, name)) if path.is_file() else None


def of(folder: Path) -> list[Path]:
    """The sealed files of a source, by name; what is still being written is not among them."""
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.iterdir() if not file.name.startswith("."))


def remove(folder: Path) -> None:
    """Remove the folder of a source, with all that is in it."""
    if folder.is_dir():
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
        files.sync(folder.parent)


def context(source: str, name: str) -> bytes:
    """What a file is sealed for: this very place."""
    return f"habeas file 1\n{source}\n{name}".encode()


def is_whole(file: Path, key: bytes) -> bool:
    """Whether a file is as it was sealed for its place."""
    try:
        return get(file.parent, file.name, key) is not None
    except Damaged:
        return False
