"""Who is said to have done something to people is named in no file for publication, by no way round, until two people
decided on every name they have.
"""

import json
from dataclasses import asdict

import pytest

from habeas.dossiers.person_file import person_file
from habeas.dossiers.released import CannotRelease, Purpose, released
from habeas.dossiers.withheld import nickname
from habeas.register.about import About
from habeas.register.alleged import is_alleged
from habeas.statements.claims.authorities import Approached
from habeas.statements.claims.base import Claim, Inner
from habeas.statements.claims.bodies import Involved, Part
from habeas.statements.claims.custody import HeldAt, Moved
from habeas.statements.claims.groups import BelongsTo, SubsetOf
from habeas.statements.claims.harm import Threatened
from habeas.statements.claims.identity import Named, NameKind
from habeas.statements.decisions import NamedOutside
from habeas.statements.known import Known
from habeas.statements.mention import Kind, party
from habeas.statements.passage import Words
from habeas.statements.source import SourceKind
from tests.cast import ANNA, BOHDAN
from tests.dossiers.told import AS_OF, ROOT, Told

PETRO = "petro@s0"
NAMES = ("Boris Kravets", "Гном")


def called(mention: str, words: str, kind: NameKind) -> Named:
    return Named(person=party(mention), name_as_said=Words(exact=words, start=0), kind=kind)


@pytest.fixture
def told() -> Told:
    told = Told()
    told.source("s0", SourceKind.ARTICLE)
    told.mention("gnome", "s0", "Гном")
    told.mention("boris", "s0", "Boris Kravets")
    told.tell("s0", "They call him Гном", called("gnome", "Гном", NameKind.NICKNAME))
    told.tell("s0", "Гном held Petro, that is Boris Kravets", HeldAt(who=party(PETRO), by=party("gnome")))
    return told


def published(told: Told, person: str = PETRO, *, before: Known | None = None) -> str:
    """Everything that stands in a file for publication; `before`, what was known on an earlier day."""
    release = released(before or told.known, Purpose.PUBLICATION, person, now=told.known)
    assert release is not None
    made = person_file(release, as_of=AS_OF, known_on=None, day=AS_OF, root=ROOT)
    assert made is not None
    return json.dumps(asdict(made.document), ensure_ascii=False)


def decide(told: Told, *by: str, names: tuple[str, ...] = NAMES, on: str = "gnome") -> list[str]:
    return [told.book.decide(NamedOutside, on, by=one, names=names, reason="we saw his papers") for one in by]


def is_withheld(told: Told, person: str = PETRO, *, before: Known | None = None) -> bool:
    written = published(told, person, before=before)
    return "Boris" not in written and "Kravets" not in written


def test_a_nickname_that_was_joined_to_a_name_is_still_a_nickname_outside(told: Told) -> None:
    assert not is_withheld(told), "nobody has said yet who that is"
    told.same("gnome", "boris")
    assert is_withheld(told)
    assert "a person called “Гном”" in published(told)


def for_lawyer(told: Told, *named: str) -> str:
    release = released(told.known, Purpose.LAWYER, PETRO, named=named)
    assert release is not None
    made = person_file(release, as_of=AS_OF, known_on=None, day=AS_OF, root=ROOT)
    assert made is not None
    return json.dumps(asdict(made.document), ensure_ascii=False)


def test_a_lawyer_reads_a_name_that_was_decided_on_or_chosen_and_no_other(told: Told) -> None:
    told.same("gnome", "boris")
    told.tell("s0", "He saw it, ring +380 50 123 45 67", HeldAt(who=party(PETRO)))
    assert "Kravets" not in for_lawyer(told)
    assert "that is [a person called “Гном”]" in for_lawyer(told)
    assert "Boris Kravets" in for_lawyer(told, "boris")
    assert "+380 50 123 45 67" in for_lawyer(told), "a lawyer may ring whoever told it"
    decide(told, ANNA, BOHDAN)
    assert "Boris Kravets" in for_lawyer(told)


def test_who_was_chosen_is_told_only_of_those_who_would_not_be_named(told: Told) -> None:
    told.same("gnome", "boris")
    release = released(told.known, Purpose.LAWYER, PETRO, named=["boris", PETRO])
    assert release is not None
    assert release.named == ("boris",), "of nobody else it is said that they did something to people"


def test_whoever_shares_a_word_with_somebody_withheld_is_named_to_a_lawyer(told: Told) -> None:
    told.same("gnome", "boris")
    told.mention("other", "s0", "Boris Ivaniuk")
    told.tell("s0", "Boris Ivaniuk was held with Petro", HeldAt(who=party(PETRO, "other")))
    assert "Boris Ivaniuk was held with Petro" in for_lawyer(told)


def test_for_publication_nobody_is_chosen_to_be_named(told: Told) -> None:
    told.same("gnome", "boris")
    with pytest.raises(CannotRelease):
        released(told.known, Purpose.PUBLICATION, PETRO, named=["boris"])


def test_a_name_that_one_calls_a_nickname_and_another_a_name_is_a_name(told: Told) -> None:
    told.tell("s0", "His name is Гном", called("gnome", "Гном", NameKind.FULL))
    told.tell("s0", "Гном, as they call him", called("gnome", "Гном", NameKind.NICKNAME))
    assert "Гном" not in published(told)


def test_whoever_is_one_of_a_smaller_group_is_withheld_with_the_larger() -> None:
    told = Told()
    told.source("s0", SourceKind.ARTICLE)
    told.mention("boris", "s0", "Boris Kravets")
    told.mention("night", "s0", "the night shift", Kind.GROUP)
    told.mention("guards", "s0", "the guards", Kind.GROUP)
    told.tell(
        "s0",
        "The guards kept Petro. Boris Kravets is of their night shift",
        HeldAt(who=party(PETRO), by=party("guards")),
        BelongsTo(person=party("boris"), group=party("night")),
        SubsetOf(group=party("night"), within=party("guards")),
    )
    assert is_withheld(told)
    assert is_alleged(About(told.known), "boris")


def test_two_people_decide_that_somebody_may_be_named(told: Told) -> None:
    told.same("gnome", "boris")
    decide(told, ANNA, ANNA)
    assert is_withheld(told), "one who says it twice is one"
    (second,) = decide(told, BOHDAN, on="boris")
    assert "Boris Kravets" in published(told)
    told.book.undo(second)
    assert is_withheld(told)


@pytest.mark.parametrize("name", ["boris kravets", "Boris Kravets", "борис кравец"])
def test_a_name_in_a_message_in_small_letters_is_withheld_too(name: str) -> None:
    told = Told()
    told.source("s0", SourceKind.ARTICLE)
    told.mention("boris", "s0", name)
    told.tell("s0", "it was boris kravets who took petro", HeldAt(who=party(PETRO), by=party("boris")))
    assert "kravets" not in published(told).lower()
    assert "kravets" not in for_lawyer(told).lower()


def test_a_word_that_is_a_name_elsewhere_stays_in_a_text_that_has_capitals(told: Told) -> None:
    told.mention("moroz", "s0", "Boris Moroz")
    told.same("gnome", "moroz")
    told.tell("s0", "In the мороз they held Petro", HeldAt(who=party(PETRO), by=party("gnome")))
    assert "In the мороз they held" in published(told)


def test_a_name_is_withheld_in_every_case_also_where_a_vowel_falls_out(told: Told) -> None:
    told.same("gnome", "boris")
    told.tell("s0", "Говорили про Кравца, ехали с Кравцом", HeldAt(who=party(PETRO), by=party("gnome")))
    assert "Кравц" not in published(told)
    assert "Кравц" not in for_lawyer(told)


def test_who_has_no_name_at_all_is_called_as_they_were() -> None:
    told = Told()
    told.source("s0", SourceKind.ARTICLE)
    told.mention("nobody", "s0", "an unknown person")
    told.tell("s0", "an unknown person took Petro", HeldAt(who=party(PETRO), by=party("nobody")))
    assert "somebody who is not named" not in published(told)


def test_without_a_reason_nobody_is_named(told: Told) -> None:
    told.same("gnome", "boris")
    for one in (ANNA, BOHDAN):
        told.book.decide(NamedOutside, "gnome", by=one, names=NAMES)
    assert is_withheld(told)


def test_what_was_decided_of_a_nickname_does_not_reach_the_name_that_is_found_later(told: Told) -> None:
    decide(told, ANNA, BOHDAN, names=("Гном",))
    told.same("gnome", "boris")
    assert is_withheld(told)
    decide(told, ANNA, BOHDAN)
    assert not is_withheld(told)


def test_a_name_that_is_only_said_is_withheld_too(told: Told) -> None:
    told.tell("s0", "Гном is Boris Kravets", called("gnome", "Boris Kravets", NameKind.FULL))
    assert is_withheld(told)
    decide(told, ANNA, BOHDAN, names=("Гном",))
    assert is_withheld(told)


def test_of_an_earlier_day_nobody_is_named_who_is_not_named_today(told: Told) -> None:
    before = told.known
    told.same("gnome", "boris")
    assert is_withheld(told, before=before)
    decide(told, ANNA, BOHDAN)
    assert not is_withheld(told, before=before)


@pytest.mark.parametrize(
    "claims",
    [
        (Involved(who=party("boris"), in_=party("cellar"), part=Part.GUARDS),),
        (Moved(who=party(PETRO), by=party("boris")),),
        (Threatened(who=party(PETRO), inner=Inner(says=HeldAt(who=party(PETRO), by=party("boris")))),),
        (
            HeldAt(who=party(PETRO), by=party("guards")),
            BelongsTo(person=party("boris"), group=party("guards")),
        ),
    ],
)
def test_whoever_is_said_to_have_a_part_in_it_is_withheld(claims: tuple[Claim, ...]) -> None:
    told = Told()
    told.source("s0", SourceKind.ARTICLE)
    told.mention("boris", "s0", "Boris Kravets")
    told.mention("cellar", "s0", "the cellar", Kind.PLACE)
    told.mention("guards", "s0", "the guards", Kind.GROUP)
    told.mention("own", "s0", "Kravets battalion", Kind.BODY)
    words = "Petro was kept by Boris Kravets, of the Kravets battalion"
    told.tell("s0", words, HeldAt(who=party(PETRO), place=party("cellar")), *claims)
    assert is_withheld(told)


def test_whoever_asked_an_authority_has_done_nothing_to_anybody() -> None:
    told = Told()
    told.source("s0", SourceKind.ARTICLE)
    told.mention("boris", "s0", "Boris Kravets")
    told.mention("office", "s0", "the office", Kind.BODY)
    asked = Approached(by=party("boris"), to=party("office"), about=party(PETRO))
    told.tell("s0", "Boris Kravets asked the office for Petro", asked)
    assert not is_withheld(told)


def test_a_file_on_whoever_is_said_to_have_done_it_does_not_name_them_either(told: Told) -> None:
    told.same("gnome", "boris")
    assert is_withheld(told, "gnome")


@pytest.mark.parametrize(
    ("names", "instead"),
    [
        ([("Boris Kravets", False), ("Гном", True)], "a person called “Гном”"),
        ([("«Гном»", False), ("Гном", True)], "a person called “Гном”"),
        ([("Boris «Гном» Kravets", False), ("Гном", True)], "a person called “Гном”"),
        ([("Boris Kravets", False), ("kravets", True)], ""),
        ([("Boris Kravets", False), ("old Boris", True), ("Гном", True)], "a person called “Гном”"),
        ([("Boris Kravets", False)], ""),
        ([("Boris Kravets", False), ("Кравец", True)], ""),
        ([("Boris Kravets", False), ("Кравца", True), ("Гном", True)], "a person called “Гном”"),
        ([("Борис Кравец", False), ("Боря", True)], ""),
        ([("boris kravets", False), ("Кравец", True)], ""),
    ],
)
def test_a_nickname_that_gives_a_name_away_stands_for_nobody(
    names: list[tuple[str, bool]], instead: str
) -> None:
    assert nickname(names) == instead
