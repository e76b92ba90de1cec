"""The scorer scores: full marks for the gold itself, none for nothing, and a wrong teller is seen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bench.reading import dates
from bench.reading.__main__ import MODEL_FOLDER
from bench.reading.cast import Cast, Entity, words
from bench.reading.chains import corresponds
from bench.reading.gold import SPLIT, Gold, Link, Quote, Statement, Value, load_all
from bench.reading.matching import Span, assign
from bench.reading.model_report import CLAIMS
from bench.reading.peers import sentences
from bench.reading.score import match, score
from bench.reading.suggestions import Suggestion, tellings, with_speakers
from bench.reading.traps import KINDS, broken_by

GOLDS = load_all(MODEL_FOLDER)
NAMES = [g.name for g in GOLDS]

TEXT = (
    "Olha said Petro phoned her from Sorvan on 3 May and that at least 12 others, aged 20, were held."
    " “He is alive,” she said."
)


def spot(words_: str) -> Span:
    """Where words stand in the small text."""
    start = TEXT.index(words_)
    return start, start + len(words_)


def entity(id_: str, kind: str, name: str | None, *mentions: str) -> Entity:
    """An entity of the small text."""
    spans = tuple(spot(m) for m in mentions)
    forms = tuple(words(n) for n in (name, *mentions) if n)
    return Entity(id_, kind, name, forms, spans, spans if name else (), asked=name is not None)


@pytest.fixture
def gold() -> Gold:
    """A report of one sentence and a quote, with everything in it."""
    cast = Cast(
        {
            "P1": entity("P1", "person", "Olha", "Olha"),
            "P2": entity("P2", "person", "Petro", "Petro"),
            "L1": entity("L1", "place", "Sorvan", "Sorvan"),
        }
    )
    olha, petro = Link(frozenset(["P1"]), "", True, True), Link(frozenset(["P2"]), "", True, True)
    call, held = "Petro phoned her from Sorvan on 3 May", "at least 12 others, aged 20, were held"
    return Gold(
        name="small",
        split="dev",
        file=Path("small.txt"),
        text=TEXT,
        published="2024-05-10",
        cast=cast,
        dates=(Value("D1", spot("3 May"), "3 May", "2024-05-03"),),
        counts=(Value("C1", spot("at least 12 others"), "at least 12 others", 12, besides=True),),
        ages=(Value("A1", spot("aged 20"), "aged 20", 20),),
        quotes=(Quote(spot("“He is alive,”"), "“He is alive,”", frozenset(["P1"])),),
        statements=(
            Statement("S1", spot(call), call, ("contacted",), (olha,)),
            Statement("S2", spot(held), held, ("held_at", "detained"), (petro, olha)),
        ),
        must_not=({"about": "Sorvan is no person", "check": {"kind": "never_person", "text": "Sorvan"}},),
    )


def said(kind: str, at: Span, text: str, **more: Any) -> dict[str, Any]:
    """A suggestion on a passage."""
    return {
        "id": f"{kind}{at}",
        "kind": kind,
        "start": at[0],
        "end": at[1],
        "text": text[at[0] : at[1]],
        **more,
    }


def perfect(gold: Gold) -> list[Suggestion]:
    """Suggestions that say just what the gold says."""
    return [*_perfect_names(gold), *_perfect_values(gold), *_perfect_tellings(gold)]


def _perfect_names(gold: Gold) -> Iterator[Suggestion]:
    for one in gold.cast.entities.values():
        if one.asked:
            extra = {"value": "nickname"} if one.kind == "person" else {}
            yield from (said(one.kind, at, gold.text, **extra) for at in one.named)


def _perfect_values(gold: Gold) -> Iterator[Suggestion]:
    for date in gold.dates:
        inside = [a.removeprefix("inside:") for a in date.accept if a.startswith("inside:")]
        value = date.value or (inside or [*date.accept, None])[0]
        yield said("date", date.span, gold.text, value=value)
    for count in gold.counts:
        bounds: dict[str, Any] = {
            "at_least": count.value,
            "at_most": count.at_most,
            "about": count.about,
        }
        bounds["besides"] = ["x"] if count.besides else []
        yield said("count", count.span, gold.text, value=bounds)
    for age in gold.ages:
        yield said("age", age.span, gold.text, value=age.value)
    for quote in gold.quotes:
        who = gold.cast.entities[min(quote.speakers)]
        chain = [{"who": who.name or longest(who), "basis": "explicit"}, PUBLICATION]
        yield said("quote", quote.span, gold.text, chain=chain)


PUBLICATION: dict[str, Any] = {"who": None, "basis": "explicit"}


def longest(entity: Entity) -> str:
    """The words of an unnamed entity that tell it apart best."""
    return " ".join(max((len(form), sorted(form)) for form in entity.forms)[1])


def _perfect_tellings(gold: Gold) -> Iterator[Suggestion]:
    for n, statement in enumerate(gold.statements):
        claim, _, bang = (statement.claims[0] or "").partition("!")
        chain = [link for one in statement.chain for link in _as_suggested(gold.cast, one)]
        yield said(
            "telling",
            statement.span,
            gold.text,
            group=f"g{n}",
            claim=claim or None,
            polarity="denies" if bang else "asserts",
            chain=[*chain, PUBLICATION],
        )


def _as_suggested(cast: Cast, link: Link) -> list[dict[str, Any]]:
    basis = "explicit" if link.explicit else "inferred"
    people = [cast.entities[i] for i in sorted(link.ids)]
    names = [e.name or longest(e) for e in people]
    if link.open_between:
        return [{"who": None, "one_of": names, "basis": basis}]
    if link.said_as or not names:
        return [{"who": link.said_as or None, "basis": basis}]
    return [{"who": name, "basis": basis} for name in names]


def missed(gold: Gold, suggestions: list[Suggestion]) -> dict[str, tuple[int, int, list[str]]]:
    """The measures that are not full marks."""
    return {
        m: (t.right, t.total, t.failures) for m, t in score(gold, suggestions).items() if t.right != t.total
    }


def test_gold_itself_scores_full_marks(gold: Gold) -> None:
    assert missed(gold, perfect(gold)) == {}


@pytest.mark.parametrize("report", GOLDS, ids=NAMES)
def test_every_report_scores_full_marks_on_its_own_gold(report: Gold) -> None:
    assert missed(report, perfect(report)) == {}


@pytest.mark.parametrize("report", GOLDS, ids=NAMES)
def test_nothing_scores_nothing(report: Gold) -> None:
    scores = score(report, [])
    assert sum(t.right for m, t in scores.items() if m != "traps kept") == 0
    assert scores["statements found"].total == len(report.statements) > 0
    assert scores["bar"].total == 0
    assert scores["bar, of all"].total == len(report.statements)


def with_chain(gold: Gold, n: int, chain: list[dict[str, Any]]) -> list[Suggestion]:
    """The perfect suggestions, but for the chain of one telling."""
    return [dict(s) | {"chain": chain} if s.get("group") == f"g{n}" else s for s in perfect(gold)]


def test_wrong_explicit_teller_is_caught(gold: Gold) -> None:
    scores = score(gold, with_chain(gold, 0, [{"who": "Petro", "basis": "explicit"}, PUBLICATION]))
    assert (scores["no wrong teller"].right, scores["bar"].right, scores["right claim"].right) == (
        1,
        1,
        2,
    )
    assert "Petro (not in this chain)" in scores["no wrong teller"].failures[0]


def test_wrong_teller_as_last_link_is_not_taken_for_the_publication(gold: Gold) -> None:
    scores = score(gold, with_chain(gold, 0, [{"who": "Petro", "basis": "explicit"}]))
    assert scores["no wrong teller"].right == 1


def test_guess_is_not_a_wrong_explicit_teller(gold: Gold) -> None:
    chain = [{"who": "Petro", "basis": "inferred"}, {"who": "Olha", "basis": "explicit"}, PUBLICATION]
    assert score(gold, with_chain(gold, 0, chain))["no wrong teller"].right == 2


def test_reversed_chain_is_out_of_order(gold: Gold) -> None:
    chain = [{"who": "Olha", "basis": "explicit"}, {"who": "Petro", "basis": "explicit"}, PUBLICATION]
    scores = score(gold, with_chain(gold, 1, chain))
    assert (scores["no wrong teller"].right, scores["order right"].right) == (2, 1)


def test_wrong_claim_is_below_the_bar(gold: Gold) -> None:
    wrong = [dict(s) | {"claim": "died"} if s.get("group") == "g0" else s for s in perfect(gold)]
    scores = score(gold, wrong)
    assert (scores["statements found"].right, scores["right claim"].right, scores["bar"].right) == (
        2,
        1,
        1,
    )


def test_second_fact_of_a_group_may_hold_the_claim_and_is_no_second_telling(gold: Gold) -> None:
    other = [dict(s) | {"claim": "died"} for s in perfect(gold) if s.get("group") == "g0"]
    scores = score(gold, [*other, *perfect(gold)])
    assert scores["right claim"].right == 2
    assert scores["statements precision"].total == 2


def test_invented_telling_costs_precision(gold: Gold) -> None:
    extra = said("telling", (0, 9), TEXT, group="extra", claim="died", chain=[])
    scores = score(gold, [*perfect(gold), extra])
    assert (scores["statements precision"].right, scores["statements precision"].total) == (2, 3)


def test_matching_takes_the_most_pairs_not_the_closest_first() -> None:
    assert assign([[0.9, 0.8], [0.85, 0.0]]) == {0: 1, 1: 0}
    assert assign([[0.9, 0.0], [0.85, 0.0]]) == {0: 0}
    assert assign([[0.6, 0.9, 0.0], [0.0, 0.8, 0.7], [0.9, 0.0, 0.0]]) == {0: 1, 1: 2, 2: 0}
    assert assign([]) == {}
    assert assign([[], []]) == {}


def test_one_suggestion_answers_one_statement_only(gold: Gold) -> None:
    doubled = Gold(**{**gold.__dict__, "statements": (gold.statements[0], gold.statements[0])})
    given = [t for t in tellings(perfect(gold)) if t.group == "g0"]
    assert len(match(doubled, given)) == 1


def test_names_of_the_wrong_kind_do_not_count(gold: Gold) -> None:
    wrong = [dict(s) | {"kind": "place"} if s["kind"] == "person" else s for s in perfect(gold)]
    scores = score(gold, wrong)
    assert scores["persons"].right == 0
    assert scores["places precision"].right == 1


def test_trap_is_seen(gold: Gold) -> None:
    assert score(gold, [said("person", spot("Sorvan"), TEXT)])["traps kept"].right == 0


OLHA: dict[str, Any] = {"id": "e1", "kind": "person", "name": "Olha", "spans": []}


@pytest.mark.parametrize(
    ("entity_id", "others", "good"),
    [
        ("e1", {}, 1),
        ("e2", {}, 0),
        ("e3", {}, 1),
        ("e4", {}, 1),
        ("e9", {}, 0),
        (None, {}, 0),
        (None, {"chain": [{"who": "Olha", "basis": "explicit"}]}, 1),
        ("e2", {"chain": [{"who": "Olha", "basis": "explicit"}]}, 0),
    ],
)
def test_quote_is_spoken_by_the_entity_it_points_at(
    gold: Gold, entity_id: str | None, others: dict[str, Any], good: int
) -> None:
    start, end = spot("Olha")
    entities = [
        OLHA,
        OLHA | {"id": "e2", "name": "Petro"},
        OLHA | {"id": "e3", "name": None, "spans": [{"start": start, "end": end, "text": "Olha"}]},
        OLHA | {"id": "e4", "name": None, "spans": [[start, end]]},
    ]
    quote = said("quote", spot("“He is alive,”"), TEXT, entity=entity_id, **others)
    scores = score(gold, with_speakers(TEXT, [quote], entities))
    assert (scores["quotes found"].right, scores["quotes speaker"].right) == (1, good)


def test_answer_without_entities_is_read_as_it_is(gold: Gold) -> None:
    quote = said("quote", spot("“He is alive,”"), TEXT, entity="e1", roles={"speaker": "Olha"})
    assert score(gold, with_speakers(TEXT, [quote], []))["quotes speaker"].right == 1


def test_moved_text_is_seen(gold: Gold) -> None:
    broken = [dict(s) | {"text": "elsewhere"} for s in perfect(gold)]
    assert score(gold, broken)["passages exact"].right == 0


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("2022-07-10/2022-07-20", True),
        ("2022-07-09/2022-07-20~", True),
        ("[2022-07-10..2022-07-16]", True),
        ("2022-07-11", False),
        ("2022-07-11/2022-07-11", False),
        ("2022-07-08/2022-07-20", False),
        ("2022-07", False),
        (None, False),
    ],
)
def test_interval_inside_the_accepted_span(value: str | None, good: bool) -> None:
    assert dates.right(value, None, ("inside:2022-07-09/2022-07-20",)) is good


def test_dates_are_compared_without_qualifiers_and_hours() -> None:
    assert dates.right("2022-04~", "2022-04")
    assert dates.right("2022-07-08T09:00", "2022-07-08")
    assert dates.right("P2W", "P2W")
    assert not dates.right("2022-07-21", "P2W")
    assert dates.right("2022-05-01/..", "2022-05-01/..")
    assert not dates.right("2022-13", "2022")


def test_full_stops_are_sentences() -> None:
    cut = [TEXT[s["start"] : s["end"]] for s in sentences(TEXT)]
    assert len(cut) == 2
    assert cut[1] == "“He is alive,” she said."


@pytest.mark.skipif("model" not in NAMES, reason="the model report is not beside this repository")
def test_model_report_has_a_claim_for_every_statement() -> None:
    model = GOLDS[0]
    assert {s.id for s in model.statements} == set(CLAIMS)
    assert len(CLAIMS) == 39
    assert sum(s.core for s in model.statements) == 23


def test_every_trap_of_ours_has_a_check_that_runs() -> None:
    for report in GOLDS:
        for trap in report.must_not:
            check = trap.get("check")
            if check and check["kind"] != "model":
                assert check["kind"] in KINDS
                assert broken_by(report, perfect(report), check) == []


def test_every_report_is_in_the_split() -> None:
    assert {g.name for g in GOLDS} - {"model"} <= set(SPLIT)


GUSHING: list[tuple[str, str, dict[str, Any]]] = [
    ("telling", "S12", {"claim": "held_at", "roles": {"who": "Artyom"}}),
    ("person", "cat’s name", {}),
    ("person", "Artyom", {"value": "Artyom Gorshenin"}),
    ("count", "another 22-year-old soldier", {"value": {"at_least": 2, "at_most": 2}}),
    (
        "count",
        "at least 81 other soldiers",
        {"value": {"at_least": 82, "at_most": None, "besides": ["Artyom"]}},
    ),
    ("date", "several days later", {"value": "2022-07-11"}),
    (
        "telling",
        "S13",
        {"chain": [{"who": "Vasily", "basis": "explicit"}, PUBLICATION]},
    ),
    (
        "telling",
        "S16",
        {"chain": [{"who": "Fatima Gorshenina", "basis": "inferred"}, PUBLICATION]},
    ),
    (
        "telling",
        "S31",
        {"claim": "contacted", "roles": {"from": "Artyom", "to": "Fatima Gorshenina"}},
    ),
    ("place", "stairs", {}),
    (
        "telling",
        "they would be taken back to Abkhazia",
        {"claim": "moved", "roles": {"to": "Abkhazia"}, "polarity": "asserts"},
    ),
    (
        "telling",
        "S25",
        {"chain": [{"who": "Artyom", "basis": "inferred"}, PUBLICATION]},
    ),
]
"""For each trap of the model report, in order, a suggestion on words, or on a statement, that falls into it."""


def _passage(report: Gold, words_: str) -> Span:
    """Where a statement (by its id) or words stand in a report."""
    spans = {s.id: s.span for s in report.statements}
    start = report.text.index(words_) if words_ not in spans else 0
    return spans.get(words_, (start, start + len(words_)))


@pytest.mark.skipif("model" not in NAMES, reason="the model report is not beside this repository")
@pytest.mark.parametrize("n", range(12))
def test_each_trap_of_the_model_report_can_be_fallen_into(n: int) -> None:
    model = GOLDS[0]
    kind, words_, more = GUSHING[n]
    fallen = [said(kind, _passage(model, words_), model.text, **more)]
    assert broken_by(model, fallen, {"kind": "model", "n": n})
    assert score(model, fallen)["traps kept"].right <= 11


@pytest.mark.parametrize(
    ("given", "good"),
    [
        ({"who": "Olha"}, False),
        ({"who": None}, True),
        ({"who": "Olha", "one_of": ["Olha", "Petro"]}, True),
        ({"who": None, "one_of": ["Sorvan"]}, False),
    ],
)
def test_teller_left_open_in_the_gold_must_be_left_open(
    gold: Gold, given: dict[str, Any], good: bool
) -> None:
    between = Link(frozenset(["P1", "P2"]), "", True, True, open_between=True)
    assert corresponds(gold.cast, given, between) is good
