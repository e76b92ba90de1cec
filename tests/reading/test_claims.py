"""Invented sentences and the claims they make, with who fills which role. Names are of nobody."""

from typing import Any

import pytest

from habeas.reading.read import read
from tests.reading.claims_said import Stated, names, stated

Roles = dict[str, Any]

GOLDEN: list[tuple[str, str, Roles]] = [
    # custody
    (
        "Petro was held in a cellar in Lviv by masked men.",
        "held_at",
        {"who": "Petro", "place": "a cellar", "by": "masked men"},
    ),
    (
        "Petro is being detained in a basement with other conscripts.",
        "held_at",
        {"who": "Petro", "with": "other conscripts", "place": "a basement", "by": None},
    ),
    ("Petro ended up in the hands of mercenaries.", "held_at", {"who": "Petro", "by": "mercenaries"}),
    (
        "Petro was held apart from the other soldiers.",
        "held_at",
        {"who": "Petro", "with": None, "apart_from": "the other soldiers"},
    ),
    ("Petro has been in custody since March.", "held_at", {"who": "Petro", "place": None}),
    (
        "The police arrested Petro in Lviv on 5 March.",
        "detained",
        {"who": "Petro", "by": "The police", "place": "Lviv"},
    ),
    (
        "Masked men took Petro from the barracks on Monday.",
        "detained",
        {"who": "Petro", "by": "Masked men", "place": "the barracks"},
    ),
    (
        "The soldiers were taken by helicopter to Lviv.",
        "moved",
        {"who": "The soldiers", "to": "Lviv", "means": "helicopter", "control": "escorted", "by": None},
    ),
    (
        "Petro travelled from Lviv to Kyiv by train.",
        "moved",
        {
            "who": "Petro",
            "from": "Lviv",
            "to": "Kyiv",
            "means": "train",
            "control": "own_will",
            "by": None,
        },
    ),
    (
        "Guards drove Petro from the prison in Lviv to a camp near Kyiv.",
        "moved",
        {"who": "Petro", "from": "the prison", "to": "a camp", "by": "Guards", "control": "escorted"},
    ),
    (
        "The officers promised Petro that he would be taken to Lviv. Their plane landed in Odesa.",
        "moved",
        {"to": "Odesa", "means": "plane", "control": "deceived"},
    ),
    (
        "Petro was tricked into going to Lviv.",
        "moved",
        {"who": "Petro", "to": "Lviv", "control": "deceived"},
    ),
    (
        "They took Petro to Lviv.",
        "moved",
        {"who": "Petro", "by": None, "to": "Lviv", "control": "escorted"},
    ),
    (
        "Petro was forced to return to his unit.",
        "returned_to_unit",
        {"who": "Petro", "willingly": "forced"},
    ),
    (
        "The commander sent Petro back to his base.",
        "returned_to_unit",
        {"who": "Petro", "by": "The commander", "to": "his base", "willingly": "unknown"},
    ),
    ("Petro was released on 5 March.", "released", {"who": "Petro", "by": None}),
    (
        "Petro escaped from the prison.",
        "escaped",
        {"who": "Petro", "from_what": "custody", "from": "the prison"},
    ),
    ("The soldiers fled across the border.", "escaped", {"who": "The soldiers", "from_what": "country"}),
    # silence and contact, told in other words
    ("The account went quiet.", "no_news", {}),
    ("His phone has been unreachable since Friday.", "no_news", {}),
    ("A call came from an unknown number on 3 May.", "contacted", {"kind": "voice"}),
    ("Petro was told by a driver.", "contacted", {"from": "a driver", "to": "Petro"}),
    ("The police did nothing.", "outcome", {"kind": "no_action"}),
    ("Petro sounded frightened.", "described", {"person": "Petro", "what": "frightened"}),
    # refusing
    ("Petro openly refused to fight.", "refused", {"who": "Petro", "form": "openly_refused"}),
    (
        "Petro and several other soldiers submitted a written request to the commander to leave the army.",
        "refused",
        {"who": "Petro + several other soldiers", "form": "discharge_request", "to": "the commander"},
    ),
    (
        "Marta announced her decision to quit the army in April.",
        "refused",
        {"who": "Marta", "form": "announcement"},
    ),
    ("The soldiers refused the order.", "refused", {"who": "The soldiers", "form": "order_refused"}),
    ("Petro left his unit.", "refused", {"who": "Petro", "form": "post_left"}),
    (
        "Petro was summoned to meet with a general to “discuss” his decision.",
        "summoned",
        {"who": "Petro", "to": "a general", "by": None, "as_said": "“discuss”"},
    ),
    # harm
    (
        "The commander threatened Petro with prison.",
        "threatened",
        {"who": "Petro", "by": "The commander", "with_what": "prison"},
    ),
    (
        "The guards beat Petro with batons.",
        "ill_treated",
        {"who": "Petro", "by": "The guards", "kind": "batons"},
    ),
    (
        "Petro was subjected to electric shocks.",
        "ill_treated",
        {"who": "Petro", "kind": "electric shocks"},
    ),
    (
        "They were held in a cellar without light, food or water.",
        "conditions",
        {"place": "a cellar", "lacks": ["light", "food", "water"]},
    ),
    (
        "The prisoners were denied medical care.",
        "conditions",
        {"who": "The prisoners", "lacks": ["medicine"]},
    ),
    ("Petro deliberately injured himself.", "injured", {"who": "Petro", "cause": "self"}),
    (
        "Petro broke his leg on purpose.",
        "injured",
        {"who": "Petro", "cause": "self", "how": "broke his leg on purpose"},
    ),
    ("Petro broke his leg.", "injured", {"who": "Petro", "cause": "unknown"}),
    ("The guards broke Petro’s ribs.", "injured", {"who": "Petro", "cause": "others"}),
    (
        "His father advised Petro on how to break his leg.",
        "injured",
        {"who": "Petro", "cause": "self", "helped_by": "His father"},
    ),
    (
        "Petro died of his wounds in the camp.",
        "died",
        {"who": "Petro", "cause": "his wounds", "place": "the camp"},
    ),
    ("Petro was killed by guards.", "died", {"who": "Petro", "by": "guards"}),
    # contact
    (
        "Petro called his mother on 5 March.",
        "contacted",
        {"from": "Petro", "to": "his mother", "kind": "voice"},
    ),
    (
        "Petro wrote his sister a letter.",
        "contacted",
        {"from": "Petro", "to": "his sister", "kind": "text"},
    ),
    (
        "Petro called Olha by video on Monday.",
        "contacted",
        {"from": "Petro", "to": "Olha", "kind": "live_video"},
    ),
    (
        "Petro sent Olha a voice message.",
        "contacted",
        {"from": "Petro", "to": "Olha", "kind": "voice_message"},
    ),
    ("Olha received a call from Petro.", "contacted", {"from": "Petro", "to": "Olha", "kind": "voice"}),
    ("Petro was forced to call his mother.", "contacted", {"from": "Petro", "free_to_speak": "forced"}),
    ("A cellmate saw Petro in the yard.", "seen", {"who": "Petro", "where": "the yard"}),
    ("Olha has not heard from Petro since 5 March.", "no_news", {"of": "Petro", "by": "Olha"}),
    ("Petro has been missing since Monday.", "no_news", {"of": "Petro"}),
    ("Olha does not know where Petro is.", "no_news", {"of": "Petro", "by": "Olha"}),
    (
        "Somebody was pretending to be Petro in messages to Olha.",
        "impersonated",
        {"whom": "Petro", "to": "Olha"},
    ),
    # authorities
    (
        "Olha turned to the military prosecutor for help.",
        "approached",
        {"by": "Olha", "to": "prosecutor", "asked": "help"},
    ),
    (
        "Olha asked the prosecutor where her son was.",
        "approached",
        {"by": "Olha", "to": "the prosecutor", "asked": "where her son was", "items": ["18_1_d"]},
    ),
    (
        "Olha filed a complaint with the prosecutor.",
        "approached",
        {"by": "Olha", "to": "the prosecutor", "request": "filed a complaint"},
    ),
    (
        "The ministry replied that it was not holding Petro.",
        "answered",
        {"by": "The ministry", "kind": "denies"},
    ),
    ("The ministry denied holding Petro.", "answered", {"by": "The ministry", "kind": "denies"}),
    (
        "The spokesman declined to say where Petro was.",
        "answered",
        {"by": "The spokesman", "kind": "refuses"},
    ),
    (
        "The commander promised that they would be released. That did not happen.",
        "outcome",
        {"of": "that they would be released", "kind": "not_kept"},
    ),
    ("Olha wrote to the ministry. Nothing was done.", "outcome", {"kind": "no_action"}),
    # groups
    (
        "Petro and 30 other soldiers refused to fight.",
        "counted",
        {"group": "30 other soldiers", "at_least": 30, "at_most": 30, "besides": "Petro"},
    ),
    (
        "At least 81 other soldiers from the base were held with Petro.",
        "counted",
        {"at_least": 81, "at_most": None, "besides": "Petro"},
    ),
    (
        "About 200 people were detained.",
        "counted",
        {"about": True, "of_what": "people", "besides": None},
    ),
    # places and bodies
    (
        "A special centre has been set up in Lviv to hold those who refuse to fight.",
        "site",
        {"kind": "special centre", "in": "Lviv", "purpose": "to hold those who refuse to fight"},
    ),
    (
        "The plan involves the security service.",
        "involved",
        {"who": "the security service", "part": "unspecified"},
    ),
    (
        "The basement is guarded by mercenaries.",
        "involved",
        {"who": "mercenaries", "in": "The basement", "part": "guards"},
    ),
    (
        "The guards called themselves “the accountants”.",
        "known_as",
        {"what": "The guards", "name_as_said": "the accountants"},
    ),
    ("The newspaper published a report on Monday.", "published", {"work": "report"}),
    # identity
    (
        "Petro, nicknamed Sailor, was arrested.",
        "named",
        {"person": "Petro", "name_as_said": "Sailor", "kind": "nickname"},
    ),
    (
        "Olha, the mother of Petro, called the base.",
        "related",
        {"person": "Olha", "of": "Petro", "kinship": "mother"},
    ),
    ("Petro, 23, was arrested.", "aged", {"person": "Petro", "years": 23}),
    (
        "Olha Marchuk, the mother of a sailor, aged 21, told the paper that her son was beaten.",
        "aged",
        {"person": "a sailor", "years": 21},
    ),
    (
        "Olha Marchuk, the mother of a sailor, aged 51, told the paper that her son was beaten.",
        "aged",
        {"person": "Olha Marchuk", "years": 51},
    ),
    (
        "Petro, a soldier of the 15th Brigade, was arrested.",
        "serves_in",
        {"person": "Petro", "body": "15th Brigade", "rank": "soldier"},
    ),
    ("Petro has asthma.", "described", {"person": "Petro", "what": "asthma"}),
]
"""Sentence, claim, roles. A role's words must be within what was read; None: the role must stay empty."""


@pytest.mark.parametrize(("text", "claim", "roles"), GOLDEN, ids=lambda v: v if isinstance(v, str) else "")
def test_a_sentence_states_its_claim_with_these_roles(text: str, claim: str, roles: Roles) -> None:
    found = [one for one in stated(text) if one.claim == claim]
    assert found, f"{names(text) or 'nothing'} instead of {claim}"
    assert any(_fits(one, roles) for one in found), [one.roles for one in found]


def _fits(one: Stated, roles: Roles) -> bool:
    return all(_holds(one.roles.get(role), wanted) for role, wanted in roles.items())


def _holds(read: Any, wanted: Any) -> bool:
    return wanted in read if isinstance(wanted, str) and isinstance(read, str) else read == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Petro should be released.",
        "Petro would have been killed.",
        "If Petro refuses to fight, he will be jailed.",
        "Petro refused to comment.",
        "The group is accused of holding prisoners in basements.",
        "The delegates held talks in Lviv.",
        "Was Petro held in Lviv?",
        "Those who refuse to fight are brave.",
    ],
)
def test_what_nobody_asserts_is_no_fact(text: str) -> None:
    assert not names(text)


def test_a_denied_and_an_unknown_custody_keep_their_polarity() -> None:
    assert _only("Petro was not detained.", "detained").polarity == "denies"
    assert _only("The ministry denied holding Petro.", "held_at").polarity == "denies"
    assert _only("Olha does not know whether Petro is being held.", "held_at").polarity == "does_not_know"
    part = "Petro was held in Lviv."
    assert stated(f"{part} We withdraw this.", part=part)[0].polarity == "retracts"


def test_the_stage_of_an_act_is_intended_attempted_or_done() -> None:
    assert _only("Petro tried to escape.", "escaped").stage == "attempted"
    assert _only("Petro decided to break his arm.", "injured").stage == "intended"
    assert _only("Petro escaped.", "escaped").stage == "done"


def test_a_fact_takes_the_date_of_its_own_predicate() -> None:
    assert _only("On Wednesday, Petro was still in the basement.", "held_at").when == {
        "edtf": "2024-03-20", "aspect": "still", "words": "Wednesday",
    }  # fmt: skip
    assert _only("Petro has been in custody since 5 March.", "held_at").when["aspect"] == "since"
    assert _only("On Monday the ministry denied holding Petro.", "held_at").when == {}
    assert _only("Olha wrote to the ombudsman on 7, 14 and 21 March.", "approached").when["edtf"] == (
        "{2024-03-07,2024-03-14,2024-03-21}"
    )


def test_what_is_promised_is_an_inner_claim_with_its_condition_and_no_fact() -> None:
    text = "They were told that the soldiers would be returned to their base if they signed."
    assert names(text) == {"promised"}
    [inner] = _only(text, "promised").roles["inner"]
    assert inner["Inner"]["says"]["ReturnedToUnit"]["who"] == "the soldiers"
    assert inner["Inner"]["condition"] == "if they signed"


def test_when_it_is_due_stands_on_the_inner_claim_and_not_on_the_promise() -> None:
    found = _only("The commander promised Olha that Petro would be released within ten days.", "promised")
    assert found.when == {}
    assert found.roles["inner"][0]["Inner"]["when"]["When"]["words"] == "within ten days"


def test_a_threatened_act_and_its_condition_are_kept_inside_the_threat() -> None:
    text = "The officers threatened to send the soldiers to the front if they refused."
    found = _only(text, "threatened")
    assert "Moved" in found.roles["inner"]["Inner"]["says"]
    assert found.roles["condition"] == "if they refused"
    assert names(text) == {"threatened"}


def test_a_challenge_is_no_contact_with_the_person_it_tests() -> None:
    part = "I wrote to him, ‘What’s your dog’s name?’ After that all messages stopped"
    found = stated(f"Olha is the mother of Petro. “{part},” she said.", speaker="Olha", part=part)
    assert {one.claim for one in found} == {"challenged", "no_news"}
    challenge = next(one for one in found if one.claim == "challenged")
    assert challenge.roles["by"] == "Olha"
    assert challenge.roles["question"] == "What’s your dog’s name?"
    assert challenge.roles["result"] == "none"


def test_a_bare_they_never_becomes_the_captor() -> None:
    text = "Petro and Danylo refused to fight. They took the two soldiers to Lviv."
    assert "by" not in _only(text, "moved").roles


def test_those_split_up_are_parted_from_one_another() -> None:
    found = _only("The soldiers were split up and brought by helicopter to Lviv.", "moved")
    assert found.roles["apart_from"] == found.roles["who"] == "The soldiers"


def test_a_call_to_a_base_is_anchored_to_what_came_with_it() -> None:
    part = "When they took the men to Lviv, we called the military base"
    found = stated(f"“{part},” Olha said.", speaker="Olha", part=part)
    assert {one.claim for one in found} == {"moved", "approached"}
    approach = next(one for one in found if one.claim == "approached")
    assert approach.roles["by"] == "Olha"
    assert approach.fact.when is not None
    assert approach.fact.when.anchor is not None
    assert approach.fact.when.anchor.act is not None


def test_what_somebody_did_after_nothing_came_of_a_request_leans_on_the_request() -> None:
    text = (
        "Olha said that her son Petro officially announced his desire to leave the army in April. "
        "After “nothing was done”, Petro traveled from Karsk to Lissa, Olha said."
    )
    reading = read(text, published="2031-05-09")
    facts = [fact for telling in reading.tellings for fact in telling.facts]
    (moved,) = [fact for fact in facts if fact.claim.name() == "moved"]
    (announced,) = [fact for fact in facts if fact.claim.name() == "refused"]
    assert moved.when is not None
    assert moved.when.anchor is not None
    assert (moved.when.anchor.act, moved.when.anchor.relation) == (announced.act, "after")
    assert moved.when.edtf is None


def _only(text: str, claim: str) -> Stated:
    [one] = [one for one in stated(text) if one.claim == claim]
    return one
