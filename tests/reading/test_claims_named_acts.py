"""Acts that nouns name, threats on a condition, and what is not taken for granted."""

import pytest

from tests.reading.claims_said import names_of_each

FOUND = (
    ("Petro has been missing since his arrest by police on 5 May.", "detained"),
    ("The detention of 26 conscripts was confirmed by the ministry.", "held_at"),
    ("The guards were told to leave. His heart stopped.", "died"),
    ("Petro spent eleven days in a pit.", "held_at"),
    ("The guards took away our phones.", "conditions"),
    ("The men were told they would be shot if they left.", "threatened"),
    ("Petro told the captain he would not go back to the front.", "refused"),
    ("They put us off the truck at night.", "moved"),
    ("Petro left his unit without permission.", "escaped"),
)
NOT_FOUND = (
    ("The mother demanded the release of Petro.", "released"),
    ("The ministry denied the arrest of Petro.", "detained"),
    ("No arrest of Petro followed.", "detained"),
    ("Petro hid in the forest.", "held_at"),
    ("Petro tried to hang himself.", "ill_treated"),
    ("If Petro runs, he will be shot.", "threatened"),
)


@pytest.mark.parametrize(("sentence", "claim"), FOUND)
def test_the_claim_is_found(sentence: str, claim: str) -> None:
    assert claim in names_of_each([sentence])[0]


@pytest.mark.parametrize(("sentence", "claim"), NOT_FOUND)
def test_what_is_not_taken_for_granted_is_no_fact(sentence: str, claim: str) -> None:
    assert claim not in names_of_each([sentence])[0]
