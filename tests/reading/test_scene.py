"""Who and what a text speaks of. The texts are invented; names come from many places on purpose."""

import re
from pathlib import Path

import pytest

from habeas.reading.english.scene.scene import Scene
from habeas.reading.suggestion import Entity
from habeas.statements.claims.identity import Kinship
from habeas.statements.mention import Kind, Party

TEXTS = sorted((Path(__file__).parent / "pronouns").glob("*.txt"))
MARK = re.compile(r"\{([^}]*)\}")
SETTLED_WRONG = 4
"""Pronouns of all texts together that may be led to the wrong person without doubt being shown."""
RIGHT = 112
"""Pronouns of all texts together that must be led to the right person."""


def of_kind(scene: Scene, kind: Kind) -> dict[str, Entity]:
    """Entities of one kind by name."""
    return {e.name: e for e in scene.entities if e.kind is kind}


def words_of(scene: Scene, entity: Entity) -> list[str]:
    """The passages of an entity."""
    return [scene.text[s.start : s.end] for s in entity.spans]


def meant(scene: Scene, words: str, nth: int = 0) -> list[str]:
    """Names of those whom the first word of `words` means, where `words` stand for the nth time."""
    at = [m.start() for m in re.finditer(re.escape(words), scene.text)][nth]
    token = next(t for t in scene.doc if t.idx <= at < t.idx + len(t.text))
    party = scene.party(token) or scene.place(token)
    return [scene.entity(i).name for i in party.members] if party else []


# --- pronouns ----------------------------------------------------------------------------------------------


def marked(path: Path) -> tuple[str, list[tuple[int, str]]]:
    """The text without its marks, and for each marked pronoun its place and whom it means."""
    text, wanted, at = "", [], 0
    raw = path.read_text(encoding="utf-8")
    for mark in MARK.finditer(raw):
        text += raw[at : mark.start()]
        pronoun = re.search(r"[^\W\d_]+$", text)
        assert pronoun is not None
        wanted.append((pronoun.start(), mark.group(1)))
        at = mark.end()
    return text + raw[at:], wanted


def judged(scene: Scene, place: int, wanted: str) -> str:
    """right, open, none or wrong."""
    party = scene.party(next(t for t in scene.doc if t.idx == place))
    if party is None:
        return "none"
    names = [
        " ".join([scene.entity(i).name, *words_of(scene, scene.entity(i))]).lower() for i in party.members
    ]
    found = [any(want.lower() in name for name in names) for want in wanted.split("+")]
    if party.one_of:
        return "open"
    return "right" if all(found) and len(names) <= len(found) + wanted[0].islower() else "wrong"


@pytest.fixture(scope="module")
def outcomes() -> list[tuple[str, str]]:
    """Every marked pronoun of every text with its outcome."""
    found = []
    for path in TEXTS:
        text, wanted = marked(path)
        scene = Scene.of(text, "2024-06-01")
        for place, who in wanted:
            if who != "-":
                found.append(
                    (judged(scene, place, who), f"{path.name}: {text[place - 30 : place + 20]!r} is {who}")
                )
    return found


def test_pronouns_are_led_to_the_right_people(outcomes: list[tuple[str, str]]) -> None:
    assert sum(outcome == "right" for outcome, _ in outcomes) >= RIGHT


def test_pronouns_are_left_open_rather_than_wrong(outcomes: list[tuple[str, str]]) -> None:
    wrong = [line for outcome, line in outcomes if outcome == "wrong"]
    assert len(wrong) <= SETTLED_WRONG, "\n".join(wrong)


def test_he_said_goes_on_with_the_teller_and_narration_with_whom_was_told_of() -> None:
    scene = Scene.of(
        "Tomas, the father of a 20-year-old conscript named Pavel, told Radio Most about the arrest. "
        "He said Pavel phoned him on 4 May from a cellar near the brickworks.\n\n"
        "On Friday, he was still in the cellar.",
        "2024-06-01",
    )
    assert meant(scene, "He said") == ["Tomas"]
    assert meant(scene, "him on") == ["Tomas"]
    assert meant(scene, "he was still") == ["Pavel"]


def test_an_account_that_two_men_may_have_given_stays_open() -> None:
    scene = Scene.of(
        "Tomas told Radio Most that his son Pavel was taken from the barracks.\n\n"
        "Irena Novak, the mother of another conscript, said her son, Marek, was in the same cellar.\n\n"
        "And according to his account, the plan involves the security service.",
        "2024-06-01",
    )
    token = next(t for t in scene.doc if t.text == "his" and t.nbor(1).text == "account")
    party = scene.party(token)
    assert party is not None
    assert len(party.one_of) > 1


def test_i_and_we_are_the_speaker_given() -> None:
    scene = Scene.of("“I saw them and we ran,” said Ahmed Saleh.", None)
    speaker = Party(all=("e99",))
    token = next(t for t in scene.doc if t.text == "we")
    assert scene.party(token, speaker) == speaker
    assert meant(scene, "I saw") == ["Ahmed Saleh"]


# --- people ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "Vasyl",
        "Nurlan",
        "Chinedu",
        "Lautaro",
        "Thura",
        "Mehmet",
        "Fatou",
        "Zainab",
        "Aslanbek",
        "Rahul",
        "Keiko",
    ],
)
def test_a_single_first_name_is_a_person(name: str) -> None:
    scene = Scene.of(f"{name}, a cook, told the court about the night. Nobody had asked {name} before.", None)
    assert name in of_kind(scene, Kind.PERSON)


def test_son_and_name_are_one_person_when_the_text_says_so() -> None:
    scene = Scene.of(
        "Leyla Aydin, the mother of another 22-year-old conscript, said her son was in a basement. "
        "She told Haber Yeri that her son, Deniz, had been beaten.",
        None,
    )
    deniz = of_kind(scene, Kind.PERSON)["Deniz"]
    assert words_of(scene, deniz) == ["another 22-year-old conscript", "her son", "her son", "Deniz"]
    leyla = of_kind(scene, Kind.PERSON)["Leyla Aydin"]
    assert (deniz.id, Kinship.SON, leyla.id) in {(a, k, b) for a, k, b, _, _ in scene.relations}


def test_two_people_with_one_first_name_are_two() -> None:
    scene = Scene.of("Ivan Petrenko was released. Ivan Kovalenko was not. Ivan has not called since.", None)
    people = of_kind(scene, Kind.PERSON)
    assert {"Ivan Petrenko", "Ivan Kovalenko"} <= set(people)


def test_a_title_tells_mother_and_son_apart() -> None:
    scene = Scene.of(
        "Grace Mensah spoke for Kwame Mensah, 22. Mr Mensah has not been seen since, Mrs Mensah said.", None
    )
    assert meant(scene, "Mensah has") == ["Kwame Mensah"]
    assert meant(scene, "Mensah said") == ["Grace Mensah"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Oleh was taken in May. “I wrote, as we call him at home, ‘Bublik, where are you?’” his wife said.",
            "Bublik",
        ),
        (
            "The nurse named a paramedic known by the call sign “Heron”. The paramedic had been beaten.",
            "Heron",
        ),
        ("A truck driver, who would give only his first name, Semen, stopped at the gate.", "Semen"),
        ("One of them, a sergeant everyone calls the Vet, broke his jaw.", "the Vet"),
    ],
)
def test_an_alias_is_nobody_else(text: str, name: str) -> None:
    scene = Scene.of(text, None)
    bearer = [e for e in scene.entities if name in words_of(scene, e)]
    assert len(bearer) == 1
    assert len(bearer[0].spans) > 1 or bearer[0].name == name


def test_animals_are_no_people() -> None:
    scene = Scene.of(
        "“Feed Marusia,” he wrote. Marusia is the goat. Our dog Rex howled. “What’s your cat’s name?”", None
    )
    assert not {"Marusia", "Rex"} & {e.name for e in scene.entities}
    assert not any("cat" in e.name for e in scene.entities)


# --- bodies, places, groups ----------------------------------------------------------------------------------


def test_a_body_and_its_abbreviation_are_one() -> None:
    scene = Scene.of(
        "The plan involves the Federal Security Service. They asked the local FSB for help. "
        "The Committee for the Disappeared (CFD) wrote twice, and the CFD got no answer.",
        None,
    )
    bodies = of_kind(scene, Kind.BODY)
    assert words_of(scene, bodies["Federal Security Service"]) == ["Federal Security Service", "FSB"]
    assert words_of(scene, bodies["Committee for the Disappeared"])[1:] == ["CFD", "CFD"]


@pytest.mark.parametrize(
    "words",
    [
        "Ukrainian security services",
        "human rights organisations",
        "military police",
        "the security service",
        "an armed group",
    ],
)
def test_bodies_without_a_name(words: str) -> None:
    scene = Scene.of(f"According to {words}, nobody was hurt.", None)
    assert words in of_kind(scene, Kind.BODY)


def test_an_outlet_is_what_people_told() -> None:
    scene = Scene.of(
        "Independent news site Polden reported it. She told Polden that her son had called.", None
    )
    assert of_kind(scene, Kind.BODY)["Polden"].spans[-1].start == scene.text.index("Polden that")


def test_named_places() -> None:
    scene = Scene.of(
        "They went from Ukraine’s Kherson region to the town of Pyrna and on to Halvet prison.", None
    )
    assert {"Ukraine", "Kherson region", "Pyrna", "Halvet"} <= set(of_kind(scene, Kind.PLACE))
    assert meant(scene, "town of") == ["Pyrna"]


def test_basements_of_different_people_are_two_and_the_same_one_is_one() -> None:
    scene = Scene.of(
        "Anton was kept in a basement in Orsha. The basement had no light. Pavlo was kept in a basement near the port.",
        None,
    )
    cellars = [
        words_of(scene, e) for e in scene.entities if e.kind is Kind.PLACE and "basement" in e.name.lower()
    ]
    assert cellars == [["a basement", "The basement"], ["a basement"]]


def test_those_who_are_called_are_a_body_not_a_place() -> None:
    scene = Scene.of("We called the military base and the ministry. He broke his leg on the stairs.", None)
    assert "the military base" in of_kind(scene, Kind.BODY)
    assert not any("stairs" in e.name for e in scene.entities)


def test_counted_soldiers_are_a_group_and_they_means_it() -> None:
    scene = Scene.of("At least 234 soldiers are held in a school. They sleep on the floor.", None)
    assert meant(scene, "They") == ["At least 234 soldiers"]
    assert meant(scene, "soldiers") == ["At least 234 soldiers"]


def test_joined_people_are_one_party() -> None:
    scene = Scene.of("Artur and another soldier went to the office. They asked for help.", None)
    assert meant(scene, "Artur and") == ["Artur", "another soldier"]
    assert meant(scene, "They") == ["Artur", "another soldier"]


# --- the scene itself ------------------------------------------------------------------------------------------


def test_passages_are_slices_in_order_and_page_furniture_is_left_out() -> None:
    text = "Police hold Amina, her sister says\n\nAmina, 19, was taken on Monday.\n\nLeave a Comment"
    scene = Scene.of(text, None)
    assert [text[a:b] for a, b in scene.paragraphs] == text.split("\n\n")[:2]
    for entity in scene.entities:
        assert list(entity.spans) == sorted(entity.spans)
        assert all(0 <= s.start < s.end <= len(text) for s in entity.spans)
    assert "Comment" not in " ".join(e.name for e in scene.entities)


def test_an_added_entity_is_found_again() -> None:
    scene = Scene.of("She filed a request on Monday.", None)
    one = scene.add(Kind.REQUEST, 10, 19, rule="test", why="a request")
    assert scene.add(Kind.REQUEST, 10, 19, rule="test", why="a request") == one
    assert scene.entity(one).name == "a request"


def test_what_was_not_said_is_nobody() -> None:
    scene = Scene.of(
        "“There are no doctors here,” the governor said. No ambulance worker is in custody.", None
    )
    assert not any("doctor" in e.name or "worker" in e.name for e in scene.entities)


def test_an_empty_text_has_nobody() -> None:
    assert Scene.of("", None).entities == []
