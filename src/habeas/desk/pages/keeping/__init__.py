"""Keeping the case: backups, packages from and for colleagues, where two disagree, checking."""
