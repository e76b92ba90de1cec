"""Before something leaves: who of those said to have done something to people stands in it without a name, and which
words in it may be a name of theirs that nobody noted as one. For whoever decides; no reader of a file sees it.
"""

import re
from calendar import day_abbr, day_name, month_abbr, month_name
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from habeas.dossiers.one_name import is_alike
from habeas.dossiers.unnamed import Unnamed, hiding
from habeas.dossiers.withheld import Names, withheld
from habeas.names.name import Word
from habeas.names.scripts import Script
from habeas.names.words import word
from habeas.register.about import About
from habeas.statements.known import Known
from habeas.statements.mention import Kind
from habeas.statements.telling import Telling

_WORD = re.compile(r"[^\W\d_]\.|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_INSTEAD = re.compile(r"\[[^\]]*\]")
_BEGINS = re.compile(r"(?:^|[.!?…:]\s+|[«“\"]\s?)$")
_SHORTEST = 3
_CALENDAR = frozenset(
    name.casefold() for names in (day_name, day_abbr, month_name, month_abbr) for name in names if name
)


class NotNamed(Struct, frozen=True):
    """Somebody said to have done something to people: their cluster, and all names of theirs that stay out."""

    id: str
    names: tuple[str, ...]


def not_named(about: About, tellings: Iterable[Telling], *, now: Known | None = None) -> list[NotNamed]:
    """Whom these passages speak of or name, and nobody decided to name, in the order of the record."""
    known, passages = about.known, list(tellings)
    said, of, ids = withheld(known, now or known), about.who.of, {one.id for one in passages}
    together: dict[str, dict[str, Names]] = {}
    for id_, names in said.items():
        together.setdefault(of.get(id_, ""), {})[id_] = names
    hide = hiding(known, said, about.who)
    texts = [one.passage.exact for one in passages if hide(one.passage.exact) != one.passage.exact]
    found = []
    for cluster, own in together.items():
        is_near = any(not ids.isdisjoint(about.index.near.get(id_, ())) for id_ in own)
        if is_near or (texts and _is_named(hiding(known, own, about.who), texts)):
            spelled = dict.fromkeys(name for several in own.values() for name, _is_nickname in several)
            found.append(NotNamed(cluster, tuple(spelled)))
    return sorted((one for one in found if one.id), key=lambda one: about.who.rank[one.id])


def _is_named(hide: Unnamed, texts: Iterable[str]) -> bool:
    return any(hide(text) != text for text in texts)


def may_be_names(
    about: About, tellings: Iterable[Telling], hide: Unnamed, own: Collection[str] = ()
) -> list[str]:
    """Words of these passages that may be the name of somebody who stands in them without a name, once what is hidden
    is taken out; each once. Not of `own` (mentions of whom the file is on), of places and of bodies. Rather one too
    many: whoever is held beside them is among them, too."""
    known = about.known
    near = {id_ for member in hide.of for id_ in about.index.near.get(member, ())}
    elsewhere, people = (
        {part.casefold() for one in known.mentions.values() if one.kind in kinds for part in _parts(one.name)}
        for kinds in ((Kind.PLACE, Kind.BODY), (Kind.PERSON,))
    )
    # In any case: of whom the file is on, and the nicknames that stand there for the others.
    theirs = (*own, *(id_ for id_ in hide.of if id_ in known.mentions))
    said = [word(part) for id_ in theirs for part in _parts(known.mentions[id_].name)]
    found = dict[str, None]()
    for telling in tellings:
        text = _INSTEAD.sub(" ", hide(telling.passage.exact))
        # A nickname stands there for them, or a fact is of them: whose name is beside it?
        if telling.id in near or text != telling.passage.exact:
            found.update(dict.fromkeys(_names_in(text, elsewhere, people, said)))
    return list(found)


def _names_in(
    text: str, elsewhere: Collection[str], people: Collection[str], said: Collection[Word]
) -> Iterator[str]:
    """The runs of words written as names are, of which one is like a name."""
    for words, begins_a_sentence in _runs(text):
        left = [
            one
            for one in words
            if len(one) >= _SHORTEST
            and one.casefold() not in elsewhere
            and not any(is_alike(word(one), other) for other in said)
        ]
        is_name = (bool(left) and any(one.endswith(".") for one in words)) or any(
            one.casefold() in people or word(one).given is not None for one in left
        )
        # Within a sentence, Cyrillic writes nothing large but names; English also much else.
        is_large = len(left) > 1 or any(word(one).script is Script.CYRILLIC for one in left)
        if is_name or (is_large and not begins_a_sentence):
            yield " ".join(words)


def _runs(text: str) -> Iterator[tuple[list[str], bool]]:
    """Words with a capital that stand side by side, and whether a sentence begins with them."""
    end, run = 0, list[str]()
    begins = False
    for found in _WORD.finditer(text):
        if run and text[end : found.start()].strip():
            yield run, begins
            run = []
        if found[0][0].isupper() and found[0].casefold() not in _CALENDAR:
            begins = begins if run else bool(_BEGINS.search(text[: found.start()]))
            run, end = [*run, found[0]], found.end()
        elif run:
            yield run, begins
            run = []
    if run:
        yield run, begins


def _parts(name: str) -> Iterator[str]:
    return (part for part in _WORD.findall(name) if part[0].isupper())
