"""An invented world whose truth is known: pairs of statements that cannot both be true, and pairs that only changed.

A pair can be found only where somebody at the desk joined the two mentions, or the two are told of one person.
"""

from collections import Counter
from collections.abc import Iterable
from time import perf_counter

from bench.contradictions.naive import flagged

from habeas.register.about import About
from habeas.statements.claims.identity import Aged
from habeas.statements.known import known
from habeas.statements.when import bounds
from habeas.watch.contradictions import Look, all_contradictions
from habeas.world.truth import TruePair, Truth
from habeas.world.world import TODAY, bases, noted

Facts = frozenset[str]


def table(people: int, seed: int) -> str:
    """By kind of clash how many pairs were alarmed about, asked about, or missed; and what else was alarmed about."""
    about = About(known(noted(people, seed)))
    truth = [base.truth for base in bases(people, seed)]
    clashes = [pair for one in truth for pair in one.clashes]
    changes = [pair for one in truth for pair in one.changes]
    begun = perf_counter()
    alarms = [frozenset(one.because) for one in all_contradictions(about, TODAY)]
    took = perf_counter() - begun
    asked = _asked(about)
    lines = [
        f"{people:,} people, {len(about.known.statements):,} statements, looked at in {took:.1f} s: "
        f"{len(alarms):,} alarms",
        f"{'kind':<24}{'pairs':>7}{'joined':>8}{'alarm':>7}{'asked':>7}{'missed':>8}",
    ]
    for kind in sorted({pair.kind for pair in clashes}):
        pairs = [pair for pair in clashes if pair.kind is kind]
        joined = [pair for pair in pairs if _are_of_one(about, pair)]
        alarm = [pair for pair in joined if _has(alarms, pair)]
        only_asked = [pair for pair in joined if pair not in alarm and _has(asked, pair)]
        missed = len(joined) - len(alarm) - len(only_asked)
        lines.append(
            f"{kind:<24}{len(pairs):>7}{len(joined):>8}{len(alarm):>7}{len(only_asked):>7}{missed:>8}"
        )
    wrong = {id_ for pair in clashes for id_ in pair.facts} | _wrong_ages(about, truth)
    other = [facts for facts in alarms if facts.isdisjoint(wrong)]
    naive = [frozenset(facts) for _, facts in flagged(about)]
    lines += [
        f"pairs that only changed: {len(changes):,} ({_kinds(changes)}); alarms at them: "
        f"{sum(_has(alarms, pair) for pair in changes)}",
        f"alarms in which no statement is wrong: {len(other)}",
        f"naive peer: {len(naive):,} alarms, {sum(facts.isdisjoint(wrong) for facts in naive):,} of them with no wrong "
        f"statement; at pairs that only changed: {sum(_has(naive, pair) for pair in changes)}",
    ]
    return "\n".join(lines)


def _wrong_ages(about: About, truth: Iterable[Truth]) -> Facts:
    """The statements of an age that nobody of that true date of birth had."""
    born = {mention: one.born for base in truth for one in base.people for mention in one.mentions}
    found = set()
    for statement in about.known.statements.values():
        claim, when = statement.fact.claim, statement.fact.when
        if isinstance(claim, Aged) and claim.person and claim.years is not None and when and when.edtf:
            day, birth = bounds(when.edtf).latest, born.get(claim.person.members[0])
            if day and birth and not 0 <= (day - birth).days - claim.years * 365.25 <= 367:
                found.add(statement.id)
    return frozenset(found)


def _asked(about: About) -> list[Facts]:
    look = Look(about, TODAY)
    return [frozenset(one.because) for id_ in about.who.members for one in look.at(id_).unclear]


def _are_of_one(about: About, pair: TruePair) -> bool:
    """Whether both statements are about one cluster: a person, or a group that one is counted in."""
    sides = []
    for id_ in pair.facts:
        claim = about.known.statements[id_].fact.claim
        groups = about.named(getattr(claim, "group", None))
        sides.append({*about.subjects(claim), *groups})
    return not sides[0].isdisjoint(sides[1])


def _has(found: list[Facts], pair: TruePair) -> bool:
    return any(set(pair.facts) <= facts for facts in found)


def _kinds(pairs: Iterable[TruePair]) -> str:
    return ", ".join(
        f"{number} {kind}" for kind, number in sorted(Counter(pair.kind for pair in pairs).items())
    )
