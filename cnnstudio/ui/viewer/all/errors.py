"""How far numbers are from what they should be, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Errors:
    """Of one target: mean absolute and root mean squared error, mean error and R².

    R², the share of the targets' variance that is explained, is 1 − Σ(y − ŷ)² /
    Σ(y − ȳ)²; NaN where all targets are equal. `count` numbers are known.
    """

    mae: float
    rmse: float
    bias: float
    r2: float
    count: int


def errors_of(said: Numbers, true: Numbers) -> Errors:
    """Compare predictions (N,) with targets (N,); what is no number is left out."""
    known = np.isfinite(said) & np.isfinite(true)
    y = true[known].astype(np.float64)
    far = said[known].astype(np.float64) - y
    if not len(far):
        return Errors(*(float("nan"),) * 4, 0)
    spread = float(((y - y.mean()) ** 2).sum())
    squares = float((far**2).sum())
    return Errors(
        float(np.abs(far).mean()),
        float(np.sqrt(squares / len(far))),
        float(far.mean()),
        1 - squares / spread if spread else float("nan"),
        len(far),
    )


def iou_of(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the IoU (C,) of each class from pixels (true, predicted); NaN of none."""
    right = np.diag(counts).astype(np.float64)
    union = counts.sum(0) + counts.sum(1) - right
    nothing = np.full(len(counts), np.nan)
    return np.asarray(np.divide(right, union, where=union > 0, out=nothing))
