"""The invented world: the same for the same seed, in order of time, and its truth is true of what is said in it."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from habeas.acts.make_world import make_world
from habeas.identity.clusters import clusters
from habeas.protection.digest import sha256
from habeas.register.value import days, surely_before
from habeas.statements import codec
from habeas.statements.claims.authorities import Promised
from habeas.statements.known import Known, known
from habeas.statements.mention import Kind
from habeas.statements.telling import Polarity
from habeas.world.base import Base
from habeas.world.truth import Change, Clash
from habeas.world.world import acts, bases, noted
from tests.acts.laptops import on
from tests.keys import CHEAP, PASSPHRASE

PEOPLE, SEED = 600, 7


@pytest.fixture(scope="module")
def world() -> Known:
    return known(noted(PEOPLE, SEED))


@pytest.fixture(scope="module")
def made() -> list[Base]:
    return list(bases(PEOPLE, SEED))


def test_a_small_world_is_what_it_was() -> None:
    bodies = b"\n".join(codec.encode(item.value)[1] for item in noted(12, 1))
    truth = msgspec.json.encode([base.truth for base in bases(12, 1)])
    assert (sha256(bodies)[:16], sha256(truth)[:16]) == ("6619d951ab97a475", "3a3a5ce388ea33bc")


def test_the_same_seed_makes_the_same_world_and_another_another() -> None:
    assert list(noted(50, 3)) == list(noted(50, 3))
    assert list(noted(50, 3)) != list(noted(50, 4))


@pytest.mark.parametrize("people", [1, 2, 39, 41, 121])
def test_there_are_as_many_people_as_were_asked_for(people: int) -> None:
    assert sum(len(base.truth.people) for base in bases(people, 1)) == people


def test_it_is_noted_in_the_order_of_time_and_names_nothing_before_it_is_there() -> None:
    items = list(noted(PEOPLE, SEED))
    assert [item.number for item in items] == list(range(1, len(items) + 1))
    assert all(one.at <= other.at for one, other in pairwise(items))
    assert not known(items).awaited
    assert not known(items).clashes


def test_about_ten_statements_a_person(world: Known) -> None:
    assert 9 * PEOPLE < len(world.statements) < 11 * PEOPLE


def test_every_word_stands_in_its_text() -> None:
    for act in acts(40, SEED):
        if act.paper:
            passages = [value.passage for value in act.values if hasattr(value, "passage")]
            passages += [one for value in act.values for one in getattr(value, "passages", ())]
            assert len(passages) > 1
            assert all(passage.stands_in(act.paper.text) for passage in passages)


def test_mentions_that_are_truly_one_person_are_of_one_person(world: Known, made: list[Base]) -> None:
    people = [person for base in made for person in base.truth.people]
    whose = Counter(mention for person in people for mention in person.mentions)
    assert set(whose.values()) == {1}
    assert all(world.mentions[mention].kind is Kind.PERSON for mention in whose)
    # Judged rightly for the most part, and not always: somebody still has to decide.
    of = clusters(world).of
    several = [person for person in people if len(person.mentions) > 1]
    whole = [person for person in several if len({of[mention] for mention in person.mentions}) == 1]
    assert 0.5 * len(several) < len(whole) < len(several)
    true = {mention: number for number, person in enumerate(people) for mention in person.mentions}
    joined: dict[str, set[int]] = {}
    for mention, number in true.items():
        joined.setdefault(of[mention], set()).add(number)
    assert all(len(numbers) == 1 for numbers in joined.values())


def test_stays_follow_one_another_and_end_when_custody_does(made: list[Base]) -> None:
    for base in made:
        for person in base.truth.people:
            assert all(one.until == other.since for one, other in pairwise(person.stays))
            assert all(stay.until is None or stay.since < stay.until for stay in person.stays)
            assert person.stays[-1].until == person.ended
            assert person.born + timedelta(days=18 * 365) < person.stays[0].since


def test_what_clashes_and_what_only_changed_is_really_said(world: Known, made: list[Base]) -> None:
    pairs = [pair for base in made for pair in (*base.truth.clashes, *base.truth.changes)]
    assert {pair.kind for pair in pairs} == {*Clash, *Change}
    for pair in pairs:
        one, other = (world.statements[fact] for fact in pair.facts)
        if pair.kind is Clash.TWO_PLACES:
            assert (one.fact.when, one.fact.claim.name()) == (other.fact.when, "held_at")
            assert one.fact.claim != other.fact.claim
        if pair.kind is Clash.HEARD_OF_AFTER_DEATH:
            assert other.fact.claim.name() == "died"
            assert surely_before(days(other), days(one))
        if pair.kind is Clash.DENIED:
            assert other.fact.polarity is Polarity.DENIES
        if pair.kind is Change.MOVED:
            assert one.fact.claim.name() == other.fact.claim.name() == "held_at"


def test_promises_groups_and_false_channels_are_mentions_of_their_kind(
    world: Known, made: list[Base]
) -> None:
    for base in made:
        truth = base.truth
        promised = {
            one.fact.claim.promise.all[0]
            for one in world.statements.values()
            if isinstance(one.fact.claim, Promised) and one.fact.claim.promise
        }
        assert {one.promise for one in truth.promises} <= promised
        for group in truth.groups:
            assert all(world.mentions[id_].kind is Kind.GROUP for id_ in group.mentions)
            assert group.named <= group.size == len(truth.people)
        for channel in truth.channels:
            assert all(world.mentions[id_].kind is Kind.CHANNEL for id_ in channel.mentions)


def test_the_case_on_disk_holds_the_same_values_and_its_texts(tmp_path: Path) -> None:
    with on(tmp_path):
        case = make_world(tmp_path / "case", 20, SEED, passphrase=PASSPHRASE, sheet="none", cost=CHEAP)
        held = case.known()
        assert [item.value for item in held.noted.values()] == [item.value for item in noted(20, SEED)]
        assert [item.at for item in held.noted.values()] == [item.at for item in noted(20, SEED)]
        source = next(iter(held.sources))
        assert held.mentions_of(source)[0].passages[0].stands_in(case.text(source))
        assert case.original(source) == case.text(source).encode()
        case.close()
