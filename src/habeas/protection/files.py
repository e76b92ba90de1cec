"""Files that are whole or absent, whatever happens meanwhile: written beside, synced, then put in place."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def put(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Make `data` the content of `path` in one step, readable by its owner only.

    `durable` also outlasts a power cut. Raises OSError (disk full, say); the old content then stands.
    """
    handle, partial = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-", suffix=".partial")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        os.replace(partial, path)
    except OSError:
        Path(partial).unlink(missing_ok=True)
        raise
    if durable:
        sync(path.parent)


def sync(folder: Path) -> None:
    """Make the names in a folder outlast a power cut."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # Windows opens no folders, and needs no such sync.
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_and_wipe(path: Path, data: bytes) -> None:
    """As `put`, then write over the blocks of the old content.

    On a solid-state disk or a copy-on-write file system old blocks may survive all the same.
    """
    with path.open("r+b", buffering=0) as old:
        size = os.fstat(old.fileno()).st_size
        put(path, data)
        old.write(os.urandom(size))
        os.fsync(old.fileno())


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file to write large content to: in place, whole and synced, once all went well; else not there at all."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        sync(path.parent)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def passing_folder(beside: Path) -> Iterator[Path]:
    """A folder for a while, inside `beside` and so on the same disk. Only sealed bytes may be put there."""
    folder = Path(tempfile.mkdtemp(dir=beside, prefix=".habeas-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
