"""Messages of looking inside: which weights, which image, what the layers give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from cnnstudio.bridge.message import (
    Bytes,
    FloatArray,
    Message,
    Numbers,
    Part,
    Studied,
    Study,
    Subject,
)

NOTHING = np.zeros(0, np.float32)
NO_SCORES = np.zeros((0, 0), np.float32)

MOST_SCORES = 4_000_000
"""An evaluation brings the scores of all images and classes up to so many."""


@dataclass(frozen=True, slots=True)
class OpenRun(Message):
    """Load the weights of a finished run for inspection: its last or best epoch.

    With `epoch` those that were kept of that one.
    """

    run: str
    folder: str
    which: Literal["last", "best"] = "last"
    epoch: int = 0


@dataclass(frozen=True, slots=True)
class ShowDocument(Message):
    """Build the document's network with the initial weights of its seed."""

    project: str


@dataclass(frozen=True, slots=True)
class Capture(Message):
    """Show what the nodes give for one image; the newest capture replaces older ones.

    `part` and `index` choose the image, `epoch` weights of the run that were kept; 0
    are those that are shown. `detail` is the node whose float values are
    wanted in full. With `every` > 0 the capture is repeated at most every so many
    seconds while a run trains, until the next Capture or CancelCapture: mostly the
    values of `detail` alone, all nodes and the scores now and then, and when it pauses.
    """

    request: int
    subject: Subject
    nodes: tuple[str, ...]
    part: Part = "validation"
    index: int = 0
    detail: str = ""
    filters: bool = False
    every: float = 0.0
    epoch: int = 0


@dataclass(frozen=True, slots=True)
class CancelCapture(Message):
    """Stop repeating the last capture: nobody looks at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluate(Study):
    """Classify every image of a part; answered by Evaluated."""


@dataclass(frozen=True, slots=True)
class StudyProgress(Message):
    """A `Study` is worked on: `done` of `total`, which is 0 if nobody knows."""

    request: int
    done: int
    total: int = 0


@dataclass(frozen=True, slots=True)
class CancelStudy(Message):
    """Nobody waits for the answer to this request any more."""

    request: int


@dataclass(frozen=True, slots=True)
class WeightsShown(Message):
    """The network under inspection has these weights now."""

    subject: Subject
    run: str
    epoch: int
    description: str


@dataclass(frozen=True, slots=True)
class Maps(Message):
    """What was captured for one image.

    `image` is (C, H, W) float32 as the network sees it before normalisation, 0 to 1.
    `tiles` maps a node to uint8 (channels, H, W), each map scaled from its own
    minimum to its maximum; `ranges` maps it to float32 (channels, 2), and `odd`, if it
    gave any value that is not finite, to uint8 of the shape of its tiles: 1 for NaN, 2
    for +∞, 3 for −∞. `detail` is the float32 output of the detail node, `filters` its
    weights (out, in, kH, kW) if it is a convolution. `logits` are the scores, empty
    without an Output. Repeated between two looks at all nodes it has no tiles at all:
    who shows `detail` makes them of its values.
    """

    request: int
    subject: Subject
    run: str
    epoch: int
    step: int
    part: str
    index: int
    count: int
    label: int
    classes: tuple[str, ...]
    image: FloatArray
    logits: FloatArray
    tiles: Mapping[str, Bytes]
    ranges: Mapping[str, FloatArray]
    detail_node: str = ""
    detail: FloatArray | None = None
    filters: FloatArray | None = None
    seconds: float = 0.0
    odd: Mapping[str, Bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated(Studied):
    """What the network says of each image of a part, in the part's order.

    `labels` and `predicted` are class numbers (N,), `probability` (N,) is that of the
    predicted class, `of_label` (N,) that of the label: −ln of it is the sample's loss.
    `scores` (N, classes) are those before the softmax, empty if they would be more than
    `MOST_SCORES`; one score for two classes is that of the second, the first has 0.
    """

    part: str
    classes: tuple[str, ...]
    labels: Numbers
    predicted: Numbers
    probability: FloatArray
    of_label: FloatArray = field(default_factory=lambda: NOTHING)
    scores: FloatArray = field(default_factory=lambda: NO_SCORES)
