"""The words of the list pages: what a column can be, what it means to stand on a list, how its makers know."""

from habeas.acts.list_rows import Meaning
from habeas.acts.take_in_list import NOBODY
from habeas.intake.tables.columns import Column
from habeas.intake.tables.table import UNSEEN
from habeas.language import gettext as _
from habeas.statements.chain import Knows


def columns() -> dict[Column, str]:
    """What a column can be."""
    return {
        Column.NAME: _("the whole name"),
        Column.FAMILY: _("family name"),
        Column.GIVEN: _("given name"),
        Column.PATRONYMIC: _("patronymic"),
        Column.CALLED: _("nickname or call sign"),
        Column.ALSO: _("another name or spelling"),
        Column.BORN: _("date of birth"),
        Column.BORN_AT: _("place of birth"),
        Column.AGE: _("age"),
        Column.UNIT: _("unit"),
        Column.RANK: _("rank"),
        Column.PLACE: _("place where they are held"),
        Column.TAKEN: _("date they were taken"),
        Column.HOME: _("where they are from"),
        Column.STATUS: _("what became of them"),
        Column.TOLD_BY: _("who told what became of them"),
        Column.RELATIVE: _("a relative's name"),
        Column.CONTACT: _("telephone, mail or address: left out"),
        Column.THEIR_ID: _("their number for the row"),
        Column.NOTE: _("something else: kept as words"),
        Column.LEFT_OUT: _("left out"),
    }


def meanings() -> dict[Meaning, str]:
    """What it means to stand on the list."""
    return {
        Meaning.HELD: _("They are said to be held."),
        Meaning.TAKEN: _("They are said to have been taken."),
        Meaning.REFUSED: _("They are said to have refused to fight."),
        Meaning.NAME: _("It only names them."),
    }


def knows() -> dict[Knows, str]:
    """How those who made the list know."""
    return {
        Knows.NOT_SAID: _("They do not say."),
        Knows.WAS_TOLD: _("They were told, by families for example."),
        Knows.WAS_THERE: _("They were there."),
        Knows.GUESSES: _("They guess."),
    }


def why(reason: str) -> str:
    """Why a row was set aside."""
    return _("It names nobody.") if reason == NOBODY else reason


def shown(text: str) -> str:
    """A cell for the eye: marks that nobody sees are named where they stand."""
    return text if text.isascii() else UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
