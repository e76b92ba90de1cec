"""Who is withheld from whatever leaves the desk in clear, as they are said to have done something to people, and what
they go by instead: a nickname that gives away no name, or nothing. One rule for files, tables and pictures.
"""

import re
from collections.abc import Collection, Iterable

from habeas.dossiers.one_name import is_alike
from habeas.identity.clusters import clusters
from habeas.identity.unnamed import names_nobody
from habeas.language import gettext as _
from habeas.names.words import word
from habeas.register.alleged import alleged, may_be_named, names_of
from habeas.statements.known import Known
from habeas.wording.grammar import MARKS, quoted

Names = tuple[tuple[str, bool], ...]
"""Names, each with whether it was given as a nickname or call sign."""
EDGES = f"{MARKS}‘’' "
"""What stands around a name and is none of it."""
_QUOTED = re.compile(r"[«“\"][^»”\"]*[»”\"]")
_LETTERS = re.compile(r"[^\W\d_]+")


def withheld(known: Known, now: Known, named: Collection[str] = ()) -> dict[str, Names]:
    """The mentions of everybody said to have done something to people, then or by today, whom no two people decided to
    name outside; with all their names, and whether each is a nickname. "An unknown person" has none. Of an earlier day
    nobody is named who is not named today. Of whom a mention is among `named`, whoever makes this one file chose to
    give the names in it."""
    today, found = clusters(now), dict[str, Names]()
    released = {
        member
        for cluster, names in names_of(now, today, alleged(now, today)).items()
        if may_be_named(now, today, cluster, (name for name, _is_nickname in names))
        for member in today.members[cluster]
    }
    for one in (now,) if now is known else (now, known):
        who = today if one is now else clusters(one)
        released.update(member for id_ in named if id_ in who.of for member in who.members[who.of[id_]])
        for cluster, names in names_of(one, who, alleged(one, who)).items():
            members = who.members[cluster]
            if all(names_nobody(name) for name, _is_nickname in names):
                continue
            if not released.issuperset(members):
                found.update((member, (*found.get(member, ()), *names)) for member in members)
    return found


def undecided(known: Known) -> list[str]:
    """The people (clusters) who are said to have done something, and whom no two people decided to name outside."""
    of = clusters(known).of
    return list(dict.fromkeys(of[id_] for id_ in withheld(known, known)))


def nickname(names: Iterable[tuple[str, bool]]) -> str:
    """What somebody is called, which is no name: the first nickname that is said to be theirs and has no word of a
    name, in no script, case or short form; "" if there is none."""
    said = [(name.strip(EDGES), is_nickname) for name, is_nickname in names]
    nicknames = [name for name, is_nickname in said if is_nickname]
    # What stands in quotation marks within a name is a nickname, too.
    of_names = [
        word(part)
        for name, is_nickname in said
        if not is_nickname and name not in nicknames
        for part in _LETTERS.findall(_QUOTED.sub(" ", name))
    ]
    alone = (
        one
        for one in nicknames
        if not any(is_alike(word(part), other) for part in _LETTERS.findall(one) for other in of_names)
    )
    return next((_("a person called {name}").format(name=quoted(one)) for one in alone), "")
