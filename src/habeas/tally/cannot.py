"""Why a number cannot be given, in words for whoever asked. Invariant: nothing was changed by asking."""


class CannotTally(ValueError):
    """A file, a question or an option that cannot be worked with. The message says what, where, what to do."""


class TooEntangled(CannotTally):
    """So many groups depend on one another that the bounds cannot be worked out exactly."""
