"""Facts as cards in Russian and Ukrainian, and, in every language, that no role of any claim is lost in words."""

from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

import msgspec
import pytest

from habeas.language import ENGLISH, LANGUAGES, speaking
from habeas.statements import vocabulary
from habeas.statements.claims import CLAIMS, Claim, Inner, roles
from habeas.statements.claims.authorities import Answered, AnswerKind, Outcome, OutcomeKind, Promised
from habeas.statements.claims.contact import Challenged, ChallengeResult, Contacted, ContactKind, Seen
from habeas.statements.claims.custody import Control, Detained, HeldAt, Moved, ReturnedToUnit
from habeas.statements.claims.groups import Counted
from habeas.statements.claims.harm import Cause, Conditions, Injured, Lack, Threatened
from habeas.statements.claims.identity import Aged, Kinship, Named, NameKind, NamePart, NamePartRole, Related
from habeas.statements.mention import Party, party
from habeas.statements.passage import Words
from habeas.statements.telling import Polarity, Stage
from habeas.statements.when import Aspect, When
from habeas.wording import codes
from habeas.wording.cards.layouts import LAYOUTS, LEADS_BARE, SEALED, SPEAKS_FOR_ITSELF
from habeas.wording.sentences import inner_sentence
from tests.wording.test_sentences import CAST, CELLAR, JUNE_12, OLHA, OTHERS, PETRO, said

CARDS = [language for language in LANGUAGES if language != ENGLISH]
GUARDS = party("guards")
TO_THE_CELLAR = Inner(says=Moved(who=PETRO, to=CELLAR))
BY_JULY_8 = When(edtf="../2022-07-08")

ENGLISH_LEAVES_OUT = {
    ("named", "parts"),
    ("summoned", "what_for"),
    ("summoned", "as_said"),
    ("threatened", "inner"),
    ("challenged", "channel"),
    ("approached", "where"),
    ("approached", "request"),
    ("answered", "request"),
    ("promised", "promise"),
    ("died", "with"),
    ("died", "besides"),
    ("counted", "about"),
}
"""Roles that English sentences do not say (yet): a card says them."""


def plain_type(kind: Any) -> Any:
    """A role's type without "or nothing"."""
    if isinstance(kind, UnionType):
        return next(option for option in get_args(kind) if option is not NoneType)
    return kind


def filling(kind: Any) -> Any:
    """Something that fills a role of this type."""
    kind = plain_type(kind)
    if get_origin(kind) is tuple:
        return (filling(get_args(kind)[0]),)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return list(kind)[1]
    made: dict[Any, Any] = {
        Party: party("guards"),
        Words: Words(exact="as it was put"),
        Inner: Inner(says=Aged(person=OLHA, years=71)),
        NamePart: NamePart(part="Petrenko", role=NamePartRole.FAMILY),
        int: 73,
        bool: True,
    }
    return made[kind]


def expected(value: Any, language: str) -> str:
    """What must stand in the words for a role so filled."""
    if isinstance(value, tuple):
        return expected(value[0], language)
    if isinstance(value, StrEnum):
        return "" if language == ENGLISH else vocabulary.word(language, value)
    if isinstance(value, bool):
        return {"en": "vague", "ru": "неточное", "uk": "неточне"}[language]
    return {Party: "masked men", Words: "as it was put", Inner: "71", NamePart: "Petrenko", int: "73"}[
        type(value)
    ]


def claim_with(name: str, **of: Any) -> Claim:
    """A claim with roles by the names they have in the record."""
    return msgspec.convert({"claim": name} | msgspec.to_builtins(of), type=CLAIMS[name])


def every_role() -> list[tuple[str, str]]:
    return [(name, role) for name, claim in CLAIMS.items() for role in roles(claim)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "role"), every_role())
def test_no_role_is_lost_in_words(name: str, role: str, language: str) -> None:
    value = filling(roles(CLAIMS[name])[role])
    with speaking(language):
        alone = said(claim_with(name, **{role: value}))
        without = said(claim_with(name))
    if (name, role) in SEALED:
        assert expected(value, language) not in alone
    elif language == ENGLISH and (name, role) in ENGLISH_LEAVES_OUT:
        assert alone == without
    else:
        assert expected(value, language).lower() in alone.lower()
        assert alone != without


@pytest.mark.parametrize("language", CARDS)
@pytest.mark.parametrize("name", CLAIMS)
def test_a_card_with_everything_filled_says_everything(name: str, language: str) -> None:
    filled = {role: filling(kind) for role, kind in roles(CLAIMS[name]).items()}
    with speaking(language):
        card = said(claim_with(name, **filled), when=JUNE_12)
    for role, value in filled.items():
        if (name, role) not in SEALED and not (name == "counted" and role == "about"):
            assert expected(value, language) in card, role
    assert "2022" in card


@pytest.mark.parametrize("language", CARDS)
@pytest.mark.parametrize("name", CLAIMS)
@pytest.mark.parametrize("polarity", Polarity)
@pytest.mark.parametrize("stage", [None, *Stage])
def test_every_claim_has_a_card(name: str, polarity: Polarity, stage: Stage | None, language: str) -> None:
    with speaking(language):
        card = said(CLAIMS[name](), polarity=polarity, stage=stage, when=JUNE_12)
        plain = said(CLAIMS[name](), when=JUNE_12)
    assert card[0].isupper()
    assert "  " not in card
    assert "None" not in card
    assert not any(letter.isascii() and letter.isalpha() for letter in card), "a word of another language"
    is_plain = polarity is Polarity.ASSERTS and stage in (None, Stage.DONE)
    assert (card == plain) is is_plain


def test_every_claim_has_a_layout_with_each_of_its_roles_once() -> None:
    assert {name: sorted(layout.split()) for name, layout in LAYOUTS.items()} == {
        name: sorted(roles(claim)) for name, claim in CLAIMS.items()
    }
    assert CLAIMS.keys() >= LEADS_BARE
    assert set(every_role()) >= SPEAKS_FOR_ITSELF | SEALED


IN_RUSSIAN = [
    (
        HeldAt(who=PETRO, place=CELLAR, with_=OTHERS, by=GUARDS),
        {"when": When(edtf="2022-07-13", aspect=Aspect.STILL)},
        "Удерживается — Petro · вместе с кем: other soldiers · где: a cellar in Karsk · "
        "кто удерживает: masked men · всё ещё так: 13 июля 2022 г.",
    ),
    (HeldAt(who=OTHERS), {}, "Удерживаются — other soldiers"),
    (
        HeldAt(who=party("petro", "olha"), by=GUARDS),
        {"polarity": Polarity.DENIES},
        "Отрицается: удержание — Petro и Olha · кто удерживает: masked men",
    ),
    (
        HeldAt(who=Party(one_of=("petro", "olha"))),
        {"polarity": Polarity.DOES_NOT_KNOW},
        "Говорят, что не знают, так ли это: удержание — Petro или Olha (пока не решено)",
    ),
    (
        Detained(who=PETRO, by=GUARDS),
        {"when": When(edtf="2022-05-14")},
        "Задержали — кого: Petro · кто задержал: masked men · 14 мая 2022 г.",
    ),
    (
        Moved(who=PETRO, from_=party("base"), to=CELLAR, means=Words(exact="by truck"), control=Control.ESCORTED),
        {"stage": Stage.ATTEMPTED},
        "Попытка: перемещение — Petro · откуда: the base · куда: a cellar in Karsk · "
        "каким транспортом: «by truck» · как перемещались: под конвоем",
    ),
    (
        Contacted(from_=PETRO, to=OLHA, kind=ContactKind.VOICE),
        {"when": When(words=Words(exact="on Wednesday"))},
        "Вышли на связь — кто связался: Petro · с кем: Olha · разговор голосом · когда: «on Wednesday»",
    ),
    (
        Related(person=OLHA, of=PETRO, kinship=Kinship.MOTHER),
        {},
        "Родственная или иная связь — Olha · кем приходится: мать · кому приходится: Petro",
    ),
    (
        Named(person=PETRO, name_as_said=Words(exact="“Wren”"), kind=NameKind.NICKNAME, by=OLHA),
        {},
        "Имя — Petro · «Wren» · прозвище · кто так называет: Olha",
    ),
    (
        Conditions(place=CELLAR, lacks=(Lack.FOOD, Lack.WATER, Lack.LOCKED_IN)),
        {},
        "Условия содержания — кого держат: не сказано · нет еды, нет воды, заперты · где: a cellar in Karsk",
    ),
    (Counted(group=OTHERS, at_least=40), {}, "Количество — other soldiers · не менее 40"),
    (
        Counted(group=OTHERS, at_least=1040, at_most=1060, about=True, besides=PETRO),
        {},
        "Количество — other soldiers · от 1\u00a0040 до 1\u00a0060, число неточное · не считая: Petro",
    ),
    (
        Promised(
            by=GUARDS, to=PETRO,
            inner=(
                Inner(says=ReturnedToUnit(who=PETRO), when=BY_JULY_8, condition=Words(exact="if he signs")),
                Inner(says=HeldAt(who=OTHERS)),
            ),
        ),
        {},
        "Обещание — кто обещал: masked men · кому: Petro · что обещали: возвращение в часть — кого: Petro; "
        "не позднее 8 июля 2022 г.; при каком условии: «if he signs» · что обещали: удержание — other soldiers",
    ),
    (
        Outcome(kind=OutcomeKind.NOT_KEPT),
        {"polarity": Polarity.RETRACTS},
        "Сказанное взято назад: итог — по какому обращению или обещанию: не сказано · итог: не выполнено",
    ),
    (
        Challenged(by=OLHA, claimed=PETRO, result=ChallengeResult.NONE, question=Words(exact="the boat?")),
        {},
        "Контрольный вопрос — кем назвались: Petro · ответа нет · кто спрашивал: Olha",
    ),
    (
        Injured(who=PETRO, cause=Cause.SELF, how=Words(exact="break his leg")),
        {"stage": Stage.INTENDED},
        "Намерение: травма — Petro · как: «break his leg» · причина: собственные действия",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "of_fact", "card"), IN_RUSSIAN)
def test_russian_cards_read_as_people_write_them(claim: Claim, of_fact: dict[str, Any], card: str) -> None:
    with speaking("ru"):
        assert said(claim, **of_fact) == card


@pytest.mark.parametrize(
    ("claim", "of_fact", "card"),
    [
        (
            HeldAt(who=PETRO, place=CELLAR, by=GUARDS),
            {"when": When(edtf="2022-07", aspect=Aspect.SINCE)},
            "Утримується — Petro · де: a cellar in Karsk · хто утримує: masked men · з липня 2022 р.",
        ),
        (
            Seen(who=PETRO, by=OLHA),
            {"polarity": Polarity.DENIES},
            "Заперечується: випадок, коли бачили — кого: Petro · хто бачив: Olha",
        ),
        (
            Threatened(who=PETRO, with_what=Words(exact="prison"), inner=TO_THE_CELLAR, by=GUARDS),
            {},
            "Погрожували — кому: Petro · чим: «prison» · що погрожували зробити: переміщення — Petro; "
            "куди: a cellar in Karsk · хто погрожував: masked men",
        ),
        (
            Answered(by=party("base"), to=OLHA, kind=AnswerKind.DENIES, answer=Words(exact="he is not here")),
            {},
            "Відповідь влади — хто відповів: the base · кому: Olha · вид відповіді: заперечення · "
            "відповідь дослівно: «he is not here»",
        ),
        (
            HeldAt(who=Party(one_of=("petro", "olha"))),
            {},
            "Утримується — Petro або Olha (поки не вирішено)",
        ),
    ],
)  # fmt: skip
def test_ukrainian_cards_read_as_people_write_them(claim: Claim, of_fact: dict[str, Any], card: str) -> None:
    with speaking("uk"):
        assert said(claim, **of_fact) == card


def test_what_was_promised_never_reads_as_if_it_had_happened() -> None:
    """The heads of what is so, and of what is only promised, planned or denied, differ wherever they have a tense."""
    past = ("ли", "лися", "лись")
    for language in CARDS:
        with speaking(language):
            for name in CLAIMS:
                head = (
                    inner_sentence(msgspec.convert({"says": {"claim": name}}, type=Inner), CAST)
                    .split(" — ")[0]
                    .split()[0]
                )
                assert not head.endswith(past), (language, name)


def test_a_promise_told_within_an_answer_ends_where_it_ends() -> None:
    promised = Promised(by=GUARDS, inner=(TO_THE_CELLAR,))
    with speaking("ru"):
        assert said(Answered(by=OLHA, inner=Inner(says=promised, when=BY_JULY_8))) == (
            "Ответ властей — кто ответил: Olha · что ответили: обещание — кто обещал: masked men; "
            "что обещали: (перемещение — Petro; куда: a cellar in Karsk); не позднее 8 июля 2022 г."
        )


@pytest.mark.parametrize("language", CARDS)
def test_codes_have_words_in_every_language(language: str) -> None:
    with speaking(language):
        for listed in vocabulary.CODES.values():
            assert codes.options(listed) == [(code, vocabulary.word(language, code)) for code in listed]
