"""What counting by name asks of every statement and every name, in columns kept beside a state of the record.

Invariant: columns that grew answer as columns made anew would, and both as the plain rule in `tally.named` does.
"""

from habeas.tally.columns.kept import Columns

__all__ = ["Columns"]
