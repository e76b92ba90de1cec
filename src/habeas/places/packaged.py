"""Where the data of the extra `map` lies on this machine. Nothing is fetched; what is not installed is named."""

from importlib.util import find_spec
from pathlib import Path


class NotInstalled(Exception):
    """A package with data is not there. Says which, and what to install."""


def folder_of(package: str, of_what: str) -> Path:
    """The folder of an installed package with data, which is not imported. Raises NotInstalled."""
    try:
        found = find_spec(package)
    except ModuleNotFoundError:
        found = None
    folders = list(found.submodule_search_locations or ()) if found else []
    if not folders:
        raise NotInstalled(f"{of_what} needs {package}, which is not installed: pip install 'habeas[map]'")
    return Path(folders[0])
