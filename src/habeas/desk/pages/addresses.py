"""What stands in addresses of the desk: numbers, which anybody may have typed, and where two are compared."""

from django.urls import reverse

DIGITS = 6
"""A longer number is none that a page has asked for."""


def whole(text: str, otherwise: int = 0) -> int:
    """A number from 0 on, written in plain digits; else `otherwise`."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else otherwise


def page_in(text: str) -> int:
    """The number of a page, from 1 on; the first where nothing that can be understood was asked for."""
    return max(1, whole(text))


def side_by_side(a: str, b: str) -> str:
    """Where two mentions are compared, and where it is decided whether they are one."""
    return f"{reverse('same')}?a={a}&b={b}"
