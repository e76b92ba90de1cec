"""Questions that only the real person can answer, put to a contact who may be somebody else."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import Heard
from habeas.reading.english.claims.lexicon import CALLED, LINES
from habeas.statements.claims.contact import Challenged, ChallengeResult
from habeas.statements.mention import Party
from habeas.statements.passage import Words

ASKING = frozenset({"write", "ask", "text", "message", "send", "put", "type", "reply", "test", "check"})
CODING = frozenset({"use", "give", "say", "mention"})
PRIVATE = re.compile(
    r"[^.?!“”‘\"\n]*\b(?:what|who|which|where|when|how)\b[^.?!\n]{0,60}"
    r"\b(?:your|our|my|you|we|i)\b[^.?!\n]{0,80}\?",
    re.I,
)
"""A question about what the two of them know: "what did we call the boat?"."""


def _any(*wordings: str) -> re.Pattern[str]:
    """Any of these wordings, whole words, in any case."""
    return re.compile(rf"\b(?:{'|'.join(wordings)})\b", re.I)


CONTROL = _any(
    r"(?:control|security|secret|test|trick|personal|check)\s+question",
    r"only (?:he|she|they|(?:his|her|my|our|their|the) \w+) (?:could|would|can) (?:know|answer)",
)
PRIVATE_MATTER = _any(
    r"name of (?:his|her|their|our|my|the)",
    r"(?:his|her|their|our)\s+\w+['’]s\s+(?:\w+\s+)?name",
    r"what (?:his|her|their|our) \w+",
    r"what (?:he|she|they|we)(?:['’]d| had) \w+",
    "maiden name",
    "nickname",
    "birthday",
    "born",
)
DOUBT = _any(
    r"impersonat\w*",
    r"pretend\w*",
    "posing",
    "imposter",
    "impostor",
    "suspicious",
    r"suspect\w*",
    "not (?:him|her|really)",
    "make sure",
    "to check",
    "verify",
    "someone else",
    "somebody else",
    "really (?:him|her)",
    "whether it was",
    "(?:somebody|someone) (?:wrote|writing|called|answered)",
    "from (?:his|her) (?:account|phone|number)",
    "did(?:n['’]t| not) sound like",
    "scam",
    "fraud",
    "hoax",
    "fake",
)
SILENT = _any(
    "messages? stopped",
    "(?:no|without an?) (?:answer|reply|response)",
    "did(?:n['’]t| not) (?:answer|reply|respond)",
    "never (?:answered|replied|responded)",
    "stopped (?:answering|replying|responding|writing)",
    "went (?:silent|quiet|offline|dark)",
    "blocked",
    "silence",
    "(?:line|call|chat) (?:went dead|was cut|ended)",
    "hung up",
)
RIGHT = _any(
    "answered (?:correctly|right)",
    "(?:the )?(?:right|correct) answer",
    "got it right",
    "knew the answer",
)
WRONG = _any(
    "wrong(?:ly)?", "incorrect(?:ly)?", "did(?:n['’]t| not) know", "could(?:n['’]t| not) (?:answer|name)"
)


def challenged(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "she asked, 'what did we call the boat?' and no answer came": asked, and no answer."""
    if (
        clause.lemma not in ASKING | CODING
        or clause.verb.pos_ != "VERB"
        or clause.passive
        or not heard.personal(clause.subject)
    ):
        return
    question = _question(clause, heard) if clause.lemma in ASKING else _code_word(clause, heard)
    if question is None:
        return
    asked = _asked_person(clause, heard)
    claim = Challenged(
        by=heard.people(clause.subject),
        claimed=heard.people(asked),
        question=question,
        result=_result(clause, heard),
    )
    yield Draft(claim, clause.verb)


def correspondent(clause: Clause, heard: Heard) -> Party | None:
    """Who was asked earlier in the paragraph: whose messages it is that stopped."""
    start = heard.paragraph()[0]
    for token in reversed([t for t in heard.scene.tokens(start, clause.verb.idx) if t.pos_ == "VERB"]):
        earlier = Clause(token)
        if earlier.lemma in ASKING and _question(earlier, heard) is not None:
            return heard.people(_asked_person(earlier, heard))
        if (
            earlier.means(CALLED)
            and not earlier.passive
            and token.dep_ != "advcl"
            and heard.personal(earlier.subject)
        ):
            caller = heard.people(earlier.subject)
            return caller if caller != heard.said.speaker else None
    return None


def _asked_person(clause: Clause, heard: Heard) -> Token | None:
    asked = next((t for t in clause.objects if heard.personal(t)), None)
    if asked is None:
        return next(
            (n for p, n in clause.prepositions if p.lower_ in ("to", "of") and heard.personal(n)), None
        )
    return asked


def _code_word(clause: Clause, heard: Heard) -> Words | None:
    """Finds "her mother used the word they had settled on": a word agreed on beforehand."""
    word = clause.object
    if (
        clause.lemma not in ("use", "give", "say", "mention")
        or word is None
        or lemma_of(word) not in words.CODES
    ):
        return None
    agreed = any(
        lemma_of(t) in ("agree", "settle", "arrange", "code", "choose", "secret") for t in word.subtree
    )
    return heard.clause_words(word) if agreed else None


def _question(clause: Clause, heard: Heard) -> Words | None:
    """The question in its own words, if it is one that proves who answers it."""
    text, start, end = heard.scene.text, clause.verb.idx, _sentence_end(clause, heard)
    quoted = next(
        (
            q
            for q in heard.scene.quotes
            if start <= q.start < end + 2 and "?" in text[q.inner_start : q.inner_end]
        ),
        None,
    )
    if quoted is not None:
        inside = PRIVATE.search(text, quoted.inner_start, quoted.inner_end)
        return _trimmed(text, inside.start(), inside.end()) if inside else None
    direct = PRIVATE.search(text, start, end)
    if direct:
        return _trimmed(text, direct.start(), direct.end())
    if clause.object is not None and clause.object.lemma_ == "question" and _by_message(heard):
        after = text.find(":", clause.object.idx, end)
        return _trimmed(text, after + 1, _without_stop(text, end)) if after > 0 else None
    indirect = PRIVATE_MATTER.search(text, start, end) or CONTROL.search(text, start, end)
    if indirect and (_doubted(heard) or CONTROL.search(text, start, end)):
        content = next(
            (
                t
                for t in clause.verb.children
                if t.dep_ in ("ccomp", "xcomp")
                or (t.dep_ in ("prep", "dobj") and t.idx <= indirect.start() < t.idx + 120)
            ),
            None,
        )
        return (
            heard.clause_words(content)
            if content is not None and not heard.personal(content)
            else heard.words(*indirect.span())
        )
    return None


def _without_stop(text: str, end: int) -> int:
    while end and (text[end - 1].isspace() or text[end - 1] in '.”"’'):
        end -= 1
    return end


def _by_message(heard: Heard) -> bool:
    """Is the paragraph about a phone, number or messages?"""
    start, end = heard.paragraph()
    return any(lemma_of(t) in LINES for t in heard.scene.tokens(start, end)) or _doubted(heard)


def _trimmed(text: str, start: int, end: int) -> Words:
    while start < end and not text[start].isalnum():
        start += 1
    return Words(exact=text[start:end], start=start)


def _sentence_end(clause: Clause, heard: Heard) -> int:
    """A question mark may end the parser's sentence: the question is looked for a little further."""
    last = clause.verb.sent[-1]
    return min(max(last.idx + len(last), clause.verb.idx), heard.paragraph()[1])


def _doubted(heard: Heard) -> bool:
    """Is it said nearby that it may be somebody else?"""
    start, end = heard.paragraph()
    return DOUBT.search(heard.scene.text, max(0, start - 400), end) is not None


def _result(clause: Clause, heard: Heard) -> ChallengeResult | None:
    """What came back, as the rest of the paragraph says."""
    start, end = clause.verb.idx, heard.paragraph()[1]
    text = heard.scene.text
    if WRONG.search(text, start, end):
        return ChallengeResult.WRONG
    if RIGHT.search(text, start, end):
        return ChallengeResult.RIGHT
    return ChallengeResult.NONE if SILENT.search(text, start, end) else None
