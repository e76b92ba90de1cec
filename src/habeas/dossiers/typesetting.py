"""The process that sets a PDF: a document as JSON comes in, the PDF goes out, and nothing stays.

Run by `as_pdf`. The words are data to Typst: `file.typ` reads them from one input, as strings, and evaluates none.
"""

import json
import sys
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

STANDARDS = ["a-2a", "ua-1"]
TRIES: tuple[dict[str, Any], ...] = (
    {"ignore_system_fonts": True, "pdf_standards": STANDARDS},
    {"ignore_system_fonts": False, "pdf_standards": STANDARDS},
    {"ignore_system_fonts": False},
)


def typeset(data: bytes) -> bytes:
    """The PDF of a document.

    With the fonts of Typst alone first. A sign that they lack is looked for in the fonts of this machine; where none
    has it, a box stands for it, the text behind it is right all the same, and the PDF claims no standard.
    """
    import typst

    markup = files("habeas.dossiers").joinpath("file.typ").read_bytes()
    day = datetime.fromisoformat(json.loads(data)["day"]).replace(tzinfo=UTC)
    for number, how in enumerate(TRIES, start=1):
        try:
            made: bytes = typst.compile(markup, sys_inputs={"document": data.decode()}, timestamp=day, **how)
            return made
        except typst.TypstError as why:
            if number == len(TRIES) or "could not be displayed" not in str(why):
                raise
    raise AssertionError("the last try returns or raises")


if __name__ == "__main__":
    sys.stdout.buffer.write(typeset(sys.stdin.buffer.read()))
