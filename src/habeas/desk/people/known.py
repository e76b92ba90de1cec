"""Who is at this desk, by name: whoever opened the case, and everybody who was let in."""

from habeas.desk.opened import Desk
from habeas.desk.people.models import Person
from habeas.desk.people.place import is_there, ready


def names_of_people(here: Desk) -> list[str]:
    """The names of all who may come in, in the order of the alphabet."""
    names = {here.case.keys.user, here.user}
    if is_there():
        ready()
        names |= set(Person.objects.filter(is_active=True).values_list("username", flat=True))
    return sorted(names)
