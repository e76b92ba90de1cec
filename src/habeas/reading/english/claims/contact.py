"""Calls, messages, sightings, silence, impostors and questions put to them: the claims of the group "contact"."""

from collections.abc import Iterator

from spacy.tokens import Token

from habeas.reading.english.claims import lexicon as words
from habeas.reading.english.claims.challenges import challenged
from habeas.reading.english.claims.clause import Clause, lemma_of
from habeas.reading.english.claims.drafts import Draft
from habeas.reading.english.claims.heard import Heard, Rule
from habeas.reading.english.claims.silence import no_news
from habeas.statements.claims.contact import Contacted, ContactKind, FreeToSpeak, Impersonated, Seen
from habeas.statements.mention import Kind, Party

FORCING = frozenset({"force", "make", "compel", "coerce"})
VIDEO = frozenset({"video", "facetime", "skype", "zoom"})
CHANNELS = frozenset(
    [
        "whatsapp",
        "telegram",
        "signal",
        "viber",
        "messenger",
        "skype",
        "sms",
        "email",
        "phone",
        "number",
        "account",
        "facebook",
        "instagram",
        "vk",
        "message",
        "chat",
    ]
)


def contacted(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "Alexander called him on July 8": by voice, from Alexander to him."""
    found = _contact(clause, heard)
    if found is None:
        return
    kind, giver, taker = found
    if (
        clause.verb.tag_ == "VB"
        and clause.subject is None
        and not clause.modals
        and clause.verb.dep_ == "ROOT"
    ):
        return  # "write to me": nobody has
    if not (heard.personal(giver) or giver is None) or _official(taker) or _official(giver):
        return
    if taker is not None and not heard.personal(taker):
        return
    from_, to = heard.people(giver), heard.people(taker)
    if from_ is not None and from_ == to:
        return
    yield Draft(
        Contacted(from_=from_, to=to, channel=channel(clause, heard), kind=kind, free_to_speak=_free(clause)),
        clause.verb,
    )


def _contact(clause: Clause, heard: Heard) -> tuple[ContactKind | None, Token | None, Token | None] | None:
    """How, from whom, to whom; None where the predicate is no contact."""
    if clause.verb.pos_ not in ("VERB", "AUX"):
        return None
    return _one_to_another(clause, heard) or _passed_on(clause, heard)


def _passed_on(clause: Clause, heard: Heard) -> tuple[ContactKind | None, Token | None, Token | None] | None:
    """Finds "he was told by a driver", "a call came from Petro", "he was allowed one call"."""
    if clause.negated:
        return None
    if clause.lemma in ("tell", "inform") and clause.passive and clause.agent is not None:
        told = any(t.dep_ in ("ccomp", "xcomp") for t in clause.verb.children)
        return None if told else (None, clause.agent, clause.subject)
    message = clause.subject
    if message is not None and lemma_of(message) in words.MESSAGES and clause.means(words.CAME_IN):
        by_line = any(p.lower_ == "from" for p, _ in clause.loose)
        taker = _person_object(clause, heard) or _after_anything(clause, "to", "for")
        giver = next((n for p, n in clause.loose if p.lower_ == "from" and heard.personal(n)), None)
        return (_kind_of(message), giver, taker) if by_line or taker is not None else None
    allowed = clause.lemma in ("allow", "permit", "grant", "give", "exchange")
    thing = next((t for t in clause.verb.children if t.dep_ in ("dobj", "oprd")), None)
    if not allowed or thing is None or lemma_of(thing) not in words.MESSAGES or thing == clause.subject:
        return None
    if clause.passive or clause.lemma == "exchange":
        return _kind_of(thing), clause.subject, _after_anything(clause, "to", "with")
    return None


def _one_to_another(
    clause: Clause, heard: Heard
) -> tuple[ContactKind | None, Token | None, Token | None] | None:
    """Finds "he called her", "she wrote to him", "they met"."""
    if clause.means(words.CALLED) and not _names(clause) and not clause.passive and not _calls_for(clause):
        taker = clause.object or _after(clause, "to")
        return (
            (_called(clause), clause.subject, taker) if taker is not None or _plainly_called(clause) else None
        )
    if clause.lemma == "hear" and clause.passive and _by_phone(clause):
        return ContactKind.VOICE, clause.subject, clause.agent
    if clause.lemma == "hear" and not clause.negated and not clause.passive and clause.object is None:
        giver = _after(clause, "from")
        return (None, giver, clause.subject) if giver is not None else None
    if clause.means(words.WROTE) and not clause.passive:
        taker = _person_object(clause, heard) or _after(clause, "to")
        back = clause.has_adverb("back", "again", "home")
        return (ContactKind.TEXT, clause.subject, taker) if taker is not None or back else None
    if (message := _message(clause)) is not None:
        return _sent(clause, heard, message)
    if (
        clause.means(words.SPOKE)
        and (taker := _after(clause, "to", "with")) is not None
        and heard.personal(taker)
    ):
        return _spoken(clause), clause.subject, taker
    if clause.means(words.REACHED) and not clause.negated:
        taker = _person_object(clause, heard) or _after_anything(clause, "with", "to", "of")
        return (None, clause.subject, taker) if taker is not None else None
    if clause.lemma in words.MET and not clause.passive:
        taker = _person_object(clause, heard) or _after(clause, "with")
        return (ContactKind.IN_PERSON, clause.subject, taker) if taker is not None else None
    return None


def _plainly_called(clause: Clause) -> bool:
    """Finds "he phoned from a borrowed handset", "he called home"."""
    if clause.lemma in ("phone", "telephone") or clause.has_adverb(
        "home", "again", "back", "once", "twice", "daily"
    ):
        return True
    return any(p.lower_ in ("from", "at", "on") for p, _ in clause.prepositions)


def _by_phone(clause: Clause) -> bool:
    return any(lemma_of(n) in ("line", "phone", "telephone", "radio") for _, n in clause.loose)


def _person_object(clause: Clause, heard: Heard) -> Token | None:
    return next((t for t in clause.objects if heard.personal(t)), None)


def _after(clause: Clause, *prepositions: str) -> Token | None:
    return next((n for p, n in clause.prepositions if p.lower_ in prepositions), None)


def _after_anything(clause: Clause, *prepositions: str) -> Token | None:
    """The same, also where the parse hangs it on a noun ("in touch with his mother")."""
    return next((n for p, n in clause.loose if p.lower_ in prepositions), None)


def _names(clause: Clause) -> bool:
    """Finds "who called themselves musicians" gives a name and is no call."""
    reflexive = clause.object is not None and clause.object.lower_.endswith(("self", "selves"))
    everyone = clause.subject is not None and clause.subject.lower_ in ("everyone", "everybody", "people")
    if everyone and clause.lemma == "call":
        return True
    return reflexive or any(t.dep_ in ("oprd", "attr") for t in clause.verb.children) or _as_we(clause)


def _as_we(clause: Clause) -> bool:
    return clause.verb.dep_ == "advcl" and any(
        t.dep_ == "mark" and t.lower_ == "as" for t in clause.verb.children
    )


def _calls_for(clause: Clause) -> bool:
    """Finds "called for his release", "called off the search": demands and ends, not calls."""
    return (
        clause.lemma == "call"
        and clause.object is None
        and any(p.lower_ in ("for", "off") for p, _ in clause.prepositions)
    )


def _called(clause: Clause) -> ContactKind:
    return ContactKind.LIVE_VIDEO if _by_video(clause) else ContactKind.VOICE


def _by_video(clause: Clause) -> bool:
    near = {t.lower_ for _, n in clause.prepositions for t in n.subtree} | {
        t.lower_ for t in clause.verb.children
    }
    return bool(near & VIDEO)


def _spoken(clause: Clause) -> ContactKind | None:
    near = {t.lower_ for _, n in clause.prepositions for t in n.subtree}
    if near & VIDEO:
        return ContactKind.LIVE_VIDEO
    return ContactKind.VOICE if near & {"phone", "telephone", "call"} else None


def _message(clause: Clause) -> Token | None:
    """Finds "sent a *message*", "received a *call*", "recorded a *video*"."""
    if clause.lemma not in words.SENT and clause.lemma not in ("make", "have"):
        return None
    thing = clause.undergoer
    return thing if thing is not None and lemma_of(thing) in words.MESSAGES else None


def _sent(
    clause: Clause, heard: Heard, message: Token
) -> tuple[ContactKind | None, Token | None, Token | None] | None:
    kind = _kind_of(message)
    near = {p.lower_: n for p, n in clause.loose if p.lower_ in ("from", "to", "with") and heard.acting(n)}
    if clause.lemma in ("receive", "get", "have") and not clause.passive:
        giver = near.get("from") or (near.get("with") if clause.lemma == "have" else None)
        by_line = any(p.lower_ == "from" and lemma_of(n) in CHANNELS for p, n in clause.loose)
        return (kind, giver, clause.subject) if giver is not None or by_line else None
    given = (t for t in clause.objects if t != message and heard.personal(t))
    misread = (t for t in message.children if t.dep_ == "poss" and t.tag_ == "PRP")
    taker = near.get("to") or next(given, None) or next(misread, None)
    giver = clause.agent if clause.passive else clause.subject
    return (kind, giver, taker) if giver is not None and taker is not None else None


def _kind_of(message: Token) -> ContactKind:
    described = {t.lower_ for t in message.children} | {lemma_of(message)}
    if "call" in described:
        return ContactKind.LIVE_VIDEO if "video" in described else ContactKind.VOICE
    if described & {"voice", "audio", "voicemail", "recording"}:
        return ContactKind.VOICE_MESSAGE
    return ContactKind.DOCUMENT if described & {"letter", "postcard"} else ContactKind.TEXT


def _official(token: Token | None) -> bool:
    """Calls to and from authorities are approaches and answers."""
    return token is not None and lemma_of(token) in words.AUTHORITIES


def _free(clause: Clause) -> FreeToSpeak | None:
    near = {t.lower_ for t in clause.verb.subtree}
    governor = lemma_of(clause.verb.head) if clause.verb.dep_ in ("xcomp", "ccomp") else ""
    if governor in FORCING or near & {"dictation", "gunpoint", "duress"}:
        return FreeToSpeak.FORCED
    return FreeToSpeak.OVERHEARD if near & {"speakerphone", "loudspeaker"} else None


def channel(clause: Clause, heard: Heard) -> Party | None:
    """By what: "in messages", "from an unknown number", "on WhatsApp"."""
    for prep, noun in clause.loose:
        if (
            prep.lower_ in ("in", "on", "via", "through", "over", "from", "by", "using")
            and lemma_of(noun) in CHANNELS
            and heard.covers(noun)
        ):
            made = heard.add(
                Kind.CHANNEL,
                heard.phrase(noun, noun),
                "channel",
                f"the way of contact after “{prep.text}”",
            )
            return Party(all=(made,))
    return None


def seen(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "a cellmate saw him in the yard"; "he was last seen in May"."""
    who = _seen_person(clause)
    convoy = who is not None and lemma_of(who) in words.VEHICLES and heard.personal(clause.doer)
    if (
        not clause.means(words.SEEN)
        or clause.verb.pos_ != "VERB"
        or not (heard.personal(who) or clause.fragment or convoy)
    ):
        return
    if _unseen_since(clause):
        return
    where = next(
        (
            heard.place(n)
            for p, n in clause.prepositions
            if p.lower_ in ("in", "at", "near", "on") and heard.place(n)
        ),
        None,
    )
    claim = Seen(who=heard.people(who), by=heard.actors(clause.doer), where=where)
    yield Draft(claim, clause.verb)


def _unseen_since(clause: Clause) -> bool:
    """Finds "not seen since 11 March": that is silence."""
    return clause.negated and (
        clause.has_adverb("since", "again") or any(p.lower_ == "since" for p, _ in clause.prepositions)
    )


def _seen_person(clause: Clause) -> Token | None:
    """Finds "saw *him* in the yard", "saw *him* get off a plane"."""
    if clause.undergoer is not None:
        return clause.undergoer
    doing = next(
        (t for t in clause.verb.children if t.dep_ == "ccomp" and t.tag_ in ("VB", "VBG", "VBN")), None
    )
    return (
        Clause(doing).subject
        if doing is not None and not any(t.dep_ == "mark" for t in doing.children)
        else None
    )


def impersonated(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "a stranger was pretending to be her son"."""
    whom = _impersonated(clause, heard)
    if whom is None or not heard.personal(whom):
        return
    below = (pair for t in clause.verb.children if t.dep_ == "xcomp" for pair in Clause(t).loose)
    partners = (n for p, n in (*clause.loose, *below) if p.lower_ in ("with", "to") and n != whom)
    to = next((heard.people(n) for n in partners if heard.personal(n)), None)
    by = heard.actors(clause.doer if not clause.passive else clause.agent)
    them = heard.people(whom)
    claim = Impersonated(whom=them if them != by else None, to=to, channel=channel(clause, heard), by=by)
    yield Draft(claim, clause.verb)


def _impersonated(clause: Clause, heard: Heard) -> Token | None:
    if (owner := _from_their_line(clause)) is not None:
        return owner
    if _has_the_line(clause) and clause.object is not None:
        return next((t for t in clause.object.children if t.dep_ == "poss"), None)
    if not clause.means(words.IMPERSONATED):
        return None
    if clause.lemma == "impersonate":
        return clause.undergoer
    if clause.lemma in ("pose", "masquerade"):
        return _after(clause, "as")
    being = next((t for t in clause.verb.children if t.dep_ in ("xcomp", "ccomp") and t.lemma_ == "be"), None)
    return next((t for t in being.children if t.dep_ == "attr"), None) if being is not None else None


def _from_their_line(clause: Clause) -> Token | None:
    """Finds "somebody wrote to Jana from *his* account"."""
    by = clause.subject
    unknown = by is not None and by.lower_ in ("somebody", "someone")
    if not unknown or clause.lemma not in (
        "write",
        "message",
        "text",
        "post",
        "reply",
        "call",
        "answer",
    ):
        return None
    lines = (n for p, n in clause.prepositions if p.lower_ in ("from", "on") and lemma_of(n) in words.LINES)
    return next((t for n in lines for t in n.children if t.dep_ == "poss"), None)


def _has_the_line(clause: Clause) -> bool:
    """Finds "somebody has his phone", "someone else is using her account"."""
    by = clause.subject
    nobody_known = by is not None and by.lower_ in ("somebody", "someone")
    line = clause.object is not None and lemma_of(clause.object) in words.LINES
    return (
        nobody_known
        and line
        and clause.lemma in ("have", "use", "hold", "control", "operate")
        and not clause.negated
    )


def announced(clause: Clause, heard: Heard) -> Iterator[Draft]:
    """Finds "her phone buzzed with a message from an unfamiliar number": a message with no verb of sending."""
    message = clause.verb
    if (
        message.pos_ != "NOUN"
        or lemma_of(message) not in words.MESSAGES
        or message.dep_ not in ("pobj", "nsubj")
    ):
        return
    source = next((n for p, n in clause.prepositions if p.lower_ == "from"), None)
    verb = next((t for t in message.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if (
        source is None
        or verb is None
        or verb.lemma_ not in ("buzz", "ring", "come", "arrive", "appear", "reach", "light", "beep")
    ):
        return
    owner = Clause(verb).subject
    to = (
        next((t for t in owner.children if t.dep_ == "poss"), None)
        if owner is not None and owner != message
        else None
    )
    giver = heard.people(source) if heard.personal(source) else None
    yield Draft(
        Contacted(from_=giver, to=heard.people(to), channel=channel(clause, heard), kind=_kind_of(message)),
        verb,
    )


RULES: tuple[Rule, ...] = (contacted, announced, seen, no_news, challenged, impersonated)
