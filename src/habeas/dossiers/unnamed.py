"""Whose names leave the desk in nothing: those who are said to have done something to people, unless two people decided
to name them; and, in a file for publication, those who told us, unless they said under which name.

A pure function of what is known; it then takes the names out of finished text, in every script and case, and numbers
that somebody can be rung on. A name goes rather once too often: a word that merely sounds like it goes, too.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from habeas.dossiers.one_name import is_alike
from habeas.dossiers.withheld import EDGES, Names, nickname, withheld
from habeas.identity.clusters import Clusters, clusters
from habeas.identity.unnamed import name_in
from habeas.language import gettext as _
from habeas.names.name import Word
from habeas.names.words import word
from habeas.statements.account import Consent, Use, strictest
from habeas.statements.known import Known
from habeas.statements.mention import Kind
from habeas.statements.source import SourceKind

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_BETWEEN = re.compile(r"(?:\s|[^\W\d_]\.)*")
"""What may stand between two words of one name: blanks and initials."""
_REACH = re.compile(r"\+?\d[\d\s().-]{5,}\d|\S+@\S+\.\w+|(?<!\w)@\w{3,}")
_DIGITS = 9
"""So many digits and no fewer are a number to ring; a date has eight."""
_SHORTEST = 3


@dataclass(frozen=True)
class Unnamed:
    """What stands for a mention's name (`of`, by its id), and the names that are taken out of text, with what stands
    there instead. `kept` are names that stay although they share a word with one that goes. In what is printed, nobody
    can be reached either."""

    of: dict[str, str] = field(default_factory=dict)
    names: tuple[tuple[str, str], ...] = ()
    kept: tuple[str, ...] = ()
    is_printed: bool = False

    def __call__(self, text: str) -> str:
        """A text without these names."""
        left = _without(text, self._hidden, self.kept) if self.names else text
        return _REACH.sub(_reach, left) if self.is_printed else left

    @cached_property
    def _hidden(self) -> list[tuple[Word, str]]:
        return [(word(part), instead) for name, instead in self.names for part in _parts(name)]


def unnamed(known: Known, shown: Collection[str], subject: str = "", *, now: Known | None = None) -> Unnamed:
    """Whose names stay out of a file for publication in which these sources are; `now` is what is known today, where
    `known` is of an earlier day.

    Whoever was asked whether it may be published, for any source, is called what they said, everywhere; where they
    said nothing of it, they are not named. In what is no printed article, neither is who told it to them. Whoever is
    said to have done something to people, then or by today, goes by a nickname, if there is one; also in a file on
    themselves.
    """
    who, said = clusters(known), withheld(known, now or known)
    of, gone = _instead(known, who, said, _told_by(known, who, shown, who.of.get(subject, "")))
    for (source, use), consent in known.consents.items():
        name = known.sources[source].obtained_from if source in known.sources else None
        if use is Use.PUBLISH and name:
            gone.setdefault(name, consent.name.strip() or _nobody())
    own = who.members.get(who.of.get(subject, ""), ())
    kept = [known.mentions[id_].name for id_ in own if id_ not in of]
    return Unnamed(of, tuple(_persons(known, gone, _all_names(said))), tuple(kept), is_printed=True)


def without_alleged(known: Known, *, now: Known | None = None, named: Collection[str] = ()) -> Unnamed:
    """Whose names stay out of what leaves in clear and is not printed: of those alone who are said to have done
    something to people, and whom neither two people decided to name nor (`named`, any mention of them) whoever makes
    this. All others are named in full, also where they share a word with one who is not."""
    return hiding(known, withheld(known, now or known, named))


def hiding(known: Known, said: Mapping[str, Names], who: Clusters | None = None) -> Unnamed:
    """The same for these mentions, each with all names of theirs."""
    if not said:
        return Unnamed()
    of, gone = _instead(known, who or clusters(known), said, {})
    kept = [one.name for one in known.mentions.values() if one.kind is Kind.PERSON and one.id not in of]
    gone_names = tuple(_persons(known, gone, _all_names(said)))
    return Unnamed(of, gone_names, tuple(name for name in dict.fromkeys(kept) if name not in gone))


def _instead(
    known: Known, who: Clusters, said: Mapping[str, Names], instead: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """What stands for each mention, and for each name. Said to have done something to people is not shown to have done
    it: naming them is a decision of its own."""
    for mention, names in said.items():
        if mention in who.of and not instead.get(who.of[mention]):
            instead[who.of[mention]] = nickname(names)
    of = {
        member: words or _nobody()
        for cluster, words in instead.items()
        for member in who.members.get(cluster, ())
    }
    gone = {known.mentions[id_].name: words for id_, words in of.items()}
    for mention, names in said.items():
        words = of.get(mention, nickname(names) or _nobody())
        gone |= {name: words for name, is_nickname in names if not is_nickname and name not in gone}
    return of, gone


def _nobody() -> str:
    return _("somebody who is not named")


def _all_names(said: Mapping[str, Names]) -> set[str]:
    return {name for names in said.values() for name, _is_nickname in names}


def _told_by(known: Known, who: Clusters, shown: Collection[str], own: str) -> dict[str, str]:
    """Everybody who told it to us, with what they are called instead ("" where they said nothing of it)."""
    asked: dict[str, list[Consent]] = {}
    for (source, use), consent in known.consents.items():
        if use is Use.PUBLISH:
            for mention in _tellers(known, source):
                asked.setdefault(who.of.get(mention, mention), []).append(consent)
    instead = {cluster: strictest(several).name.strip() for cluster, several in asked.items()}
    for mention in _others(known, shown):
        instead.setdefault(who.of.get(mention, mention), "")
    if own in instead and not asked.get(own):
        del instead[own]
    return instead


def _tellers(known: Known, source: str) -> tuple[str, ...]:
    """Who was asked: the last of those who told a source; else whoever in it bears the name of who gave it."""
    account = known.accounts.get(source)
    if account and account.chain and account.chain[-1].who:
        return account.chain[-1].who.members
    name = known.sources[source].obtained_from if source in known.sources else None
    return tuple(one.id for one in known.mentions_of(source, Kind.PERSON) if name and one.name == name)


def _others(known: Known, shown: Collection[str]) -> Iterator[str]:
    """The people among the tellers of what was told to us alone."""
    for source in shown:
        if known.sources[source].kind is SourceKind.ARTICLE:
            continue
        account = known.accounts.get(source)
        chains = [account.chain] if account else []
        for chain in [*chains, *(telling.chain for telling in known.tellings_of(source))]:
            for link in chain:
                for id_ in link.who.members if link.who else ():
                    if id_ in known.mentions and known.mentions[id_].kind is Kind.PERSON:
                        yield id_


def _persons(known: Known, names: dict[str, str], alleged: Collection[str]) -> Iterator[tuple[str, str]]:
    """The names that are names of people, not descriptions; their words that name places or bodies left out. A body
    that bears the name of somebody who is said to have done something would name them."""
    words = {
        kind: {
            part.casefold()
            for one in known.mentions.values()
            if one.kind is kind
            for part in _parts(one.name)
        }
        for kind in (Kind.PLACE, Kind.BODY)
    }
    elsewhere = words[Kind.PLACE] | words[Kind.BODY]
    for name, instead in names.items():
        if name.strip(EDGES)[:1].isupper() or (name == name.lower() and name_in(name)):
            stays = words[Kind.PLACE] if name in alleged else elsewhere
            left = " ".join(part for part in _parts(name) if part.casefold() not in stays)
            if left:
                yield left, instead


def _parts(name: str) -> list[str]:
    """The words of a name that are written as names are; all of one that is a name in small letters."""
    is_small = name == name.lower() and bool(name_in(name))
    return [
        part for part in _WORD.findall(name) if (part[0].isupper() or is_small) and len(part) >= _SHORTEST
    ]


def _without(text: str, hidden: Iterable[tuple[Word, str]], kept: Iterable[str]) -> str:
    # Messages are written in small letters at times: there a name has none either.
    is_small = text == text.lower()
    alike = [
        (*found.span(), instead)
        for found in _WORD.finditer(text)
        if (found[0][0].isupper() or is_small) and (instead := _stands_for(found[0], hidden))
    ]
    if not alike:
        return text
    stays = [found.span() for name in kept if " " in name and name in text for found in _all(name, text)]
    gone: list[tuple[int, int, str]] = []
    for start, end, instead in alike:
        if any(a <= start and end <= b for a, b in stays):
            continue
        if gone and gone[-1][2] == instead and _BETWEEN.fullmatch(text, gone[-1][1], start):
            start = gone.pop()[0]
        gone.append((start, end, instead))
    for start, end, instead in reversed(gone):
        text = f"{text[:start]}[{instead}]{text[end:]}"
    return text


def _all(name: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"\b{re.escape(name)}\b", text)


def _stands_for(written: str, hidden: Iterable[tuple[Word, str]]) -> str | None:
    if len(written) < _SHORTEST:
        return None
    one = word(written)
    return next((instead for other, instead in hidden if is_alike(one, other)), None)


def _reach(found: re.Match[str]) -> str:
    is_short = "@" not in found[0] and sum(letter.isdigit() for letter in found[0]) < _DIGITS
    return found[0] if is_short else _("[how to reach somebody]")
