"""Numbers that can be defended: what follows from what was counted, and apart from it, what may be missing."""
