"""Word lists as they stand in the tables of this reader: one string, words apart by blanks."""


def word_set(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())
