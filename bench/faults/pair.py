"""Two laptops with copies of one case, which work apart: each with a folder and device keys of its own."""

from datetime import timedelta
from pathlib import Path
from random import Random

from bench.faults.actor import Actor
from bench.faults.cases import ANNA, BEGAN, BOHDAN, Place, at, keys_of, new_case
from bench.faults.said import Said

from habeas.acts.backup import back_up, restore
from habeas.acts.case import Case
from habeas.acts.merging import give

PACKAGES = 3
COPY = "copy"
"""The folder that the backup lies in from which the second copy was made."""
AFTER_COPY = BEGAN + timedelta(days=200)


class Laptop:
    """A laptop: its place, its copy of the case, whoever works there, and what was acknowledged to them."""

    def __init__(self, place: Place, case: Case, chance: Random, by: str) -> None:
        self.place, self.case, self.said, self.chance = place, case, list[Said](), chance
        self.actor = Actor(case, chance, self.said.append, by=by, stick=place.stick)

    def acts(self, count: int) -> None:
        """Do so many random acts. Raises what an act raises: here nothing stands in its way."""
        with at(self.place):
            for _ in range(count):
                self.actor.step()


def pair(folder: Path, chance: Random, *, acts: int) -> tuple[Laptop, Laptop]:
    """Two laptops: a case with some acts in it, and a copy of it."""
    one, other = (Place(folder / name).made() for name in ("one", "other"))
    with at(one):
        first = Laptop(one, new_case(one.case), chance, ANNA)
        first.acts(acts)
        made = back_up(first.case, folder / COPY, by=ANNA, at=AFTER_COPY)
    with at(other):
        case = restore(made.file, other.case, keys_of(one.case), ring=made.ring, at=AFTER_COPY)
    return first, Laptop(other, case, chance, BOHDAN)


def with_packages(folder: Path, chance: Random, *, acts: int) -> tuple[Place, set[str]]:
    """A case that nobody has open, with packages of a colleague beside its place; and what was withdrawn, by
    whomever."""
    ours, theirs = pair(folder, chance, acts=acts)
    for number in range(PACKAGES):
        theirs.acts(acts // 2)
        with at(theirs.place):
            give(theirs.case, folder / f"package {number}", by=BOHDAN, at=theirs.actor.now())
    withdrawn = {source for one in (ours, theirs) for source in one.case.known().withdrawals}
    ours.case.close()
    theirs.case.close()
    return ours.place, withdrawn


def packages_beside(place: Place) -> list[Path]:
    """The packages that were put beside a place."""
    return sorted(place.root.parent.glob("package *"))
