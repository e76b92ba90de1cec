"""Note that a number was published: the sentence, where, and all that it takes to work it out again.

The sentence stays in the record when sources are withdrawn, so it may name nobody.
"""

from datetime import date, datetime

from habeas.acts.case import Case, CaseError
from habeas.language import gettext as _
from habeas.names import parse
from habeas.names.name import Word
from habeas.protection.chance import new_id
from habeas.register.about import About
from habeas.statements.known import Known
from habeas.statements.mention import Kind
from habeas.statements.numbers import PublishedNumber
from habeas.tally.asked import read
from habeas.tally.named import Pairs
from habeas.tally.published import Rule, figure


def publish(
    case: Case,
    *,
    sentence: str,
    where: str,
    question: str,
    rule: Rule,
    voices: int,
    as_of: date,
    seen: Known,
    may_be: Pairs = (),
    by: str,
    at: datetime,
) -> PublishedNumber:
    """Note a number as published, as `seen` has it at this moment; `may_be` are pairs of people who may be
    one. Raises CaseError or CannotTally; then nothing is noted."""
    sentence, where = sentence.strip(), where.strip()
    if not sentence or not where:
        raise CaseError(_("say what was published, and where; nothing was noted"))
    if named := _named(seen, sentence):
        raise CaseError(
            _(
                "the sentence names {name}. It stays when sources are withdrawn, so it may name nobody; nothing was "
                "noted. Write it without the name."
            ).format(name=named)
        )
    about = About(seen)
    pairs = [(a, b) for a, b in may_be if a in about.who.members and b in about.who.members]
    found = figure(about, read(about, question), rule, voices, as_of, pairs)
    rests_on = [seen.statements[id_] for id_ in found.because]
    made = PublishedNumber(
        id=new_id("n"),
        sentence=sentence,
        where=where,
        question=question,
        voices=voices,
        as_of=as_of.isoformat(),
        known_at=at.isoformat(),
        rule=rule.value,
        number=found.number,
        people=found.people,
        because=found.because,
        tellings=tuple(dict.fromkeys(one.telling.id for one in rests_on)),
        sources=tuple(dict.fromkeys(one.source.id for one in rests_on)),
        may_be=tuple((a, b) for a, b in pairs if {a, b} <= set(found.people)),
        digest=found.digest,
    )
    case.act(lambda known: [made], by=by, at=at)
    return made


def _named(known: Known, sentence: str) -> str | None:
    """Somebody of whose name the sentence has a word, in any script; None if it has none."""
    sounds = {word.sound for part in sentence.split() for word in parse(part).words if _is_capital(word)}
    for mention in known.mentions.values():
        if mention.kind is Kind.PERSON and not sounds.isdisjoint(
            word.sound for word in parse(mention.name).words if _is_capital(word)
        ):
            return mention.name
    return None


def _is_capital(word: Word) -> bool:
    return word.written[:1].isupper() and len(word.written) > 1
