"""The map and the time line of everybody: filters, days, what is not on the map, and that nothing hidden shows."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client

from habeas.acts.case import Case
from habeas.acts.decide import decide
from habeas.acts.script import perform
from habeas.acts.take_in import take_in
from habeas.desk.opened import Desk, open_desk
from habeas.desk.pages import past
from habeas.desk.pages.atlas.asked import asked_for
from habeas.desk.pages.moments import Moment
from habeas.desk.serve import CannotServe, listen
from habeas.desk.shelves.atlas import Filter, OnShelf, Tables
from habeas.places import Precision
from habeas.places.drawing import tiled
from habeas.statements.decisions import Placing
from habeas.statements.mention import Kind
from habeas.statements.source import Source
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import document, visible
from tests.desk.people_here import join

TEXT = """Lev said that guards of the harbour held Taras in the cellar in Karsk in May.
Lev said that Taras was then taken from the cellar to Velm on 3 June.
Olha said that Petro was seen in Velm on 4 June.
Olha said that Ihor is held.
"""
LISTED = "//section[h2='The map in words']//tbody/tr"
HELD, TAKEN, SEEN, ALSO = TEXT.splitlines()
TOLD = f"""
[[tell]]
source = "told.txt"
words = "{HELD}"
chain = [{{ who = "Lev", knows = "was_there" }}, {{ who = "this source" }}]
facts = [
    {{ claim = "held_at", who = "Taras", by = {{ group = "guards of the harbour" }}, place = "the cellar", when = "2022-05" }},
    {{ claim = "located_in", place = "the cellar", within = "Karsk" }},
]
[[tell]]
source = "told.txt"
words = "{TAKEN}"
chain = [{{ who = "Lev", knows = "was_there" }}, {{ who = "this source" }}]
facts = [{{ claim = "moved", who = "Taras", from = "the cellar", to = "Velm", control = "escorted", when = "2022-06-03" }}]
[[tell]]
source = "told.txt"
words = "{SEEN}"
chain = [{{ who = "Olha", knows = "was_there" }}, {{ who = "this source" }}]
facts = [
    {{ claim = "seen", who = "Petro", where = "Velm", by = "Olha", when = "2022-06-04" }},
    {{ claim = "detained", who = "Petro" }},
]
[[tell]]
source = "told.txt"
words = "{ALSO}"
chain = [{{ who = "Olha", knows = "was_told" }}, {{ who = "this source" }}]
facts = [{{ claim = "held_at", who = "Ihor" }}]
"""  # noqa: E501


@pytest.fixture
def told(desk: Desk) -> Source:
    return tell(desk.case, "told.txt", TEXT, TOLD)


def tell(case: Case, name: str, text: str, script: str) -> Source:
    made = take_in(case, text.encode(), name, obtained="by mail", published="2022-06-10", by=ANNA, at=NOW)
    perform(case, script, by=ANNA, clock=lambda: NOW)
    return made


def mention(case: Case, name: str, kind: Kind = Kind.PLACE) -> str:
    return next(m.id for m in case.known().mentions.values() if m.kind is kind and m.name == name)


def put(case: Case, name: str, lat: float, lon: float, outside: Precision | None = None) -> None:
    decide(
        case, Placing, mention(case, name), seen=case.known(), by=ANNA, at=NOW, reason="looked up",
        latitude=round(lat * 1e6), longitude=round(lon * 1e6), precision=Precision.TOWN, published=outside,
    )  # fmt: skip


@pytest.fixture
def placed(desk: Desk, told: Source) -> Desk:
    put(desk.case, "Karsk", 46.6, 26.9)
    return desk


def names(page: bytes) -> set[str]:
    """The people that a page links to."""
    links = document(page).xpath("//main//a[starts-with(@href, '/people/')]")
    return {" ".join(link.text_content().split()) for link in links}


# --- the map ----------------------------------------------------------------------------------------------------------


def test_an_empty_case_has_neither(anna: Client) -> None:
    assert "Nobody is on the register for this day." in visible(anna.get("/map").content)
    assert "Nobody is on the register for this day." in visible(anna.get("/timeline").content)
    assert "Nobody fits this." in visible(anna.get("/map?q=x").content)
    assert "Nobody fits this." in visible(anna.get("/timeline?status=held").content)
    assert anna.get("/map?map=save").status_code == 200, "there is no picture; the page says why"


def test_places_that_nobody_placed_are_listed_with_the_way_to_do_so(
    anna: Client, told: Source, desk: Desk
) -> None:
    page = anna.get("/map").content
    text = visible(page)
    assert "No map: nobody has said yet where any of these places lies." in text
    assert "Not on the map, because nobody said where it lies" in text
    velm = mention(desk.case, "Velm")
    assert f"/decide/{velm}" in page.decode()
    assert "2 people by name" in text, "both who were last said to be in Velm"
    assert "3 people by name. Of 2 of them somebody said where. 0 are on the map." in text


def test_a_place_without_a_position_is_drawn_where_it_lies(anna: Client, placed: Desk) -> None:
    page = anna.get("/map?which=ever").content
    (row,) = document(page).xpath(LISTED)
    assert "Karsk" in row.text_content()
    assert "1 person by name" in row.text_content(), "the cellar lies in Karsk"
    assert b'class="map-disc"' in page
    assert (
        "Where people were said to be. 3 people by name. Of 2 of them somebody said where. 1 are on the map."
        in visible(page)
    )


def test_the_last_place_counts_unless_all_are_asked_for(anna: Client, placed: Desk) -> None:
    put(placed.case, "Velm", 46.2, 27.4)
    last = visible(anna.get("/map").content)
    assert "Karsk" in last, "they were brought from there"
    assert "Velm 2 people by name" in last
    assert "Karsk 1 person by name" not in last
    assert "Karsk 1 person by name" in visible(anna.get("/map?which=ever").content)
    assert "Karsk → Velm 1 person by name Taras" in last


def test_every_number_leads_to_the_names(anna: Client, placed: Desk) -> None:
    put(placed.case, "Velm", 46.2, 27.4)
    page = anna.get("/map?which=ever").content
    rows = document(page).xpath(LISTED)
    assert rows
    for row in rows:
        (link,) = row.xpath("./td[1]/a/@href")
        number = int(row.xpath("string(./td[1]/a)").split()[0])
        assert len(names(anna.get(link).content)) == number
    (unsaid,) = document(page).xpath("//section[h2='Nobody said where']//a/@href")
    assert names(anna.get(unsaid).content) == {"Ihor"}
    assert visible(page).count("Nobody said where 1 person by name") == 1, "Petro was seen somewhere, too"


def test_a_group_is_never_a_number(anna: Client, placed: Desk) -> None:
    text = "Lev said that 40 men are held in Karsk."
    tell(
        placed.case, "group.txt", text,
        f"""
[[tell]]
source = "group.txt"
words = "{text}"
chain = [{{ who = "Lev" }}]
facts = [{{ claim = "held_at", who = {{ group = "40 men" }}, place = "Karsk" }}]
""",
    )  # fmt: skip
    assert "40" not in visible(anna.get("/map?which=ever").content).replace("2022", "")


# --- filters ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Taras", "Petro", "Ihor"}),
        ("q=tar", {"Taras"}),
        ("q=nobody", set()),
        ("status=held", {"Taras", "Petro", "Ihor"}),
        ("status=no_news", set()),
        ("place={Karsk}", {"Taras"}),
        ("place={the cellar}", {"Taras"}),
        ("place={Velm}", {"Taras", "Petro"}),
        ("place={Velm}&q=petro", {"Petro"}),
        ("place={Karsk}&which=last", set()),
        ("place=unsaid&which=last", {"Ihor"}),
        ("body={guards of the harbour}", {"Taras"}),
        ("from=2022-06-04&to=2022-06-30", {"Petro", "Ihor"}),
        ("to=2022-05-20", {"Taras"}),
        ("from=2022-05-20&to=2022-05-01", {"Taras"}),
    ],
)
def test_filters_of_the_time_line(anna: Client, placed: Desk, query: str, found: set[str]) -> None:
    for name, kind in (("Karsk", Kind.PLACE), ("the cellar", Kind.PLACE), ("Velm", Kind.PLACE)):
        query = query.replace(f"{{{name}}}", mention(placed.case, name, kind))
    query = query.replace(
        "{guards of the harbour}", mention(placed.case, "guards of the harbour", Kind.GROUP)
    )
    assert names(anna.get(f"/timeline?{query}").content) == found


@pytest.mark.parametrize("path", ["/map", "/timeline"])
@pytest.mark.parametrize(
    "query",
    [
        "place=x", "place=at:", "place=at:x", "body=x", "status=x", "which=x", "page=0", "page=-1", "page=٣",
        "page=9999999", "from=x", "to=31.12.2022", "from=0001-01-01&to=9999-12-31", "as_of=x", "as_of=0001-01-01",
        "as_of=9999-12-31", "known=2000-01-01", "q=%00", "q=%27%22%3C", "picture=x", "map=x",
        "place=unsaid&body=x&from=9999-12-31",
    ],
)  # fmt: skip
def test_odd_addresses_are_answered(anna: Client, placed: Desk, path: str, query: str) -> None:
    assert anna.get(f"{path}?{query}").status_code == 200


def test_what_cannot_be_read_is_said(anna: Client, placed: Desk) -> None:
    text = visible(anna.get("/timeline?place=x&body=x&from=soon").content)
    assert "The place that was asked for is not known here" in text
    assert "Whoever was asked for is not known here" in text
    assert "“soon” is not a day" in text


def test_whoever_runs_a_place_is_said_to_hold_those_in_it(anna: Client, placed: Desk) -> None:
    text = "Lev said that the harbour office runs the cellar in Karsk."
    tell(
        placed.case, "runs.txt", text,
        f"""
[[tell]]
source = "runs.txt"
words = "{text}"
chain = [{{ who = "Lev" }}]
facts = [{{ claim = "site", place = "the cellar", operator = {{ body = "the harbour office" }} }}]
[[judge]]
a = {{ source = "runs.txt", name = "the cellar" }}
b = {{ source = "told.txt", name = "the cellar" }}
verdict = "same"
""",
    )  # fmt: skip
    body = mention(placed.case, "the harbour office", Kind.BODY)
    assert names(anna.get(f"/timeline?body={body}").content) == {"Taras"}


# --- the time line ----------------------------------------------------------------------------------------------------


def test_a_row_says_in_words_what_it_shows(anna: Client, placed: Desk) -> None:
    text = visible(anna.get("/timeline").content)
    assert "Held in the cellar (Karsk)" in text
    assert "From the cellar to Velm, under escort, on 3 June 2022" in text
    first, second = text.index("Taras"), text.index("Petro")
    assert first < second, "whoever was anywhere first comes first"


def test_fifty_people_a_page(anna: Client, desk: Desk) -> None:
    people = [f"Man{chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(60)]
    lines = [f"Olha said that {name} is held." for name in people]
    script = "".join(
        f"""
[[tell]]
source = "many.txt"
words = "{line}"
chain = [{{ who = "Olha" }}]
facts = [{{ claim = "held_at", who = "{name}" }}]
"""
        for name, line in zip(people, lines, strict=True)
    )
    tell(desk.case, "many.txt", "\n".join(lines) + "\n", script)
    pages = [anna.get(f"/timeline?page={number}").content for number in (1, 2, 3)]
    assert [len(names(page)) for page in pages] == [50, 10, 0]
    assert names(pages[0]) | names(pages[1]) == set(people)
    assert "These are 1 to 50" in visible(pages[0])
    assert "page=2" in pages[0].decode()


def test_both_pictures_are_saved_with_their_words_and_without_what_was_not_asked_for(
    anna: Client, placed: Desk
) -> None:
    put(placed.case, "Velm", 46.2, 27.4)
    line = anna.get("/timeline?q=taras&picture=svg")
    assert line["Content-Type"] == "image/svg+xml"
    assert b"Taras: Held" in line.content
    assert b"Petro" not in line.content
    drawn = anna.get("/map?map=save")
    assert drawn["Content-Type"] == "image/svg+xml"
    assert b"Nobody has decided how exactly these places may be shown outside." in drawn.content
    assert b"Velm" not in drawn.content
    put(placed.case, "Velm", 46.2, 27.4, Precision.REGION)
    drawn = anna.get("/map?map=save")
    assert b"Velm: 2 people by name" in drawn.content
    assert b"map-circle" in drawn.content
    assert b"Karsk" not in drawn.content
    assert "attachment" not in drawn.headers.get("Content-Disposition", "")


# --- moments, and what others may see ---------------------------------------------------------------------------------


def test_as_of_a_day_before_anything_was_said_nobody_is_there(anna: Client, placed: Desk) -> None:
    assert "Nobody is on the register for this day." in visible(anna.get("/map?as_of=2022-01-01").content)
    as_of = visible(anna.get("/map?as_of=2022-05-31&which=ever").content)
    assert "Karsk 1 person by name" in as_of
    assert "Karsk → Velm" not in as_of
    assert "As of 31 May 2022" in as_of
    assert "as_of=2022-05-31" in anna.get("/map?as_of=2022-05-31").content.decode()


def test_what_was_known_on_a_day_leaves_out_what_came_later(anna: Client, placed: Desk) -> None:
    before = (NOW - timedelta(days=2)).date().isoformat()
    assert "Nobody is on the register for this day." in visible(anna.get(f"/timeline?known={before}").content)


def test_a_hidden_source_leaves_no_trace(anna: Client, placed: Desk, told: Source) -> None:
    bohdan = join(anna, "Bohdan")
    assert names(bohdan.get("/timeline").content) == {"Taras", "Petro", "Ihor"}
    answer = anna.post(f"/sources/{told.id}/audience", {"seen": "some", "seen_by": ANNA})
    assert answer.status_code in (200, 302)
    for path in ("/map", "/timeline", "/map?as_of=2022-06-09", f"/timeline?known={NOW.date()}"):
        page = bohdan.get(path).content.decode()
        for word in ("Taras", "Karsk", "Velm", "the cellar", "guards of the harbour"):
            assert word not in page, (path, word)
    place = mention(placed.case, "Karsk")
    assert "is not known here" in visible(bohdan.get(f"/map?place={place}").content)
    assert names(anna.get("/timeline").content) == {"Taras", "Petro", "Ihor"}


# --- the shelf and what is worked out ---------------------------------------------------------------------------------


def both(desk: Desk, day: date) -> Iterator[tuple[Tables, Tables]]:
    """The tables of the shelf, and those of the same day worked out: all of it, and with the help of the shelf."""
    view = desk.catch_up()
    about = desk.about(desk.known())
    for shelf in (None, view):
        yield OnShelf(view), past.whereabouts(about, day, shelf)


def test_the_shelf_and_what_is_worked_out_answer_alike(
    placed: Desk, accept_all: Callable[..., list[str]]
) -> None:
    accept_all()
    chance, known = Random(5), placed.case.known()
    places = [m.id for m in known.mentions.values() if m.kind is Kind.PLACE] + [""]
    bodies = [m.id for m in known.mentions.values() if m.kind is Kind.GROUP]
    days = [None, *(date(2022, 5, 1) + timedelta(days=7 * n) for n in range(12))]
    for shelf, worked in both(placed, placed.today()):
        assert shelf.places() == worked.places()
        assert shelf.bodies() == worked.bodies()
        for _ in range(60):
            asked = Filter(
                words=chance.choice(["", "", "ta", "karsk"]),
                status=chance.choice(["", "", "held", "no_news"]),
                places=chance.choice([None, frozenset(chance.sample(places, 2))]),
                body=chance.choice(["", *bodies]),
                runs=frozenset(chance.sample(places, 1)),
                first=chance.choice(days),
                last=chance.choice(days),
                only_last=chance.random() < 0.5,
            )
            assert sorted(shelf.stays(asked)) == sorted(worked.stays(asked))
            assert sorted(shelf.moves(asked)) == sorted(worked.moves(asked))
            of_shelf, of_worked = shelf.people(asked, 0, 50), worked.people(asked, 0, 50)
            assert of_shelf[0] == of_worked[0]
            assert [one.person for one in of_shelf[1]] == [one.person for one in of_worked[1]]


def test_an_older_name_of_a_place_asks_for_the_same(placed: Desk) -> None:
    from django.http import QueryDict

    about = placed.about(placed.known())
    place = mention(placed.case, "Karsk")
    asked = asked_for(QueryDict(f"place=at:{place}&q=a&which=ever&from=2022-05-01"), about, "last")
    when = Moment(date(2022, 7, 1), None, date(2022, 7, 2))
    address = asked.address(when)
    assert address == f"?q=a&place=at%3A{place}&from=2022-05-01&which=ever&as_of=2022-07-01"
    assert asked_for(QueryDict(address[1:]), about, "ever").place == asked.place


# --- tiles ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def tiles() -> Iterator[None]:
    settings.TILES = tiled("https://tiles.example:8443/{z}/{x}/{y}.png")
    yield
    settings.TILES = None


def test_nothing_is_fetched_from_anywhere_unless_it_is_set(anna: Client, placed: Desk) -> None:
    answer = anna.get("/map?which=ever")
    assert "img-src 'self';" in answer["Content-Security-Policy"] + ";"
    assert not document(answer.content).xpath("//image")


@pytest.mark.usefixtures("tiles")
def test_tiles_lie_under_maps_and_the_page_says_who_sees_it(anna: Client, placed: Desk) -> None:
    answer = anna.get("/map?which=ever")
    assert "img-src 'self' https://tiles.example:8443" in answer["Content-Security-Policy"]
    images = document(answer.content).xpath("//image/@href")
    assert images
    assert all(one.startswith("https://tiles.example:8443/") for one in images)
    assert "whoever runs that server sees which area you look at" in visible(answer.content)
    assert b"https://tiles" not in anna.get("/map?which=ever&map=save").content
    assert "tiles.example" not in anna.get("/timeline")["Content-Security-Policy"], "only pages with maps"
    assert "tiles.example" in anna.get(f"/places/{mention(placed.case, 'Karsk')}")["Content-Security-Policy"]


def test_a_desk_is_not_opened_on_tiles_that_others_could_watch(desk: Desk) -> None:
    with pytest.raises(CannotServe, match="from this machine"):
        listen(desk.case, tiles="http://tiles.example/{z}/{x}/{y}.png")
    assert settings.TILES is None


def test_after_it_is_opened_again_the_shelf_says_the_same(anna: Client, placed: Desk) -> None:
    before = visible(anna.get("/map?which=ever").content)
    placed.keeper.path.unlink()
    connections.close_all()
    open_desk(placed.case, user=ANNA, now=lambda: NOW)
    assert visible(anna.get("/map?which=ever").content) == before
