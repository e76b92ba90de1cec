"""What a file on a person would hold and what it leaves out, for whoever makes it: they may see all of this, and the
reader of the file none of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.dossiers.person_file import Made
from habeas.dossiers.released import Ground, Purpose, Released, left_out_sources, sealed_passages
from habeas.identity.clusters import clusters
from habeas.language import gettext as _
from habeas.language import mark
from habeas.register.about import About
from habeas.register.people import PersonFile
from habeas.statements.account import Answer
from habeas.statements.allowed import allowed
from habeas.statements.known import Known
from habeas.wording.cast import cast_of_record
from habeas.wording.sentences import fact_sentence

WHY = {
    Ground.REFUSED: mark("whoever told it does not want it used for this"),
    Ground.NOT_ALLOWED: mark("nobody said that it may be published"),
    Ground.FOR_FEW: mark("only some at this desk may see it"),
}


@dataclass(frozen=True)
class Sealed:
    """A passage that stays out unless it is chosen: its words, and all that it says."""

    id: str
    words: str
    says: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """A source that stays out, and why."""

    title: str
    why: str


@dataclass(frozen=True)
class Seen:
    """What would be in a file, and what not. `for_few` are titles of what goes in although only some here may see it,
    `named_as` how those who told it are called, `parted` names that lose their link to this person in it, `printed`
    what goes into print because others printed it, and nobody was asked."""

    lines: int
    sources: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    sealed: tuple[Sealed, ...]
    for_few: tuple[str, ...]
    named_as: tuple[str, ...]
    parted: tuple[str, ...]
    printed: tuple[str, ...]


def in_words(
    about: About, whole: PersonFile, purpose: Purpose, release: Released | None, made: Made | None
) -> Seen:
    """What a file would hold, beside everything that is known of the person."""
    known = about.known
    out = left_out_sources(known, purpose)
    sources = made.sources if made else ()
    concerned = dict.fromkeys(
        (*whole.row.sources, *(known.mentions[id_].source for id_ in whole.row.mentions))
    )
    return Seen(
        lines=made.lines if made else 0,
        sources=tuple(known.sources[id_].title for id_ in sources),
        left_out=tuple(
            LeftOut(known.sources[id_].title, _(WHY[out[id_]])) for id_ in concerned if id_ in out
        ),
        sealed=tuple(_sealed(known, whole, out.keys())),
        for_few=tuple(known.sources[id_].title for id_ in sources if id_ in known.audiences),
        named_as=tuple(dict.fromkeys(words for _name, words in release.unnamed.names)) if release else (),
        parted=tuple(_parted(known, whole, release)),
        printed=tuple(
            known.sources[id_].title
            for id_ in sources
            if purpose is Purpose.PUBLICATION and allowed(known, id_).publish is not Answer.YES
        ),
    )


def _sealed(known: Known, whole: PersonFile, out: Iterable[str]) -> list[Sealed]:
    """The sealed passages that say something of this person, of the sources that go in."""
    cast, about = cast_of_record(known), {part.statement.telling.id for part in whole.parts}
    left_out = set(out)
    found = []
    for passage in sealed_passages(known):
        if passage.source in left_out or about.isdisjoint(passage.tellings):
            continue
        tellings = [known.tellings[id_] for id_ in passage.tellings]
        longest = max((one.passage.exact for one in tellings), key=len)
        says = dict.fromkeys(fact_sentence(fact, cast) for one in tellings for fact in one.facts)
        found.append(Sealed(passage.id, longest, tuple(says)))
    return found


def _parted(known: Known, whole: PersonFile, release: Released | None) -> list[str]:
    """The names that are this person only by way of what is left out."""
    if release is None:
        return []
    of = clusters(release.known).of
    return [
        known.mentions[id_].name
        for id_ in whole.row.mentions
        if of.get(id_, release.subject) != release.subject
    ]
