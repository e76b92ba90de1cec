"""Who stands in a file without a name, as they are said to have done something to people; and words that may be a name
of theirs."""

from collections.abc import Collection
from dataclasses import dataclass

from habeas.dossiers.released import Released
from habeas.dossiers.whose_names import may_be_names, not_named
from habeas.register.about import About
from habeas.register.people import PersonFile
from habeas.statements.known import Known


@dataclass(frozen=True)
class NotNamed:
    """Somebody whose names stay out: they can be given to a lawyer."""

    id: str
    names: str
    is_named: bool


@dataclass(frozen=True)
class WithoutNames:
    """Who stands there without a name, and words that may be somebody's name and are hidden from nobody."""

    people: tuple[NotNamed, ...]
    perhaps: tuple[str, ...]


def without_names(
    about: About, now: Known, whole: PersonFile, release: Released | None, named: Collection[str]
) -> WithoutNames:
    """Of the passages that would be in a file on a person."""
    if release is None:
        return WithoutNames((), ())
    ids = {part.statement.telling.id for part in whole.parts}
    tellings = [one for one in release.known.tellings.values() if one.id in ids]
    chosen = {about.who.of.get(id_, id_) for id_ in named}
    return WithoutNames(
        people=tuple(
            NotNamed(one.id, " / ".join(one.names), one.id in chosen)
            for one in not_named(about, tellings, now=now)
        ),
        perhaps=tuple(may_be_names(about, tellings, release.unnamed, whole.row.mentions)),
    )
