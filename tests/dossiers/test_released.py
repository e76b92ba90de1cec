"""What may not go to a reader is in no file: not its words, not its names, not its source, nor a hint of it."""

import json
from dataclasses import asdict, dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.dossiers.document import Document, Section
from habeas.dossiers.released import CannotRelease, Purpose, passage_of, released, sealed_passages
from habeas.dossiers.unnamed import Unnamed
from habeas.statements.account import Answer, Use
from habeas.statements.claims.authorities import Answered
from habeas.statements.claims.base import Claim, Inner
from habeas.statements.claims.contact import Challenged, ChallengeResult, Contacted, ContactKind, Impersonated
from habeas.statements.claims.custody import Escaped, HeldAt
from habeas.statements.claims.harm import Injured
from habeas.statements.claims.identity import Named
from habeas.statements.claims.refusing import Refused
from habeas.statements.decisions import ChallengeQuestion, Compromised, Credibility, StatementGrade
from habeas.statements.mention import Kind, party
from habeas.statements.passage import Words
from habeas.statements.source import SourceKind
from tests.dossiers.told import PETRO, Told, by

LAWYER, PUBLICATION = Purpose


def text(document: Document | None) -> str:
    """Everything that stands in a file."""
    return json.dumps(asdict(document), ensure_ascii=False) if document else ""


def section(document: Document, heading: str) -> Section:
    return next(one for one in document.sections if one.heading == heading)


def claim(kind: str, who: str, other: str) -> Claim:
    made: dict[str, Claim] = {
        "held": HeldAt(who=party(who), place=party(other)),
        "called": Contacted(from_=party(who), to=party(other), kind=ContactKind.VOICE),
        "refused": Refused(who=party(who), to=party(other)),
        "escaped": Escaped(who=party(who), to=party(other)),
        "injured": Injured(who=party(who), helped_by=party(other)),
        "answered": Answered(
            about=party(who), by=party(other), inner=Inner(says=Refused(who=party(who), to=party(other)))
        ),
    }
    return made[kind]


SEALED = {"refused", "escaped", "injured", "answered"}
KINDS = st.sampled_from(["held", "called", *SEALED])
ANSWERS = st.sampled_from([None, *Answer])
KINDS_OF_SOURCE = st.sampled_from([SourceKind.CALL, SourceKind.ARTICLE, SourceKind.CHAT])


@dataclass
class Drawn:
    """A source as it was drawn."""

    kind: SourceKind
    keep: Answer | None
    inside: Answer | None
    publish: Answer | None
    is_for_few: bool

    def may(self, purpose: Purpose) -> bool:
        """Whether it may go into a file: the rule once more, in other words."""
        if Answer.NO in (self.keep, self.inside):
            return False
        if purpose is LAWYER:
            return True
        printed = self.kind is SourceKind.ARTICLE and self.publish is not Answer.NO
        return (self.publish is Answer.YES or printed) and not self.is_for_few


@dataclass
class Passage:
    """A passage as it was drawn: in which source, what it says, whether it has words of the one before it there."""

    source: int
    kinds: list[str]
    overlaps: bool


SOURCES = st.lists(
    st.builds(Drawn, KINDS_OF_SOURCE, ANSWERS, ANSWERS, ANSWERS, st.booleans()), min_size=4, max_size=4
)
PASSAGES = st.lists(
    st.builds(Passage, st.integers(0, 3), st.lists(KINDS, min_size=1, max_size=2), st.booleans()), max_size=9
)


def case_of(sources: list[Drawn], passages: list[Passage]) -> tuple[Told, list[set[int]]]:
    """A case, and for each passage those with whom it shares words, itself included."""
    told, places, shares = Told(), dict[int, list[tuple[int, int]]](), list[set[int]]()
    for number, one in enumerate(sources):
        source = told.source(f"s{number}", one.kind)
        for use, answer in ((Use.KEEP, one.keep), (Use.INSIDE, one.inside), (Use.PUBLISH, one.publish)):
            if answer:
                told.allows(source, use, answer, name=f"as{number}")
        if one.is_for_few:
            told.seen_by(source, "Anna")
    for place, passage in enumerate(passages):
        source, before = f"s{passage.source}", places.setdefault(passage.source, [])
        words = f"qword{place}z is said"
        start = 1000 * (place + 1)
        if passage.overlaps and before:
            start = before[-1][1] - 1
        other = told.mention(f"o{place}", source, f"Qname{place}z")
        claims = (claim(kind, f"{PETRO}@{source}", other) for kind in passage.kinds)
        told.tell(source, words, *claims, start=start)
        near = {place} | ({before[-1][0]} if passage.overlaps and before else set())
        shares.append(near)
        for one_near in near - {place}:
            shares[one_near].add(place)
        before.append((place, start + len(words)))
    return told, shares


@settings(max_examples=150, deadline=None)
@given(sources=SOURCES, passages=PASSAGES, purpose=st.sampled_from(Purpose))
def test_nothing_that_is_left_out_shows(
    sources: list[Drawn], passages: list[Passage], purpose: Purpose
) -> None:
    told, shares = case_of(sources, passages)
    sealed = {place for place, one in enumerate(passages) if SEALED & set(one.kinds)}
    stay = {
        place
        for place, one in enumerate(passages)
        if sources[one.source].may(purpose) and sealed.isdisjoint(shares[place])
    }
    # The file is that of whoever s0 speaks of; where s0 is out, of the same person as another source has them.
    file = told.made(purpose)
    written = text(file.document if file else None)
    for place in set(range(len(passages))) - stay:
        assert f"qword{place}z" not in written
        assert f"Qname{place}z" not in written
    shown = {passages[place].source for place in stay}
    for number in range(len(sources)):
        assert f"Titles{number}" not in written or number in shown
        assert f"hows{number}" not in written or (number in shown and purpose is LAWYER)
    if sources[0].may(purpose):
        # All of them are joined by way of s0, so that the test cannot pass on empty files.
        assert all(f"qword{place}z" in written for place in stay)


def test_the_rules_are_the_same_words_whether_or_not_anything_was_left_out() -> None:
    bare, full = Told(), Told()
    for told in (bare, full):
        told.source("s0", SourceKind.ARTICLE)
        told.tell("s0", "he is held", HeldAt(who=party("petro@s0")))
    full.source("s1")
    full.allows("s1", Use.INSIDE, Answer.NO)
    full.tell("s1", "he ran", Escaped(who=party("petro@s1")))
    full.tell("s0", "he refused", Refused(who=party("petro@s0")))
    for purpose in Purpose:
        one, other = bare.document(purpose), full.document(purpose)
        assert one == other


def test_a_passage_that_says_anything_sealed_stays_out_whole_until_it_is_chosen() -> None:
    told = Told()
    told.source("s0", SourceKind.ARTICLE)
    told.tell("s0", "he is held in the mill", HeldAt(who=party("petro@s0")))
    mixed = told.tell(
        "s0",
        "he refused and is held in a barn",
        Refused(who=party("petro@s0")),
        HeldAt(who=party("petro@s0")),
    )
    told.tell("s0", "held in a barn", HeldAt(who=party("petro@s0")), start=1000 + len("he refused and is "))
    without = text(told.document())
    assert "mill" in without
    assert "barn" not in without
    assert "refus" not in without.replace("(refusing, ", "")
    passage = passage_of(told.known, f"{mixed}f1")
    assert passage is not None
    assert passage_of(told.known, "t1") is None
    chosen = text(told.document(LAWYER, passage.id))
    assert "he refused and is held in a barn" in chosen
    with pytest.raises(CannotRelease):
        released(told.known, PUBLICATION, "petro@s0", [passage.id])


def test_passages_that_share_words_are_chosen_together() -> None:
    told = Told()
    told.source("s0")
    told.tell("s0", "he refused to", Refused(who=party("petro@s0")), start=100)
    told.tell("s0", "to go and ran", Escaped(who=party("petro@s0")), start=111)
    told.tell("s0", "he broke a leg", Injured(who=party("petro@s0")), start=900)
    assert [one.tellings for one in sealed_passages(told.known)] == [("t1", "t2"), ("t3",)]


def test_a_question_that_tells_him_from_an_impostor_is_kept_back_but_the_doubt_stays() -> None:
    told = Told()
    told.source("s0", SourceKind.ARTICLE)
    channel = told.mention("ch", "s0", "his number", Kind.CHANNEL)
    told.tell("s0", "they hold him", HeldAt(who=party("petro@s0")))
    voice = Contacted(from_=party("petro@s0"), channel=party(channel), kind=ContactKind.VOICE)
    told.tell("s0", "his voice", voice, when="2031-05-10", chain=(by("petro@s0"),))
    question = Words(exact="what did we call the boat")
    told.tell(
        "s0",
        "she asked what did we call the boat",
        Challenged(
            claimed=party("petro@s0"), channel=party(channel), question=question, result=ChallengeResult.NONE
        ),
        Named(person=party("petro@s0"), name_as_said=Words(exact="Zhuk")),
    )
    told.tell(
        "s0", "they asked: What did we call the boat?", HeldAt(who=party("petro@s0"), by=party(channel))
    )
    document = told.document()
    written = text(document)
    assert "call the boat" not in written.lower()
    assert "Zhuk" not in written
    (signs,) = (row for row in section(document, "In short").rows if row.label == "Last sign of life")
    assert "In doubt, and not counted" in signs.answers[1].text
    lines = [line for one in document.sections for line in one.lines if not line.words]
    assert len(lines) == 1
    assert (lines[0].place, lines[0].notes) == ("", ())


def test_what_makes_one_careful_stays_and_its_reason_does_not() -> None:
    told = Told()
    told.source("s0", SourceKind.ARTICLE)
    told.source("s1")
    told.allows("s1", Use.INSIDE, Answer.NO)
    channel = told.mention("ch", "s0", "his number", Kind.CHANNEL)
    told.tell(
        "s0", "his voice", Contacted(from_=party("petro@s0"), channel=party(channel), kind=ContactKind.VOICE)
    )
    told.book.note(Compromised(id="d1", on=channel, sources=("s1",), reason="a reason that quotes her"))
    told.book.note(StatementGrade(id="d2", on="t1f0", sources=("s1",), grade=Credibility.PROBABLE))
    told.book.note(ChallengeQuestion(id="d3", on="petro@s0", question="the cat", answer="Murko"))
    told.tell("s0", "he said the cat is well", Impersonated(whom=party("petro@s0")))
    left = released(told.known, LAWYER, "petro@s0")
    assert left is not None
    assert {id_: one.reason for id_, one in left.known.decisions.items()} == {"d1": ""}
    assert "cat" not in text(told.document())


def test_a_refusal_of_today_counts_for_a_file_of_what_was_known_before() -> None:
    told = Told()
    told.source("s0")
    told.tell("s0", "they hold him", HeldAt(who=party("petro@s0")))
    before = told.known
    told.allows("s0", Use.INSIDE, Answer.NO)
    assert released(before, LAWYER, "petro@s0") is not None
    assert released(before, LAWYER, "petro@s0", now=told.known) is None


def test_who_told_it_is_called_what_they_said_everywhere() -> None:
    told = Told()
    told.source("s0", SourceKind.ARTICLE, title="What Olha Marchuk told us")
    told.source("s1")
    for source in ("s0", "s1"):
        told.mention(f"olha@{source}", source, "Olha Marchuk")
    told.told_by("s1", "olha@s1")
    told.allows("s1", Use.PUBLISH, Answer.YES, name="a sailor’s mother")
    told.mention("karsk", "s1", "Karsk", Kind.PLACE)
    told.mention("nina", "s1", "Nina Bila")
    words = (
        "Marchuk said, and О. Марчук repeated: Petro Marchuk told Ольге, call +380 50 123 45 67 or o@mail.org"
    )
    held = HeldAt(who=party("petro@s0"), place=party("karsk"))
    told.tell("s0", words, held, chain=(by("olha@s0"),))
    told.tell("s1", "Nina saw him in Karsk, Olya said", held, chain=(by("nina"), by("olha@s1")))
    told.mention("full", "s0", "Petro Marchuk")
    told.same("petro@s0", "full")
    written = text(told.document(PUBLICATION))
    for gone in ("Olha", "Olya", "Ольг", "Nina", "Bila", "380", "mail.org", "Марчук", "Froms1", "hows1"):
        assert gone not in written, gone
    assert "[a sailor’s mother] said" in written
    assert "Petro Marchuk told [a sailor’s mother]" in written
    assert "[somebody who is not named] saw him in Karsk" in written
    lawyer = text(told.document(LAWYER))
    assert "Olha Marchuk" in lawyer
    assert "+380 50 123 45 67 or" in lawyer, "the words are the words"
    assert "reach" not in lawyer


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("On 14 May Maya called", "On 14 May [x] called"),
        ("Mark went in March", "[x] went in March"),
        ("The old theatre", "The old theatre"),
        ("Ihor and Igor and Ігоря", "[x] and [x] and [x]"),
        ("Hrytsak, Грицака, Hrytsenko", "[x], [x], Hrytsenko"),
        ("2031-05-16, 12.05.2031, 1234", "2031-05-16, 12.05.2031, 1234"),
    ],
)
def test_names_are_found_in_every_case_and_script_and_other_words_stay(said: str, left: str) -> None:
    hide = Unnamed(names=tuple((name, "x") for name in ("Maya", "Mark", "Ihor", "Hrytsak")), is_printed=True)
    assert hide(said) == left


def test_what_its_teller_does_not_allow_stays_out_of_print_and_an_article_is_quoted() -> None:
    told = Told()
    told.source("s0", SourceKind.ARTICLE)
    told.tell("s0", "printed", HeldAt(who=party("petro@s0")))
    for number, answer in enumerate((None, Answer.NOT_ASKED, Answer.NO, Answer.YES), start=1):
        source = told.source(f"s{number}")
        told.tell(source, f"words{number}", HeldAt(who=party(f"petro@{source}")))
        if answer:
            told.allows(source, Use.PUBLISH, answer)
    written = text(told.document(PUBLICATION))
    assert [word in written for word in ("printed", "words1", "words2", "words3", "words4")] == [
        True, False, False, False, True,
    ]  # fmt: skip
    assert text(told.document(LAWYER)).count("Its teller does not want it published") == 1


def test_an_article_of_which_it_is_noted_who_told_it_was_not_printed() -> None:
    told = Told()
    told.source("s0", SourceKind.ARTICLE)
    told.tell("s0", "he is held", HeldAt(who=party("petro@s0")))
    assert told.made(PUBLICATION) is not None
    told.told_by("s0", told.mention("olha", "s0", "Olha"))
    assert told.made(PUBLICATION) is None


def test_a_person_of_whom_nothing_may_be_said_has_no_file() -> None:
    told = Told()
    told.source("s0")
    told.tell("s0", "he ran", Escaped(who=party("petro@s0")))
    assert told.made() is None
    assert told.made(person="nobody") is None
