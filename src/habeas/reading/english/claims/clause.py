"""One predicate of the parse and what stands around it: who does it, to whom, with which prepositions.

Invariant: every token returned stands in the same sentence as the predicate. Where the parse says nothing
the answer is None: a role is never filled by nearness alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from habeas.reading.english.claims.lexicon import FUTURE, INTENDING, TOLD, TRYING

INSTANCES = frozenset({"case", "instance", "incident", "occasion", "example"})
"""Nouns for what happened; who did it stands elsewhere."""
CLAUSAL = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "parataxis", "csubj", "pcomp"})
"""Where another clause begins."""
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
BEING = frozenset(["be", "remain", "stay", "sit", "find", "end", "stand", "lie"])
"""Verbs that put somebody in a state: "ended up in custody"."""
RELATIVE = frozenset({"WP", "WDT"})


@dataclass(frozen=True)
class Clause:
    """A predicate: usually a verb, sometimes a noun or adjective that stands for one."""

    verb: Token

    @property
    def lemma(self) -> str:
        """The lemma of the predicate in lower case."""
        return self.verb.lemma_.lower()

    @cached_property
    def phrases(self) -> frozenset[str]:
        """What `lexicon` may call this predicate: "take", "take away", "take prisoner", "be in custody"."""
        return frozenset(_phrases(self.verb))

    def means(self, table: frozenset[str]) -> bool:
        """Is this predicate, in one of its phrases, a word of the table?"""
        return not self.phrases.isdisjoint(table)

    @cached_property
    def passive(self) -> bool:
        """Is it something done to the subject?"""
        return _is_passive(self.verb)

    @cached_property
    def subject(self) -> Token | None:
        """Whatever stands as subject, found over control, coordination and relative clauses."""
        return subject_of(self.verb)

    @property
    def doer(self) -> Token | None:
        """Who does it: the subject of an active, the agent of a passive verb."""
        return self.agent if self.passive else self.subject

    @property
    def undergoer(self) -> Token | None:
        """Whom it is done to: the subject of a passive, the object of an active verb."""
        return self.subject if self.passive else self.object

    @cached_property
    def agent(self) -> Token | None:
        """What follows "by" after a passive."""
        return next(iter(self.after("by")), None) if self.passive else None

    @cached_property
    def object(self) -> Token | None:
        """The direct object, or the noun whose relative clause this is ("the men whom they hold")."""
        return _object_of(self.verb)

    @cached_property
    def objects(self) -> tuple[Token, ...]:
        """Direct and indirect objects in text order."""
        found = [
            t for t in self.verb.children if t.dep_ in ("dobj", "dative", "obj") and t.pos_ != "ADP"
        ]
        return tuple(found)

    def after(self, *prepositions: str) -> list[Token]:
        """The nouns after one of these prepositions, within this clause and in text order."""
        return [noun for prep, noun in self.prepositions if prep.lower_ in prepositions]

    @cached_property
    def prepositions(self) -> tuple[tuple[Token, Token], ...]:
        """Every (preposition, noun) that hangs on the predicate and not on another verb or on a noun."""
        return tuple(sorted(_prepositions(self.verb), key=lambda pair: pair[0].i))

    @cached_property
    def loose(self) -> tuple[tuple[Token, Token], ...]:
        """Prepositions of the clause wherever the parse hangs them, also on its nouns ("a cellar with others")."""
        return tuple(sorted(_loose_prepositions(self.verb), key=lambda pair: pair[0].i))

    @cached_property
    def negated(self) -> bool:
        """Is it said not to be so?"""
        return _negated(self.verb)

    @cached_property
    def modals(self) -> frozenset[str]:
        """The helping verbs of the predicate, lower case."""
        return frozenset(t.lower_ for t in _top(self.verb).children if t.dep_ == "aux") | frozenset(
            t.lower_ for t in self.verb.children if t.dep_ == "aux"
        )

    @cached_property
    def future(self) -> bool:
        """Is it said of what is to come ("would be taken back", "is going to be")?"""
        head = self.verb.head
        going = self.verb.dep_ == "xcomp" and head.lemma_ == "go" and head.tag_ == "VBG"
        return going or (not self.modals.isdisjoint(FUTURE) and "have" not in self.modals)

    @cached_property
    def ongoing(self) -> bool:
        """A continuing form: "is being held", "are holding"."""
        return "being" in {t.lower_ for t in self.verb.children} or (
            self.verb.tag_ == "VBG" and not self.passive
        )

    @cached_property
    def governor(self) -> Token | None:
        """The predicate whose complement this is ("tried to escape" -> tried)."""
        top = _top(self.verb)
        return top.head if top.dep_ in ("xcomp", "ccomp", "acl", "advcl", "relcl", "pcomp") else None

    @cached_property
    def intended(self) -> bool:
        """Only wanted, planned or decided."""
        return self.future or any(t.lemma_.lower() in INTENDING for t in _above(self.verb))

    @cached_property
    def attempted(self) -> bool:
        """Only tried."""
        return any(t.lemma_.lower() in TRYING for t in _above(self.verb))

    def has_adverb(self, *words: str) -> bool:
        """Does one of these adverbs hang on the predicate?"""
        return any(t.lower_ in words for t in self.verb.children)


def _above(verb: Token) -> Iterator[Token]:
    """The predicates that this one completes: "had decided to try to escape" gives try, decided.

    "attempts to leave", "his desire to leave" too: the noun that the infinitive completes.
    """
    token = verb
    while token.dep_ in ("xcomp", "conj") or (
        token.dep_ in ("acl", "relcl", "advcl") and _infinitive(token)
    ):
        head = token.head
        if token.dep_ != "conj":
            if token.dep_ != "advcl":
                yield head
            if token.dep_ in ("acl", "relcl", "advcl"):
                return
        token = head


def _infinitive(token: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in token.children)


def _top(verb: Token) -> Token:
    """The first of verbs that share a subject and helping verbs ("was seized and taken" -> seized)."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not _own_subject(verb):
        verb = verb.head
    return verb


def _own_subject(verb: Token) -> Token | None:
    return next((t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass", "csubj", "expl")), None)


def _phrases(verb: Token) -> Iterator[str]:
    lemma = "be" if verb.lemma_.lower() in BEING and verb.lemma_ != "be" else verb.lemma_.lower()
    for base in {lemma, verb.lemma_.lower()}:
        yield base
        yield from _longer(base, verb)


def _longer(base: str, verb: Token) -> Iterator[str]:
    particles = [t.lower_ for t in verb.children if t.dep_ in ("prt", "advmod", "prep") and t.i > verb.i]
    particles += [t.lower_ for t in verb.children if t.dep_ == "npadvmod" and t.lower_ == "home"]
    for particle in particles:
        yield f"{base} {particle}"
    for child in verb.children:
        if child.dep_ in ("oprd", "acomp", "attr", "dobj", "xcomp", "ccomp", "amod", "advcl", "conj"):
            if child.dep_ in ("advcl", "conj") and not (child.tag_ == "VBN" and child.i > verb.i):
                continue
            for word in {child.lemma_.lower(), child.lower_}:
                yield f"{base} {word}"
                yield from (f"{base} {particle} {word}" for particle in particles)
        elif child.dep_ in ("prep", "agent") and child.i > verb.i:
            yield from (f"{base} {child.lower_} {noun.lemma_.lower()}" for noun in _nouns_after(child))


def _nouns_after(prep: Token) -> Iterator[Token]:
    for child in prep.children:
        if child.dep_ in ("pobj", "pcomp"):
            yield child
            yield from (t for t in child.conjuncts if t.i > child.i)


def _is_passive(verb: Token) -> bool:
    children = [t.dep_ for t in verb.children]
    if "auxpass" in children or "nsubjpass" in children:
        return True
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not _own_subject(verb) and "aux" not in children:
        return _is_passive(verb.head) if verb.head.pos_ in ("VERB", "AUX") else verb.head.pos_ == "NOUN"
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
    own = _own_subject(verb)
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
    held = _object_of(head)
    if held is not None and head.lemma_.lower() in OBJECT_CONTROL and not _is_passive(head):
        return held
    return subject_of(head)


def _of_adverbial(verb: Token) -> Token | None:
    """A participle or infinitive beside the main verb shares its subject; a clause of its own does not."""
    if any(t.dep_ == "mark" for t in verb.children) and verb.tag_ not in ("VBG", "VBN", "VB"):
        return None
    if (
        verb.tag_ == "VBG"
        and verb.head.lemma_.lower() in TOLD
        and (nearer := _subject_before(verb)) is not None
    ):
        return nearer
    return _of_complement(verb)


def _subject_before(verb: Token) -> Token | None:
    """The subject of the last clause before a participle that the parse hung too high."""
    before = [
        t
        for t in verb.sent
        if t.i < verb.i and t.dep_ in ("nsubj", "nsubjpass") and t.tag_ not in RELATIVE
    ]
    return before[-1] if before and before[-1].head.lemma_.lower() not in TOLD else None


def _of_noun(verb: Token) -> Token | None:
    """Finds "soldiers held there" -> soldiers; "his desire to leave" -> his; "filed a request to leave" -> filed's subject."""
    noun = verb.head
    if verb.tag_ in ("VBN", "VBG", "VBD"):
        return noun if noun.lemma_.lower() not in INSTANCES else _subject_before(verb)
    owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    if owner is not None:
        return owner
    governor = noun.head
    while governor.dep_ in ("pobj", "prep", "conj") and governor.head is not governor:
        governor = governor.head
    if governor.pos_ not in ("VERB", "AUX"):
        return None
    if (
        governor.lemma_.lower() in OBJECT_CONTROL
        and (held := _object_of(governor)) is not None
        and held != noun
    ):
        return held
    return subject_of(governor)


def _of_preposition(verb: Token) -> Token | None:
    """Finds "for refusing to fight": whoever the clause around the preposition is about."""
    head = verb.head.head
    if head.pos_ in ("VERB", "AUX"):
        return subject_of(head)
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


def _object_of(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("dobj", "obj"):
            return antecedent(child)
    for child in verb.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            return child
    own = _own_subject(verb)
    if verb.dep_ == "relcl" and own is not None and not _is_passive(verb):
        return verb.head if own.tag_ not in RELATIVE and own.lower_ != "that" else None
    return None


def _prepositions(verb: Token) -> Iterator[tuple[Token, Token]]:
    for child in verb.children:
        yield from _preposition(child)


def _preposition(child: Token) -> Iterator[tuple[Token, Token]]:
    if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "ADV", "VERB"):
        yield from ((child, antecedent(noun)) for noun in _nouns_after(child))
        for deeper in child.children:
            if deeper.dep_ in ("prep", "conj"):
                yield from _preposition_or_conjunct(deeper)
    elif child.dep_ in ("advmod", "prt", "npadvmod"):
        for deeper in child.children:
            yield from _preposition(deeper)


def _preposition_or_conjunct(token: Token) -> Iterator[tuple[Token, Token]]:
    if token.pos_ in ("ADP", "SCONJ", "ADV"):
        yield from ((token, antecedent(noun)) for noun in _nouns_after(token))


def _loose_prepositions(token: Token) -> Iterator[tuple[Token, Token]]:
    for child in token.children:
        if child.dep_ in CLAUSAL or (child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")):
            continue
        if child.dep_ in ("prep", "agent"):
            yield from ((child, antecedent(noun)) for noun in _nouns_after(child))
        yield from _loose_prepositions(child)


def _negated(verb: Token) -> bool:
    top = _top(verb)
    if any(t.dep_ == "neg" or t.lower_ == "never" for v in {verb, top} for t in v.children):
        return True
    subject = _own_subject(top)
    if subject is not None and (
        subject.lower_ in ("nobody", "none") or any(t.lower_ == "no" for t in subject.children)
    ):
        return True
    raised = verb.dep_ == "xcomp" and verb.head.lemma_ in (
        "seem",
        "appear",
        "want",
        "try",
        "fail",
        "manage",
        "plan",
        "intend",
        "go",
    )
    return raised and (_negated(verb.head) or verb.head.lemma_ == "fail")


def clauses(tokens: list[Token]) -> list[Clause]:
    """Every token that may be a predicate."""
    return [Clause(token) for token in tokens if token.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN")]


def subtree_without_clauses(token: Token) -> Iterator[Token]:
    """A noun phrase without its relative clauses and participles, in text order."""
    for child in token.lefts:
        if child.dep_ not in CLAUSAL:
            yield from subtree_without_clauses(child)
    yield token
    for child in token.rights:
        if child.dep_ not in CLAUSAL:
            yield from subtree_without_clauses(child)
