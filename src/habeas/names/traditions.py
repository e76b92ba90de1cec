"""Words beside the name: titles, particles and markers of other traditions, so that they do no harm.

оглы and кызы make a patronymic of the word before them, ibn and bin of the word after; al- and van belong to the
family name and are left out of the comparison; titles and "junior" say nothing and are dropped.
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "mr mrs ms miss dr prof professor sir lady lord mme mlle herr frau don sr sra jr ii iii iv hon rev "
    "sgt lt capt maj col gen cpl pvt гн госпожа господин пан пані др проф гр граж гражданин гражданка "
    "сержант рядовой рядовий лейтенант капитан капітан майор полковник подполковник підполковник генерал "
    "прапорщик ефрейтор солдат president monsieur madame mademoiselle senor signor signora general admiral "
    "commander colonel major captain lieutenant sergeant minister prince princess король президент "
    "sheikh shaikh shaykh haji hajji mullah ayatollah шейх"
)
"""Forms of address and ranks, lower case without full stops."""

DAUGHTER = _words("bint бинт кызы кизи гызы қызы qizi kyzy kizi gizi kizy")
"""Markers of a father's name that a daughter bears."""

CHILD_OF_BEFORE = DAUGHTER | _words("оглы оглу огли oglu ogly ogli uulu uly улы уулу угли ugli o'g'li")
"""Markers after the father's name: Гейдар оглы, Heydar oglu, Асан уулу, Асан кызы."""

CHILD_OF_AFTER = _words("ibn bin ben ould bint ибн бин бинт")
"""Markers before the father's name, in Arabic names."""

PARTICLES = _words(
    "al el as ad ar at ash an ul ur van von der den de del della di da do dos du la le les ten ter af av y e i "
    "аль эль ас ад ар ан аш и й фон ван дер де ла ди да"
)
"""Particles of family names: not compared, and they make the words after them family names."""

SERVANT = _words("abd abdul abdel abdal abdur abdou abdu абд абду абдул абдель абдуль")
"""The first half of Arabic names such as Abd al-Rahman, written in one, two or three words."""

CALL_SIGN_WORDS = _words(
    "позывной позивний прозвище прізвисько кличка псевдо псевдоним погоняло nickname alias aka callsign"
)
"""Words after which a call sign or nickname follows."""

MARKERS = TITLES | CHILD_OF_BEFORE | CHILD_OF_AFTER | PARTICLES | SERVANT | CALL_SIGN_WORDS
"""All words that are no name themselves."""

SERVANTS = ("abd", "абд")
"""How the first half of such a name begins."""
_SERVANT = re.compile("^(?:abd[aeou]?[lr](?=.....)|абд[уеа]?ль?(?=.....)|абдур(?=.....))")
_GOD = ("abdulla", "abdalla", "абдулла", "абдалла", "абдулае", "абдулає", "abdulae", "abdulaye", "abdulaie")


def servant_of(plain: str) -> str:
    """A lower-case Arabic name with its first half made one: Abdulrahman, Abdurrahman and Abdel-Rahman."""
    if plain[:3] not in SERVANTS or plain.startswith(_GOD):
        return plain
    return _SERVANT.sub(plain[:3], plain)
