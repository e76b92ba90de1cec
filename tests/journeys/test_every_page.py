"""Every page of a desk in use: fits the screen, can be used by everybody (WCAG 2.2 AA), in all three languages.

A page is any address of the desk that can be asked for. A new address without an example here fails.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from habeas.acts.backup import back_up, restore
from habeas.acts.case import Case
from habeas.acts.judge import judge
from habeas.acts.merging import give
from habeas.acts.take_in import take_in
from habeas.acts.take_in_list import Asked, take_in_list
from habeas.acts.withdraw import withdraw
from habeas.cli.moment import now
from habeas.identity.clusters import clusters
from habeas.intake.tables import read_table
from habeas.intake.tables.columns import guess_of
from habeas.language import LANGUAGES
from habeas.statements.decisions import Compromised
from habeas.statements.judgement import Verdict
from habeas.statements.known import Known
from habeas.statements.mention import Kind
from habeas.statements.source import SourceKind
from tests.desk.browser import launched, listening
from tests.exports import iphone_zip
from tests.journeys.worked import worked_case

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("every-page")]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCREENS = ((360, "light"), (768, "dark"), (1440, "light"))
NOT_PAGES = {
    "open": "a link is used up by looking",
    "original": "a file",
    "beside": "a file",
    "reading": "a line of the reader, asked for again and again",
    "card": "a card of the reader; without a script it leads there",
    "language": "changes the language",
    "mfa_authenticate": "only after name and password; tests/desk/test_entrance.py looks at it",
    "mfa_deactivate_totp": "only with a second factor; tests/desk/test_entrance.py looks at it",
    "mfa_remove_webauthn": "only with a passkey; tests/desk/test_entrance.py looks at it",
    "mfa_view_recovery_codes": "only with a second factor; tests/desk/test_entrance.py looks at it",
    "held": "only after a lock",
    "comparing": "only while a large case is compared; tests/desk/test_comparing.py looks at it",
    "list_set_aside": "a file",
    "list_given_back": "a file",
    "list_left_over": "a file",
    "list_progress": "only while a list is taken in; tests/desk/test_lists.py looks at it",
    "change_role": "changes a role",
    "let_go": "lets somebody go",
    "let_me_see": "lets a lead see a source that nobody may",
    "begin_anew": "invites somebody anew",
}
"""Addresses that can be asked for and are no pages, with why."""


@pytest.fixture(scope="module")
def examples(case: Case, page: Page, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One address for each name of an address that shows a page."""
    draft, chat = _draft(page), _chat(page)
    folder = tmp_path_factory.mktemp("keeping")
    erased, package = _erased(case), _package(case, page, folder)
    # A folder of its own: two backups of one second would have one name.
    _backup(page, tmp_path_factory.mktemp("stick"))
    known = case.known()
    report = _article(case)
    call = next(source.id for source in known.sources.values() if source.kind is SourceKind.CALL)
    telling = next(t for t in known.tellings.values() if t.source == report)
    petro = next(m.id for m in known.mentions.values() if m.kind is Kind.PERSON and m.name == "Petro")
    mill, guards = (
        next(m.id for m in known.mentions.values() if m.kind is kind) for kind in (Kind.PLACE, Kind.BODY)
    )
    return {
        "today": "/today",
        "places": "/places",
        "map": f"/map?which=ever&place={_karsk(known)}",
        "timeline": "/timeline",
        "numbers": "/numbers",
        "estimating": "/numbers/estimate",
        "place": f"/places/{mill}",
        "body": f"/bodies/{guards}",
        "register": "/",
        "person": f"/people/{petro}",
        "person_file": f"/people/{petro}/file",
        "sources": "/sources",
        "take_in": "/sources/take-in",
        "reader": f"/sources/{report}",
        "edit": f"/sources/{report}/items/{_item(case, telling.id)}/edit",
        "add": f"/sources/{report}/add?start=0&end=4&says=held_at",
        "account": f"/sources/{call}/account",
        "audience": f"/sources/{report}/audience",
        "same": "/same",
        "several": "/same/several",
        "apart": f"/people/{_joined(known)}/apart",
        "search": "/search",
        "history": "/history",
        "calls": "/calls",
        "new_call": "/calls/new",
        "call": draft,
        "call_discard": f"{draft}/discard",
        "chat_file": "/sources/chat",
        "chat_messages": chat,
        "chat_describe": f"{chat}/take-in",
        "list_new": "/sources/lists/new",
        "list_columns": _list(page),
        "list_compared": _compared(case),
        "account_login": "/sign-in",
        "invitation": "/invitation/x",
        "mfa_index": "/me",
        "own_password": "/me/password",
        "mfa_activate_totp": "/me/codes",
        "mfa_add_webauthn": "/me/passkey",
        "mfa_generate_recovery_codes": "/me/paper/new",
        "locked": "/locked",
        "colleagues": "/colleagues",
        "allowed": f"/sources/{call}/allowed",
        "take_back_choices": f"/sources/{call}/taken-back",
        "take_back": f"/sources/{call}/taken-back/erase",
        "erased": f"/erased/{erased}",
        "keeping": "/keeping",
        "keeping_progress": "/keeping/progress",
        "give": "/keeping/give",
        "bring_in": "/keeping/bring-in",
        "bring_in_seen": package,
        "package_check": "/keeping/package",
        "disagreements": "/keeping/disagreements",
        "fact": f"/facts/{telling.facts[0].id}",
        "to_do": "/to-do",
        "deciding": f"/decide/{petro}",
        "decided": f"/decided/{_compromised(known)}",
    }


def _karsk(known: Known) -> str:
    return next(m.id for m in known.mentions.values() if m.kind is Kind.PLACE and m.name == "Karsk")


def _joined(known: Known) -> str:
    """A person of whom two names were said to be one."""
    return next(cluster for cluster, members in clusters(known).members.items() if len(members) > 1)


def _compromised(known: Known) -> str:
    """A number that somebody decided not to trust."""
    return next(id_ for id_, one in known.decisions.items() if isinstance(one, Compromised))


def _draft(page: Page) -> str:
    """A call that is being noted."""
    page.goto(base(page) + "/calls/new")
    page.get_by_role("textbox", name="What they say").fill("He was seen on Wednesday.")
    page.get_by_role("button", name="Save, and go on later").click()
    page.wait_for_url("**/calls/n_*")
    return page.url.removeprefix(base(page))


def _chat(page: Page) -> str:
    """A chat of which messages are chosen."""
    page.goto(base(page) + "/sources/chat")
    page.get_by_label("The export").set_input_files(
        {"name": "WhatsApp Chat - Karsk family.zip", "mimeType": "application/zip", "buffer": iphone_zip()}
    )
    page.get_by_role("button", name="See what is in it").click()
    page.get_by_role("checkbox", name="They took Petro's phone").check()
    page.get_by_role("button", name="Go on with those chosen").click()
    page.wait_for_url("**/take-in")
    return page.url.removeprefix(base(page)).removesuffix("/take-in")


def _list(page: Page) -> str:
    """A list of which the columns are looked at."""
    page.goto(base(page) + "/sources/lists/new")
    page.get_by_label("Or paste a table").fill(
        "Name\tUnit\tStatus\nMarko Hrytsak\tBase Lissa\theld\n\tBase Lissa\t"
    )
    page.get_by_label("How it came to us").fill("sent by e-mail")
    page.get_by_role("button", name="Look at it").click()
    page.wait_for_url("**/sources/lists/*")
    return page.url.removeprefix(base(page))


def _compared(case: Case) -> str:
    """A list and its next version, with something in every part of their comparison."""
    old = "No;Name;Place\n1;Mura Petro;Karsk\n2;Kaliash D.;Karsk\n3;Boyko Ihor;Karsk\n4;Zyma Oleh;\n5;Dym Taras;\n"
    new = "No;Name;Place\n1;Mura Petro;Lissa\n3;Vovk Maksym;Karsk\n5;Dym Taras;\n6;Kaliash Danylo;\n"
    earlier = ""
    for text, name in ((old, "list 3 May.csv"), (new, "list 17 May.csv")):
        table = read_table(text.encode())
        found = guess_of(table.sheets[0])
        asked = Asked(columns=found.columns, header=found.header, partner="Hotline", continues=earlier)
        earlier = take_in_list(
            case, text.encode(), table, asked, filename=name, obtained="by mail", by="Anna", at=now()
        ).source.id
    return f"/sources/{earlier}/compared"


def _erased(case: Case) -> str:
    """A source whose words were erased."""
    source = take_in(case, b"Nobody was seen.\n", "seen.txt", obtained="a call", by="Anna", at=now())
    withdraw(case, source.id, by="Anna", at=now())
    return source.id


def _package(case: Case, page: Page, folder: Path) -> str:
    """A package that waits to be brought in, from another copy of the case; the two disagree on a person."""
    one, other = list(case.known().mentions_of(_article(case), Kind.PERSON))[:2]
    made = back_up(case, folder, by="Anna", at=now())
    copy = restore(made.file, folder / "copy", case.keys, ring=made.ring, at=now())
    for of, by, verdict in ((case, "Anna", Verdict.SAME), (copy, "Bohdan", Verdict.DIFFERENT)):
        judge(of, one.id, other.id, verdict, by=by, at=now())
    give(copy, folder / "package", by="Bohdan", at=now())
    page.goto(base(page) + "/keeping/bring-in")
    page.get_by_label("The package").set_input_files(folder / "package")
    page.get_by_role("button", name="Look at it").click()
    page.wait_for_url("**/bring-in/p_*")
    return page.url.removeprefix(base(page))


def _backup(page: Page, folder: Path) -> None:
    """A backup was made."""
    page.goto(base(page) + "/keeping")
    page.get_by_label("The folder on this machine").fill(str(folder))
    page.get_by_role("button", name="Make a backup now").click()
    page.get_by_text("Backed up and checked").wait_for()


def _article(case: Case) -> str:
    return next(source.id for source in case.known().sources.values() if source.kind is SourceKind.ARTICLE)


def _item(case: Case, telling: str) -> str:
    from habeas.acts.reading import offers

    source = case.known().tellings[telling].source
    return next((one.found.id for one in offers(case, source) if one.telling == telling), telling)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return worked_case(tmp_path_factory.mktemp("worked"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as one:
        yield one


@pytest.fixture(scope="module")
def page(browser: Browser, case: Case) -> Iterator[Page]:
    with listening(case) as serving:
        context = browser.new_context(locale="en")
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(serving.link)
        yield page
        context.close()


def base(page: Page) -> str:
    return "/".join(page.url.split("/")[:3])


def test_every_address_has_an_example(page: Page, examples: dict[str, str]) -> None:
    from django.urls import reverse

    from habeas.desk.urls import urlpatterns

    shown = set()
    for pattern in urlpatterns:
        if pattern.name and pattern.name not in NOT_PAGES:
            address = reverse(pattern.name, kwargs=dict.fromkeys(pattern.pattern.converters, "x"))
            # No view answers OPTIONS; the refusal says what it would answer.
            allowed = page.request.fetch(base(page) + address, method="OPTIONS").headers.get("allow", "GET")
            shown |= {pattern.name} if "GET" in allowed else set()
    assert shown == set(examples)


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_everybody_can_use_it(page: Page, examples: dict[str, str], width: int, scheme: Any) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    wrong = []
    for name, address in examples.items():
        page.goto(base(page) + address)
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response
        wrong += [
            f"{name}: {one['id']}: {node['target']} {node['html'][:120]} {node.get('failureSummary', '')}"
            for one in found["violations"]
            for node in one["nodes"]
        ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_the_screen_in_every_language(
    page: Page, examples: dict[str, str], language: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(base(page) + "/")
    page.get_by_role("button", name=LANGUAGES[language]).click() if language != _spoken(page) else None
    wide = []
    for name, address in examples.items():
        page.goto(base(page) + address)
        assert _spoken(page) == language
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
    page.goto(base(page) + "/")
    assert not wide


def _spoken(page: Page) -> str:
    return page.evaluate("document.documentElement.lang")  # type: ignore[no-any-return]


def test_on_paper_there_is_nothing_to_press(page: Page, examples: dict[str, str]) -> None:
    page.emulate_media(media="print", color_scheme="light")
    left = []
    for name, address in examples.items():
        page.goto(base(page) + address)
        seen = page.evaluate(
            """() => [...document.querySelectorAll("button, nav, input, select, textarea, .button")]
                .filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80))"""
        )
        left += [f"{name}: {one}" for one in seen]
    page.emulate_media(media="screen")
    assert not left, "\n".join(left)
