"""How the curves of a plot look: of the run that is shown, and of others beside it."""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.ui.training.run_look import RunLook, look_of


@dataclass(frozen=True, slots=True)
class CurveStyle:
    """How a curve looks. Only short curves (one point an epoch) may be 2 px wide."""

    color: str
    width: float = 1.0
    opacity: float = 1.0
    dash: tuple[float, ...] = ()
    dots: bool = False
    antialias: bool = True


PLANNED_DASH = (3.0, 3.0)

MOST_OTHERS = 5
"""Runs that are drawn beside the one that is shown; more are not told apart."""


def other_key(index: int) -> str:
    """Key of the curve of another run."""
    return f"other{index}"


def other_style(look: RunLook) -> CurveStyle:
    """Return how another run's curve is drawn."""
    return CurveStyle(look.color, 1.3, dash=look.dash)


_OTHERS = {other_key(index): other_style(look_of(1)) for index in range(MOST_OTHERS)}
MEASURED_STYLES = {
    "raw": CurveStyle("train_curve", opacity=0.28, antialias=False),
    **_OTHERS,
    "train": CurveStyle("train_curve"),
    "validation": CurveStyle("validation_curve", width=2.0, dots=True),
}
RATE_STYLES = {
    **_OTHERS,
    "planned": CurveStyle("text3", dash=PLANNED_DASH),
    "rate": CurveStyle("rate_curve"),
}
