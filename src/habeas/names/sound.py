"""One written form for what a word sounds like, whatever the script and the scheme of transliteration.

Cyrillic of three languages and Latin of many schemes meet in the same small alphabet. The form is for
comparing only: it merges what schemes merge (г and х, е and ё, и and і) and is never shown as a name.

Letters: a b c(ts) d e f h(г, ґ, х) i j(zh) k l m n o p q(ch) r s t u v w(sh, shch) z.
"""

import re
import unicodedata

from habeas.names.scripts import Script

_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгґдеёєжзиіїйклмнопрстуўфхцчшщыэ", "abvhhdeeejziiiiklmnoprstuvfhcqwwie", strict=True)),
        "ё": "io",
        "ъ": "",
        "ь": "",
        "'": "",
        "ю": "iu",
        "я": "ia",
        "-": "",
        ".": "",
        # Letters of other Cyrillic alphabets, to the nearest sound.
        "ә": "a",
        "ғ": "h",
        "қ": "k",
        "ң": "n",
        "ө": "o",
        "ұ": "u",
        "ү": "u",
        "һ": "h",
        "җ": "j",
        "ҷ": "q",
        "ҳ": "h",
        "ӣ": "i",
        "ӯ": "u",
        "ј": "i",
        "љ": "l",
        "њ": "n",
        "ћ": "q",
        "ђ": "j",
    }
)
_SOFT_O = re.compile("[ьй]о")

_LATIN_MARKS = str.maketrans(
    {
        "š": "sh",
        "ş": "sh",
        "ș": "sh",
        "ŝ": "sh",
        "č": "ch",
        "ç": "ch",
        "ć": "ch",
        "ĉ": "ch",
        "ž": "zh",
        "ż": "zh",
        "ź": "z",
        "ł": "l",
        "ś": "s",
        "ń": "n",
        "ñ": "n",
        "ě": "ie",
        "ė": "e",
        "ë": "io",
        "ï": "i",
        "ı": "i",
        "ğ": "g",
        "ə": "a",
        "ø": "o",
        "ö": "o",
        "ü": "u",
        "ä": "a",
        "æ": "e",
        "ß": "s",
        "đ": "d",
        "ŭ": "w",
        "ţ": "ts",
        "ț": "ts",
        "'": None,
        "-": None,
        ".": None,
        '"': None,
        "ʺ": None,
    }
)
_SPELLINGS = {
    **dict.fromkeys(["shch", "schtsch", "stch", "szcz", "chtch", "sch", "sh", "sz", "tsh"], "w"),
    **dict.fromkeys(["tsch", "tch", "ch", "cz"], "q"),
    **dict.fromkeys(["ts", "tz", "tc"], "c"),
    **dict.fromkeys(["kh", "gh", "g"], "h"),
    **dict.fromkeys(["zh", "dzh", "dj"], "j"),
    "cki": "cki",
    "cky": "cki",
    "cka": "cka",
    "ck": "k",
    "ce": "ce",
    "ci": "ci",
    "cy": "ci",
    "c": "k",
    "ph": "f",
    "th": "t",
    "dh": "d",
    "x": "ks",
    "qu": "k",
    "q": "k",
    "w": "v",
    "gue": "he",
    "gui": "hi",
    "ou": "u",
    "oo": "u",
    "ee": "i",
    "y": "i",
    "j": "i",
}
_AT_END = {
    "off": "ov",
    "eff": "ev",
    "of": "ov",
    "ef": "ev",
    "ine": "in",
    "au": "av",
    "vic": "viq",
    "vitc": "viq",
}
_SPELLING = re.compile(
    f"(?:{'|'.join(_AT_END)})$|^j(?=[bdnm])|" + "|".join(sorted(_SPELLINGS, key=len, reverse=True))
)
"""Letters and groups of Latin letters, longest first: English, German, French, Polish and passport spellings."""

_SETTLE = re.compile(r"dj|i+o|i+e|(?<=[bcdfhjklmnpqrstvwz])i+(?=[au])|ts|(.)\1+")


def sound(word: str, script: Script) -> str:
    """The sound of one lower-case word. A word in neither script comes back as it is."""
    if script is Script.CYRILLIC:
        if "о" in word:
            word = _SOFT_O.sub("ё", word)
        raw = word.translate(_CYRILLIC)
    elif script is Script.LATIN:
        raw = _latin(word)
    else:
        return word
    return _SETTLE.sub(_settled, raw)


def _latin(word: str) -> str:
    if word.isascii():
        word = word.replace("'", "").replace("-", "").replace(".", "")
    else:
        word = word.translate(_LATIN_MARKS)
        if not word.isascii():
            word = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return _SPELLING.sub(_spelt, word)


def _spelt(found: re.Match[str]) -> str:
    letters = found[0]
    if letters == "j" and found.start() == 0 and found.string[1:2] in "bdnm":
        return "j"
    return _SPELLINGS.get(letters) or _AT_END[letters]


def _settled(found: re.Match[str]) -> str:
    """What schemes spell in many ways, in one way: softness, doubled letters, д+ж, т+с."""
    letters = found[0]
    last = letters[-1]
    if last in "oe" and letters[0] == "i":
        return "e"
    if letters == "dj":
        return "j"
    if letters == "ts":
        return "c"
    if letters[0] == last and len(letters) > 1:
        return last
    return ""
