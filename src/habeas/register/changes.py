"""What a decision changed, and for whom: the rows with it beside the rows without it. Nothing here is stored.

Both rows come from the same derivation of the same record, so that what differs is what the decision did.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from msgspec import Struct

from habeas.register.about import About
from habeas.register.contacts import Contact, Standing, Why
from habeas.register.people import PersonRow, affected, row
from habeas.statements.codec import Record
from habeas.statements.decisions import Decision
from habeas.statements.growing import Changes
from habeas.statements.known import Known


class ContactChange(Struct, frozen=True, kw_only=True):
    """A contact (its fact's id) that is weighed otherwise than before, and why it now is. None: not in the log."""

    id: str
    before: Standing | None
    after: Standing | None
    why: Why | None


class PersonChange(Struct, frozen=True, kw_only=True):
    """What changed for one person: contacts weighed otherwise, days since the last that counts (fewest, most; None: not
    known) and the statements of the voices that speak for the status, before and after."""

    person: str
    contacts: tuple[ContactChange, ...]
    days_before: tuple[int | None, int | None]
    days_after: tuple[int | None, int | None]
    voices_before: tuple[tuple[str, ...], ...]
    voices_after: tuple[tuple[str, ...], ...]


def what_changed(about: About, decision: str, as_of: date) -> tuple[PersonChange, ...]:
    """What a decision in force (its id) changed as of a day: everyone whose contacts, days or voices are others without
    it, in the order in which they were first mentioned. What it replaced counts on the side without it."""
    made = about.known.decisions.get(decision)
    if made is None:
        return ()
    changes, known = _without(about.known, made)
    before = about.grown(known, changes)
    found = affected(before, about, Changes(came=changes.went, went=changes.came))
    listed = (id_ for id_ in about.who.members if id_ in found and about.is_listed(id_, as_of))
    rows = ((row(before, id_, as_of), row(about, id_, as_of)) for id_ in listed)
    return tuple(change for pair in rows if (change := changed(*pair)))


def changed(before: PersonRow, after: PersonRow) -> PersonChange | None:
    """What changed between two rows of one person; None where none of this did."""
    contacts = tuple(_contacts(before.proof.log, after.proof.log))
    change = PersonChange(
        person=after.id,
        contacts=contacts,
        days_before=(before.proof.fewest, before.proof.most),
        days_after=(after.proof.fewest, after.proof.most),
        voices_before=before.voices,
        voices_after=after.voices,
    )
    same = change.days_before == change.days_after and change.voices_before == change.voices_after
    return None if same and not contacts else change


def _contacts(before: tuple[Contact, ...], after: tuple[Contact, ...]) -> Iterator[ContactChange]:
    old = {one.id: one for one in before}
    new = {one.id: one for one in after}
    for id_ in dict.fromkeys((*old, *new)):
        was, now = old.get(id_), new.get(id_)
        if (was and was.standing) != (now and now.standing):
            yield ContactChange(
                id=id_,
                before=was.standing if was else None,
                after=now.standing if now else None,
                why=now.why if now else None,
            )


def _without(known: Known, made: Decision) -> tuple[Changes, Known]:
    """What would be known had this decision not been made."""
    rest = {id_: one for id_, one in known.decisions.items() if id_ != made.id}
    still = {id_ for one in rest.values() for id_ in one.replaces}
    back: list[Record] = [
        known.noted[id_].value for id_ in made.replaces if id_ in known.noted and id_ not in still
    ]
    again = {one.id: one for one in back if isinstance(one, Decision)}
    went: list[Record] = [known.decisions[made.id]]
    return Changes(came=back, went=went), replace(known, decisions=rest | again)
