"""The words beside the lines of a plot: values, names, plans, events."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QSizeF

from cnnstudio.graph.text import translate
from cnnstudio.ui.training.curve_plot import CurvePlot
from cnnstudio.ui.training.plot_kinds import LOSS, PlotKind
from cnnstudio.ui.training.plot_labels import Obstacles, Wanted, place_words
from cnnstudio.ui.training.plot_overlay import LineEnd, line_end_font, name_font
from cnnstudio.ui.training.run_curves import Curve, Floats, RunCurves
from cnnstudio.ui.widgets.painting import text_width

_ROOM_FOR_PLAN = 90
"""Pixels of plan beside which there is room to name it."""


class WordWriter:
    """Writes words beside points of one plot, each where nothing is covered.

    `obstacles` are only asked for where there are words. `places` remembers where
    words were at last, by the plot and what they are.
    """

    def __init__(
        self,
        key: str,
        plot: CurvePlot,
        obstacles: Callable[[], Obstacles],
        places: dict[tuple[str, str], int],
    ) -> None:
        self._key, self._plot = key, plot
        self._find_obstacles = obstacles
        self._obstacles: Obstacles | None = None
        self._places = places
        self.ends: list[LineEnd] = []

    def columns(self, x: Floats) -> tuple[float, float]:
        """Return the pixel columns of the first and the last of some places."""
        if len(x) == 0:
            return 0.0, 0.0
        return self._plot.x_of(float(x[0])), self._plot.x_of(float(x[-1]))

    def write(
        self, what: str, x: float, y: float, text: str, color: str,
        is_name: bool = False,
    ) -> None:  # fmt: skip
        """Write words beside a point, if that is seen."""
        point, inside = self._plot.place(x, y), self._plot.plot_box
        if np.isfinite(y) and inside.adjusted(-1, -1, 1, 1).contains(point):
            self._add(what, point, text, color, is_name)

    def write_at_top(self, what: str, x: float, text: str) -> None:
        """Write words at the upper edge, beside a column."""
        box = self._plot.plot_box
        if box.left() <= self._plot.x_of(x) <= box.right():
            point = QPointF(self._plot.x_of(x), box.top() + 8)
            self._add(what, point, text, "text3", True)

    def _add(
        self, what: str, point: QPointF, text: str, color: str, is_name: bool
    ) -> None:
        font = name_font() if is_name else line_end_font()
        wanted = Wanted(point, QSizeF(text_width(font, text) + 8, 16))
        if self._obstacles is None:
            self._obstacles = self._find_obstacles()
        known, key = self._places, (self._key, what)
        box, known[key] = place_words(
            wanted, self._plot.plot_box, self._obstacles, known.get(key, 0)
        )
        moved = box.translated(QPointF(self._plot.pos()))
        self.ends.append(LineEnd(moved, text, color, is_name))


def say_validation(
    writer: WordWriter, kind: PlotKind, curves: RunCurves, validation: Curve
) -> None:
    """Write the last value, and that of the best epoch if it is another one."""
    x, y = validation
    if len(x) == 0:
        return
    best, text = curves.best_place, kind.text(float(y[-1]))
    judged = kind.key == curves.run_metric
    is_best = judged and abs(float(x[-1]) - best) < 1e-6 * max(1.0, best)
    if is_best:
        text = translate("PlotPainter", "{0} best").format(text)
    elif kind.key == LOSS and not judged:
        text = translate("PlotPainter", "validation {0}").format(text)
    writer.write("end", float(x[-1]), float(y[-1]), text, "validation_curve")
    if judged and not is_best and np.isfinite(best):
        at = int(np.argmin(np.abs(x - best)))
        text = translate("PlotPainter", "{0} best").format(kind.text(float(y[at])))
        writer.write("best", float(x[at]), float(y[at]), text, "validation_curve")


def say_planned(writer: WordWriter, curves: RunCurves, planned: Curve) -> None:
    """Name the plan, and what was changed of it."""
    x, y = planned
    first, last = writer.columns(x)
    if last - first < _ROOM_FOR_PLAN or not curves.last_step:
        return
    text = translate("PlotPainter", "planned")
    if curves.change:
        text = translate("PlotPainter", "planned, {0}").format(curves.change)
    at = len(x) // 4
    writer.write("plan", float(x[at]), float(y[at]), text, "text3", is_name=True)
