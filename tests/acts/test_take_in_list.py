"""A list is taken in whole or not at all; every row is a person with what the list says of them, and no more."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from habeas.acts.case import Case, CaseError
from habeas.acts.list_rows import Meaning
from habeas.acts.reading import reading_of
from habeas.acts.take_in_list import Asked, Stopped, TakenIn, plan, take_in_list
from habeas.intake.tables import Table, read_table
from habeas.intake.tables.columns import guess, guess_of
from habeas.ledger import Ledger, LedgerError
from habeas.register.people import person, register
from habeas.statements.chain import Knows, Passed
from habeas.statements.claims.base import Claim
from habeas.statements.claims.custody import Detained, HeldAt
from habeas.statements.claims.identity import Aged, Born, Named, Related, ServesIn
from habeas.statements.mention import Kind
from habeas.statements.telling import Telling
from habeas.statements.when import Aspect
from tests.acts.conftest import NOW
from tests.intake.books import xlsx
from tests.intake.test_tables_formats import PETRO, UNIT, document, lines, two_tables
from tests.keys import open_case

HEAD = "Surname;Name;Age;Born;Unit;Rank;Date taken;Where held;Status;Mother;Phone"
LIST = f"""Those held, as of July
{HEAD}
Mura;Petro;34;3/4/1990;7th;sailor;05.03.2022;Karsk;held;Olha Mura;+380 50 123 45 67
Kaliash;Danylo;many;1999;7TH;;spring;karsk;exchanged;;
;;20;;;;;Karsk;;;
Boyko;Ihor;;;;;;;maybe;;
"""
DATA = LIST.encode()


def asked(table: Table, **more: object) -> Asked:
    found = guess(table.sheets[0].rows)
    said = {"columns": found.columns, "header": found.header, "partner": "Hotline", "knows": Knows.WAS_TOLD}
    return Asked(**(said | more))  # type: ignore[arg-type]


def taken(case: Case, data: bytes = DATA, **more: object) -> TakenIn:
    table = read_table(data)
    return take_in_list(
        case, data, table, asked(table, **more), filename="list.csv", obtained="by mail", by="Anna", at=NOW
    )


def telling(case: Case, name: str) -> Telling:
    known = case.known()
    (of,) = (m for m in known.mentions.values() if m.name == name)
    (found,) = (t for t in known.tellings.values() if t.passage.start <= of.passages[0].start < t.passage.end)
    return found


def claims(case: Case, name: str) -> dict[str, Claim]:
    return {fact.claim.name(): fact.claim for fact in telling(case, name).facts}


def folders(case: Case) -> list[Path]:
    return list((case.path / "sources").iterdir())


def test_a_row_is_a_person_with_what_the_list_says(case: Case) -> None:
    made = taken(case, as_of="2022-07-01")
    known = case.known()
    said = {fact.claim.name(): fact for fact in telling(case, "Mura Petro").facts}
    assert list(said) == ["named", "born", "aged", "serves_in", "described", "detained", "held_at", "related"]
    named, served, held = said["named"].claim, said["serves_in"].claim, said["held_at"].claim
    assert isinstance(named, Named)
    assert [(part.part, part.role.value) for part in named.parts] == [("Mura", "family"), ("Petro", "given")]
    assert isinstance(served, ServesIn)
    assert served.rank is not None
    assert served.rank.exact == "sailor"
    assert isinstance(held, HeldAt)
    assert held.place is not None
    assert known.mentions[held.place.all[0]].name == "Karsk"
    when = said["held_at"].when
    assert when is not None
    assert (when.edtf, when.aspect) == ("2022-07-01", Aspect.STILL)
    taken_on = said["detained"].when
    assert taken_on is not None
    assert taken_on.words is not None
    assert (taken_on.edtf, taken_on.words.exact) == ("2022-03-05", "05.03.2022")
    assert made.people[3] in known.mentions


def test_every_word_stands_in_the_row(case: Case) -> None:
    made = taken(case)
    text, known = case.text(made.source.id), case.known()
    for mention in known.mentions_of(made.source.id):
        assert all(passage.stands_in(text) for passage in mention.passages)
    for one in known.tellings_of(made.source.id):
        assert one.passage.stands_in(text)
        for start, words in _words(msgspec.to_builtins(one.facts)):
            assert text[start : start + len(words)] == words
            assert one.passage.start <= start < one.passage.end


def _words(plain: object) -> list[tuple[int, str]]:
    if isinstance(plain, dict):
        if plain.keys() == {"exact", "start"}:
            return [(plain["start"], plain["exact"])]
        return [found for value in plain.values() for found in _words(value)]
    return [found for value in plain for found in _words(value)] if isinstance(plain, list | tuple) else []


def test_the_list_s_own_tellers_stand_behind_every_row(case: Case) -> None:
    made = taken(case)
    known = case.known()
    (link,) = telling(case, "Mura Petro").chain
    assert link.who is not None
    teller = known.mentions[link.who.all[0]]
    assert (teller.name, teller.kind) == ("Hotline", Kind.BODY)
    assert (link.knows, link.passed) == (Knows.WAS_TOLD, Passed.DOCUMENT)
    assert known.accounts[made.source.id].chain == (link,)
    assert made.source.obtained_from == "Hotline"


def test_who_told_what_became_of_them_is_the_first_link_of_that_alone(case: Case) -> None:
    rows = (
        "Name;Age;Where held;Told by;Mother",
        "Petro Mura;34;Karsk;Olha Mura;Olha Mura",
        "Ihor Boyko;;Karsk;Olha Mura;",
    )
    taken(case, "\n".join(rows).encode())
    known = case.known()
    held = [t for t in known.tellings.values() if any(isinstance(f.claim, HeldAt) for f in t.facts)]
    others = [t for t in known.tellings.values() if t not in held]
    tellers = [known.mentions[t.chain[0].who.all[0]] for t in held if t.chain[0].who]
    assert [len(t.chain) for t in held] == [2, 2]
    assert [one.name for one in tellers] == ["Olha Mura", "Olha Mura"]
    assert tellers[0] == tellers[1], "one teller of one list"
    assert all(t.chain == known.accounts[t.source].chain for t in others), (
        "who they are, the list says itself"
    )
    mother = next(f.claim for t in others for f in t.facts if isinstance(f.claim, Related))
    assert mother.person
    assert mother.person.all[0] != tellers[0].id, "that both are one woman is for a person to say"


def test_a_row_that_nobody_told_hangs_on_the_list_alone(case: Case) -> None:
    taken(case, b"Name;Where held;Told by\nPetro Mura;Karsk;\n")
    (one,) = case.known().tellings.values()
    assert len(one.chain) == 1


def test_without_a_maker_the_list_itself_tells(case: Case) -> None:
    made = taken(case, partner="")
    (link,) = telling(case, "Mura Petro").chain
    assert link.who is not None
    assert link.who.all == (made.source.id,)


def test_a_place_and_a_body_are_one_however_they_are_written(case: Case) -> None:
    taken(case)
    kinds = [m.kind for m in case.known().mentions.values()]
    assert (kinds.count(Kind.PLACE), kinds.count(Kind.BODY)) == (1, 2), "and the partner is a body, too"


def test_contacts_come_neither_into_facts_nor_into_the_text(case: Case) -> None:
    made = taken(case)
    assert "+380" not in case.text(made.source.id)
    assert b"+380" not in b"".join(entry.body or b"" for entry in case.ledger.entries())
    assert case.original(made.source.id) == DATA


def test_a_row_without_a_name_is_set_aside_and_odd_cells_keep_their_words(case: Case) -> None:
    made = taken(case)
    assert [(row.number, row.cells[2]) for row in made.set_aside] == [(5, "20")]
    odd = {(cell.number, cell.text) for cell in made.odd}
    assert odd == {(3, "3/4/1990"), (4, "many"), (4, "spring"), (4, "karsk"), (6, "maybe")}
    said = {fact.claim.name(): fact for fact in telling(case, "Kaliash Danylo").facts}
    assert "aged" not in said
    taken_on = said["detained"].when
    assert taken_on is not None
    assert taken_on.words is not None
    assert (taken_on.edtf, taken_on.words.exact) == (None, "spring")
    born = next(fact for fact in telling(case, "Mura Petro").facts if isinstance(fact.claim, Born)).when
    assert born is not None
    assert born.edtf == "[1990-03-04,1990-04-03]", "day and month could be either way round"


def test_who_was_let_go_is_not_said_to_be_held(case: Case) -> None:
    taken(case)
    said = claims(case, "Kaliash Danylo")
    assert "released" in said
    assert "held_at" not in said


def test_a_status_that_is_not_plain_leaves_what_the_list_means(case: Case) -> None:
    taken(case)
    assert {"held_at", "described"} <= claims(case, "Boyko Ihor").keys()


@pytest.mark.parametrize(
    ("meaning", "claim", "on_the_register"),
    [
        (Meaning.HELD, "held_at", True),
        (Meaning.TAKEN, "detained", True),
        (Meaning.REFUSED, "refused", False),
        (Meaning.NAME, "", False),
    ],
)
def test_what_it_means_to_stand_on_the_list(
    case: Case, meaning: Meaning, claim: str, on_the_register: bool
) -> None:
    taken(case, b"Name\nPetro Mura\n", meaning=meaning)
    assert list(claims(case, "Petro Mura")) == ["named", *([claim] if claim else [])]
    assert bool(register(case.known(), as_of=NOW.date())) is on_the_register


def test_relatives_are_people_of_their_own_and_not_on_the_register(case: Case) -> None:
    made = taken(case)
    related = claims(case, "Mura Petro")["related"]
    assert isinstance(related, Related)
    assert related.person is not None
    assert case.known().mentions[related.person.all[0]].name == "Olha Mura"
    names = [row.names for row in register(case.known(), as_of=date(2032, 1, 1))]
    assert ("Olha Mura",) not in names
    assert person(case.known(), made.people[3], as_of=NOW.date()) is not None


def test_looking_writes_nothing_and_counts_names(case: Case) -> None:
    taken(case, b"Name\n\xd0\x9c\xd1\x83\xd1\x80\xd0\xb0 \xd0\x9f\xd0\xb5\xd1\x82\xd1\x80\xd0\xbe\n")
    number = case.last_entry()
    table = read_table("Name\nMura Petro\nKaliash Danylo\nКаляш Данило\n\nBoyko Ihor\n".encode())
    found = plan(case.known(), table, asked(table), at=NOW)
    assert (found.rows, found.new, found.known, found.twice) == (4, 2, 1, 1)
    assert case.last_entry() == number


def test_looking_says_what_taking_in_does(case: Case) -> None:
    table = read_table(DATA)
    found = plan(case.known(), table, asked(table), at=NOW)
    made = taken(case)
    assert (found.set_aside, found.odd, found.rows) == (made.set_aside, made.odd, len(made.people))


def test_stopping_leaves_nothing(case: Case) -> None:
    table = read_table(DATA)

    def stop(done: int, of: int) -> None:
        if done == of:
            raise Stopped

    with pytest.raises(Stopped):
        take_in_list(
            case, DATA, table, asked(table), filename="a", obtained="mail", by="Anna", at=NOW, progress=stop
        )
    assert folders(case) == []
    assert not case.known().noted


def test_a_full_disk_leaves_nothing(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise LedgerError("database or disk is full. Nothing of this act was stored.")

    monkeypatch.setattr(Ledger, "append", full)
    with pytest.raises(CaseError, match="Nothing of this act was stored"):
        taken(case)
    assert folders(case) == []
    assert not case.known().noted


def test_it_is_one_act_even_if_others_write_meanwhile(case: Case) -> None:
    other, table, wrote = open_case(case.path), read_table(DATA), list[bool]()

    def meanwhile(done: int, of: int) -> None:
        if not wrote:
            wrote.append(True)
            taken(other, b"Name\nPetro Mura\n")

    made = take_in_list(
        case, DATA, table, asked(table), filename="a", obtained="mail", by="Anna", at=NOW, progress=meanwhile
    )
    entries = [e for e in case.ledger.entries() if e.kind in ("mention", "telling")]
    assert len({e.act for e in entries}) == 2
    assert len(made.set_aside) == 1
    assert len(case.known().tellings) == 4
    assert set(made.people.values()) <= case.known().mentions.keys()


@pytest.mark.parametrize("columns", ["note", "left_out"])
def test_without_a_column_of_names_or_a_name_nothing_is_stored(case: Case, columns: str) -> None:
    table = read_table(b"Note\nx\n")
    with pytest.raises(CaseError, match="which column holds the names"):
        plan(case.known(), table, Asked(columns=(columns,)), at=NOW)  # type: ignore[arg-type]
    with pytest.raises(CaseError, match="names anybody"):
        taken(case, b"Name;Note\n;x\n1;y\n")
    assert folders(case) == []


def test_two_sheets_of_one_file_are_two_lists_and_the_same_is_refused(case: Case) -> None:
    def second(book: object, page: object) -> None:
        other = book.add_worksheet("More")  # type: ignore[attr-defined]
        other.write_column(0, 0, ["Name", "Danylo Kaliash"])

    data = xlsx([["Name"], ["Petro Mura"]], second)
    first = taken(case, data)
    more = taken(case, data, sheet=1)
    assert [first.source.title, more.source.title] == ["list.csv: List", "list.csv: More"]
    with pytest.raises(CaseError, match="in the case already"):
        taken(case, data, sheet=1)
    assert len(folders(case)) == 2


def test_a_list_is_not_read_as_a_text(case: Case) -> None:
    made = taken(case)
    assert reading_of(case, made.source.id).tellings == ()


def test_ages_are_ages(case: Case) -> None:
    made = taken(case, b"Name;Age\nPetro Mura;34\nDanylo K;34 years\nIhor B;340\n")
    ages = [
        fact.claim.years
        for t in case.known().tellings.values()
        for fact in t.facts
        if isinstance(fact.claim, Aged)
    ]
    assert ages == [34, 34]
    assert [cell.text for cell in made.odd] == ["340"]
    assert not any(isinstance(f.claim, Detained) for t in case.known().tellings.values() for f in t.facts)


def test_what_stands_outside_the_table_is_kept_and_is_nobody(case: Case) -> None:
    data = document(two_tables)
    table = read_table(data)
    found = guess_of(table.sheets[0])
    made = take_in_list(
        case, data, table, Asked(columns=found.columns, header=found.header), filename="list.docx", obtained="mail",
        by="Anna", at=NOW,
    )  # fmt: skip
    assert [row.why for row in made.set_aside] == ["It stands outside the table."]
    assert [m.name for m in case.known().mentions_of(made.source.id, Kind.PERSON)] == [
        "Мура Петро",
        "Каляш Данило",
    ]
    text = case.text(made.source.id)
    assert text.startswith("Those held, as of May.")
    assert text.endswith("Released since:")


def test_other_names_and_the_place_of_birth_are_said_word_for_word(case: Case) -> None:
    data = lines(PETRO, UNIT)
    table = read_table(data)
    found = guess_of(table.sheets[0])
    made = take_in_list(
        case, data, table, Asked(columns=found.columns), filename="people.json", obtained="mail", by="Anna", at=NOW
    )  # fmt: skip
    facts = [fact.claim for fact in telling(case, "Петро Мура").facts]
    names = [one.name_as_said.exact for one in facts if isinstance(one, Named) and one.name_as_said]
    assert names == ["Петро Мура", "Petro Mura", "Zhuk", "Жук"]
    (born,) = (one for one in facts if isinstance(one, Born))
    assert born.place is not None
    assert case.known().mentions[born.place.all[0]].name == "Karsk"
    assert [row.why for row in made.set_aside] == ["No person, but: Organization."]
    assert "+380501234567" not in case.text(made.source.id)
