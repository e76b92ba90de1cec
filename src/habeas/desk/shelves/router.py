"""Which of the two databases a table lies in: the shelves, which can be burnt, or the people, which must not."""

from typing import Any

SHELVES = "shelves"


class Router:
    """Sends the tables of the shelves to their own database, and keeps migrations away from it."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        """Where to read a table."""
        return SHELVES if model._meta.app_label == SHELVES else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Shelves have no migrations, and nothing else lies there."""
        return db != SHELVES and app_label != SHELVES
