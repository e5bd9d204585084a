"""Going through a part of the data, some images at a time."""

from __future__ import annotations

from cnnstudio.bridge.message import Part
from cnnstudio.engine.errors import EngineError
from cnnstudio.graph.text import translate
from cnnstudio.project.split_sizes import Part as DataPart

FIRST, LARGEST = 1, 128
"""Images of the first slice, and of any: nobody knows yet how long one takes."""

SHORT, LONG = 0.01, 0.04
"""Seconds: a slice that took less is followed by a larger one, and the reverse."""


def next_size(size: int, seconds: float) -> int:
    """Return how many images the next slice has, after how long this one took."""
    if seconds < SHORT:
        return min(LARGEST, 2 * size)
    return max(1, size // 2) if seconds > LONG else size


def data_part(part: Part) -> DataPart:
    """Return a part of the data; raises `EngineError` for a person's own images."""
    if part == "own":
        raise EngineError(
            translate("Engine", "Images of your own are looked at one by one.")
        )
    return part
