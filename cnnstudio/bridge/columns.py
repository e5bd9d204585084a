"""Growing columns of numbers that never move what they hold already."""

from __future__ import annotations

import math
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Number = TypeVar("Number", bound=np.generic)
FIRST_CHUNK = 1024


class Column(Generic[Number]):
    """Numbers of one type in chunks, each twice as long as the one before.

    Appending copies nothing that is there, so it never pauses; half of the room at
    most is unused; and a column of any length has only a few chunks.
    """

    def __init__(self, dtype: type[Number]) -> None:
        self._dtype = np.dtype(dtype)
        self._chunks: list[NDArray[Number]] = []
        self._starts: list[int] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def append(self, values: NDArray[Any]) -> None:
        """Add values at the end."""
        done = 0
        while done < len(values):
            chunk, offset = self._place(self._length)
            count = min(len(chunk) - offset, len(values) - done)
            chunk[offset : offset + count] = values[done : done + count]
            done += count
            self._length += count

    def truncate(self, length: int) -> None:
        """Forget all but the first `length` values."""
        self._length = min(self._length, max(0, length))
        while self._starts and self._starts[-1] >= max(1, self._length):
            self._starts.pop()
            self._chunks.pop()

    def get(self, start: int, stop: int) -> NDArray[Number]:
        """Return the values from `start` up to `stop`; a copy only across chunks."""
        stop = min(stop, self._length)
        parts = []
        while start < stop:
            chunk, offset = self._place(start)
            part = chunk[offset : offset + stop - start]
            parts.append(part)
            start += len(part)
        if len(parts) == 1:
            return parts[0]
        return np.concatenate(parts) if parts else np.empty(0, self._dtype)

    def at(self, index: int) -> Any:
        """Return one value as a plain number."""
        chunk, offset = self._place(index)
        return chunk[offset].item()

    def take(self, indices: NDArray[np.int64]) -> NDArray[Number]:
        """Return the values at ascending `indices`."""
        bounds = np.searchsorted(indices, [*self._starts, self._length])
        parts = [
            chunk[indices[first:last] - start]
            for chunk, start, first, last in zip(
                self._chunks, self._starts, bounds[:-1], bounds[1:], strict=True
            )
        ]
        return np.concatenate(parts) if parts else np.empty(0, self._dtype)

    def search(self, value: float, *, behind: bool = False) -> int:
        """Return where `value` would go in an ascending column.

        That is in front of what equals it, or else behind it.
        """
        side: Literal["left", "right"] = "right" if behind else "left"
        if self._dtype.kind == "i" and math.isfinite(value):
            # A key of the column's own type: for another, numpy converts every value.
            value = self._dtype.type(math.floor(value) if behind else math.ceil(value))
        for number in reversed(range(len(self._chunks))):
            start, chunk = self._starts[number], self._chunks[number]
            first = chunk[0].item()
            if first < value or (behind and first == value):
                held = chunk[: self._length - start]
                return start + int(np.searchsorted(held, value, side))
        return 0

    def _place(self, index: int) -> tuple[NDArray[Number], int]:
        number = bisect_right(self._starts, index) - 1
        if number < 0 or index >= self._starts[number] + len(self._chunks[number]):
            number += 1
            self._starts.append(index)
            self._chunks.append(np.empty(FIRST_CHUNK << number, self._dtype))
        return self._chunks[number], index - self._starts[number]
