"""What people decided and noted, in words: the same in the history, before a withdrawal, and where two disagree."""

from habeas.desk.pages.same import VERDICTS
from habeas.language import gettext as _
from habeas.statements.judgement import Judgement
from habeas.statements.known import Known
from habeas.wording.grammar import quoted


def decided_in_words(known: Known, value: Judgement) -> str:
    """Whether two names are one person, as somebody decided."""
    one, other = (known.mentions[id_].name if id_ in known.mentions else "?" for id_ in (value.a, value.b))
    said = _("Are {one} and {other} the same person? {answer}.")
    return said.format(one=quoted(one), other=quoted(other), answer=_(VERDICTS[value.verdict]))
