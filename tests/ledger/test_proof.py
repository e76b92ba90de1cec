"""Proofs: one entry alone, checked by itself; whatever is changed in it, it holds no more."""

import pytest
from msgspec.structs import replace

from habeas.ledger import LedgerError, proof
from habeas.ledger.proof import NotProven, Proof
from tests.ledger.copies import Copy


@pytest.fixture
def made(copy: Copy) -> Proof:
    for word in ("before", "Petro is held", "after"):
        copy.write(word, by="Bohdan")
    return proof.prove(copy.ledger, 4)


def test_a_proof_shows_the_words_and_nothing_else(copy: Copy, made: Proof) -> None:
    shown = proof.proven(proof.decode(proof.encode(made)))
    assert (shown.kind, shown.by, shown.body) == ("telling", "Bohdan", b'{"words":"Petro is held"}')
    assert shown.case == copy.keys.case.hex()
    assert shown.signed_by.name == "device 1"
    assert b"before" not in proof.encode(made)
    assert b"Anna" not in proof.encode(made), "nor who works on the case"


def test_words_whose_key_is_gone_cannot_be_proven(copy: Copy) -> None:
    number = copy.ring.add("s_olha")
    last = copy.write("of Olha", keys=(number,))
    copy.ring.destroy(["s_olha"])
    with pytest.raises(LedgerError, match="its key is gone"):
        proof.prove(copy.ledger, last)


def flipped(text: str) -> str:
    return text[:-1] + ("0" if text[-1] != "0" else "1")


@pytest.mark.parametrize("field", ["case", "entry", "plain", "message", "signature"])
def test_a_changed_field_does_not_hold(made: Proof, field: str) -> None:
    with pytest.raises(NotProven):
        proof.proven(replace(made, **{field: flipped(getattr(made, field))}))


def test_another_place_path_or_voucher_does_not_hold(made: Proof) -> None:
    wrong = [
        replace(made, place=made.place + 1),
        replace(made, path=made.path[:-1]),
        replace(made, path=(*made.path[:-1], flipped(made.path[-1]))),
        replace(made, vouchers=made.vouchers[:1]),
        replace(made, vouchers=made.vouchers[1:]),
        replace(made, format="another"),
    ]
    for one in wrong:
        with pytest.raises(NotProven):
            proof.proven(one)


def test_what_is_no_proof_is_said_so() -> None:
    with pytest.raises(NotProven, match="no proof"):
        proof.decode(b'{"format": 1}')
