"""Same person? What may be one person, asked one after the other; several at once; and telling a person apart again."""

from habeas.desk.pages.same.picks import VERDICTS, same_as

__all__ = ["VERDICTS", "same_as"]
