"""What the crosshair says: the values of all curves at one place."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QPointF

from cnnstudio.graph.text import translate
from cnnstudio.ui import format as fmt
from cnnstudio.ui.training.curve_plot import CurvePlot
from cnnstudio.ui.training.plot_overlay import Crosshair, ReadoutRow
from cnnstudio.ui.training.plot_painter import ACCURACY, LOSS, RATE
from cnnstudio.ui.training.run_curves import Readout, RunCurves


def crosshair_at(
    curves: RunCurves, plots: Mapping[str, CurvePlot], epoch: float
) -> Crosshair:
    """Return the crosshair at the step nearest to `epoch`, with rings and card."""
    read = curves.readout(epoch)
    first, last = plots[LOSS], plots[RATE]
    return Crosshair(
        first.x_of(read.epoch),
        first.y() + first.plot_box.top(),
        last.y() + last.plot_box.bottom(),
        _title(read),
        _rows(read),
        _rings(read, plots),
    )


def _title(read: Readout) -> str:
    whole = round(read.epoch)
    at_end = abs(read.epoch - whole) < 1e-6
    epoch = str(whole) if at_end else f"{read.epoch:.2f}"
    return translate("PlotReadout", "Epoch {0}, step {1}").format(
        epoch, fmt.grouped(read.step)
    )


def _rows(read: Readout) -> tuple[ReadoutRow, ...]:
    rows = []
    if not math.isnan(read.train_loss):
        values = fmt.value(read.train_loss), fmt.percent(read.train_accuracy)
        rows.append(
            ReadoutRow("train_curve", translate("PlotReadout", "train, mean"), *values)
        )
    if read.validated:
        values = fmt.value(read.validation_loss), fmt.percent(read.validation_accuracy)
        name = translate("PlotReadout", "validation, epoch {0}").format(read.validated)
        rows.append(ReadoutRow("validation_curve", name, *values))
    if not math.isnan(read.rate):
        color = "text3" if read.planned else "rate_curve"
        name = (
            translate("PlotReadout", "planned rate")
            if read.planned
            else translate("PlotReadout", "learning rate")
        )
        rows.append(ReadoutRow(color, name, fmt.rate(read.rate, 3)))
    return tuple(rows)


def _rings(
    read: Readout, plots: Mapping[str, CurvePlot]
) -> tuple[tuple[QPointF, str], ...]:
    """Rings on the curves; the validation's lies on its epoch's dot."""
    wanted = [
        (LOSS, read.epoch, read.train_loss, "train_curve"),
        (LOSS, float(read.validated), read.validation_loss, "validation_curve"),
        (ACCURACY, read.epoch, read.train_accuracy, "train_curve"),
        (ACCURACY, float(read.validated), read.validation_accuracy, "validation_curve"),
        (RATE, read.epoch, read.rate, "text3" if read.planned else "rate_curve"),
    ]
    rings = []
    for key, x, y, color in wanted:
        if not math.isfinite(y):
            continue
        plot = plots[key]
        place = plot.place(x, y)
        if plot.plot_box.adjusted(-1, -1, 1, 1).contains(place):
            rings.append((place + plot.pos(), color))
    return tuple(rings)
