"""Text to suggested statements. A reader proposes, with its rule and its reason; a person decides."""

VERSION = "1"
"""Raised with every change that may find other things: readings kept beside sources are then made anew."""
