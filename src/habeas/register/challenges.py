"""Questions that only the real person can answer: who may see them, and whether they are spent.

A question and its answer are shown to nobody but those they were given to and whoever wrote them down. A question once
asked proves nothing any more: whoever read it may answer it the next time.
"""

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from habeas.register.about import About
from habeas.statements.claims.contact import Challenged
from habeas.statements.decisions import ChallengeQuestion
from habeas.statements.known import Statement


class Question(Struct, frozen=True, kw_only=True):
    """A challenge question for one person, and its answer. `id` is the decision's; `used_in` are the statements that
    tell of its being asked. Spent: it was used, or somebody marked it so."""

    id: str
    question: str
    answer: str
    spent: bool
    used_in: tuple[str, ...] = ()


def questions_for(about: About, person: str, user: str) -> tuple[Question, ...]:
    """The questions on a person (any mention of theirs) that this user may see, those that can still be asked first."""
    cluster = about.who.of.get(person, person)
    asked = list(_asked(about, cluster))
    found = [
        _question(decision, asked)
        for member in about.who.members.get(cluster, (cluster,))
        for decision in about.known.decided_on(ChallengeQuestion, member)
        if _may_see(about, decision, user)
    ]
    return tuple(sorted(found, key=lambda one: one.spent))


def _may_see(about: About, decision: ChallengeQuestion, user: str) -> bool:
    noted = about.known.noted.get(decision.id)
    return user in decision.people or (noted is not None and noted.by == user)


def _question(decision: ChallengeQuestion, asked: list[tuple[Statement, str]]) -> Question:
    used = tuple(statement.id for statement, words in asked if _is_same(words, decision.question))
    return Question(
        id=decision.id,
        question=decision.question,
        answer=decision.answer,
        spent=decision.spent or bool(used),
        used_in=used,
    )


def _asked(about: About, cluster: str) -> Iterator[tuple[Statement, str]]:
    """What the person, or whoever posed as them, is said to have been asked. Whatever the outcome, and whether
    it was only meant to be asked: once it stands in a source, others may have read it."""
    for statement in about.about(cluster):
        claim = statement.fact.claim
        if isinstance(claim, Challenged) and claim.question is not None:
            yield statement, claim.question.exact


def _is_same(asked: str, question: str) -> bool:
    """Whether one question has the words of the other in it, one after another: it may have been asked with a
    greeting, or quoted in part."""
    one, other = _folded(asked), _folded(question)
    return bool(one.strip() and other.strip()) and (one in other or other in one)


def _folded(text: str) -> str:
    """The words of a text without case, accents and signs; a blank before and after each."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    # An apostrophe within a word is written in many ways, or not at all.
    words = re.findall(r"[^\W_]+", re.sub(r"[’‘ʼ'`]", "", letters))
    return f" {' '.join(words)} "
