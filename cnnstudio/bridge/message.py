"""What window and engine say to each other: frozen records of plain values and arrays.

Requests go to the engine, events come from it. A field is a number, a text, a bool,
None, a tuple or mapping of these, or a numpy array; arrays may also be values of a
mapping. `framing` turns any of them into bytes; no pickles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
Counts = NDArray[np.int64]
Numbers = NDArray[np.int32]
Bytes = NDArray[np.uint8]

# What an inspection looks at: the network of the run (live while it trains, else the
# one whose weights were loaded), or the document with fresh weights.
Subject = Literal["run", "document"]

INITIAL = -1
"""In the place of an epoch: the weights before the first step."""

# Where an image comes from: a part of the data, or a person's own ones, by number.
Part = Literal["train", "validation", "test", "own"]


@dataclass(frozen=True, slots=True)
class Message:
    """Base of all messages; `reply_to` names the request that an event answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Study(Message):
    """A question about a network that is looked into; each kind is a class of its own.

    `epoch` chooses weights of the run that were kept (`INITIAL`: those before the first
    step), 0 those that are shown. `part`
    and `index` choose the image, `node` (as the engine names it) the layer. A kind that
    needs none of them leaves them as they are.

    With a `folder` it is asked of the run that is kept there, instead of the one that
    is shown (epoch 0: its best, else its last weights); with a `project`, a text, of
    that network with its initial weights. Refused where the image is another one there.

    Answered by a `Studied`, after
    StudyProgress if it takes long, or by RequestFailed. The newest question of a kind
    takes the place of an older one that is still worked on.
    """

    request: int
    subject: Subject
    epoch: int = 0
    part: Part = "validation"
    index: int = 0
    node: str = ""
    folder: str = ""
    project: str = ""

    @property
    def is_elsewhere(self) -> bool:
        """True if it is asked of another network than the one that is shown."""
        return bool(self.folder or self.project)


@dataclass(frozen=True, slots=True, kw_only=True)
class Studied(Message):
    """The answer to a `Study`; run, epoch and step name the weights it is true of."""

    request: int
    subject: Subject
    run: str
    epoch: int
    step: int
