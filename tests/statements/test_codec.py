"""What goes into the record comes out of it unchanged; what is damaged is said to be damaged."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.statements import codec
from habeas.statements.claims import CLAIMS, Claim, roles
from habeas.statements.claims.contact import Contacted
from habeas.statements.judgement import Undoing
from habeas.statements.mention import party
from habeas.statements.source import Source
from habeas.statements.telling import Fact, Telling
from tests.statements import strategies as some

DEEP = b'{"claim":"answered","inner":{"says":'


@given(some.record())
def test_decoding_what_was_encoded_gives_the_same_value(value: codec.Record) -> None:
    assert codec.decode(*codec.encode(value)) == value


@pytest.mark.parametrize("of", CLAIMS.values(), ids=CLAIMS)
@settings(max_examples=25)
@given(data=st.data())
def test_every_claim_round_trips_with_any_of_its_roles(of: type[Claim], data: Any) -> None:
    fact = data.draw(some.fact(of))
    body = msgspec.json.encode(fact, order="sorted")
    assert msgspec.json.decode(body, type=Fact) == fact


@pytest.mark.parametrize("of", CLAIMS.values(), ids=CLAIMS)
def test_every_role_of_every_claim_can_be_filled_and_is_written_under_its_record_name(
    of: type[Claim],
) -> None:
    seen: set[str] = set()

    @settings(max_examples=200, database=None, derandomize=True)
    @given(some.claim(of))
    def look(claim: Claim) -> None:
        seen.update(msgspec.to_builtins(claim))

    look()
    assert seen == set(roles(of)) | {"claim"}


@given(some.record())
def test_equal_values_have_equal_bytes(value: codec.Record) -> None:
    kind, body = codec.encode(value)
    again = codec.decode(kind, body)
    assert again is not None
    assert codec.encode(again) == (kind, body)


@given(some.record())
def test_keys_are_sorted_and_words_are_not_normalised(value: codec.Record) -> None:
    _, body = codec.encode(value)
    plain = json.loads(body)
    written = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert json.loads(written) == plain
    assert list(_keys(plain)) == list(_keys(json.loads(written)))


def _keys(value: object) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(key for item in value.values() for key in _keys(item))]
    return [key for item in value for key in _keys(item)] if isinstance(value, list) else []


def test_the_order_in_which_roles_are_given_does_not_show() -> None:
    one = Contacted(from_=party("petro"), to=party("olha"))
    other = Contacted(to=party("olha"), from_=party("petro"))
    assert msgspec.json.encode(one, order="sorted") == msgspec.json.encode(other, order="sorted")


def test_a_kind_of_a_later_version_is_passed_by() -> None:
    assert codec.decode("a kind of 2040", b'{"anything": 1}') is None


@given(some.telling())
def test_fields_of_a_later_version_do_not_fail(told: Telling) -> None:
    kind, body = codec.encode(told)
    plain = json.loads(body) | {"a field of 2040": {"deep": [1]}}
    plain["facts"][0]["claim"]["a role of 2040"] = {"all": ["m"]}
    assert codec.decode(kind, json.dumps(plain).encode()) == told


@given(some.source(), some.source())
def test_what_is_noted_anew_keeps_the_fields_of_a_later_version(old: Source, new: Source) -> None:
    kind, body = codec.encode(old)
    later = json.dumps(json.loads(body) | {"a field of 2040": {"deep": ["Å"]}}).encode()
    again = json.loads(codec.encode(new, before=later)[1])
    assert again.pop("a field of 2040") == {"deep": ["Å"]}
    assert again == json.loads(codec.encode(new)[1])
    assert kind == "source"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"{}",
        b'{"id":"t","source":"s"}',
        b'{"id":"t","source":"s","passage":{"start":0,"end":1,"exact":"x"},"chain":[],"facts":[]}',
        b'{"id":"t","source":"s","passage":{"start":3,"end":1,"exact":"x"},"chain":[],"facts":[{"id":"f","claim":{"claim":"seen"}}]}',
        b'{"id":"t","source":"s","passage":{"start":0,"end":1,"exact":"x"},"chain":[],"facts":[{"id":"f","claim":{"claim":"telepathy"}}]}',
        b'{"id":"t","source":"s","passage":{"start":0,"end":1,"exact":"x"},"chain":[],'
        b'"facts":[{"id":"f","claim":{"claim":"seen"},"when":{"edtf":"Y1E999999999"}}]}',
        b'{"id":"t","source":"s","passage":{"start":0,"end":1,"exact":"x"},"chain":[],"facts":[{"id":"f","claim":'
        + DEEP * 5000,
    ],
    ids=[
        "empty", "not text", "null", "nothing in it", "cut", "no facts", "reversed passage",
        "no such claim", "endless year", "deeper than any claim",
    ],
)  # fmt: skip
def test_damaged_bytes_are_unreadable_and_the_message_names_the_kind(body: bytes) -> None:
    with pytest.raises(codec.Unreadable, match="telling"):
        codec.decode("telling", body)


@given(some.undoing(), st.integers(0, 200), st.binary(min_size=1, max_size=3))
def test_bytes_damaged_anywhere_never_raise_anything_else(value: Undoing, at: int, damage: bytes) -> None:
    kind, body = codec.encode(value)
    at %= len(body)
    try:
        codec.decode(kind, body[:at] + damage + body[at + len(damage) :])
    except codec.Unreadable:
        return


def test_no_role_holds_a_fraction_or_free_form() -> None:
    """Bytes are only canonical without floats, and a role that takes anything would be free text."""
    shapes = {str(kind) for claim in CLAIMS.values() for kind in roles(claim).values()}
    assert not [
        shape for shape in shapes if "float" in shape or "Any" in shape.split("AnyClaim") or "dict" in shape
    ]
