"""Plain text to a text layer. Letters, blanks and blank lines are the file's; only line ends are unified."""

from habeas.intake.encoding import decode
from habeas.intake.extracted import Extracted
from habeas.intake.layer import as_written
from habeas.intake.refused import Refused
from habeas.language import gettext as _

VERSION = "text/1"


def read_plain(data: bytes) -> Extracted:
    """Read a text file in UTF-8, UTF-16 or a guessed older encoding. Raises Refused if it is no text."""
    decoded = decode(data)
    text = as_written(decoded.text)
    if not text.strip():
        raise Refused(_("This file holds no words, only blanks."), _("Check that it is the file you meant."))
    return Extracted(media_type="text/plain", version=VERSION, text=text, warnings=decoded.warnings)
