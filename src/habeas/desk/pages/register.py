"""The register: who is held, as said? One line a person; sorted, filtered and searched on the shelf."""

from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from habeas.desk.opened import Desk, desk
from habeas.desk.pages import past
from habeas.desk.pages.addresses import page_in
from habeas.desk.pages.moments import Moment, knowledge, moment
from habeas.desk.pages.namesakes import shortened
from habeas.desk.pages.reminders import reminders
from habeas.desk.pages.summary import Summary, summary
from habeas.desk.shelves.models import PersonOnShelf
from habeas.desk.shelves.rows import row_of
from habeas.desk.shelves.spelling import folded
from habeas.language import gettext as _
from habeas.language import mark, ngettext
from habeas.register.about import About
from habeas.register.people import row
from habeas.wording.grammar import quoted
from habeas.wording.status import STATUS

A_PAGE = 100
SORTS = {
    "name": mark("Name"),
    "order": mark("First heard of"),
    "since": mark("Held longest"),
    "proof": mark("Longest without a sign of life"),
    "voices": mark("Most voices"),
}


@dataclass(frozen=True)
class Choice:
    """One choice of a select."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class Asked:
    """What the visitor asked the register for."""

    words: str
    status: str
    sort: str
    page: int


@dataclass(frozen=True)
class RegisterPage:
    """The register as its template shows it."""

    people: tuple[Summary, ...]
    asked: Asked
    moment: Moment
    statuses: tuple[Choice, ...]
    sorts: tuple[Choice, ...]
    count: str
    by_name: str
    """How many they are by name, where some may be one."""
    has_sources: bool
    is_filtered: bool
    kept: dict[str, str]
    previous: str
    following: str


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The register page."""
    here = desk()
    shelf = here.catch_up()
    asked, when = _asked(request), moment(request.GET, here)
    known = knowledge(when, here)
    about = here.about(known)
    rows = _rows(here, about, when, asked, shelf)
    start = (asked.page - 1) * A_PAGE
    shown = _fetched(rows, start) if isinstance(rows, QuerySet) else rows[start : start + A_PAGE]
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    is_filtered = bool(asked.words or asked.status)
    view = RegisterPage(
        people=_people(about, shown, when),
        asked=asked,
        moment=when,
        statuses=choices({"": mark("Everyone")} | STATUS, asked.status),
        sorts=choices(SORTS, asked.sort),
        count=_count(total, is_filtered=is_filtered),
        by_name=_by_name(here, about, when, shelf),
        has_sources=_has_sources(here),
        is_filtered=is_filtered,
        kept={"q": asked.words, "status": asked.status, "sort": asked.sort},
        previous=_address(request, asked.page - 1) if asked.page > 1 else "",
        following=_address(request, asked.page + 1) if start + A_PAGE < total else "",
    )
    return render(request, "register.html", {"view": view, "reminders": reminders(here)})


def _fetched(rows: QuerySet[PersonOnShelf], start: int) -> list[PersonOnShelf]:
    """One page. Sorted by number alone, and only then fetched: whole rows are long to carry through a sort."""
    numbers = list(rows.values_list("number", flat=True)[start : start + A_PAGE])
    found = PersonOnShelf.objects.in_bulk(numbers)
    return [found[number] for number in numbers]


def _people(about: About, shown: list[PersonOnShelf], when: Moment) -> tuple[Summary, ...]:
    """The people of one page; namesakes are told apart by where they are spoken of."""
    times = Counter(item.name for item in shown)
    before: Counter[tuple[str, str]] = Counter()
    people = []
    for item in shown:
        now = row_of(item.row, when.today) if when.is_now else row(about, item.person, when.as_of)
        person = summary(about, now)
        if times[item.name] > 1:
            where = shortened(about.known.sources[about.known.mentions[item.person].source].title)
            before[item.name, where] += 1
            nth = before[item.name, where]
            # Not the words around the name, as elsewhere: they may name a family, who are not listed here.
            said = _("in {title}, number {number} of this name there") if nth > 1 else _("in {title}")
            apart = said.format(title=quoted(where), number=nth)
            person = replace(person, apart=apart)
        people.append(person)
    return tuple(people)


def _by_name(here: Desk, about: About, when: Moment, shelf: str) -> str:
    """How many people the whole register has by name; "" where no two names are alike and undecided."""
    if when.is_now:
        found = here.alike(shelf)
    elif _is_on_shelf(when):
        found = here.alike_on(about, when.as_of, lambda: past.keys_on_shelf(shelf, when.as_of))
    else:
        found = here.alike_on(about, when.as_of, lambda: past.keys_then(about, when.as_of))
    return found.sentence if found.matches else ""


def _is_on_shelf(when: Moment) -> bool:
    """Whether whoever was on the register then is on the shelf now: nobody leaves it because time goes by."""
    return when.known_on is None and when.as_of <= when.today


def _rows(
    here: Desk, about: About, when: Moment, asked: Asked, shelf: str
) -> QuerySet[PersonOnShelf] | list[PersonOnShelf]:
    """Those who were asked for."""
    if when.is_now:
        return _on_shelves(asked, PersonOnShelf.objects.filter(view=shelf))
    is_on_shelf = _is_on_shelf(when)
    if is_on_shelf and asked.sort in past.BY_NAME and not asked.words and not asked.status:
        return _on_shelves(asked, past.listed(shelf, when.as_of))
    on = shelf if is_on_shelf else None
    return here.in_order(
        about,
        (when.as_of, asked.words, asked.status, asked.sort),
        lambda: past.worked_out(about, when.as_of, on, asked.words, asked.status, asked.sort),
    )


def _count(number: int, *, is_filtered: bool) -> str:
    if is_filtered:
        said = ngettext("{number} person found.", "{number} people found.", number)
    else:
        said = ngettext("{number} person", "{number} people", number)
    return said.format(number=number)


def _asked(request: HttpRequest) -> Asked:
    get = request.GET
    number = get.get("page", "1")
    return Asked(
        words=get.get("q", "").strip(),
        status=get.get("status", "") if get.get("status") in STATUS else "",
        sort=get.get("sort", "name") if get.get("sort") in SORTS else "name",
        page=page_in(number),
    )


def _on_shelves(asked: Asked, people: QuerySet[PersonOnShelf]) -> QuerySet[PersonOnShelf]:
    for word in folded(asked.words).split():
        people = people.filter(search__contains=word)
    if asked.status:
        people = people.filter(statuses__contains=f"|{asked.status}|")
    orders = {
        "name": (F("sort_name").asc(),),
        "order": (F("heard_at").asc(), F("noted").asc()),
        "since": (F("since").asc(nulls_last=True),),
        # Alarms use the longer end: nobody without any sign of life comes after somebody with one.
        "proof": (F("proof_from").asc(nulls_first=True), F("proof_to").asc(nulls_first=True)),
        "voices": (F("voices").desc(),),
    }
    return people.order_by(*orders[asked.sort], "sort_name", "person")


def choices(options: dict[str, str], chosen: str) -> tuple[Choice, ...]:
    """The choices of a select, by value."""
    return tuple(Choice(value, _(text), value == chosen) for value, text in options.items())


def _address(request: HttpRequest, number: int) -> str:
    kept = {key: value for key, value in request.GET.items() if key != "page" and value}
    return f"?{urlencode(kept | {'page': str(number)})}"


def _has_sources(here: Desk) -> bool:
    return bool(here.known().sources)
