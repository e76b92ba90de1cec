"""Who was taken, is held, was moved, let go or got away: the claims of the group "custody"."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import NEAR_BEFORE, Heard, Rule
from habeas.reading.english.claims.journeys import moved, returned
from habeas.reading.english.claims.parties import joined, without
from habeas.reading.english.claims.refusing import without_leave
from habeas.statements.claims.custody import Detained, Escaped, EscapedFrom, HeldAt, Released, Willingly
from habeas.statements.mention import Party

IN = ("in", "at", "inside", "within", "on", "near", "outside", "under", "beneath", "into")
WITH = ("with", "alongside")
WITHOUT_CHARGE = frozenset({"keep without charge", "keep without trial", "keep incommunicado"})
APART = ("apart", "separately", "separate")
CAPTIVITY = words.LOCKUPS | frozenset(
    {"custody", "captivity", "detention", "hand", "guard", "control", "arrest", "bar"}
)


def held(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "he was holed up in a basement with other soldiers"; "masked men seized him at the base"."""
    if clause.verb.dep_ == "amod" or (sort := _sort(clause, heard)) is None:
        return
    by_state = _is_state(clause)
    who = clause.subject if by_state else _victim(clause)
    if not heard.personal(who) and not clause.fragment:
        return
    people = heard.people(who)
    roles = {
        "who": people,
        "with_": _companions(clause, heard, people),
        "by": _captor(clause, heard, by_state),
        "place": place_of(clause, heard) or _shared_place(clause, heard) or _taken_from(clause, heard),
        "apart_from": _apart(clause, heard),
    }
    yield Draft(sort(**roles), clause.verb)


def _sort(clause: Clause, heard: Heard) -> type[HeldAt] | type[Detained] | None:
    """The state of being held, the moment of being taken, or no custody at all."""
    if _is_conveyance(clause, heard):
        return None
    if clause.means(words.HELD) or _kept(clause, heard):
        return HeldAt
    if clause.means(words.SEIZED) or _put(clause, heard) or _taken(clause, heard):
        lasting = (clause.ongoing and clause.verb.dep_ not in ("pcomp", "xcomp")) or clause.has_adverb(
            "still"
        )
        return HeldAt if lasting else Detained
    return None


def stayed(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "He was still in the basement": a state of custody only in a place where people are locked up."""
    spent = clause.lemma == "spend"
    if not (spent or "be" in clause.phrases or clause.lemma == "be") or clause.means(words.HELD):
        return
    places = words.STAYING_PLACES | ({"confinement", "hole", "captivity"} if spent else set())
    for prep, noun in clause.prepositions:
        if (
            prep.lower_ in ("in", "inside", "at")
            and lemma_of(noun) in places
            and heard.personal(clause.subject)
        ):
            who = heard.people(clause.subject)
            yield Draft(
                HeldAt(who=who, with_=_companions(clause, heard, who), place=heard.place(noun)),
                clause.verb,
            )
            return


def still_there(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "he is still there", where a place of custody was just spoken of."""
    lasting = clause.has_adverb("still") or any(p.lower_ == "since" for p, _ in clause.prepositions)
    inside = clause.has_adverb("inside") and lasting
    if inside and clause.lemma in ("be", "remain") and heard.personal(clause.subject):
        yield Draft(HeldAt(who=heard.people(clause.subject)), clause.verb)
        return
    there = clause.has_adverb("there", "inside") and clause.has_adverb("still")
    if clause.lemma not in ("be", "remain") or not there or not heard.personal(clause.subject):
        return
    before = heard.scene.text[max(0, clause.verb.idx - NEAR_BEFORE) : clause.verb.idx].lower().split()
    if any(word.strip('.,;:”"') in words.LOCKUPS for word in before):
        yield Draft(HeldAt(who=heard.people(clause.subject)), clause.verb)


def _is_state(clause: Clause) -> bool:
    """Phrases with "be" and verbs like "languish" say it of their subject."""
    return any(p in words.HELD for p in clause.phrases if p.startswith(("be ", "languish", "serve", "share")))


def _kept(clause: Clause, heard: Heard) -> bool:
    """Is it "keep" with a place, or without charge?"""
    if clause.lemma not in words.KEPT:
        return False
    if not clause.passive and clause.object is None and clause.verb.tag_ != "VBN":
        return False
    kept = any(p.lower_ in IN and _keeping(clause, n, heard) for p, n in clause.loose)
    return kept or clause.means(WITHOUT_CHARGE)


def _put(clause: Clause, heard: Heard) -> bool:
    """Finds "they have put us all in the mill", "he was pushed into a van"."""
    if clause.lemma not in words.PUT:
        return False
    return any(
        p.lower_ in ("in", "into", "on", "onto", "aboard")
        and (_confining(n, heard) or lemma_of(n) in words.VEHICLES)
        for p, n in clause.prepositions
    ) or any(p.lower_ in ("with", "among") and lemma_of(n) in words.LIVESTOCK for p, n in clause.loose)


def _keeping(clause: Clause, noun: Token, heard: Heard) -> bool:
    """People are kept in any place; a thing one is kept in ("in touch") is none."""
    plain = (
        clause.passive
        and noun.pos_ == "NOUN"
        and lemma_of(noun) not in words.NOT_PLACES
        and noun.ent_type_ == ""
    )
    return _confining(noun, heard) or plain


def _confining(noun: Token, heard: Heard) -> bool:
    return lemma_of(noun) in words.LOCKUPS or heard.place(noun) is not None


def _taken(clause: Clause, heard: Heard) -> bool:
    """Finds "men took him from the barracks": taking people, and no word of where to."""
    if clause.lemma not in words.TAKEN or clause.negated:
        return False
    onward = any(p.lower_ in ("to", "into", "through", "over", "for", "with") for p, _ in clause.prepositions)
    away = any(p.lower_ in ("from", "off", "out") for p, _ in clause.prepositions)
    doer = clause.doer
    by_force = doer is not None and (doer.lower_ == "they" or lemma_of(doer) in words.CAPTORS | words.ARMED)
    return (not onward and (away or by_force) and clause.lemma != "get") or (
        away and clause.passive and clause.lemma == "get"
    )


def _shared_place(clause: Clause, heard: Heard) -> Party | None:
    """Finds "shared a cell"."""
    return heard.place(clause.object) if clause.lemma == "share" else None


def _taken_from(clause: Clause, heard: Heard) -> Party | None:
    """Where somebody was taken from is where it happened."""
    found = (heard.place(n) for p, n in clause.prepositions if p.lower_ in ("from", "off", "of"))
    return next((place for place in found if place is not None), None)


def _victim(clause: Clause) -> Token | None:
    """Whom it is done to. A headline drops the helping verb: "Soldiers held captive in basements"."""
    found = clause.undergoer
    if clause.means(frozenset({"come for"})):
        return next(iter(clause.after("for")), None)
    if found is None and not clause.passive and clause.verb.tag_ in ("VBD", "VBN") and not clause.objects:
        return clause.subject
    return found


def _is_conveyance(clause: Clause, heard: Heard) -> bool:
    """Finds "taken away to a town" is a move, unless the word itself means an arrest."""
    return clause.lemma in words.CONVEYED and any(
        heard.place(n) for p, n in clause.prepositions if p.lower_ == "to"
    )


def _companions(clause: Clause, heard: Heard, who: Party | None) -> Party | None:
    """People after "with" who are held too."""
    found: Party | None = None
    subject = clause.subject
    inside = {t.i for t in subject.subtree} if subject is not None else set()
    for prep, noun in clause.loose:
        if prep.i in inside:
            continue
        if prep.lower_ in WITH or (prep.lower_ == "with" and prep.head.lower_ in ("along", "together")):
            found = joined(found, heard.people(noun))
    return without(found, who)


def _captor(clause: Clause, heard: Heard, by_state: bool) -> Party | None:
    if by_state:
        return _holder(clause, heard)
    if clause.passive or clause.undergoer is None:
        return (
            heard.actors(clause.agent)
            or heard.actors(next(iter(clause.after("by")), None))
            or _holder(clause, heard)
        )
    return heard.captors(clause.subject)


def _holder(clause: Clause, heard: Heard) -> Party | None:
    """Finds "in the custody of X", "in the hands of X", "in X's custody", "guarded by X"."""
    for prep, noun in clause.loose:
        if prep.lower_ == "of" and lemma_of(prep.head) in CAPTIVITY:
            return heard.actors(noun)
        owner = next((t for t in noun.children if t.dep_ == "poss"), None)
        if prep.lower_ in ("in", "under") and lemma_of(noun) in CAPTIVITY and owner is not None:
            return heard.actors(owner)
    return None


def place_of(clause: Clause, heard: Heard) -> Party | None:
    """Where: the first place after "in", "at" and the like, the most exact one first. Where people come from ("sailors
    from the base in Lissa are held in Karsk") is where they are held only if no other place is named."""
    own = [pair for pair in clause.loose if _is_of_subject(pair[0], clause)]
    for prep, noun in [*(pair for pair in clause.loose if pair not in own), *own]:
        if prep.lower_ in IN and heard.covers(noun) and (found := heard.place(noun)) is not None:
            return found
    return None


def _is_of_subject(prep: Token, clause: Clause) -> bool:
    return any(
        above.dep_ in ("nsubj", "nsubjpass") and above.head == clause.verb
        for above in (prep, *prep.ancestors)
    )


def _apart(clause: Clause, heard: Heard) -> Party | None:
    for prep, noun in clause.loose:
        beside = prep.head.lower_ in APART or clause.has_adverb(*APART)
        if prep.lower_ == "from" and beside:
            return heard.people(noun)
    return None


def released(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "He was let go", "she was freed in an exchange"."""
    if not clause.means(words.RELEASED):
        return
    free = clause.means(frozenset({"walk free", "get out"})) and not clause.passive
    who = clause.subject if free else _victim(clause)
    if heard.personal(who):
        by = heard.captors(clause.agent if clause.passive else None if free else clause.subject)
        place = next(
            (
                heard.place(n)
                for p, n in clause.prepositions
                if p.lower_ in ("from", "in", "at") and heard.place(n)
            ),
            None,
        )
        yield Draft(Released(who=heard.people(who), by=by, place=place, willingly=None), clause.verb)


def escaped(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "fleeing directly across the border", "he escaped from the basement"."""
    crossing = (
        clause.lemma == "cross"
        and clause.object is not None
        and lemma_of(clause.object) in words.BORDER_NOUNS
    )
    if (
        not (clause.means(words.ESCAPED) or crossing or _absent(clause))
        or not heard.personal(clause.subject)
        or clause.passive
    ):
        return
    left = [n for p, n in clause.prepositions if p.lower_ in ("from", "out", "of", "across", "over")]
    left += [clause.object] if clause.object is not None else []
    to = next(
        (heard.place(n) for p, n in clause.prepositions if p.lower_ in ("to", "into") and heard.place(n)),
        None,
    )
    source = next((heard.place(n) for n in left if heard.place(n)), None)
    claim = Escaped(who=heard.people(clause.subject), from_what=_escaped_from(left), from_=source, to=to)
    yield Draft(claim, clause.verb)


def _absent(clause: Clause) -> bool:
    """Finds "left his unit without leave"."""
    left = clause.object
    return (
        clause.lemma in ("leave", "abandon")
        and left is not None
        and (lemma_of(left) in words.UNIT_NOUNS and without_leave(clause))
    )


def _escaped_from(nouns: list[Token]) -> EscapedFrom | None:
    kinds = (
        (EscapedFrom.COUNTRY, words.BORDER_NOUNS),
        (EscapedFrom.CUSTODY, words.CUSTODY_NOUNS),
        (EscapedFrom.UNIT, words.UNIT_NOUNS),
    )
    return next((kind for kind, table in kinds for n in nouns if lemma_of(n) in table), None)


RULES: tuple[Rule, ...] = (held, stayed, still_there, moved, returned, released, escaped)
__all__ = ["RULES", "Willingly", "place_of"]
