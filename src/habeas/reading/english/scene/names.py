"""Given names of many cultures, romanised loosely: whether a word is one, and whose.

Spelling variants meet in a loose key; the key is for recognising names, never for calling two people one.
"""

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

from habeas.protection.erased import of_words
from habeas.reading.english.scene.word_sets import word_set

_FOLDS: tuple[tuple[str, str], ...] = (
    (r"[^a-z]", ""),
    (r"shch|sch", "s"),
    (r"zh|dj|dz", "z"),
    (r"tch|cz|ch|ts|tz", "c"),
    (r"sh|sz", "s"),
    (r"kh", "h"),
    (r"ph", "f"),
    (r"gh", "g"),
    (r"th", "t"),
    (r"ck|qu|q", "k"),
    (r"c(?=[aouklrt]|$)", "k"),
    (r"ks|x", "s"),
    (r"w", "v"),
    (r"oo|ou", "u"),
    (r"ee", "i"),
    (r"[yj]", "i"),
    (r"ii+", "i"),
    (r"i([aeou])", r"\1"),
    (r"[ae]i", "i"),
    (r"h$", ""),
    (r"(.)\1+", r"\1"),
)


def plain(word: str) -> str:
    """The word in lower case without accents, apostrophes and a possessive ending."""
    bare = re.sub(r"['’](?:s)?$", "", word)
    spread = unicodedata.normalize(
        "NFKD", bare.replace("ł", "l").replace("ı", "i").replace("ø", "o").replace("đ", "d")
    )
    return "".join(ch for ch in spread.lower() if not unicodedata.combining(ch))


@of_words
@lru_cache(maxsize=65536)
def loose_key(word: str) -> str:
    """A key that the usual romanisations of one name share ("Artyom", "Artiom")."""
    key = plain(word)
    for pattern, to in _FOLDS:
        key = re.sub(pattern, to, key)
    return key


@lru_cache(maxsize=1)
def _given() -> tuple[dict[str, str], dict[str, str]]:
    """Gender by exact spelling and by loose key (u where the key serves both)."""
    exact: dict[str, str] = {}
    loose: dict[str, str] = {}
    text = (files(__package__) / "tables" / "given_names.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        gender, colon, names = line.partition(":")
        if colon and not line.startswith("#"):
            for name in names.split():
                _note(exact, plain(name), gender)
                _note(loose, loose_key(name), gender)
    return exact, loose


def _note(table: dict[str, str], key: str, gender: str) -> None:
    table[key] = gender if table.get(key, gender) == gender else "u"


@of_words
@lru_cache(maxsize=65536)
def given_gender(word: str) -> str | None:
    """m, f or u (both) when the word is a given name we know in some spelling; None when it is not."""
    exact, loose = _given()
    if found := exact.get(plain(word)):
        return found
    key = loose_key(word)
    return loose.get(key) if len(key) > 3 else None


def is_given_as_spelt(word: str) -> bool:
    """Whether it is a given name in this very spelling, and no ordinary word: for where capitals tell nothing."""
    low = plain(word)
    return low in _given()[0] and low not in ORDINARY


_FEMALE_ENDING = re.compile(
    r"(?:ova|eva|yova|ina|yna|aya|skaia|skaja|ska|cka|skaya|tskaya|ovna|evna|ivna|kyzy|qizi|gizi)$"
)
_MALE_ENDING = re.compile(
    r"(?:[oe]v|in|yn|sky|skiy|skii|skyi|ski|cki|tsky|tskyi|oy|ovich|evich|ovych|yovych|oglu|uly)$"
)
_FAMILY_ENDING = re.compile(
    r"(?:enko|chuk|shuk|uk|yuk|shvili|dze|yan|ian|oglu|escu|poulos|idis|akis|sson|sen|ez|ic|vic|wicz|zade|zadeh|iani)$"
)
_PATRONYMIC = re.compile(r"(?:ovich|evich|ovych|yovych|ovna|evna|ivna|yivna)$")


def surname_gender(word: str) -> str | None:
    """The gender that an East Slavic family name or patronymic shows in its ending, if it does."""
    low = plain(word)
    if len(low) < 5:
        return None
    return "f" if _FEMALE_ENDING.search(low) else "m" if _MALE_ENDING.search(low) else None


def looks_like_surname(word: str) -> bool:
    """Whether the word ends as family names of several cultures do."""
    low = plain(word)
    return len(low) > 4 and bool(
        _FEMALE_ENDING.search(low) or _MALE_ENDING.search(low) or _FAMILY_ENDING.search(low)
    )


def is_patronymic(word: str) -> bool:
    """Whether the word is an East Slavic patronymic by its ending."""
    return len(word) > 6 and bool(_PATRONYMIC.search(plain(word)))


ORDINARY = word_set(
    "will mark may june april august rose grace hope faith joy art ray sunny victor rich frank "
    "guy chase chance reed dean grant lane miles pat bill bob rob jack drew wade earl christian "
    "summer autumn dawn ivy lily iris daisy amber ruby pearl crystal angel star destiny genesis "
    "trinity mercy patience prudence constance clay cliff dale glen heath brook forest max don "
    "dick rusty buddy junior ali said an man ho long so to he no in my van mine minor major "
    "general lieutenant captain ben even ever della ram das la le san ana can tan ann song sun "
    "son li wu she we us ai sky eve gay gene harry jean jimmy josh lance nick norm penny peg "
    "piper poppy queen robin sage sandy sonny sue tommy troy violet wally warren woody are bear "
    "cole charity precious innocent sunday prince baba mama papa hung win min bold ko ye ha fen "
    "dan bo tin tun kai sol luz paz flor santos che rio sierra sandro nova alpha omega baraka ebo "
    "see ida ore mandate ask has had per bas lot sara imam sultan emir haji sheikh abu umm bin "
    "ibn el era ora ara kim park bay ming tang king wang pride honor honour victory liberty "
    "justice peace royal private regent"
)
"""Given names that are ordinary English words: no name at the beginning of a sentence by itself."""
