"""The model report's twelve `must_not`, each as a check on the suggestions; each says what it looks at.

Invariant: the order is that of the gold; offsets are those of report-2022-07-21.txt.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from bench.reading import dates
from bench.reading.chains import teller_links
from bench.reading.gold import Gold
from bench.reading.matching import NEAR, Span, iou, overlap
from bench.reading.suggestions import Suggestion, Telling, of_kind, span, strings, tellings

ALEXANDER = (715, 1415)
"""The paragraphs about Alexander; those about Artyom."""
ARTYOM = (1417, 3662)
LEG = (4190, 4359)
S11, S13, S16, S17, S25 = (1210, 1264), (1372, 1414), (1615, 1712), (1714, 1818), (2780, 2829)
S18, S29, S31, S32, S34, S35 = (
    (1845, 2006),
    (3165, 3328),
    (3380, 3504),
    (3508, 3610),
    (3624, 3662),
    (3665, 3770),
)
NICKNAME, CAT, STAIRS, BOILERPLATE = (3548, 3552), (3566, 3576), (4271, 4277), (4362, 4377)
ANOTHER_22, SEVERAL_DAYS, TWO_WEEKS, OTHERS_81 = (1450, 1477), (1246, 1264), (3319, 3328), (1932, 2006)
_FULL_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def at(suggestions: Sequence[Suggestion], kind: str, where: Span) -> list[Suggestion]:
    """The suggestions of a kind that touch a passage."""
    return [s for s in of_kind(suggestions, kind) if overlap(span(s), where)]


def within(suggestions: Sequence[Suggestion], where: Span) -> list[Suggestion]:
    """The telling suggestions that lie (mostly) within a passage."""
    return [
        s for s in of_kind(suggestions, "telling") if 2 * overlap(span(s), where) > span(s)[1] - span(s)[0]
    ]


def near(suggestions: Sequence[Suggestion], where: Span) -> list[Telling]:
    """The tellings whose passage is (nearly) this one."""
    return [t for t in tellings(suggestions) if iou(t.span, where) >= NEAR]


def normalised(one: Suggestion) -> list[str]:
    """What a suggestion says beyond the words: its value, roles and tellers (not candidates for a teller)."""
    tellers = [link.get("who") for link in one.get("chain") or []]
    return list(strings([one.get("value"), one.get("roles"), tellers]))


def says(one: Suggestion, name: str) -> bool:
    """Does a suggestion name somebody beyond the words?"""
    return any(re.search(rf"\b{name}\b", s) for s in normalised(one))


def merged_people(gold: Gold, suggestions: Sequence[Suggestion]) -> Iterable[str]:
    """Artyom named in the roles, chain or value of anything within Alexander's paragraphs, Alexander or Vasily
    within Artyom's, any of the three within the broken leg's; two of them in one person's value."""
    for where, others in (
        (ALEXANDER, "Artyom|Gorshenina"),
        (ARTYOM, "Alexander|Vasily"),
        (LEG, "Vasily|Alexander|Artyom"),
    ):
        yield from (
            f"{others} in {s['text']!r}" for s in within(suggestions, where) if says(s, f"(?:{others})")
        )
        people = [s for s in of_kind(suggestions, "person") if overlap(span(s), where)]
        yield from (f"{s['text']!r} is {s.get('value')}" for s in people if says(s, f"(?:{others})"))


def nickname_person(gold: Gold, suggestions: Sequence[Suggestion]) -> Iterable[str]:
    """A person on "cat's name"; a person on "Gnom" while nothing there says nickname or names Artyom."""
    yield from (f"person {s['text']!r}" for s in at(suggestions, "person", CAT))
    beside = [s for s in suggestions if s.get("kind") in ("person", "telling") and overlap(span(s), NICKNAME)]
    told = any(says(s, "Artyom") or "nickname" in str([s.get("value"), s.get("roles")]) for s in beside)
    if not told:
        yield from (
            f"person {s['text']!r}, no nickname of anybody" for s in at(suggestions, "person", NICKNAME)
        )


def invented_surname(gold: Gold, suggestions: Sequence[Suggestion]) -> Iterable[str]:
    """Artyom, Alexander or Vasily followed by a capitalised word in any value, role or chain."""
    for one in suggestions:
        for said in normalised(one):
            if re.search(r"\b(?:Artyom|Alexander|Vasily) [A-Z]\w+", said):
                yield said


def two_aged_22(gold: Gold, suggestions: Sequence[Suggestion]) -> Iterable[str]:
    """A count of two or more on "another 22-year-old soldier"; the age 22 for Alexander, 23 for Artyom."""
    for count in at(suggestions, "count", ANOTHER_22):
        value = count.get("value")
        if isinstance(value, dict) and (value.get("at_least") or 0) >= 2:
            yield f"{count['text']!r} read as {value}"
    for age in of_kind(suggestions, "age") + [
        s for s in of_kind(suggestions, "telling") if s.get("claim") == "aged"
    ]:
        wrong = "Alexander" if "22" in str(age["text"]) and "23" not in str(age["text"]) else "Artyom"
        if says(age, wrong):
            yield f"{age['text']!r} given to {wrong}"


def added_counts(gold: Gold, suggestions: Sequence[Suggestion]) -> Iterable[str]:
    """A sum of the counts anywhere; detention claimed of the 1,793; the 81 read as 82 or with nobody beside."""
    for one in of_kind(suggestions, "count") + [
        s for s in of_kind(suggestions, "telling") if s.get("claim") == "counted"
    ]:
        numbers = set(re.findall(r"\d+", str([one.get("value"), one.get("roles")])))
        if numbers & {"315", "2027", "1874", "2108", "316", "2109"}:
            yield f"{one['text']!r} read as {one.get('value') or one.get('roles')}"
    for telling in near(suggestions, S35):
        yield from (
            f"1,793 {f['claim']}"
            for f in telling.facts
            if f.get("claim") in ("detained", "held_at", "conditions")
        )
    for count in at(suggestions, "count", OTHERS_81):
        value = count.get("value") or {}
        if value.get("at_least") == 82 or (value.get("at_least") == 81 and not value.get("besides")):
            yield f"{count['text']!r} read as {value}"


def invented_days(gold: Gold, suggestions: Sequence[Suggestion]) -> Iterable[str]:
    """ "Several days later" with one day (as a date, or as `when` of the second call); "two weeks", or what was
    promised, with a calendar date."""
    for date in at(suggestions, "date", SEVERAL_DAYS):
        if dates.single_day(date.get("value")):
            yield f"{date['text']!r} is {date['value']}"
    for telling in near(suggestions, S11):
        for fact in telling.facts:
            when = [s for s in strings((fact.get("roles") or {}).get("when")) if dates.single_day(s)]
            yield from (f"second call on {day}" for day in when)
    for date in at(suggestions, "date", TWO_WEEKS):
        if dates.calendar_date(date.get("value")):
            yield f"{date['text']!r} is {date['value']}"
    for telling in near(suggestions, S29):
        for fact in telling.facts:
            due = [s for s in strings((fact.get("roles") or {}).get("due")) if _FULL_DAY.search(s)]
            yield from (f"due {day}" for day in due)


def invented_tellers(gold: Gold, suggestions: Sequence[Suggestion]) -> Iterable[str]:
    """S13 or S34 with an explicit named teller; S17 or S25 with Gorshenina or Artyom as a teller at all."""
    for where in (S13, S34):
        for telling in near(suggestions, where):
            for link in teller_links(gold.cast, telling):
                if link.get("basis") == "explicit" and gold.cast.means(link.get("who")):
                    yield f"explicit {link['who']} at {where[0]}"
    for where in (S17, S25):
        yield from _told_by_family(gold, near(suggestions, where), where)


def _told_by_family(gold: Gold, found: Sequence[Telling], where: Span) -> Iterable[str]:
    for telling in found:
        for link in teller_links(gold.cast, telling):
            if gold.cast.says(link.get("who"), ["P3", "P4"]):
                yield f"{link['who']} at {where[0]}"


def silent_choice(gold: Gold, suggestions: Sequence[Suggestion]) -> Iterable[str]:
    """The telling of S16 names a person as teller without giving candidates beside (`one_of`, two or more)."""
    for telling in near(suggestions, S16):
        for link in teller_links(gold.cast, telling):
            if (
                gold.cast.says(link.get("who"), ["P1", "P2", "P3", "P4"])
                and len(link.get("one_of") or []) < 2
            ):
                yield f"{link['who']} without candidates"


def impostor_contact(gold: Gold, suggestions: Sequence[Suggestion]) -> Iterable[str]:
    """An asserted `contacted` with Artyom (or her son) in a role, within S31 or S32."""
    for telling in [*near(suggestions, S31), *near(suggestions, S32)]:
        for fact in telling.facts:
            if fact.get("claim") == "contacted" and fact.get("polarity", "asserts") == "asserts":
                people = strings(fact.get("roles") or {})
                if any(gold.cast.says(who, ["P4"]) for who in people) and fact.get("stage") != "attempted":
                    yield f"contacted in {fact['text']!r}"


def places_of_the_case(gold: Gold, suggestions: Sequence[Suggestion]) -> Iterable[str]:
    """The Middle East or Africa in any telling's roles; a place on "stairs"; anything on "Leave a Comment"."""
    for telling in of_kind(suggestions, "telling"):
        if any(re.search(r"Middle East|Africa", s) for s in strings(telling.get("roles") or {})):
            yield f"role in {telling['text']!r}"
    yield from (f"place {s['text']!r}" for s in at(suggestions, "place", STAIRS))
    yield from (f"{s['kind']} {s['text']!r}" for s in suggestions if overlap(span(s), BOILERPLATE))


def promised_route(gold: Gold, suggestions: Sequence[Suggestion]) -> Iterable[str]:
    """An asserted move, release or return to Abkhazia (it was promised, and belongs inside `promised`)."""
    for fact in of_kind(suggestions, "telling"):
        if fact.get("claim") not in ("moved", "released", "returned_to_unit"):
            continue
        if fact.get("polarity", "asserts") != "asserts" or fact.get("stage") in (
            "intended",
            "attempted",
        ):
            continue
        if any("Abkhazia" in s for s in strings((fact.get("roles") or {}).get("to"))):
            yield f"{fact['claim']} to Abkhazia in {fact['text']!r}"


def gloss_as_artyoms(gold: Gold, suggestions: Sequence[Suggestion]) -> Iterable[str]:
    """A telling that takes in at least half of the gloss, with Artyom or Gorshenina in its chain."""
    found = [t for t in tellings(suggestions) if 2 * overlap(t.span, S25) >= S25[1] - S25[0]]
    yield from _told_by_family(gold, found, S25)


MODEL_TRAPS: tuple[Callable[[Gold, Sequence[Suggestion]], Iterable[str]], ...] = (
    merged_people,
    nickname_person,
    invented_surname,
    two_aged_22,
    added_counts,
    invented_days,
    invented_tellers,
    silent_choice,
    impostor_contact,
    places_of_the_case,
    promised_route,
    gloss_as_artyoms,
)
"""In the order of `must_not` in the gold."""
