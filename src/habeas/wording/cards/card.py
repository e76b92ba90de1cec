"""One claim as a card: «Удерживается — Petro · где: подвал в Карске · кто удерживает: люди в масках · 14 мая 2022 г.».

Names and words of sources stand in it untouched, in no other case; nobody's sex is guessed at; what is promised,
planned or denied is said with a noun, so that nothing reads as if it had happened.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from habeas.language import current
from habeas.statements import vocabulary
from habeas.statements.claims.base import Claim, Inner
from habeas.statements.claims.groups import Counted
from habeas.statements.claims.identity import NamePart
from habeas.statements.mention import Party
from habeas.statements.passage import Words
from habeas.statements.telling import Fact, Polarity, Stage
from habeas.statements.when import Aspect, When
from habeas.wording.cards.layouts import LAYOUTS, LEADS_BARE, SEALED, SPEAKS_FOR_ITSELF
from habeas.wording.cast import Cast
from habeas.wording.dates import when_phrase
from habeas.wording.grammar import quoted, sentence
from habeas.wording.words import figure, has, phrase, several

BETWEEN_ROLES = " · "
WITHIN_A_ROLE = "; "


def fact_card(fact: Fact, cast: Cast) -> str:
    """The fact as a card, with its date. It says what was said, as far as it was said."""
    before = (
        [phrase("card", "polarity", fact.polarity.value)] if fact.polarity is not Polarity.ASSERTS else []
    )
    before += [phrase("card", "stage", fact.stage.value)] if fact.stage not in (None, Stage.DONE) else []
    head = _head(fact.claim, cast, is_so=not before)
    return _capital(
        BETWEEN_ROLES.join([": ".join([*before, head]), *_rest(fact.claim, cast), *_date(fact.when, cast)])
    )


def inner_card(inner: Inner, cast: Cast) -> str:
    """What was promised, threatened, asked or answered, as a card of its own."""
    return sentence(BETWEEN_ROLES.join(_inner_parts(inner, cast)))


def _inner_parts(inner: Inner, cast: Cast) -> list[str]:
    """The parts of an inner claim: its head, its roles, its date, what it hangs on."""
    parts = [
        _head(inner.says, cast, is_so=False),
        *_rest(inner.says, cast, is_inner=True),
        *_date(inner.when, cast),
    ]
    if inner.condition:
        parts.append(f"{_asked('field', 'inner', 'if')}: {quoted(inner.condition.exact)}")
    return parts


def _head(claim: Claim, cast: Cast, *, is_so: bool) -> str:
    """What it is about and who leads: «Удерживается — Petro», «Задержали — кого: Petro»."""
    name = claim.name()
    lead = LAYOUTS[name].split()[0]
    value = _value(claim, lead)
    spoken = cast.spoken(value)
    who = spoken.name if name in LEADS_BARE else f"{_asked('role', name, lead)}: {spoken.name}"
    if value is None:
        who = f"{_asked('role', name, lead)}: {phrase('card', 'not_said')}"
    return f"{_word(name, is_so=is_so, plural=spoken.plural)} — {who}"


def _word(name: str, *, is_so: bool, plural: bool) -> str:
    if not is_so:
        return phrase("card", "noun", name) if has("card", "noun", name) else _lower(_label("claim", name))
    if has("card", "state", name):
        return several("card", "state", name)[plural]
    return _label("claim", name)


def _rest(claim: Claim, cast: Cast, *, is_inner: bool = False) -> Iterator[str]:
    """Every other role that is filled, by name."""
    name = claim.name()
    if isinstance(claim, Counted):
        yield count(claim)
    for role in LAYOUTS[name].split()[1:]:
        if (name, role) in SEALED or (
            isinstance(claim, Counted) and role in ("at_least", "at_most", "about")
        ):
            continue
        for said in _said(_value(claim, role), cast, is_inner=is_inner):
            yield said if (name, role) in SPEAKS_FOR_ITSELF else f"{_asked('role', name, role)}: {said}"


def _said(value: Any, cast: Cast, *, is_inner: bool) -> list[str]:
    """What fills a role, in words; several promises are several parts of the card. What is promised within a
    promise stands in brackets, so that it is plain where it ends."""
    if value is None or value == ():
        return []
    if isinstance(value, Party):
        return [cast.name(value)]
    if isinstance(value, Words):
        return [quoted(value.exact)]
    if isinstance(value, StrEnum):
        return [vocabulary.word(current(), value)]
    if isinstance(value, Inner):
        said = WITHIN_A_ROLE.join(_inner_parts(value, cast))
        return [f"({said})" if is_inner else said]
    if isinstance(value, NamePart):
        return [f"{value.part} ({vocabulary.word(current(), value.role)})"]
    if isinstance(value, tuple):
        parts = [part for item in value for part in _said(item, cast, is_inner=is_inner)]
        return parts if isinstance(value[0], Inner) else [", ".join(parts)]
    return [figure(value)]


def count(claim: Counted) -> str:
    """The bounds of a count in words: "at least 40", "40 to 60", a vague number as one."""
    fewest, most = claim.at_least, claim.at_most
    exact = fewest is not None and fewest == most
    if exact:
        shape = "about" if claim.about else "exactly"
    elif fewest is None:
        shape = "unknown" if most is None else "at_most"
    else:
        shape = "at_least" if most is None else "range"
    said = phrase("card", "count", shape).format(fewest=figure(fewest or 0), most=figure(most or 0))
    return phrase("card", "count", "vague").format(count=said) if claim.about and not exact else said


def _date(when: When | None, cast: Cast) -> list[str]:
    said = when_phrase(when, cast.act_name)
    if when and when.aspect is Aspect.STILL:
        said = phrase("dates", "still").format(date=said)
    return [said] if said else []


def _value(claim: Claim, role: str) -> Any:
    """What fills a role. Roles are named as in the record, where a few have no underscore at the end."""
    field = {"if": "condition"}.get(role, role)
    return getattr(claim, field, None) if field in claim.__struct_fields__ else getattr(claim, f"{field}_")


def _asked(*path: str) -> str:
    """The name of a role, within a card."""
    return _lower(_label(*path).rstrip("?"))


def _label(*path: str) -> str:
    return vocabulary.label(current(), *path)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
