"""From a passphrase to a key: Argon2id (RFC 9106), slow and hungry on purpose."""

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from habeas.protection.sealing import KEY

SALT = 16


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: memory in KiB, passes over it, lanes."""

    memory: int
    passes: int
    lanes: int

    def is_sane(self) -> bool:
        """Whether a machine can pay it: a key file from a stranger must not exhaust ours."""
        return 8 * self.lanes <= self.memory <= 1 << 21 and 1 <= self.passes <= 16 and 1 <= self.lanes <= 16


COST = Cost(memory=256 * 1024, passes=3, lanes=4)
"""256 MiB, three passes: about a second on a laptop of 2020, and dear to whoever guesses by the million."""

SHORTEST = 10
"""Signs that a passphrase must have. Four or five random words are better than any rule."""


def stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The key that a passphrase gives. Unicode is normalised (NFKC): keyboards differ in how they write é."""
    typed = unicodedata.normalize("NFKC", passphrase).encode()
    return Argon2id(
        salt=salt, length=KEY, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    ).derive(typed)
