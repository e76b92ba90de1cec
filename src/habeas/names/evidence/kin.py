"""Remarks on two names that are of two people: how they could be related. They weigh nothing; they warn.

A mother and her son, two brothers, a father and his child bear names that look alike; a list that joins them
loses one of them.
"""

from habeas.names import surnames
from habeas.names.evidence.family import Off
from habeas.names.name import Name
from habeas.names.result import Evidence
from habeas.names.rules import Rule


def remarks(a: Name, b: Name, off: Off) -> tuple[Evidence, ...]:
    """How the bearers of two different names could be related, if their family name is one."""
    if Rule.KIN in off or not a.family or not b.family or not _one_stem(a, b):
        return ()
    says = sentence(_child(a, b) or _child(b, a), _one_father(a, b), a.sex, b.sex)
    return (Evidence(Rule.KIN, 0.0, says),)


def sentence(child: bool, one_father: bool, a: str | None, b: str | None) -> str:
    """The remark on two names of one family name: whether one is child of the other or both of one man; their sexes."""
    return f"family name stem equal: could be {_how(child, one_father, a, b)}"


def _how(child: bool, one_father: bool, a: str | None, b: str | None) -> str:
    if child:
        return "a father and his child"
    if one_father:
        if a and b:
            if a != b:
                return "brother and sister"
            return "brothers" if a == "m" else "sisters"
        return "brothers or sisters"
    if a and b and a != b:
        return "mother and son, father and daughter, or husband and wife"
    return "relatives"


def _one_stem(a: Name, b: Name) -> bool:
    return surnames.stem(a.family[0].sound) == surnames.stem(b.family[0].sound)


def _child(parent: Name, child: Name) -> bool:
    """Whether the patronymic of one can come from the given name of the other."""
    if not (child.patronymic and child.patronymic.patronymic and parent.given and parent.given[0].given):
        return False
    return bool(child.patronymic.patronymic.fathers & parent.given[0].given.all)


def _one_father(a: Name, b: Name) -> bool:
    if not (a.patronymic and b.patronymic and a.patronymic.patronymic and b.patronymic.patronymic):
        return False
    first, second = a.patronymic.patronymic, b.patronymic.patronymic
    return first.stem == second.stem or bool(first.fathers & second.fathers)
