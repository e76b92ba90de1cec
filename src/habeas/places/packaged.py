"""Where the data of the extra `map` lies on this machine. Nothing is fetched; what is not installed is named."""

from importlib.util import find_spec
from pathlib import Path

COMMAND = "pip install 'habeas[map]'"


class NotInstalled(Exception):
    """A package with data is not there. Says what is lacking and how to install it, in the language in force."""


def folder_of(package: str, lacking: str) -> Path:
    """The folder of an installed package with data, which is not imported. Raises NotInstalled, saying what is
    `lacking` without it (with a gap for the command)."""
    try:
        found = find_spec(package)
    except ModuleNotFoundError:
        found = None
    folders = list(found.submodule_search_locations or ()) if found else []
    if not folders:
        raise NotInstalled(lacking.format(command=COMMAND))
    return Path(folders[0])
