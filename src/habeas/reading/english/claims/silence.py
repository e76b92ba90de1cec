"""Nothing is heard of somebody, or nobody knows where they are."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.challenges import correspondent
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import Heard
from habeas.statements.claims.contact import NoNews
from habeas.statements.mention import Kind, Party
from habeas.statements.telling import Polarity

ABOUT = ("from", "of", "about", "with", "on")
SELF = frozenset({"call", "phone", "write", "answer", "reply", "respond", "contact", "message", "text"})


def no_news(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "his whereabouts were unknown", "she has not heard from him since May", "all messages stopped"."""
    for find in (
        _fate,
        _unseen,
        _not_back,
        _not_heard,
        _no_word,
        _lost,
        _gone,
        _stopped,
        _not_knowing,
        _unreached,
    ):
        found = find(clause, heard)
        if found is not None:
            of, by, channel = found
            yield Draft(NoNews(of=of, by=by, channel=channel), clause.verb, polarity=Polarity.ASSERTS)
            return


Silent = tuple[Party | None, Party | None, Party | None]
"""Of whom, by whom it is missed, over which channel."""


def _fate(clause: Clause, heard: Heard) -> Silent | None:
    """Finds "his whereabouts were unknown"; "the fate of the men remains unclear"; "nothing is known about him"."""
    subject = clause.subject
    if subject is None:
        return None
    unknown = any(lemma_of(t) in words.UNKNOWN for t in clause.verb.children) or (
        clause.lemma == "know" and clause.negated
    )
    if lemma_of(subject) in words.FATE_NOUNS and unknown:
        return _owner(subject, heard), None, None
    if (
        clause.lemma in ("know", "hear", "see")
        and clause.passive
        and (subject.lower_ == "nothing" or (clause.negated and clause.lemma == "know"))
    ):
        about = _people_after(clause, heard)
        return (about, None, None) if about is not None else None
    return None


def _not_back(clause: Clause, heard: Heard) -> Silent | None:
    """Finds "he has not returned", "she never came home"; "he was cut off"."""
    back = clause.lemma == "return" or (clause.lemma == "come" and clause.has_adverb("home", "back"))
    cut = clause.passive and clause.means(frozenset({"cut off"}))
    if not ((back and clause.negated and not clause.future) or cut) or not heard.personal(clause.subject):
        return None
    return heard.people(clause.subject), None, None


def _unseen(clause: Clause, heard: Heard) -> Silent | None:
    """Finds "not seen since 11 March"."""
    since = clause.has_adverb("since", "again") or any(p.lower_ == "since" for p, _ in clause.prepositions)
    if clause.lemma != "see" or not clause.negated or not since:
        return None
    who = clause.undergoer
    by = None if clause.passive or clause.fragment else heard.people(clause.subject)
    return (heard.people(who), by, None) if heard.personal(who) or clause.fragment else None


def _owner(noun: Token, heard: Heard) -> Party | None:
    owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    if owner is None:
        owner = next(
            (t for p in noun.children if p.lower_ == "of" for t in p.children if t.dep_ == "pobj"), None
        )
    return heard.people(owner)


def _people_after(clause: Clause, heard: Heard) -> Party | None:
    nouns = (n for p, n in clause.loose if p.lower_ in ABOUT and heard.personal(n))
    return next((heard.people(n) for n in nouns), None)


def _not_heard(clause: Clause, heard: Heard) -> Silent | None:
    """Finds "has not heard from him", "he has not been heard from", "heard nothing from him", "last heard from him"."""
    if clause.lemma != "hear":
        return None
    nothing = (
        clause.negated
        or clause.has_adverb("last")
        or (clause.object is not None and clause.object.lower_ in ("nothing", "word"))
    )
    if clause.passive and (clause.has_adverb("last") or clause.negated) and heard.personal(clause.subject):
        return heard.people(clause.subject), None, None
    of = _people_after(clause, heard)
    voice = clause.object is not None and clause.object.lemma_ == "voice" and clause.negated
    if voice and clause.object is not None:
        return _owner(clause.object, heard), heard.people(clause.subject), None
    since = any(p.lower_ in ("since", "for") for p, _ in clause.prepositions)
    heard_of = of is not None or (clause.object is not None and since)
    return (of, heard.people(clause.subject), None) if nothing and heard_of else None


def _no_word(clause: Clause, heard: Heard) -> Silent | None:
    """Finds "there has been no word from him", "she has had no contact with him", "without any news of him"."""
    nouns = [
        t
        for t in clause.verb.children
        if t.dep_ in ("attr", "dobj", "nsubj", "nsubjpass") and lemma_of(t) in words.NEWS_NOUNS
    ]
    for noun in nouns:
        without = clause.negated or any(t.lower_ == "no" for t in noun.children)
        if without and clause.lemma in (
            "be",
            "have",
            "receive",
            "get",
            "come",
            "hear",
            "arrive",
            "give",
            "see",
        ):
            of = _people_after(clause, heard)
            by = heard.people(clause.subject) if clause.subject != noun else None
            if of is not None or (by is not None and clause.lemma in ("get", "receive", "have")):
                return of, by, None
    return None


def _lost(clause: Clause, heard: Heard) -> Silent | None:
    """Finds "lost contact with him", "contact with him was lost"."""
    passive = (
        clause.lemma == "lose"
        and clause.passive
        and clause.subject is not None
        and clause.subject.lemma_ in ("contact", "communication", "connection", "touch")
    )
    if not clause.means(words.LOST) and not passive:
        return None
    by = None if clause.passive else heard.people(clause.subject)
    return _people_after(clause, heard), by, None


def _gone(clause: Clause, heard: Heard) -> Silent | None:
    """Finds "he disappeared", "she has been missing since May"."""
    if (
        clause.means(words.VANISHED)
        and clause.verb.pos_ in ("VERB", "AUX")
        and heard.personal(clause.subject)
    ):
        return heard.people(clause.subject), None, None
    return None


def _stopped(clause: Clause, heard: Heard) -> Silent | None:
    """Finds "all messages stopped", "his phone has been switched off"; "he stopped answering"."""
    subject = clause.subject
    if subject is None or not (clause.means(words.STOPPED) or _unread(clause) or _dead(clause)):
        return None
    if lemma_of(subject) in words.LINES and clause.verb.pos_ in ("VERB", "AUX"):
        line = heard.add(
            Kind.CHANNEL,
            heard.phrase(subject, subject),
            "silent-channel",
            f"the {subject.text} that stopped",
        )
        return (
            _owner(subject, heard) or _sender(subject, heard) or correspondent(clause, heard),
            None,
            Party(all=(line,)),
        )
    silent = any(t.dep_ == "xcomp" and lemma_of(t) in SELF for t in clause.verb.children)
    return (heard.people(subject), None, None) if silent and heard.personal(subject) else None


def _unread(clause: Clause) -> bool:
    """Finds "the message was never read", "her letters were not answered"."""
    return (
        clause.passive and clause.negated and clause.lemma in ("read", "answer", "deliver", "open", "return")
    )


def _dead(clause: Clause) -> bool:
    """Finds "his phone has been unreachable", "the account went quiet", "his number is out of service"."""
    if clause.lemma not in ("be", "go", "fall", "stay", "remain", "become", "stand", "keep"):
        return False
    states = {
        t.lower_ for t in clause.verb.children if t.dep_ in ("acomp", "oprd", "advmod", "attr", "xcomp")
    }
    out = any(p.lower_ == "of" and lemma_of(n) in ("service", "reach", "range") for p, n in clause.loose)
    return bool(states & words.DEAD_LINES) or out


def _sender(noun: Token, heard: Heard) -> Party | None:
    nouns = (t for p in noun.children if p.lower_ in ("from", "with") for t in p.children if t.dep_ == "pobj")
    return next((found for t in nouns if (found := heard.people(t)) is not None), None)


def _not_knowing(clause: Clause, heard: Heard) -> Silent | None:
    """Finds "she does not know where he is"."""
    no_idea = (
        clause.lemma == "have"
        and clause.object is not None
        and lemma_of(clause.object) in ("idea", "clue", "knowledge")
        and any(t.lower_ == "no" for t in clause.object.children)
    )
    if not no_idea and (
        clause.lemma not in ("know", "say", "tell", "find") or not (clause.negated or clause.has_adverb("no"))
    ):
        return None
    below = (*clause.verb.children, *(clause.object.children if no_idea and clause.object else ()))
    for content in below:
        asks_where = any(t.lower_ in ("where", "what") for t in content.children)
        if (
            content.dep_ in ("ccomp", "xcomp", "advcl", "acl", "relcl")
            and asks_where
            and content.lemma_ in ("be", "hold", "take", "keep", "happen", "go")
        ):
            whom = Clause(content).undergoer or Clause(content).subject
            whom = _happened_to(content) or whom
            if heard.personal(whom) and (clause.lemma == "know" or no_idea):
                return heard.people(whom), heard.people(clause.subject), None
    return None


def _happened_to(content: Token) -> Token | None:
    if content.lemma_ not in ("happen", "become"):
        return None
    return next((n for p, n in Clause(content).prepositions if p.lower_ in ("to", "with", "of")), None)


def _unreached(clause: Clause, heard: Heard) -> Silent | None:
    """Finds "she has been unable to reach him", "he has not called since"."""
    if clause.lemma in ("reach", "contact") and not clause.passive and heard.personal(clause.object):
        unable = lemma_of(clause.verb.head) in ("unable", "fail") or (
            "could" in clause.modals and clause.negated
        )
        if unable:
            return heard.people(clause.object), heard.people(clause.subject), None
    silent = (
        clause.lemma in SELF - {"reply", "respond"}
        and clause.negated
        and not clause.passive
        and not clause.modals & {"will", "would", "could", "can"}
    )
    own = heard.people(clause.subject) is not None and heard.people(clause.subject) == heard.said.speaker
    elsewhere = any(p.lower_ == "to" and not heard.personal(n) for p, n in clause.prepositions)
    if silent and not own and not elsewhere and heard.personal(clause.subject) and _lasting(clause):
        return (
            heard.people(clause.subject),
            heard.people(clause.object) if heard.personal(clause.object) else None,
            None,
        )
    return None


def _lasting(clause: Clause) -> bool:
    return clause.has_adverb("since", "again") or any(
        p.lower_ in ("since", "for") for p, _ in clause.prepositions
    )
