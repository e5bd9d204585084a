"""What a sliding layer works on, for the convolution lab."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cnnstudio.bridge.message import FloatArray, Studied, Study

Setting = int | bool | str | tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerAtWork(Study):
    """What arrives at a convolution or pooling for an image, and one filter of it."""

    channel: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerWorks(Studied):
    """Input (C, H, W) of a layer and its map (H, W) of one channel.

    `kind` is the type of a layer of the document that does the same, `settings` its
    fields. `weights` (C/groups, kH, kW) and `bias` are those of the filter that makes
    the channel, None and 0 for a pooling. `channel` is the nearest that there is.
    """

    node: str
    channel: int
    kind: str
    settings: Mapping[str, Setting]
    image: FloatArray
    output: FloatArray
    weights: FloatArray | None = None
    bias: float = 0.0
