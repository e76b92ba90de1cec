"""Small invented stories with what is true of them: which contradictions there are, and how often there is none.

A story is written by what people say, before anything looks at it. `KINDS` are the contradictions that somebody who
reads it with care finds; () where all of it can be true.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from habeas.places import Kind as PlaceKind
from habeas.statements.chain import Basis, Knows, Link
from habeas.statements.claims.base import Claim
from habeas.statements.claims.contact import Contacted, ContactKind, Seen
from habeas.statements.claims.custody import Detained, HeldAt, Moved, Released
from habeas.statements.claims.groups import BelongsTo, Counted
from habeas.statements.claims.harm import Died
from habeas.statements.claims.identity import Aged, Born, Kinship, Named, NameKind, Related
from habeas.statements.decisions import Confirmed, Placing
from habeas.statements.known import Known
from habeas.statements.mention import Kind, Party, party
from habeas.statements.passage import Words
from habeas.statements.source import Source, SourceKind
from habeas.statements.telling import Polarity, Stage
from habeas.statements.when import Aspect
from tests.cast import START, Notebook

DAY = date(2031, 6, 1)
SINCE, STILL, UNTIL, AT = Aspect.SINCE, Aspect.STILL, Aspect.UNTIL, Aspect.AT
POST, LISTOK, CALL, LIST = "post", "listok", "call", "list"


class Story:
    """A notebook with four sources of 20 May 2031 and short ways to say what is said most.

    `by` are the tellers from whoever knew first ("Olha", or several); without any, the source speaks for itself.
    """

    def __init__(self) -> None:
        self.book = Notebook()
        self.book.source(POST, published="2031-05-20")
        self.book.source(LISTOK, published="2031-05-20")
        self.book.note(
            Source(
                id=CALL, kind=SourceKind.CALL, title="A call", obtained="noted", obtained_at=START,
                published="2031-05-20",
            )
        )  # fmt: skip
        self.book.note(
            Source(
                id=LIST, kind=SourceKind.LIST, title="A list", obtained="sent", obtained_at=START,
                published="2031-05-20",
            )
        )  # fmt: skip
        self._made: set[str] = set()
        self._facts = 0

    def person(self, name: str) -> str:
        return self._mention(name, Kind.PERSON)

    def place(
        self,
        name: str,
        kind: PlaceKind | None = None,
        at: tuple[float, float] | None = None,
        within: str = "",
    ) -> str:
        self._mention(name, Kind.PLACE)
        if kind or at or within:
            lat, lon = at or (None, None)
            self.book.note(
                Placing(
                    id=f"v{len(self.book.items)}", on=name, kind=kind,
                    latitude=None if lat is None else round(lat * 1e6),
                    longitude=None if lon is None else round(lon * 1e6),
                    within=self._mention(within, Kind.PLACE) if within else "",
                )
            )  # fmt: skip
        return name

    def group(self, name: str) -> str:
        return self._mention(name, Kind.GROUP)

    def body(self, name: str) -> str:
        return self._mention(name, Kind.BODY)

    def _mention(self, id_: str, kind: Kind) -> str:
        if id_ not in self._made:
            self._made.add(id_)
            self.book.mention(id_, POST, kind)
        return id_

    def say(
        self,
        claim: Claim,
        when: str | None = None,
        aspect: Aspect = AT,
        *,
        by: str | tuple[str, ...] = (),
        source: str = POST,
        polarity: Polarity = Polarity.ASSERTS,
        stage: Stage | None = None,
        replaces: str | None = None,
        more: tuple[Claim, ...] = (),
    ) -> str:
        self._facts += 1
        id_ = f"f{self._facts}"
        tellers = (by,) if isinstance(by, str) else by
        knows = [Knows.WAS_THERE] + [Knows.WAS_TOLD] * len(tellers)
        chain = tuple(
            Link(
                who=party(self.person(who) if who not in self._made else who), knows=how, basis=Basis.EXPLICIT
            )
            for who, how in zip(tellers, knows, strict=False)
        )
        self.book.tell(
            id_, source, claim, when=when, aspect=aspect, chain=chain, polarity=polarity, stage=stage,
            replaces=replaces, more=more,
        )  # fmt: skip
        return id_

    def who(self, names: str | tuple[str, ...]) -> Party:
        return party(*(self.person(one) for one in ((names,) if isinstance(names, str) else names)))

    def held(self, who: str, where: str, when: str | None = None, aspect: Aspect = AT, **rest: object) -> str:
        self.place(where)
        return self.say(HeldAt(who=self.who(who), place=party(where)), when, aspect, **rest)  # type: ignore[arg-type]

    def seen(self, who: str, where: str, when: str | None = None, **rest: object) -> str:
        self.place(where)
        return self.say(Seen(who=self.who(who), where=party(where)), when, **rest)  # type: ignore[arg-type]

    def detained(self, who: str, when: str | None = None, where: str = "", **rest: object) -> str:
        place = party(self.place(where)) if where else None
        return self.say(Detained(who=self.who(who), place=place), when, **rest)  # type: ignore[arg-type]

    def moved(
        self, who: str, start: str, end: str, when: str | None = None, means: str = "", **rest: object
    ) -> str:
        claim = Moved(
            who=self.who(who), from_=party(self.place(start)), to=party(self.place(end)),
            means=Words(exact=means) if means else None,
        )  # fmt: skip
        return self.say(claim, when, **rest)  # type: ignore[arg-type]

    def released(self, who: str, when: str | None = None, **rest: object) -> str:
        return self.say(Released(who=self.who(who)), when, **rest)  # type: ignore[arg-type]

    def died(self, who: str, when: str | None = None, **rest: object) -> str:
        return self.say(Died(who=self.who(who)), when, **rest)  # type: ignore[arg-type]

    def rang(
        self,
        who: str,
        to: str,
        when: str | None = None,
        kind: ContactKind = ContactKind.VOICE,
        **rest: object,
    ) -> str:
        self.person(to)
        claim = Contacted(from_=self.who(who), to=party(to), kind=kind)
        return self.say(claim, when, **rest)  # type: ignore[arg-type]

    def aged(self, who: str, years: int, when: str | None = None, **rest: object) -> str:
        return self.say(Aged(person=self.who(who), years=years), when, **rest)  # type: ignore[arg-type]

    def born(self, who: str, when: str | None = None, where: str = "", **rest: object) -> str:
        place = party(self.place(where)) if where else None
        return self.say(Born(person=self.who(who), place=place), when, **rest)  # type: ignore[arg-type]

    def named(self, who: str, name: str, kind: NameKind = NameKind.FULL, **rest: object) -> str:
        claim = Named(person=self.who(who), name_as_said=Words(exact=name), kind=kind)
        return self.say(claim, None, **rest)  # type: ignore[arg-type]

    def kin(self, who: str, kinship: Kinship, of: str, **rest: object) -> str:
        return self.say(Related(person=self.who(who), of=self.who(of), kinship=kinship), None, **rest)  # type: ignore[arg-type]

    def counted(
        self, group: str, least: int | None = None, most: int | None = None, when: str | None = None,
        about: bool = False, besides: str = "", **rest: object,
    ) -> str:  # fmt: skip
        claim = Counted(
            group=party(self.group(group)), at_least=least, at_most=most, about=about,
            besides=self.who(besides) if besides else None,
        )  # fmt: skip
        return self.say(claim, when, **rest)  # type: ignore[arg-type]

    def belongs(self, who: str, group: str, when: str | None = None, **rest: object) -> str:
        return self.say(BelongsTo(person=self.who(who), group=party(self.group(group))), when, **rest)  # type: ignore[arg-type]

    def confirm(self, fact: str) -> str:
        id_ = f"v{len(self.book.items)}"
        self.book.note(Confirmed(id=id_, on=fact, reason="seen at home"))
        return id_

    def known(self) -> Known:
        return self.book.known()


@dataclass(frozen=True)
class Case:
    """One story: its name, what it is about ("places"), the kinds of contradiction that are in it."""

    name: str
    matter: str
    kinds: frozenset[str]
    tell: Callable[[Story], None]
    held_out: bool

    def known(self) -> Known:
        story = Story()
        self.tell(story)
        return story.known()


CASES: list[Case] = []


def case(*kinds: str, held_out: bool = False) -> Callable[[Callable[[Story], None]], Callable[[Story], None]]:
    """Keep a story, under the name of its function. `held_out`: nobody looked at what the rules find in it."""

    def keep(tell: Callable[[Story], None]) -> Callable[[Story], None]:
        matter = tell.__module__.rpartition(".")[2]
        CASES.append(Case(tell.__name__, matter, frozenset(kinds), tell, held_out))
        return tell

    return keep
