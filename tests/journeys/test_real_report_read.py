"""The model report through the reader, every finding accepted, without a browser: where the two sons were, and when."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from habeas.acts.accept import accept
from habeas.acts.reading import offers, reading_of
from habeas.acts.take_in import take_in
from habeas.register.about import About
from habeas.register.custody import Custody, custody
from habeas.register.fate import Fate, fate
from habeas.register.people import row
from habeas.register.status import UNKNOWN
from habeas.register.voices import voices
from habeas.register.whereabouts import Whereabouts, whereabouts
from habeas.timeline.transfers import Transfer
from tests.keys import new_case

REPORT = Path(__file__).parents[3] / "shared/cases/report-2022-07-21.txt"
WEDNESDAY, THURSDAY = date(2022, 7, 20), date(2022, 7, 21)
NOW = datetime(2022, 7, 22, 9, tzinfo=UTC)

pytestmark = pytest.mark.skipif(
    not REPORT.exists(), reason="the model report is not kept in this repository, and not beside it"
)


@pytest.fixture(scope="module")
def about(tmp_path_factory: pytest.TempPathFactory) -> Iterator[About]:
    case = new_case(tmp_path_factory.mktemp("report") / "case", at=NOW)
    source = take_in(
        case,
        REPORT.read_bytes(),
        REPORT.name,
        obtained="saved from the web",
        by="Anna",
        at=NOW,
        published="2022-07-21",
    )
    reading = reading_of(case, source.id)
    for offer in offers(case, source.id):
        accept(case, source.id, offer.found, reading.entities, by="Anna", at=NOW, reader="read")
    yield About(case.known())
    case.close()


def person(about: About, name: str) -> str:
    (found,) = {about.who.of[one.id] for one in about.known.mentions.values() if one.name == name}
    return found


def asked(about: About, name: str, day: date) -> tuple[Fate, Whereabouts, Custody]:
    id_ = person(about, name)
    parts = about.parts(id_, day)
    return fate(about, parts, day), whereabouts(about, parts, day), custody(about, id_, day)


def places(about: About, ids: tuple[str, ...]) -> list[str]:
    return [about.known.mentions[id_].name for id_ in ids]


def test_alexander_is_held_on_wednesday_and_nobody_is_named_for_that_day(about: About) -> None:
    found, where, _ = asked(about, "Alexander", WEDNESDAY)
    (held,) = found.answers
    assert held.value == "held"
    (still,) = held.on_the_day
    assert still not in held.named
    assert about.known.statements[still].telling.passage.exact.endswith("still in the basement")
    assert found.is_presumed_alive
    assert places(about, tuple(one.value for one in where.answers)) == ["a basement in Bryanka"]


def test_where_artyom_is_on_thursday_is_not_known_and_he_is_presumed_alive(about: About) -> None:
    found, where, _ = asked(about, "Artyom", THURSDAY)
    assert [one.value for one in found.answers] == ["held"]
    assert found.is_presumed_alive
    assert [one.value for one in where.answers] == [UNKNOWN]
    assert {"Bryanka", "a basement", "basements"} >= set(
        places(about, tuple(one.value for one in where.last))
    )
    assert "Bryanka" in places(about, tuple(one.value for one in where.last))


def test_artyoms_journey_is_the_one_told(about: About) -> None:
    kept = asked(about, "Artyom", THURSDAY)[2]

    def way(one: Transfer) -> tuple[list[str], list[str], tuple[str, ...], tuple[str, ...]]:
        return places(about, one.from_), places(about, one.to), one.means, one.control

    assert [way(one) for one in kept.transfers] == [
        (["their base"], ["Crimea"], (), ("own_will",)),
        ([], ["Rostov region"], ("plane",), ("deceived",)),
        (["Rostov region"], ["Bryanka"], ("helicopter",), ("escorted",)),
    ]
    assert all(one.latest == THURSDAY for one in kept.transfers)
    stops = [about.known.mentions[step.place].name for step in kept.journey if step.place]
    assert stops[:4] == ["their base", "Crimea", "Rostov region", "Bryanka"]
    assert kept.transfers[0].earliest == date(2022, 4, 1), "after what was announced in April"


def test_alarms_for_alexander_go_by_11_days_and_wednesday_resets_no_clock(about: About) -> None:
    found = row(about, person(about, "Alexander"), THURSDAY).proof
    assert found.most == 11
    assert [one.standing.value for one in found.log] == ["proof", "proof"]
    said = {id_ for one in found.log for id_ in one.because}
    assert not [id_ for id_ in said if about.known.statements[id_].telling.chain[0].who is None]


def test_artyoms_messages_failed_and_no_proof_of_his_life_has_a_day(about: About) -> None:
    found = row(about, person(about, "Artyom"), THURSDAY).proof
    assert (found.last, found.dating.value) == (None, "none_dated")
    assert {"impersonated", "no_answer"} <= {one.why.value for one in found.log}


def test_each_sons_fate_has_one_voice_and_his_account_stays_open(about: About) -> None:
    for name in ("Alexander", "Artyom"):
        found = row(about, person(about, name), THURSDAY)
        assert (len(found.voices), len(found.origins)) == (1, 1)
    (account,) = {
        one.telling.id: one
        for one in about.known.statements.values()
        if one.telling.chain
        and one.telling.chain[0].who
        and one.telling.chain[0].who.one_of
        and "jail plan" in one.telling.passage.exact
    }.values()
    others = [one for one in about.known.statements.values() if one.fact.claim.name() == "held_at"]
    assert account.id in voices(about, [account, *others]).open
