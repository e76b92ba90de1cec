"""A chat comes in: file, messages, what it is, taken in; without a script, and with nothing of others kept."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from habeas.desk.opened import Desk
from habeas.desk.pages.chats.waiting import WAITING
from habeas.desk.waiting import FOR
from habeas.intake.chats import read_export
from habeas.statements.chain import Passed
from habeas.statements.mention import Kind
from habeas.statements.source import Attachment, Source, SourceKind
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import links, visible
from tests.desk.test_words_on_pages import WHOLE_WORD
from tests.exports import IPHONE, VOICE, iphone_zip, jpeg, said, telegram, zipped


@pytest.fixture(autouse=True)
def empty_room() -> None:
    WAITING._all.clear()


def upload(anna: Client, data: bytes, name: str = "WhatsApp Chat - Karsk family.zip") -> HttpResponse:
    return anna.post("/sources/chat", {"file": SimpleUploadedFile(name, data)})  # type: ignore[return-value]


def put(anna: Client, data: bytes | None = None, name: str = "WhatsApp Chat - Karsk family.zip") -> str:
    """The address of an export that waits."""
    answer = upload(anna, iphone_zip() if data is None else data, name)
    assert answer.status_code == 302, visible(answer.content)
    return str(answer["Location"])


def take(anna: Client, address: str, **typed: object) -> str:
    """Take in what is chosen; the address of the source."""
    fields = {"obtained": "exported on her phone", "beside": ["voice", "picture"]} | typed
    answer = anna.post(f"{address}/take-in", fields)
    assert answer.status_code == 302, visible(answer.content)
    return str(answer["Location"])


def test_the_page_for_taking_in_leads_here(anna: Client) -> None:
    assert "/sources/chat" in links(anna.get("/sources/take-in").content)


def test_choosing_messages_and_taking_them_in(anna: Client, desk: Desk) -> None:
    address = put(anna)
    page = anna.get(address).content
    text = visible(page)
    assert "Karsk family" in text
    assert "5 messages" in text
    assert re.search(r"Olha 3\b.*Vera 1\b", text)
    assert "checked" not in page.decode()  # bystanders stay out unless somebody says otherwise
    assert desk.case.known().sources == {}
    answer = anna.post(address, {"shown": "1,2,3,4,5", "n": ["2", "4"], "do": "range", "range": "5"})
    assert answer.status_code == 302
    assert "3 chosen : Olha" in visible(anna.get(address).content)
    onward = anna.post(address, {"shown": "1,2,3,4,5", "n": ["2", "4", "5"], "do": "on"})
    assert onward["Location"] == f"{address}/take-in"
    describing = visible(anna.get(f"{address}/take-in").content)
    assert "3 messages are chosen" in describing
    assert "Voice messages 1" in describing
    reader = anna.get(take(anna, address, obtained_from="Olha"))
    shown = visible(reader.content)
    assert "3 messages, and nothing else of the chat" in shown
    assert "“WhatsApp Chat - Karsk family.zip” still lies in the folder" in shown
    assert "on the phone it comes from" in shown
    assert "children" not in shown
    assert "Sound or voice message" in shown
    assert anna.get(address).status_code == 404  # let go of


def test_choosing_by_people_days_and_words(anna: Client) -> None:
    address = put(anna)
    assert "1 message is shown" in visible(anna.get(f"{address}?person=Vera").content)
    assert "2 messages are shown" in visible(anna.get(f"{address}?first=2026-05-13&last=2026-05-13").content)
    assert "No message fits this" in visible(anna.get(f"{address}?person=Vera&words=cellar").content)
    anna.post(address, {"words": "cellar", "shown": "5", "do": "all"})
    assert "1 chosen" in visible(anna.get(address).content)
    anna.post(address, {"person": "Olha", "shown": "2,4,5", "n": ["2", "5"], "do": "none"})
    assert "0 chosen" in visible(anna.get(address).content)
    wrong = anna.post(address, {"shown": "", "do": "range", "range": "all of it"})
    assert wrong.status_code == 422
    assert "Write, say: 3, 7-12." in visible(wrong.content)
    nothing = anna.post(address, {"shown": "", "do": "on"})
    assert "No message is chosen yet" in visible(nothing.content)


def test_long_chats_have_pages_and_ticks_stay(anna: Client) -> None:
    text = "".join(f"[13/05/2026, 21:04:{n % 60:02}] Olha: message {n}\n" for n in range(1, 251))
    address = put(anna, text.encode(), "WhatsApp Chat with Olha.txt")
    answer = anna.post(address, {"page": "1", "shown": "1,2", "n": ["1", "999"], "do": "after"})
    assert answer["Location"] == f"{address}?page=2#messages"
    second = visible(anna.get(f"{address}?page=2").content)
    assert "page 2 of 3" in second
    assert "message 101" in second
    assert "message 99 " not in second
    assert "1 chosen" in second


def test_days_that_can_be_read_two_ways_are_asked_about(anna: Client, desk: Desk) -> None:
    text = b"[03/05/2026, 21:04:00] Olha: here\n[04/06/2026, 21:04:00] Olha: and there\n"
    address = put(anna, text, "WhatsApp Chat with Olha.txt")
    assert "is 03/05/2026 written with the" in visible(anna.get(address).content)
    anna.post(address, {"shown": "1,2", "n": ["1"], "do": "page"})
    assert anna.get(f"{address}/take-in")["Location"] == address
    anna.post(f"{address}/read-again", {"order": "month"})
    take(anna, address)
    (source,) = desk.case.known().sources.values()
    assert source.published == "2026-03-05"


def test_one_of_several_chats_is_picked(anna: Client) -> None:
    one, two = telegram(said(1, "from Olha")), telegram(said(1, "from Vera"), name="Vera")
    address = put(anna, b'{"chats": {"list": [' + one + b"," + two + b"]}}", "result.json")
    assert "from Olha" in visible(anna.get(address).content)
    anna.post(f"{address}/read-again", {"chat": "1"})
    assert "from Vera" in visible(anna.get(address).content)
    assert anna.post(f"{address}/read-again", {"chat": "7"}).status_code == 302


def test_what_is_no_chat_is_refused_in_plain_words(anna: Client, desk: Desk) -> None:
    for data in (b"some words", b"PK\x03\x04", b'{"a": 1}', zipped({"_chat.txt": IPHONE.encode()})[:90]):
        answer = upload(anna, data)
        assert answer.status_code == 422
        assert "Nothing was stored" in visible(answer.content)
    assert anna.post("/sources/chat").status_code == 422
    assert desk.case.known().sources == {}


def test_how_it_came_must_be_said_and_what_was_typed_stays(anna: Client, desk: Desk) -> None:
    address = put(anna)
    anna.post(address, {"shown": "2", "n": ["2"], "do": "page"})
    answer = anna.post(f"{address}/take-in", {"obtained": "", "handle": "her second number"})
    assert answer.status_code == 422
    assert b"her second number" in answer.content
    take(anna, address)
    anna.get(put(anna))
    again = put(anna)
    anna.post(again, {"shown": "2", "n": ["2"], "do": "page"})
    twice = anna.post(f"{again}/take-in", {"obtained": "exported on her phone"})
    assert "in the case already" in visible(twice.content)


def test_an_export_waits_for_whoever_brought_it_and_not_for_ever(
    anna: Client, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = put(anna).rpartition("/")[2]
    assert WAITING.get(token, ANNA, NOW) is not None
    assert WAITING.get(token, "Bohdan", NOW) is None
    assert WAITING.get(token, ANNA, NOW + FOR + timedelta(seconds=1)) is None
    assert "This chat is not here any more" in visible(anna.get(f"/sources/chat/{token}").content)
    monkeypatch.setattr(WAITING, "most_bytes", 10)
    assert "Other chats wait" in visible(upload(anna, iphone_zip()).content)


def test_putting_away_stores_nothing(anna: Client, desk: Desk) -> None:
    address = put(anna)
    anna.post(f"{address}/put-away")
    assert WAITING._all == {}
    assert "Nothing of it was stored" in visible(anna.get("/sources/chat").content)
    assert desk.case.known().sources == {}


@pytest.fixture
def chat(anna: Client, desk: Desk) -> Source:
    """Olha's words with a voice message and a picture."""
    text = IPHONE + "[14/05/2026, 09:16:00] Olha: <attached: cellar.jpg>\n"
    names = {"00000004-AUDIO-2026-05-13-08-01-30.opus": VOICE, "cellar.jpg": jpeg()}
    address = put(anna, zipped({"_chat.txt": text.encode(), **names}))
    anna.post(address, {"shown": "2,4,5,6", "n": ["2", "4", "5", "6"], "do": "page"})
    take(anna, address)
    (source,) = desk.case.known().sources.values()
    return source


def file(desk: Desk, name: str) -> Attachment:
    return next(one for one in desk.case.known().attachments.values() if one.name.endswith(name))


def test_what_a_picture_says_of_itself_is_shown_beside_it_and_copied_nowhere(
    anna: Client, desk: Desk, chat: Source
) -> None:
    shown = visible(anna.get(f"/sources/{chat.id}").content)
    assert "2026:05:13 08:01:30" in shown
    assert "Kamera Model X" in shown
    assert "N [49, 30, 15]" in shown
    assert "is not copied anywhere" in shown
    desk.case.last_entry()
    for entry in desk.case.ledger.entries():
        assert b"Kamera" not in (entry.body or b"")


def test_a_picture_is_saved_as_it_came_or_without_its_hidden_data(
    anna: Client, desk: Desk, chat: Source
) -> None:
    address = f"/sources/{chat.id}/files/{file(desk, 'jpg').id}"
    whole = anna.get(address)
    assert whole.content == jpeg()
    assert whole["Content-Type"] == "application/octet-stream"
    assert whole["Content-Disposition"] == 'attachment; filename="cellar.jpg"'
    clean = anna.get(f"{address}?without=hidden")
    assert b"Kamera" not in clean.content
    assert clean["Content-Disposition"] == 'attachment; filename="clean-cellar.jpg"'
    voice = f"/sources/{chat.id}/files/{file(desk, 'opus').id}"
    assert anna.get(voice).content == VOICE
    refused = anna.get(f"{voice}?without=hidden")
    assert refused.status_code == 422
    assert "The file itself is untouched." in visible(refused.content)
    assert anna.get(f"/sources/{chat.id}/files/nothing").status_code == 404
    assert anna.get(f"/sources/other/files/{file(desk, 'jpg').id}").status_code == 404


def test_adding_what_a_message_says_begins_with_whoever_wrote_it(
    anna: Client, desk: Desk, chat: Source
) -> None:
    text = desk.case.text(chat.id)
    start = text.index("He is held")
    page = anna.get(f"/sources/{chat.id}/add?start={start}&end={start + 19}&says=held_at").content.decode()
    olha = desk.case.known().mentions_of(chat.id, Kind.PERSON)[0]
    chosen = re.search(r'name="t0-who-0".*?</select>', page, re.DOTALL)
    assert chosen
    assert f'value="{olha.id}" selected' in chosen[0]
    passed = re.search(r'name="t0-passed".*?</select>', page, re.DOTALL)
    assert passed
    assert f'value="{Passed.TEXT.value}" selected' in passed[0]


def test_no_page_says_the_words_that_are_for_code(anna: Client, desk: Desk, chat: Source) -> None:
    address = put(anna, telegram(said(1, "a"), name="x") + b" ", "result.json")
    anna.post(address, {"shown": "1", "n": ["1"], "do": "page"})
    for page in ("/sources/chat", address, f"{address}/take-in", f"/sources/{chat.id}", "/sources/chat/gone"):
        text = visible(anna.get(page).content, words_of_sources=False)
        assert not WHOLE_WORD.findall(text), page


def test_hostile_words_and_names_are_shown_as_words(anna: Client) -> None:
    text = "[13/05/2026, 21:04:00] <script>alert(1)</script>: <img src=x onerror=alert(2)> \u202eevil\n"
    page = anna.get(put(anna, text.encode(), "<b>.txt")).content.decode()
    assert "<script>alert" not in page
    assert "<img" not in page
    assert read_export(text.encode(), "x").chats[0].people == ("<script>alert(1)</script>",)


def test_a_picture_is_taken_in_on_its_own_with_what_it_shows(anna: Client, desk: Desk) -> None:
    def bring(words: str) -> HttpResponse:
        picture = SimpleUploadedFile("cellar.jpg", jpeg())
        fields = {"file": picture, "obtained": "handed over", "words": words}
        return anna.post("/sources/take-in", fields)  # type: ignore[return-value]

    assert "Write down what it shows" in visible(bring("").content)
    assert bring("A barred window.").status_code == 302
    (source,) = desk.case.known().sources.values()
    assert (source.kind, source.media_type) == (SourceKind.PHOTO, "image/jpeg")
    shown = visible(anna.get(f"/sources/{source.id}").content)
    assert "A barred window." in shown
    assert "Kamera Model X" in shown
    clean = anna.get(f"/sources/{source.id}/original?without=hidden")
    assert b"Kamera" not in clean.content
    assert anna.get(f"/sources/{source.id}/original").content == jpeg()
    assert anna.get("/sources/nothing/original").status_code == 404
