"""Derived values in plain English, the same on pages and on the command line. Always as said, never as fact."""

from datetime import date

from habeas.register.status import UNKNOWN, Status
from habeas.register.value import Value
from habeas.statements.known import Known

STATUS = {
    Status.HELD: "said to be held",
    Status.SAID_RELEASED: "said to have been released; not confirmed by us",
    Status.SAID_RETURNED: "said to have been sent back to a unit",
    Status.SAID_ESCAPED: "said to have escaped",
    Status.SAID_DEAD: "said to have died; not confirmed by us",
    Status.NO_NEWS: "no news",
    Status.NOT_SAID: "nothing said of custody",
}


def status(value: Value) -> str:
    """A status in words."""
    return STATUS[Status(value.value)]


def place(known: Known, value: Value) -> str:
    """A whereabouts answer in words."""
    return "whereabouts unknown" if value.value == UNKNOWN else known.mentions[value.value].name


def span(earliest: date | None, latest: date | None) -> str:
    """Bounds in words: a day, a range, or what little is known."""
    if earliest and latest:
        return f"{_day(earliest)}" if earliest == latest else f"{_day(earliest)} to {_day(latest)}"
    if latest:
        return f"no later than {_day(latest)}"
    return f"no earlier than {_day(earliest)}" if earliest else "date not known"


def days_since(fewest: int | None, most: int | None) -> str:
    """Days since the last proof of life: a range, "none dated" where there is no proof."""
    if fewest is None:
        return "none dated"
    if most is None:
        return f"at least {fewest} days ago"
    return (
        f"{most} {'day' if most == 1 else 'days'} ago" if fewest == most else f"{fewest} to {most} days ago"
    )


def voices(count: int) -> str:
    """A number of independent voices in words."""
    return "1 voice" if count == 1 else f"{count} voices"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
