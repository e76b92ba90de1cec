"""What somebody tells and no claim fits: an authority's answer, how people are kept, or what they are like.

Invariant: always of low confidence; the claim holds the passage's own words and guesses no place, date or
second person.
"""

import re
from collections.abc import Callable

from spacy.tokens import Token

from habeas.reading.english.claims import QUESTION
from habeas.reading.english.scene.plight import holds, is_held
from habeas.reading.english.scene.scene import Scene
from habeas.reading.english.scene.word_sets import word_set
from habeas.reading.english.speech.attribution import Said
from habeas.reading.suggestion import SOURCE
from habeas.statements.chain import Basis
from habeas.statements.claims import AnyClaim
from habeas.statements.claims.authorities import Answered
from habeas.statements.claims.contact import Contacted, NoNews, Seen
from habeas.statements.claims.harm import Conditions
from habeas.statements.claims.identity import Described
from habeas.statements.mention import Kind, Party
from habeas.statements.passage import Words
from habeas.statements.telling import Fact, Polarity

_AUTHORITY = re.compile(
    r"\b(?:ministr(?:y|ies)|ministers?|police|prosecutor\w*|governments?|governors?|administrations?|courts?|judges?"
    r"|commands?|commanders?|commanding|army|navy|military|security|intelligence|directorate|department|authorit(?:y|ies)"
    r"|prisons?|jails?|wardens?|mayor|chambers|embass(?:y|ies)|consulate|commission(?:er)?s?|superintendent"
    r"|spokes(?:man|woman|person|people)|officials?|officers?|generals?|colonel|major|captain|inspector|ombudsman"
    r"|attorney.general|registrar|sentry|guards?|headmaster|headmistress|principal|rector|clerks?|lieutenant|deputy)\b",
    re.I,
)
_UNTOLD = re.compile(
    r"\b(?:not to be (?:named|identified|quoted)|to be identified|withheld|independently (?:verif|confirm)\w*"
    r"|this (?:newspaper|report|article|appeal|story|blog)|read more|subscribe|contact us)\b",
    re.I,
)
"""What a text says about itself."""
_SILENT = re.compile(
    r"\b(?:unable to (?:establish|determine|find out|learn|confirm|say) (?:whether|where|who|if|what|how)"
    r"|(?:do|does|did|could|can)(?:n[’']t| not|not) (?:know|say|find out|tell) (?:whether|where|which|who|if|what)"
    r"|for \w+ (?:days|weeks|months|hours)(?: there was)? nothing"
    r"|(?:knew|knows|know|heard|hears) nothing|no (?:word|news|sign|trace) (?:of|from))\b",
    re.I,
)
_HEARD = re.compile(
    r"^(?i:so |and |but )?(?i:i (?:knew|know) )?(?i:it (?:was|is|’s|'s) (?:really )?(?:him|her))\b"
    r"|^[Ii]t (?:was|is) (?:really )?[A-Z]\w+$"
    r"|(?i:\b(?:asked for|demanded|wanted)\b.{0,20}\b(?:money|ransom|dollars|euros|roubles|rubles|million|thousand)\b)"
    r"|(?i:\b(?:voice|reply|answer|message|text|number|account)\b.{0,30}\b(?:came|come|arrived|appeared|asked|said)\b)",
)
_GREETED = re.compile(
    r"(?:(?:mom|mum|mama|mamma|mother|mummy|mommy|dad|papa|father|daddy|son),|\w+, (?:it[’']s me|i[’']m)\b)",
    re.I,
)
"""A quotation that speaks to one's own people: somebody got in touch."""
_KEPT = re.compile(
    r"\b(?:eat|eats|eating|ate|fed|rice|bread|soup|porridge|food|hungry|sleep|sleeps|sleeping|slept|woken|mattress\w*"
    r"|bunks?|blankets?|inhaler|medicine|medication|pills|insulin|toilet|bucket|cold|damp|crowded|kilos?"
    r"|\d+ ?kg|lice)\b",
    re.I,
)
_RECKONING = word_set(
    "know believe think decide take mean recognise recognize realise realize doubt suspect understand "
    "spot notice"
)
"""Verbs by which a teller says what he makes of it."""
PEOPLE = frozenset({Kind.PERSON, Kind.GROUP})
TALK = ("direct", "indirect")
BESIDE = 40
"""Characters before a name that may hold its office: "the Commissioner for Public Order, Festus Akande"."""
NEAR = 2
"""Links of a chain in which the teller told the publication."""
SHORTEST = 3
"""Words of a quoted passage that tells anything."""
SHORTEST_UNQUOTED = 4
"""Words of any other passage that does."""


def leftover(said: Said, scene: Scene, next_id: Callable[[], str]) -> list[Fact]:
    """The fact of a passage in which no claim was found; [] if nothing is to be kept of it."""
    if not _tells(said, scene):
        return []
    if said.mode in TALK:
        claim = _talk(said, scene)
    else:
        claim = _narrative(said, scene) if said.mode in ("narrative", "unattributed") else None
    if claim is None:
        return []
    unseen = isinstance(claim, Seen)
    return [Fact(id=next_id(), claim=claim, polarity=Polarity.DENIES if unseen else Polarity.ASSERTS)]


def _tells(said: Said, scene: Scene) -> bool:
    """Is the passage a sentence that says something, and no question, headline or note about the text?"""
    words = scene.text[said.start : said.end]
    least = SHORTEST if said.mode in TALK else SHORTEST_UNQUOTED
    if len(words.split()) < least or "?" in words or _UNTOLD.search(words):
        return False
    return QUESTION.match(scene.text, said.end) is None


def _talk(said: Said, scene: Scene) -> AnyClaim | None:
    """What somebody is quoted as saying."""
    if said.mode == "direct" and _GREETED.match(scene.text, said.start, said.end):
        return Contacted(from_=said.speaker if said.speaker and SOURCE not in said.speaker.members else None)
    named = next((link.who for link in said.chain if link.basis is Basis.EXPLICIT and link.who), None)
    teller = named or said.speaker
    if teller is None or SOURCE in teller.members:
        return None
    whole = _whole(said, scene)
    if named is not None and is_authority(named, scene):
        return Answered(by=named, answer=whole)
    fitting = _fitting(said, scene, whole)
    if fitting is not None:
        return fitting
    person = _subject(said, scene)
    if person is not None and not set(person.members) & set(teller.members):
        return Described(person=person, what=whole) if not _headless(whole) else None
    if _reckons(said) or _done_by_them(said):
        return Described(what=whole)
    near = len(said.chain) <= NEAR  # a long chain is read wrongly too often to offer what it says
    reported = named is not None and near and said.mode == "indirect" and said.rule == "said.clause"
    return Described(person=person, what=whole) if reported and _full_clause(said, whole) else None


def _narrative(said: Said, scene: Scene) -> AnyClaim | None:
    """What is told without quotation: only of people of the case, or of silence and contact."""
    if not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in _tokens(said, scene)):
        silent = _SILENT.search(scene.text, said.start, said.end)
        return NoNews() if silent else None
    whole = _whole(said, scene)
    fitting = _fitting(said, scene, whole)
    if fitting is not None:
        return fitting
    person = _subject(said, scene)
    if person is None:
        return None
    if said.speaker is not None and set(person.members) & set(said.speaker.members):
        return Described(person=person, what=whole) if _reckons(said) else None
    of_the_case = all(member in held(scene) for member in person.members)
    long = len(whole.exact.split()) > SHORTEST_UNQUOTED
    return Described(person=person, what=whole) if of_the_case and long else None


def _fitting(said: Said, scene: Scene, whole: Words) -> AnyClaim | None:
    """Silence, contact or conditions, where the words are plainly of that sort."""
    person = _subject(said, scene)
    if _SILENT.search(whole.exact):
        return NoNews(by=person)
    if _HEARD.search(whole.exact):
        return Contacted()
    if said.head.lemma_ in ("see", "witness") and any(t.dep_ == "neg" for t in said.head.children):
        return Seen(by=person)
    if _KEPT.search(whole.exact) and person is not None and person != said.speaker:
        return Conditions(who=person, as_said=whole)
    return None


def _full_clause(said: Said, whole: Words) -> bool:
    """Finds "the deadline was Sunday": a subject with its verb, in so many words."""
    subject = any(t.dep_ in ("nsubj", "nsubjpass") and said.start <= t.idx for t in said.head.children)
    return subject and len(whole.exact.split()) >= SHORTEST_UNQUOTED and not _headless(whole)


def _headless(whole: Words) -> bool:
    """Finds "what we know of them": no clause that says anything."""
    return whole.exact.lower().startswith(("what ", "how ", "why ", "where ", "who "))


def held(scene: Scene) -> frozenset[str]:
    """Those of the text who are held or missing, their relatives, and those who hold them."""
    case = {
        entity.id
        for entity in scene.entities
        if entity.kind in PEOPLE and any(_in_plight(token) for token in _heads(entity.id, scene))
    }
    kin = {one for person, _, of, _, _ in scene.relations for one in (person, of) if {person, of} & case}
    return frozenset(case | kin)


def _in_plight(token: Token) -> bool:
    return is_held(token, token.lemma_.lower()) or holds(token)


def _heads(entity: str, scene: Scene) -> list[Token]:
    """The head of each mention."""
    found = (scene.doc.char_span(s.start, s.end, alignment_mode="expand") for s in scene.entity(entity).spans)
    return [span.root for span in found if span is not None]


def _tokens(said: Said, scene: Scene) -> list[Token]:
    return [t for t in scene.doc if said.start <= t.idx < said.end]


def _whole(said: Said, scene: Scene) -> Words:
    return Words(exact=scene.text[said.start : said.end], start=said.start)


def _reckons(said: Said) -> bool:
    """Finds "she took it to mean that", "it meant the opposite"."""
    return said.head.lemma_.lower() in _RECKONING


def _done_by_them(said: Said) -> bool:
    """Finds "they put us off the train": what unnamed people did to the teller."""
    words = {t.lower_ for t in said.head.children if t.dep_ in ("dobj", "dative", "nsubj")}
    return "they" in words and bool(words & {"us", "me"})


def is_authority(who: Party, scene: Scene) -> bool:
    """Does the text call one of them by an office ("the ministry", "Colonel X", "a spokesman")?"""
    return any(_has_office(member, scene) for member in who.members)


def _has_office(member: str, scene: Scene) -> bool:
    entity = scene.entity(member)
    if entity.kind is Kind.GROUP and not _AUTHORITY.search(entity.name):
        return False
    before = BESIDE if entity.kind is Kind.PERSON else 0
    around = (scene.text[max(0, span.start - before) : span.end] for span in entity.spans)
    return any(_AUTHORITY.search(re.split(r"[.;:?!\n]", words)[-1]) for words in around)


def _subject(said: Said, scene: Scene) -> Party | None:
    """The people that the passage's main clause is about."""
    token = next((c for c in said.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    found = _party(token, said, scene)
    if found is None or any(scene.entity(m).kind not in PEOPLE for m in found.members):
        return None
    return found


def _party(token: Token | None, said: Said, scene: Scene) -> Party | None:
    if token is None or not said.start <= token.idx < said.end:
        return None
    return scene.party(token, said.speaker)
