"""Versions of a partner's list held against one another: who appeared, who vanished, who changed. Nobody is joined."""
