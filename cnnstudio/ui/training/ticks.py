"""Where the lines of a plot's grid lie, and how wide its axes are. Pure Python."""

from __future__ import annotations

import math

_STEPS = (1.0, 2.0, 5.0, 10.0)
_DAY = 86_400.0
_TIMES = (
    1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1_800.0,
    3_600.0, 7_200.0, 10_800.0, 21_600.0, 43_200.0, _DAY,
)  # fmt: skip


def nice_step(span: float, most: int) -> float:
    """Return the smallest 1-2-5 step that divides `span` into at most `most` parts."""
    if span <= 0 or not math.isfinite(span):
        return 1.0
    rough = span / max(1, most)
    unit = 10.0 ** math.floor(math.log10(rough))
    # The tolerance keeps 0.3 / 3 from becoming 0.2 by a rounding error.
    return next(s * unit for s in _STEPS if s * unit >= rough * (1 - 1e-9))


def linear_ticks(low: float, high: float, most: int) -> list[float]:
    """Return multiples of a 1-2-5 step between `low` and `high`, both included.

    At least two, since a single number tells nothing of the scale, even if that is
    more than `most`.
    """
    span, ticks = high - low, [low]
    while len(ticks) < 2 and span > 0:
        step = nice_step(span, most)
        first = math.ceil(low / step - 1e-6)
        last = math.floor(high / step + 1e-6)
        ticks = [round(i * step, 12) for i in range(first, last + 1)]
        most += 1
    return ticks


def whole_ticks(low: float, high: float, most: int) -> list[float]:
    """Return whole numbers only, for axes that count epochs or steps."""
    step = max(1.0, nice_step(high - low, most))
    first, last = math.ceil(low / step - 1e-6), math.floor(high / step + 1e-6)
    return [i * step for i in range(first, last + 1)]


def time_ticks(low: float, high: float, most: int) -> list[float]:
    """Return whole seconds, minutes or hours, for axes that count seconds."""
    rough = (high - low) / max(1, most)
    step = next((s for s in _TIMES if s >= rough * (1 - 1e-9)), 0.0)
    if not step:
        step = _DAY * nice_step(max(rough, _DAY) / _DAY, 1)
    first, last = math.ceil(low / step - 1e-6), math.floor(high / step + 1e-6)
    return [i * step for i in range(first, last + 1)]


def log_ticks(low: float, high: float, most: int) -> list[float]:
    """Return 1-2-5 values between two positive ends; decades only if they are many.

    At least two, as of linear ones.
    """
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    inside, shown = (low * (1 - 1e-9), high * (1 + 1e-9)), [low, high]
    for digits in ((1, 2, 5), (1, 3), (1,)):
        values = [digit * 10.0**decade for decade in decades for digit in digits]
        ticks = [value for value in values if inside[0] <= value <= inside[1]]
        if len(ticks) < 2:
            return shown[:: len(shown) - 1]
        if len(ticks) <= most:
            return ticks
        shown = ticks
    every = math.ceil(len(ticks) / max(2, most))
    return ticks[::every]


def log_range(low: float, high: float) -> tuple[float, float]:
    """Widen two positive values to 1-2-5 values, so that the axis seldom jumps."""
    return _log_edge(low, up=False), _log_edge(high, up=True)


def _log_edge(value: float, up: bool) -> float:
    unit = 10.0 ** math.floor(math.log10(value))
    edges = [unit, 2 * unit, 5 * unit, 10 * unit]
    if up:
        return next(e for e in edges if e >= value * (1 - 1e-9))
    return next(e for e in reversed(edges) if e <= value * (1 + 1e-9))


def linear_range(low: float, high: float, most: int) -> tuple[float, float]:
    """Widen two values to multiples of a 1-2-5 step."""
    step = nice_step(max(high - low, abs(high) * 1e-3, 1e-12), most)
    return math.floor(low / step + 1e-6) * step, math.ceil(high / step - 1e-6) * step


def percent_range(low: float, high: float) -> tuple[float, float]:
    """Widen two shares to an axis that ends at 100 % where the values come near."""
    low, high = max(0.0, min(low, 1.0)), max(0.0, min(high, 1.0))
    top = 1.0 if high > 0.9 else math.ceil(high * 10 - 1e-9) / 10
    top = max(top, 0.1)
    step = nice_step(top - low, 5) if top > low else 0.02
    bottom = max(0.0, math.floor(low / step + 1e-6) * step)
    return (bottom if bottom < top else max(0.0, top - 0.1)), top


def numbers(values: list[float]) -> list[str]:
    """Write the numbers of an axis, with as many places as the finest of them needs."""
    if values and min(values) > 0 and max(values) / min(values) >= 50:
        return [f"{value:g}" for value in values]
    places = next((p for p in range(6) if _fits(values, p)), 6)
    return [f"{value:.{places}f}" if value else "0" for value in values]


def percents(values: list[float]) -> list[str]:
    """Write the shares of an axis in percent, all with the same places."""
    hundreds = [value * 100 for value in values]
    places = next((p for p in range(4) if _fits(hundreds, p)), 4)
    return [f"{value:.{places}f} %" for value in hundreds]


def _fits(values: list[float], places: int) -> bool:
    return all(abs(round(v, places) - v) < 1e-9 * max(1.0, abs(v)) for v in values)
