"""What truly happened to the people of one base: taken, held, moved on, let go or not. Nobody says it yet."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from habeas.statements.claims.contact import ContactKind
from habeas.statements.claims.identity import Kinship
from habeas.world.names import Name, name, surname, word
from habeas.world.truth import End, Stay

LIVE = (
    ContactKind.VOICE,
    ContactKind.VOICE,
    ContactKind.VOICE,
    ContactKind.IN_PERSON,
    ContactKind.LIVE_VIDEO,
)
KINDS = (*LIVE, ContactKind.TEXT, ContactKind.TEXT, ContactKind.VOICE_MESSAGE, ContactKind.THIRD_PARTY)
KIN = (Kinship.MOTHER, Kinship.FATHER, Kinship.SPOUSE, Kinship.SISTER)


@dataclass(slots=True)
class Life:
    """One of them, and the relative who is in touch with them."""

    name: Name
    born: date
    relative: Name
    kinship: Kinship
    stays: tuple[Stay, ...]
    end: End
    ended: date | None
    contacts: tuple[tuple[date, ContactKind], ...]
    posed_as: date | None
    """From when on somebody else writes from their account."""
    mentions: list[str] = field(default_factory=list)
    told_by: set[str] = field(default_factory=set)
    """Whose knowledge what is said of them is."""

    def place_on(self, day: date) -> Stay | None:
        """Where they were held on a day."""
        return next(
            (stay for stay in self.stays if stay.since <= day and (stay.until is None or day < stay.until)),
            None,
        )

    def age_on(self, day: date) -> int:
        """How old they were on a day."""
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


@dataclass(frozen=True, slots=True)
class Places:
    """The town of a base, its district, and the two places in which its people are held."""

    town: str
    district: str
    first: str
    second: str
    unit: str


def places(chance: Random) -> Places:
    """Invented places, in Cyrillic."""
    town, district = word(chance), f"{word(chance, 3)}ский"
    return Places(town, district, f"подвал {word(chance)}", f"колония {word(chance)}", f"полк {word(chance)}")


def life(chance: Random, taken: date, where: Places) -> Life:
    """One of those who were taken on a day."""
    family = surname(chance)
    kinship = chance.choice(KIN)
    moved = taken + timedelta(days=chance.randrange(14, 30)) if chance.random() < 0.6 else None
    stays: tuple[Stay, ...] = (Stay(where.first, taken, moved),)
    if moved:
        stays = (*stays, Stay(where.second, moved, None))
    end = chance.choices(list(End), (60, 15, 13, 4, 8))[0]
    ended = None if end is End.HELD else taken + timedelta(days=chance.randrange(35, 90))
    if ended:
        stays = (*stays[:-1], Stay(stays[-1].place, stays[-1].since, ended))
    last = (ended - taken).days if end is End.DEAD and ended else 100
    days = sorted(chance.randrange(1, last) for _ in range(chance.choice((0, 1, 1, 2, 3))))
    return Life(
        name=name(chance, family=family),
        born=date(chance.randrange(1970, 2006), chance.randrange(1, 13), chance.randrange(1, 29)),
        relative=name(chance, woman=kinship is not Kinship.FATHER, family=family),
        kinship=kinship,
        stays=stays,
        end=end,
        ended=ended,
        contacts=tuple((taken + timedelta(days=day), chance.choice(KINDS)) for day in days),
        posed_as=taken + timedelta(days=chance.randrange(40, 80)) if chance.random() < 0.06 else None,
    )
