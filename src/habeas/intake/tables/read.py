"""The way in for lists: bytes and a name become a table. Whatever is wrong, only Refused is raised."""

from datetime import date

from habeas.intake import sniff
from habeas.intake.read import MAX_BYTES
from habeas.intake.refused import Refused
from habeas.intake.sniff import Kind
from habeas.intake.tables.book import read_ods, read_xlsx
from habeas.intake.tables.delimited import read_delimited
from habeas.intake.tables.document import read_docx_tables
from habeas.intake.tables.entities import is_entities, read_entities
from habeas.intake.tables.pfif import is_pfif, read_pfif
from habeas.intake.tables.table import Table
from habeas.intake.tables.uwazi import by_template, is_uwazi
from habeas.language import gettext as _

PASTED = "text/tab-separated-values"


def read_table(data: bytes, *, today: date = date.max) -> Table:
    """The table in the bytes of a file. The bytes decide what it is, not its name. Raises Refused.

    What says itself that it may be kept until a day before `today` is not read; by default nothing is that is to
    expire at all.
    """
    if not data:
        raise Refused(_("This file is empty."), _("Copy it again from where it came from, and take that in."))
    if len(data) > MAX_BYTES:
        raise Refused(
            _("This file is larger than {size} MB.").format(size=MAX_BYTES // 1024 // 1024),
            _("Cut it into parts, and take those in one by one."),
        )
    kind = sniff.sniff(data)
    try:
        table = _read(data, kind, today)
    except Refused:
        raise
    except MemoryError:
        raise _damaged() from None
    except BaseException as why:
        # A fault in the library beneath comes as a PanicException, which is no Exception. `from None`: its words
        # may quote the file.
        if isinstance(why, Exception) or type(why).__name__ == "PanicException":
            raise _damaged() from None
        raise
    if not table.sheets:
        raise Refused(
            _("This table holds no words, only empty cells."), _("Check that it is the file you meant.")
        )
    return table


def read_pasted(text: str) -> tuple[bytes, Table]:
    """A table pasted as text, with the bytes that are kept of it. Raises Refused."""
    data = text.replace("\r\n", "\n").encode("utf-8", "replace")
    return data, read_table(data)


def _read(data: bytes, kind: Kind, today: date) -> Table:
    if kind == sniff.SHEET:
        return read_xlsx(data)
    if kind == sniff.OPEN_SHEET:
        return read_ods(data)
    if kind == sniff.DOCX:
        return read_docx_tables(data)
    if kind == sniff.TEXT:
        return _read_text(data, today)
    advice = (
        _(kind.advice)
        if kind.advice
        else _(
            "If the list stands inside it, copy the table from there and paste it here; or take it in as a source."
        )
    )
    raise Refused(
        _("This is {kind}, not a table that habeas reads: XLSX, ODS, DOCX, CSV or a pasted table.").format(
            kind=_(kind.called)
        ),
        advice,
    )


def _read_text(data: bytes, today: date) -> Table:
    """A table written in letters: PFIF, FollowTheMoney, what Uwazi exports, or any CSV."""
    if is_pfif(data):
        return read_pfif(data, today)
    if is_entities(data):
        return read_entities(data)
    table = read_delimited(data)
    return by_template(table) if table.sheets and is_uwazi(table.sheets[0].rows) else table


def _damaged() -> Refused:
    return Refused(
        _("This file looks like a spreadsheet, but is damaged or made in a way habeas cannot read."),
        _(
            "Open it in the program that made it, save it anew as XLSX, ODS or CSV, and take that in. If it does not "
            "open there either, ask for another copy."
        ),
    )
