"""Writes the pages of docs/ that come from the code. `--check` only says which are stale, and fails.

A page is one line in PAGES: its name and a function that gives its text. Pages are never edited by hand.
"""

import inspect
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from habeas.statements import vocabulary
from habeas.statements.claims import GROUPS, VERSION, Claim, Inner, roles
from habeas.statements.claims.identity import NamePart
from habeas.statements.mention import Party
from habeas.statements.passage import Words
from habeas.statements.vocabulary.esf import Mapping, Place, mapping

HERE = Path(__file__).parent

CLAIMS_HEAD = """# The claims

*Written by `docs/make.py` from the docstrings and from `src/habeas/statements/vocabulary/`; do not edit.*

What a statement can say: a closed set of {count} claims, version {version}. A claim says who did what to
whom; it never says that it is true, and any of its roles may be missing. What is common to all claims
stands on the fact: {fact}. What was promised, threatened, asked or answered is an *inner claim* that
nobody asserts: {inner}. Who told it, how they know and how it was passed on stands on the telling.

Types of roles: **party** is all of several mentions, or one of several while that is open; **words** are
verbatim, with their place in the text; a list in `code` style is a closed list, given at the end.
*Could be used against them* marks claims that are sealed by default and released only one by one.
ESF is the HURIDOCS Events Standard Formats; "lost" says what does not go along.
"""

PLAIN = {
    Party: "party",
    Words: "words",
    Inner: "inner claim",
    NamePart: "name part",
    int: "number",
    bool: "yes or no",
    str: "text",
}


def claims_page() -> str:
    """docs/claims.md: every claim with its meaning, roles, words in three languages and ESF mapping."""
    head = CLAIMS_HEAD.format(
        count=sum(len(claims) for claims in GROUPS.values()),
        version=VERSION,
        fact=_fields("fact", ("polarity", "stage", "when", "act")),
        inner=_fields("inner", ("says", "when", "if")),
    )
    parts = [head, *(_group(group, claims) for group, claims in GROUPS.items()), _codes()]
    return "\n".join(parts).rstrip() + "\n"


def _fields(of: str, names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}` ({vocabulary.label('en', 'field', of, name)})" for name in names)


def _group(group: str, claims: tuple[type[Claim], ...]) -> str:
    title = " · ".join(vocabulary.label(language, "group", group) for language in vocabulary.LANGUAGES)
    return "\n".join([f"## {title}", "", *(_claim(claim) for claim in claims)])


def _claim(claim: type[Claim]) -> str:
    name = claim.name()
    words = " · ".join(vocabulary.label(language, "claim", name) for language in vocabulary.LANGUAGES)
    lines = [f"### `{name}`: {words}", "", inspect.cleandoc(claim.__doc__ or ""), ""]
    if claim.incriminating:
        lines += ["*Could be used against them.*", ""]
    lines += ["| role | type | English | Russian | Ukrainian |", "|---|---|---|---|---|"]
    lines += [_role(name, role, kind) for role, kind in roles(claim).items()]
    return "\n".join([*lines, "", *_esf(mapping(name)), ""])


def _role(claim: str, role: str, kind: Any) -> str:
    words = [vocabulary.label(language, "role", claim, role) for language in vocabulary.LANGUAGES]
    return f"| `{role}` | {_type(kind)} | {' | '.join(words)} |"


def _type(kind: Any) -> str:
    """A role's type in words; a type without words here fails, so that the page never shows Python."""
    if isinstance(kind, UnionType):
        return " or ".join(_type(option) for option in get_args(kind) if option is not NoneType)
    if get_origin(kind) is tuple:
        return f"several: {_type(get_args(kind)[0])}"
    if kind in PLAIN:
        return PLAIN[kind]
    return f"`{_code_key(kind)}`"


def _code_key(codes: type[StrEnum]) -> str:
    return next(key for key, known in vocabulary.CODES.items() if known is codes)


def _esf(mapped: Mapping) -> Iterator[str]:
    if mapped.not_mapped:
        yield f"ESF: not mapped: {mapped.not_mapped}."
        return
    yield "ESF: " + "; ".join(_place(place) for place in mapped.maps) + f". Lost: {mapped.lost}."


def _place(place: Place) -> str:
    code = f", thesaurus {place.thesaurus}" if place.thesaurus else ""
    code += f" code {place.code} ({place.means})" if place.code else ""
    return f"{place.format} {place.field} {place.what}{code}"


def _codes() -> str:
    lines = ["## The closed lists", ""]
    for key, codes in vocabulary.CODES.items():
        titles = [vocabulary.label(language, "heading", key) for language in vocabulary.LANGUAGES]
        lines += [f"### `{key}`", "", f"| code | {' | '.join(titles)} |", "|---|---|---|---|"]
        for code in codes:
            words = [vocabulary.word(language, code) for language in vocabulary.LANGUAGES]
            lines.append(f"| `{code}` | {' | '.join(words)} |")
        lines.append("")
    return "\n".join(lines)


PAGES: dict[str, Callable[[], str]] = {"claims.md": claims_page}
"""Every page that is written from the code."""


def stale() -> list[str]:
    """The pages whose file is not what the code says now."""
    files = {name: HERE / name for name in PAGES}
    return [
        name
        for name, page in PAGES.items()
        if not files[name].exists() or files[name].read_text(encoding="utf-8") != page()
    ]


def main(arguments: list[str]) -> int:
    """Write the stale pages, or with `--check` only name them. Returns the exit code."""
    found = stale()
    if arguments == ["--check"]:
        for name in found:
            print(f"docs/{name} is stale: run python docs/make.py")
        return 1 if found else 0
    for name in found:
        (HERE / name).write_text(PAGES[name](), encoding="utf-8")
        print(f"wrote docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
