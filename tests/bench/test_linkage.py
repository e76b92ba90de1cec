"""The bench of linking measures what it says, on people who do not exist and without any peer."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from bench.linkage import comparing
from bench.linkage.hearsay import ShortForms, birth, told
from bench.linkage.lists import Form, Printed, by_order, by_parts, from_serial, from_text
from bench.linkage.measure import Figures, Truth, at, b_cubed, best, components, within
from bench.linkage.measure import told as told_pairs
from bench.linkage.nation import Population, latin, nation
from bench.linkage.pairs import Different, contained, gathered, negatives, positives
from bench.linkage.people import known
from bench.linkage.sets import half, write_pairs

TEMPLATE = (
    ("Синичук", "Остап", "Гнатович", "1971-02-03", "Ostap Hnatovych SYNYCHUK"),
    ("Синичук", "Гнат", "Левкович", "1941-07-08", "Hnat Levkovych SYNYCHUK"),
    ("Горобейко", "Марта", "Левківна", "1980-11-12", "Marta Levkivna HOROBEIKO"),
    ("Сорокун", "Остап", "Гнатович", "1966-05-06", "Ostap Hnatovych SOROKUN"),
    ("Синячук", "Лука", "Остапович", "1990-01-02", "Luka Ostapovych SYNIACHUK"),
)


def lists() -> list[Printed]:
    """Two lists that print the same five people, and one record without a day."""
    made = []
    for number, (family, given, patronymic, born, latin_) in enumerate(TEMPLATE):
        made.append(Printed("UA", str(number), (by_order(f"{family} {given} {patronymic}", "uk"),), born))
        made.append(Printed("UK", str(number), (by_order(latin_),), born))
    made.append(Printed("CA", "0", (by_parts("Synychuk", "Ostap Hnatovych"),), ""))
    return made


def test_parts_are_told_by_the_patronymic_and_days_by_any_writing() -> None:
    assert by_order("Синичук Остап Гнатович", "uk").given == "Остап"
    assert by_order("Ostap Hnatovych SYNYCHUK") == Form(
        "Ostap Hnatovych SYNYCHUK", "lat", "SYNYCHUK", "Ostap", "Hnatovych"
    )
    assert [from_text(text) for text in ("28/06/1960", "20 Jan 1963", "1976年6月26日", "1961", "no")] == [
        "1960-06-28",
        "1963-01-20",
        "1976-06-26",
        "1961",
        "",
    ]
    assert from_serial(22282.0) == "1961-01-01"


def test_people_are_one_by_birth_and_words_and_the_undated_joins_its_only_namesake() -> None:
    who = known(lists())
    assert {who.person[f"UA:{number}"] == who.person[f"UK:{number}"] for number in range(5)} == {True}
    assert len(set(who.person.values())) == 5
    assert who.person["CA:0"] == who.person["UA:0"]


def test_a_record_that_could_be_somebodys_is_left_out() -> None:
    doubtful = Printed("CA", "9", (by_parts("Sorokun", "Ostap"),), "")
    who = known([*lists(), doubtful, Printed("JP", "1", (by_parts("Sorokun", "Ostap"),), "1950-01-05")])
    assert who.left_out == {"CA:9"}


def test_pairs_of_two_people_are_never_one_name_with_words_left_out() -> None:
    who = known(lists())
    people = gathered(lists(), who)
    assert {pair.kind for pair in positives(people, Random(1))} >= {"cyr-lat"}
    made = list(negatives(people, Different(who), 50, Random(1)))
    assert {"random", "same given and patronymic", "father and child"} <= {pair.kind for pair in made}
    assert not any(pair.same or (contained(pair.a, pair.b) and "composed" not in pair.kind) for pair in made)
    assert contained("Ostap SYNYCHUK", "Синичук Остап Гнатович")


def test_hearsay_loses_the_same_for_the_same_seed_and_an_age_fits_the_birth() -> None:
    short = ShortForms({"ostap": ["Остапко"]})
    form = by_order("Синичук Остап Гнатович", "uk")
    many = [told(form, "1971-02-03", short, Random(seed)) for seed in range(400)]
    assert many == [told(form, "1971-02-03", short, Random(seed)) for seed in range(400)]
    names = " ".join(one.name for one in many)
    assert "Остапко" in names
    assert "О. " in names
    ages = [
        (int(age), int(asked[:4]))
        for _, age, asked in (birth("1971-02-03", Random(n)) for n in range(200))
        if age
    ]
    assert all(abs(asked - 1971 - age) <= 2 for age, asked in ages)


def test_a_nation_is_the_same_for_the_same_seed() -> None:
    one = {True: (["Остап"], [1]), False: (["Марта"], [1])}
    borne = Population(one, {True: (["Гнатович"], [1]), False: (["Гнатовна"], [1])}, one)
    made = list(nation(borne, 300, None, 5))
    assert made == list(nation(borne, 300, None, 5))
    assert len(made) == len({row[0] for row in made}) == 300
    assert 0.15 < sum(row[1].isascii() for row in made) / 300 < 0.45
    assert latin("Щукин", 3) == "Schtschukin"


def test_figures_count_what_was_never_proposed_and_leave_open_pairs_out() -> None:
    truth = Truth({"a": "1", "b": "1", "c": "2", "d": "2", "e": "3"}, frozenset({frozenset(("2", "3"))}))
    scored = told_pairs([("a", "b", 0.9), ("a", "c", 0.6), ("d", "e", 0.95)], truth)
    assert at(scored, 0.5, truth.pairs) == Figures(1, 2, 2)
    assert best(scored, truth.pairs) == (0.9, Figures(1, 1, 2))
    clusters = components(truth.person, [("a", "b"), ("d", "e")])
    assert within(clusters, truth) == Figures(1, 1, 2)
    assert b_cubed(clusters, truth) == pytest.approx((0.8, 0.8, 0.8))


def test_names_are_measured_without_peers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    who = known(lists())
    people = gathered(lists(), who)
    write_pairs(tmp_path / "pairs_dev.tsv", [*positives(people, Random(1))])
    assert comparing.main(tmp_path, ["pairs_dev.tsv", "none.tsv"], None, 0, 1) == 0
    printed = capsys.readouterr().out
    assert "found: cyr-lat (5)" in printed
    assert "none.tsv: not there" in printed
    assert "peers: not measured" in printed


def test_the_makers_of_sets_import_nothing_of_habeas() -> None:
    script = "import sys, bench.linkage.sets, bench.linkage.nation, bench.linkage.standard; "
    script += "sys.exit(any(name.split('.')[0] == 'habeas' for name in sys.modules))"
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", script], cwd=root, check=False).returncode == 0
    assert {half(f"UA:{number}") for number in range(20)} == {"dev", "check"}
