"""Find a source, a finding or a mention by its words. Ambiguous words are an error, never a guess."""

from collections.abc import Iterable

from habeas.acts.case import Case, CaseError
from habeas.acts.reading import Offer, offers
from habeas.statements.known import Known
from habeas.statements.mention import Mention
from habeas.statements.passage import find
from habeas.statements.source import Source


def source(known: Known, words: str) -> Source:
    """The source with this id, file name or title. Raises CaseError."""
    matches = [item for item in known.sources.values() if words in (item.id, item.filename, item.title)]
    if len(matches) != 1:
        have = ", ".join(f"“{item.filename or item.title}”" for item in known.sources.values()) or "none"
        problem = "more than one source is" if matches else "no source is"
        raise CaseError(f"{problem} called “{words}”. The case has: {have}.")
    return matches[0]


def place(text: str, words: str, title: str, *, nth: int | None = None) -> tuple[int, int]:
    """Start and end of words in a text; `nth` (from 1) picks one where they stand several times."""
    if nth is not None and not (type(nth) is int and nth > 0):
        raise CaseError(f"nth = {nth!r} should be 1, 2, 3 ...")
    starts = find(text, words) if words else []
    if not starts:
        raise CaseError(
            f"the words “{words}” do not stand in “{title}”. Copy them from the text, spelling and quotes alike."
        )
    if nth is None and len(starts) > 1:
        raise CaseError(
            f"the words “{words}” stand {len(starts)} times in “{title}”. Add more words, or nth = 1 to {len(starts)}."
        )
    if nth is not None and nth > len(starts):
        raise CaseError(f"the words “{words}” stand {len(starts)} times in “{title}”, not {nth}.")
    start = starts[(nth or 1) - 1]
    return start, start + len(words)


def offer(case: Case, of: Source, words: str, *, nth: int | None = None) -> Offer:
    """The finding whose passage has these words (or lies within them). Raises CaseError."""
    start, end = place(case.text(of.id), words, of.title, nth=nth)
    found = [
        item
        for item in offers(case, of.id)
        if (item.found.start <= start and end <= item.found.end)
        or (start <= item.found.start and item.found.end <= end)
    ]
    if not found:
        raise CaseError(f"nothing was found at “{words}” in “{of.title}”; tell it by hand with [[tell]].")
    return min(found, key=lambda item: (item.found.end - item.found.start, item.found.start))


def mention(known: Known, of: Source, name: str) -> Mention:
    """The mention that this source calls by a name, or speaks of with these words. Raises CaseError."""
    mentions = known.mentions_of(of.id)
    by_name = [item for item in mentions if item.name == name]
    matches = by_name or [item for item in mentions if _spoken_of(item, name)]
    if len(matches) != 1:
        have = _names(mentions)
        problem = "more than one mention is" if matches else "no mention is"
        raise CaseError(f"{problem} called “{name}” in “{of.title}”. It has: {have}.")
    return matches[0]


def _spoken_of(item: Mention, name: str) -> bool:
    return any(passage.exact == name for passage in item.passages)


def _names(mentions: Iterable[Mention]) -> str:
    return ", ".join(f"“{item.name}”" for item in mentions) or "none yet; accept or tell something first"
