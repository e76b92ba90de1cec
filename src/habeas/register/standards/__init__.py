"""What a fate and whereabouts are called in the formats of others, and why a person is presumed alive.

From data files, each with its source; what is a finding or a decision is never derived.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from habeas.register.fate import Fate
from habeas.register.status import UNKNOWN
from habeas.register.whereabouts import Whereabouts
from habeas.statements.claims.authorities import AnswerKind

T = TypeVar("T")


class Code(Struct, frozen=True, kw_only=True):
    """A code of another format, and what it means in our words; without a code, why there is none or what is lost."""

    code: str = ""
    means: str = ""
    lost: str = ""


class Esf(Struct, frozen=True, kw_only=True):
    """Codes of thesaurus 25 by fate, and of thesaurus 30 by what authorities answer. `is_checked`: at the source."""

    source: str
    is_checked: bool
    fate: dict[str, Code]
    whereabouts: dict[str, Code]


class Never(Struct, frozen=True, kw_only=True):
    """A code that is never derived, and why."""

    code: str
    why: str


class Rule(Struct, frozen=True, kw_only=True):
    """When a code fits. What is absent is no condition."""

    code: str
    only: str = ""
    any: tuple[str, ...] = ()
    unknown_where: bool = False
    proof: bool = False


class Pfif(Struct, frozen=True, kw_only=True):
    """The rules for the status of a note, the first that fits first, and what is never written."""

    source: str
    is_checked: bool
    never: tuple[Never, ...]
    rule: tuple[Rule, ...]


class Outcome(Struct, frozen=True, kw_only=True):
    """An outcome of a case. Only the default one stands without anybody's decision."""

    code: str
    is_default: bool = False


class Wgeid(Struct, frozen=True, kw_only=True):
    """The outcomes of the Working Group."""

    source: str
    is_checked: bool
    outcome: tuple[Outcome, ...]


class Presumption(Struct, frozen=True, kw_only=True):
    """Why a person is presumed alive."""

    principle: str
    source: str
    is_checked: bool


class Coded(Struct, frozen=True, kw_only=True):
    """A derived value in another format: `codes` (several while the answer is open), because of what, by which source,
    and whether the codes were checked at it. `lost` is what has no code there."""

    format: str
    codes: tuple[str, ...]
    because: tuple[str, ...]
    lost: tuple[str, ...]
    source: str
    is_checked: bool


def esf() -> Esf:
    """The codes of the HURIDOCS thesauri."""
    return _read("esf", Esf)


def pfif() -> Pfif:
    """The status of PFIF notes."""
    return _read("pfif", Pfif)


def wgeid() -> Wgeid:
    """The outcomes of the Working Group."""
    return _read("wgeid", Wgeid)


def presumption() -> Presumption:
    """Why a person is presumed alive."""
    return _read("presumption", Presumption)


def mapped(fate: Fate, where: Whereabouts, proof: tuple[str, ...]) -> tuple[Coded, ...]:
    """A fate and whereabouts in the formats of others. `proof` are the statements of the last proof of life that
    counts, if there is one."""
    return (_fate_in_esf(fate), _contact_in_esf(fate), _in_pfif(fate, where, proof), _in_wgeid())


def _fate_in_esf(fate: Fate) -> Coded:
    table = esf().fate
    codes = dict.fromkeys(table[one.value].code for one in fate.answers if table[one.value].code)
    coded = (one for one in fate.answers if table[one.value].code)
    lost = (f"{one.value}: {table[one.value].lost}" for one in fate.answers if table[one.value].lost)
    because = dict.fromkeys(id_ for one in coded for id_ in (*one.because, *one.confirmed))
    return _coded("ESF thesaurus 25, status at end of act", codes, because, esf(), tuple(lost))


def _contact_in_esf(fate: Fate) -> Coded:
    table, answers = esf().whereabouts, {"acknowledged": AnswerKind.ACKNOWLEDGES, "denied": AnswerKind.DENIES}
    found = {
        name: [id_ for one in fate.officials if one.kind == kind for id_ in one.because]
        for name, kind in answers.items()
    }
    codes = dict.fromkeys(table[name].code for name, ids in found.items() if ids)
    because = dict.fromkeys(id_ for ids in found.values() for id_ in ids)
    return _coded(
        "ESF thesaurus 30, whereabouts and outside contact",
        codes or {table["not_answered"].code: None},
        because,
        esf(),
    )


def _in_pfif(fate: Fate, where: Whereabouts, proof: tuple[str, ...]) -> Coded:
    rule = next(one for one in pfif().rule if _fits(one, fate, where, proof))
    because = [id_ for one in fate.answers if one.value in (rule.only, *rule.any) for id_ in one.because]
    because += [id_ for one in fate.answers if one.value in (rule.only, *rule.any) for id_ in one.confirmed]
    because += [
        id_ for one in where.answers if rule.unknown_where and one.value == UNKNOWN for id_ in one.because
    ]
    because += proof if rule.proof else ()
    return _coded("PFIF 1.4 status", {rule.code: None}, dict.fromkeys(because), pfif())


def _fits(rule: Rule, fate: Fate, where: Whereabouts, proof: tuple[str, ...]) -> bool:
    values = {one.value for one in fate.answers}
    return (
        (not rule.only or values == {rule.only})
        and (not rule.any or not values.isdisjoint(rule.any))
        and (not rule.unknown_where or any(one.value == UNKNOWN for one in where.answers))
        and (not rule.proof or bool(proof))
    )


def _in_wgeid() -> Coded:
    default = {one.code: None for one in wgeid().outcome if one.is_default}
    return _coded("WGEID outcome", default, {}, wgeid())


def _coded(
    format_: str,
    codes: dict[str, None],
    because: dict[str, None],
    table: Esf | Pfif | Wgeid,
    lost: tuple[str, ...] = (),
) -> Coded:
    return Coded(
        format=format_,
        codes=tuple(codes),
        because=tuple(because),
        lost=lost,
        source=table.source,
        is_checked=table.is_checked,
    )


def _read(name: str, kind: type[T]) -> T:
    return msgspec.convert(_table(name), kind)


@cache
def _table(name: str) -> dict[str, Any]:
    text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
