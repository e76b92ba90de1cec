"""A document as PDF: tagged (PDF/UA-1) and made to last (PDF/A-2a), set by Typst in a process of its own.

The words go in as data, never as markup; the markup is `file.typ` and nothing else. Nothing is fetched. One document
gives the same bytes each time, on any machine, as long as the fonts that come with Typst hold its signs. The process
of its own lets go of every word when it ends, and takes nobody with it if it fails.
"""

import json
import subprocess
import sys
from dataclasses import asdict
from importlib.util import find_spec

from habeas.dossiers.document import CannotWrite, Document
from habeas.language import gettext as _

LONGEST = 300
"""Seconds after which setting is given up; a file of a hundred pages takes a few."""


def pdf(document: Document) -> bytes:
    """The bytes of the PDF. Raises CannotWrite if Typst is not installed, or cannot set it."""
    if find_spec("typst") is None:
        raise CannotWrite(
            _(
                "PDF needs one more package. Install it with: pip install “habeas[files]”. "
                "A DOCX can be written without it."
            )
        )
    try:
        done = subprocess.run(
            [sys.executable, "-m", "habeas.dossiers.typesetting"],
            input=json.dumps(asdict(document)).encode(),
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired as why:
        raise CannotWrite(
            _("Setting the PDF took too long, and was given up. Write a DOCX instead.")
        ) from why
    if done.returncode:
        # Why it failed may quote words of the case; it is told to nobody but whoever asked.
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise CannotWrite(
            _("The PDF could not be set: {why}. Write a DOCX instead.").format(why=said[-1] if said else "?")
        )
    return done.stdout
