"""Packages that a command needs and that are not always installed: what is missing is named, with what to install."""

from importlib import import_module


def need(packages: tuple[str, ...], extra: str, error: type[Exception]) -> None:
    """Raise the error, with what to install, if a package of an extra is missing."""
    try:
        for package in packages:
            import_module(package)
    except ModuleNotFoundError as why:
        raise error(
            f"this needs {why.name}, which is not installed. Install it with: pip install 'habeas[{extra}]'"
        ) from why
