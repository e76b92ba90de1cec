"""The words of a picture that is saved: it leaves the desk in clear, so it names nobody whom no file would name."""

from habeas.desk.opened import Desk
from habeas.dossiers.unnamed import Unnamed, without_alleged
from habeas.statements.known import Known


def outside(here: Desk, known: Known) -> Unnamed:
    """Takes the names out of whatever leaves, of those who are said to have done something to people and whom no two
    people decided to name."""
    return without_alleged(known, now=here.known())
