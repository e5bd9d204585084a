"""What update sizes say of the gradients, and what to do about it, in this order.

Structure comes before the learning rate: activation, skip connections, initial weights
and normalisation, and only then the rate.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cnnstudio.graph.text import plural, translate

SLOWEST, FASTEST = 1e-4, 1e-2
"""Share of its weights that a layer usually changes by in a step."""

_VANISHED = 100.0
"""How many times less the first layers move than the last, if gradients vanish."""

_SMALL_RATE = 0.1
"""Share of the highest learning rate below which small updates are as planned."""

Kind = Literal["vanishing", "fast", "still"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to try: what it is called, and its page of help."""

    title: str
    topic: str


@dataclass(frozen=True, slots=True)
class GradientAlarm:
    """What is wrong, in a sentence; the layers by name, and what to try, in order."""

    kind: Kind
    layers: tuple[str, ...]
    message: str
    suggestions: tuple[Suggestion, ...]


def gradient_alarm(
    ratios: Sequence[tuple[str, float]], rate_share: float = 1.0
) -> GradientAlarm | None:
    """Judge layers by what share of their weights a step changes; None: all is well.

    `ratios` are (name, ratio) in the order of depth; `rate_share` is the learning rate
    of now by the highest so far: late in a schedule every layer moves little.
    """
    fast = [pair for pair in ratios if pair[1] > FASTEST]
    if fast:
        return _alarm("fast", fast, _fast_message(fast))
    slow = [pair for pair in ratios if pair[1] < SLOWEST]
    if not slow or rate_share < _SMALL_RATE:
        return None
    first, last = ratios[0], ratios[-1]
    if first[1] * _VANISHED <= last[1] and first in slow:
        message = translate(
            "GradientAlarm",
            "Gradients vanish on their way back: {0} changes by {1} a step, "
            "{2} by {3}.",
        ).format(first[0], _share(first[1]), last[0], _share(last[1]))
        return _alarm("vanishing", slow, message)
    return _alarm("still", slow, _slow_message(slow))


def suggestions() -> tuple[Suggestion, ...]:
    """What to try, the first thing first."""
    return (
        Suggestion(translate("GradientAlarm", "activation"), "page/gradients"),
        Suggestion(
            translate("GradientAlarm", "skip connections"), "page/skip_connections"
        ),
        Suggestion(
            translate("GradientAlarm", "initial weights"), "page/initial_weights"
        ),
        Suggestion(translate("GradientAlarm", "BatchNorm"), "page/batch_norm"),
        Suggestion(
            translate("GradientAlarm", "then the learning rate"),
            "setting/learning_rate",
        ),
    )


def _alarm(
    kind: Kind, pairs: Sequence[tuple[str, float]], message: str
) -> GradientAlarm:
    return GradientAlarm(kind, tuple(n for n, _ in pairs), message, suggestions())


def _fast_message(fast: Sequence[tuple[str, float]]) -> str:
    name, ratio = max(fast, key=lambda pair: pair[1])
    said = plural(
        "GradientAlarm", len(fast),
        "{0} changes too fast: {1} of its weights a step. Expected 0.01 % to 1 %.",
        "{n} layers change too fast, {0} most: {1} of its weights a step. "
        "Expected 0.01 % to 1 %.",
    )  # fmt: skip
    return said.format(name, _share(ratio), n=len(fast))


def _slow_message(slow: Sequence[tuple[str, float]]) -> str:
    name, ratio = min(slow, key=lambda pair: pair[1])
    said = plural(
        "GradientAlarm", len(slow),
        "{0} hardly changes: {1} of its weights a step. Expected 0.01 % to 1 %.",
        "{n} layers hardly change, {0} least: {1} of its weights a step. "
        "Expected 0.01 % to 1 %.",
    )  # fmt: skip
    return said.format(name, _share(ratio), n=len(slow))


def _share(ratio: float) -> str:
    """Return a ratio as per cent with two figures: `1.5 %`, `0.0001 %`."""
    percent = ratio * 100
    if percent <= 0:
        return "0 %"
    places = max(0, 1 - math.floor(math.log10(percent) + 1e-9))
    text = f"{percent:.{places}f}"
    return (text.rstrip("0").rstrip(".") if places else text) + " %"
