"""A statement as pages show it: the sentence, who told it, the words, and the way to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from habeas.language import gettext as _
from habeas.statements.account import Use
from habeas.statements.allowed import refuses
from habeas.statements.in_force import Noted
from habeas.statements.known import Known, Statement
from habeas.statements.when import When
from habeas.wording import dates
from habeas.wording.cast import cast_of_record
from habeas.wording.grammar import quoted
from habeas.wording.sentences import fact_sentence
from habeas.wording.tellers import Teller, tellers


@dataclass(frozen=True)
class FactLine:
    """One fact of the record on a page. `words_link` leads to the highlighted words it rests on."""

    id: str
    telling_id: str
    sentence: str
    tellers: list[Teller]
    hedges: list[str]
    words: str
    words_link: str
    source_title: str
    source_link: str
    published: str
    date_as_said: str
    noted: str
    through: str = ""
    source_id: str = ""
    not_to_publish: bool = False


def words_link(known: Known, telling_id: str) -> str:
    """The address of the words a telling rests on, highlighted in their source."""
    telling = known.tellings[telling_id]
    address = reverse("reader", args=[telling.source])
    return f"{address}?show={telling_id}#passage-{telling_id}"


def fact_line(known: Known, statement: Statement, *, through: str = "") -> FactLine:
    """One statement of the record as a page shows it."""
    telling, source = statement.telling, statement.source
    cast = cast_of_record(known)
    noted = known.noted[telling.id]
    return FactLine(
        id=statement.id,
        telling_id=telling.id,
        sentence=fact_sentence(statement.fact, cast),
        tellers=tellers(telling.chain, cast),
        hedges=[quoted(hedge.words.exact) for hedge in telling.hedges],
        words=telling.passage.exact,
        words_link=words_link(known, telling.id),
        source_title=source.title,
        source_link=reverse("reader", args=[source.id]),
        published=dates.spoken_date(source.published) if source.published else "",
        date_as_said=as_said(statement.fact.when),
        noted=noted_by(noted),
        through=through,
        source_id=source.id,
        not_to_publish=refuses(known, source.id, Use.PUBLISH),
    )


def fact_lines(known: Known, ids: Iterable[str]) -> tuple[FactLine, ...]:
    """The statements with these ids that are in force, as a page shows them; of what else is named nothing."""
    return tuple(fact_line(known, known.statements[id_]) for id_ in ids if id_ in known.statements)


def noted_by(noted: Noted) -> str:
    """When and by whom something was noted: "1 August 2022, by Anna"."""
    return _("{day}, by {who}").format(day=dates.day(noted.at.date()), who=noted.by)


def as_said(when: When | None) -> str:
    """How a date was read, where the words are not the date itself: "“Wednesday”, read as 20 July 2022"."""
    if when is None or when.words is None:
        return ""
    if when.edtf is None:
        return _("{words}, no day could be read from it").format(words=quoted(when.words.exact))
    read = dates.named_date(when.edtf)
    return _("{words}, read as {day}").format(words=quoted(when.words.exact), day=read)
