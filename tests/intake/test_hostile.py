"""Whatever bytes come, the answer is a clean text or Refused, soon; never another exception or a log line."""

import logging
from collections.abc import Callable
from io import StringIO
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.intake import Extracted, Refused, read_bytes
from habeas.intake.layer import as_written, settle

LONGEST = 10.0
"""Seconds for a file of a few kilobytes, on a slow machine."""

STARTS = (
    b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<!doctype html><html>", b"\xff\xfe", b"\xfe\xff", b"{\\rtf",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b'<?xml version="1.0" encoding="zlib"?><html>', b"\xef\xbb\xbf",
)  # fmt: skip
NAMES = st.sampled_from(["", "a", "a.txt", "a.html", "a.pdf", "a.docx", "\x00\u202e.pdf", "a." + "x" * 999])


def outcome(data: bytes, name: str) -> Extracted | None:
    """Take a file in and hold the answer to the promises of the room; None if it was refused."""
    start = monotonic()
    try:
        extracted = read_bytes(data, name)
    except Refused as refused:
        extracted, message = None, str(refused)
    else:
        message = "Nothing was stored."
    assert "Nothing was stored." in message
    assert "\x00" not in message
    assert monotonic() - start < LONGEST
    if extracted is not None:
        assert extracted.text
        shape = as_written if extracted.media_type == "text/plain" else settle
        assert shape(extracted.text) == extracted.text
        assert list(extracted.pages) == sorted(extracted.pages)
        assert all(0 <= start <= len(extracted.text) for start in extracted.pages)
    return extracted


@given(st.sampled_from(STARTS), st.binary(max_size=300), NAMES)
def test_random_bytes(start: bytes, rest: bytes, name: str) -> None:
    """Also behind the beginning of a real kind."""
    outcome(start + rest, name)


@pytest.fixture(scope="session")
def samples(make_pdf: Callable[..., bytes], make_docx: Callable[..., bytes]) -> list[tuple[bytes, str]]:
    """One sound file of each kind with a structure that can break."""
    page = (
        '<!doctype html><html lang="uk"><meta charset=koi8-u><title>т</title><body><main><h1>Він</h1><table>'
        "<tr><td>живий<td>1</table><ol><li value=3>так<pre> а\n б</pre></ol></main><p hidden>ні</body></html>"
    )
    paragraph = '<w:p><w:r><w:t>жив</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    table = f"<w:tbl><w:tr><w:tc>{paragraph}</w:tc></w:tr></w:tbl>"
    return [
        (make_pdf([[["Він живий", "і це все"]], [["друга"]]], title="Звіт"), "a.pdf"),
        (make_docx(paragraph + table, f'<w:footnote w:id="1">{paragraph}</w:footnote>'), "a.docx"),
        (page.encode("koi8-u"), "a.html"),
    ]


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data(), number=st.integers(0, 2))
def test_broken_copies_of_real_files(
    samples: list[tuple[bytes, str]], data: st.DataObject, number: int
) -> None:
    """Bits flipped, bytes put in, pieces cut out or doubled, the end missing."""
    whole, name = samples[number]
    assert outcome(whole, name) is not None
    broken = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4), label="wounds")):
        at = data.draw(st.integers(0, max(0, len(broken) - 1)), label="at")
        length = data.draw(st.integers(0, 40), label="length")
        match data.draw(st.sampled_from(["flip", "cut", "double", "insert", "end"]), label="how"):
            case "flip" if broken:
                broken[at] ^= 1 << (length % 8)
            case "cut":
                del broken[at : at + length]
            case "double":
                broken[at:at] = broken[at : at + length]
            case "insert":
                broken[at:at] = data.draw(st.binary(max_size=8), label="bytes")
            case "end":
                del broken[at:]
    outcome(bytes(broken), name)


def test_nothing_of_a_file_reaches_a_log_or_the_exception_s_ancestry(
    samples: list[tuple[bytes, str]], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A traceback or a warning of a library would quote the words of a witness."""
    broken = samples[0][0].replace(b"endstream", b"endstrea").replace(b"/Type", b"/Tipe")
    log = StringIO()
    monkeypatch.setattr(logging.getLogger(), "handlers", [logging.StreamHandler(log)])
    with pytest.raises(Refused) as refused:
        read_bytes(broken, "a.pdf")
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__ or refused.value.__context__ is None
    assert log.getvalue() == ""
    assert capfd.readouterr().err == ""
