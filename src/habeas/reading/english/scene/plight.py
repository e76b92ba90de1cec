"""Who is held and who holds, as far as verbs and nouns show it: pronouns follow the plight of people."""

from spacy.tokens import Token

from habeas.reading.english.scene.word_sets import word_set

TAKING = word_set(
    "detain hold capture arrest imprison keep seize abduct kidnap take beat torture jail trap "
    "lock summon transfer move release free kill wound shoot injure interrogate question threaten "
    "mistreat starve deport convict sentence drag haul bundle drive fly escort handcuff blindfold "
    "bind tie confine intern evacuate pressure force punish execute rape strip hit kick punch "
    "electrocute search deploy send return bring put separate split charge exchange swap push "
    "pull shove load march lead"
)
VANISHING = word_set("disappear vanish escape flee languish suffer")
HELD = word_set(
    "detainee prisoner captive hostage inmate abductee deportee convict refuser objector deserter "
    "suspect victim defendant missing disappeared"
)
HOLDERS = word_set(
    "guard captor jailer warden kidnapper abductor torturer interrogator investigator officer "
    "gunman militant agent commander policeman occupier soldier police military army fighter "
    "mercenary authority service"
)
_HELD_ADJECTIVES = word_set(
    "missing detained arrested captured imprisoned abducted disappeared kidnapped jailed"
)
_KNOWING = word_set(
    "know fear believe hope worry hear learn receive call try ask speak see want remember think "
    "write wait wonder understand visit find contact phone get"
)
_PLIGHT_STATES = word_set(
    "alive well hungry injured wounded ill sick dead safe missing captive unharmed hurt"
)


def verb_of(token: Token) -> tuple[Token | None, str]:
    """The verb that a noun phrase hangs on, and its part: subject, passive, object, by or other."""
    at = token
    while at.dep_ in ("conj", "appos") and at.head != at:
        at = at.head
    part = {"nsubj": "subject", "nsubjpass": "passive", "dobj": "object", "dative": "object"}.get(at.dep_)
    if part:
        return at.head, part
    if at.dep_ == "pobj" and at.head.dep_ == "agent":
        return at.head.head, "by"
    return None, "other"


def is_held(token: Token, lemma: str) -> bool:
    """Whether this mention shows somebody held, taken or missing."""
    if lemma in HELD or any(
        c.lower_ in _HELD_ADJECTIVES and c.dep_ in ("amod", "acl") for c in token.children
    ):
        return True
    verb, part = verb_of(token)
    if verb is None:
        return False
    if part in ("passive", "object") and verb.lemma_ in TAKING:
        return not (
            part == "object"
            and verb.lemma_ in ("take", "put", "send", "return", "hold", "keep")
            and token.pos_ == "NOUN"
            and token.dep_ != "dobj"
        )
    if part == "subject" and any(
        c.lower_ in ("gone", "missing") and c.dep_ in ("acomp", "oprd") for c in verb.children
    ):
        return True
    if part == "subject":
        missing = verb.lemma_ == "go" and any(c.lower_ == "missing" for c in verb.children)
        return missing or verb.lemma_ in VANISHING or _bare_participle(verb)
    return False


def _bare_participle(verb: Token) -> bool:
    """A headline's "soldiers held captive": a participle without its auxiliary."""
    return verb.tag_ == "VBN" and verb.lemma_ in TAKING and not any(c.dep_ == "aux" for c in verb.children)


def holds(token: Token) -> bool:
    """Whether this mention shows somebody who takes or keeps others."""
    verb, part = verb_of(token)
    if verb is None or verb.lemma_ not in TAKING:
        return False
    return part == "by" or (
        part == "subject" and any(c.dep_ == "dobj" for c in verb.children) and verb.tag_ != "VBN"
    )


def keeps(token: Token) -> bool:
    """Whether it is those in whose custody somebody is."""
    of = token.head
    return (
        token.dep_ == "pobj"
        and of.lower_ == "of"
        and of.head.lemma_.lower() in ("custody", "hand", "captivity", "mercy")
    )


def is_knowing(verb: Token) -> bool:
    """Whether the verb is one by which a teller speaks of himself: "said she had heard"."""
    return verb.lemma_ in _KNOWING


def is_plight(token: Token) -> bool:
    """Whether the clause of this subject tells how somebody fares who is held."""
    verb, part = verb_of(token)
    if verb is None:
        return False
    if part == "passive":
        return verb.lemma_ in TAKING
    if part == "subject" and verb.lemma_ == "be":
        words = {c.lower_ for c in verb.children}
        return (
            bool(words & _PLIGHT_STATES) or "still" in words or any(c.lower_ == "in" for c in verb.children)
        )
    return part == "subject" and verb.lemma_ in VANISHING
