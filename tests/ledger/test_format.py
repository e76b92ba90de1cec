"""The vectors of docs/format.md are what the code makes, and what the second verifier makes."""

import re
import struct
from pathlib import Path

from habeas.ledger import entry
from habeas.ledger.tree import Tree, leaf_digest
from habeas.protection.keyfile import case_id
from habeas.protection.sealing import cipher, derived, several
from tests.ledger import second_verifier as second

PAGE = (Path(__file__).parents[2] / "docs/format.md").read_text(encoding="utf-8")
VECTORS = re.findall(r"^\| .* \| `([0-9a-f]+)` \|$", PAGE, re.MULTILINE)
KEY = b"\3" * 32


def made_by_habeas() -> list[bytes]:
    plain = b"\5" * 16 + entry._front("telling", "Anna") + b'{"a":1}'
    head = b"\1" + (1).to_bytes(6, "big") + (65536).to_bytes(8, "big") + struct.pack(">BQ", 1, 0)
    whole = head + entry.commitment(plain) + b"\6" * 12 + cipher(KEY).encrypt(b"\6" * 12, plain, head)
    tree = Tree()
    tree.extend([leaf_digest(whole)] * 3)
    keys = case_id(b"\1" * 32, b"\2" * 16), derived(KEY, "ring"), several([b"\4" * 32, KEY])
    return [*keys, plain, entry.commitment(plain), head, whole, leaf_digest(whole), tree.root()]


def test_the_vectors_are_what_habeas_makes() -> None:
    assert [bytes.fromhex(vector) for vector in VECTORS] == made_by_habeas()


def test_the_vectors_are_what_the_second_verifier_makes() -> None:
    case, ring, both, plain, committed, head, whole, leaf, root = (
        bytes.fromhex(vector) for vector in VECTORS
    )
    assert second.tagged(b"case", b"\1" * 32, b"\2" * 16) == case
    assert second.derive(KEY, "ring") == ring
    assert second.derive(KEY + b"\4" * 32, "several") == both
    assert second.h(b"habeas/entry\0" + plain) == committed == whole[24:56]
    assert second.opened(KEY, whole[56:], head) == plain
    assert second.parts(plain) == ("telling", b'{"a":1}')
    assert second.h(b"\0" + whole) == leaf
    pair = second.h(b"\1" + leaf + leaf)
    assert second.root_of([pair, leaf]) == root


def test_every_file_and_table_of_a_case_is_described() -> None:
    from habeas.acts import case
    from habeas.ledger import rows

    for name in (case.KEYS, case.RING, case.RECORD, case.SOURCES, case.SHELVES):
        assert f"`{name}" in PAGE
    for table in re.findall(r"CREATE TABLE (\w+)", rows.SCHEMA):
        assert f"| `{table}` |" in PAGE
