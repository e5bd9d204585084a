"""Messages about attention: where each head looks."""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.bridge.message import Bytes, FloatArray, Studied, Study


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionOf(Study):
    """Show what the heads of a layer take from where, for one image.

    `head` is the one whose numbers are wanted in full; −1 is the mean of all.
    """

    head: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionShown(Studied):
    """What each of L steps takes from each of S: every row sums to 1.

    `levels` (heads, L, S) are bytes, each head from its least to its greatest, `ranges`
    (heads, 2) what these are, and `looks` (L, S) the numbers of `head`. The steps are
    `rows` × `columns` patches of the image behind `extra` that are none, such as a
    class token; 0 × 0 if they do not lie on an image.
    """

    node: str
    part: str
    index: int
    head: int
    levels: Bytes
    ranges: FloatArray
    looks: FloatArray
    rows: int = 0
    columns: int = 0
    extra: int = 0
