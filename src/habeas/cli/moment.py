"""Days and moments on the command line. A day given as known-at means its end, in UTC."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import UTC, date, datetime, time, timedelta


def now() -> datetime:
    """The clock of the command line."""
    return datetime.now(UTC)


def day(text: str) -> date:
    """A day as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a day; write it as 2022-07-21") from None


def moment(text: str) -> datetime:
    """A moment as ISO 8601; without a zone it is UTC; a bare day means its last microsecond."""
    try:
        if len(text) == len("2022-07-21"):
            return datetime.combine(day(text), time(tzinfo=UTC)) + timedelta(days=1, microseconds=-1)
        parsed = datetime.fromisoformat(text)
    except (ValueError, ArgumentTypeError):
        raise ArgumentTypeError(
            f"{text!r} is not a moment; write it as 2022-07-21 or 2022-07-21T18:00"
        ) from None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def add(parser: ArgumentParser) -> None:
    """The two questions in time that every look at a case can ask."""
    parser.add_argument(
        "--as-of", metavar="DAY", type=day, help="how things stood on this day (default: today)"
    )
    add_known_at(parser)


def add_known_at(parser: ArgumentParser) -> None:
    """With whose knowledge one looks."""
    parser.add_argument(
        "--known-at",
        metavar="MOMENT",
        type=moment,
        help="as far as we knew at this moment (default: now)",
    )


def as_of(args: Namespace) -> date:
    """The day asked for; without one the day of --known-at, else today."""
    chosen: date = args.as_of or (args.known_at or now()).date()
    return chosen
