"""Mail: headers however they are written, words of plain and HTML parts, files, several letters; nothing fetched."""

import pytest

from habeas.intake import Refused
from habeas.intake.chats import read_export
from tests.exports import VOICE, letter

PARTS = b"""From: =?koi8-r?B?79jYwQ==?= <olha@karsk.invalid>
Date: Tue, 12 May 2026 21:04:55 +0300
Subject: =?utf-8?q?About?= Petro =?utf-8?q?and_me?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="a"

--a
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/html; charset=utf-8

<p>He is held. <img src="http://karsk.invalid/seen.png"><script>run()</script></p>
--b--
--a
Content-Type: audio/ogg
Content-Disposition: attachment; filename*=utf-8''..%2F..%2Fvoice.ogg
Content-Transfer-Encoding: base64

T2dnUwAC
--a
Content-Type: message/rfc822

From: Vera <vera@karsk.invalid>
Subject: another

inside
--a--
"""


def test_a_letter_is_read() -> None:
    (chat,) = read_export(letter("He is held in Karsk.\r\nIn a cellar."), "a.eml").chats
    (message,) = chat.messages
    assert (chat.title, chat.people) == ("About Petro", ("Olha",))
    assert message.iso == "2026-05-12T21:04:55+03:00"
    assert message.text == "About Petro\n\nHe is held in Karsk.\nIn a cellar."
    assert "karsk.invalid" not in repr(chat)  # an address beside a name is not kept


def test_parts_and_odd_headers_are_read() -> None:
    export = read_export(PARTS, "a.eml")
    (message,) = export.chats[0].messages
    assert message.sender == "Оььа"
    assert message.text == "About Petro and me\n\nHe is held."
    voice, inner = message.enclosures
    assert voice.name == "voice.ogg"
    assert export.files.read(voice.member or "") == VOICE[:6]
    assert inner.name == "letter.eml"
    assert b"inside" in export.files.read(inner.member or "")


def test_an_mbox_holds_several_letters() -> None:
    two = [letter("one\r\n>From here on"), letter("two", From="Vera <vera@karsk.invalid>")]
    data = b"".join(
        b"From olha@karsk.invalid Tue May 12 21:04:55 2026\n" + one.replace(b"\r\n", b"\n") + b"\n\n"
        for one in two
    )
    (chat,) = read_export(data, "a.mbox").chats
    assert [message.text.split("\n\n")[1] for message in chat.messages] == ["one\nFrom here on", "two"]
    assert chat.people == ("Olha", "Vera")


@pytest.mark.parametrize(
    ("headers", "sender"),
    [
        ({"From": "olha@karsk.invalid"}, "olha@karsk.invalid"),
        ({"From": ""}, "Not said who"),
        ({"From": "=?utf-8?b?not base64 at all?= <"}, None),
        ({"From": "\u202e" + "a" * 20_000 + " <x@karsk.invalid>"}, None),
        ({"From": "((((((" * 200}, None),
        ({"Date": "Tue, 99 Foo 99999 99:99:99 +9999"}, "Olha"),
        ({"Content_Type": "text/plain; charset=no-such-thing"}, "Olha"),
        ({"Content_Type": 'multipart/mixed; boundary=""'}, "Olha"),
        ({"Subject": "=?x?q?=00=01?="}, "Olha"),
        ({"Content_Transfer_Encoding": "base64"}, "Olha"),
    ],
)
def test_hostile_headers_are_read_or_left_out(headers: dict[str, str], sender: str | None) -> None:
    (message,) = read_export(letter("words", **headers), "a.eml").chats[0].messages
    assert message.sender
    assert len(message.sender) <= 120
    assert sender in (None, message.sender)


@pytest.mark.parametrize(
    "rest",
    [
        b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3_000)),
        b"X-A: b\n" * 100_000 + b"\nbody",
        b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 1_500,
        b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 25_000,
    ],
    ids=["nested", "headers", "parts", "still more parts"],
)
def test_letters_without_end_are_refused(rest: bytes) -> None:
    with pytest.raises(Refused, match="damaged"):
        read_export(b"From: a@karsk.invalid\nSubject: x\n" + rest, "a.eml")


def test_a_saved_web_page_is_no_letter() -> None:
    page = letter("<p>x</p>", Snapshot_Content_Location="http://karsk.invalid/")
    with pytest.raises(Refused, match="no export of a chat"):
        read_export(page, "a.mhtml")
