"""Telling namesakes apart: a name with the words around it and the source it stands in."""

from habeas.language import gettext as _
from habeas.statements.known import Known
from habeas.wording.grammar import quoted

AROUND = 60
"""Signs of context: enough to see "the father of Ihor" after "Danylo"."""


def tell_apart(known: Known, id_: str) -> str:
    """ "Ihor, in “Held in a ...”: “... his son Ihor, a conscript ...”"."""
    mention = known.mentions[id_]
    source = known.sources[mention.source]
    around = ""
    if mention.passages:
        place = mention.passages[0]
        around = f": {quoted(f'… {place.prefix}{place.exact}{place.suffix} …'.replace(chr(10), ' '))}"
    return _("{name}, in {title}").format(name=mention.name, title=quoted(shortened(source.title))) + around


def shortened(text: str, length: int = AROUND) -> str:
    """The text, cut at a word if it is long."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0] + " …"
