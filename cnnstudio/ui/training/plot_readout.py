"""What the crosshair says: the values of all curves at one place."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF

from cnnstudio.graph.text import translate
from cnnstudio.ui import format as fmt
from cnnstudio.ui.training.curve_plot import (
    CurvePlot,
)
from cnnstudio.ui.training.plot_kinds import RATE, PlotKind
from cnnstudio.ui.training.plot_overlay import Crosshair, ReadoutRow
from cnnstudio.ui.training.plot_styles import (
    MOST_OTHERS,
)
from cnnstudio.ui.training.run_curves import Readout, RunCurves

Kinds = Mapping[str, PlotKind]

_COLUMNS = 2
"""Values beside each other in a row of the card: loss, and what is judged by."""


def crosshair_at(
    curves: RunCurves,
    others: Sequence[RunCurves],
    kinds: Kinds,
    plots: Mapping[str, CurvePlot],
    place: float,
    since: float | None = None,
) -> Crosshair:
    """Return the crosshair at the step nearest to `place`, with rings and card.

    With `since`, another place, the card also says what has changed from there.
    """
    read = curves.readout(place, tuple(kinds))
    shown = list(plots.values())
    first, last = shown[0], shown[-1]
    rows = _rows(read, others, kinds)
    if since is not None:
        rows += _changes(read, curves.readout(since, tuple(kinds)), kinds)
    return Crosshair(
        first.x_of(read.place),
        first.y() + first.plot_box.top(),
        last.y() + last.plot_box.bottom(),
        _title(read),
        tuple(rows),
        _rings(read, kinds, plots),
    )


def _title(read: Readout) -> str:
    whole = round(read.epoch)
    at_end = abs(read.epoch - whole) < 1e-6
    epoch = str(whole) if at_end else f"{read.epoch:.2f}"
    return translate("PlotReadout", "Epoch {0}, step {1}").format(
        epoch, fmt.grouped(read.step)
    )


def _columns(kinds: Kinds) -> list[PlotKind]:
    """The plots whose values stand beside each other."""
    return [k for k in kinds.values() if k.form == "trained"][:_COLUMNS]


def _rows(read: Readout, others: Sequence[RunCurves], kinds: Kinds) -> list[ReadoutRow]:
    rows, columns = [], _columns(kinds)
    train = _cells(columns, read.steps)
    if any(train):
        name = translate("PlotReadout", "train, mean")
        rows.append(ReadoutRow("train_curve", name, *train))
    judged = _cells(columns, read.epochs)
    if any(judged):
        name = translate("PlotReadout", "validation, epoch {0}").format(read.validated)
        rows.append(ReadoutRow("validation_curve", name, *judged))
    for other in others[:MOST_OTHERS]:
        values = {k.key: other.value_near(k.key, read.place) for k in columns}
        cells = _cells(columns, values)
        if any(cells):
            rows.append(ReadoutRow(other.look.color, other.name, *cells))
    rows += _single_rows(read, kinds, columns)
    if RATE in kinds and not math.isnan(read.rate):
        color = "text3" if read.planned else "rate_curve"
        name = (
            translate("PlotReadout", "planned rate")
            if read.planned
            else translate("PlotReadout", "learning rate")
        )
        rows.append(ReadoutRow(color, name, fmt.rate(read.rate, 3)))
    return rows


def _single_rows(
    read: Readout, kinds: Kinds, columns: Sequence[PlotKind]
) -> list[ReadoutRow]:
    """A row for every plot that has no column."""
    rows = []
    for kind in kinds.values():
        if kind in columns or kind.form == "rate":
            continue
        if kind.key in read.steps:
            text = kind.text(read.steps[kind.key])
            rows.append(ReadoutRow("train_curve", kind.title, text))
        if kind.key in read.epochs:
            text = kind.text(read.epochs[kind.key])
            rows.append(ReadoutRow("validation_curve", kind.title, text))
    return rows


def _changes(read: Readout, before: Readout, kinds: Kinds) -> list[ReadoutRow]:
    """What has changed since another place."""
    columns = _columns(kinds)
    pairs = (
        (translate("PlotReadout", "train, change"), "train_curve",
         read.steps, before.steps),
        (translate("PlotReadout", "validation, change"), "validation_curve",
         read.epochs, before.epochs),
    )  # fmt: skip
    rows = []
    for name, color, now, then in pairs:
        both = {k: now[k] - then[k] for k in now if k in then}
        cells = [
            _signed(kind, both[kind.key]) if kind.key in both else ""
            for kind in columns
        ]
        if any(cells):
            rows.append(ReadoutRow(color, name, *cells))
    return rows


def _signed(kind: PlotKind, change: float) -> str:
    return f"{'+' if change >= 0 else fmt.MINUS}{kind.text(abs(change))}"


def _cells(columns: Sequence[PlotKind], values: Mapping[str, float]) -> list[str]:
    return [
        kind.text(values[kind.key])
        if math.isfinite(values.get(kind.key, math.nan))
        else ""
        for kind in columns
    ]


def _rings(
    read: Readout, kinds: Kinds, plots: Mapping[str, CurvePlot]
) -> tuple[tuple[QPointF, str], ...]:
    """Rings on the curves; the validation's lies on its epoch's dot."""
    wanted = []
    for key, kind in kinds.items():
        if kind.form == "rate":
            color = "text3" if read.planned else "rate_curve"
            wanted.append((key, read.place, read.rate, color))
            continue
        if key in read.steps:
            wanted.append((key, read.place, read.steps[key], "train_curve"))
        if key in read.epochs:
            value = read.epochs[key]
            wanted.append((key, read.validated_at, value, "validation_curve"))
    rings = []
    for key, x, y, color in wanted:
        if not math.isfinite(y):
            continue
        plot = plots[key]
        point = plot.place(x, y)
        if plot.plot_box.adjusted(-1, -1, 1, 1).contains(point):
            rings.append((point + QPointF(plot.pos()), color))
    return tuple(rings)
