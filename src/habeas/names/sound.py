"""One written form for what a word sounds like, whatever the script and the scheme of transliteration.

Cyrillic of three languages and Latin of many schemes meet in the same small alphabet. The form is for
comparing only: it merges what schemes merge (г and х, е and ё, и and і) and is never shown as a name.

Letters: a b c(ts) d e f h(г, ґ, х) i j(zh) k l m n o p q(ch) r s t u v w(sh, shch) z.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain, compress, islice

from habeas.names.scripts import Script


def _table(text: str) -> dict[str, str]:
    """A table written as "from:to from:to"; an empty right side drops the letter."""
    pairs = (pair.partition(":") for pair in text.split())
    return {left: right for left, _, right in pairs}


_CYRILLIC = str.maketrans(
    _table(
        "а:a б:b в:v г:h ґ:h д:d е:e є:e ё:io ж:j з:z и:i і:i ї:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ў:v "
        "ф:f х:h ц:c ч:q ш:w щ:w ъ: ы:i ь: э:e ю:iu я:ia ': -: .: "
        # Letters of other Cyrillic alphabets, to the nearest sound.
        "ә:a ғ:h қ:k ң:n ө:o ұ:u ү:u һ:h җ:j ҷ:q ҳ:h ӣ:i ӯ:u ј:i љ:l њ:n ћ:q ђ:j"
    )
)
_SOFT_O = re.compile("[ьй]о")

_LATIN_MARKS = str.maketrans(
    _table(
        "ę:en ą:on š:sh ş:sh ș:sh ŝ:sh č:ch ç:ch ć:ch ĉ:ch ž:zh ż:zh ź:z ł:l ś:s ń:n ñ:n ě:ie ė:e ë:io ï:i ı:i "
        "ğ:g ə:e ø:o ö:o ü:u ä:a æ:e û:iu â:ia ß:s đ:d ŭ:w ţ:ts ț:ts ': -: .: \": ʺ:"
    )
)
_SPELLINGS = _table(
    "shch:w schtsch:w stch:w szcz:w chtch:w sch:w sh:w sz:w tsh:w shh:w tsch:q tch:q ch:q cz:q ts:c tz:c tc:c "
    "kh:h gh:h g:h x:h zh:j dzh:j cki:cki cky:cki cka:cka ck:k ce:ce ci:ci cy:ci c:k ph:f th:t dh:d "
    "qu:k q:k w:v gue:he gui:hi ou:u oo:u ee:i y:i j:i "
    # Belarusian ў, as in Kavaleuskaya.
    "ousk:ovsk eusk:evsk ausk:avsk "
    # x is х in GOST 7.79 and DSTU 9112, but кс in these names as everybody writes them.
    "alex:aleks max:maks xen:ksen oxan:oksan lix:liks axe:akse"
)
_AT_END = _table("ah:a off:ov eff:ev of:ov ef:ev ine:in au:av eu:ev ec:ec vic:viq vitc:viq ous:ous")
_LATIN_CONSONANT = "bcdfghklmnpqrstvwxz"


def _spelling() -> re.Pattern[str]:
    """Letters and groups of Latin letters, those at the end of a word first, then the longest first: English, German,
    French, Polish and passport spellings. By first letters, so that few are tried at any place."""
    groups: dict[str, list[str]] = {}
    for letters in _AT_END:
        groups.setdefault(letters[0], []).append(f"{letters[1:]}$")
    groups.setdefault("d", []).append("(?<=^d)j")
    for letters in sorted(_SPELLINGS, key=len, reverse=True):
        groups.setdefault(letters[0], []).append(letters[1:])
    return re.compile(
        "(?m:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items()) + ")"
    )


_SPELLING = _spelling()

_ALWAYS = {
    letters: sound
    for letters, sound in _SPELLINGS.items()
    if letters not in ("j", "dj") and letters not in _AT_END
}
"""Those that are spelt alike wherever they stand in a word."""

_FOREIGN = (
    *_table("ch:sh sch:zh j:zh cz:ts c:ts x:ks oo:o ee:e").items(),
    *(("c", "dzh"), ("z", "ts"), ("rz", "zh"), ("q", "g")),
    # Umlauts written out; т and ш that meet in Turkic names.
    *(("ue", "u"), ("oe", "o"), ("ae", "e"), ("tsh", "ttsh")),
)
"""How one Latin spelling is to be read in another country: French ch and j, German sch, Polish cz and rz, Turkish c."""

_GERMAN = re.compile("tsch|sch|ch|z|s(?=[aeiouylmnrw])")
_GERMAN_LETTERS = {"ch": "kh", "z": "ts", "s": "z"}

BREAK = "\n"
_OWN_CH = re.compile("[st]ch|w.*ch|ch.*w")
"""Words in which the letters ch must be looked at for each word alone."""
_LONE_CH = re.compile(r"(?<![st])ch(?!tch)")
CONSONANTS = "bcdfhjklmnpqrstvwz"
"""The consonants of the alphabet of sounds."""
_SETTLE = re.compile(rf"dj|ts|io|ie(?:e?ie)*|eie(?:e?ie)*|i(?<=[{CONSONANTS}]i)(?=[au])")
_DOUBLED = re.compile(r"([a-z])\1+")


def sound(word: str, script: Script) -> str:
    """The sound of one lower-case word, or of several with line breaks between them.

    Words in neither script come back as they are.
    """
    if script is Script.CYRILLIC:
        if "о" in word:
            word = _SOFT_O.sub("ё", word)
        raw = word.translate(_CYRILLIC)
    elif script is Script.LATIN:
        raw = _latin(word)
    else:
        return word
    return _SETTLE.sub(_settled, _DOUBLED.sub(r"\1", raw))


def sounds(words: Sequence[str], script: Script) -> list[str]:
    """The sounds of many lower-case words of one script, at once as far as they are spelt in letters alone."""
    if script is Script.LATIN:
        words = [_ch(word) if "ch" in word and word.isascii() and word.isalpha() else word for word in words]
    plain = script is Script.CYRILLIC
    together = [
        plain
        or (
            word.isascii()
            and word.islower()
            and ("ch" not in word or word.isalpha() or not _OWN_CH.search(word))
        )
        for word in words
    ]
    if all(together):
        return sound(BREAK.join(words), script).split(BREAK) if words else []
    joined = iter(sound(BREAK.join(compress(words, together)), script).split(BREAK))
    return [
        next(joined) if at_once else sound(word, script)
        for word, at_once in zip(words, together, strict=True)
    ]


def foreign(word: str) -> tuple[str, ...]:
    """Other sounds that a lower-case Latin word has if it is spelt as in France, Germany, Poland, Turkey or Belarus."""
    return tuple(sounds(spelt_abroad(word), Script.LATIN))


def all_foreign(words: Sequence[str]) -> list[tuple[str, ...]]:
    """The other sounds of many words, as `foreign` finds them."""
    read = all_spelt_abroad(words)
    heard = iter(sounds(list(chain.from_iterable(read)), Script.LATIN))
    return [tuple(islice(heard, len(several))) for several in read]


def spelt_abroad(word: str) -> list[str]:
    """How a lower-case Latin word would be spelt here if it is spelt as in one of these countries."""
    return all_spelt_abroad([word])[0]


def all_spelt_abroad(words: Sequence[str]) -> list[list[str]]:
    """How many lower-case Latin words would be spelt here: each rule is tried on all of them at once."""
    if not words:
        return []
    together = BREAK.join(words)
    other = [together.replace(*pair) for pair in _FOREIGN if pair[0] in together]
    # Волчков is not Волхков.
    own = _WITH_CHK.sub("", together) if "chk" in together else together
    other.append(own.replace("ch", "kh"))
    other.append(_GERMAN.sub(lambda found: _GERMAN_LETTERS.get(found[0], found[0]), own))
    other.append(_SHORT_U.sub(_from_minsk, together))
    other.append(_BELARUSIAN.sub(_from_minsk, together))
    other.append(together.replace("tsi", "ti").replace("tse", "te").replace("dz", "d"))
    if not (changed := [one.split(BREAK) for one in dict.fromkeys(other) if one != together]):
        return [[] for _ in words]
    return [
        list(dict.fromkeys([spelt for spelt in several if spelt != word and spelt]))
        for word, several in zip(words, zip(*changed, strict=True), strict=True)
    ]


_WITH_CHK = re.compile(rf"(?m)^[^{BREAK}]*chk[^{BREAK}]*$")
_SHORT_U = re.compile("(?m)[aeo]u(?=[bcdghjklmnprstvz]|$)")
_BELARUSIAN = re.compile(f"{_SHORT_U.pattern}|(?<=[bdghklmnprstvz])[ijy]a(?=[bdghklmnprstvz])|^[jy]a")


def _from_minsk(found: re.Match[str]) -> str:
    """Latin spellings of Belarusian ў and of an я that stands for an unstressed е."""
    return f"{found[0][0]}v" if found[0][-1] == "u" else "e"


def from_belarusian(word: str) -> str:
    """A lower-case Cyrillic word as it is spelt here if its ц and дз are those that Belarusian makes of т and д, or
    else its я an unstressed е; empty if it has none of these."""
    if "ц" not in word and "дз" not in word:
        return word.replace("я", "е") if "я" in word else ""
    hard = word.replace("ця", "те").replace("дзя", "де").replace("дз", "д")
    return hard.replace("ці", "ти").replace("ць", "ть").replace("це", "те")


def _latin(word: str) -> str:
    if word.isascii():
        word = word.replace("'", "").replace("-", "").replace(".", "")
    else:
        word = word.translate(_LATIN_MARKS)
        if not word.isascii():
            word = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    if "ch" in word and BREAK not in word:
        word = _ch(word)
    return _SPELLING.sub(_spelt, word)


def _ch(word: str) -> str:
    """The letters ch are ч, but ш in a word that spells ч as the French do, and х in one spelt the German way.

    A word in which that is done already stays as it is.
    """
    if "tsch" in word or "sch" in word or "w" in word:
        return _LONE_CH.sub("kh", word)
    return _LONE_CH.sub("sh", word) if "tch" in word else word


def _spelt(found: re.Match[str]) -> str:
    letters = found[0]
    if (said := _ALWAYS.get(letters)) is not None:
        return said
    if letters in ("j", "dj"):
        return _letter_j(found)
    if letters in _AT_END and found.string[found.end() : found.end() + 1] in ("", BREAK):
        return _AT_END[letters]
    return _SPELLINGS[letters]


def _letter_j(found: re.Match[str]) -> str:
    """French ж before a consonant at the start, a soft sign between consonants, else и or й."""
    before = found.string[found.start() - 1] if found.start() else BREAK
    after = found.string[found.end() : found.end() + 1] or BREAK
    if before == BREAK:
        return "j" if found[0] == "dj" or after in "bdnm" + BREAK else "i"
    between = before in _LATIN_CONSONANT and after in _LATIN_CONSONANT
    return "" if between else "i"


_IN_ONE_WAY = {"dj": "j", "ts": "c", "i": ""}


def _settled(found: re.Match[str]) -> str:
    """What schemes spell in many ways, in one way: softness, д+ж, т+с."""
    return _IN_ONE_WAY.get(found[0], "e")
