"""A fact in words: an English sentence, or a card in Russian and Ukrainian. Neither says more than was said.

A sentence needs names in other cases, and to know whether somebody is a man or a woman; a card needs neither
(docs/decisions/0009-facts-as-cards.md).
"""

from habeas.language import ENGLISH, current
from habeas.statements.claims.base import Inner
from habeas.statements.telling import Fact
from habeas.wording.cards import card
from habeas.wording.cast import Cast
from habeas.wording.english import sentences as english


def fact_sentence(fact: Fact, cast: Cast) -> str:
    """The fact in words, in the language spoken now, with its date. It says what was said, as far as it was said."""
    return english.fact_sentence(fact, cast) if current() == ENGLISH else card.fact_card(fact, cast)


def inner_sentence(inner: Inner, cast: Cast) -> str:
    """What was promised, asked or answered, as a sentence of its own, in the language spoken now."""
    return english.inner_sentence(inner, cast) if current() == ENGLISH else card.inner_card(inner, cast)
