"""What somebody is asked to allow, and what they answered, in the words in which one asks it."""

from habeas.language import mark
from habeas.statements.account import Answer, Use

QUESTIONS = {
    Use.KEEP: mark("May we keep what you told us?"),
    Use.INSIDE: mark("May we work with it, inside this desk?"),
    Use.PUBLISH: mark("May we publish it?"),
    Use.CONTACT: mark("May we get in touch with you again?"),
}
"""What is asked for each use."""
ANSWERS = {
    Answer.NOT_ASKED: mark("not asked"),
    Answer.YES: mark("yes"),
    Answer.NO: mark("no"),
}
