"""Where the people of the open case lie: CASE/people.db, under a key that is derived from the case key."""

from pathlib import Path
from threading import Lock

from django.core.management import call_command
from django.db import connection, connections

from habeas.acts.case import PEOPLE, Case

_lock = Lock()
_ready: set[Path] = set()


def place(case: Case) -> None:
    """Point Django's own database at a case. Nothing is made before somebody needs it."""
    connections.close_all()
    settings = {"NAME": str(case.path / PEOPLE), "OPTIONS": {"key": case.keys.for_("people")}}
    connections.settings["default"].update(settings)
    connection.settings_dict.update(settings)


def is_there() -> bool:
    """Whether anybody was ever let in here besides whoever opened the case, or anything was remembered."""
    return _path().exists()


def ready() -> None:
    """Make or bring up to date the tables. Called before the first use; cheap ever after."""
    with _lock:
        if _path() not in _ready or not is_there():
            call_command("migrate", database="default", interactive=False, verbosity=0)
            _ready.add(_path())


def _path() -> Path:
    return Path(str(connection.settings_dict["NAME"]))
