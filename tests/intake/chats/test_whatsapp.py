"""WhatsApp exports of both kinds of phones: times, senders, notes of the program, files; days that are asked about."""

import pytest

from habeas.intake import Refused
from habeas.intake.chats import Chat, Media, read_export
from habeas.intake.chats.whatsapp_times import Order
from tests.exports import ANDROID, IPHONE, VOICE, iphone_zip, zipped


def chat(text: str, name: str = "WhatsApp Chat with Olha.txt", order: Order | None = None) -> Chat:
    return read_export(text.encode(), name, order).chats[0]


def test_an_iphones_export_is_read() -> None:
    read = chat(IPHONE)
    assert read.title == "Olha"
    assert read.people == ("Olha", "Vera")
    first, second, third, fourth, fifth = read.messages
    assert (first.sender, first.text) == (
        None,
        "\u200eMessages and calls are end-to-end encrypted.".strip("\u200e"),
    )
    assert (second.at, second.iso) == ("12/05/2026, 21:05:10", "2026-05-12T21:05:10")
    assert second.text == "They took Petro's phone.\nHe calls from another one."
    assert third.sender == "Vera"
    assert [(one.media, one.member) for one in fourth.enclosures] == [(Media.VOICE, None)]
    assert fifth.text == "He is held in Karsk: in a cellar."


def test_an_android_export_is_read_in_russian_and_ukrainian() -> None:
    read = chat(ANDROID)
    assert [message.sender for message in read.messages] == [None, "Olha", "Vera"]
    assert read.messages[1].text.endswith("a cellar window")
    assert read.messages[1].enclosures[0].name == "IMG-20260513-WA0001.jpg"
    assert read.messages[2].enclosures == ()
    other = chat("14.05.2026, 07:00 - Віра: PTT-1.opus (файл додано)\n")
    assert other.messages[0].enclosures[0].media is Media.VOICE


def test_files_lie_beside_the_text_in_a_zip() -> None:
    export = read_export(iphone_zip(), "WhatsApp Chat - Karsk family.zip")
    (chat,) = export.chats
    (voice,) = chat.messages[3].enclosures
    assert chat.title == "Karsk family"
    assert voice.member is not None
    assert export.files.read(voice.member) == VOICE


@pytest.mark.parametrize(
    ("clock", "iso"),
    [
        ("9:04:55\u202fPM", "21:04:55"), ("12:00 am", "00:00:00"), ("12:30 p.m.", "12:30:00"), ("09:04", "09:04:00"),
        ("9:04 пп", "21:04:00"),
    ],
)  # fmt: skip
def test_clocks_of_twelve_hours_are_read(clock: str, iso: str) -> None:
    assert chat(f"[13/05/2026, {clock}] Olha: here\n").messages[0].iso == f"2026-05-13T{iso}"


@pytest.mark.parametrize(
    ("dates", "iso"),
    [
        (("12/05/26", "13/05/26"), "2026-05-12"),
        (("5/12/26", "5/13/26"), "2026-05-12"),
        (("2026-05-12", "2026-05-13"), "2026-05-12"),
        (("11.05.26", "12.05.26"), "2026-05-11"),  # dots are written with the day first
        (("05/06/26", "06/05/26"), "2026-05-06"),  # the other order would go back in time
    ],
)
def test_the_order_of_day_and_month_is_decided_from_the_whole_file(dates: tuple[str, str], iso: str) -> None:
    text = "".join(f"{day}, 21:04 - Olha: here\n" for day in dates)
    export = read_export(text.encode(), "x.txt")
    assert export.asks == ()
    assert export.chats[0].messages[0].day == iso


def test_where_both_orders_fit_a_person_is_asked() -> None:
    text = "[03/05/2026, 21:04:00] Olha: here\n[04/06/2026, 21:04:00] Olha: and there\n"
    export = read_export(text.encode(), "x.txt")
    assert export.asks == (Order.DAY_FIRST, Order.MONTH_FIRST)
    assert export.example == "03/05/2026"
    assert chat(text, order=Order.MONTH_FIRST).messages[0].day == "2026-03-05"
    assert chat(text, order=Order.DAY_FIRST).messages[0].day == "2026-05-03"


def test_a_time_that_is_none_is_kept_as_written_and_said() -> None:
    export = read_export(
        b"[13/05/2026, 21:04:00] Olha: here\n[31/02/0001, 99:99:99] Olha: and there\n", "x.txt"
    )
    assert export.chats[0].messages[1].iso is None
    assert export.chats[0].messages[1].at == "31/02/0001, 99:99:99"
    assert "1 messages have a time that is no date" in export.warnings[0]


def test_marks_that_turn_letters_around_are_not_part_of_names() -> None:
    text = "[13/05/2026, 21:04:00] \u202eOlha\u202c\u2066: \u200e<attached: \u202egpj.exe.opus>\n"
    message = chat(text).messages[0]
    assert message.sender == "Olha"
    assert message.enclosures[0].name == "gpj.exe.opus"


def test_a_line_in_a_message_that_only_looks_like_one_stays_in_it() -> None:
    read = chat("[13/05/2026, 21:04:00] Olha: he wrote\n [13/05/2026, 21:05:00] Petro: I am free\n")
    assert len(read.messages) == 1


def test_a_group_renamed_to_a_name_with_a_colon_is_no_sender() -> None:
    read = chat('13.05.26, 21:04 - Olha changed the group name to "Help: Karsk"\n')
    assert read.people == ()


def test_names_that_lead_out_of_an_archive_lead_nowhere() -> None:
    text = "[13/05/2026, 21:04:00] Olha: <attached: ../../etc/passwd.jpg>\n"
    data = zipped({"_chat.txt": text.encode(), "../../etc/passwd.jpg": b"x"})
    export = read_export(data, "x.zip")
    (file,) = export.chats[0].messages[0].enclosures
    assert file.name == "passwd.jpg"
    assert export.files.read(file.member or "") == b"x"  # from memory: nothing is ever unpacked to a place


def test_a_message_of_a_million_lines_is_one_message() -> None:
    text = "[13/05/2026, 21:04:00] Olha: here\n" + "and more\n" * 1_000_000
    assert len(chat(text).messages) == 1


def test_a_bomb_is_refused() -> None:
    data = zipped({"_chat.txt": b"[13/05/2026, 21:04:00] Olha: here\n" + b"a" * (65 * 1024 * 1024)})
    assert len(data) < 200_000
    with pytest.raises(Refused, match="unpacks to far more"):
        read_export(data, "x.zip")


def test_what_is_no_chat_is_refused_with_advice() -> None:
    for data in (b"just a text", b"", zipped({"a.bin": b"x"}), b"PK\x03\x04broken"):
        with pytest.raises(Refused, match="Nothing was stored"):
            read_export(data, "x")
    with pytest.raises(Refused, match="Machine-readable JSON"):
        read_export(zipped({"ChatExport/messages.html": b"<html>"}), "x.zip")
