"""What somebody is quoted as saying and no claim fits: an authority's answer, or how they describe a person.

Invariant: only for passages whose teller the words name; always of low confidence; the claim holds the
passage's own words and nothing else.
"""

import re
from collections.abc import Callable

from spacy.tokens import Token

from habeas.reading.english.attribution import Said
from habeas.reading.english.scene import Scene
from habeas.reading.suggestion import SOURCE
from habeas.statements.chain import Basis
from habeas.statements.claims.authorities import Answered
from habeas.statements.claims.identity import Described
from habeas.statements.mention import Kind, Party
from habeas.statements.passage import Words
from habeas.statements.telling import Fact

_AUTHORITY = re.compile(
    r"\b(?:ministr(?:y|ies)|ministers?|police|prosecutor\w*|governments?|governors?|administrations?|courts?|judges?"
    r"|commands?|commanders?|commanding|army|navy|military|security|intelligence|directorate|department|authorit(?:y|ies)"
    r"|prisons?|jails?|wardens?|mayor|chambers|embass(?:y|ies)|consulate|commission(?:er)?s?|superintendent"
    r"|spokes(?:man|woman|person|people)|officials?|officers?|generals?|colonel|major|captain|inspector|ombudsman"
    r"|attorney.general|registrar|sentry|guards?)\b",
    re.I,
)
PEOPLE = frozenset({Kind.PERSON, Kind.GROUP})
BESIDE = 40
"""Characters before a name that may hold its office: "the Commissioner for Public Order, Festus Akande"."""
SHORTEST = 3
"""Words of a passage that tells anything."""


def leftover(said: Said, scene: Scene, next_id: Callable[[], str]) -> list[Fact]:
    """The fact of a passage in which no claim was found; [] if nothing is to be kept of it."""
    teller = next((link.who for link in said.chain if link.basis is Basis.EXPLICIT and link.who), None)
    words = scene.text[said.start : said.end]
    if (
        teller is None
        or not teller.all
        or SOURCE in teller.all
        or len(words.split()) < SHORTEST
        or "?" in words
    ):
        return []
    if said.mode not in ("direct", "indirect"):
        return []
    whole = Words(exact=words, start=said.start)
    if is_authority(teller, scene):
        return [Fact(id=next_id(), claim=Answered(by=teller, answer=whole))]
    person = _subject(said, scene)
    if person is not None and not set(person.all) & set(teller.all):
        return [Fact(id=next_id(), claim=Described(person=person, what=whole))]
    return []


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
    if found is None or not found.all or any(scene.entity(m).kind not in PEOPLE for m in found.all):
        return None
    return found


def _party(token: Token | None, said: Said, scene: Scene) -> Party | None:
    if token is None or not said.start <= token.idx < said.end:
        return None
    return scene.party(token, said.speaker)
