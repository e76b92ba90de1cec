"""Whether words name a person at all. "A soldier", "his mother" and a nickname alone tell nobody from anybody else."""

import re

from habeas.names import parse

KIN = frozenset(
    (
        "mother father son daughter brother sister wife husband parent parents child relative cousin uncle aunt "
        "grandmother grandfather friend colleague neighbour neighbor widow fiancee "
        "мать мама отец папа сын дочь брат сестра жена муж родитель родители родственник родственница тётя тетя дядя "
        "бабушка дедушка дед друг подруга коллега сосед соседка вдова невеста "
        "мати мама батько тато син донька дочка брат сестра дружина чоловік батьки родич родичка тітка дядько бабуся "
        "дідусь друг подруга колега сусід сусідка вдова наречена"
    ).split()
)
COMMON = frozenset(
    (
        "soldier soldiers man men woman women person people stranger somebody someone guard guards officer prisoner "
        "prisoners detainee detainees sailor conscript caller source lawyer witness witnesses unknown unidentified "
        "unnamed anonymous commander doctor nurse boy girl guy driver investigator "
        "солдат солдаты мужчина женщина человек люди незнакомец кто-то некто охранник офицер пленный задержанный "
        "задержанная матрос призывник источник адвокат свидетель неизвестный неизвестная неопознанный командир врач "
        "парень девушка водитель следователь военнослужащий боец "
        "солдати чоловіки жінка жінки людина незнайомець хтось охоронець офіцер полонений затриманий затримана призовник "
        "джерело свідок невідомий невідома неопізнаний лікар хлопець дівчина водій слідчий військовослужбовець боєць"
    ).split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_QUOTED = re.compile(r"[«“„\"].*?[»”“\"]")


def is_name(text: str) -> bool:
    """Whether words name somebody. Relatives of others and people of a kind have no name of their own here; a call
    sign in quotation marks is left out of account."""
    words = _WORD.findall(_QUOTED.sub(" ", text))
    own = [word for word in words if word.casefold() not in COMMON | KIN and not _is_possessive(word)]
    if not own:
        return False
    spelt_large = [word for word in own if word[0].isupper()]
    if len(own) < len(words):
        # "The soldier Petro Mura" is named; "Petro's mother", "мать Петра" and "A soldier" are not.
        return len(spelt_large) > 1
    if spelt_large and (own[0][0].isupper() or len(spelt_large) > 1):
        return len(spelt_large) > 1 or len(own) == 1 or _has_given(text)
    return _has_given(text)


def _is_possessive(word: str) -> bool:
    return word.endswith(("'s", "’s"))


def _has_given(text: str) -> bool:
    """Lists are written in small letters at times: then a given name that is known makes a name."""
    found = parse(text)
    return any(word.given is not None and word.given.full for word in found.given) and len(found.words) > 1
