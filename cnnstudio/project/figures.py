"""How shares are written, the same in every panel and in what is written to a file."""

from __future__ import annotations

import math

MINUS = "\u2212"
UNKNOWN = "?"


def percent(part: float, places: int = 2) -> str:
    """Return a share between 0 and 1 as percent: `98.78 %`."""
    if not math.isfinite(part):
        return UNKNOWN
    return f"{part * 100:.{places}f} %".replace("-", MINUS)
