"""Messages about what a single layer gives, for other images or weights than shown."""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.bridge.message import Bytes, FloatArray, Studied, Study


@dataclass(frozen=True, slots=True, kw_only=True)
class MapsOf(Study):
    """Show what a node gives, exactly: for comparing, beside what is shown."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class MapsElsewhereOf(Study):
    """Show what a node gives in another network, for the same image.

    That is the one that the run in `folder` trained, with the weights that were kept
    `after` an epoch (`INITIAL`: before the first step, 0: its best, else its last
    ones); without a folder that of a `project`'s text with its initial weights. The
    base's `subject` and `epoch` are what is shown besides. Answered by a MapsShown
    that names the other run; refused where it has no such node, or where its image of
    that part and index is another one.
    """

    folder: str = ""
    after: int = 0
    project: str = ""
