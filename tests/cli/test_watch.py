"""`habeas watch`, and what the file of a person says of authorities: as of any day, and as known at any moment."""

import json
from pathlib import Path

import pytest

from habeas.cli import main
from tests.cli.test_commands import case as case

TOLD = "She asked the base where Petro is. The base promised her that Petro would be let go by 1 June 2031.\n"
ACTS = """
[[tell]]
source = "promise.txt"
words = "She asked the base where Petro is. The base promised her that Petro would be let go by 1 June 2031."
chain = [{ who = "She", knows = "was_there" }]
facts = [
    { claim = "approached", by = "She", to = "the base", about = "Petro", items = ["18_1_d"] },
    { claim = "promised", by = { body = "the base" }, to = "She", inner = [
        { claim = "released", who = "Petro", when = "2031-06-01" },
    ] },
]
"""


@pytest.fixture
def promised(case: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The case with a promise in it."""
    Path("promise.txt").write_text(TOLD)
    Path("promise.toml").write_text(ACTS)
    assert main(["take-in", case, "promise.txt", "--obtained", "a call", "--published", "2031-05-20"]) == 0
    assert main(["record", case, "promise.toml"]) == 0
    capsys.readouterr()
    return case


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2031-05-19", None),
        ("2031-05-30", "Petro: a promise is due. Day: 1 June 2031."),
        (
            "2031-06-02",
            "Petro: the day of a promise has passed, and nobody says what came of it. Day: 1 June 2031.",
        ),
    ],
)
def test_a_promise_is_due_and_lapses(
    promised: str, capsys: pytest.CaptureFixture[str], as_of: str, said: str | None
) -> None:
    found = printed(capsys, "watch", promised, "--as-of", as_of)
    assert ("a promise" in found) == bool(said)
    assert (said or "") in found


def test_every_item_in_json_says_why(promised: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(printed(capsys, "watch", promised, "--as-of", "2031-06-02", "--json"))
    assert (found["habeas"], found["as_of"], found["known_at"]) == (1, "2031-06-02", None)
    (lapsed,) = [item for item in found["items"] if item["kind"] == "promise_lapsed"]
    assert (lapsed["where"], lapsed["latest"]) == ("promise", "2031-06-01")
    assert lapsed["because"]


def test_before_it_was_known_nothing_needed_attention(
    promised: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = printed(capsys, "watch", promised, "--as-of", "2031-06-02", "--known-at", "2020-01-01")
    assert found == "Nothing that habeas watches for needs attention.\n"


def test_the_file_of_a_person_says_what_was_asked_and_promised(
    promised: str, capsys: pytest.CaptureFixture[str]
) -> None:
    people = json.loads(printed(capsys, "register", promised, "--as-of", "2031-06-02", "--json"))["people"]
    known = {one["id"] for one in people}
    watched = json.loads(printed(capsys, "watch", promised, "--as-of", "2031-06-02", "--json"))["items"]
    (id_,) = next(item["people"] for item in watched if item["kind"] == "promise_lapsed")
    assert id_ not in known, "two mentions of Petro, until somebody says that they are one"
    found = json.loads(printed(capsys, "person", promised, id_, "--as-of", "2031-06-02", "--json"))
    assert [one["state"] for one in found["approaches"]] == ["no_answer"]
    assert [one["state"] for one in found["promises"]] == ["lapsed"]
    cells = {cell["code"]: [part["state"] for part in cell["parts"]] for cell in found["grid"]}
    assert cells["18_1_d"] == ["no_answer"]
    assert cells["18_1_f"] == ["not_asked"]
    assert [one["element"] for one in found["findings"]] == ["deprivation", "state", "concealment"]
    assert {one["rule"]["code"]: one["state"] for one in found["deadlines"]}["wgeid_urgent"] == "unknown"
