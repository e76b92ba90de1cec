"""Numbers that people stand for: one that was published, an estimate that somebody signed. Neither quotes a word of any
source, so that they stay when words are withdrawn."""

from msgspec import Struct


class PublishedNumber(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A number that was published, with all that it takes to work it out again. It has ids and numbers, and no names,
    so that it may stay when the words it rested on are gone.

    `sentence` is what was printed, `where` says where. `question` is the set that was counted (`tally/asked.py`), of
    whom at least `voices` independent voices spoke; `as_of` the day, `known_at` the moment up to which the record
    counts (both ISO 8601). `rule` names the way of counting. `number` is what was counted then; `people` are those who
    counted (mentions), `because` the statements, `digest` is SHA-256 over both, in hex; `tellings` and `sources` are
    where the statements stand; `may_be` are pairs of those people who were taken for one, as nobody had decided.
    """

    id: str
    sentence: str
    where: str
    question: str
    voices: int
    as_of: str
    known_at: str
    rule: str
    number: int
    people: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    tellings: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    may_be: tuple[tuple[str, str], ...] = ()
    digest: str


class SignedEstimate(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An estimate of how many there are in all, with the assumptions under which whoever signed it stands for it.

    `question`, `voices`, `as_of`, `known_at` are as for a published number. `lists` are the sources whose overlap it
    rests on, `counts[r]` how many people were on exactly those whose bits are set in r. `method` and `seed` give it
    again. `seen` were on any list; `lo95`, `median`, `hi95` are whole people, those seen among them. `resampled` is how
    many tables were drawn from links that were not sure (0: none were).
    """

    id: str
    question: str
    voices: int
    as_of: str
    known_at: str
    lists: tuple[str, ...]
    counts: tuple[int, ...]
    method: str
    seed: int
    seen: int
    lo95: int
    median: int
    hi95: int
    resampled: int = 0
    assumptions: str
    warnings: tuple[str, ...] = ()
