"""One invented source while it is written: its lines, whom it speaks of, and what it states, each at its words."""

from datetime import date, datetime
from random import Random

from habeas.protection.digest import sha256
from habeas.statements.chain import Basis, Chain, Knows, Link, Passed
from habeas.statements.claims import AnyClaim
from habeas.statements.codec import Record
from habeas.statements.mention import Kind, Mention, Party, party
from habeas.statements.passage import Passage
from habeas.statements.source import Source, SourceKind, TextLayer
from habeas.statements.telling import Fact, Polarity, Telling
from habeas.statements.when import Aspect, When

VERSION = "text/1"


def made_id(chance: Random, prefix: str) -> str:
    """An id of the form that ids have, by chance that can be repeated."""
    return f"{prefix}_{chance.getrandbits(80):020x}"


def on(day: date, chance: Random | None = None, aspect: Aspect = Aspect.AT) -> When:
    """A day as somebody says it: mostly the day, now and then the month, or about then."""
    how = chance.random() if chance else 1.0
    if aspect is Aspect.AT and how < 0.08:
        return When(edtf=f"{day:%Y-%m}", aspect=aspect)
    if aspect is Aspect.AT and how < 0.13:
        return When(edtf=f"{day.isoformat()}~", aspect=aspect)
    return When(edtf=day.isoformat(), aspect=aspect)


class Paper:
    """A source on its way. `values` are all it holds once it is written, in the order in which they are noted."""

    def __init__(
        self,
        chance: Random,
        kind: SourceKind,
        title: str,
        day: date,
        language: str,
        *,
        published: bool = True,
    ) -> None:
        self.id, self.kind, self.title, self.language = made_id(chance, "s"), kind, title, language
        self.day, self.scheme = day, chance.randrange(6)
        self._chance, self._published = chance, published
        self._lines, self._length = [title], len(title)
        self._named: dict[object, str] = {}
        self._new: list[tuple[str, Kind, str]] = []
        self._told: list[Record] = []
        self.statements = 0

    def name(self, kind: Kind, name: str, of: object = None) -> Party:
        """Somebody or something by the name that this source has for it; the same again is the same mention."""
        key = (kind, of or name)
        if key not in self._named:
            self._named[key] = made_id(self._chance, "m")
            self._new.append((self._named[key], kind, name))
        return party(self._named[key])

    def tell(
        self,
        words: str,
        chain: Chain,
        *said: tuple[AnyClaim, When | None] | tuple[AnyClaim, When | None, Polarity],
    ) -> tuple[str, ...]:
        """Write a sentence that states something. Returns the ids of its facts."""
        start = self._length + 1
        self._lines.append(words)
        self._length += 1 + len(words)
        for id_, kind, name in self._new:
            at = words.find(name)
            passages = (self._cut(start + at, name),) if at >= 0 else ()
            self._told.append(Mention(id=id_, source=self.id, kind=kind, name=name, passages=passages))
        self._new.clear()
        facts = tuple(
            Fact(
                id=made_id(self._chance, "f"),
                claim=claim,
                when=when,
                polarity=more[0] if more else Polarity.ASSERTS,
            )
            for claim, when, *more in said
        )
        passage = self._cut(start, words)
        telling = Telling(
            id=made_id(self._chance, "t"), source=self.id, passage=passage, chain=chain, facts=facts
        )
        self._told.append(telling)
        self.statements += len(facts)
        return tuple(fact.id for fact in facts)

    def by(self, *tellers: Party | None, knows: Knows = Knows.WAS_THERE) -> Chain:
        """A chain from whoever knows it to this source itself."""
        first = Link(who=tellers[0], knows=knows, passed=Passed.CALL, basis=Basis.EXPLICIT)
        between = (
            Link(who=one, knows=Knows.WAS_TOLD, passed=Passed.CALL, basis=Basis.EXPLICIT)
            for one in tellers[1:]
        )
        end = (Link(who=party(self.id), passed=Passed.PUBLICATION),) if self._published else ()
        return (first if tellers[0] else Link(), *between, *end)

    @property
    def speaks_of(self) -> set[str]:
        """The mentions that some sentence names."""
        return {value.id for value in self._told if isinstance(value, Mention)}

    @property
    def text(self) -> str:
        """All that is written so far."""
        return "\n".join(self._lines)

    def values(self, at: datetime) -> list[Record]:
        """The source, taken in at a moment, with everything it holds."""
        data = self.text.encode()
        source = Source(
            id=self.id, kind=self.kind, title=self.title, obtained="made by habeas bench world", obtained_at=at,
            published=self.day.isoformat() if self._published else None, sha256=sha256(data), size=len(data),
            language=self.language, filename=f"{self.id}.txt",
        )  # fmt: skip
        layer = TextLayer(source=self.id, version=VERSION, sha256=source.sha256, length=len(self.text))
        return [source, layer, *self._told]

    def _cut(self, start: int, words: str) -> Passage:
        return Passage(start=start, end=start + len(words), exact=words, layer=VERSION)
