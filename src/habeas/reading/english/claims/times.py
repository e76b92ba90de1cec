"""When a fact was: the date that the parse hangs on its predicate, or the act it is anchored to.

Invariant: a date belongs to one predicate; the date of a telling is never the date of what is told.
"""

import re

from spacy.tokens import Token

from habeas.reading.english.amounts.dates import FoundDate
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.heard import Heard
from habeas.reading.english.claims.lexicon import CAUSING, SEEMING, TRYING
from habeas.reading.english.claims.outcomes import outcome
from habeas.statements.claims.authorities import Outcome
from habeas.statements.mention import Kind
from habeas.statements.when import Anchor, Aspect, NotADate, Relation, Unit, When, bounds

ANCHORING = {
    "when": Relation.SAME_DAY, "after": Relation.AFTER, "before": Relation.BEFORE, "since": Relation.AFTER,
    "until": Relation.BEFORE, "once": Relation.AFTER, "while": Relation.SAME_DAY,
}  # fmt: skip
SHARING = SEEMING | CAUSING | TRYING | {"be"}
"""Verbs that share their time with their complement; the time of saying or wanting is another."""
ASPECTS = {"since": Aspect.SINCE, "until": Aspect.UNTIL}
UNITS = {"H": Unit.HOUR, "D": Unit.DAY, "W": Unit.WEEK, "M": Unit.MONTH, "Y": Unit.YEAR}


def when(at: Token, heard: Heard, others: frozenset[int] = frozenset()) -> When | None:
    """When the predicate's fact was. `others` are the predicates of the other facts of the passage."""
    from_, to = heard.undated
    dates = [
        d
        for d in heard.scene.dates_in(*heard.paragraph())
        if not from_ <= d.start < to and _governs(d, at, heard, others)
    ]
    still = _still(at)
    if dates:
        return _several(dates, heard) or _dated(min(dates, key=lambda d: _rank(d, at)), heard, still)
    anchored = _after_outcome(at, heard) or _anchored(at, heard, others)
    if anchored is None and still is not None:
        return When(aspect=Aspect.STILL, words=heard.phrase(still, still))
    return anchored


def _several(dates: list[FoundDate], heard: Heard) -> When | None:
    """Finds "on 7, 14 and 21 March": on all of these days."""
    days = [d for d in dates if d.kind == "date" and (d.value or "").count("-") == 2]
    between = heard.scene.text[days[0].end : days[-1].start] if len(days) > 1 else ""
    joined = {",", "and"} >= set(re.sub(r"\d+|[A-Z]\w+|again|on", "", between).replace(",", " , ").split())
    if len(days) < 2 or len(days) != len(dates) or not joined:
        return None
    said = heard.words(days[0].start, days[-1].end)
    return When(edtf="{" + ",".join(str(d.value) for d in days) + "}", aspect=days[0].aspect, words=said)


def due(noun: Token, heard: Heard) -> When | None:
    """By when what a noun names is promised: "an answer *within ten days*"."""
    inside = {t.idx for t in noun.subtree}
    dates = [d for d in heard.scene.dates if d.start in inside]
    return _dated(dates[0], heard, None) if dates else None


def _rank(date: FoundDate, at: Token) -> tuple[int, int]:
    """A date on the calendar before one that leans on others; then the nearest."""
    return (0 if date.value else 1, abs(date.start - at.idx))


def _governs(date: FoundDate, at: Token, heard: Heard, others: frozenset[int]) -> bool:
    """Does the parse hang the date on this predicate, or on one that shares its time?"""
    head = _root(date, heard)
    if head is None or head.sent != at.sent or (date.kind == "duration" and not _anchors(date, heard)):
        return False
    if _after_fronted(date, head, at, heard):
        return True
    if not heard.said.start <= date.start < heard.said.end and head.head != at and head not in at.children:
        return False
    if heard.due_words and _before_it(date, heard) in ("by", "within"):
        return False
    holder = _predicate_above(head)
    if holder == at:
        return True
    if holder is None or holder.i in others:
        return holder is not None and _shared(holder, at, date)
    return _within(holder, at, others) or _shared(holder, at, date)


def _after_fronted(date: FoundDate, head: Token, at: Token, heard: Heard) -> bool:
    """Finds "The next time she wrote, *two weeks later*, she said ...": the date of the clause in front."""
    between = heard.scene.text[heard.said.end : date.start]
    return (
        at.dep_ == "advcl"
        and at.i < head.i <= at.head.i + 1
        and at.head in (head.head, head)
        and date.kind != "duration"
        and between.strip(" ,") == ""
        and heard.said.end <= date.start
        and any(t.lower_ == "time" or t.tag_ == "WRB" for t in at.children)
    )


def _within(holder: Token, at: Token, others: frozenset[int]) -> bool:
    """Is the date's predicate a part of ours ("announced his wish to leave in April")?"""
    token = holder
    while token != at:
        if token.head == token or token.i in others or token.dep_ in ("ccomp", "conj", "parataxis"):
            return False
        if token.dep_ in ("advcl", "relcl") and any(
            t.dep_ in ("mark", "nsubj", "nsubjpass") for t in token.children
        ):
            return False
        token = token.head
    return True


def _shared(holder: Token, at: Token, date: FoundDate) -> bool:
    """Coordinated predicates share a date in front of them; a complement shares that of its helping verb."""
    token = at
    while token.dep_ in ("conj", "xcomp", "oprd", "acomp", "attr") and token.head != token:
        if token.dep_ != "conj" and lemma_of(token.head) not in SHARING:
            return False
        token = token.head
        if token == holder:
            return date.start < at.idx or at.dep_ != "conj"
    return False


def _root(date: FoundDate, heard: Heard) -> Token | None:
    inside = heard.scene.tokens(date.start, date.end)
    return next((t for t in inside if t.head.idx < date.start or t.head.idx >= date.end or t.head is t), None)


def _predicate_above(token: Token) -> Token | None:
    if token.pos_ in ("VERB", "AUX"):
        return token
    while token.head != token:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def _still(at: Token) -> Token | None:
    around = [at, *(t for t in (at.head,) if at.dep_ in ("acomp", "attr", "oprd", "prep", "xcomp"))]
    return next((t for token in around for t in token.children if t.lower_ == "still"), None)


def _anchors(date: FoundDate, heard: Heard) -> bool:
    return date.anchor is not None or _before_it(date, heard) in ("after", "within")


def _before_it(date: FoundDate, heard: Heard) -> str:
    return (heard.scene.text[: date.start].split() or [""])[-1].lower()


def _dated(date: FoundDate, heard: Heard, still: Token | None) -> When:
    aspect = Aspect.STILL if still is not None else date.aspect
    anchor = date.anchor
    start = date.start
    if date.kind == "duration" and anchor is None:
        anchor = _distance(date.value)
        start = heard.scene.text.rfind(_before_it(date, heard), 0, date.start) if anchor else start
        start = heard.scene.text.lower().rfind(_before_it(date, heard), 0, date.start) if anchor else start
    return When(edtf=_edtf(date), aspect=aspect, words=heard.words(start, date.end), anchor=anchor)


def _distance(duration: str | None) -> Anchor | None:
    """Finds "P2W" after something that the words leave open."""
    if duration is None or not duration[1:-1].isdigit() or duration[-1] not in UNITS:
        return None
    number = int(duration[1:-1])
    return Anchor(relation=Relation.AFTER, at_least=number, at_most=number, unit=UNITS[duration[-1]])


def _edtf(date: FoundDate) -> str | None:
    if date.value is None or date.kind == "duration":
        return None
    try:
        bounds(date.value)
    except NotADate:
        return None
    return date.value


def _anchored(at: Token, heard: Heard, others: frozenset[int]) -> When | None:
    """Finds "When they took the men away, we called": the calls are anchored to the taking."""
    for clause in at.children:
        word = next(
            (t for t in clause.children if _anchors_clause(t) and t.i < clause.i),
            None,
        )
        if (
            clause.dep_ != "advcl"
            or word is None
            or not heard.covers(clause)
            or Clause(clause).subject is None
        ):
            continue
        words = heard.clause_words(clause)
        act = (
            heard.add(
                Kind.ACT,
                words,
                f"act-{word.lower_}",
                f"what “{word.text}” anchors the rest of the sentence to",
            )
            if clause.i in others
            else None
        )
        return When(
            edtf=_within_clause(clause, heard),
            words=words,
            aspect=ASPECTS.get(word.lower_, Aspect.AT),
            anchor=Anchor(relation=ANCHORING[word.lower_], act=act),
        )
    return None


def _after_outcome(at: Token, heard: Heard) -> When | None:
    """Finds "After nothing was done, he left": he left after he had asked for what nothing came of."""
    for clause in at.children:
        marked = any(t.dep_ == "mark" and t.lower_ == "after" and t.i < clause.i for t in clause.children)
        if clause.dep_ != "advcl" or not marked or clause.i > at.i:
            continue
        for draft in outcome(Clause(clause), heard):
            of = draft.claim.of if isinstance(draft.claim, Outcome) else None
            if of is not None and len(of.all) == 1:
                said = [t for t in clause.subtree if not t.is_space]
                anchor = Anchor(relation=Relation.AFTER, act=of.all[0])
                return When(words=heard.phrase(said[0], said[-1]), anchor=anchor)
    return None


def _anchors_clause(token: Token) -> bool:
    """Does the word tie its clause to the main one ("since" may also be a mere adverb)?"""
    return token.lower_ in ANCHORING and (
        token.dep_ == "mark" or (token.dep_ == "advmod" and token.tag_ == "WRB")
    )


def _within_clause(clause: Token, heard: Heard) -> str | None:
    """The date inside the clause that dates the rest: "since the protests began *in September*"."""
    starts = {t.idx for t in clause.subtree}
    return next((_edtf(d) for d in heard.scene.dates if d.start in starts), None)
