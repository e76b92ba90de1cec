"""The roll of this desk: who may come in, as what. There is always a lead who can come in; acts of the past stay."""

from threading import Lock

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from habeas.desk.access.links import INVITATIONS
from habeas.desk.access.roles import Role
from habeas.desk.opened import desk
from habeas.desk.people import place
from habeas.desk.people.models import BegunAnew, Person
from habeas.language import gettext as _

LONGEST = 60
"""Signs of the longest name."""
_lock = Lock()


class NotDone(Exception):
    """Something about the roll that was not done. The message says why, in plain words."""


class MayBeAnother(NotDone):
    """Somebody of this name is known already: it must be said that it is the same person."""


def opener() -> str:
    """The name of whoever opened the case with a passphrase."""
    return desk().case.keys.user


def everybody() -> list[Person]:
    """Everybody who was ever let in, those who may come in first. Empty at a desk of one."""
    return list(_people().order_by("-is_active", "username")) if place.is_there() else []


def person_of(name: str) -> Person | None:
    """The person of this name, also one who was let go; None at a desk of one."""
    return _people().filter(username=name).first() if place.is_there() else None


def signs_in() -> bool:
    """Whether anybody comes in by signing in: whether there is anybody besides whoever opened the case."""
    return place.is_there() and _people().filter(is_active=True).exclude(username=opener()).exists()


def has_second_factor(person: Person) -> bool:
    """Whether a passkey or an app with codes is set up."""
    strong = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=person, type__in=strong).exists())


def has_passphrase(name: str) -> bool:
    """Whether somebody of this name opens the case with a passphrase of their own."""
    return name in desk().case.ledger.authority().users.values()


def opener_on_roll() -> Person:
    """Whoever opened the case, put on the roll as a lead the first time that is needed."""
    place.ready()
    person = Person.objects.filter(username=opener()).first()
    return person or _make(opener(), Role.LEAD)


def let_in(name: str, role: Role, *, is_same: bool = False) -> Person:
    """Put somebody on the roll, or back on it. Raises NotDone if the name is taken, missing or too like another, and
    MayBeAnother where it has written here or may see what not everybody may, unless it is said to be the same person.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST:
        raise NotDone(_("Write the name under which this person's work is to be noted. Nobody was added."))
    with _lock:
        opener_on_roll()
        there = next(
            (one for one in Person.objects.all() if one.username.casefold() == name.casefold()), None
        )
        if there and (there.is_active or there.username != name):
            raise NotDone(
                _("“{name}” is at this desk already. Choose a name that cannot be mistaken for it.").format(
                    name=there.username
                )
            )
        is_known = _is_known(name)
        if is_known and not is_same:
            raise MayBeAnother(
                _(
                    "“{name}” stands in this case already: as somebody who wrote here, or who may see what not "
                    "everybody may. Whoever comes in under this name sees that, too. Nobody was added yet."
                ).format(name=name)
            )
        if is_known or there:
            _note_anew(name)
        person = there or _make(name, role)
        person.is_active, person.role = True, role
        person.save()
    return person


def give_role(name: str, role: Role) -> Person:
    """Change what somebody may do; it holds from their next request on. Raises NotDone."""
    with _lock:
        person = _on_roll(name)
        if role is not Role.LEAD:
            _refuse_without_lead(person)
        person.role = role
        person.save()
    return person


def let_go(name: str) -> None:
    """Let somebody go: they come in no more, from this moment, and what they noted stays under their name."""
    with _lock:
        person = _on_roll(name)
        _refuse_without_lead(person)
        person.is_active = False
        _forget_secrets(person)


def begin_anew(name: str) -> Person:
    """Forget somebody's password and second factor, since they have; their visits end. They are invited anew."""
    with _lock:
        person = _on_roll(name)
        _forget_secrets(person)
        _note_anew(name)
    return person


def begun_anew(name: str) -> list[BegunAnew]:
    """When somebody's sign-in was begun anew and by whom, the latest first."""
    if not place.is_there():
        return []
    place.ready()
    return list(BegunAnew.objects.filter(name=name).order_by("-at", "-id"))


def told(name: str) -> None:
    """Somebody has seen that their sign-in was begun anew."""
    BegunAnew.objects.filter(name=name).update(is_told=True)


def _people() -> QuerySet[Person]:
    place.ready()
    return Person.objects.all()


def _make(name: str, role: Role) -> Person:
    person = Person(username=name, role=role)
    person.set_unusable_password()
    person.save()
    return person


def _note_anew(name: str) -> None:
    BegunAnew.objects.create(name=name, by=desk().user, at=desk().now())


def _is_known(name: str) -> bool:
    """Whether somebody of this name wrote in the record, or is among those who may see a source."""
    known = desk().case.known()
    names = {noted.by for noted in known.noted.values()}.union(*known.audiences.values())
    return name.casefold() in {one.casefold() for one in names}


def _on_roll(name: str) -> Person:
    person = _people().filter(username=name, is_active=True).first()
    if person is None:
        raise NotDone(_("Nobody of this name is at this desk. Nothing was changed."))
    return person


def _refuse_without_lead(person: Person) -> None:
    leads = _people().filter(is_active=True, role=Role.LEAD).exclude(pk=person.pk)
    # Somebody who was only invited may never come.
    if not any(one.has_usable_password() or has_passphrase(one.username) for one in leads):
        raise NotDone(
            _(
                "{name} is the last lead who can come in here. Make somebody else a lead first. Nothing was changed."
            ).format(name=person.username)
        )


def _forget_secrets(person: Person) -> None:
    # Visits that rest on the old password end with it.
    person.set_unusable_password()
    person.save()
    Authenticator.objects.filter(user=person).delete()
    INVITATIONS.forget(person.username)
