"""Plain text: the letters are right whatever program wrote them, and doubt is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.intake import MAX_TEXT, Refused, read_bytes
from habeas.intake.layer import CONTROLS, settle

RUSSIAN = (
    "Мой сын Пётр позвонил в среду. Он сказал, что их держат в подвале, без света, еды и воды.\n\n"
    "Всего там «около тридцати человек» — так говорил он сам."
)
UKRAINIAN = (
    "Мій син Петро подзвонив у середу. Їх тримають у підвалі, без світла, їжі та води.\n\n"
    "Ґудзики зрізали; ногу зламали, кажуть, «на сходах»."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251", "koi8-u", "cp866"])
@pytest.mark.parametrize("text", [RUSSIAN, UKRAINIAN], ids=["russian", "ukrainian"])
def test_cyrillic_is_read_as_it_was_written(text: str, encoding: str) -> None:
    """The same words come out of every encoding that can write them."""
    text = text.encode(encoding, "ignore").decode(encoding)  # old encodings lack some quotation marks
    extracted = read_bytes(text.replace("\n", "\r\n").encode(encoding), "call.txt")
    assert extracted.text == text
    assert (extracted.media_type, extracted.version, extracted.pages) == ("text/plain", "text/1", ())


@pytest.mark.parametrize("name", ["Иванов Пётр", "ПРИКАЗ № 17", "Список:\n1. Иванов\n2. Петров"])
def test_a_few_words_in_windows_1251_are_read_but_said_to_be_a_guess(name: str) -> None:
    """Too short to be sure: the person is asked to look."""
    extracted = read_bytes(name.encode("cp1251"), "note")
    assert extracted.text == name
    assert "Windows-1251 was assumed" in extracted.warnings[0]


def test_utf8_cut_in_the_middle_of_a_letter_stays_utf8() -> None:
    """A broken download is not mistaken for another encoding; what was lost is said."""
    extracted = read_bytes(RUSSIAN.encode()[:-2], "call.txt")
    assert extracted.text[:-1] == RUSSIAN[:-2]
    assert extracted.warnings[0].startswith("One place could not be read as UTF-8")


def test_line_ends_are_unified_and_nothing_else() -> None:
    """Decomposed letters, no-break spaces and indents stay as they were written."""
    raw = "\r\n  и\N{COMBINING BREVE}од\N{NO-BREAK SPACE}1 \r\r\n\n \n\nдва\t\n\x0cтри\x85четыре\n"
    expected = "\n  и\N{COMBINING BREVE}од\N{NO-BREAK SPACE}1 \n\n\n \n\nдва\t\n\nтри\nчетыре\n"
    assert read_bytes(raw.encode(), "a.md").text == expected


@pytest.mark.parametrize("data", [b"Petro\x00 is held", b"\x01\x02\x03\x04", b"\x81\x8d\x8f\x90\x9d" * 9])
def test_bytes_that_are_not_text_are_refused(data: bytes) -> None:
    """NUL and control characters mean a program's own format."""
    with pytest.raises(Refused, match=r"not text.*Nothing was stored"):
        read_bytes(data, "a.txt")


def test_a_text_beyond_the_limit_is_refused() -> None:
    """Five million code points are read; one more is not."""
    assert len(read_bytes(b"a" * MAX_TEXT, "a.txt").text) == MAX_TEXT
    with pytest.raises(Refused, match="5,000,000 characters"):
        read_bytes(b"a" * (MAX_TEXT + 1), "a.txt")


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_a_settled_text_is_clean_and_settling_it_again_changes_nothing(raw: str) -> None:
    """No control character or lone surrogate, no second blank line; every other letter is kept."""
    text = settle(raw)
    assert not CONTROLS.search(text)
    assert "\r" not in text
    assert "\n\n\n" not in text
    text.encode()
    assert settle(text) == text
    assert [letter for letter in raw if letter.isalnum()] == [letter for letter in text if letter.isalnum()]
