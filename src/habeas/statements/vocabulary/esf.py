"""Where each claim goes in the HURIDOCS Events Standard Formats (ESF), and what is lost on the way.

Codes marked as a person's choice are never written by a machine: most are findings, not facts.
"""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct


class Place(Struct, frozen=True, kw_only=True):
    """A field of a format (number and meaning), and a thesaurus with the code that fits, where confirmed."""

    format: str
    field: str
    what: str
    thesaurus: str = ""
    code: str = ""
    means: str = ""


class Mapping(Struct, frozen=True, kw_only=True):
    """Either the places a claim goes to and what is lost, or why it goes nowhere."""

    maps: tuple[Place, ...] = ()
    lost: str = ""
    not_mapped: str = ""

    def __post_init__(self) -> None:
        if bool(self.maps) == bool(self.not_mapped) or bool(self.maps) != bool(self.lost):
            raise ValueError("a claim is either mapped, with what is lost, or not mapped, with the reason")


def mapping(claim: str) -> Mapping:
    """The mapping of a claim by its record name. Raises KeyError for a claim without one."""
    return mappings()[claim]


@cache
def mappings() -> dict[str, Mapping]:
    """Every claim's mapping."""
    text = files(__package__).joinpath("esf.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Mapping])
