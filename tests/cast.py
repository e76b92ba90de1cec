"""The fixed cast, and a small invented case written down in a few words for tests.

Anna edits, Bohdan is on the case team, Vera works on another case, Olha is a mother at the door, Petro is
held. `Notebook` collects values as the record would, one entry each, a minute apart.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from habeas.statements.chain import Basis, Chain, Knows, Link
from habeas.statements.claims.base import Claim
from habeas.statements.codec import Record
from habeas.statements.decisions import Decision
from habeas.statements.in_force import Noted
from habeas.statements.judgement import Judgement, Undoing, Verdict
from habeas.statements.known import Known, known
from habeas.statements.mention import Kind, Mention, party
from habeas.statements.passage import Passage
from habeas.statements.source import Source, SourceKind
from habeas.statements.telling import Fact, Polarity, Stage, Telling
from habeas.statements.when import Aspect, When

ANNA, BOHDAN, VERA = "Anna", "Bohdan", "Vera"
START = datetime(2031, 5, 10, 9, 0, tzinfo=UTC)


class Notebook:
    """Writes a case down. Ids are the short names given, so that a test reads like the case it is about."""

    def __init__(self) -> None:
        self.items: list[Noted] = []

    def note(self, value: Record, by: str = ANNA) -> None:
        number = len(self.items) + 1
        self.items.append(Noted(number, START + timedelta(minutes=number), by, value))

    def source(self, id_: str, published: str | None = None, title: str = "A report") -> str:
        kind = SourceKind.ARTICLE
        self.note(
            Source(id=id_, kind=kind, title=title, obtained="by mail", obtained_at=START, published=published)
        )
        return id_

    def mention(self, id_: str, source: str, kind: Kind = Kind.PERSON, name: str | None = None) -> str:
        name = name or id_.split("@")[0]
        passage = Passage(start=0, end=len(name), exact=name)
        self.note(Mention(id=id_, source=source, kind=kind, name=name, passages=(passage,)))
        return id_

    def people(self, source: str, *names: str) -> None:
        for name in names:
            self.mention(name, source)

    def tell(
        self,
        id_: str,
        source: str,
        claim: Claim,
        *,
        when: str | When | None = None,
        aspect: Aspect = Aspect.AT,
        chain: Chain | tuple[str | None, ...] = (),
        polarity: Polarity = Polarity.ASSERTS,
        stage: Stage | None = None,
        replaces: str | None = None,
        more: tuple[Claim, ...] = (),
        act: str | None = None,
    ) -> None:
        """One telling of one fact, both called `id_` (the telling "t:" + id_); `more` adds undated facts; `act` is the
        mention of the act that the first fact speaks of."""
        date = When(edtf=when, aspect=aspect) if isinstance(when, str) else when
        fact = Fact(id=id_, claim=claim, when=date, polarity=polarity, stage=stage, act=act)  # type: ignore[arg-type]
        others = tuple(
            Fact(id=f"{id_}.{number}", claim=other)  # type: ignore[arg-type]
            for number, other in enumerate(more, start=2)
        )
        passage = Passage(start=0, end=1, exact="x")
        self.note(
            Telling(
                id=f"t:{id_}",
                source=source,
                passage=passage,
                chain=tuple(link(item) for item in chain),
                facts=(fact, *others),
                replaces=replaces,
            )
        )

    def judge(self, a: str, b: str, verdict: Verdict) -> str:
        id_ = f"j{len(self.items)}"
        self.note(Judgement(id=id_, a=a, b=b, verdict=verdict))
        return id_

    def decide(self, kind: type[Decision], on: str, *, by: str = ANNA, **rest: Any) -> str:
        """A decision of one kind on something, with its own fields."""
        id_ = f"d{len(self.items)}"
        self.note(kind(id=id_, on=on, **rest), by)  # type: ignore[arg-type]
        return id_

    def undo(self, of: str) -> str:
        id_ = f"u{len(self.items)}"
        self.note(Undoing(id=id_, of=of))
        return id_

    def known(self, until: int | None = None) -> Known:
        """What is known after the first `until` entries (default: all)."""
        return known(self.items[:until])


def link(teller: Link | str | None) -> Link:
    """A link that the words name; None is a teller whom nobody names."""
    if isinstance(teller, Link):
        return teller
    who = party(teller) if teller else None
    return Link(who=who, knows=Knows.NOT_SAID, basis=Basis.EXPLICIT if who else Basis.INFERRED)
