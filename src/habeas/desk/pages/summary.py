"""The few lines that answer: held or not, where, since when, last sign of life, how many voices."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from habeas.desk.pages.facts import FactLine, fact_line
from habeas.desk.shelves.rows import headline, other_names
from habeas.language import gettext as _
from habeas.language import ngettext
from habeas.register.about import About
from habeas.register.confirmed import confirmed
from habeas.register.people import PersonRow
from habeas.register.status import UNKNOWN
from habeas.register.value import Value, has_teller
from habeas.register.voices import Voices, voices
from habeas.statements.known import Known
from habeas.wording import dates, status
from habeas.wording.cast import cast_of_record
from habeas.wording.decided import decided_by
from habeas.wording.voices import counted

A_FEW = 12
"""Facts shown of those that an answer rests on: the last ones noted."""


@dataclass(frozen=True)
class Answer:
    """One possible answer in words, with the ids of the facts it rests on and, where shown, the facts."""

    text: str
    because: tuple[str, ...]
    facts: tuple[FactLine, ...] = ()
    detail: str = ""
    left: int = 0
    """How many more facts it rests on than are shown; they stand further down on the page of a person."""


@dataclass(frozen=True)
class Summary:
    """A person in a few lines."""

    id: str
    name: str
    other_names: tuple[str, ...]
    statuses: tuple[Answer, ...]
    places: tuple[Answer, ...]
    last_places: tuple[Answer, ...]
    since: Answer | None
    proof: Answer | None
    proof_days: str
    weaker: Answer | None
    doubted: tuple[Answer, ...]
    no_proof: str
    voices: str
    voice_names: tuple[str, ...]
    without_teller: str
    apart: str = ""
    presumed: str = ""
    """That the search is for a living person; "" once a death is confirmed."""


def summary(about: About, row: PersonRow, *, with_facts: bool = False) -> Summary:
    """Put a row of the register into words."""
    writer = _Writer(about, with_facts)
    names = list(dict.fromkeys([*row.names, *other_names(about, row)]))
    name = headline(names)
    spoken = named_voices(about, tuple(id_ for value in row.status for id_ in value.because))
    silent = sum(not has_teller(about.known.statements[id_]) for id_ in row.statements)
    return Summary(
        id=row.id,
        name=name[:1].upper() + name[1:],
        other_names=tuple(other for other in names if other != name),
        statuses=tuple(writer.status(value) for value in row.status),
        places=tuple(writer.place(value) for value in row.places),
        last_places=tuple(writer.place(value) for value in row.last_places),
        since=writer.answer(status.since(row.since.bounds), row.since) if row.since else None,
        proof=writer.contact(row.proof.last),
        proof_days=dates.days_ago(row.proof.fewest, row.proof.most) if row.proof.last else "",
        weaker=writer.contact(row.proof.weaker),
        doubted=tuple(answer for value in row.proof.doubted if (answer := writer.contact(value))),
        no_proof="" if row.proof.last else status.no_proof(row.proof.dating),
        voices=counted(len(spoken.independent), len(spoken.origins), len(spoken.sources)),
        voice_names=tuple(origins(about, ids) for ids in spoken.independent) if with_facts else (),
        without_teller=_silent(silent) if silent else "",
        presumed=status.presumption(row.is_presumed_alive),
    )


def named_voices(about: About, statement_ids: tuple[str, ...]) -> Voices:
    """The voices named for these statements; where nobody is named there is none."""
    statements = [about.known.statements[id_] for id_ in statement_ids]
    return voices(about, [item for item in statements if has_teller(item)])


def origins(about: About, statement_ids: tuple[str, ...]) -> str:
    """Who knew first, of the statements of one voice: "Ihor; Danylo"."""
    cast = cast_of_record(about.known)
    chains = [about.known.statements[id_].telling.chain for id_ in statement_ids]
    return "; ".join(dict.fromkeys(cast.name(chain[0].who) for chain in chains if chain and chain[0].who))


def _silent(number: int) -> str:
    return ngettext(
        "For {number} statement nobody is named as saying so.",
        "For {number} statements nobody is named as saying so.",
        number,
    ).format(number=number)


def confirmations(known: Known, because: Iterable[str]) -> list[str]:
    """Who confirmed what an answer rests on, when and why: no death and no release stands without a name."""
    statements = (known.statements[id_] for id_ in because if id_ in known.statements)
    ids = dict.fromkeys(id_ for one in statements for id_ in confirmed(known, one))
    return [_("Confirmed by {who}.").format(who=decided_by(known, known.decisions[id_])) for id_ in ids]


@dataclass(frozen=True)
class _Writer:
    about: About
    with_facts: bool

    def answer(self, text: str, value: Value) -> Answer:
        known = self.about.known
        shown = value.because[-A_FEW:] if self.with_facts else ()
        facts = tuple(fact_line(known, known.statements[id_]) for id_ in shown)
        return Answer(text, value.because, facts, left=len(value.because) - len(facts) if facts else 0)

    def status(self, value: Value) -> Answer:
        spoken = named_voices(self.about, value.because).independent
        answer = self.answer(status.as_said(value.value, len(spoken)), value)
        if not self.with_facts or not value.because:
            return answer
        names = _(", and ").join(origins(self.about, ids) for ids in spoken)
        last = _("Last said to be so {when}.").format(when=dates.span(value.bounds))
        said = _("Said by {names}.").format(names=names) + " " if names else ""
        return replace(
            answer, detail=" ".join((said + last, *confirmations(self.about.known, value.because)))
        )

    def place(self, value: Value) -> Answer:
        if value.value == UNKNOWN:
            return self.answer(_("Not known where"), value)
        return self.answer(self.about.known.mentions[value.value].name, value)

    def contact(self, value: Value | None) -> Answer | None:
        if value is None:
            return None
        return self.answer(
            _("{kind} {when}").format(kind=status.proof(value.value), when=dates.span(value.bounds)), value
        )
