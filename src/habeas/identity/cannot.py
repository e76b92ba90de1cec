"""What keeps a list from being linked: told in one sentence, with what to do. Nothing was changed then."""


class CannotLink(Exception):
    """A table that cannot be linked as it stands, or a package that is missing."""
