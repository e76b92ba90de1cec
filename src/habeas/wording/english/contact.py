"""Contact and authorities as clauses. What was promised or answered is said as what would be, not as what is."""

from collections.abc import Callable

from habeas.statements.claims.authorities import (
    Answered,
    AnswerKind,
    Approached,
    Outcome,
    OutcomeKind,
    Promised,
)
from habeas.statements.claims.base import Inner
from habeas.statements.claims.contact import (
    Challenged,
    ChallengeResult,
    Contacted,
    ContactKind,
    FreeToSpeak,
    Impersonated,
    NoNews,
    Seen,
)
from habeas.statements.passage import Words
from habeas.wording.cast import Cast
from habeas.wording.codes import ASKED_ITEMS
from habeas.wording.english.grammar import Clause, Tense, Verb, active, glued, passive
from habeas.wording.english.identity import others
from habeas.wording.english.parties import phrase, where
from habeas.wording.grammar import Spoken, listed, quoted

Says = Callable[[Inner, Tense], str]
"""Says an inner claim: as what would be, or as what an authority says is so."""

CONTACTS = {
    ContactKind.IN_PERSON: active("speak in person to", "speaks in person to", "spoke in person to"),
    ContactKind.LIVE_VIDEO: Verb("speak by video to", "speaks by video to", "spoke by video to"),
    ContactKind.VOICE: Verb("call", "calls", "called"),
    ContactKind.VOICE_MESSAGE: Verb(
        "send a voice message to", "sends a voice message to", "sent a voice message to"
    ),
    ContactKind.TEXT: Verb("write to", "writes to", "wrote to"),
    ContactKind.DOCUMENT: Verb("send a document to", "sends a document to", "sent a document to"),
    ContactKind.THIRD_PARTY: Verb("pass word to", "passes word to", "passed word to"),
}
FREE = {
    FreeToSpeak.YES: ", free to speak",
    FreeToSpeak.OVERHEARD: ", overheard by others",
    FreeToSpeak.FORCED: ", forced to speak",
    FreeToSpeak.UNKNOWN: "",
}
RESULTS = {
    ChallengeResult.RIGHT: ", and the answer was right",
    ChallengeResult.WRONG: ", and the answer was wrong",
    ChallengeResult.NONE: ", and no answer came",
}
ANSWERS = {
    AnswerKind.ACKNOWLEDGES: Verb("confirm it", "confirms it", "confirmed it"),
    AnswerKind.DENIES: Verb("deny it", "denies it", "denied it"),
    AnswerKind.REFUSES: Verb("refuse to answer", "refuses to answer", "refused to answer"),
    AnswerKind.EXPLAINS_OTHERWISE: Verb("give another reason", "gives another reason", "gave another reason"),
}
OUTCOMES = {
    OutcomeKind.KEPT: "kept",
    OutcomeKind.PARTLY: "kept in part",
    OutcomeKind.NOT_KEPT: "not kept",
    OutcomeKind.NO_ACTION: "left without anything being done",
}


def contacted(claim: Contacted, cast: Cast, says: Says) -> Clause:
    """ "Ihor called Danylo"."""
    verb = (
        CONTACTS[claim.kind]
        if claim.kind
        else Verb("get in touch with", "gets in touch with", "got in touch with")
    )
    by = f", by {cast.name(claim.channel)}" if claim.channel else ""
    free = FREE[claim.free_to_speak] if claim.free_to_speak else ""
    return Clause(cast.spoken(claim.from_), verb, cast.name(claim.to) + by + free)


def seen(claim: Seen, cast: Cast, says: Says) -> Clause:
    """ "Petro was seen in the yard by a cellmate"."""
    rest = glued(where(cast, claim.where), phrase(cast, "by", claim.by), others(claim, cast))
    return Clause(cast.spoken(claim.who), passive("seen"), rest)


def no_news(claim: NoNews, cast: Cast, says: Says) -> Clause:
    """ "There is no news of Petro", nor of where he is: silence is not an answer."""
    rest = glued(phrase(cast, "for", claim.by), phrase(cast, "by", claim.channel))
    return Clause(Spoken("there"), passive(f"no news of {cast.name(claim.of)}"), rest, state=True)


def challenged(claim: Challenged, cast: Cast, says: Says) -> Clause:
    """ "Someone who says they are Petro was asked a question only he can answer, and no answer came"."""
    by = phrase(cast, "by", claim.by)
    verb = passive("asked a question only the real person can answer")
    asked = cast.spoken(claim.claimed)
    subject = Spoken(f"whoever writes as {asked.name}")
    return Clause(subject, verb, by + (RESULTS[claim.result] if claim.result else ""))


def impersonated(claim: Impersonated, cast: Cast, says: Says) -> Clause:
    """ "Petro was impersonated by an unknown person towards his mother"."""
    channel = f", by {cast.name(claim.channel)}" if claim.channel else ""
    rest = glued(phrase(cast, "by", claim.by), phrase(cast, "towards", claim.to)) + channel
    return Clause(cast.spoken(claim.whom), passive("impersonated"), rest)


def approached(claim: Approached, cast: Cast, says: Says) -> Clause:
    """ "Olha turned to the base about Petro: “why ...”"."""
    about = phrase(cast, "about", claim.about)
    items = f", asking {listed([ASKED_ITEMS[item] for item in claim.items])}" if claim.items else ""
    to = f"to {cast.name(claim.to, 'an authority')}"
    by = f", by {cast.name(claim.channel)}" if claim.channel else ""
    rest = (
        glued(to, about) + by + items + (_as_said(claim.asked) or _meaning(claim.inner, says, Tense.PRESENT))
    )
    return Clause(cast.spoken(claim.by), active("turn"), rest)


def answered(claim: Answered, cast: Cast, says: Says) -> Clause:
    """ "The base told Olha: “there is a new house”"."""
    to, about = cast.name(claim.to, ""), phrase(cast, "about", claim.about)
    verb = ANSWERS[claim.kind] if claim.kind else Verb("answer", "answers", "answered")
    rest = f", answering {glued(to, about)}" if claim.kind and (to or about) else glued(to, about)
    said = _meaning(claim.inner, says, Tense.PRESENT) or _as_said(claim.answer)
    return Clause(cast.spoken(claim.by), verb, rest + said)


def promised(claim: Promised, cast: Cast, says: Says) -> Clause:
    """ "The security office promised Petro that he would be taken back to Lissa"."""
    what = listed([says(inner, Tense.WOULD) for inner in claim.inner])
    rest = cast.name(claim.to, "") + (f" that {what}" if what else _as_said(claim.as_said))
    return Clause(cast.spoken(claim.by), active("promise"), rest.strip())


def outcome(claim: Outcome, cast: Cast, says: Says) -> Clause:
    """ "The promise was not kept"."""
    what = cast.spoken(claim.of)
    if claim.of is None:
        what = Spoken("what was asked or promised")
    verb = passive(OUTCOMES[claim.kind] if claim.kind else "followed by something that is not told")
    return Clause(what, verb, phrase(cast, "by", claim.by))


def _meaning(inner: Inner | None, says: Says, tense: Tense) -> str:
    return f" that {says(inner, tense)}" if inner else ""


def _as_said(words: Words | None) -> str:
    return f": {quoted(words.exact)}" if words else ""
