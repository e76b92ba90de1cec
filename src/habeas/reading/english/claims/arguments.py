"""Who does a predicate and to whom it is done, found over control, coordination and relative clauses.

Invariant: a token is returned only if the parse leads from the predicate to it; nearness fills no role.
"""

from spacy.tokens import Token

from habeas.reading.english.claims.lexicon import ACCUSING, IRREGULAR, TOLD

INSTANCES = frozenset({"case", "instance", "incident", "occasion", "example"})
"""Nouns for what happened; who did it stands elsewhere."""
OBJECT_CONTROL = frozenset(
    [
        "force",
        "order",
        "ask",
        "allow",
        "advise",
        "tell",
        "help",
        "make",
        "let",
        "see",
        "compel",
        "persuade",
        "convince",
        "teach",
        "oblige",
        "instruct",
        "urge",
        "beg",
        "permit",
        "enable",
        "get",
        "want",
        "expect",
        "require",
        "summon",
        "invite",
        "send",
        "leave",
        "catch",
        "find",
        "hear",
    ]
)
"""Verbs whose object does what their complement says: "forced him to call"."""
RELATIVE = frozenset({"WP", "WDT"})


def lemma_of(verb: Token) -> str:
    """The lemma in lower case, right also where the model is not."""
    return IRREGULAR.get(verb.lower_, verb.lemma_.lower())


def first_of_coordination(verb: Token) -> Token:
    """The first of verbs that share a subject and helping verbs ("was seized and taken" -> seized)."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not own_subject(verb):
        verb = verb.head
    return verb


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on the predicate itself."""
    return next((t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass", "csubj", "expl")), None)


def is_passive(verb: Token) -> bool:
    """Is it something done to its subject, the helping verb being there or not?"""
    children = [t.dep_ for t in verb.children]
    if "auxpass" in children or "nsubjpass" in children:
        return True
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not own_subject(verb) and "aux" not in children:
        return is_passive(verb.head) if verb.head.pos_ in ("VERB", "AUX") else verb.head.pos_ == "NOUN"
    if verb.dep_ == "conj" and verb.lower_.endswith("ed") and not {"aux", "dobj", "nsubj"} & set(children):
        by = any(t.lower_ == "by" and t.dep_ in ("prep", "agent") for t in verb.children)
        return by and is_passive(verb.head)
    if "aux" in children or "dobj" in children or "nsubj" in children:
        return "agent" in children
    return verb.tag_ == "VBN" and verb.dep_ in (
        "acl",
        "advcl",
        "amod",
        "oprd",
        "acomp",
        "xcomp",
        "ccomp",
        "ROOT",
        "pcomp",
    )


def subject_of(verb: Token) -> Token | None:
    """The subject of a predicate, over control, coordination and relative clauses; None if the parse has none."""
    own = own_subject(verb)
    if own is not None and own.dep_ != "expl":
        return antecedent(own)
    if own is not None:
        return None
    rule = _SHARED.get(verb.dep_)
    return rule(verb) if rule else None


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token stands for itself."""
    if token.tag_ not in RELATIVE and token.lower_ != "that":
        return token
    clause = token
    while clause.dep_ not in ("relcl", "ROOT") and clause.head != clause:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" and clause.head.i < token.i else token


def _of_coordination(verb: Token) -> Token | None:
    return subject_of(verb.head) if verb.head.pos_ in ("VERB", "AUX") else None


def _of_complement(verb: Token) -> Token | None:
    head = verb.head
    if head.pos_ == "ADJ":
        return subject_of(head) or (subject_of(head.head) if head.dep_ in ("acomp", "oprd") else None)
    if head.pos_ not in ("VERB", "AUX"):
        return None
    held = object_of(head)
    if held is not None and lemma_of(head) in OBJECT_CONTROL and not is_passive(head):
        return held
    return subject_of(head)


def _of_adverbial(verb: Token) -> Token | None:
    """A participle or infinitive beside the main verb shares its subject; a clause of its own does not."""
    if any(t.dep_ == "mark" for t in verb.children) and verb.tag_ not in ("VBG", "VBN", "VB"):
        return None
    if verb.tag_ == "VBG" and lemma_of(verb.head) in TOLD and (nearer := _subject_before(verb)) is not None:
        return nearer
    return _of_complement(verb)


def _subject_before(verb: Token) -> Token | None:
    """The subject of the last clause before a participle that the parse hung too high."""
    before = [
        t for t in verb.sent if t.i < verb.i and t.dep_ in ("nsubj", "nsubjpass") and t.tag_ not in RELATIVE
    ]
    return before[-1] if before and lemma_of(before[-1].head) not in TOLD else None


def _of_noun(verb: Token) -> Token | None:
    """Finds *soldiers* in "soldiers held there", *his* in "his desire to leave"."""
    noun = verb.head
    if verb.tag_ in ("VBN", "VBG", "VBD"):
        return noun if lemma_of(noun) not in INSTANCES else _subject_before(verb)
    owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    if owner is not None:
        return owner
    governor = noun.head
    while governor.dep_ in ("pobj", "prep", "conj") and governor.head is not governor:
        governor = governor.head
    if governor.pos_ not in ("VERB", "AUX"):
        return None
    if lemma_of(governor) in OBJECT_CONTROL and (held := object_of(governor)) is not None and held != noun:
        return held
    return subject_of(governor)


def _of_preposition(verb: Token) -> Token | None:
    """Finds "for refusing to fight": whoever the clause around the preposition is about."""
    head = verb.head.head
    if head.pos_ in ("VERB", "AUX"):
        return object_of(head) if lemma_of(head) in ACCUSING else subject_of(head)
    if lemma_of(head.head) in ACCUSING and head.dep_ in ("dobj", "nsubjpass"):
        return head
    owner = next((t for t in head.children if t.dep_ == "poss"), None)
    return owner or (subject_of(head.head) if head.dep_ in ("dobj", "attr") else None)


def _described(verb: Token) -> Token:
    return verb.head


_SHARED = {
    "conj": _of_coordination,
    "xcomp": _of_complement,
    "oprd": _of_complement,
    "advcl": _of_adverbial,
    "acl": _of_noun,
    "relcl": _of_noun,
    "pcomp": _of_preposition,
    "amod": _described,
}


def object_of(verb: Token) -> Token | None:
    """The direct object, or the noun that the relative clause describes ("the men whom they hold")."""
    for child in verb.children:
        if child.dep_ in ("dobj", "obj"):
            return antecedent(child)
    for child in verb.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            return child
    own = own_subject(verb)
    if verb.dep_ == "relcl" and own is not None and not is_passive(verb):
        return verb.head if own.tag_ not in RELATIVE and own.lower_ != "that" else None
    return None


def is_infinitive(token: Token) -> bool:
    """Is it "to" with a verb?"""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in token.children)
