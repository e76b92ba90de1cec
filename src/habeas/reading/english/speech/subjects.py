"""Who does the verb's deed, and to whom: subjects that stand elsewhere in the sentence are found again.

Invariant: a token is only returned if the parse links it to the verb, at most over control or coordination.
"""

from spacy.tokens import Token

from habeas.reading.english.speech.verbs import CHANNELS

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
CLAUSES = ("ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp", "xcomp")


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb: its own, or the one it shares.

    "*Alexander* called him to **tell** him", "the *FSB* seemed ready, **promising** them",
    "*she* called and **said**", "a *statement* **saying** that", "the *father*, who **told** us".
    """
    if (upper := upper_verb(verb)) is not None:
        return subject_of(upper)
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    own = next((c for c in reversed(subjects) if c.i < verb.i), subjects[0] if subjects else None)
    if own is not None:
        return _citing_subject(own) or _antecedent(own, verb)
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp") and verb.head.pos_ in ("VERB", "AUX"):
        return subject_of(verb.head)
    if verb.dep_ in ("advcl", "xcomp", "acl", "pcomp") and verb.head.pos_ in ("ADJ", "ADP"):
        return subject_of(verb.head.head) if verb.head.head != verb.head else None
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBG":
        return verb.head
    return None


def _citing_subject(subject: Token) -> Token | None:
    """ "Citing relatives and doctors, the outlet *Zorya* reports": the parser takes those cited for the subject."""
    if subject.sent[0].lower_ != "citing" or subject.i > subject.sent.start + 8:
        return None
    return next(
        (c for c in subject.children if c.dep_ == "appos" and subject.doc[c.left_edge.i - 1].text == ","),
        None,
    )


def _antecedent(subject: Token, verb: Token) -> Token:
    """ "who", "which" and "that" stand for the noun that the clause describes."""
    if subject.tag_ not in ("WP", "WDT"):
        return subject
    clause = verb
    while clause.dep_ == "conj":
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else subject


def speaker_of(verb: Token) -> Token | None:
    """The subject of a verb of saying; where the parse has none, the noun right before it: "..., its chair,
    *Lesia Marchuk*, said"."""
    found = subject_of(verb)
    if found is not None or is_passive(verb) or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return found
    at = verb.i - 1
    if at > verb.sent.start and verb.doc[at].text == ",":
        at -= 1
    before = verb.doc[at]
    if at < verb.sent.start or before.pos_ not in ("PROPN", "NOUN", "PRON"):
        return None
    return before.head if before.dep_ in ("compound", "flat") else before


def interposed(verb: Token) -> Token | None:
    """ "Her son, *Olha Koval* said, was held": a name without a closing comma is no apposition but who says it."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None or verb.i + 1 >= len(verb.doc) or verb.doc[verb.i + 1].text != ",":
        return None
    names = (c for c in subject.children if c.dep_ == "appos" and c.right_edge.i == verb.i - 1)
    return next((c for c in names if c.pos_ == "PROPN" and verb.doc[c.left_edge.i - 1].text == ","), None)


def upper_verb(verb: Token) -> Token | None:
    """ "X confirmed that it existed but *denied* that ...": the parser joins "denied" to the clause before it;
    the verb of saying above that clause, if the shared subject there is no person's name or pronoun."""
    host = verb.head
    if verb.dep_ != "conj" or host.dep_ != "ccomp" or any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    shared = next((c for c in host.children if c.dep_ in SUBJECTS), None)
    if verb.tag_ != "VBD" or shared is None or shared.pos_ in ("PROPN", "PRON"):
        return None
    return host.head if host.head.pos_ == "VERB" else None


def is_passive(verb: Token) -> bool:
    """ "was told", "had been promised"."""
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def agent_of(verb: Token) -> Token | None:
    """ "was told *by an officer* that": who does what a passive verb says; a name may hang on the object
    ("promised an answer *by the Ministry*")."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    for by in (c for host in (verb, *objects) for c in host.children):
        if by.dep_ in ("agent", "prep") and by.lower_ == "by":
            found = next((c for c in by.children if c.dep_ == "pobj"), None)
            named = found is not None and (by.dep_ == "agent" or found.pos_ == "PROPN")
            if found is not None and named and found.lemma_.lower() not in CHANNELS:
                return found
    return None


def receiver_of(verb: Token) -> Token | None:
    """Whom something was said to: "told *Verstka*", "said to *reporters*", "wrote *him*"."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ in ("dative", "dobj") and child.pos_ in ("PRON", "PROPN", "NOUN") and _addressed(verb):
            return (
                child if child.pos_ != "ADP" else next((c for c in child.children if c.dep_ == "pobj"), None)
            )
        if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "with") and child.pos_ == "ADP":
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None and child.lower_ == "to":
                return found
    return _interviewer(verb)


def _interviewer(verb: Token) -> Token | None:
    """ "In an interview with *Zorya*, she said", "Speaking to *Zorya*, she said"."""
    for child in verb.children:
        meeting = next((c for c in child.children if c.lemma_ in ("interview", "conversation")), None)
        if child.dep_ == "prep" and child.lower_ == "in" and meeting is not None:
            return _after(meeting, "with")
        if child.dep_ == "advcl" and child.lower_ in ("speaking", "talking"):
            return _after(child, "to") or _after(child, "with")
    return None


def _after(token: Token, preposition: str) -> Token | None:
    """The noun after a preposition that hangs on the token."""
    nouns = (n for p in token.children if p.lower_ == preposition for n in p.children if n.dep_ == "pobj")
    return next(nouns, None)


def informant_of(verb: Token) -> Token | None:
    """ "learned *from a cellmate* that": whose words they were."""
    return _after(verb, "from")


def _addressed(verb: Token) -> bool:
    """Verbs whose plain object is the hearer: "told him", and not "said nothing"."""
    return verb.lemma_.lower() in (
        "tell", "inform", "notify", "assure", "promise", "warn", "ask", "urge", "beg", "reassure", "threaten",
        "write", "text", "message", "call", "phone", "convince", "order", "command", "instruct", "advise",
    )  # fmt: skip


def governing_clause(token: Token) -> Token | None:
    """The verb of the clause that a phrase hangs on."""
    head = token.head
    while head.head != head and head.pos_ not in ("VERB", "AUX"):
        head = head.head
    return head if head != token else None
