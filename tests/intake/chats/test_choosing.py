"""Choosing by people, days, words and numbers; the excerpt holds what was chosen and nothing else."""

import pytest

from habeas.intake.chats import read_export
from habeas.intake.chats.choosing import Filter, NotARange, chosen, numbers, shown
from habeas.intake.chats.excerpt import decode, encode, excerpt
from tests.exports import IPHONE

CHAT = read_export(IPHONE.encode(), "x.txt").chats[0]


@pytest.mark.parametrize(
    ("which", "found"),
    [
        (Filter(), [1, 2, 3, 4, 5]), (Filter(people=frozenset({"Vera"})), [3]),
        (Filter(first="2026-05-13", last="2026-05-13"), [3, 4]), (Filter(words="KARSK"), [5]),
        (Filter(people=frozenset({"Vera"}), words="Karsk"), []),
    ],
)  # fmt: skip
def test_a_filter_shows(which: Filter, found: list[int]) -> None:
    assert [message.number for message in shown(CHAT, which)] == found


def test_numbers_are_typed_in_any_way() -> None:
    assert numbers("2, 4 - 5", CHAT) == {2, 4, 5}
    assert numbers("3–99999", CHAT) == {3, 4, 5}
    assert numbers("", CHAT) == set()
    for wrong in ("two", "5-", "-1", "1.5"):
        with pytest.raises(NotARange, match="3, 7-12"):
            numbers(wrong, CHAT)


def test_an_excerpt_has_equal_bytes_and_no_bystander() -> None:
    taken = chosen(CHAT, {2, 5})
    data = encode(excerpt(CHAT, taken, sha256="ab", size=9))
    assert data == encode(excerpt(CHAT, chosen(CHAT, frozenset({5, 2})), sha256="ab", size=9))
    assert b"Vera" not in data
    assert b"children" not in data
    read = decode(data)
    assert read is not None
    assert (read.messages, read.whole.messages, read.whole.sha256) == (taken, 5, "ab")
    assert decode(b"[]") is None
