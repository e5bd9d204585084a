"""The plots as a picture, as lines that can be edited, and as a table of numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter

from cnnstudio.project.atomic import write_atomic
from cnnstudio.ui.export import SHARPNESS, png_of
from cnnstudio.ui.fonts import BODY, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.curve_plot import LEFT
from cnnstudio.ui.training.plot_kinds import epoch_name, step_name
from cnnstudio.ui.training.plot_stack import PlotStack
from cnnstudio.ui.training.plot_svg import svg_of
from cnnstudio.ui.training.run_curves import RunCurves
from cnnstudio.ui.widgets.painting import draw_line

_NAME = 32
_ROWS_A_PART = 4_096


def picture_of(stack: PlotStack) -> QImage:
    """Return the plots as they are shown, without the crosshair, below their name."""
    size = _size(stack)
    image = QImage(size * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    with QPainter(image) as painter:
        _draw(painter, stack, size)
    return image


def csv_of(runs: Sequence[RunCurves], keys: Sequence[str]) -> Iterator[bytes]:
    """Yield every point of the plots of some runs: a row for each step measured.

    A column is named as its series; it is empty where nothing was measured.
    """
    names: dict[str, None] = {}
    for key in keys:
        for run in runs:
            history = run.run.history
            found = (step_name(history, key), epoch_name(history, key))
            names |= dict.fromkeys(name for name in found if name)
    yield ",".join(["run", "step", "epoch", "seconds", *names]).encode() + b"\n"
    for run in runs:
        yield from _rows(run, tuple(names))


def save_plots(stack: PlotStack, path: Path) -> None:
    """Write the plots as the end of the name says, PNG without one of those.

    Raises `WriteError`.
    """
    kind = path.suffix.lower()
    if kind == ".csv" and stack.curves is not None:
        runs = (stack.curves, *stack.others)
        write_atomic(path, csv_of(runs, tuple(stack.kinds)))
    elif kind == ".svg":
        with stack.as_paper():
            content = svg_of(stack)
        write_atomic(path, content)
    else:
        write_atomic(path, png_of(picture_of(stack)))


def _size(stack: PlotStack) -> QSize:
    return QSize(stack.width(), stack.height() + _NAME)


def _draw(painter: QPainter, stack: PlotStack, size: QSize) -> None:
    colors = theme()
    painter.fillRect(QRect(QPoint(), size), colors.surface)
    if stack.curves is not None:
        box = QRect(LEFT, 6, size.width() - LEFT, _NAME - 6)
        draw_line(painter, box, stack.curves.name, ui_font(BODY, 600), colors.text)
    with stack.as_paper(SHARPNESS):
        stack.render(painter, QPoint(0, _NAME))


def _column(run: RunCurves, name: str) -> dict[int, float]:
    """Values by step of one series; validation stands at the end of its epochs."""
    history = run.run.history
    judged = name.startswith("validation/")
    found = (history.by_epoch if judged else history.steps).get(name)
    if found is None:
        return {}
    steps, values = found.points(0, math.inf)
    numbers = values.astype(np.float64).tolist()
    return dict(zip(steps.astype(np.int64).tolist(), numbers, strict=True))


def _rows(run: RunCurves, names: Sequence[str]) -> Iterator[bytes]:
    columns = [_column(run, name) for name in names]
    steps = sorted(set().union(*columns))
    each, clock = run.steps_per_epoch, run.axis.seconds_of(np.array(steps, np.float64))
    quoted = '"' + run.name.replace('"', '""') + '"'
    lines: list[str] = []
    for step, seconds in zip(steps, clock.tolist(), strict=True):
        cells = [f"{c[step]:.9g}" if step in c else "" for c in columns]
        head = [quoted, str(step), f"{step / each:.6g}", f"{seconds:.3f}"]
        lines.append(",".join((*head, *cells)) + "\n")
        if len(lines) == _ROWS_A_PART:
            yield "".join(lines).encode()
            lines = []
    yield "".join(lines).encode()
