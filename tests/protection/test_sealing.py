"""Seals open for one purpose and nothing else; streams open whole or not at all."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.protection.sealing import Damaged, derived, new_key, seal, several, unseal
from habeas.protection.signing import Signer, is_signed
from habeas.protection.stream import PIECE, StreamWriter, Unpacked, frames, read_head

KEY = new_key()
MAGIC = b"habeas test 1\n"
HEAD = MAGIC + b"{}\n"


@given(st.binary(), st.binary())
def test_a_seal_opens_with_its_key_and_context_alone(data: bytes, context: bytes) -> None:
    sealed = seal(KEY, data, context)
    assert unseal(KEY, sealed, context) == data
    for key, other in ((new_key(), context), (KEY, context + b"x")):
        with pytest.raises(Damaged):
            unseal(key, sealed, other)


def test_any_changed_or_missing_byte_of_a_seal_is_found() -> None:
    sealed = seal(KEY, b"Petro", b"")
    for at in range(len(sealed)):
        with pytest.raises(Damaged):
            unseal(KEY, sealed[:at] + bytes([sealed[at] ^ 128]) + sealed[at + 1 :], b"")
        with pytest.raises(Damaged):
            unseal(KEY, sealed[:at], b"")


def test_one_thing_sealed_twice_never_looks_alike() -> None:
    assert len({seal(KEY, b"Petro", b"") for _ in range(20)}) == 20


def test_keys_for_different_purposes_differ() -> None:
    other = new_key()
    made = [
        derived(KEY, "ring"),
        derived(KEY, "record"),
        derived(other, "ring"),
        several([KEY, other]),
        several([KEY]),
    ]
    assert len(set(made)) == 5
    assert several([KEY, other]) == several([other, KEY])


def test_a_signature_is_of_one_key_and_one_message() -> None:
    anna, bohdan = Signer.new(), Signer.new()
    signature = anna.sign(b"words")
    assert is_signed(anna.public, b"words", signature)
    assert not is_signed(anna.public, b"word", signature)
    assert not is_signed(bohdan.public, b"words", signature)
    assert not is_signed(b"no key", b"words", signature)
    assert Signer(anna.secret).public == anna.public


def stream(*data: bytes) -> bytes:
    out = BytesIO()
    writer = StreamWriter(out, KEY, HEAD)
    for kind, piece in enumerate(data):
        writer.frame(kind, piece)
    writer.close()
    return out.getvalue()


def read(data: bytes) -> list[tuple[int, bytes]]:
    file = BytesIO(data)
    whole, _ = read_head(file, MAGIC)
    return list(frames(file, KEY, whole))


@pytest.mark.parametrize("size", [0, 1, PIECE - 6, PIECE - 5, PIECE - 4, PIECE, 2 * PIECE + 17])
def test_frames_come_back_whatever_their_size(size: int) -> None:
    data = [b"a" * size, b"", b"b" * 3]
    assert read(stream(*data)) == list(enumerate(data))


def test_a_stream_that_was_cut_lengthened_or_changed_does_not_open() -> None:
    whole = stream(b"a" * (2 * PIECE), b"b")
    body = len(HEAD)
    cuts = [body, body + 1, body + PIECE + 16, body + 2 * (PIECE + 16), len(whole) - 1]
    swapped = (
        whole[:body] + whole[body + PIECE + 16 : body + 2 * (PIECE + 16)]
        + whole[body : body + PIECE + 16] + whole[body + 2 * (PIECE + 16) :]
    )  # fmt: skip
    changed = [
        whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in (len(MAGIC), body, len(whole) - 1)
    ]
    for bad in [*(whole[:cut] for cut in cuts), whole + b"\0", swapped, *changed]:
        with pytest.raises(Damaged):
            read(bad)
    with pytest.raises(Damaged, match="does not begin with"):
        read(b"another 1\n{}\n")


def test_files_in_a_stream_go_under_numbers_whatever_they_are_called(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(b"x" * (PIECE + 5))
    out = BytesIO()
    writer = StreamWriter(out, KEY, HEAD)
    writer.file("../../evil", tmp_path / "source")
    writer.file("empty", Path("/dev/null"))
    writer.close()
    (tmp_path / "to").mkdir()
    unpacked = Unpacked(tmp_path / "to")
    for kind, data in read(out.getvalue()):
        unpacked.take(kind, data)
    unpacked.close()
    assert sorted(file.name for file in (tmp_path / "to").iterdir()) == ["0", "1"]
    assert unpacked.names["../../evil"].read_bytes() == b"x" * (PIECE + 5)
    assert unpacked.names["empty"].read_bytes() == b""
