"""How high a plot reaches: what is to be seen of its curves, and its numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cnnstudio.ui.training import ticks
from cnnstudio.ui.training.curve_plot import CurvePlot
from cnnstudio.ui.training.plot_kinds import LOSS, PlotKind
from cnnstudio.ui.training.run_curves import Curve

Floats = NDArray[np.float64]
Range = tuple[float, float]
Ticks = tuple[tuple[float, str], ...]

_PIXELS_A_TICK = 34
_FAR_AWAY, _SMALLEST = 1e30, 1e-9
_HEADROOM = 1.07


def range_of(
    kind: PlotKind, log: bool, raw: Curve, steady: Sequence[Curve], chance: float | None
) -> Range:
    """Return least and greatest value of the axis.

    `raw` may leave the plot at its spikes; the `steady` curves are all to be seen, as
    is the loss of mere `chance`.
    """
    lines = [y[np.isfinite(y)] for _, y in steady]
    extra = [] if chance is None else [chance * 1.02]
    if log:
        return _log_range(kind, raw[1], lines, extra)
    values = np.concatenate([*lines, np.array(extra)])
    if kind.form == "trained" and kind.is_share:
        return _share_range(lines)
    high = float(values.max()) if len(values) else 0.0
    if kind.key == LOSS:
        # One spike must not press all else flat: the smoothed line sets the scale.
        return ticks.linear_range(0.0, max(high, 1e-6) if len(values) else 3.0, 5)
    if kind.is_share:
        return ticks.percent_range(0.0, high)
    low = min(0.0, float(values.min())) if len(values) else 0.0
    return low, (high or 1.0) * _HEADROOM


def ticks_of(kind: PlotKind, plot: CurvePlot) -> Ticks:
    """Return where numbers stand at the y axis, and what they say."""
    low, high = plot.view.y
    if kind.form == "rate" and not plot.view.log:
        places = [0.0, high / _HEADROOM]
    elif plot.view.log:
        most = max(2, int(plot.plot_box.height() / _PIXELS_A_TICK))
        places = ticks.log_ticks(low, high, max(3, most * 3 // 2))
    else:
        most = max(2, int(plot.plot_box.height() / _PIXELS_A_TICK))
        places = ticks.linear_ticks(low, high, most)
    return tuple(zip(places, kind.numbers(places), strict=True))


def _log_range(
    kind: PlotKind, raw: Floats, lines: list[Floats], extra: list[float]
) -> Range:
    every = np.concatenate([raw, *lines, np.array(extra)])
    # Neither not-a-number nor infinity is between the two.
    positive = every[(every > _SMALLEST) & (every < _FAR_AWAY)]
    if len(positive) == 0 or not (len(raw) or any(len(v) for v in lines)):
        return (0.02, 5.0) if kind.key == LOSS else (1e-4, 1.0)
    # A few very good batches must not take half of the plot either.
    low = _low_end(positive, 0.02)
    smallest = [float(v[v > _SMALLEST].min(initial=low)) for v in lines]
    least, most = min([low, *smallest]), float(positive.max())
    bottom, top = ticks.log_range(least, most)
    return bottom, top if top > bottom else bottom * 10


def _share_range(lines: list[Floats]) -> Range:
    known = [values for values in lines if len(values)]
    if not known:
        return 0.0, 1.0
    # The steep start of a line may leave the plot below, so that the rest is seen.
    lows = [_low_end(v, 0.12) if len(v) > 50 else float(v.min()) - 0.01 for v in known]
    return ticks.percent_range(min(lows), max(float(v.max()) for v in known))


def _low_end(values: Floats, share: float) -> float:
    """Return the value that such a share lies below (np.quantile takes much longer)."""
    at = int(share * (len(values) - 1))
    return float(np.partition(values, at)[at])
