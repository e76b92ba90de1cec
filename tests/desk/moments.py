"""The fixed clock of the desk's tests."""

from datetime import UTC, datetime

NOW = datetime(2022, 8, 1, 12, 0, tzinfo=UTC)
