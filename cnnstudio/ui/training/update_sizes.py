"""How much the weights of each layer move: size of the update by size of the weights.

Read from the series `layer/ID/update_ratio`, which the engine measures every few
steps. About 1e-3 is usual (Karpathy, CS231n: "should be somewhere around 1e-3").
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from cnnstudio.bridge.metric_history import RunHistory
from cnnstudio.ui.training.flow_layers import shown_node

WINDOW = 50
"""Steps over which the ratio is averaged."""

LEAST, MOST = 1e-5, 0.1
"""Ends of the logarithmic scale on which it is shown."""

_USUAL = 1e-3
_PREFIX, _SUFFIX = "layer/", "/update_ratio"


class UpdateSizes:
    """Mean ratios over the last steps, worked out once for all who show them."""

    def __init__(self) -> None:
        self._history: RunHistory | None = None
        self._step = 0
        self._ratios: dict[str, float] = {}

    def of(self, history: RunHistory) -> dict[str, float]:
        """Return the ratio of every layer of a run, by the engine's id."""
        names = [n for n in history.steps if n.startswith(_PREFIX)]
        names = [n for n in names if n.endswith(_SUFFIX)]
        last = max((history.steps[n].last_step or 0 for n in names[:1]), default=0)
        if history is not self._history or last != self._step:
            self._history, self._step = history, last
            self._ratios = update_ratios(history, names)
        return self._ratios


def update_ratios(
    history: RunHistory, names: Iterable[str], window: int = WINDOW
) -> dict[str, float]:
    """Return the means of these series over the last steps, by the engine's id."""
    found = {}
    for name in names:
        values = history.steps[name].recent(window)
        mean = float(values.mean()) if len(values) else math.nan
        if math.isfinite(mean):
            found[name[len(_PREFIX) : -len(_SUFFIX)]] = mean
    return found


def place_of(ratio: float) -> float:
    """Return where the logarithm of a ratio lies: 0 at `LEAST`, 1 at `MOST`."""
    if not ratio > 0:
        return 0.0
    width = math.log10(MOST / LEAST)
    return min(1.0, max(0.0, math.log10(ratio / LEAST) / width))


def by_shown_node(ratios: Mapping[str, float], path: str) -> dict[str, float]:
    """Return the ratios of what is seen inside of the block instance at `path`.

    A block that is seen from outside has that of its layer which is furthest from what
    is usual.
    """
    seen: dict[str, float] = {}
    for layer, ratio in ratios.items():
        node = shown_node(layer, path)
        if not node:
            continue
        if node not in seen or _strangeness(ratio) > _strangeness(seen[node]):
            seen[node] = ratio
    return seen


def _strangeness(ratio: float) -> float:
    return abs(math.log10(ratio / _USUAL)) if ratio > 0 else math.inf
