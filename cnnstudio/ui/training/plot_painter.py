"""Gives the plots what runs have measured, for the part of the axis that is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from cnnstudio.graph.text import translate
from cnnstudio.ui.training.curve_plot import (
    CurvePlot,
    View,
)
from cnnstudio.ui.training.plot_frame import Ticks
from cnnstudio.ui.training.plot_kinds import LOSS, PlotKind
from cnnstudio.ui.training.plot_labels import Obstacles
from cnnstudio.ui.training.plot_overlay import LineEnd, PlotOverlay, Remark, Ring
from cnnstudio.ui.training.plot_ranges import range_of, ticks_of
from cnnstudio.ui.training.plot_styles import (
    MOST_OTHERS,
    other_key,
    other_style,
)
from cnnstudio.ui.training.plot_words import WordWriter, say_planned, say_validation
from cnnstudio.ui.training.run_curves import Curve, RunCurves

Span = tuple[float, float]

_PIXELS_A_TICK = 72
_NOTHING: Curve = (np.empty(0), np.empty(0))


class PlotPainter:
    """Fills plots and overlay from `RunCurves`; keeps nothing of a run.

    Numbers of the axes are worked out again where another part of the plane is seen.
    `others` are drawn dashed, for comparison; `linear` and `log` name the measures
    whose axes are not what is usual of them.
    """

    def __init__(
        self,
        kinds: Mapping[str, PlotKind],
        plots: Mapping[str, CurvePlot],
        overlay: PlotOverlay,
    ) -> None:
        self._kinds, self._plots = kinds, plots
        self._overlay = overlay
        self._ends: dict[str, list[LineEnd]] = {}
        self._rings: dict[str, list[Ring]] = {}
        self._places: dict[tuple[str, str], int] = {}
        self._seen: dict[str, tuple[object, ...]] = {}
        self._ticks: dict[str, tuple[Ticks, Ticks]] = {}
        self.others: Sequence[RunCurves] = ()
        self.turned: set[str] = set()
        self.smooths = True

    def is_log(self, key: str) -> bool:
        """True if the axis of a measure is logarithmic."""
        return self._kinds[key].measure.log is not (key in self.turned)

    def paint(self, curves: RunCurves, x: Span) -> None:
        """Draw the part of a run between two places of its axis."""
        for key in self._plots:
            self.paint_one(key, curves, x)

    def paint_one(self, key: str, curves: RunCurves, x: Span) -> None:
        """Draw one of the plots, and what lies over it."""
        kind, plot = self._kinds[key], self._plots[key]
        if kind.form == "rate":
            drawn = self._draw_rate(kind, plot, curves, x)
        else:
            drawn = self._draw_measured(kind, plot, curves, x)
        self._frame(kind, plot, curves, x)
        self._rings[key] = _best_ring(plot, curves, drawn.get("validation", _NOTHING))
        self._ends[key] = self._words(kind, plot, curves, drawn)
        ends = [e for name in self._plots for e in self._ends.get(name, ())]
        rings = [r for name in self._plots for r in self._rings.get(name, ())]
        self._overlay.set_texts(tuple(ends), self._remarks(curves), tuple(rings))

    def _draw_measured(
        self, kind: PlotKind, plot: CurvePlot, curves: RunCurves, x: Span
    ) -> dict[str, Curve]:
        key, columns = kind.key, _columns(plot)
        raw, validation = curves.raw(key, *x, columns), curves.validation(key)
        steady = {
            # Without smoothing the line is the raw one: it must lose no spike.
            "train": curves.smooth(key, *x, columns) if self.smooths else raw,
            "validation": _between(validation, *x),
        }
        for index, other in enumerate(self.others[:MOST_OTHERS]):
            steady[other_key(index)] = _between(other.judged(key, *x, columns), *x)
        chance = curves.chance if key == LOSS else None
        seen = chance if x[0] <= 0 else None
        y = range_of(kind, self.is_log(key), raw, list(steady.values()), seen)
        plot.set_view(View(x, y, self.is_log(key)))
        steady["validation"] = validation
        plot.set_curve("raw", *(raw if self.smooths else _NOTHING))
        self._set_curves(plot, steady)
        return {"raw": raw, **steady}

    def _draw_rate(
        self, kind: PlotKind, plot: CurvePlot, curves: RunCurves, x: Span
    ) -> dict[str, Curve]:
        columns = _columns(plot)
        drawn = {
            "rate": curves.rate(*x, columns),
            "planned": curves.planned(*x, columns),
        }
        for index, other in enumerate(self.others[:MOST_OTHERS]):
            drawn[other_key(index)] = other.rate(*x, columns)
        log = self.is_log(kind.key)
        y = range_of(kind, log, _NOTHING, list(drawn.values()), None)
        plot.set_view(View(x, y, log))
        self._set_curves(plot, drawn)
        return drawn

    def _set_curves(self, plot: CurvePlot, drawn: Mapping[str, Curve]) -> None:
        for index in range(MOST_OTHERS):
            if other_key(index) not in drawn:
                plot.set_curve(other_key(index), *_NOTHING)
        for index, other in enumerate(self.others[:MOST_OTHERS]):
            plot.set_style(other_key(index), other_style(other.look))
        for key, curve in drawn.items():
            plot.set_curve(key, *curve)

    def _frame(
        self, kind: PlotKind, plot: CurvePlot, curves: RunCurves, x: Span
    ) -> None:
        axis, done = curves.axis, curves.done
        seen = (axis.unit, x, plot.view, plot.plot_box)
        if self._seen.get(kind.key) != seen:
            most = max(1, int(plot.plot_box.width() / _PIXELS_A_TICK))
            self._seen[kind.key] = seen
            self._ticks[kind.key] = axis.ticks(*x, most), ticks_of(kind, plot)
        plot.set_frame(
            *self._ticks[kind.key],
            done if done < x[1] else None,
            curves.chance if kind.key == LOSS else None,
            axis.title(),
            tuple(axis.place(e.step - 1.0) for e in curves.events),
        )

    def _words(
        self,
        kind: PlotKind,
        plot: CurvePlot,
        curves: RunCurves,
        drawn: Mapping[str, Curve],
    ) -> list[LineEnd]:
        """Write values and names at the ends of lines, the most important first."""
        obstacles = partial(_obstacles, plot, drawn)
        writer = WordWriter(kind.key, plot, obstacles, self._places)
        if kind.form == "rate":
            say_planned(writer, curves, drawn["planned"])
        else:
            say_validation(writer, kind, curves, drawn["validation"])
        for index, other in enumerate(self.others[:MOST_OTHERS]):
            x, y = drawn[other_key(index)]
            inside = (x >= plot.view.x[0]) & (x <= plot.view.x[1])
            if inside.any():
                at = int(np.nonzero(inside)[0][-1])
                key = other_key(index)
                writer.write(key, x[at], y[at], other.name, "text2", is_name=True)
        if plot is next(iter(self._plots.values())):
            for event in curves.events:
                place = curves.axis.place(event.step - 1.0)
                writer.write_at_top(f"event {event.step}", place, event.text)
        return writer.ends

    def _remarks(self, curves: RunCurves) -> tuple[Remark, ...]:
        first = next(iter(self._plots.values()))
        remarks = []
        plot = self._plots.get(LOSS)
        chance = curves.chance
        if plot is not None and chance is not None:
            low, high = plot.view.y
            if low < chance < high:
                remarks.append(_chance_remark(plot, chance, curves.classes))
        if curves.last_step == 0:
            text = translate(
                "PlotPainter", "Press Train. Loss appears here after the first steps."
            )
            text = curves.waiting or text
            remarks.append(Remark(first.plot_box.translated(first.pos()), text, True))
        return tuple(remarks)


def _best_ring(plot: CurvePlot, curves: RunCurves, validation: Curve) -> list[Ring]:
    x, y = validation
    best = curves.best_place
    if not len(x) or not np.isfinite(best):
        return []
    at = int(np.argmin(np.abs(x - best)))
    point = plot.place(float(x[at]), float(y[at]))
    if not plot.plot_box.adjusted(-1, -1, 1, 1).contains(point):
        return []
    return [Ring(point + QPointF(plot.pos()), "validation_curve")]


def _obstacles(plot: CurvePlot, drawn: Mapping[str, Curve]) -> Obstacles:
    """What words in a plot should not cover; raw values matter least."""
    found = Obstacles()
    for key, (x, y) in drawn.items():
        if not len(x):
            continue
        columns, rows = plot.places(x, y)
        if key == "raw":
            found.add_points(columns, rows, 0.3)
        else:
            found.add_line(columns, rows, 4.0 if key == "validation" else 1.0)
        if key == "validation":
            found.add_dot(QPointF(float(columns[-1]), float(rows[-1])))
    return found


def _chance_remark(plot: CurvePlot, chance: float, classes: int) -> Remark:
    row, box = plot.y_of(chance), QRectF(plot.plot_box)
    text = translate("PlotPainter", "ln {0} = {1:.3f}: chance")
    above = row - box.top() > 17
    box.setTop(row - 18 if above else row + 2)
    box.setBottom(row if above else row + 18)
    return Remark(box.translated(QPointF(plot.pos())), text.format(classes, chance))


def _columns(plot: CurvePlot) -> int:
    return max(1, int(plot.plot_box.width()))


def _between(curve: Curve, low: float, high: float) -> Curve:
    x, y = curve
    here = (x >= low) & (x <= high)
    return x[here], y[here]
