"""What the + and - of a number field do to its text. Pure Python."""

from __future__ import annotations

import math
import re

from cnnstudio.ui.format import rate

_NUMBER = re.compile(r"[-\u2212+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NUMBERS_ONLY = re.compile(r"[\s\d.,eE+\-\u2212\u00d7x()\[\]]*")


def can_step(text: str) -> bool:
    """Return whether the text is one or several numbers, not an expression."""
    return bool(_NUMBER.search(text)) and bool(_NUMBERS_ONLY.fullmatch(text))


def stepped(
    text: str,
    steps: int,
    whole: bool,
    minimum: float | None = None,
    maximum: float | None = None,
) -> str:
    """Return the text with every number in it moved by some steps.

    Whole numbers move by one each; others along 1, 2, 5, 10, so that rates and
    factors of any size are reached with a few steps.
    """
    if not can_step(text):
        return text

    def moved(match: re.Match[str]) -> str:
        number = float(match.group().replace("\u2212", "-"))
        if whole:
            return str(int(_bounded(number + steps, minimum, maximum)))
        for _ in range(abs(steps)):
            number = _next(number, steps > 0)
        return _written(_bounded(number, minimum, maximum))

    return _NUMBER.sub(moved, text)


def _bounded(number: float, minimum: float | None, maximum: float | None) -> float:
    if minimum is not None:
        number = max(number, minimum)
    return number if maximum is None else min(number, maximum)


def _next(number: float, up: bool) -> float:
    if number == 0:
        return 0.001 if up else -0.001
    if number < 0:
        return -_next(-number, not up)
    power = math.floor(math.log10(number) + 1e-9)
    series = [float(f"{m}e{power + p}") for p in (-1, 0, 1) for m in (1, 2, 5)]
    if up:
        return min(x for x in series if x > number * (1 + 1e-9))
    return max(x for x in series if x < number * (1 - 1e-9))


def _written(number: float) -> str:
    if number == 0:
        return "0"
    return f"{number:g}" if 1e-4 <= abs(number) < 1e6 else rate(number)
