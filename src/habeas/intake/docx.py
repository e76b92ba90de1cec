"""A Word document to a text layer: paragraphs, tables, text boxes and notes, in their order.

Invariant: every letter shown in the body is in the text once; what Word does not show (deleted and
hidden words) is not, nor are comments, and a warning says so. Headers and footers are left out.
"""

from collections.abc import Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree
from lxml.etree import _Element

from habeas.intake import declared
from habeas.intake.extracted import Extracted
from habeas.intake.layer import settle
from habeas.intake.package import unpacked
from habeas.intake.refused import Refused
from habeas.intake.sniff import DOCX
from habeas.intake.word import Reading
from habeas.language import gettext as _

VERSION = "docx/1"


def read_docx(data: bytes) -> Extracted:
    """Read a DOCX. Raises Refused where it is locked, overlarge or without text."""
    document = Document(unpacked(data))
    reading = Reading()
    blocks = list(reading.blocks(document.element.body))
    text = settle("".join((*blocks, *notes(document, reading))))
    if not text.strip():
        raise Refused(
            _("This document holds no text; it may hold pictures of pages."),
            _("Run it through a text recognition program (OCR) or type it off, and take the result in."),
        )
    title, language = _about(document)
    return Extracted(
        media_type=DOCX.media_type,
        version=VERSION,
        text=text,
        title=title,
        language=language,
        warnings=(*reading.warnings(), *comments(document)),
    )


def notes(document: WordDocument, reading: Reading) -> Iterator[str]:
    """The footnotes and endnotes cited in the body, in the order of their numbers."""
    there = {
        **_notes_by_id(document, "footnote", RELATIONSHIP_TYPE.FOOTNOTES),
        **_notes_by_id(document, "endnote", RELATIONSHIP_TYPE.ENDNOTES),
    }
    for key, number in list(reading.cited.items()):
        if key in there:
            yield f"[{number}] " + "".join(reading.blocks(there[key])).lstrip()


def _notes_by_id(document: WordDocument, kind: str, relationship: str) -> dict[tuple[str, str], _Element]:
    parts = [rel.target_part for rel in document.part.rels.values() if rel.reltype == relationship]
    notes: dict[tuple[str, str], _Element] = {}
    for part in parts:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        for note in etree.fromstring(part.blob, parser):
            name = etree.QName(note)
            if name.localname == kind:
                notes[kind, note.get(f"{{{name.namespace}}}id", "")] = note
    return notes


def _about(document: WordDocument) -> tuple[str | None, str | None]:
    """Title and language, if the part that holds them is there: python-docx invents a missing one."""
    relationships = document.part.package.rels.values() if document.part.package else ()
    if not any(rel.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES for rel in relationships):
        return None, None
    properties = document.core_properties
    return declared.title(properties.title), declared.language(properties.language)


def comments(document: WordDocument) -> tuple[str, ...]:
    """What to say of comments in the margin, if there are any."""
    if any(rel.reltype == RELATIONSHIP_TYPE.COMMENTS for rel in document.part.rels.values()):
        return ("The document holds comments in its margin; they are not in the text.",)
    return ()
