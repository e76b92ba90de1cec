"""The record: feeds of signed, sealed entries that only grow. Knows nothing of detention; an entry carries bytes."""

from habeas.ledger.entry import Draft, Entry
from habeas.ledger.errors import LedgerError, Moved, MustNotSign
from habeas.ledger.store import Access, Ledger

__all__ = ["Access", "Draft", "Entry", "Ledger", "LedgerError", "Moved", "MustNotSign"]
