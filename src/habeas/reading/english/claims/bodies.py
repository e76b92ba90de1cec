"""Places where people are kept and bodies that have a part in it: the claims of the group "bodies"."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import Heard, Rule
from habeas.statements.claims.bodies import Involved, KnownAs, LocatedIn, Part, Published, Site
from habeas.statements.mention import Kind, Party
from habeas.statements.passage import Words


def site(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "a camp was opened in the old school"; "there is a prison there"."""
    place = _site_noun(clause)
    if place is None:
        return
    claim = Site(
        place=heard.place(place),
        kind=_plain_words(place, heard),
        purpose=_purpose(clause, place, heard),
        operator=heard.actors(clause.doer) if clause.lemma != "be" and heard.acting(clause.doer) else None,
        in_=_within(clause, place, heard),
    )
    yield Draft(claim, clause.verb)


def _site_noun(clause: Clause) -> Token | None:
    """The place that is set up, or that "there is"."""
    if clause.lemma == "be":
        there = clause.existential
        noun = (
            next((t for t in clause.verb.children if t.dep_ == "attr"), None)
            if there and not clause.negated
            else None
        )
    elif clause.lemma == "serve" and clause.subject is not None and clause.subject.pos_ == "NOUN":
        noun = next((n for p, n in clause.prepositions if p.lower_ == "as"), None)
    elif clause.means(words.SET_UP) and clause.verb.pos_ == "VERB":
        noun = clause.undergoer
        if clause.lemma in ("turn", "convert"):
            noun = next((n for p, n in clause.prepositions if p.lower_ == "into"), None)
    else:
        noun = None
    return noun if noun is not None and lemma_of(noun) in words.SITES else None


def _plain_words(noun: Token, heard: Heard) -> Words:
    """Finds "special center": the noun with its adjectives, without article."""
    own = [t for t in noun.lefts if t.dep_ in ("amod", "compound")]
    return heard.phrase(own[0] if own else noun, noun)


def _purpose(clause: Clause, noun: Token, heard: Heard) -> Words | None:
    for child in clause.verb.children:
        if child.dep_ in ("advcl", "xcomp") and any(t.tag_ == "TO" for t in child.children):
            return heard.clause_words(child)
    for child in (*noun.children, *clause.verb.children):
        if child.dep_ == "prep" and child.lower_ == "for" and child.i > noun.i:
            return heard.clause_words(child)
    return None


def _within(clause: Clause, noun: Token, heard: Heard) -> Party | None:
    for prep, inside in clause.loose:
        if (
            prep.lower_ in ("in", "at", "near", "inside")
            and inside != noun
            and heard.place(inside) is not None
        ):
            return heard.place(inside)
    return None


def involved(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "the plan involves the Security Service"; "the basement is guarded by mercenaries"."""
    if clause.lemma in ("show", "wear", "carry", "bear", "have") and clause.object is not None:
        yield from _showing(clause, heard)
    elif clause.lemma == "involve":
        yield from _involving(clause, heard)
    elif clause.means(words.RUNNING | words.GUARDING) and clause.verb.pos_ == "VERB":
        yield from _in_charge(clause, heard)


def _showing(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "one of them showed a card of the Security Office"."""
    thing = clause.object
    if (
        thing is None
        or lemma_of(thing) not in words.SHOWN
        or clause.negated
        or not heard.personal(clause.subject)
    ):
        return
    body = next((n for p, n in Clause(thing).prepositions if p.lower_ in ("of", "from")), None)
    who = heard.actors(body)
    if who is not None and all(heard.kind(member) is Kind.BODY for member in who.members):
        yield Draft(Involved(who=who, part=Part.UNSPECIFIED), clause.verb)


def _involving(clause: Clause, heard: Heard) -> Iterator[Draft]:
    if clause.passive:
        who, where = (
            clause.subject,
            next((n for p, n in clause.prepositions if p.lower_ in ("in", "with")), None),
        )
    else:
        who, where = clause.object, clause.subject
    if heard.actors(who) is not None:
        yield Draft(
            Involved(who=heard.actors(who), in_=_matter(where, heard), part=Part.UNSPECIFIED),
            clause.verb,
        )


def _matter(noun: Token | None, heard: Heard) -> Party | None:
    """The site, group or act that somebody has a part in."""
    if noun is None:
        return None
    known = heard.place(noun) or heard.actors(noun)
    if known is not None or noun.pos_ != "NOUN":
        return known
    start = min(t.idx for t in noun.subtree if t.dep_ not in ("det",) and t.i <= noun.i)
    made = heard.add(
        Kind.ACT,
        heard.words(start, noun.idx + len(noun)),
        "matter",
        "what somebody is said to have a part in",
    )
    return Party(all=(made,))


def _in_charge(clause: Clause, heard: Heard) -> Iterator[Draft]:
    what = clause.undergoer
    who = heard.actors(clause.doer)
    if any(t.dep_ == "xcomp" for t in clause.verb.children):
        return
    if (
        what is None
        or who is None
        or not (
            lemma_of(what) in words.LOCKUPS | words.SITES
            or (clause.lemma in words.GUARDING and heard.personal(what))
            or (clause.passive and heard.place(what) is not None)
        )
    ):
        return
    part = Part.GUARDS if clause.lemma in words.GUARDING else Part.RUNS
    yield Draft(Involved(who=who, in_=heard.place(what) or heard.people(what), part=part), clause.verb)


def known_as(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "a popular nickname for members of the group"; "a group known as the Musicians"."""
    noun = clause.verb
    if noun.pos_ == "VERB":
        yield from _called(clause, heard)
        return
    if lemma_of(noun) not in words.NICKNAMES or noun.pos_ != "NOUN":
        return
    what = next((n for p, n in Clause(noun).prepositions if p.lower_ in ("for", "of")), None)
    name = noun.head if noun.dep_ == "appos" else None
    if what is None or heard.actors(what) is None:
        return
    said = _quoted_before(noun, heard) or (heard.phrase(name, name) if name is not None else None)
    if said is not None:
        yield Draft(KnownAs(what=heard.actors(what), name_as_said=said), noun)


def _called(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "its officers are known as 'the accountants'", "who called themselves 'musicians'"."""
    if clause.lemma not in words.NICKNAMED | words.IDENTIFIED:
        return
    reflexive = clause.object is not None and clause.object.lower_.endswith(("self", "selves"))
    whom = heard.actors(clause.subject if reflexive else clause.undergoer) or heard.place(clause.undergoer)
    one_person = whom is not None and any(heard.kind(m) is Kind.PERSON for m in whom.members)
    name = _quoted_name(clause, heard)
    if whom is not None and name is not None and not one_person:
        yield Draft(KnownAs(what=whom, name_as_said=name), clause.verb)


def _quoted_name(clause: Clause, heard: Heard) -> Words | None:
    """The quoted words right after "known as" or "call themselves"."""
    end = min(clause.verb.idx + 60, clause.verb.sent.end_char)
    for quote in heard.scene.quotes:
        if clause.verb.idx < quote.start < end and quote.inner_end - quote.inner_start < 40:
            said = heard.scene.text[quote.inner_start : quote.inner_end].rstrip(" ,.")
            return heard.words(quote.inner_start, quote.inner_start + len(said))
    return None


def _quoted_before(noun: Token, heard: Heard) -> Words | None:
    """The quoted word in the same sentence that the noun explains."""
    found = [
        q
        for q in heard.scene.quotes
        if noun.sent.start_char <= q.start and q.end <= noun.idx and q.inner_end - q.inner_start < 40
    ]
    return heard.words(found[-1].inner_start, found[-1].inner_end) if found else None


def published(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "a new report released on Thursday"."""
    out = clause.lemma in ("appear", "emerge") or clause.means(frozenset({"come out"}))
    if not (out or clause.lemma in words.PUBLISHED) or clause.verb.pos_ != "VERB":
        return
    work = clause.subject if out else clause.undergoer
    if work is None or lemma_of(work) not in words.WORKS or heard.personal(work):
        return
    start = min(t.idx for t in work.subtree if t.i <= work.i and t.dep_ != "det")
    made = heard.add(
        Kind.WORK,
        heard.words(start, work.idx + len(work)),
        "published-work",
        f"what was {clause.verb.text}",
    )
    yield Draft(
        Published(by=None if out else heard.actors(clause.doer), work=Party(all=(made,))), clause.verb
    )


def located(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "the fund, which is based in Karsk"; "the mill lies in the district of Sorin"."""
    placed = clause.passive or clause.verb.tag_ == "VBN"
    if not (clause.lemma in words.SITUATED and placed) and clause.lemma != "lie":
        return
    what = clause.subject
    within = next((n for p, n in clause.prepositions if p.lower_ in ("in", "near", "outside", "at")), None)
    place = heard.place(what) or heard.actors(what)
    if place is not None and not heard.personal(what) and heard.place(within) is not None:
        yield Draft(LocatedIn(place=place, within=heard.place(within)), clause.verb)


RULES: tuple[Rule, ...] = (site, involved, known_as, published, located)
