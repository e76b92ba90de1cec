"""The file itself: numbers that lead somewhere, three languages, as of a day, and what another room adds."""

import pytest

from habeas.dossiers.document import Document, Exactly, Section, changed, written
from habeas.dossiers.person_file import person_file
from habeas.dossiers.released import Purpose, released
from habeas.language import LANGUAGES, speaking
from habeas.statements.claims.authorities import Answered, AnswerKind
from habeas.statements.claims.contact import Contacted, ContactKind
from habeas.statements.claims.custody import HeldAt, Released
from habeas.statements.claims.groups import BelongsTo
from habeas.statements.claims.identity import Aged, Named
from habeas.statements.mention import Kind, party
from habeas.statements.passage import Words
from habeas.statements.source import SourceKind
from tests.dossiers.told import AS_OF, PETRO, ROOT, Told, by


@pytest.fixture
def told() -> Told:
    """Two sources that do not agree on everything, and a group."""
    told = Told()
    told.source("s0", SourceKind.ARTICLE)
    told.source("s1")
    mill = told.mention("mill", "s0", "the mill", Kind.PLACE)
    group = told.mention("crew", "s1", "the crew", Kind.GROUP)
    told.mention("ihor", "s1", "Ihor")
    told.tell("s0", "Petro, 21", Aged(person=party("petro@s0"), years=21))
    told.tell(
        "s0", "he is held in the mill", HeldAt(who=party("petro@s0"), place=party(mill)), when="2031-05-01"
    )
    told.tell("s1", "he was let go", Released(who=party("petro@s1")), when="2031-05-15", chain=(by("ihor"),))
    voice = Contacted(from_=party("petro@s1"), kind=ContactKind.VOICE)
    told.tell("s1", "he rang", voice, when="2031-05-14", chain=(by("ihor"),))
    told.tell("s1", "one of the crew", BelongsTo(person=party("petro@s1"), group=party(group)))
    told.tell("s1", "the crew is held", HeldAt(who=party(group)), when="2031-05-02")
    told.tell("s0", "denied", Answered(about=party("petro@s0"), kind=AnswerKind.DENIES))
    told.tell("s1", "called Zhuk", Named(person=party("petro@s1"), name_as_said=Words(exact="“Zhuk”")))
    return told


def test_every_line_cites_an_exhibit_and_every_exhibit_and_answer_its_lines(told: Told) -> None:
    document = told.document()
    lines = [line for section in document.sections for line in section.lines]
    exhibits = [one for section in document.sections for one in section.exhibits]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert len(lines) == 8
    cited = {one.code: one.lines for one in exhibits}
    assert [one.code for one in exhibits] == ["A1", "A2"]
    for line in lines:
        assert line.number in cited[line.exhibit]
        assert line.words
        assert line.place.startswith("characters ")
    assert sorted(number for numbers in cited.values() for number in numbers) == [
        line.number for line in lines
    ]
    answers = [answer for section in document.sections for row in section.rows for answer in row.answers]
    assert {number for answer in answers for number in answer.lines} <= {line.number for line in lines}
    by_number = {line.number: line.words for line in lines}
    held = next(answer for answer in answers if answer.text.startswith("Held"))
    assert {by_number[number] for number in held.lines} >= {"he is held in the mill"}


def test_a_lawyer_finds_what_is_asked_in_its_order(told: Told) -> None:
    document = told.document()
    assert [one.heading for one in document.sections] == [
        "In short", "What is said", "Who they are", "Being held, moved, let go", "Signs of life and silence",
        "What authorities were asked, answered, promised", "Groups they are counted in",
        "What disagrees", "Exhibits", "Left out, and why", "How this file was made",
    ]  # fmt: skip
    assert (document.title, document.also) == ("Petro", "Zhuk")
    disagree = next(one for one in document.sections if one.heading == "What disagrees")
    assert {row.label for row in disagree.rows} >= {"Held or not"}
    made = document.sections[-1]
    assert made.digests == (("Root of the record", ROOT),)
    group = next(line for one in document.sections for line in one.lines if line.words == "the crew is held")
    assert group.notes == ("Said of a group; somebody says they are one of it.",)


def test_as_of_an_earlier_day_it_holds_nothing_later(told: Told) -> None:
    release = released(told.known, Purpose.LAWYER, f"{PETRO}@s0")
    assert release is not None
    earlier = AS_OF.replace(day=10)
    made = person_file(release, as_of=earlier, known_on=AS_OF, day=AS_OF, root="")
    assert made is not None
    words = [line.words for section in made.document.sections for line in section.lines]
    assert "he is held in the mill" in words
    assert "he was let go" not in words
    assert made.document.moment == "As of 10 May 2031, with what we knew on 20 May 2031"
    assert all("habeas verify" not in point for one in made.document.sections for point in one.points)
    assert person_file(release, as_of=AS_OF.replace(year=2000), known_on=None, day=AS_OF, root="") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_three_languages_and_the_words_stay(told: Told, language: str) -> None:
    english = _texts(told.document())
    with speaking(language):
        document = told.document()
    assert document.language == language
    own = _texts(document)
    ours = {text for text in own if text.isascii() and text in english and len(text.split()) > 3}
    said = {line.words for section in document.sections for line in section.lines}
    assert language == "en" or ours - said == set()
    assert "he is held in the mill" in own


def test_sections_that_others_work_out_stand_before_what_is_left_out(told: Told) -> None:
    release = released(told.known, Purpose.LAWYER, f"{PETRO}@s0")
    assert release is not None
    more = Section("What is known of each point of the Convention", paragraphs=("a grid",))
    made = person_file(release, as_of=AS_OF, known_on=None, day=AS_OF, root="", more=[more])
    assert made is not None
    headings = [one.heading for one in made.document.sections]
    assert headings.index(more.heading) == headings.index("Exhibits") - 1


def test_signs_that_turn_text_round_or_have_no_shape_are_shown_as_missing() -> None:
    assert written("a\u202eb\x00c\ud800d\u2067e") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert written("Ґ’їжак\n—\u200d") == "Ґ’їжак\n—\u200d"
    assert changed(("a", Exactly("a"), 1), str.upper) == ("A", "a", 1)


def _texts(document: Document) -> set[str]:
    found: set[str] = set()

    def note(text: str) -> str:
        found.add(text)
        return text

    changed(document, note)
    return found
