"""Threats, ill-treatment, how people are kept, injuries and deaths: the claims of the group "harm"."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.conditions import conditions
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import Heard, Rule
from habeas.reading.english.claims.inner import condition, inner_below
from habeas.statements.claims.harm import Cause, Died, IllTreated, Injured, Threatened
from habeas.statements.passage import Words
from habeas.statements.telling import Polarity, Stage

SUBJECTED = frozenset({"subject", "expose"})


def threatened(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "commanders threatening troops with pursuit", "he was threatened with prison"."""
    yield from _facing(clause, heard)
    yield from _or_else(clause, heard)
    silenced = clause.lemma == "warn" and any(
        t.dep_ == "xcomp" and Clause(t).negated for t in clause.verb.children
    )
    if (
        not (silenced or clause.means(words.THREATENED))
        or clause.verb.pos_ == "NOUN"
        or not heard.acting(clause.undergoer or clause.doer)
    ):
        return
    object_ = clause.undergoer if heard.acting(clause.undergoer) else None
    what = next((n for p, n in clause.prepositions if p.lower_ == "with"), None)
    complement = next(
        (t for t in clause.verb.children if t.dep_ in ("xcomp", "ccomp") and t.i > clause.verb.i), None
    )
    said = what if what is not None else complement
    claim = Threatened(
        who=heard.actors(object_),
        by=heard.captors(clause.doer),
        with_what=_plain(said, heard) if said is not None else None,
        inner=next(iter(inner_below(clause, heard)), None),
        condition=condition(clause.verb, heard),
    )
    yield Draft(claim, clause.verb)


def _facing(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "he faced 10 years in prison unless he got on the bus"."""
    penalty = clause.object
    if clause.lemma != "face" or penalty is None or lemma_of(penalty) not in words.PENALTIES:
        return
    if heard.personal(clause.subject):
        claim = Threatened(
            who=heard.people(clause.subject),
            with_what=_plain(penalty, heard),
            condition=condition(clause.verb, heard),
        )
        yield Draft(claim, clause.verb)


def _or_else(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "they would be shot if they ran": a punishment on a condition, whoever tells it."""
    teller = _threatener(clause)
    if not clause.future or clause.negated or not clause.means(words.PUNISHED) or teller is None:
        return
    on = condition(clause.verb, heard)
    if on is None or not heard.personal(clause.undergoer):
        return
    claim = Threatened(
        who=heard.people(clause.undergoer),
        by=heard.captors(teller.doer),
        with_what=heard.predicate_words(clause.verb),
        condition=on,
    )
    yield Draft(claim, clause.verb, polarity=Polarity.ASSERTS, stage=Stage.DONE)


def _threatener(clause: Clause) -> Clause | None:
    """The verb by which those in command say it, or by which it is said without a teller ("were told")."""
    if clause.verb.dep_ != "ccomp" or lemma_of(clause.verb.head) not in words.TOLD:
        return None
    told = Clause(clause.verb.head)
    doer = told.doer
    if doer is None:
        return told if told.passive and told.subject is not None else None
    return told if lemma_of(doer) in words.CAPTORS | words.ARMED | words.AUTHORITIES else None


def _plain(token: Token, heard: Heard) -> Words:
    """A noun phrase without the clauses that hang on it, or the whole of a clause."""
    if token.pos_ in ("VERB", "AUX"):
        return heard.clause_words(token)
    inside = [
        t
        for t in token.subtree
        if not any(a.dep_ in ("advcl", "relcl") for a in (t, *t.ancestors) if a.i > token.i)
    ]
    return heard.phrase(inside[0], inside[-1]) if inside else heard.phrase(token, token)


def ill_treated(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "beaten with batons", "subjected to electric shocks"."""
    to_death = any(n.lower_ == "death" for _, n in clause.prepositions)
    if _made_to(clause, heard):
        yield Draft(
            IllTreated(
                who=heard.people(clause.undergoer),
                by=heard.captors(clause.doer),
                kind=_forced_act(clause, heard),
            ),
            clause.verb,
        )
        return
    if _hooded(clause, heard):
        yield from _hooding(clause, heard)
        return
    found_so = clause.verb.dep_ in ("oprd", "ccomp", "xcomp") and clause.verb.head.lemma_ == "find"
    if (
        to_death
        or (found_so and clause.lemma == "hang")
        or _reflexive(clause)
        or not (clause.means(words.ILL_TREATED) or _suffers(clause))
        or clause.verb.pos_ == "NOUN"
    ):
        return
    who = clause.subject if _suffers(clause) and clause.lemma not in SUBJECTED else clause.undergoer
    if not heard.personal(who):
        return
    by = heard.captors(clause.doer) if who == clause.undergoer else None
    yield Draft(IllTreated(who=heard.people(who), by=by, kind=_done(clause, heard)), clause.verb)


def _reflexive(clause: Clause) -> bool:
    """Finds "hanged himself": what one does to oneself is no ill-treatment."""
    return clause.object is not None and clause.object.lower_.endswith(("self", "selves"))


def _made_to(clause: Clause, heard: Heard) -> bool:
    """Finds "they were made to kneel"."""
    doing = (t for t in clause.verb.children if t.dep_ in ("xcomp", "ccomp", "advcl"))
    if clause.lemma == "wake" and heard.personal(clause.undergoer):
        return any(t.lower_ == "every" for t in clause.verb.subtree)
    forced = clause.lemma in ("make", "force") and any(lemma_of(t) in words.FORCED_ACTS for t in doing)
    return forced and heard.personal(clause.undergoer)


def _forced_act(clause: Clause, heard: Heard) -> Words:
    """Finds "made to kneel": also where the parse takes the infinitive for an aim."""
    aim = next((t for t in clause.verb.children if t.dep_ == "advcl" and t.i > clause.verb.i), None)
    if aim is not None and lemma_of(aim) in words.FORCED_ACTS:
        return heard.phrase(clause.verb, aim)
    return heard.predicate_words(clause.verb)


def _hooded(clause: Clause, heard: Heard) -> bool:
    """Finds "put a bag over my head"."""
    thing = clause.undergoer
    over = any(
        p.lower_ in ("over", "on", "in") and lemma_of(n) in words.BODY_PARTS | {"mouth"}
        for p, n in clause.loose
    )
    return (
        clause.lemma in ("put", "pull", "place", "tie", "tape")
        and over
        and thing is not None
        and (lemma_of(thing) in words.HOODS)
    )


def _hooding(clause: Clause, heard: Heard) -> Iterator[Draft]:
    parts = (n for _, n in clause.loose if lemma_of(n) in words.BODY_PARTS | {"mouth"})
    owner = next((t for n in parts for t in n.children if t.dep_ == "poss"), None)
    if heard.personal(owner):
        kind = heard.predicate_words(clause.verb)
        yield Draft(
            IllTreated(who=heard.people(owner), by=heard.captors(clause.doer), kind=kind), clause.verb
        )


def _suffers(clause: Clause) -> bool:
    if clause.lemma not in words.SUFFERED:
        return False
    nouns = (
        [n for p, n in clause.prepositions if p.lower_ == "to"]
        if clause.lemma in SUBJECTED
        else list(clause.objects)
    )
    return any(
        lemma_of(n) in words.ILL_TREATMENT_NOUNS - {"treatment", "interrogation", "execution"} for n in nouns
    )


def _done(clause: Clause, heard: Heard) -> Words:
    """The verb with its instrument, or the noun that says what was suffered."""
    suffered = [n for p, n in clause.prepositions if p.lower_ == "to"] or list(clause.objects)
    if _suffers(clause) and suffered:
        return _plain(suffered[0], heard)
    tool = next(
        (n for p, n in clause.prepositions if p.lower_ in ("with", "on") and n.i > clause.verb.i), None
    )
    last = tool if tool is not None and not heard.acting(tool) else clause.verb
    particle = next((t for t in clause.verb.children if t.dep_ == "prt"), None)
    return heard.phrase(clause.verb, particle if last == clause.verb and particle is not None else last)


def injured(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "break his leg on the stairs", "deliberately injuring themselves", "was wounded by shelling"."""
    part = _body_part(clause)
    if part is not None:
        yield from _part_injured(clause, heard, part)
    elif clause.means(words.INJURED) and clause.verb.pos_ == "VERB" and clause.verb.dep_ != "amod":
        yield from _person_injured(clause, heard)
    yield from _helped(clause, heard)
    yield from _broken(clause, heard)
    yield from _hurt(clause, heard)


def _body_part(clause: Clause) -> Token | None:
    """Finds "broke his *leg*"; "*leg* was broken"."""
    part = clause.undergoer
    if clause.lemma in words.BREAK and part is not None and lemma_of(part) in words.BODY_PARTS:
        return part
    return None


def _part_injured(clause: Clause, heard: Heard, part: Token) -> Iterator[Draft]:
    owner = next((t for t in part.children if t.dep_ == "poss"), None)
    doer = clause.doer
    if owner is None:
        owner = doer
    if not heard.personal(owner):
        return
    own_doing = (
        doer is None
        or owner == doer
        or heard.people(doer) == heard.people(owner)
        or _same_person(doer, owner)
    )
    cause = (
        _own_cause(clause)
        if own_doing and not clause.passive
        else Cause.OTHERS
        if heard.personal(doer)
        else Cause.UNKNOWN
    )
    who = heard.people(doer) if own_doing and doer is not None else heard.people(owner)
    yield Draft(Injured(who=who, how=_how(clause, heard), cause=cause), clause.verb)


def _same_person(doer: Token, owner: Token | None) -> bool:
    """ "he ... his": in one breath the same man."""
    return owner is not None and (doer.lower_, owner.lower_) in {
        ("he", "his"),
        ("she", "her"),
        ("they", "their"),
        ("i", "my"),
        ("we", "our"),
    }


def _hurt(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "one boy was bleeding", "he was seen with a bandaged head"."""
    if clause.verb.pos_ != "VERB" or clause.negated:
        return
    parts = [n for p, n in clause.loose if p.lower_ == "with" and lemma_of(n) in words.BODY_PARTS]
    part = next((n for n in parts if any(t.lower_ in words.HURT for t in n.lefts)), None)
    own = clause.passive or clause.lemma in ("bleed", "lie", "be", "return", "come", "sit")
    who = clause.subject if own else clause.undergoer
    if (part is not None or clause.lemma == "bleed") and heard.personal(who):
        how = _plain(part, heard) if part is not None else heard.predicate_words(clause.verb)
        yield Draft(Injured(who=heard.people(who), how=how, cause=Cause.UNKNOWN), clause.verb)


def _broken(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "he has two broken ribs"."""
    part = clause.object
    if part is not None and lemma_of(part) in words.WOUNDS and clause.lemma in words.SUFFERED | {"have"}:
        if heard.personal(clause.subject) and not clause.negated and not clause.passive:
            how = _plain(part, heard)
            claim = Injured(who=heard.people(clause.subject), how=how, cause=Cause.UNKNOWN)
            yield Draft(claim, clause.verb)
        return
    if (
        clause.lemma not in ("have", "suffer", "sustain")
        or part is None
        or not heard.personal(clause.subject)
    ):
        return
    hurt = any(
        lemma_of(t) in words.BREAK | words.INJURED or t.lower_ in ("broken", "fractured") for t in part.lefts
    )
    if lemma_of(part) in words.BODY_PARTS and hurt and not clause.negated:
        yield Draft(
            Injured(who=heard.people(clause.subject), how=_plain(part, heard), cause=Cause.UNKNOWN),
            clause.verb,
        )


def _own_cause(clause: Clause) -> Cause:
    """Whoever breaks their own leg on purpose did it themselves; otherwise it may have been an accident."""
    on_purpose = any(p.lower_ == "on" and n.lower_ == "purpose" for p, n in clause.prepositions)
    meant = clause.intended or clause.attempted or on_purpose or clause.has_adverb(*words.ON_PURPOSE)
    if meant:
        return Cause.SELF
    falls = {lemma_of(n) for _, n in clause.prepositions} & {"fall", "accident", "crash", "stair"}
    return Cause.ACCIDENT if falls else Cause.UNKNOWN


def _person_injured(clause: Clause, heard: Heard) -> Iterator[Draft]:
    object_ = clause.undergoer
    if object_ is not None and object_.lower_.endswith(("self", "selves")):
        who = heard.people(clause.subject)
        if who is not None and heard.personal(clause.subject):
            yield Draft(Injured(who=who, how=_how(clause, heard), cause=Cause.SELF), clause.verb)
    elif heard.personal(object_):
        cause = Cause.OTHERS if heard.acting(clause.doer) else Cause.UNKNOWN
        yield Draft(Injured(who=heard.people(object_), how=_how(clause, heard), cause=cause), clause.verb)


def _how(clause: Clause, heard: Heard) -> Words:
    """The predicate in its own words: "break his leg on the stairs"; a passive without what surrounds it."""
    return heard.phrase(clause.verb, clause.verb) if clause.passive else heard.predicate_words(clause.verb)


def _helped(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "Her uncle showed her how to cut a finger": meant, and helped by the uncle."""
    if (
        clause.lemma not in words.ADVISED
        or not heard.personal(clause.object)
        or not heard.personal(clause.doer)
    ):
        return
    below = [t for t in clause.verb.subtree if t.i > clause.verb.i and t.pos_ == "VERB"]
    for verb in below:
        act = Clause(verb)
        part = act.object
        reflexive = part is not None and part.lower_.endswith(("self", "selves"))
        if part is not None and (
            (act.lemma in words.BREAK and lemma_of(part) in words.BODY_PARTS)
            or (act.means(words.INJURED) and reflexive)
        ):
            who, helper = heard.people(clause.object), heard.people(clause.doer)
            claim = Injured(who=who, how=_how(act, heard), cause=Cause.SELF, helped_by=helper)
            yield Draft(claim, clause.verb, stage=Stage.INTENDED)


def died(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "He died of his wounds", "they were killed by guards"."""
    place = next(
        (
            heard.place(n)
            for p, n in clause.prepositions
            if p.lower_ in ("in", "at", "near") and heard.place(n)
        ),
        None,
    )
    found_dead = clause.means(frozenset({"find dead", "find hang"}))
    stopped = clause.subject is not None and lemma_of(clause.subject) == "heart"
    if stopped and clause.lemma in ("stop", "give") and not clause.negated:
        owner = (
            next((t for t in clause.subject.children if t.dep_ == "poss"), None) if clause.subject else None
        )
        if heard.personal(owner):
            cause = heard.phrase(clause.subject or clause.verb, clause.verb)
            yield Draft(Died(who=heard.people(owner), cause=cause), clause.verb)
        return
    dead = clause.means(words.DIED) and clause.verb.pos_ != "NOUN" and (not clause.passive or found_dead)
    if dead and heard.personal(clause.subject):
        yield Draft(
            Died(who=heard.people(clause.subject), cause=_cause(clause, heard), place=place), clause.verb
        )
    elif _killed(clause) and clause.undergoer is not None and heard.personal(clause.undergoer):
        by = heard.captors(clause.doer)
        cause = heard.phrase(clause.verb, clause.verb)
        yield Draft(Died(who=heard.people(clause.undergoer), cause=cause, place=place, by=by), clause.verb)


def _killed(clause: Clause) -> bool:
    to_death = any(n.lower_ == "death" for p, n in clause.prepositions if p.lower_ == "to")
    return (clause.means(words.KILLED) and clause.verb.pos_ != "NOUN") or to_death


def _cause(clause: Clause, heard: Heard) -> Words | None:
    found = next((n for p, n in clause.prepositions if p.lower_ in ("of", "from", "after")), None)
    return _plain(found, heard) if found is not None else None


RULES: tuple[Rule, ...] = (threatened, ill_treated, conditions, injured, died)
