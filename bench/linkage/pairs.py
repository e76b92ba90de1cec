"""Pairs of names from the lists: one person written in two ways, and two people who share much of their names.

A composed pair is two spellings of one person with one part of the second replaced by a real part of somebody else's
name in the same script. No pair is decided by habeas, and no person is in both halves. Two people of whom one name is
the other with parts left out are not taken: from such names nobody could tell them apart.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

from bench.linkage.lists import PATRONYMIC, Form, Printed, words
from bench.linkage.people import Known, nearly, romanised, same_form
from rapidfuzz.distance import OSA, JaroWinkler

SAME_KINDS = ("cyr-lat", "uk-ru", "lat-lat")
MOST = {"cyr-lat": 2, "uk-ru": 1, "lat-lat": 2}
Part = Callable[[Form], str]


@dataclass(frozen=True)
class NamePair:
    """Two names, whether they are of one person, and the kind."""

    a: str
    b: str
    same: bool
    kind: str


@dataclass(frozen=True)
class Person:
    """One person of the lists with all spellings."""

    key: str
    forms: tuple[Form, ...]
    born: str

    def whole(self, language: str) -> list[Form]:
        """Spellings of this language with all three parts."""
        return [form for form in self.forms if form.language == language and form.patronymic and form.family]


def gathered(printed: Sequence[Printed], known: Known) -> list[Person]:
    """The people of these records, in the order of their keys; each keeps the first day of birth printed."""
    records: dict[str, list[Printed]] = defaultdict(list)
    for one in printed:
        if one.key not in known.left_out:
            records[known.person[one.key]].append(one)
    people = []
    for key in sorted(records):
        forms: dict[str, Form] = {}
        for one in records[key]:
            for form in one.forms:
                if 2 <= len(words(form.text)) <= 4 and not nameless(form) and same_form(one.forms[0], form):
                    forms.setdefault(" ".join(words(form.text.casefold())), form)
        born = next((one.born for one in records[key] if len(one.born) == 10), "")
        if forms:
            people.append(Person(key, tuple(forms.values()), born))
    return people


def nameless(form: Form) -> bool:
    """Whether a list left the family name out: a given name and a patronymic."""
    found = words(form.text)
    return len(found) == 2 and form.language != "lat" and bool(PATRONYMIC.search(found[1]))


def kind_of(a: Form, b: Form) -> str:
    """The kind of a pair of one person; empty if it says nothing, such as the same words or language."""
    if sorted(words(a.text.casefold())) == sorted(words(b.text.casefold())):
        return ""
    if (a.language == "lat") != (b.language == "lat"):
        return "cyr-lat"
    if a.language == "lat":
        return "lat-lat"
    return "uk-ru" if a.language != b.language else ""


def positives(people: Sequence[Person], chance: Random) -> Iterator[NamePair]:
    """A few pairs of spellings of every person."""
    for person in people:
        taken: Counter[str] = Counter()
        pairs = list(combinations(person.forms, 2))
        chance.shuffle(pairs)
        for a, b in pairs:
            kind = kind_of(a, b)
            if kind and taken[kind] < MOST[kind] and same_form(a, b):
                taken[kind] += 1
                yield _told(a.text, b.text, True, kind, chance)


def _told(a: str, b: str, same: bool, kind: str, chance: Random) -> NamePair:
    return NamePair(a, b, same, kind) if chance.random() < 0.5 else NamePair(b, a, same, kind)


class Different:
    """Who is certainly another person: both birth days are known and not nearly the same, and nobody left it open."""

    def __init__(self, known: Known) -> None:
        self.undecided = known.undecided

    def __call__(self, a: Person, b: Person) -> bool:
        """Whether these two are."""
        if a.key == b.key or not a.born or not b.born or nearly(a.born, b.born):
            return False
        return frozenset((a.key, b.key)) not in self.undecided


def negatives(
    people: Sequence[Person], different: Different, each: int, chance: Random
) -> Iterator[NamePair]:
    """Up to `each` pairs of different people of every kind."""
    real: dict[str, Callable[[], Iterator[tuple[Person, Person]]]] = {
        "random": lambda: _random(people, chance),
        "same given and patronymic": lambda: _grouped(people, _given_and_patronymic, chance),
        "same surname": lambda: _grouped(people, _surname, chance),
        "siblings": lambda: _grouped(people, _surname_and_patronymic, chance),
        "father and child": lambda: _fathers(people, chance),
    }
    for kind, make in real.items():
        yield from _first(
            (
                _told(chance.choice(a.forms).text, chance.choice(b.forms).text, False, kind, chance)
                for a, b in make()
                if different(a, b) and (kind != "same surname" or _given(a) != _given(b))
            ),
            each,
        )
    yield from composed(people, each, chance)


def contained(a: str, b: str) -> bool:
    """Whether one name is the other with words left out, spelling aside."""
    short, long = sorted(([romanised(word) for word in words(name)] for name in (a, b)), key=len)
    for word in short:
        best = max(long, key=lambda other: JaroWinkler.similarity(word, other), default="")
        if JaroWinkler.similarity(word, best) < 0.92:
            return False
        long.remove(best)
    return True


def _first(pairs: Iterator[NamePair], most: int) -> Iterator[NamePair]:
    seen: set[tuple[str, str]] = set()
    for pair in pairs:
        if (pair.a, pair.b) not in seen and not contained(pair.a, pair.b):
            seen.add((pair.a, pair.b))
            yield pair
        if len(seen) >= most:
            return


def _random(people: Sequence[Person], chance: Random) -> Iterator[tuple[Person, Person]]:
    for _ in range(20 * len(people)):
        yield chance.choice(people), chance.choice(people)


def _uk(person: Person) -> Form | None:
    return next(iter(person.whole("uk")), None)


def stem(family: str) -> str:
    """A Ukrainian surname without the ending that tells the sex, and without letters that only spell it otherwise."""
    small = re.sub("ський$|ська$", "ськ", family.casefold())
    small = re.sub("(?<=[оеєії]в|[иії]н)а$", "", small) if len(small) > 5 else small
    small = re.sub("[ьй]+о|(?<=[жчшщц])о", "е", small)
    for old, new in (
        ("ї", "і"),
        ("и", "і"),
        ("й", "і"),
        ("є", "е"),
        ("ґ", "г"),
        ("ь", ""),
        ("'", ""),
        ("’", ""),
    ):
        small = small.replace(old, new)
    return re.sub(r"(.)\1", r"\1", small)


def _given(person: Person) -> str:
    form = _uk(person)
    return form.given.casefold() if form else ""


def _given_and_patronymic(person: Person) -> str:
    form = _uk(person)
    return f"{form.given} {form.patronymic}".casefold() if form else ""


def _surname(person: Person) -> str:
    form = _uk(person)
    return stem(form.family) if form else ""


def _surname_and_patronymic(person: Person) -> str:
    form = _uk(person)
    return f"{stem(form.family)} {_father(form.patronymic)}" if form else ""


def _father(patronymic: str) -> str:
    """A Ukrainian patronymic without its ending."""
    return re.sub("(ович|йович|евич|івна|ївна|ївна|ич|ична)$", "", patronymic.casefold())


def _grouped(
    people: Sequence[Person], key: Callable[[Person], str], chance: Random
) -> Iterator[tuple[Person, Person]]:
    groups: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if found := key(person):
            groups[found].append(person)
    pairs = [pair for group in groups.values() for pair in combinations(group, 2)]
    chance.shuffle(pairs)
    for a, b in pairs:
        if key is not _surname_and_patronymic or _given(a) != _given(b):
            yield a, b


def _fathers(people: Sequence[Person], chance: Random) -> Iterator[tuple[Person, Person]]:
    fathers: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people:
        if (form := _uk(person)) and form.patronymic.endswith("ич"):
            fathers[stem(form.family), _root(form.given)].append(person)
    pairs = [
        (father, child)
        for child in people
        if (form := _uk(child))
        for father in fathers.get((stem(form.family), _root(_father(form.patronymic))), [])
    ]
    chance.shuffle(pairs)
    yield from pairs


def _root(given: str) -> str:
    return re.sub("[аяйьоі]+$", "", given.casefold())[:5]


class Parts:
    """Real parts of names by language and sex, to put in the place of others."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.given: dict[tuple[str, bool], list[str]] = defaultdict(list)
        self.patronymic: dict[tuple[str, bool], list[str]] = defaultdict(list)
        for person in people:
            for form in person.forms:
                if form.patronymic and form.family and not PATRONYMIC.search(form.given):
                    kind = (form.language, woman(form))
                    self.given[kind].append(form.given)
                    self.patronymic[kind].append(form.patronymic)

    def father(self, form: Form) -> str:
        """The given name that this patronymic comes from, in the same language; empty if nobody has it."""
        patronymic = romanised(form.patronymic)
        found = [("", "")]
        for given in set(self.given[form.language, False]):
            root = re.sub("[aeiou]+$", "", romanised(given))
            if len(root) >= 3 and patronymic.startswith(root):
                found.append((root, given))
        return max(found, key=lambda one: (len(one[0]), one[1]))[1]


def woman(form: Form) -> bool:
    """Whether the patronymic is a woman's."""
    return form.patronymic.casefold().endswith(("на", "na"))


def _put(form: Form, part: str, new: str) -> str:
    new = new.upper() if part.isupper() else new.capitalize() if new.isupper() else new
    return re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", new, form.text, count=1)


def composed(people: Sequence[Person], each: int, chance: Random) -> Iterator[NamePair]:
    """Pairs of one person's spellings with one part of the second replaced."""
    parts = Parts(people)
    similar = _similar(people)
    made: Counter[str] = Counter()
    order = [person for person in people if len(person.forms) > 1]
    chance.shuffle(order)
    for person in order:
        bases = [form for form in person.forms if form.patronymic and form.family]
        if not bases:
            continue
        for kind in ("other patronymic", "sibling", "father", "similar surname"):
            base = chance.choice(bases)
            others = [
                form
                for form in person.forms
                if form is not base and (form.patronymic or kind != "other patronymic")
            ]
            text = _replaced(kind, base, parts, similar.get(person.key, []), chance)
            if not text or text == base.text or not others or made[kind] >= each:
                continue
            other = chance.choice(others).text
            if kind != "father" or not contained(other, text):
                made[kind] += 1
                yield _told(other, text, False, f"{kind} (composed)", chance)


def _replaced(kind: str, base: Form, parts: Parts, similar: Sequence[Person], chance: Random) -> str:
    """The spelling with one part replaced; empty if there is nothing to replace it with."""
    pool = (base.language, woman(base))
    if kind == "other patronymic":
        return _put(base, base.patronymic, _another(parts.patronymic[pool], base.patronymic, chance))
    if kind == "sibling":
        return _put(base, base.given, _another(parts.given[pool], base.given, chance))
    if kind == "father":
        father = parts.father(base)
        other = _another(parts.patronymic[base.language, False], base.patronymic, chance)
        if father in ("", base.given) or not other:
            return ""
        older = Form(_put(base, base.given, father), base.language)
        return (
            _put(older, base.patronymic, other)
            if chance.random() < 0.5
            else _put(older, base.patronymic, "").strip()
        )
    families = [
        form.family for other in similar for form in other.whole(base.language) if woman(form) == woman(base)
    ]
    families = [family for family in families if OSA.distance(romanised(family), romanised(base.family)) > 0]
    return _put(base, base.family, chance.choice(families)) if families else ""


def _another(pool: Sequence[str], old: str, chance: Random) -> str:
    """A part of the pool that is another name, not another spelling of this one."""
    first = romanised(old)
    for _ in range(20):
        new = chance.choice(pool) if pool else ""
        second = romanised(new)
        if new and OSA.normalized_similarity(first, second) < 0.55 and first[:2] != second[:2]:
            return new
    return ""


def _similar(people: Sequence[Person]) -> dict[str, list[Person]]:
    """For each person those whose surname, as one list spells both, is another one by a letter or two."""
    families: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if form := _uk(person):
            families[stem(form.family)].append(person)
    stems = sorted(families)
    found: dict[str, list[Person]] = defaultdict(list)
    for a, b in combinations(stems, 2):
        most = 1 if min(len(a), len(b)) < 7 else 2
        if (
            abs(len(a) - len(b)) <= most
            and min(len(a), len(b)) > 3
            and 0 < OSA.distance(a, b, score_cutoff=most) <= most
        ):
            for person in families[a]:
                found[person.key] += families[b]
            for person in families[b]:
                found[person.key] += families[a]
    return found
