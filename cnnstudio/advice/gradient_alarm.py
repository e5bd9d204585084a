"""What update sizes say of the gradients, and what to do about it, in this order.

Where gradients vanish or explode, structure comes before the learning rate: activation,
skip connections, initial weights and normalisation, and only then the rate. Where all
of a network moves too fast, the rate comes first.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cnnstudio.graph.text import plural, translate

HEALTHY = SLOWEST, FASTEST = 1e-4, 1e-2
"""Share of its weights that a layer usually changes by in a step."""

EARLY = 50
"""Steps before which nothing is judged: moments and norms are not settled yet."""

_VANISHED = 100.0
"""How many times less the first layers move than the last, if gradients vanish."""

_SMALL_RATE = 0.1
"""Share of the highest learning rate below which small updates are as planned."""

Kind = Literal["vanishing", "exploding", "fast", "still", "planned", "early"]
Pairs = Sequence[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to try: what it is called, and its page of help."""

    title: str
    topic: str


@dataclass(frozen=True, slots=True)
class GradientAlarm:
    """What is unusual, in a sentence; the layers by name, and what to try, in order.

    Nothing is to be tried where it is as planned, or too early to judge.
    """

    kind: Kind
    layers: tuple[str, ...]
    message: str
    suggestions: tuple[Suggestion, ...] = ()


def is_healthy(ratio: float) -> bool:
    """True inside of the band that is usual: the test of every bar and sentence."""
    return SLOWEST <= ratio <= FASTEST


def gradient_alarm(
    ratios: Pairs, rate_share: float = 1.0, step: int = EARLY
) -> GradientAlarm | None:
    """Judge layers by what share of their weights a step changes.

    None only if every layer `is_healthy`. `ratios` are (name, ratio) in the order of
    depth; `rate_share` is the learning rate of now by the highest: in a warm-up and
    late in a schedule every layer moves little. `step` is how far the run is.
    """
    outside = [pair for pair in ratios if not is_healthy(pair[1])]
    if not outside:
        return None
    if step < EARLY:
        return _calm("early", outside, _early_message(outside))
    first, last = ratios[0], ratios[-1]
    fast = [pair for pair in outside if pair[1] > FASTEST]
    if fast and first in fast and first[1] >= _VANISHED * last[1]:
        message = translate(
            "GradientAlarm",
            "Gradients explode on their way back: {0} changes by {1} a step, "
            "{2} by {3}.",
        )
        return _alarm("exploding", fast, _from_end_to_end(message, first, last))
    if fast:
        return _alarm("fast", fast, _fast_message(fast))
    if rate_share < _SMALL_RATE:
        return _calm("planned", outside, _planned_message(outside))
    if first in outside and first[1] * _VANISHED <= last[1]:
        message = translate(
            "GradientAlarm",
            "Gradients vanish on their way back: {0} changes by {1} a step, "
            "{2} by {3}.",
        )
        return _alarm("vanishing", outside, _from_end_to_end(message, first, last))
    return _alarm("still", outside, _slow_message(outside))


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


def ways_to_calm() -> tuple[Suggestion, ...]:
    """What to try where layers move too fast, the rate first."""
    return (
        Suggestion(
            translate("GradientAlarm", "a lower learning rate"), "setting/learning_rate"
        ),
        Suggestion(translate("GradientAlarm", "warm-up"), "setting/warmup"),
        Suggestion(translate("GradientAlarm", "BatchNorm"), "page/batch_norm"),
    )


def _alarm(kind: Kind, pairs: Pairs, message: str) -> GradientAlarm:
    ways = ways_to_calm() if kind == "fast" else suggestions()
    return GradientAlarm(kind, tuple(n for n, _ in pairs), message, ways)


def _calm(kind: Kind, pairs: Pairs, message: str) -> GradientAlarm:
    return GradientAlarm(kind, tuple(n for n, _ in pairs), message)


def _from_end_to_end(
    message: str, first: tuple[str, float], last: tuple[str, float]
) -> str:
    return message.format(first[0], _share(first[1]), last[0], _share(last[1]))


def _early_message(outside: Pairs) -> str:
    said = plural(
        "GradientAlarm", len(outside),
        "{0} is outside of the green band; the first {1} steps are not judged.",
        "{n} layers are outside of the green band; the first {1} steps are not judged.",
    )  # fmt: skip
    return said.format(outside[0][0], EARLY, n=len(outside))


def _planned_message(slow: Pairs) -> str:
    said = plural(
        "GradientAlarm", len(slow),
        "{0} changes little, as planned: the learning rate is low now.",
        "{n} layers change little, as planned: the learning rate is low now.",
    )  # fmt: skip
    return said.format(slow[0][0], n=len(slow))


def _fast_message(fast: Pairs) -> str:
    name, ratio = max(fast, key=lambda pair: pair[1])
    said = plural(
        "GradientAlarm", len(fast),
        "{0} changes too fast: {1} of its weights a step. Expected 0.01 % to 1 %.",
        "{n} layers change too fast, {0} most: {1} of its weights a step. "
        "Expected 0.01 % to 1 %.",
    )  # fmt: skip
    return said.format(name, _share(ratio), n=len(fast))


def _slow_message(slow: Pairs) -> str:
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
