"""What a file declares about itself: title, language, day. What is malformed counts as unsaid."""

import re
from datetime import date

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_LONGEST_TITLE = 500


def language(raw: str | None) -> str | None:
    """The BCP 47 tag in `raw` ("ru", "uk-UA"; "ru_RU" is read as "ru-RU"), or None."""
    tag = (raw or "").strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else None


def day(raw: str | None) -> str | None:
    """The ISO day at the start of `raw`, as written there (no change of time zone), or None."""
    found = _DAY.match((raw or "").strip())
    if found is None:
        return None
    try:
        return date.fromisoformat(found.group()).isoformat()
    except ValueError:
        return None


def title(raw: str | None) -> str | None:
    """The title on one line, at most 500 code points, or None when it is blank."""
    line = " ".join((raw or "").encode("utf-8", "ignore").decode().replace("\x00", "").split())
    return line[:_LONGEST_TITLE] or None
