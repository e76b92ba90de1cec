"""What a picture says of itself, and the picture without it: nothing hidden is left, no pixel is touched."""

import struct

import pytest

from habeas.intake import Refused
from habeas.intake.pictures import Hidden, hidden, without_hidden
from tests.exports import jpeg, png


def test_when_where_and_with_what_stand_as_written() -> None:
    said = hidden(jpeg())
    assert (said.taken, said.device) == ("2026:05:13 08:01:30", "Kamera Model X")
    assert said.place.startswith("N [49, 30, 15]")
    assert "E [36, 1" in said.place


def test_a_jpeg_loses_its_hidden_data_and_keeps_its_pixels() -> None:
    clean = without_hidden(jpeg(), "image/jpeg")
    assert b"pixels\xff\x00more\xff\xd0pixels\xff\xd9" in clean
    assert b"Adobe\0" in clean  # how the colours are coded
    assert clean.endswith(b"\xff\xd9")
    for left in (b"secret", b"Kamera", b"Exif", b"2026:05"):
        assert left not in clean
    assert hidden(clean).is_nothing


def test_a_png_does_too() -> None:
    clean = without_hidden(png(), "image/png")
    assert b"secret" not in clean
    assert clean.count(b"IDAT") == clean.count(b"IHDR") == clean.count(b"IEND") == 1


def test_an_adobe_segment_with_more_in_it_goes() -> None:
    fat = jpeg().replace(
        b"\xff\xee\x00\x0eAdobe\0\x64\0\0\0\0\1", b"\xff\xee\x00\x14Adobe\0\x64\0\0\0\0\1secret"
    )
    assert b"secret" not in without_hidden(fat, "image/jpeg")


@pytest.mark.parametrize("cut", [0, 2, 3, 4, 21, 22, 100, 300, 500])
def test_what_is_cut_short_is_not_called_clean(cut: int) -> None:
    for data, type_ in ((jpeg()[:cut], "image/jpeg"), (png()[: cut // 4], "image/png")):
        with pytest.raises(Refused, match="cannot be given without"):
            without_hidden(data, type_)


def test_other_kinds_come_only_as_they_are() -> None:
    with pytest.raises(Refused, match="cannot be given without"):
        without_hidden(b"RIFF....WEBP", "image/webp")
    broken = png().replace(b"IDAT", b"IDAX")
    with pytest.raises(Refused, match="cannot be given without"):
        without_hidden(broken, "image/png")


def test_hostile_hidden_data_says_nothing() -> None:
    for data in (
        b"",
        b"\xff\xd8\xff\xe1\xff\xff",
        b"\x00" * 5_000,
        b"II*\0" + b"\xff" * 5_000,
        b"ftypheic" * 90,
    ):
        said = hidden(data)
        assert (said.taken, said.device, said.place) == ("", "", "")


def test_a_directory_without_end_is_given_up() -> None:
    fields = b"".join(struct.pack(">HHII", 0x100 + number % 60_000, 5, 900, 8) for number in range(65_535))
    data = b"MM\0*" + struct.pack(">IH", 8, 65_535) + fields + struct.pack(">I", 8) + b"\0" * 100_000
    assert hidden(data) == Hidden(is_unread=True)
