"""Randomness: ids that tell nothing. An id never comes from a name, a time or a count."""

import secrets


def new_id(prefix: str) -> str:
    """A fresh id: the prefix for the eye ("m_" mention, "s_" source ...) and 80 random bits."""
    return f"{prefix}_{secrets.token_hex(10)}"


def below(count: int) -> int:
    """A whole number from 0 to `count` - 1, each as likely as any."""
    return secrets.randbelow(count)
