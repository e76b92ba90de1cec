"""The record: an append-only list of entries. Knows nothing of detention; an entry carries bytes."""

from habeas.ledger.entry import Draft, Entry, digest
from habeas.ledger.store import Ledger, LedgerError, Moved

__all__ = ["Draft", "Entry", "Ledger", "LedgerError", "Moved", "digest"]
