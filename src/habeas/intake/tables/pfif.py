"""PFIF 1.2 to 1.4 (People Finder Interchange Format) to a table: a row a person, their notes in further columns.

An expired record is not read: PFIF lets whoever made it say until when it may be kept. Entities, document types and
files beside it are refused; nothing is fetched. Source of the fields: the public PFIF 1.4 specification.
"""

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree
from lxml.etree import _Element

from habeas.intake.encoding import decode
from habeas.intake.layer import REPLACEMENT
from habeas.intake.refused import Refused
from habeas.intake.tables.columns import Column
from habeas.intake.tables.records import Record, sheet_of
from habeas.intake.tables.table import Table
from habeas.language import gettext as _
from habeas.language import ngettext

MEDIA_TYPE = "application/pfif+xml"
_NAMESPACE = "http://zesty.ca/pfif/"
_DECLARED = re.compile(r"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.\-]{1,40})[\"'][^>]*\?>")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ROOT = re.compile(rb"<(?:[\w.\-]+:)?pfif[\s>]")
_HEAD = 4096
NOTES = 40
"""Notes of one person that get columns of their own; the older ones share one."""
FURTHER = "further notes"
_LINES = ("alternate_names", "profile_urls")
"""Fields that hold one value a line."""
_HOME = ("home_city", "home_neighborhood", "home_state", "home_country")
"""Where somebody is from, the most telling first. Streets and postal codes are ways to a family's door."""
COLUMNS: dict[str, Column] = {
    "person_record_id": Column.THEIR_ID,
    "full_name": Column.NAME,
    "family_name": Column.FAMILY,
    "last_name": Column.FAMILY,
    "given_name": Column.GIVEN,
    "first_name": Column.GIVEN,
    "alternate_names": Column.ALSO,
    "date_of_birth": Column.BORN,
    "age": Column.AGE,
    "sex": Column.NOTE,
    **dict.fromkeys(_HOME, Column.NOTE),
    "home_street": Column.CONTACT,
    "home_postal_code": Column.CONTACT,
    "home_zip": Column.CONTACT,
    "author_email": Column.CONTACT,
    "author_phone": Column.CONTACT,
    "profile_urls": Column.CONTACT,
}
"""What the fields become; what is not named here is kept as words. The newest note comes first."""
_NOTE: dict[str, Column] = {
    "status": Column.STATUS,
    "author_name": Column.TOLD_BY,
    "author_email": Column.CONTACT,
    "author_phone": Column.CONTACT,
    "email_of_found_person": Column.CONTACT,
    "phone_of_found_person": Column.CONTACT,
}
"""What the fields of the newest note become; of older ones the status and who wrote it are kept as words."""
_NEWEST = (Column.STATUS, Column.TOLD_BY)


def is_pfif(data: bytes) -> bool:
    """Whether the start of a file is that of a PFIF document."""
    head = data[:_HEAD].replace(b"\x00", b"")
    return _ROOT.search(head) is not None and head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def read_pfif(data: bytes, today: date) -> Table:
    """The people of a PFIF document whose records may still be kept on a day. Raises Refused."""
    root = _parsed(data)
    people = list(_all(root, "person"))
    notes: dict[str, list[_Element]] = {}
    for note in _all(root, "note"):
        notes.setdefault(_field(note, "person_record_id"), []).append(note)
    kept = [one for one in people if not _is_expired(one, today)]
    if people and not kept:
        raise Refused(
            _(
                "Every record of this file has expired: it says itself that it was not to be kept until today."
            ),
            _("Ask whoever sent it for a file of today."),
        )
    records = [
        _record(one, [*_all(one, "note"), *notes.get(_field(one, "person_record_id"), ())]) for one in kept
    ]
    there = {_field(one, "person_record_id") for one in people}
    records += [
        Record(tuple(_of_note(note, "note")), _("A note on somebody whose record is not in this file."))
        for of, several in notes.items()
        if of not in there
        for note in several
    ]
    sheet = sheet_of(records, _columns(records), warnings=_said_of_expired(len(people) - len(kept)))
    return Table(media_type=MEDIA_TYPE, sheets=(sheet,) if records else ())


def _columns(records: list[Record]) -> dict[str, Column]:
    """What the fields become here: where they are from is the first field of a home that anybody has."""
    there = {name: None for record in records for name, _value in record.values}
    home = next((name for name in _HOME if name in there), None)
    columns = {**COLUMNS, **({home: Column.HOME} if home else {})}
    for name in there:
        of, _colon, field = name.partition(": ")
        column = _NOTE.get(field, Column.NOTE)
        if field and not (column in _NEWEST and of != "note"):
            columns[name] = column
    return columns


def _parsed(data: bytes) -> _Element:
    """The root of the document. Raises Refused for what is malformed or made to harm."""
    declared = _DECLARED.match(data[:_HEAD].decode("latin-1"))
    text = decode(data, declared[1] if declared else "utf-8").text
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Refused(
            _("This file defines its own shorthand (a document type), which no PFIF file needs."),
            _("It may be made to harm. Ask whoever sent it for another copy."),
        )
    if REPLACEMENT in text and REPLACEMENT.encode() not in data:
        raise Refused(
            _("The letters of this file are not written as the file says; some cannot be read."),
            _("Ask whoever sent it for a copy in UTF-8."),
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        encoding="utf-8", remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(_DECLARATION.sub("", text.lstrip("\ufeff"), count=1).encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        raise Refused(
            _("This file looks like PFIF, but its XML is broken or too deep."),
            _("Ask whoever sent it for another copy."),
        ) from None
    name = etree.QName(root)
    if name.localname != "pfif" or not (name.namespace or "").startswith(_NAMESPACE):
        raise Refused(
            _("This XML is not PFIF, the only XML that habeas reads as a list."),
            _("Save the list as XLSX, ODS or CSV, and take that in."),
        )
    return root


def _record(person: _Element, notes: list[_Element]) -> Record:
    """A person with the notes on them, the newest first: each field of each note is a value of its own."""
    values = list(_values(person))
    newest_first = sorted(notes, key=_told_on, reverse=True)
    for number, note in enumerate(newest_first[:NOTES], 1):
        values += _of_note(note, "note" if number == 1 else f"note {number}")
    older = [
        " · ".join(f"{name}: {value}" for name, value in _of_note(one, "note"))
        for one in newest_first[NOTES:]
    ]
    return Record((*values, *([(FURTHER, " | ".join(older))] if older else [])))


def _told_on(note: _Element) -> str:
    return _field(note, "source_date") or _field(note, "entry_date")


def _of_note(note: _Element, called: str) -> Iterator[tuple[str, str]]:
    for name, value in _values(note):
        if name != "person_record_id":
            yield f"{called}: {name}", value


def _values(element: _Element) -> Iterator[tuple[str, str]]:
    """The fields of a person or a note that hold anything; also those that no version of PFIF knows."""
    for child in element.iterchildren("*"):
        name = etree.QName(child).localname
        if name == "note":
            continue
        text = (
            " ".join(" ".join(str(one) for one in child.itertext()).split())
            if len(child)
            else child.text or ""
        )
        for value in text.split("\n") if name in _LINES else [text]:
            if value.strip():
                yield name, value


def _all(parent: _Element, name: str) -> Iterator[_Element]:
    return (child for child in parent.iterchildren("*") if etree.QName(child).localname == name)


def _field(element: _Element, name: str) -> str:
    return next(((child.text or "").strip() for child in _all(element, name)), "")


def _is_expired(person: _Element, today: date) -> bool:
    """Whether a record was to be kept until a day before today. A day that cannot be read is no leave to keep it."""
    said = _field(person, "expiry_date")
    if not said:
        return False
    try:
        return date.fromisoformat(said[:10]) < today
    except ValueError:
        return True


def _said_of_expired(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (
        ngettext(
            "{count} record has expired: the file says until when it may be kept. It is not taken in. The file as it "
            "came still holds it.",
            "{count} records have expired: the file says until when they may be kept. They are not taken in. The file "
            "as it came still holds them.",
            count,
        ).format(count=f"{count:,}"),
    )
