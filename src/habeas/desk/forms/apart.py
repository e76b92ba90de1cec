"""What tells namesakes apart where somebody is chosen: age, unit, what was last said of them, and where; the source.

Whoever bears a name alike elsewhere on the register is offered, too; nobody is joined by being offered.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from habeas.desk.opened import VIEWS, Desk
from habeas.identity.alike import key
from habeas.language import gettext as _
from habeas.language import mark
from habeas.protection.erased import when_erased
from habeas.register.about import About
from habeas.register.fate import fate
from habeas.register.status import UNKNOWN
from habeas.register.whereabouts import whereabouts
from habeas.statements.claims.identity import Aged, ServesIn
from habeas.statements.mention import Kind
from habeas.wording.words import figure

AT_MOST = 20
"""How many of one name are offered from elsewhere: more nobody reads through."""
SAID = {
    "held": mark("last said to be held"),
    "said_released": mark("last said to have been let go"),
    "said_returned": mark("last said to have been sent back to a unit"),
    "said_escaped": mark("last said to have got away"),
    "said_dead": mark("last said to have died"),
    "released": mark("let go, as somebody confirmed"),
    "returned": mark("sent back to a unit, as somebody confirmed"),
    "returned_freely": mark("back with a unit of their own will, as somebody confirmed"),
    "escaped": mark("got away, as somebody confirmed"),
    "dead": mark("died, as somebody confirmed"),
    "no_news": mark("last said that there is no news"),
}
OFFERED = frozenset({Kind.PERSON, Kind.PLACE, Kind.BODY})


@dataclass(frozen=True)
class Elsewhere:
    """Somebody or something of another source, by one of its mentions: its name, and what tells it apart."""

    id: str
    kind: Kind
    name: str
    text: str


@dataclass
class _Names:
    """Who bears which names, of all that is known: from the words of a name as they sound to clusters."""

    about: About
    by_word: dict[tuple[Kind, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    words: dict[str, set[tuple[frozenset[str], str]]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for mention in self.about.known.mentions.values():
            if mention.kind in OFFERED:
                cluster = self.about.who.of[mention.id]
                words, patronymic = _words(mention.kind, mention.name)
                if (words, patronymic) not in self.words[cluster]:
                    self.words[cluster].add((words, patronymic))
                    for word in words:
                        self.by_word[mention.kind, word].append(cluster)

    def alike(self, kind: Kind, name: str) -> list[str]:
        """The clusters that bear this name, or it in part, or more of it; those with most in common first."""
        words, patronymic = _words(kind, name)
        found: dict[str, int] = {}
        for cluster in {cluster for word in words for cluster in self.by_word.get((kind, word), ())}:
            for others, father in self.words[cluster]:
                stands_against = bool(patronymic and father and patronymic != father)
                if not stands_against and (words <= others or others <= words):
                    found[cluster] = max(found.get(cluster, 0), len(words & others))
        return sorted(found, key=lambda cluster: -found[cluster])


_kept: list[_Names] = []
when_erased(_kept.clear)


def elsewhere(here: Desk, source_id: str, names: Iterable[tuple[Kind, str]]) -> list[Elsewhere]:
    """All of other sources whose names are alike one of these; those of this source are left out."""
    about = here.about(here.known())
    index = next((one for one in _kept if one.about is about), None)
    if index is None:
        index = _Names(about)
        _kept[:] = [*_kept[-VIEWS + 1 :], index]
    own = {about.who.of[mention.id] for mention in here.known().mentions_of(source_id)}
    clusters: dict[str, None] = {}
    for kind, name in names:
        if kind in OFFERED:
            clusters |= dict.fromkeys([one for one in index.alike(kind, name) if one not in own][:AT_MOST])
    return [_elsewhere(about, cluster, here.today()) for cluster in clusters]


def apart(about: About, id_: str, today: date) -> str:
    """A name of the record with what tells it apart: "Petro, 24, 205th brigade, last said to be held, Karsk"."""
    mentions = about.known.mentions
    return ", ".join([mentions[id_].name, *_tells(about, about.who.of[id_], today)])


def _elsewhere(about: About, cluster: str, today: date) -> Elsewhere:
    mention = about.known.mentions[cluster]
    title = about.known.sources[mention.source].title
    return Elsewhere(cluster, mention.kind, mention.name, f"{apart(about, cluster, today)} · {title}")


def _tells(about: About, cluster: str, today: date) -> list[str]:
    mentions, parts = about.known.mentions, about.parts(cluster, today)
    if mentions[cluster].kind is not Kind.PERSON or not parts:
        return []
    claims = [part.statement.fact.claim for part in parts]
    ages = [figure(claim.years) for claim in claims if isinstance(claim, Aged) and claim.years is not None]
    units = [
        mentions[claim.body.members[0]].name for claim in claims if isinstance(claim, ServesIn) and claim.body
    ]
    said = [_(SAID[value.value]) for value in fate(about, parts, today).answers if value.value in SAID]
    where = whereabouts(about, parts, today)
    places = [one.value for one in (*where.last, *where.answers) if one.value != UNKNOWN]
    return [*ages[-1:], *units[-1:], *said[-1:], *(mentions[id_].name for id_ in places[-1:])]


def _words(kind: Kind, name: str) -> tuple[frozenset[str], str]:
    """The words of a name as they sound; other things than people go by their whole name as it is written."""
    if kind is not Kind.PERSON:
        return frozenset({" ".join(name.split()).casefold()}), ""
    words, patronymic = key(name)
    return frozenset(words), patronymic
