"""Verbs and nouns of saying: what kind of speech act they are, and how the words were passed on.

Invariant: general English only, by lemma. A verb that is in no table never makes anybody a teller.
"""

from enum import StrEnum

from habeas.statements.chain import Knows, Passed


class Act(StrEnum):
    """What sort of speech act a verb is."""

    SAY = "say"
    THINK = "think"
    LEARN = "learn"
    ASK = "ask"
    PROMISE = "promise"
    DENY = "deny"
    SEE = "see"
    ADVISE = "advise"


def words(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


RECORDED = frozenset({Act.PROMISE, Act.DENY, Act.SEE, Act.ADVISE})
"""Acts that are facts themselves: the passage keeps the verb ("promised that they would be taken back")."""

_TABLE: dict[Act, str] = {
    Act.SAY: """
        say state tell retell add explain note recall remember recount relate describe mention stress emphasise
        emphasize
        claim allege assert insist maintain argue contend affirm confirm acknowledge admit concede confess declare
        announce reveal disclose complain warn testify swear comment remark respond reply answer repeat reiterate
        conclude clarify specify speak talk write text message report post inform notify whisper shout cry continue
        observe indicate imply hint joke sigh quote sum elaborate detail document record show establish find
        verify attest certify telephone phone point stipulate recite narrate reassure insinuate read accuse
    """,
    Act.THINK: """
        believe think suspect assume fear guess estimate suggest predict expect calculate reckon surmise
        speculate suppose worry presume understand
    """,
    Act.LEARN: "learn hear",
    Act.ADVISE: "advise",
    Act.ASK: "ask inquire enquire demand request urge beg plead implore order command instruct appeal wonder",
    Act.PROMISE: "promise pledge vow guarantee assure undertake",
    Act.DENY: "deny dispute reject refute dismiss doubt",
    Act.SEE: "see witness notice spot count",
}

VERBS: dict[str, Act] = {lemma: act for act, lemmas in _TABLE.items() for lemma in lemmas.split()}
"""Verb lemma to speech act."""

CLAUSE_ONLY = words("""
    show find read record document establish detail learn hear point sum speak talk understand expect
    suggest continue swear order command instruct appeal reject dismiss doubt undertake hint see witness
    notice spot count accuse quote
""")
"""Verbs that name a teller only with a clause, a quotation or "about ...": "data show that ..."."""

ABOUT = words("tell speak talk report inform testify write complain recount say warn ask inquire")
"""Verbs whose content may be "about" or "of" something: "told us about the night when he was taken"."""

REPORTED_OBJECT = words("""
    confirm report describe recount document record deny allege recall mention relate detail verify
""")
"""Verbs whose content may be a noun phrase that itself tells something: "reported cases in which ..."."""

MANNER: dict[str, Passed] = {
    "call": Passed.CALL, "phone": Passed.CALL, "telephone": Passed.CALL, "ring": Passed.CALL,
    "write": Passed.TEXT, "text": Passed.TEXT, "message": Passed.TEXT,
    "publish": Passed.PUBLICATION, "post": Passed.PUBLICATION, "report": Passed.NOT_SAID,
    "certify": Passed.DOCUMENT,
}  # fmt: skip
"""Verbs that say how something was passed on."""

CHANNELS: dict[str, Passed] = {
    "call": Passed.CALL, "phone": Passed.CALL, "telephone": Passed.CALL,
    "message": Passed.TEXT, "text": Passed.TEXT, "sms": Passed.TEXT, "email": Passed.TEXT, "chat": Passed.TEXT,
    "video": Passed.VIDEO, "footage": Passed.VIDEO,
    "voicemail": Passed.VOICE_MESSAGE, "recording": Passed.VOICE_MESSAGE,
    "letter": Passed.DOCUMENT, "document": Passed.DOCUMENT, "complaint": Passed.DOCUMENT, "note": Passed.DOCUMENT,
    "statement": Passed.PUBLICATION, "report": Passed.PUBLICATION, "post": Passed.PUBLICATION,
    "person": Passed.IN_PERSON, "visit": Passed.IN_PERSON, "meeting": Passed.IN_PERSON,
}  # fmt: skip
"""Nouns after "by", "in", "over", "on" that say how something was passed on: "told him by phone"."""

KNOWS: dict[Act, Knows] = {Act.THINK: Knows.GUESSES, Act.LEARN: Knows.WAS_TOLD, Act.SEE: Knows.WAS_THERE}
"""What the speech act itself says about how its subject knows."""

TOLD_TO_SUBJECT = frozenset(["tell", "inform", "assure", "notify", "warn", "reassure"])
"""Verbs whose passive subject is the hearer: "I was told that"."""

MESSAGES = words("message letter text note post caption email sms telegram recording reply answer")
"""Nouns that a quotation after a colon may be the words of: "sent a message: ..."."""

UNSAID = words("decline refuse fail hesitate forget avoid stop unable unwilling able")
"""What is after these was not said: "declined to say who controlled the mill"."""

NOUNS = words("""
    report claim allegation rumour rumor account testimony statement confirmation complaint accusation
    story information news message evidence assertion suggestion fear belief assurance warning
""")
"""Nouns with content of their own: "reports of commanders threatening troops", "claims that ..."."""

WORKS = words("""
    report article investigation story study statement document post letter complaint data figure list
    survey statistic record account version publication interview bulletin press release dispatch
    testimony information estimate count tally source
""")
"""Things that carry somebody's words: "according to a new report", "the statement said"."""

OUTLETS = words("""
    outlet newspaper magazine website portal broadcaster newsroom weekly daily journal publication
    newswire periodical monthly tabloid blog
""")
"""Kinds of bodies that publish."""

PUBLISHING = words("publish report release write post broadcast print air issue")
"""What outlets do."""

HERE = OUTLETS | {"paper", "correspondent", "reporter", "agency", "station", "channel", "site", "bulletin"}
"""With "this" or "our" before them they are the publication itself: "told this newspaper"."""
