"""Facts as sentences: every claim has one, and none says more than was said."""

import pytest

from habeas.desk.forms import questions
from habeas.statements.chain import Basis, Knows, Passed
from habeas.statements.claims import CLAIMS, Inner, roles
from habeas.statements.claims.authorities import Approached, AskedItem, Outcome, OutcomeKind, Promised
from habeas.statements.claims.base import Claim
from habeas.statements.claims.contact import Challenged, ChallengeResult, Contacted, ContactKind
from habeas.statements.claims.custody import Control, HeldAt, Moved, ReturnedToUnit
from habeas.statements.claims.groups import Counted
from habeas.statements.claims.harm import Cause, Conditions, Injured, Lack
from habeas.statements.claims.identity import Kinship, Named, NameKind, Related
from habeas.statements.mention import Kind, Party, party
from habeas.statements.passage import Words
from habeas.statements.telling import Fact, Polarity, Stage
from habeas.statements.when import Anchor, Aspect, Relation, Unit, When
from habeas.wording import codes
from habeas.wording.cast import Cast, Member
from habeas.wording.sentences import fact_sentence

NAMES = {
    "petro": Member("Petro", Kind.PERSON),
    "olha": Member("Olha", Kind.PERSON),
    "others": Member("other soldiers", Kind.GROUP),
    "cellar": Member("a cellar in Karsk", Kind.PLACE),
    "base": Member("the base", Kind.PLACE),
    "guards": Member("masked men", Kind.GROUP),
    "forty": Member("at least 40 soldiers", Kind.GROUP),
    "call": Member("the call", Kind.ACT),
}
CAST = Cast(lambda id_: NAMES.get(id_, Member("someone", None)))
PETRO, OLHA, OTHERS, CELLAR = party("petro"), party("olha"), party("others"), party("cellar")
JUNE_12 = When(edtf="2022-06-12")


def said(claim: Claim, **of_fact: object) -> str:
    return fact_sentence(Fact(id="f", claim=claim, **of_fact), CAST)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", CLAIMS)
@pytest.mark.parametrize("polarity", Polarity)
@pytest.mark.parametrize("stage", [None, *Stage])
def test_every_claim_has_a_sentence(name: str, polarity: Polarity, stage: Stage | None) -> None:
    sentence = said(CLAIMS[name](), polarity=polarity, stage=stage, when=JUNE_12)
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "  " not in sentence
    assert name.replace("_", " ").split()[0] or sentence


@pytest.mark.parametrize(
    ("claim", "of_fact", "sentence"),
    [
        (
            HeldAt(who=PETRO, place=CELLAR, with_=OTHERS),
            {},
            "Petro is held in a cellar in Karsk, with other soldiers.",
        ),
        (
            HeldAt(who=PETRO, place=CELLAR),
            {"when": When(edtf="2022-07-13", aspect=Aspect.STILL)},
            "Petro was still held in a cellar in Karsk on 13 July 2022.",
        ),
        (
            HeldAt(who=party("petro", "olha"), by=party("guards")),
            {"polarity": Polarity.DENIES},
            "Petro and Olha are not held by masked men.",
        ),
        (
            HeldAt(who=PETRO),
            {"polarity": Polarity.DOES_NOT_KNOW},
            "It is not known to the teller whether Petro is held.",
        ),
        (
            HeldAt(who=Party(one_of=("petro", "olha"))),
            {},
            "Petro or Olha (it is left open which) is held.",
        ),
        (
            Moved(who=PETRO, from_=party("base"), to=CELLAR, means=Words(exact="by truck"), control=Control.ESCORTED),
            {},
            "Petro was taken from the base to a cellar in Karsk, “by truck”, under guard.",
        ),
        (
            Moved(who=PETRO, to=party("base"), control=Control.OWN_WILL),
            {"stage": Stage.ATTEMPTED},
            "Petro tried to go to the base, by their own will.",
        ),
        (
            Contacted(from_=PETRO, to=OLHA, kind=ContactKind.VOICE),
            {"when": JUNE_12},
            "Petro called Olha on 12 June 2022.",
        ),
        (
            HeldAt(who=PETRO, with_=OTHERS),
            {"when": JUNE_12},
            "On 12 June 2022, Petro was held, with other soldiers.",
        ),
        (Related(person=OLHA, of=PETRO, kinship=Kinship.MOTHER), {}, "Olha is the mother of Petro."),
        (
            Named(person=PETRO, name_as_said=Words(exact="“Wren”"), kind=NameKind.NICKNAME, by=OLHA),
            {},
            "Petro is nicknamed “Wren” by Olha.",
        ),
        (
            Conditions(who=PETRO, place=CELLAR, lacks=(Lack.FOOD, Lack.WATER, Lack.LOCKED_IN)),
            {},
            "Petro is kept without food or water and locked in in a cellar in Karsk.",
        ),
        (Counted(group=OTHERS, at_least=40), {}, "Other soldiers number at least 40."),
        (
            Counted(group=party("forty"), at_least=40),
            {},
            "The number given is at least 40, in the words “at least 40 soldiers”.",
        ),
        (
            Promised(
                by=party("guards"),
                to=PETRO,
                inner=(Inner(says=ReturnedToUnit(who=PETRO), condition=Words(exact="if he signs")),),
            ),
            {},
            "Masked men promised Petro that Petro would be sent back to their unit, “if he signs”.",
        ),
        (Outcome(kind=OutcomeKind.NOT_KEPT), {}, "What was asked or promised was not kept."),
        (
            Approached(by=OLHA, to=party("base"), about=PETRO, items=(AskedItem.WHEREABOUTS,)),
            {},
            "Olha turned to the base about Petro, asking where they are.",
        ),
        (
            Challenged(by=OLHA, claimed=PETRO, result=ChallengeResult.NONE),
            {},
            "Whoever writes as Petro was asked a question only the real person can answer by Olha, and no answer came.",
        ),
        (
            Injured(who=PETRO, cause=Cause.SELF, how=Words(exact="break his leg")),
            {"stage": Stage.INTENDED},
            "It was planned that Petro would be injured by their own hand: “break his leg”.",
        ),
    ],
)  # fmt: skip
def test_sentences_read_as_people_speak(claim: Claim, of_fact: dict[str, object], sentence: str) -> None:
    assert said(claim, **of_fact) == sentence


@pytest.mark.parametrize(
    ("when", "end"),
    [
        (When(edtf="2022-06"), "held in June 2022."),
        (When(edtf="2022"), "held in 2022."),
        (When(edtf="../2022-07-08"), "held on or before 8 July 2022."),
        (When(edtf="2022-07-08/.."), "held on or after 8 July 2022."),
        (When(edtf="2022-07-10/2022-07-20"), "held between 10 July 2022 and 20 July 2022."),
        (When(edtf="2022-06-12?"), "held on 12 June 2022, not certain."),
        (When(edtf="2022-06-12", aspect=Aspect.SINCE), "held since 12 June 2022."),
        (When(edtf="2022-06-12", aspect=Aspect.UNTIL), "held until 12 June 2022."),
        (When(words=Words(exact="one night")), "held, “one night”."),
        (
            When(anchor=Anchor(relation=Relation.AFTER, act="call", at_least=2, unit=Unit.DAY)),
            "held at least 2 days after “the call”.",
        ),
        (
            When(anchor=Anchor(relation=Relation.SAME_DAY)),
            "held on the same day as something told earlier.",
        ),
    ],
)
def test_a_date_is_never_said_more_exactly_than_it_is(when: When, end: str) -> None:
    assert said(HeldAt(who=PETRO), when=when).endswith(end)


def test_every_claim_has_a_title_and_every_role_a_question() -> None:
    assert questions.TITLES.keys() == CLAIMS.keys()
    for name, claim in CLAIMS.items():
        for role in roles(claim):
            assert role in questions.ROLES or (name, role) in questions.SPECIAL, (name, role)


def test_every_code_has_plain_words() -> None:
    for one in (*Knows, *Passed, *Basis, *Polarity, *Stage, *Aspect, *Lack, *AskedItem):
        assert "_" not in codes.plain(one)
