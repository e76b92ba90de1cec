"""The tables that this room is shipped with, as rows of values.

Read by the loader of the package, which also reads out of an archive: importlib.resources takes longer to load than any
table takes to be read.
"""

from pkgutil import get_data


def rows(name: str) -> list[list[str]]:
    """The rows of a table (tables/NAME.tsv) without its remarks."""
    content = get_data("habeas.names", f"tables/{name}.tsv")
    assert content is not None, "a package on disk or in an archive has a loader that reads"
    lines = content.decode("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
