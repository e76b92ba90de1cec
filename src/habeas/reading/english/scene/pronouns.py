"""Whom a pronoun means, from what was spoken of before it. Between two that fit equally well it stays open.

Invariant: nobody is chosen whose gender or number speaks against it, and nobody from further back than the window.
"""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from habeas.reading.english.scene.antecedents import (
    CLOSE,
    CLOSE_TELLERS,
    SENTENCES,
    Place,
    by_owner,
    says,
    worth,
)
from habeas.reading.english.scene.cast import Figure
from habeas.reading.english.scene.memory import Memory, Seen, clause_verb, shares_clause
from habeas.reading.english.scene.mentions import Mention
from habeas.reading.english.scene.nouns import KIN
from habeas.reading.english.scene.plight import TAKING, is_plight, verb_of
from habeas.reading.english.scene.word_sets import word_set
from habeas.reading.english.speech.telling_frames import Frames, subject
from habeas.reading.english.speech.verbs import VERBS, Act
from habeas.statements.mention import Kind


@dataclass(frozen=True)
class Reference:
    """What a mention leads to: all of these figures, or one of them."""

    figures: tuple[Figure, ...]
    open: bool = False

    @property
    def roots(self) -> tuple[Figure, ...]:
        """Who they turned out to be."""
        return tuple(dict.fromkeys(f.root() for f in self.figures))


Lead = Callable[[int], Reference | None]


class Pronouns:
    """Reads the pronouns of one text. `lead` gives the reference of another mention by its head word."""

    def __init__(
        self, memory: Memory, frames: Frames, lead: Lead, where: Callable[[Token], tuple[int, int]]
    ) -> None:
        self._memory = memory
        self._frames = frames
        self._lead = lead
        self._where = where

    def he_or_she(self, mention: Mention) -> Reference | None:
        """Whom "he", "him", "his", "she", "her" mean."""
        if mention.lemma in ("himself", "herself"):
            return self._subject_of(mention.head)
        place = self._place(mention.head)
        banned = self._banned(mention.head, place)
        seen: dict[int, list[Seen]] = {}
        figures: dict[int, Figure] = {}
        for one in self._memory.back(SENTENCES, place.sentence):
            if one.head.i > mention.i and not (one.sort == "name" and self._is_teller_around(one, place)):
                continue
            for figure in one.roots:
                if id(figure) not in banned and _fits(figure, mention, one):
                    seen.setdefault(id(figure), []).append(one)
                    figures[id(figure)] = figure
        held = any(figure.held for figure in figures.values())
        scores = [
            (worth(s, figures[n], place, held) + _gender_doubt(figures[n], s[0]), figures[n])
            for n, s in seen.items()
        ]
        return _decided(scores, place)

    def they(self, mention: Mention) -> Reference | None:
        """Whom "they", "them", "their" mean: a group, or people joined by "and"."""
        if mention.lemma == "themselves":
            return self._subject_of(mention.head)
        place = self._place(mention.head)
        banned = self._banned(mention.head, place)
        best: list[tuple[float, Seen]] = []
        for one in self._memory.back(5, place.sentence):
            many = (
                len(one.roots) > 1
                or one.roots[0].kind is Kind.GROUP
                or (one.roots[0].kind is Kind.BODY and one.roots[0].plural)
            )
            if (
                one.head.i < mention.i
                and many
                and not any(id(f) in banned for f in one.roots)
                and not _takes_itself(one, mention)
            ):
                best.append((self._worth_of_many(one, place), one))
        best.sort(key=lambda pair: -pair[0])
        if not best or best[0][0] < 1.0:
            return None
        top = best[0]
        rivals = [
            one for score, one in best if top[0] - score < 0.35 and not set(one.roots) & set(top[1].roots)
        ]
        if rivals:
            return Reference(
                tuple(dict.fromkeys(f for one in (top[1], *rivals) for f in one.roots))[:4], open=True
            )
        fuller = [one for score, one in best if set(top[1].roots) < set(one.roots) and top[0] - score < 0.5]
        return Reference(fuller[0].roots if fuller else top[1].roots)

    def it(self, mention: Mention) -> Reference | None:
        """Which body "it" means: the subject close before, with no other thing between."""
        token = mention.head
        sentence, _ = self._where(token)
        verb = clause_verb(token)
        acts = token.dep_ == "nsubj" and verb.lemma_ in VERBS.keys() | TAKING
        frames = self._frames.around(token)
        if frames and frames[-1].speaker is not None and token.dep_ in ("nsubj", "nsubjpass"):
            speaker = self._lead(frames[-1].speaker.i)
            if speaker and len(speaker.roots) == 1 and speaker.roots[0].kind is Kind.BODY:
                return speaker
        for one in self._memory.back(1, sentence):
            if one.head.i >= token.i or len(one.roots) != 1 or one.roots[0].kind is not Kind.BODY:
                continue
            if not (one.role == "subject" or acts) or (
                one.sentence == sentence and clause_verb(one.head) == verb and token.dep_ != "poss"
            ):
                continue
            return None if not acts and _thing_between(one.head, token) else Reference(one.roots)
        return None

    # --- the place of a pronoun ----------------------------------------------------------------------

    def _place(self, token: Token) -> Place:
        sentence, paragraph = self._where(token)
        tellers = []
        for frame in self._frames.around(token):
            speaker = (
                self._lead(frame.speaker.i)
                if frame.speaker is not None and frame.speaker.i != token.i
                else None
            )
            hearer = (
                self._lead(frame.addressee.i)
                if frame.addressee is not None and frame.addressee.i != token.i
                else None
            )
            tellers.append((_sure(speaker), _sure(hearer)))
        site = next(
            (c for c in clause_verb(token).subtree if c.lower_ in ("the", "same") and c.head.i > c.i), None
        )
        place = self._lead(site.head.i) if site is not None else None
        where = place.roots[0] if place and not place.open and place.roots[0].kind is Kind.PLACE else None
        quoted = self._frames.quote_number(token) is not None
        around = self._frames.around(token)
        asked = bool(around) and VERBS.get(around[-1].verb.lemma_) is Act.ASK
        return Place(
            token,
            sentence,
            paragraph,
            says(token),
            tuple(tellers),
            self._above(token),
            self._beside(token),
            where,
            quoted,
            asked,
        )

    def _above(self, token: Token) -> tuple[Figure, ...]:
        """The subject of the clause that this one hangs on, or for an owner or object of its own clause."""
        verb = clause_verb(token)
        who = subject(verb) if token.dep_ == "poss" else None
        while who is None or who == token or who.i > token.i:
            if verb.head == verb or verb.dep_ == "parataxis":
                return ()
            below, verb = verb, clause_verb(verb)
            who = _controller(below, verb) or subject(verb)
        return _sure(self._lead(who.i)) if who.i != token.i else ()

    def _beside(self, token: Token) -> tuple[Figure, ...]:
        """The subject of the clause in which the pronoun stands inside another phrase."""
        if token.dep_ != "pobj" or token.head.head.pos_ in ("VERB", "AUX"):
            return ()
        who = subject(clause_verb(token))
        if who is None or who == token or who.is_ancestor(token):
            return ()
        return _sure(self._lead(who.i))

    def _banned(self, token: Token, place: Place) -> set[int]:
        """Whom the pronoun cannot mean: those in the same clause, and the one whose quoted words it stands in."""
        banned: set[int] = set()
        for one in self._memory.back(0, place.sentence):
            owned = token.dep_ == "poss" and one.head == token.head
            if one.head != token and (owned or shares_clause(token, one.head)):
                banned |= {id(f) for f in one.roots}
        if place.says and token.dep_ == "nsubj":
            said = {
                id(f)
                for one in self._memory.back(0, place.sentence)
                if _in_what_is_said(one.head, token.head)
                for f in one.roots
            }
            banned |= said
        if place.quoted:
            quoted = self._frames.quote_frame(token)
            speaker = self._lead(quoted.speaker.i) if quoted and quoted.speaker is not None else None
            banned |= {id(f) for f in _sure(speaker)}
        return banned

    def _is_teller_around(self, one: Seen, place: Place) -> bool:
        return any(set(one.roots) & set(speakers) for speakers, _ in place.tellers)

    def _subject_of(self, token: Token) -> Reference | None:
        who = subject(clause_verb(token))
        found = self._lead(who.i) if who is not None else None
        if token.lower_ != "themselves" or found is None or len(found.roots) > 1 or found.roots[0].plural:
            return found
        sentence, _ = self._where(token)
        before = [
            one
            for one in self._memory.back(0, sentence)
            if one.head.i < token.i and one.roots[0].kind is Kind.GROUP
        ]
        before.sort(key=lambda one: one.role != "subject")
        return Reference(before[0].roots) if before else None

    def _worth_of_many(self, one: Seen, place: Place) -> float:
        distance = place.sentence - one.sentence
        score = (2.0, 1.5, 0.8, 0.3, 0.0, -0.3)[distance] + {"subject": 1.0, "object": 0.5}.get(one.role, 0.0)
        score -= 0.6 if one.deep else 0.0
        score += 0.5 if one.sort == "pronoun" else 0.0
        score += 0.3 if len(one.roots) > 1 else 0.0
        score -= 0.8 if one.roots[0].kind is Kind.BODY else 0.0
        score += 0.4 if one.paragraph == place.paragraph else 0.0
        held, holds = any(f.held for f in one.roots), any(f.holds for f in one.roots)
        verb, part = verb_of(place.token)
        if verb is not None and verb.lemma_ in TAKING:
            if part == "passive":
                score += 0.8 if held else -0.8 if holds else 0.0
            elif part == "subject" and any(c.dep_ == "dobj" for c in verb.children):
                score += 0.8 if holds else -1.6 if held else -0.8
        score += sum(by_owner(f, place.token) for f in one.roots[:1])
        score += 0.9 if set(one.roots) & set(place.above) else 0.0
        score -= 2.0 if set(one.roots) & set(place.beside) else 0.0
        for speakers, hearers in place.tellers[-1:]:
            if set(one.roots) & set(speakers):
                score += 0.7 if place.token.dep_ in ("nsubj", "nsubjpass") else -0.5
                score -= (
                    2.0 if is_plight(place.token) and any(f.nouns & _NEAR_ONES for f in speakers) else 0.0
                )
            if any(f.of is not None and f.of.root() in one.roots and f.nouns & _NEAR_ONES for f in speakers):
                score += 1.5 if is_plight(place.token) else 0.5
            if (
                set(one.roots) & set(hearers)
                and place.token.dep_ != "poss"
                and set(place.above) <= {*speakers, *hearers}
            ):
                score += 1.0
        if place.quoted != (self._frames.quote_number(one.head) is not None):
            score -= 0.3 if place.quoted else 1.0
        if place.says and one.teller:
            score += 1.0
        return score


def _sure(reference: Reference | None) -> tuple[Figure, ...]:
    return reference.roots if reference is not None and not reference.open else ()


def _fits(figure: Figure, mention: Mention, one: Seen) -> bool:
    if figure.kind is not Kind.PERSON or figure.plural or (figure.gender and figure.gender != mention.gender):
        return False
    return len(one.figures) == 1 or one.sort != "pronoun"


def _gender_doubt(figure: Figure, one: Seen) -> float:
    """An unknown gender counts a little against; somebody vague ("someone") more."""
    doubt = 0.0 if figure.gender else -0.5 if figure.names else -0.9
    if figure.nouns & {"someone", "somebody", "one"}:
        doubt -= 2.5
    if not figure.names and len(figure.spans) < 2 and one.sort == "noun":
        doubt -= 0.4
    return doubt


def _decided(scored: list[tuple[float, Figure]], place: Place) -> Reference | None:
    """The best one, or all that are as good; nobody when none is good enough."""
    scored.sort(key=lambda pair: -pair[0])
    if not scored or scored[0][0] < -0.3:
        return None
    close = CLOSE_TELLERS if place.says else CLOSE
    if place.says and place.token.dep_ == "poss" and not scored[0][1].told:
        close = 3.0
    figures = [figure for score, figure in scored if scored[0][0] - score < close][:3]
    return Reference(tuple(figures), open=len(figures) > 1)


def _in_what_is_said(token: Token, verb: Token) -> bool:
    """Whether the word stands before the verb in the very words it reports: "One of them, she said, ..."."""
    opening = min([verb.i, *(c.i for c in verb.children if c.dep_ == "nsubj")])
    if token.i > verb.i or verb.doc[opening - 1].text not in ",”\"’'":
        return False
    if verb.dep_ == "parataxis":
        told = verb.head
        cut = any(verb.doc[i].text == ";" for i in range(token.i, verb.i))
        return not cut and not verb.is_ancestor(token) and clause_verb(token) == told
    return any(c.dep_ == "ccomp" and (c == token or c.is_ancestor(token)) for c in verb.children)


def _takes_itself(one: Seen, mention: Mention) -> bool:
    """Example: "They took ...": not those who are held themselves."""
    verb, part = verb_of(mention.head)
    if (
        part != "subject"
        or verb is None
        or verb.lemma_ not in TAKING
        or not any(c.dep_ == "dobj" for c in verb.children)
    ):
        return False
    return any(f.held and not f.holds for f in one.roots)


_NEAR_ONES = KIN.keys() | {"family", "relative", "lawyer", "colleague", "friend"}
_STEERING = word_set(
    "advise tell order ask force teach help urge persuade allow encourage instruct warn beg make "
    "let compel command threaten promise pressure punish"
)


def _controller(below: Token, verb: Token) -> Token | None:
    """Who is to do what the infinitive says: "advised him to break his arm"."""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in below.children)
    condition = any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in below.children)
    if verb.lemma_ not in _STEERING or not (infinitive or condition):
        return None
    return next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i < below.i), None)


def _thing_between(body: Token, token: Token) -> bool:
    """Whether another singular thing stands between as subject or object."""
    doc = token.doc
    for i in range(body.i + 1, token.i):
        word = doc[i]
        if word.pos_ == "NOUN" and word.tag_ == "NN" and word.dep_ in ("nsubj", "nsubjpass", "dobj"):
            return True
    return False
