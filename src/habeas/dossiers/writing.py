"""The forms in which a file is written. What is written lies in memory; whoever asked for it puts it somewhere."""

from enum import StrEnum

from habeas.dossiers.document import CannotWrite, Document


class Form(StrEnum):
    """The forms of a file, by the end of its name."""

    DOCX = "docx"
    PDF = "pdf"


MEDIA_TYPES = {
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.PDF: "application/pdf",
}


def write(document: Document, form: Form) -> bytes:
    """The bytes of a document. Raises CannotWrite if what writes this form is not installed, or fails."""
    if form is Form.DOCX:
        from habeas.dossiers.as_docx import docx

        return docx(document)
    from habeas.dossiers.as_pdf import pdf

    return pdf(document)


__all__ = ["MEDIA_TYPES", "CannotWrite", "Form", "write"]
