"""Pictures and recordings are taken in with what a person writes down of them; without that they are not."""

import pytest

from habeas.intake import Refused, read_bytes
from tests.exports import VOICE, jpeg


def test_the_words_written_down_are_the_text() -> None:
    made = read_bytes(jpeg(), "cellar.jpg", "A window,\r\n barred.\n")
    assert (made.text, made.media_type, made.version) == ("A window,\n barred.", "image/jpeg", "described/1")
    assert read_bytes(VOICE, "PTT-1.opus", "He is alive.").media_type == "audio/ogg"


def test_without_words_it_is_refused_with_advice() -> None:
    for data, name in ((jpeg(), "a.jpg"), (VOICE, "a.opus")):
        with pytest.raises(Refused, match="Write down what"):
            read_bytes(data, name, " ")


def test_a_name_that_says_another_thing_than_the_bytes_is_not_believed() -> None:
    assert read_bytes(jpeg(), "a.opus", "A window").media_type == "image/jpeg"
    assert read_bytes(VOICE, "a.pdf", "words").media_type == "application/octet-stream"


def test_words_beside_a_text_are_not_looked_at() -> None:
    assert read_bytes(b"His own words.", "a.txt", "other words").text == "His own words."
