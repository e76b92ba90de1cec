"""Telegram: texts in pieces, senders by their ids, forwarded words, answers, files, several chats; hostile ones."""

import json

import pytest

from habeas.intake import Refused
from habeas.intake.chats import Media, read_export
from tests.exports import VOICE, said, telegram, zipped


def test_a_chat_is_read() -> None:
    data = telegram(
        said(1, ["He is ", {"type": "bold", "text": "alive"}, "."]),
        said(2, "Is he?", "Vera", reply_to_message_id=1),
        said(3, "He was seen.", forwarded_from="Karsk today"),
        said(4, "", file="voice_messages/a.ogg", media_type="voice_message", unknown={"field": [1]}),
        {
            "id": 5,
            "type": "service",
            "date": "2026-05-12T21:09:00",
            "actor": "Vera",
            "action": "invite_members",
        },
    )
    (chat,) = read_export(data, "result.json").chats
    one, two, three, four, five = chat.messages
    assert chat.people == ("Olha", "Vera")
    assert one.text == "He is alive."
    assert one.forwarded_from is None
    assert two.reply_to == 1
    assert three.forwarded_from == "Karsk today"
    assert (four.enclosures[0].media, four.enclosures[0].name) == (Media.VOICE, "a.ogg")
    assert (five.sender, five.text) == (None, "Vera invite members")


def test_where_both_times_stand_the_distance_from_utc_is_kept() -> None:
    (chat,) = read_export(
        telegram(said(4, "a", date_unixtime="1778609040"), said(5, "b", date_unixtime="7")), "result.json"
    ).chats
    assert [message.iso for message in chat.messages] == ["2026-05-12T21:04:00+03:00", "2026-05-12T21:05:00"]


def test_two_of_one_name_are_kept_apart_and_nobody_is_lost() -> None:
    data = telegram(
        said(1, "a"), said(2, "b", from_id="user-other"), said(3, "c"), said(4, "d", None, from_id="user-gone"),
    )  # fmt: skip
    (chat,) = read_export(data, "result.json").chats
    assert [message.sender for message in chat.messages] == ["Olha", "Olha (2)", "Olha", "A deleted account"]


def test_several_chats_of_one_person_can_be_picked_from() -> None:
    chats = [json.loads(telegram(said(1, "a"), name=name)) for name in ("Olha", "Vera")]
    export = read_export(json.dumps({"about": "x", "chats": {"list": chats}}).encode(), "result.json")
    assert [chat.title for chat in export.chats] == ["Olha", "Vera"]


def test_the_folder_as_a_zip_brings_its_files() -> None:
    data = zipped({
        "ChatExport_2026/result.json": telegram(said(1, "", file="voice_messages/a.ogg", media_type="voice_message")),
        "ChatExport_2026/voice_messages/a.ogg": VOICE,
    })  # fmt: skip
    export = read_export(data, "export.zip")
    (file,) = export.chats[0].messages[0].enclosures
    assert export.files.read(file.member or "") == VOICE


def test_a_file_that_was_not_exported_is_named_as_missing() -> None:
    (chat,) = read_export(
        telegram(said(1, "", photo="(File not included. Change data exporting settings to download.)")),
        "r.json",
    ).chats
    assert chat.messages[0].enclosures[0].member is None


@pytest.mark.parametrize(
    "data",
    [
        b'{"messages": ' + b"[" * 2_000_000,
        b'{"x": ' + b"[" * 500_000 + b"]" * 500_000 + b', "messages": []}',
        b'{"messages": [{"id": "no number"}]}',
        b'{"messages": [' + b"{}," * 4_100_000 + b"{}]}",
        b'{"name": "x", "messages": []}',
        b'{"messages": {"a": 1}}',
    ],
    ids=["deep", "deep and passed by", "another shape", "too many", "empty", "no list"],
)
def test_hostile_json_is_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(Refused, match=r"Telegram|messages"):
        read_export(data, "result.json")


def test_an_absurd_date_is_kept_as_it_is_written() -> None:
    (chat,) = read_export(telegram(said(1, "a") | {"date": "999999-99-99T99"}), "result.json").chats
    assert (chat.messages[0].at, chat.messages[0].iso) == ("999999-99-99T99", None)
