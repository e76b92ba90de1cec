"""Who of a case may be whom: evidence gathered from what was said, pairs with a probability and reasons.

A suggestion joins nobody. What is never proposed, whatever the score, stands in `apart.py`.
"""

from habeas.identity.candidates.answers import Answers, answers
from habeas.identity.candidates.gathered import Gathered, gather
from habeas.identity.candidates.open import CONFIRMABLE, Open, Step
from habeas.identity.candidates.said import Said

__all__ = ["CONFIRMABLE", "Answers", "Gathered", "Open", "Said", "Step", "answers", "gather"]
