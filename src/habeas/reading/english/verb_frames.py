"""Frames made by verbs of saying: with a clause, as an aside, with a noun phrase, as an act of its own.

Invariant: what was not said makes no frame: "did not say whether", "declined to say who".
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from habeas.reading.english.frames import Form, Frame, subtree
from habeas.reading.english.subjects import agent_of, is_passive, receiver_of, speaker_of, upper_verb
from habeas.reading.english.verbs import (
    ABOUT,
    CLAUSE_ONLY,
    NOUNS,
    RECORDED,
    REPORTED_OBJECT,
    TOLD_TO_SUBJECT,
    UNSAID,
    VERBS,
    Act,
)
FIGURES = frozenset({"figure", "number", "toll", "count", "total", "estimate"})


def verb_frames(cue: Token, sentence: Span) -> Iterator[Frame]:
    """The frame that a verb of saying makes, if it makes one."""
    act = VERBS.get(cue.lemma_.lower())
    if act is None:
        if cue.lemma_.lower() in ("know", "call", "nickname", "dub"):
            yield from _known(cue, sentence)
        else:
            yield from _figure(cue, sentence)
        return
    if act is Act.ASK or _unsaid(cue):
        return
    if act in RECORDED:
        yield from _act(cue, act, sentence)
    elif cue.lemma_.lower() == "accuse":
        yield from _accusing(cue)
    elif cue.lemma_.lower() == "quote":
        yield from _quoted_as(cue)
    elif clauses := _clauses(cue):
        yield _with_clause(cue, act, clauses)
    elif (host := _aside_host(cue, sentence)) is not None:
        yield _aside(cue, act, host, sentence)
    elif (thing := _object(cue)) is not None and not _ours(speaker_of(cue)):
        yield _with_object(cue, act, thing)


def _known(cue: Token, sentence: Span) -> Iterator[Frame]:
    """"known *among the families* as", "called by the guards": whose name for it that is."""
    if not is_passive(cue):
        return
    for prep in cue.children:
        if prep.dep_ in ("prep", "agent") and prep.lower_ in ("among", "to", "by"):
            namers = next((c for c in prep.children if c.dep_ == "pobj"), None)
            if namers is not None:
                yield Frame(cue, Act.SAY, Form.ACT, namers, None, subtree(cue) & _part(cue, sentence), frozenset())
                return


def _figure(cue: Token, sentence: Span) -> Iterator[Frame]:
    """"Authorities *put the figure at* 40": who counts."""
    if cue.lemma_.lower() not in ("put", "set", "place") or is_passive(cue) or speaker_of(cue) is None:
        return
    if any(c.dep_ == "dobj" and c.lemma_.lower() in FIGURES for c in cue.children):
        yield Frame(cue, Act.SAY, Form.ACT, speaker_of(cue), None, subtree(cue) & _part(cue, sentence), frozenset())


def _unsaid(cue: Token) -> bool:
    """"did not say whether", "declined to say who", "could not say": nothing was said there."""
    if any(c.dep_ == "neg" for c in cue.children) and VERBS[cue.lemma_.lower()] not in RECORDED:
        return True
    return cue.dep_ in ("xcomp", "ccomp", "acl") and cue.head.lemma_.lower() in UNSAID and cue.head.i < cue.i


def _clauses(cue: Token) -> list[Token]:
    """The clauses that are said: "said *he was held*"; those marked with "that" which the parser hung on a
    word between; what comes after the verb goes before what comes before it."""
    found = [c for c in cue.children if c.dep_ == "ccomp" or (c.dep_ == "advcl" and _marked(c) and c.i > cue.i)]
    found += [c for c in _between(cue) if c.dep_ in ("relcl", "acl") and _marked(c)]
    return [c for c in found if c.i > cue.i] or found


def _marked(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _between(cue: Token) -> Iterator[Token]:
    """Everything below the phrases to the right of the verb, down to the next verbs."""
    waiting = [c for c in cue.children if c.i > cue.i and c.pos_ not in ("VERB", "AUX")]
    while waiting:
        token = waiting.pop()
        if token.lemma_.lower() in NOUNS:
            continue
        yield from token.children
        waiting += [c for c in token.children if c.pos_ not in ("VERB", "AUX")]


def _with_clause(cue: Token, act: Act, clauses: list[Token]) -> Frame:
    content = frozenset(i for c in clauses for i in subtree(c))
    content -= frozenset(i for c in clauses for v in c.children if upper_verb(v) is not None and v.lemma_.lower() in VERBS for i in subtree(v))
    teller, receiver, form = _parties(cue)
    if min(content) > cue.i:
        content |= _tail(cue, min(content))
        words = _left_words(cue, min(content))
    else:
        after = max(i for i in content if i < cue.i)
        words = frozenset(i for i in subtree(cue) - content if i > after)
    if form is Form.PASSIVE and cue.lemma_.lower() in TOLD_TO_SUBJECT:
        content, words = content | words, frozenset()
    return Frame(cue, act, form, teller, receiver, content - words, words)


def _parties(cue: Token) -> tuple[Token | None, Token | None, Form]:
    """Who tells whom. The subject of "was told" hears; the agent ("by a porter") tells."""
    subject = speaker_of(cue)
    if not is_passive(cue):
        return subject, receiver_of(cue), Form.CLAUSE
    hearer = subject if cue.lemma_.lower() in TOLD_TO_SUBJECT else None
    agent = agent_of(cue)
    return agent, hearer, Form.PASSIVE if agent is None else Form.CLAUSE


def _tail(cue: Token, start: int) -> frozenset[int]:
    """What hangs on the verb after the beginning of its content: "said he was held *when they came*"."""
    late = (c for c in cue.children if c.i > start and not _speaks_itself(c) and not _own_deed(c, cue))
    return frozenset(i for c in late for i in subtree(c) if i > start)


def _speaks_itself(token: Token) -> bool:
    """", adding that ...", "with Artyom reporting that ...": a frame beside, not content of this one."""
    verbs = [token, *(c for c in token.children if c.dep_ == "pcomp")]
    return any(
        v.lemma_.lower() in VERBS and v.tag_ == "VBG" and any(c.dep_ == "ccomp" for c in v.children) for v in verbs
    )


def _own_deed(child: Token, cue: Token) -> bool:
    """"said he was held *and called the police*" is the teller's deed; without a comma and after a
    negation or auxiliary ("... and did not get off it") it goes on with what is said."""
    if child.dep_ == "cc" or child.dep_ == "parataxis":
        return True
    if child.dep_ != "conj":
        return False
    goes_on = any(c.dep_ in ("aux", "auxpass", "neg") for c in child.children)
    own_subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
    comma = any(t.text == "," for t in cue.doc[max(cue.i, child.left_edge.i - 2) : child.left_edge.i])
    return own_subject or comma or not goes_on or child.lemma_.lower() in VERBS


def _left_words(cue: Token, until: int) -> frozenset[int]:
    """The frame before its content: "*She told Verstka that* her son announced ..."."""
    left = [c for c in cue.children if c.i < cue.i and c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "neg")]
    left += [c for c in cue.children if c.dep_ == "advmod" and c.i < cue.i and not c.text[:1].isupper()]
    start = min([cue.i, *(i for c in left for i in subtree(c))])
    return frozenset(range(start, until))


def _aside_host(cue: Token, sentence: Span) -> Token | None:
    """The clause that an aside like "she said" or "as he recalled" leans on, or None."""
    if cue.lemma_.lower() in CLAUSE_ONLY or not _bare(cue):
        return None
    if cue.dep_ == "parataxis":
        return cue.head
    if cue.dep_ == "advcl" and any(c.lower_ == "as" for c in cue.children if c.dep_ in ("mark", "advmod")):
        return cue.head
    subject = speaker_of(cue)
    if subject is None or subject.head != cue:
        return None
    return sentence.root if _set_off(cue, subject, sentence) else None


def _set_off(cue: Token, subject: Token, sentence: Span) -> bool:
    """Do commas (or the end) set "she said to us on Monday" off from the rest of the sentence?"""
    left, right = min(subtree(subject) | {cue.i}), _right_end(cue, subject)
    before = cue.doc[left - 1].text if left > sentence.start else ""
    after = cue.doc[right + 1].text if right + 1 < sentence.end else "."
    marks = {",", "”", '"', "’", "—", "–", "-", ";"}
    return before in marks and (after in marks | {"."} or cue.dep_ != "ROOT")


def _right_end(cue: Token, subject: Token) -> int:
    """The last token of "she said *to us on Monday*" before the next comma."""
    end = max(subject.i, cue.i)
    comma = next((t.i for t in cue.doc[end : cue.sent.end] if t.text == ","), cue.sent.end)
    beside = [c for c in cue.children if end < c.i < comma and c.dep_ in ("prep", "dative", "npadvmod", "advmod", "dobj")]
    return max([end, *(i for c in beside for i in subtree(c) if i < comma)])


def _bare(cue: Token) -> bool:
    """Does the verb stand without an object of its own that would be its content?"""
    objects = [c for c in cue.children if c.i > cue.i and c.dep_ in ("dobj", "attr", "oprd")]
    return not objects or receiver_of(cue) is not None or all(c.lower_ == "it" for c in objects)


def _aside(cue: Token, act: Act, host: Token, sentence: Span) -> Frame:
    words = subtree(cue)
    if host in cue.subtree or not words.isdisjoint({host.i}):
        subject = speaker_of(cue)
        own = subtree(subject) if subject is not None else frozenset()
        words = own | frozenset(range(cue.i, _right_end(cue, subject or cue) + 1))
    while host.pos_ not in ("VERB", "AUX") and host.head != host:
        host = host.head
    whole = host.dep_ in ("ROOT", "conj") or host == sentence.root
    content = frozenset(range(sentence.start, sentence.end)) if whole else subtree(host)
    return Frame(cue, act, Form.ASIDE, speaker_of(cue), receiver_of(cue), content - words, words)


def _object(cue: Token) -> Token | None:
    """The noun phrase a verb of saying tells: after "about"/"of", or its object if that holds an event."""
    lemma = cue.lemma_.lower()
    if lemma in ABOUT:
        for prep in (c for c in cue.children if c.dep_ == "prep" and c.lower_ in ("about", "of")):
            return next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None)
    if lemma == "say":
        return next((c for c in cue.children if c.dep_ == "dobj" and any(v.dep_ == "acl" for v in c.children)), None)
    if lemma in REPORTED_OBJECT and not any(c.dep_ == "neg" for c in cue.children):
        things = (c for c in cue.children if c.dep_ in ("dobj", "xcomp") and c.i > cue.i)
        return next((c for c in things if c.pos_ in ("NOUN", "VERB") and len(list(c.subtree)) > 2), None)
    return None


def _ours(subject: Token | None) -> bool:
    """"we recorded 37 cases", "our hotline recorded": the publication's own words, with its deed."""
    if subject is None:
        return False
    return subject.lower_ in ("i", "we") or any(c.lower_ in ("our", "my") for c in subject.children)


def _with_object(cue: Token, act: Act, thing: Token) -> Frame:
    content = subtree(thing)
    content |= _tail(cue, min(content))
    teller = agent_of(cue) if is_passive(cue) else speaker_of(cue)
    words = _left_words(cue, min(content))
    return Frame(cue, act, Form.OBJECT, teller, receiver_of(cue), content - words, words)


def _act(cue: Token, act: Act, sentence: Span) -> Iterator[Frame]:
    """"The ministry denied it", "he promised to do so", "she saw them taken": the act with its doer."""
    passive = is_passive(cue)
    doer = agent_of(cue) if passive else speaker_of(cue)
    if doer is None or (act is Act.SEE and (passive or cue.dep_ not in ("ROOT", "ccomp", "conj"))):
        return
    receiver = (speaker_of(cue) if passive else receiver_of(cue)) if act is Act.PROMISE else None
    content = subtree(cue)
    if cue == sentence.root:
        content = _part(cue, sentence) - frozenset(i for c in cue.children if c.dep_ == "parataxis" for i in subtree(c))
    others = (c for c in cue.children if c.dep_ == "conj" and c.lemma_.lower() in VERBS)
    content -= frozenset(i for c in others for i in subtree(c))
    yield Frame(cue, act, Form.ACT, doer, receiver, content, frozenset())


def _part(token: Token, sentence: Span) -> frozenset[int]:
    """The part of the sentence between semicolons that the token stands in."""
    marks = [t.i for t in sentence if t.text == ";"]
    start = max((i + 1 for i in marks if i < token.i), default=sentence.start)
    end = min((i for i in marks if i > token.i), default=sentence.end)
    return frozenset(range(start, end))


def _accusing(cue: Token) -> Iterator[Frame]:
    """"accused *the government of hiding them*"."""
    whom = next((c for c in cue.children if c.dep_ == "dobj"), None)
    hosts = [cue, whom] if whom is not None else []
    of = next((c for h in hosts for c in h.children if c.dep_ == "prep" and c.lower_ == "of" and c.i > h.i), None)
    if whom is None or of is None or is_passive(cue) or speaker_of(cue) is None:
        return
    content = subtree(whom) | subtree(of) | _tail(cue, whom.i)
    yield Frame(cue, Act.SAY, Form.OBJECT, speaker_of(cue), None, content, _left_words(cue, min(content)))


def _quoted_as(cue: Token) -> Iterator[Frame]:
    """"A nurse was *quoted by the union* as saying that ...": the union passed on what the nurse said."""
    saying = next((t for t in cue.subtree if t.dep_ == "pcomp" and t.head.lower_ == "as" and t.tag_ == "VBG"), None)
    if saying is None or saying.lemma_.lower() not in VERBS:
        return
    content = frozenset(i for c in saying.children if c.dep_ == "ccomp" for i in subtree(c))
    if not content:
        return
    subject = speaker_of(cue)
    agent = agent_of(cue)
    quoter, words = (agent, _left_words(cue, min(content))) if is_passive(cue) else (subject, _left_words(cue, min(content)))
    if quoter is not None:
        yield Frame(cue, Act.SAY, Form.CLAUSE, quoter, None, content, words)
