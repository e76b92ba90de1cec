"""Abbreviations of public bodies that are not the initials of their English names, and bodies known by one word."""

from habeas.reading.english.scene.word_sets import word_set

_ABBREVIATIONS: dict[str, str] = {
    "federal security service": "fsb",
    "main intelligence directorate": "gru",
    "main directorate of intelligence": "gur",
    "foreign intelligence service": "svr",
    "security service of ukraine": "sbu",
    "ukraine security service": "sbu",
    "ukrainian security service": "sbu",
    "defence intelligence of ukraine": "gur",
    "federal penitentiary service": "fsin",
    "federal protective service": "fso",
    "investigative committee": "sk",
    "national guard": "rosgvardia",
    "committee for state security": "kgb",
    "state security committee": "kgb",
    "general intelligence directorate": "gid",
    "islamic revolutionary guard corps": "irgc",
    "national intelligence organization": "mit",
    "national intelligence organisation": "mit",
    "islamic state": "isis",
    "kurdistan workers party": "pkk",
    "revolutionary armed forces of colombia": "farc",
    "national liberation army": "eln",
    "doctors without borders": "msf",
    "reporters without borders": "rsf",
    "international committee of the red cross": "icrc",
    "european court of human rights": "echr",
    "world organisation against torture": "omct",
    "united nations": "un",
    "european union": "eu",
    "inter services intelligence": "isi",
    "directorate of military intelligence": "dmi",
    "special investigation service": "sis",
}

KNOWN = word_set(
    "fsb gru sbu svr gur cia fbi mi5 mi6 nato un eu osce icrc unhcr unicef ohchr interpol europol "
    "kgb mossad echr msf kremlin pentagon amnesty hezbollah hamas taliban isis wagner bbc cnn afp "
    "reuters tass ria pkk ypg rsf dea redut akhmat berkut rosgvardia roskomnadzor farc eln idf "
    "irgc savak isi nkvd omon sobr fsin gulagu memorial bellingcat frontex parliament congress "
    "senate bundestag duma rada sejm knesset majlis facebook telegram whatsapp twitter instagram "
    "youtube signal google vkontakte viber tiktok"
)
"""Names of one word that are bodies wherever they stand."""


def abbreviation_of(words: tuple[str, ...]) -> str | None:
    """The usual abbreviation of a body's English name (plain words, lower case), if it has its own."""
    return _ABBREVIATIONS.get(" ".join(w for w in words if w != "the").replace("-", " "))
