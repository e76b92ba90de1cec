"""A case on Petro written down for files: every passage and title has a word of its own that can be looked for."""

from dataclasses import dataclass, field
from datetime import date

from habeas.dossiers.document import Document
from habeas.dossiers.person_file import Made, person_file
from habeas.dossiers.released import Purpose, released
from habeas.statements.account import Account, Answer, Audience, Consent, Use
from habeas.statements.chain import Basis, Chain, Knows, Link
from habeas.statements.claims.base import Claim
from habeas.statements.judgement import Verdict
from habeas.statements.known import Known
from habeas.statements.mention import Kind, Mention, party
from habeas.statements.passage import Passage
from habeas.statements.source import Source, SourceKind, TextLayer
from habeas.statements.telling import Fact, Telling
from habeas.statements.when import When
from tests.cast import START, Notebook

AS_OF = date(2031, 5, 20)
ROOT = "5e" * 32
PETRO = "petro"


@dataclass
class Told:
    """Writes a case down, and makes files of it."""

    book: Notebook = field(default_factory=Notebook)
    _number: int = 0

    def source(
        self, id_: str, kind: SourceKind = SourceKind.CALL, title: str = "", person: str = PETRO
    ) -> str:
        digest = f"{len(self.book.items):064x}"
        self.book.note(
            Source(
                id=id_, kind=kind, title=title or f"Title{id_}", obtained=f"how{id_}", obtained_at=START,
                obtained_from=f"From{id_}", published="2031-05-12", sha256=digest,
            )
        )  # fmt: skip
        self.book.note(TextLayer(source=id_, version="plain/1", sha256=digest[::-1], length=100_000))
        self.mention(f"{PETRO}@{id_}", id_, "Petro")
        if id_ != "s0":
            self.same("petro@s0", f"petro@{id_}")
        return id_

    def mention(self, id_: str, source: str, name: str, kind: Kind = Kind.PERSON) -> str:
        self.book.note(Mention(id=id_, source=source, kind=kind, name=name))
        return id_

    def same(self, a: str, b: str) -> None:
        self.book.judge(a, b, Verdict.SAME)

    def tell(
        self,
        source: str,
        words: str,
        *claims: Claim,
        start: int | None = None,
        chain: Chain = (),
        when: str | None = None,
    ) -> str:
        """One passage, of as many facts as there are claims; passages lie apart unless a start is given."""
        self._number += 1
        start = self._number * 500 if start is None else start
        id_ = f"t{self._number}"
        facts = tuple(
            Fact(id=f"{id_}f{place}", claim=claim, when=When(edtf=when) if when else None)  # type: ignore[arg-type]
            for place, claim in enumerate(claims)
        )
        passage = Passage(start=start, end=start + len(words), exact=words, layer="plain/1")
        self.book.note(Telling(id=id_, source=source, passage=passage, chain=chain, facts=facts))
        return id_

    def allows(self, source: str, use: Use, answer: Answer, name: str = "") -> None:
        number = len(self.book.items)
        self.book.note(Consent(id=f"c{number}", source=source, use=use, answer=answer, name=name))

    def told_by(self, source: str, teller: str) -> None:
        self.book.note(
            Account(id=f"a:{source}", source=source, chain=(by(teller),), reach="+380 50 123 45 67")
        )

    def seen_by(self, source: str, *people: str) -> None:
        self.book.note(Audience(id=f"o:{source}", source=source, people=people))

    @property
    def known(self) -> Known:
        return self.book.known()

    def made(self, purpose: Purpose = Purpose.LAWYER, *chosen: str, person: str = "petro@s0") -> Made | None:
        release = released(self.known, purpose, person, chosen)
        if release is None:
            return None
        return person_file(release, as_of=AS_OF, known_on=None, day=AS_OF, root=ROOT)

    def document(self, purpose: Purpose = Purpose.LAWYER, *chosen: str) -> Document:
        made = self.made(purpose, *chosen)
        assert made is not None
        return made.document


def by(teller: str) -> Link:
    """A teller whom the words name."""
    return Link(who=party(teller), knows=Knows.WAS_TOLD, basis=Basis.EXPLICIT)
