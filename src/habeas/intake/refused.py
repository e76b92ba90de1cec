"""How intake says no. Every message says what happened, that nothing was stored, and what to do next."""

from habeas.language import gettext as _


class Refused(Exception):
    """A file that was not taken in.

    `what` says in a sentence or two what is wrong with the file, `next_step` what the person can do
    about it. The text of the exception joins them and may be shown on a page as it stands.
    """

    def __init__(self, what: str, next_step: str) -> None:
        self.what = what
        self.next_step = next_step
        super().__init__(_("{what} Nothing was stored. {next_step}").format(what=what, next_step=next_step))
