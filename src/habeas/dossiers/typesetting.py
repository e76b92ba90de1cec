"""The process that sets a PDF: a document as JSON comes in, the PDF goes out, and nothing stays.

Run by `as_pdf`. The words are data to Typst: `file.typ` reads them from one input, as strings, and evaluates none.
"""

import json
import re
import sys
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

STANDARDS: Any = ["a-2a", "ua-1"]
NO_FONT = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
MOST = 300
"""Signs without a font that one document may have, each another; more are not looked for."""


def typeset(data: str) -> bytes:
    """The PDF of a document, with the fonts of Typst alone where they have all its signs.

    A sign that they lack is looked for in the fonts of this machine. One that is in no font stands as its number,
    "[U+6F22]": a box would show nothing, and copying it would give nothing.
    """
    import typst

    markup = files("habeas.dossiers").joinpath("file.typ").read_bytes()
    day = datetime.fromisoformat(json.loads(data)["day"]).replace(tzinfo=UTC)
    for attempt in range(MOST):
        try:
            made: bytes = typst.compile(
                markup,
                sys_inputs={"document": data},
                ignore_system_fonts=attempt == 0,
                pdf_standards=STANDARDS,
                timestamp=day,
            )
            return made
        except typst.TypstError as why:
            missing = NO_FONT.search(str(why))
            if missing is None:
                raise
            data = data if attempt == 0 else _as_numbers(data, missing[1])
    raise ValueError("it has too many signs that no font here has")


def _as_numbers(data: str, signs: str) -> str:
    """The document with these signs as their numbers. JSON as we write it holds a sign as it is, or escaped."""
    signs = ESCAPED.sub(lambda found: chr(int(found[1], 16)), signs)
    for sign in dict.fromkeys(signs):
        data = data.replace(json.dumps(sign)[1:-1], f"[U+{ord(sign):04X}]")
    return data


if __name__ == "__main__":
    sys.stdout.buffer.write(typeset(sys.stdin.read()))
