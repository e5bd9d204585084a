"""Which plots a run can have, derived from what is measured."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Literal, NamedTuple

from cnnstudio.bridge.metric_history import RunHistory
from cnnstudio.graph.text import translate
from cnnstudio.project.measures import MEASURES, Measure
from cnnstudio.ui import format as fmt
from cnnstudio.ui.training import ticks

LOSS, RATE = "loss", "learning_rate"

Form = Literal["trained", "rate", "single"]
"""Training against validation; the rate with its plan; one line by itself."""

_OF_THE_RUN = ("images_per_second", "loader_wait")
_NOT_DRAWN = ("update_ratio", "seconds")
"""What has a panel of its own, or stands in the table only."""


CARDS = {
    LOSS: "panel/plot_loss",
    "accuracy": "panel/plot_accuracy",
    RATE: "panel/plot_rate",
    "gradient_norm": "panel/plot_gradient_norm",
    "images_per_second": "panel/plot_speed",
    "loader_wait": "panel/plot_speed",
}
"""Help on single plots."""


class PlotKind(NamedTuple):
    """One plot: of which measure, and how it looks."""

    measure: Measure
    form: Form

    @property
    def key(self) -> str:
        """The measure's key."""
        return self.measure.key

    @property
    def title(self) -> str:
        """What people call it."""
        return translate("Measures", self.measure.title)

    @property
    def is_share(self) -> bool:
        """True for shares of 1, which are shown as per cent."""
        return self.measure.unit == "%"

    def text(self, value: float) -> str:
        """Write one value with its unit."""
        return _TEXTS.get(self.measure.unit, fmt.value)(value)

    def numbers(self, values: list[float]) -> list[str]:
        """Write the numbers of an axis."""
        if self.key == RATE:
            return [fmt.rate(value) for value in values]
        if self.is_share:
            return ticks.percents(values)
        if self.measure.unit == "B":
            return [fmt.size(value) for value in values]
        if values and max(values) >= 10_000:
            return [fmt.grouped(round(value)) for value in values]
        return ticks.numbers(values)


def _speed(value: float) -> str:
    return translate("Measures", "{0} img/s").format(fmt.grouped(round(value)))


def _degrees(value: float) -> str:
    return f"{value:.0f} °C"


_TEXTS: dict[str, Callable[[float], str]] = {
    "%": fmt.percent, "B": fmt.size, "img/s": _speed, "°C": _degrees,
}  # fmt: skip


def plot_kind(key: str) -> PlotKind:
    """Return how a measure is drawn; KeyError for one that nobody declared."""
    measure = MEASURES[key]
    if key == RATE:
        return PlotKind(measure, "rate")
    # What training and validation both give; speed and waiting are of the run itself.
    single = not measure.better or key in _OF_THE_RUN
    return PlotKind(measure, "single" if single else "trained")


def all_keys() -> tuple[str, ...]:
    """Return every measure that has a plot, in the order in which plots stand."""
    return tuple(key for key in MEASURES if key not in _NOT_DRAWN)


def step_name(history: RunHistory, key: str) -> str:
    """Return under which name a measure's single steps are kept; empty if nowhere."""
    names = (f"train/{key}", key, f"run/{key}")
    return next((n for n in names if len(history.steps.get(n, ()))), "")


def epoch_name(history: RunHistory, key: str) -> str:
    """Return under which name a measure's validation is kept; empty if nowhere."""
    name = f"validation/{key}"
    return name if len(history.by_epoch.get(name, ())) else ""


def measured_keys(history: RunHistory) -> tuple[str, ...]:
    """Return the measures of which a run has something to draw."""
    return tuple(
        key for key in all_keys()
        if step_name(history, key) or epoch_name(history, key)
    )  # fmt: skip


def usual_keys(metric: str) -> tuple[str, ...]:
    """Return the plots that are there at first: loss, what is judged by, the rate."""
    return tuple(dict.fromkeys((LOSS, metric, RATE)))


def shown_keys(
    chosen: Sequence[str] | None, metric: str, measured: Collection[str]
) -> tuple[str, ...]:
    """Return the plots to show: those `chosen`, of them what can be drawn.

    Before anything was measured, the usual ones have their axes. None: the usual ones.
    """
    wanted = usual_keys(metric) if chosen is None else chosen
    may = {*measured, *usual_keys(metric)}
    found = tuple(key for key in all_keys() if key in wanted and key in may)
    return found or (LOSS,)
