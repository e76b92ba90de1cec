"""Independent voices: who cannot have a thing from one another, and what makes two statements one voice."""

from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from habeas.register.about import About
from habeas.register.corroboration import voices_for
from habeas.register.voices import Voices, voices
from habeas.statements.chain import Basis, Chain, Link
from habeas.statements.claims.authorities import Answered
from habeas.statements.claims.contact import Contacted, ContactKind
from habeas.statements.claims.custody import HeldAt
from habeas.statements.decisions import Compromised
from habeas.statements.in_force import Noted
from habeas.statements.judgement import Verdict
from habeas.statements.mention import Kind, Party, party
from habeas.statements.source import Source, SourceKind
from tests.cast import ANNA, START, Notebook
from tests.cast import link as plain

Teller = str | None | tuple[str, ...]
"""A teller by id; None for nobody named; several: one of them, it is open which."""
PEOPLE = ("Olha", "Taras", "Ihor", "Nina")
BODIES = ("Listok", "Vestnik")
ARTICLES, CALLS = ("article 1", "article 2", "article 3"), ("call 1", "call 2")


@dataclass(frozen=True)
class Said:
    """A statement in short: its source, and its tellers."""

    source: str
    chain: tuple[Teller, ...]


def link(teller: Teller) -> Link:
    if isinstance(teller, tuple):
        return Link(who=Party(one_of=teller), basis=Basis.EXPLICIT)
    return plain(teller)


def opening() -> Notebook:
    book = Notebook()
    for id_ in ARTICLES:
        book.source(id_)
    for id_ in CALLS:
        source(book, id_, SourceKind.CALL)
    book.people("article 1", "Petro", *PEOPLE)
    for body in BODIES:
        book.mention(body, "article 1", Kind.BODY)
    return book


def source(book: Notebook, id_: str, kind: SourceKind, **rest: Any) -> None:
    number = len(book.items) + 1
    value = Source(id=id_, kind=kind, title=id_, obtained="by mail", obtained_at=START, **rest)
    book.items.append(Noted(number, START, ANNA, value))


def told(book: Notebook, *said: Said) -> Voices:
    for number, one in enumerate(said, start=1):
        claim = HeldAt(who=party("Petro"))
        book.tell(f"f{number}", one.source, claim, chain=tuple(link(teller) for teller in one.chain))
    known = book.known()
    return voices(About(known), known.statements.values())


def counted(*said: Said) -> tuple[int, int]:
    """How many independent voices and how many origins."""
    found = told(opening(), *said)
    return len(found.independent), len(found.origins)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(
            [Said("article 1", ("Olha",)), Said("article 2", ("Olha",)), Said("article 3", ("Olha",))],
            (1, 1),
            id="three sources, one origin",
        ),
        pytest.param(
            [Said("article 1", ("Olha", "Listok")), Said("article 1", ("Taras", "Listok"))],
            (1, 2),
            id="two relatives, known through one outlet's report",
        ),
        pytest.param(
            [Said("article 1", ("Olha", "Listok")), Said("article 2", ("Taras", "Listok"))],
            (1, 2),
            id="two papers that repeat one outlet",
        ),
        pytest.param(
            [Said("article 1", ("Olha", "Listok")), Said("article 2", ("Taras", "Vestnik"))],
            (2, 2),
            id="two relatives, two outlets",
        ),
        pytest.param(
            [Said("call 1", ("Olha",)), Said("call 1", ("Taras",))],
            (2, 2),
            id="two relatives in one call, to us",
        ),
        pytest.param(
            [Said("article 1", ("Olha",)), Said("article 1", ("Taras",)), Said("call 1", ("Olha",))],
            (2, 2),
            id="one of the two told us herself as well",
        ),
        pytest.param(
            [Said("article 1", ("Olha",)), Said("article 2", ("Olha",)), Said("article 2", ("Taras",))],
            (2, 2),
            id="each of the two has a report of their own",
        ),
        pytest.param(
            [Said("call 1", ("Olha",)), Said("call 2", ("Taras",)), Said("article 1", ("Taras", "Olha"))],
            (1, 1),
            id="one has it from the other",
        ),
        pytest.param(
            [Said("call 1", ("Olha", "Nina")), Said("call 2", ("Taras", "Nina"))], (1, 1), id="upstream"
        ),
        pytest.param(
            [Said("article 1", (None,)), Said("article 2", (None,))], (1, 1), id="unknown: one at most"
        ),
        pytest.param(
            [Said("call 1", ("Olha",)), Said("article 2", (None,))], (1, 1), id="unknown: maybe she"
        ),
        pytest.param(
            [Said("call 1", (None, "Olha")), Said("call 2", ("call 2",))], (1, 1), id="a call is nobody"
        ),
        pytest.param(
            [Said("article 1", ("Listok",)), Said("article 1", ("Olha", "Listok"))], (1, 2), id="outlet"
        ),
        pytest.param([], (0, 0), id="nothing"),
    ],
)
def test_voices_and_origins(said: list[Said], expected: tuple[int, int]) -> None:
    assert counted(*said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([Said("call 1", (("Olha", "Taras"),))], (1, 1)),
        ([Said("call 1", (("Olha", "Taras"),)), Said("call 2", ("Olha",))], (1, 1)),
        (
            [Said("call 1", (("Olha", "Taras"),)), Said("call 2", ("Olha",)), Said("call 2", ("Taras",))],
            (2, 2),
        ),
        ([Said("call 1", (("Olha", "Taras"),)), Said("call 2", ("Nina",))], (2, 2)),
        ([Said("call 1", (("Olha", "Taras"),)), Said("call 2", (("Taras", "Nina"),))], (1, 1)),
        ([Said("call 1", ("Nina", ("Olha", "Taras"))), Said("call 2", ("Olha",))], (1, 1)),
    ],
)
def test_an_open_question_of_who_told_it_is_answered_by_no_count(
    said: list[Said], expected: tuple[int, int]
) -> None:
    found = told(opening(), *said)
    assert (len(found.independent), len(found.origins)) == expected


def test_of_whom_it_is_open_is_said_and_joins_nobody() -> None:
    found = told(
        opening(), Said("call 1", ("Olha",)), Said("call 2", ("Taras",)), Said("call 1", (("Olha", "Taras"),))
    )
    assert (found.independent, found.open) == ((("f1",), ("f2",)), ("f3",))


def test_everything_that_speaks_stands_somewhere() -> None:
    found = told(
        opening(),
        Said("article 1", ("Olha", "Listok")),
        Said("article 2", ("Taras", "Listok")),
        Said("article 3", (None,)),
    )
    assert found == Voices(
        independent=(("f1", "f2"),),
        origins=(("f1",), ("f2",)),
        publications=(("Listok", "article 1", "article 2"), ("article 3",)),
        sources=("article 1", "article 2", "article 3"),
        unnamed=("f3",),
    )


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ({"obtained_from": "The committee"}, {"obtained_from": "the  committee"}, 1),
        ({"sha256": "ab"}, {"sha256": "ab"}, 1),
        ({"address": "https://karsk.example/list"}, {"address": "https://karsk.example/list"}, 1),
        ({"obtained_from": "The committee"}, {"obtained_from": "A driver"}, 2),
    ],
)
def test_a_copied_list_is_no_second_voice(first: dict[str, str], second: dict[str, str], number: int) -> None:
    book = opening()
    source(book, "list 1", SourceKind.LIST, **first)
    source(book, "list 2", SourceKind.LIST, **second)
    assert len(told(book, Said("list 1", ("list 1",)), Said("list 2", ("list 2",))).independent) == number


def test_a_list_that_says_from_which_it_is_copied_is_no_second_voice() -> None:
    book = opening()
    source(book, "list 1", SourceKind.STUB)
    source(book, "list 2", SourceKind.LIST)
    found = told(book, Said("list 2", ("Olha", "list 1", "list 2")), Said("article 1", ("Taras", "list 1")))
    assert len(found.independent) == 1


def test_tellers_judged_the_same_are_one_voice_and_parted_again_two() -> None:
    book = opening()
    assert len(told(book, Said("call 1", ("Olha",)), Said("call 2", ("Nina",))).independent) == 2
    judged = book.judge("Olha", "Nina", Verdict.SAME)
    assert len(voices_for(About(book.known()), "f1").independent) == 1
    book.undo(judged)
    assert len(voices_for(About(book.known()), "f1").independent) == 2


def test_an_authority_is_no_voice_for_having_answered_under_any_of_its_names() -> None:
    book = opening()
    book.judge("Listok", "Vestnik", Verdict.SAME)
    answered = Answered(by=party("Vestnik"), about=party("Petro"))
    book.tell("f1", "call 1", answered, chain=("Listok", "Olha"))
    book.tell("f2", "call 2", answered, chain=("Olha",))
    known = book.known()
    assert len(voices(About(known), known.statements.values()).independent) == 1


def test_what_came_through_a_channel_in_doubt_is_nobodys_voice() -> None:
    book = opening()
    book.mention("chat", "call 1", Kind.CHANNEL)
    wrote = Contacted(from_=party("Taras"), to=party("Olha"), kind=ContactKind.TEXT, channel=party("chat"))
    book.tell("f1", "call 1", HeldAt(who=party("Petro")), chain=("Nina",))
    book.tell("f2", "call 1", HeldAt(who=party("Petro")), chain=("Taras", "Olha"), more=(wrote,))
    assert len(voices_for(About(book.known()), "f1").independent) == 2
    book.decide(Compromised, "chat", reason="another hand")
    found = voices_for(About(book.known()), "f1")
    assert (found.independent, found.in_doubt) == ((("f1",),), ("f2",))


chains = st.lists(
    st.one_of(
        st.none(),
        st.sampled_from((*PEOPLE, *BODIES, *ARTICLES)),
        st.permutations(PEOPLE).map(lambda some: tuple(some[:2])),
    ),
    max_size=3,
).map(tuple)
sayings = st.lists(st.builds(Said, st.sampled_from((*ARTICLES, *CALLS)), chains), max_size=8)


@given(sayings)
def test_there_are_never_more_voices_than_origins_and_unknown_ones_are_one_at_most(said: list[Said]) -> None:
    book = opening()
    found = told(book, *said)
    assert len(found.independent) <= len(found.origins)
    assert bool(found.independent) == bool(said)
    named = {id_ for group in found.independent for id_ in group} - set(found.unnamed)
    assert not (named and {id_ for group in found.independent for id_ in group} & set(found.unnamed))
    spoken = sorted([*(id_ for group in found.independent for id_ in group), *found.open])
    silent = found.unnamed if named or found.open else ()
    assert sorted([*spoken, *silent]) == sorted(book.known().statements), "everything stands in one place"


@given(sayings, st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_said_does_not_matter(said: list[Said], chance: Random) -> None:
    book = opening()
    told(book, *said)
    known = book.known()
    statements = list(known.statements.values())
    straight = voices(About(known), statements)
    chance.shuffle(statements)
    mixed = voices(About(known), statements)
    for kind in ("independent", "origins"):
        assert as_sets(getattr(straight, kind)) == as_sets(getattr(mixed, kind))
    assert set(straight.open) == set(mixed.open)
    assert straight.publications == mixed.publications


@given(sayings)
def test_independent_voices_share_no_teller(said: list[Said]) -> None:
    book = opening()
    found = told(book, *said)
    statements = book.known().statements
    people = [
        {id_ for one in group for id_ in settled(statements[one].telling.chain)}
        for group in found.independent
    ]
    assert all(one.isdisjoint(other) for one in people for other in people if one is not other)


@given(sayings, st.builds(Said, st.sampled_from((*ARTICLES, *CALLS)), chains))
def test_one_more_statement_adds_one_voice_at_most(said: list[Said], one: Said) -> None:
    assert counted(*said, one)[0] <= counted(*said)[0] + 1


def as_sets(groups: tuple[tuple[str, ...], ...]) -> set[frozenset[str]]:
    return {frozenset(group) for group in groups}


def settled(chain: Chain) -> set[str]:
    return {id_ for link in chain if link.who for id_ in link.who.all if id_ in PEOPLE}


def test_the_same_source_taken_in_anew_is_the_same_publication() -> None:
    book = opening()
    first = told(book, Said("article 1", ("Olha",)), Said("article 1", ("Taras",)))
    known = book.known()
    book.items.append(
        Noted(len(book.items) + 1, START, ANNA, replace(known.sources["article 1"], published="2031-05-09"))
    )
    assert voices_for(About(book.known()), "f1") == first
