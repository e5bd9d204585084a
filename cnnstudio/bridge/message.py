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


@dataclass(frozen=True, slots=True)
class Message:
    """Base of all messages; `reply_to` names the request that an event answers."""
