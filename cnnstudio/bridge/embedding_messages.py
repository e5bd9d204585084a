"""Messages about how a network places images before it decides: an embedding."""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.bridge.message import FloatArray, Numbers, Studied, Study

MOST_POINTS = 5_000
"""Images that are placed: of a larger part as many, spread over all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddingOf(Study):
    """Place the images of a part by what the last layer with weights is given.

    Answered by Embedding.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedding(Studied):
    """Images in two dimensions: in the plane of their features' principal components.

    `places` (N,) count within the part, `points` (N, 2) are in that plane, turned so
    that classes stay where they are from one epoch to the next, `shares` (2,) are the
    parts of the variance along its axes. `layer` (the engine's id) is given the
    `features`, `count` numbers each; of maps they are the means. `labels` and
    `predicted` (N,) are class numbers, −1 where there is not one.
    """

    part: str
    layer: str
    count: int
    places: Numbers
    points: FloatArray
    shares: FloatArray
    labels: Numbers
    predicted: Numbers
