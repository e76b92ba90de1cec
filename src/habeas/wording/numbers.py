"""Numbers in sentences that can be printed: by name, as said, as follows. Never a sum of two of them."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.wording.grammar import quoted
from habeas.wording.words import figure


def by_name(least: int, voices: str) -> str:
    """ "At least 112 by name, from 41 independent voices." Without the voices ("") only how many."""
    if not voices:
        return ngettext("At least {number} by name.", "At least {number} by name.", least).format(
            number=figure(least)
        )
    said = ngettext(
        "At least {number} by name, from {voices}.", "At least {number} by name, from {voices}.", least
    )
    return said.format(number=figure(least), voices=voices)


def as_said(where: str, number: int) -> str:
    """ "“The Harbour Post” has at least 234." """
    return _("{source} has at least {number}.").format(source=quoted(where), number=figure(number))


def follows(least: int, most: int | None) -> str:
    """Both ends of what follows from everything said."""
    if most is None:
        return _("If all of it is true, they are at least {least}; no upper bound follows.").format(
            least=figure(least)
        )
    both = _("If all of it is true, they are at least {least} and at most {most}.")
    return both.format(least=figure(least), most=figure(most))


def headline(least: int, voices: str, said: Sequence[tuple[str, int]]) -> str:
    """Everything in one paragraph that can be copied."""
    lines = [by_name(least, voices), *(as_said(where, number) for where, number in said)]
    if said:
        lines.append(_("These are not to be added."))
    return " ".join(lines)


def added_up(parts: Iterable[tuple[Fraction, int, bool]], total: Fraction) -> str:
    """ "234 + 82 - 60 = 256": weights, numbers, and whether they are people by name."""
    terms = []
    for weight, number, is_named in parts:
        times = "" if abs(weight) == 1 else f"{abs(weight)} × "
        by = _("{number} by name").format(number=number) if is_named else str(number)
        terms.append(f"{'− ' if weight < 0 else '+ '}{times}{by}")
    return f"{' '.join(terms).removeprefix('+ ')} = {total}"
