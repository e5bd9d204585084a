"""How the curves of a plot look: of the run that is shown, and of others beside it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CurveStyle:
    """How a curve looks. Only short curves (one point an epoch) may be 2 px wide."""

    color: str
    width: float = 1.0
    opacity: float = 1.0
    dash: tuple[float, ...] = ()
    dots: bool = False
    antialias: bool = True


MOST_OTHERS = 5
"""Runs that are drawn beside the one that is shown; more are not told apart."""


def other_key(index: int) -> str:
    """Key of the curve of another run."""
    return f"other{index}"


_DASHES = ((5.0, 4.0), (2.0, 3.0), (8.0, 3.0, 2.0, 3.0), (5.0, 4.0), (2.0, 3.0))
_OTHER_COLORS = ("older_run", "run_2", "run_3", "run_4", "run_5")
_OTHERS = {
    other_key(index): CurveStyle(color, 1.3, dash=dash)
    for index, (color, dash) in enumerate(zip(_OTHER_COLORS, _DASHES, strict=True))
}


def other_color(index: int) -> str:
    """Colour token of another run's curve."""
    return _OTHER_COLORS[index]


MEASURED_STYLES = {
    "raw": CurveStyle("train_curve", opacity=0.28, antialias=False),
    **_OTHERS,
    "train": CurveStyle("train_curve"),
    "validation": CurveStyle("validation_curve", width=2.0, dots=True),
}
RATE_STYLES = {
    **_OTHERS,
    "planned": CurveStyle("text3", dash=(3.0, 3.0)),
    "rate": CurveStyle("rate_curve"),
}
