"""The text of a chat and back: every place leads to whoever wrote it, whatever they wrote."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.intake import Refused
from habeas.intake.chats import Enclosure, Media, Message
from habeas.intake.chats.layer import Turn, layer, turn_at, turns

TEXTS = st.text(alphabet=st.sampled_from("ab:[]\n\r ·↪\u2028-0(\u202e"), max_size=40)
MESSAGES = st.lists(
    st.builds(
        Message,
        number=st.just(0),
        at=TEXTS.map(lambda text: " ".join(text.split())),
        iso=st.sampled_from([None, "2026-05-12T21:04:55", "2026-05-12T21:04:55+03:00"]),
        sender=st.none() | TEXTS.map(lambda text: " ".join(text.split())).filter(bool),
        forwarded_from=st.none() | TEXTS.map(lambda text: " ".join(text.split())),
        text=TEXTS,
        enclosures=st.just(()) | st.just((Enclosure(name="a.opus", media=Media.VOICE),)),
    ),
    max_size=6,
).map(lambda made: [msgspec.structs.replace(one, number=n) for n, one in enumerate(made, 1)])


def test_one_line_a_message_and_what_follows_is_indented() -> None:
    made = layer([
        Message(number=1, at="", iso="2026-05-12T21:04:55", sender="Olha", text="They took\n\nhis phone."),
        Message(number=2, at="", iso="2026-05-12T21:05:00", sender="Olha", text="seen", forwarded_from="Petro"),
        Message(number=3, at="soon", sender=None, text="Olha left"),
        Message(number=4, at="", iso="2026-05-12T21:06:00", sender="Vera",
                enclosures=(Enclosure(name="a.opus", media=Media.VOICE),)),
    ])  # fmt: skip
    assert made.text == (
        "[2026-05-12 21:04] Olha: They took\n    his phone.\n"
        "[2026-05-12 21:05] Olha ↪ Petro: seen\n[soon] · Olha left\n"
        "[2026-05-12 21:06] Vera: \n    [a.opus]"
    )
    here = turn_at(turns(made.text), made.text.index("his phone"))
    assert here is not None
    assert (here.sender, here.at) == ("Olha", "2026-05-12 21:04")
    ((_, _, start),) = made.enclosures
    assert made.text[start:].startswith("a.opus")


@given(MESSAGES)
def test_nobodys_words_pass_for_anothers(messages: list[Message]) -> None:
    made = layer(messages)
    found = turns(made.text)
    assert found == list(made.turns.values())
    assert len(found) == len(messages)
    assert [turn.sender is None for turn in found] == [message.sender is None for message in messages]
    for turn in found:
        assert turn_at(found, turn.said) == turn == turn_at(found, turn.start)
        assert turn_at(found, turn.end) in (turn, None) or turn.end == turn.start


def test_more_than_can_be_kept_in_one_source_is_refused() -> None:
    long = [Message(number=n, at="", sender="Olha", text="a" * 4_900_000) for n in range(1, 6)]
    with pytest.raises(Refused, match="Choose fewer"):
        layer(long)


def test_before_the_first_message_nobody_speaks() -> None:
    assert turn_at([Turn(5, 8, 9, "", "Olha", None)], 0) is None
