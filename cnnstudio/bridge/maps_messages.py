"""Messages about what a single layer gives, for other images or weights than shown."""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.bridge.message import Bytes, FloatArray, Studied, Study


@dataclass(frozen=True, slots=True, kw_only=True)
class MapsOf(Study):
    """Show what a node gives, exactly: for comparing, beside what is shown.

    With `attention` what each of its heads takes from where instead (heads, L, S).
    """

    attention: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MapsShown(Studied):
    """What a node gave for one image.

    `values` float32 (C, H, W), (L, N) or (N,); `levels`, `ranges` and `odd` are its
    maps as those of a capture (`Maps`); `odd` is empty if all values are finite.
    """

    node: str
    part: str
    index: int
    values: FloatArray
    levels: Bytes
    ranges: FloatArray
    odd: Bytes
