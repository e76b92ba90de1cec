"""A statement and how it concerns a person: by name, or as one of a group. Invariant: it names all it rests on."""

from msgspec import Struct

from habeas.statements.known import Statement


class Part(Struct, frozen=True, gc=False):
    """A statement and how it concerns a person: directly, or as one of a group (`through`: the ids of
    the statements that say so)."""

    statement: Statement
    through: tuple[str, ...] = ()

    @property
    def because(self) -> tuple[str, ...]:
        """The ids of all statements this rests on."""
        return (self.statement.id, *self.through)
