"""Two names and their comparison in words: the parts with script and language, what each can be, and the sum."""

from collections.abc import Iterator

from habeas.names import schemes
from habeas.names.compare import NOTHING_OFF, compare
from habeas.names.evidence.weights import PRIOR
from habeas.names.given import How, table
from habeas.names.name import Kind, Name, Word
from habeas.names.parts import parse
from habeas.names.rules import Rule


def explain(a: str, b: str, off: frozenset[Rule] = NOTHING_OFF) -> str:
    """Everything that the comparison of two names rests on, as text of several lines."""
    found = compare(a, b, off)
    lines = [*_name(parse(a)), *_name(parse(b)), *_schemes(parse(a), parse(b))]
    lines.append(f"{PRIOR:+.1f}  what every comparison starts from")
    lines += [f"{one.weight:+.1f}  {one.sentence}  [{one.rule}]" for one in found.evidence]
    lines.append(f"score {found.score:.2f}: {found.decision}")
    return "\n".join(lines)


def _name(name: Name) -> Iterator[str]:
    yield name.text
    for kind, word in _parts(name):
        yield f"  {kind}: {word.written} ({', '.join(_about(word, kind))})"
    if name.initials:
        yield f"  {Kind.INITIALS}: {' '.join(name.initials)}"
    if name.call_sign:
        yield f"  {Kind.CALL_SIGN}: {name.call_sign}"
    if name.sex:
        yield f"  a {'woman' if name.sex == 'f' else 'man'}’s name"
    for other in name.also:
        parts = "; ".join(f"{kind} {word.written}" for kind, word in _parts(other))
        yield f"  or else: {parts}"


def _parts(name: Name) -> Iterator[tuple[Kind, Word]]:
    yield from ((Kind.FAMILY, word) for word in name.family)
    yield from ((Kind.GIVEN, word) for word in name.given)
    if name.patronymic:
        yield Kind.PATRONYMIC, name.patronymic


def _about(word: Word, kind: Kind) -> Iterator[str]:
    yield str(word.script)
    if word.language:
        yield str(word.language)
    if kind is Kind.GIVEN and word.given:
        titles = table().titles
        if word.given.full:
            yield "is " + " or ".join(sorted({titles[n] for n in word.given.full}))
        if word.given.short:
            yield "short for " + " or ".join(sorted({titles[n] for n in word.given.short}))
        if word.given.how in (How.CASE, How.SUFFIX):
            yield f"{word.given.how}, base form {word.given.base}"
    if kind is Kind.PATRONYMIC and word.patronymic:
        fathers = sorted(table().titles[n] for n in word.patronymic.fathers)
        yield f"child of {' or '.join(fathers)}" if fathers else "child of a father of an unlisted name"


def _schemes(a: Name, b: Name) -> Iterator[str]:
    """Which schemes give the Latin spelling of one name for the Cyrillic words of the other."""
    for word in a.words:
        for other in b.words:
            fitting = schemes.between(word.plain, other.plain) or schemes.between(other.plain, word.plain)
            if fitting:
                yield f"  {word.written} and {other.written}: as by {', '.join(fitting)}"
