"""Towns that were renamed: which two names can be one town, and since when. Both stay in use; neither is corrected."""

from functools import lru_cache
from importlib.resources import files

from msgspec import Struct

from habeas.names.scripts import script_of
from habeas.names.sound import sound


class Renaming(Struct, frozen=True):
    """A town had one of the names `before` until the year, and one of those `since` from then on."""

    year: int
    before: tuple[str, ...]
    since: tuple[str, ...]


def renamings(name: str) -> tuple[Renaming, ...]:
    """The renamings in which a name, in any of their scripts, stands on one side or the other."""
    return _by_name().get(_heard(name), ())


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[Renaming, ...]]:
    text = files("habeas.identity").joinpath("tables/renamings.tsv").read_text(encoding="utf-8")
    found: dict[str, tuple[Renaming, ...]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            year, before, since = line.split("\t")
            one = Renaming(int(year), tuple(before.split("|")), tuple(since.split("|")))
            for heard in {_heard(name) for name in (*one.before, *one.since)}:
                found[heard] = (*found.get(heard, ()), one)
    return found


def _heard(name: str) -> str:
    plain = name.lower().replace("ё", "е")
    return " ".join(sound(word, script_of(word)) for word in plain.split())


def other_side(one: Renaming, name: str) -> tuple[str, ...]:
    """The names that a town of this name had before, or has since."""
    heard = _heard(name)
    return one.since if heard in {_heard(other) for other in one.before} else one.before
