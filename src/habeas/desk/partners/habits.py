"""Remember how a partner writes its lists, and use it for the next one. A person still sees all of it.

It is remembered for everybody at the desk: of lists that everybody may see alone, and until one of the partner's lists
is erased or kept from somebody.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from habeas.acts.list_rows import Meaning
from habeas.acts.take_in_list import Asked
from habeas.desk.partners.models import Habit
from habeas.desk.people.place import is_there, ready
from habeas.intake.tables.columns import Column
from habeas.statements.chain import Knows
from habeas.statements.known import Known


def remember(asked: Asked, headers: Sequence[str]) -> None:
    """Keep what was said of a partner's columns. Nothing is kept of lists whose maker is not named."""
    if not asked.partner:
        return
    ready()
    columns = {
        _folded(header): column.value
        for header, column in zip(headers, asked.columns, strict=False)
        if header
    }
    Habit.objects.update_or_create(
        name=_folded(asked.partner),
        defaults={"columns": columns, "meaning": asked.meaning.value, "knows": asked.knows.value},
    )


def forget(known: Known, source: str) -> None:
    """Forget how those write their lists who told what a source says. What is known is as it was before that went."""
    told = known.accounts.get(source)
    if told is None or not is_there():
        return
    tellers = [known.mentions.get(id_) for link in told.chain if link.who for id_ in link.who.members]
    ready()
    Habit.objects.filter(name__in=[_folded(teller.name) for teller in tellers if teller]).delete()


def as_before(asked: Asked, headers: Sequence[str]) -> tuple[Asked, bool]:
    """What is asked, with what this partner's columns were last time; and whether anything was remembered."""
    if not asked.partner or not is_there():
        return asked, False
    ready()
    habit = Habit.objects.filter(name=_folded(asked.partner)).first()
    if habit is None:
        return asked, False
    columns = tuple(
        Column(habit.columns.get(_folded(header), guessed.value)) if header else guessed
        for header, guessed in zip(_padded(headers, len(asked.columns)), asked.columns, strict=True)
    )
    return (
        replace(asked, columns=columns, meaning=Meaning(habit.meaning), knows=Knows(habit.knows)),
        True,
    )


def _padded(headers: Sequence[str], width: int) -> list[str]:
    return [*headers[:width], *[""] * (width - len(headers))]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
