"""Whether a second look at two names is worth its time: the one place that says when, for two names and for columns.

Invariant: a pair that is not worth a second look could not have become "same" by it.
"""

from habeas.names.name import Name, Word

MOST_LETTERS = 3
"""Words that differ in more consonants are not alike in any reading."""


def worth(a: Name, b: Name) -> bool:
    """Whether all words of the shorter name, or two of them, have one like them in the other."""
    first, second = a.words, b.words
    if len(first) > len(second):
        first, second = second, first
    alike = sum(any(words_alike(x, y) for y in second) for x in first)
    return alike >= min(2, len(first))


def words_alike(x: Word, y: Word) -> bool:
    """Whether two words could be one in some reading."""
    if (x.letters & y.letters and (x.letters ^ y.letters).bit_count() <= MOST_LETTERS) or x.sound == y.sound:
        return True
    return bool(x.given and y.given and x.given.all & y.given.all)
