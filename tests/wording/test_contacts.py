"""Every code of the contact log has its words."""

from habeas.register.contacts import Standing, Why
from habeas.statements.claims.contact import FreeToSpeak
from habeas.wording import contacts


def test_every_standing_and_every_reason_has_words() -> None:
    assert set(contacts.STANDING) == {one.value for one in Standing}
    assert set(contacts.WHY) == {one.value for one in Why}
    assert set(contacts.FREE) == set(FreeToSpeak)
