"""Mail: headers however they are written, words of plain and HTML parts, files, several letters; nothing fetched."""

from email.message import Message as Letter
from typing import Any

import pytest

from habeas.intake import Refused, encoding
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


LONG = b'text/plain; name="' + b";" * 120_000
IN_PARTS = b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHe is held.\n--b\n%s\n\ninside\n--b--\n"


@pytest.mark.parametrize(
    "part",
    [
        b"Content-Type: " + LONG,
        b"Content-Type: multipart/mixed" + b";" * 120_000,
        b"Content-Type: multipart/mixed; x=" + b";x" * 500,
        b"Content-Disposition: attachment; filename=" + LONG,
        b"content-transfer-encoding: " + b"x" * 120_000,
        b"Content-Type: message/rfc822\n\nContent-Type: " + LONG,
        b"X-A: b\n" * 5_000 + b"X-A: b",
    ],
    ids=["type", "multipart", "many", "disposition", "encoding", "letter in a letter", "headers"],
)
def test_a_part_whose_headers_would_take_minutes_is_left_out_and_told(part: bytes) -> None:
    whole = (
        b"From: Olha <a@karsk.invalid>\nSubject: x\nDate: Tue, 12 May 2026 21:04:55 +0300\n" + IN_PARTS % part
    )
    two = b"From a@karsk.invalid Tue May 12 21:04:55 2026\n%s\n\n" % whole * 2
    export = read_export(two, "a.mbox")
    assert [(one.text, one.enclosures) for one in export.chats[0].messages] == [("x\n\nHe is held.", ())] * 2
    assert export.warnings == ("A part of a letter is made in a way habeas cannot read; it was left out.",)


def test_a_letter_whose_own_headers_would_take_minutes_is_told_with_its_subject() -> None:
    export = read_export(
        b"From: Olha <a@karsk.invalid>\nSubject: x\nDate: Tue, 12 May 2026 21:04:55 +0300\nContent-Type: "
        + LONG
        + b"\n\nwords",
        "a",
    )
    (message,) = export.chats[0].messages
    assert (message.sender, message.text) == ("Olha", "x")
    assert "left out" in export.warnings[0]


def test_the_longest_name_that_a_file_can_have_is_read() -> None:
    name = "ї" * 120 + ".ogg"
    quoted = "".join(f"%{byte:02X}" for byte in name.encode())
    pieces = [quoted[at : at + 60] for at in range(0, len(quoted), 60)]
    said = "attachment" + "".join(
        f";\n filename*{n}*={chr(39).join(('utf-8', '', piece)) if n == 0 else piece}"
        for n, piece in enumerate(pieces)
    )
    part = f"Content-Type: audio/ogg\nContent-Disposition: {said}".encode()
    export = read_export(
        b"From: a@karsk.invalid\nSubject: x\nDate: Tue, 12 May 2026 21:04:55 +0300\n" + IN_PARTS % part,
        "a.eml",
    )
    (file,) = export.chats[0].messages[0].enclosures
    assert file.name.startswith("ї" * 100)
    assert not export.warnings


def test_words_are_not_taken_apart_as_their_letter_pleases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some of Python's codecs take time that grows with the square of what they read."""
    looked: list[str] = []
    real = Letter.get_param

    def get_param(letter: Letter, name: str, *args: Any, **more: Any) -> Any:
        looked.append(name)
        return real(letter, name, *args, **more)

    monkeypatch.setattr(Letter, "get_param", get_param)
    body = b"\xff-" + b"a" * 10
    data = b"From: a@karsk.invalid\nSubject: x\nContent-Type: text/plain; charset=punycode\n\n" + body
    read_export(data, "a.eml")
    asked_by_payload = [name for name in looked if name == "charset"]
    assert len(asked_by_payload) == 1, "asked once, by us, of a list of encodings that are letters"


def test_a_header_of_many_unknown_letterings_is_not_guessed_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "from_bytes", lambda *args, **more: pytest.fail("guessed"))
    subject = " ".join(f"=?x{n}?q?=E9=F1=EE?=" for n in range(90))
    (message,) = read_export(letter("words", Subject=subject), "a.eml").chats[0].messages
    assert message.text.endswith("words")


def test_a_saved_web_page_is_no_letter() -> None:
    page = letter("<p>x</p>", Snapshot_Content_Location="http://karsk.invalid/")
    with pytest.raises(Refused, match="no export of a chat"):
        read_export(page, "a.mhtml")
