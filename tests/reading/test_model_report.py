"""What must be found in the model report: names and dates by their offsets, and nothing the report does not say."""

from pathlib import Path
from typing import TypeVar

import pytest

from habeas.reading.read import read
from habeas.reading.suggestion import FoundTelling, Reading, ValueKind
from habeas.statements.chain import Basis
from habeas.statements.claims.base import Claim
from habeas.statements.claims.contact import Challenged, Contacted, Impersonated, NoNews
from habeas.statements.claims.custody import Control, HeldAt, Moved
from habeas.statements.claims.groups import Counted
from habeas.statements.mention import Kind, Party
from habeas.statements.when import bounds

C = TypeVar("C", bound=Claim)
REPORT = Path(__file__).parents[3] / "shared/cases/report-2022-07-21.txt"
pytestmark = pytest.mark.skipif(
    not REPORT.exists(), reason="the model report is not kept in this repository, and not beside it"
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(REPORT.read_text(encoding="utf-8"), published="2022-07-21")


def at(reading: Reading, start: int, end: int) -> FoundTelling:
    """The telling that overlaps a statement of the gold best."""

    def overlap(telling: FoundTelling) -> float:
        both = min(telling.end, end) - max(telling.start, start)
        return both / (max(telling.end, end) - min(telling.start, start))

    best = max(reading.tellings, key=overlap)
    assert overlap(best) >= 0.5, (start, end)
    return best


def claims(telling: FoundTelling, kind: type[C]) -> list[C]:
    return [fact.claim for fact in telling.facts if isinstance(fact.claim, kind)]


def names(reading: Reading, party: Party | None) -> list[str]:
    by_id = {entity.id: entity.name for entity in reading.entities}
    return [by_id.get(member, member) for member in party.members] if party else []


def tellers(reading: Reading, telling: FoundTelling) -> list[tuple[str, str]]:
    return [(" / ".join(names(reading, link.who)) or "-", link.basis.value) for link in telling.chain]


def test_the_first_call_has_its_day_and_its_two_ends(reading: Reading) -> None:
    telling = at(reading, 941, 971)
    (call,) = claims(telling, Contacted)
    assert (names(reading, call.from_), names(reading, call.to)) == (["Alexander"], ["Vasily"])
    assert telling.facts[0].when is not None
    assert telling.facts[0].when.edtf == "2022-07-08"


def test_the_second_call_is_some_days_later_and_never_one_day(reading: Reading) -> None:
    telling = at(reading, 1210, 1264)
    (fact,) = [fact for fact in telling.facts if isinstance(fact.claim, Contacted)]
    assert fact.when is not None
    assert fact.when.edtf is not None
    span = bounds(fact.when.edtf)
    assert span.earliest is not None
    assert span.latest is not None
    assert "2022-07-09" <= span.earliest.isoformat() < span.latest.isoformat() <= "2022-07-20"


def test_where_the_first_son_is_and_who_says_so(reading: Reading) -> None:
    telling = at(reading, 1274, 1356)
    (held,) = claims(telling, HeldAt)
    assert names(reading, held.who) == ["Alexander"]
    assert "basement" in names(reading, held.place)[0]
    assert [who for who, _ in tellers(reading, telling)][:3] == ["Alexander", "Vasily", "Verstka"]


def test_a_statement_nobody_is_named_for_stays_without_a_teller(reading: Reading) -> None:
    for start, end, day in ((1372, 1414, "2022-07-20"), (3624, 3662, "2022-07-21")):
        telling = at(reading, start, end)
        assert telling.chain[0].who is None
        assert telling.facts[0].when is not None
        assert telling.facts[0].when.edtf == day
    (silence,) = claims(at(reading, 3624, 3662), NoNews)
    assert names(reading, silence.of) == ["Artyom"]


def test_son_to_mother_to_outlet_to_this_article(reading: Reading) -> None:
    telling = at(reading, 2681, 2778)
    assert tellers(reading, telling) == [
        ("Artyom", "explicit"),
        ("Fatima Gorshenina", "inferred"),
        ("Verstka", "inferred"),
        ("source", "explicit"),
    ]
    (held,) = claims(telling, HeldAt)
    assert "Artyom" in names(reading, held.who)
    assert held.by is not None


def test_the_journey_with_its_means_and_control(reading: Reading) -> None:
    to_crimea = claims(at(reading, 2035, 2169), Moved)
    assert [(names(reading, move.to), move.control) for move in to_crimea] == [(["Crimea"], Control.OWN_WILL)]
    assert "Artyom" in names(reading, to_crimea[0].who)
    flown = claims(at(reading, 2471, 2588), Moved)
    assert [names(reading, move.to) for move in flown] == [["Rostov region"], ["Bryanka"]]
    assert [move.control for move in flown] == [Control.DECEIVED, Control.ESCORTED]
    assert [move.means.exact for move in flown if move.means] == ["plane", "helicopter"]


def test_whose_account_it_is_stays_open(reading: Reading) -> None:
    telling = at(reading, 1615, 1712)
    assert telling.chain[0].who is not None
    assert len(telling.chain[0].who.one_of) > 1


def test_counts_leave_out_whom_they_leave_out(reading: Reading) -> None:
    (others,) = claims(at(reading, 1845, 2006), Counted)
    assert (others.at_least, others.at_most) == (81, None)
    assert names(reading, others.besides) == ["Artyom"]
    held = [value.value for value in reading.values if value.kind is ValueKind.COUNT]
    assert {getattr(value, "at_least", None) for value in held} >= {234, 81, 1793}


def test_the_impostors_messages_are_no_contact(reading: Reading) -> None:
    assert claims(at(reading, 3380, 3504), Impersonated)
    (challenge,) = claims(at(reading, 3508, 3610), Challenged)
    assert challenge.result is not None
    contacts = [fact.claim for t in reading.tellings for fact in t.facts if isinstance(fact.claim, Contacted)]
    assert all(names(reading, contact.from_) == ["Alexander"] for contact in contacts)


def test_people_are_people_and_nobody_is_made_up(reading: Reading) -> None:
    named = {e.name for e in reading.entities if e.kind is Kind.PERSON and e.name[:1].isupper()}
    assert named == {"Vasily", "Alexander", "Fatima Gorshenina", "Artyom"}


def test_every_finding_equals_its_slice_and_says_why(reading: Reading) -> None:
    for telling in reading.tellings:
        assert telling.why
        assert telling.rule
        assert telling.chain[-1].basis is Basis.EXPLICIT
