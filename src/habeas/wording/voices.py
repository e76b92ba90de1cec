"""How many independent voices speak for something, in words; and its origins and sources, where those are others."""

from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.wording.words import figure


def counted(voices: int, origins: int, sources: int) -> str:
    """ "2 independent voices", "1 independent voice (3 sources, 1 origin)": never a number of articles for voices."""
    if voices == 0:
        return _("no independent voice")
    said = ngettext("{number} independent voice", "{number} independent voices", voices)
    said = said.format(number=figure(voices))
    if voices == origins == sources:
        return said
    had = ngettext("{number} source", "{number} sources", sources).format(number=figure(sources))
    back = ngettext("{number} origin", "{number} origins", origins).format(number=figure(origins))
    return _("{voices} ({sources}, {origins})").format(voices=said, sources=had, origins=back)
