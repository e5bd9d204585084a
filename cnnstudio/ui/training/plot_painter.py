"""Gives the three plots what a run has measured, for the part of it that is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from PySide6.QtCore import QRectF

from cnnstudio.graph.text import translate
from cnnstudio.ui import format as fmt
from cnnstudio.ui.training import ticks
from cnnstudio.ui.training.curve_plot import CurvePlot, Floats, View
from cnnstudio.ui.training.plot_frame import Ticks
from cnnstudio.ui.training.plot_overlay import (
    LineEnd,
    PlotOverlay,
    Remark,
    line_end_font,
)
from cnnstudio.ui.training.run_curves import Curve, RunCurves
from cnnstudio.ui.widgets.painting import text_width

LOSS, ACCURACY, RATE = "loss", "accuracy", "rate"
METRICS = (LOSS, ACCURACY, RATE)

_PIXELS_A_TICK = {"x": 72, "y": 34}
_FAR_AWAY = 1e30


class PlotPainter:
    """Fills plots and overlay from `RunCurves`; keeps nothing of a run."""

    def __init__(self, plots: Mapping[str, CurvePlot], overlay: PlotOverlay) -> None:
        self._plots = plots
        self._overlay = overlay
        self._ends: dict[str, list[LineEnd]] = {}
        self.log = True
        self.in_steps = False

    def paint(self, curves: RunCurves, x: tuple[float, float]) -> None:
        """Draw the part of a run between two epochs."""
        for metric in METRICS:
            self.paint_one(metric, curves, x)

    def paint_one(self, metric: str, curves: RunCurves, x: tuple[float, float]) -> None:
        """Draw one of the plots, and what lies over it."""
        if metric == RATE:
            self._ends[metric] = self._rate(curves, x)
        else:
            self._ends[metric] = self._trained(metric, curves, x)
        ends = [end for name in METRICS for end in self._ends.get(name, ())]
        self._overlay.set_texts(tuple(ends), self._remarks(curves))

    def _trained(
        self, metric: str, curves: RunCurves, x: tuple[float, float]
    ) -> list[LineEnd]:
        plot = self._plots[metric]
        columns = max(1, int(plot.plot_box.width()))
        raw, train = (
            curves.train(metric, *x, columns),
            curves.smooth(metric, *x, columns),
        )
        validation = curves.validation(metric)
        chance = curves.chance if metric == LOSS else None
        shown = _between(validation, *x)
        if metric == LOSS:
            y = self._loss_range(raw, train, shown, chance if x[0] <= 0 else None)
        else:
            y = _accuracy_range(train, shown)
        plot.set_view(View(x, y, self.log and metric == LOSS))
        plot.set_curve("raw", *raw)
        plot.set_curve("train", *train)
        plot.set_curve("validation", *validation)
        done = curves.done if curves.done < x[1] else None
        numbers = self._y_ticks(
            plot, ticks.numbers if metric == LOSS else ticks.percents
        )
        plot.set_frame(self._x_ticks(plot, curves), numbers, done, chance, "")
        return _line_ends(plot, metric, (raw, train, shown), curves)

    def _rate(self, curves: RunCurves, x: tuple[float, float]) -> list[LineEnd]:
        plot = self._plots[RATE]
        columns = max(1, int(plot.plot_box.width()))
        used, planned = curves.rate(*x, columns), curves.planned(*x, columns)
        high = max(
            (float(np.max(c[1])) for c in (used, planned) if len(c[1])), default=1
        )
        plot.set_view(View(x, (0.0, high * 1.07)))
        plot.set_curve("planned", *planned)
        plot.set_curve("rate", *used)
        done = curves.done if curves.done < x[1] else None
        rows: Ticks = tuple((y, fmt.rate(y)) for y in (0.0, high))
        title = (
            translate("PlotPainter", "step")
            if self.in_steps
            else translate("PlotPainter", "epoch")
        )
        plot.set_frame(self._x_ticks(plot, curves), rows, done, None, title)
        return []

    def _loss_range(
        self, raw: Curve, train: Curve, validation: Curve, chance: float | None
    ) -> tuple[float, float]:
        values = [v[np.isfinite(v)] for _, v in (raw, train, validation)]
        values.append(np.array([] if chance is None else [chance * 1.02]))
        if not self.log:
            # One spike must not press all else flat: the smoothed line sets the scale.
            steady = np.concatenate(values[1:])
            high = float(steady.max()) if len(steady) else 3.0
            return ticks.linear_range(0.0, max(high, 1e-6), 5)
        positive = np.concatenate(values)
        positive = positive[(positive > 1e-9) & (positive < _FAR_AWAY)]
        if not any(len(v) for v in values[:3]) or len(positive) == 0:
            return 0.02, 5.0
        # A few very good batches must not take half of the plot either.
        low = float(np.quantile(positive, 0.02))
        smallest = [float(v.min()) for v in values[1:3] if len(v) and v.min() > 1e-9]
        return ticks.log_range(min([low, *smallest]), float(positive.max()))

    def _x_ticks(self, plot: CurvePlot, curves: RunCurves) -> Ticks:
        (low, high), width = plot.view.x, plot.plot_box.width()
        unit = curves.steps_per_epoch if self.in_steps else 1
        most = int(width / _PIXELS_A_TICK["x"])
        places = ticks.whole_ticks(low * unit, high * unit, most)
        return tuple((place / unit, fmt.grouped(round(place))) for place in places)

    def _y_ticks(
        self, plot: CurvePlot, text: Callable[[list[float]], list[str]]
    ) -> Ticks:
        low, high = plot.view.y
        most = max(2, int(plot.plot_box.height() / _PIXELS_A_TICK["y"]))
        if plot.view.log:
            places = ticks.log_ticks(low, high, max(3, most * 3 // 2))
        else:
            places = ticks.linear_ticks(low, high, most)
        return tuple(zip(places, text(places), strict=True))

    def _remarks(self, curves: RunCurves) -> tuple[Remark, ...]:
        remarks, plot = [], self._plots[LOSS]
        offset = plot.pos()
        chance = curves.chance
        if chance is not None and plot.view.y[0] < chance < plot.view.y[1]:
            row = plot.y_of(chance)
            box = QRectF(plot.plot_box)
            text = translate("PlotPainter", "ln {0} = {1:.3f}: chance")
            text = text.format(curves.classes, chance)
            above = row - box.top() > 17
            box.setTop(row - 18 if above else row + 2)
            box.setBottom(row if above else row + 18)
            remarks.append(Remark(box.translated(offset), text))
        if curves.last_step == 0:
            text = translate(
                "PlotPainter", "Press Train. Loss appears here after the first steps."
            )
            text = curves.waiting or text
            remarks.append(Remark(plot.plot_box.translated(offset), text, True))
        return tuple(remarks)


def _line_ends(
    plot: CurvePlot, metric: str, drawn: tuple[Curve, ...], curves: RunCurves
) -> list[LineEnd]:
    """Write the last validation value; `drawn` are the curves, validation last."""
    x, y = drawn[-1]
    if len(x) == 0 or not np.isfinite(y[-1]):
        return []
    if metric == LOSS:
        text = translate("PlotPainter", "validation {0}").format(
            fmt.value(float(y[-1]))
        )
    else:
        text = fmt.percent(float(y[-1]))
        if round(float(x[-1])) == curves.best_epoch:
            text = translate("PlotPainter", "{0} best").format(text)
    point, inside = plot.place(float(x[-1]), float(y[-1])), plot.plot_box
    if not inside.adjusted(-1, -1, 1, 1).contains(point):
        return []
    box = QRectF(0, 0, text_width(line_end_font(), text) + 8, 16)
    box.moveLeft(max(point.x(), plot.x_of(curves.done)) + 8)
    box.moveTop(point.y() - 8)
    if box.right() > inside.right():
        box.moveRight(inside.right() - 2)
        _move_clear(box, plot, drawn)
    box.moveTop(min(max(box.top(), inside.top() + 1), inside.bottom() - 17))
    return [LineEnd(box.translated(plot.pos()), text, "validation_curve")]


def _move_clear(box: QRectF, plot: CurvePlot, drawn: tuple[Curve, ...]) -> None:
    """Move a text above what is drawn in its columns, or below if there is no room."""
    low, high = plot.x_at(box.left()), plot.x_at(box.right())
    values = [y[(x >= low) & (x <= high) & np.isfinite(y)] for x, y in drawn]
    here = np.concatenate(values)
    if len(here) == 0:
        return
    box.moveBottom(plot.y_of(float(here.max())) - 3)
    if box.top() < plot.plot_box.top() + 1:
        box.moveTop(plot.y_of(float(here.min())) + 3)


def _accuracy_range(train: Curve, validation: Curve) -> tuple[float, float]:
    steady = train[1][np.isfinite(train[1])]
    marks = validation[1][np.isfinite(validation[1])]
    if len(steady) == 0 and len(marks) == 0:
        return 0.0, 1.0
    # The steep start of the line may leave the plot below, so that the rest is seen.
    lows = [float(np.quantile(steady, 0.12))] if len(steady) else []
    lows += [float(marks.min()) - 0.01] if len(marks) else []
    highs = [float(v.max()) for v in (steady, marks) if len(v)]
    return ticks.percent_range(min(lows), max(highs))


def _between(curve: Curve, low: float, high: float) -> tuple[Floats, Floats]:
    x, y = curve
    here = (x >= low) & (x <= high)
    return x[here], y[here]
