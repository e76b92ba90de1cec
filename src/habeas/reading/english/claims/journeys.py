"""Who went or was taken from where to where, how, and whether of their own will."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import Heard
from habeas.reading.english.claims.parties import without
from habeas.statements.claims.custody import Control, Moved, ReturnedToUnit, Willingly
from habeas.statements.mention import Kind, Party
from habeas.statements.passage import Words

TO = ("to", "into", "towards", "toward", "onto")
FROM = ("from", "out", "of")
AT_THE_END = ("in", "at", "on", "near")
"""Where one arrives or lands."""
BACK = frozenset({"back", "return"})
ORDERED_ABOUT = frozenset({"deploy", "redeploy", "evacuate", "relocate", "move", "transfer", "send"})
"""Moved by others, but the word does not say under guard."""


def moved(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "taken by helicopter to the town", "their plane had landed elsewhere"."""
    if (
        not clause.means(words.CONVEYED | words.TRAVELLED | words.ARRIVED)
        or _to_unit(clause, heard) is not None
    ):
        return
    who = _traveller(clause, heard)
    if who is None:
        return
    origin = _first(clause, heard, FROM) or _where_clause(clause, heard)
    destination = _destination(clause, heard)
    if origin is None and destination is None and not _somewhere(clause, who):
        return
    people = _on_board(clause, heard, who) or heard.people(who)
    roles = {"who": people, "with_": _fellows(clause, heard, people), "from_": origin, "to": destination}
    control = _control(clause, heard, who, destination)
    by = heard.captors(clause.doer) if _conveyed(clause, who) else None
    apart = people if _split(clause) else None
    yield Draft(
        Moved(**roles, means=_means(clause, heard), by=by, control=control, apart_from=apart),
        clause.verb,
    )


def returned(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "they would be sent back to their base"."""
    unit = _to_unit(clause, heard)
    who = _traveller(clause, heard)
    if unit is None or who is None:
        return
    conveyed = _conveyed(clause, who)
    by = heard.captors(clause.doer) if conveyed else None
    to = heard.party(unit) or heard.place(unit)
    yield Draft(
        ReturnedToUnit(who=heard.people(who), by=by, to=to, willingly=_willingly(clause)), clause.verb
    )


def _somewhere(clause: Clause, who: Token) -> bool:
    """Finds "they drove me somewhere", "he was transferred", "taken to hospital": a move to no known place."""
    if clause.has_adverb("home") and clause.lemma in ("go", "come", "return") and not clause.negated:
        return True
    if who != clause.undergoer:
        return False
    far = clause.means(words.SURELY_CONVEYED) or clause.has_adverb(*words.FARAWAY)
    far = far or any(
        p.lower_ in ("off", "from") and lemma_of(n) in words.VEHICLES for p, n in clause.prepositions
    )
    nouns = any(p.lower_ in TO and (n.pos_ == "NOUN" or n.n_lefts) for p, n in clause.prepositions)
    return clause.means(words.CONVEYED) and (far or nouns)


def _relative(clause: Clause) -> Token | None:
    """The clause with "where" that the predicate stands in: "the town *where* they were parted and taken to"."""
    verb = clause.verb
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    where = any(t.lower_ == "where" for t in verb.children)
    return verb if verb.dep_ == "relcl" and where else None


def _where_clause(clause: Clause, heard: Heard) -> Party | None:
    """Where a journey begins that is told of a place: "the port, *where* they were put on a bus"."""
    relative = _relative(clause)
    return heard.place(relative.head) if relative is not None and clause.means(words.CONVEYED) else None


def _on_board(clause: Clause, heard: Heard, who: Token) -> Party | None:
    """Finds "their bus stopped at the port, where *the men* were led off": those who came in it."""
    relative = _relative(clause)
    generic = who.tag_ == "NNS" and [t.lower_ for t in who.children if t.dep_ != "punct"] == ["the"]
    if relative is None or not generic:
        return None
    above = next((t for t in relative.ancestors if t.pos_ in ("VERB", "AUX")), None)
    vehicle = Clause(above).subject if above is not None else None
    if vehicle is None or lemma_of(vehicle) not in words.VEHICLES:
        return None
    return heard.people(next((t for t in vehicle.children if t.dep_ == "poss"), None))


def _split(clause: Clause) -> bool:
    """Finds "they were split up and taken to ...": parted from one another."""
    together = [clause.verb.head] if clause.verb.dep_ == "conj" else []
    together += [t for t in clause.verb.children if t.dep_ == "conj"]
    return any(lemma_of(t) in ("split", "separate", "divide") for t in together)


def _to_unit(clause: Clause, heard: Heard) -> Token | None:
    """The unit or front that somebody goes back to."""
    if not clause.means(words.CONVEYED | words.TRAVELLED):
        return None
    if clause.lemma not in BACK and not clause.has_adverb("back"):
        return None
    return next((n for p, n in clause.prepositions if p.lower_ in TO and lemma_of(n) in words.UNITS), None)


def _willingly(clause: Clause) -> Willingly:
    if _forced(clause):
        return Willingly.FORCED
    return Willingly.YES if clause.has_adverb("voluntarily", "willingly") else Willingly.UNKNOWN


def _forced(clause: Clause) -> bool:
    governor = lemma_of(clause.verb.head) if clause.verb.dep_ in ("xcomp", "ccomp") else ""
    return (
        governor in words.FORCING
        or clause.has_adverb("forcibly", "forcefully")
        or bool([n for p, n in clause.prepositions if n.lower_ in ("force", "gunpoint")])
    )


def _traveller(clause: Clause, heard: Heard) -> Token | None:
    """Who is at the end of the journey: whom others take, or who goes."""
    if clause.means(words.CONVEYED) and (clause.passive or heard.personal(clause.object)):
        return clause.undergoer if heard.personal(clause.undergoer) else None
    if (
        not clause.means(words.TRAVELLED | words.ARRIVED)
        or clause.passive
        or (clause.object is not None and not _goal(clause))
    ):
        return None
    subject = clause.subject
    if subject is not None and lemma_of(subject) in words.VEHICLES:
        return _passengers(subject, heard)
    return subject if heard.personal(subject) else None


def _passengers(vehicle: Token, heard: Heard) -> Token | None:
    """Finds "*their* plane", "a convoy of *conscripts*", "a bus carrying *prisoners*"."""
    owner = next((t for t in vehicle.children if t.dep_ == "poss"), None)
    aboard = [n for p in vehicle.children if p.lower_ in ("of", "with") for n in p.children]
    aboard += [
        n
        for verb in vehicle.children
        if verb.dep_ == "acl" and lemma_of(verb) in ("carry", "transport", "take")
        for n in verb.children
        if n.dep_ == "dobj"
    ]
    return owner or next((n for n in aboard if heard.personal(n)), None)


def _goal(clause: Clause) -> bool:
    """Finds "reached the town", "crossed the border": the object is a place."""
    return clause.lemma in ("reach", "cross", "enter", "leave", "make")


def _conveyed(clause: Clause, who: Token) -> bool:
    return who == clause.undergoer and clause.means(words.CONVEYED)


def _first(clause: Clause, heard: Heard, prepositions: tuple[str, ...]) -> Party | None:
    for prep, noun in clause.prepositions:
        if prep.lower_ in prepositions and (found := heard.place(noun) or _around(noun, heard)) is not None:
            return found
    return None


def _around(noun: Token, heard: Heard) -> Party | None:
    """The named place of a place without a name: "the old works *at Balky*"."""
    if noun.pos_ not in ("NOUN", "VERB") or lemma_of(noun) in words.VEHICLES or heard.personal(noun):
        return None
    inside = (
        t for p in noun.children if p.lower_ in ("in", "at", "near") for t in p.children if t.dep_ == "pobj"
    )
    return next((found for t in inside if (found := heard.place(t)) is not None), None)


def _destination(clause: Clause, heard: Heard) -> Party | None:
    found = _first(clause, heard, TO)
    if found is None and clause.means(frozenset({"make way"})):
        found = next((heard.place(n) for p, n in clause.loose if p.lower_ in TO and heard.place(n)), None)
    if found is None and clause.means(words.ARRIVED):
        found = _first(clause, heard, AT_THE_END)
    if found is None and clause.means(frozenset({"leave", "head", "set off", "set out"})):
        found = _first(clause, heard, ("for",))
    if found is None and clause.lemma in ("reach", "enter"):
        found = heard.place(clause.object)
    return found


def _fellows(clause: Clause, heard: Heard, who: Party | None) -> Party | None:
    for prep, noun in clause.loose:
        if prep.lower_ in ("with", "alongside") and heard.people(noun) is not None:
            return without(heard.people(noun), who)
    return None


def _means(clause: Clause, heard: Heard) -> Words | None:
    """Finds "by helicopter", "on a bus", "their plane landed"."""
    for prep, noun in clause.prepositions:
        if prep.lower_ in ("by", "on", "in", "aboard", "via") and lemma_of(noun) in words.VEHICLES:
            return heard.phrase(noun, noun)
    subject = clause.subject
    if subject is not None and lemma_of(subject) in words.VEHICLES:
        return heard.phrase(subject, subject)
    return None


def _control(clause: Clause, heard: Heard, who: Token, destination: Party | None) -> Control:
    if _tricked(clause) or _promised_elsewhere(clause, heard, destination):
        return Control.DECEIVED
    if _conveyed(clause, who):
        return Control.UNKNOWN if clause.lemma in ORDERED_ABOUT and not _forced(clause) else Control.ESCORTED
    if _forced(clause):
        return Control.ESCORTED
    return Control.OWN_WILL if clause.means(words.TRAVELLED) and clause.subject == who else Control.UNKNOWN


def _tricked(clause: Clause) -> bool:
    around = [clause.verb, clause.verb.head, clause.verb.head.head]
    lies = any(lemma_of(t) in words.DECEIVED for t in around)
    return lies or any(
        n.lower_ in ("pretext", "pretence", "pretense", "guise") for _, n in clause.prepositions
    )


def _promised_elsewhere(clause: Clause, heard: Heard, destination: Party | None) -> bool:
    """Were they promised another destination shortly before, and does the journey end somewhere else?"""
    if destination is None or not clause.means(words.ARRIVED):
        return False
    promised = heard.promised_places(clause.verb.idx)
    return bool(promised) and not promised & set(destination.members)


__all__ = ["Kind", "moved", "returned"]
