"""Arrays that grow at their end."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import DTypeLike, NDArray


class Growing:
    """Rows that grow in number. `array` is the part in use; it moves when there is no room left."""

    def __init__(self, dtype: DTypeLike = np.int32, width: int | None = None) -> None:
        self._room = np.empty((256,) if width is None else (256, width), dtype)
        self.array = self._room[:0]

    def extend(self, new: "NDArray[np.generic] | Iterable[int]") -> None:
        """Add rows at the end."""
        rows = new if isinstance(new, np.ndarray) else np.fromiter(new, self._room.dtype)
        used = len(self.array)
        needed = used + len(rows)
        if needed > len(self._room):
            room = np.empty((max(needed, 2 * len(self._room)), *self._room.shape[1:]), self._room.dtype)
            room[:used] = self.array
            self._room = room
        self._room[used:needed] = rows
        self.array = self._room[:needed]
