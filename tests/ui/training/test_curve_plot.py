"""How a plot draws its curves on screens of other densities."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.curve_plot import (
    SMOOTH_UP_TO,
    CurvePlot,
    View,
)
from cnnstudio.ui.training.plot_styles import (
    CurveStyle,
)

STYLES = {"validation": CurveStyle("validation_curve", width=2.0)}


class PlotOnScreen(CurvePlot):
    """A plot on a screen with so many pixels for each of its own."""

    ratio = 1.0

    def devicePixelRatioF(self) -> float:
        return self.ratio


def _rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


def thickness(plot: CurvePlot, ratio: float) -> int:
    """Return how many pixels of the screen a level curve is high."""
    picture = QImage(plot.size() * ratio, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    picture.fill(theme().canvas)
    plot.render(picture)
    column = round((plot.plot_box.left() + 60.5) * ratio)
    ink = _rgb(theme().validation_curve)
    rows = range(picture.height())
    pixels = [_rgb(picture.pixelColor(column, y)) for y in rows]
    near = [max(abs(a - b) for a, b in zip(p, ink, strict=True)) < 60 for p in pixels]
    return sum(near)


@pytest.mark.parametrize("ratio", [2.0, 3.0])
def test_a_curve_is_as_thick_on_a_dense_screen(qtbot: QtBot, ratio: float) -> None:
    plot = PlotOnScreen("Loss", STYLES)
    qtbot.addWidget(plot)
    plot.resize(300, 160)
    plot.show()
    plot.set_view(View())
    plot.set_curve("validation", np.array([0.0, 1.0]), np.array([0.51, 0.51]))
    usual = thickness(plot, 1.0)
    assert usual in (1, 2)
    plot.ratio = ratio
    QApplication.sendEvent(plot, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert thickness(plot, ratio) >= 2 * ratio - 1
    # A long curve would take too long: it stays thin.
    many = np.linspace(0.0, 1.0, SMOOTH_UP_TO + 1)
    plot.set_curve("validation", many, np.full_like(many, 0.51))
    assert thickness(plot, ratio) <= 2


def inked(plot: CurvePlot, share: float) -> bool:
    """Return True if the curve is drawn at a share of the plot's width."""
    picture = plot.grab().toImage()
    box, ink = plot.plot_box, _rgb(theme().validation_curve)
    column = round(box.left() + share * box.width())
    return any(
        max(abs(a - b) for a, b in zip(_rgb(picture.pixelColor(column, y)), ink,
                                       strict=True)) < 60
        for y in range(round(box.top()), round(box.bottom()))
    )  # fmt: skip


def test_a_value_that_is_not_finite_leaves_a_gap(qtbot: QtBot) -> None:
    plot = CurvePlot("Loss", STYLES)
    qtbot.addWidget(plot)
    plot.resize(300, 160)
    plot.show()
    plot.set_view(View())
    x = np.linspace(0.0, 1.0, 101)
    y = np.full_like(x, 0.5)
    plot.set_curve("validation", x, y)
    assert inked(plot, 0.25)
    assert inked(plot, 0.5)
    plot.set_curve("validation", x, np.where((x > 0.4) & (x < 0.6), np.nan, y))
    assert inked(plot, 0.25)
    assert not inked(plot, 0.5)


def test_a_curve_is_drawn_in_every_view(qtbot: QtBot) -> None:
    plot = CurvePlot("Loss", {"validation": STYLES["validation"]})
    qtbot.addWidget(plot)
    plot.resize(300, 160)
    plot.show()
    x = np.linspace(0.0, 10.0, 50)
    for view in (View((0.0, 10.0)), View((7.0, 8.0)), View((7.0, 8.0), (0.4, 0.6))):
        plot.set_view(view)
        plot.set_curve("validation", x, np.full_like(x, 0.5))
        assert inked(plot, 0.31), view
    plot.resize(500, 220)
    plot.set_view(View((7.0, 8.0), (0.4, 0.6)))
    assert inked(plot, 0.9)


def test_plots_load_no_cuda_and_leave_the_modules_as_they_were() -> None:
    code = (
        "import sys, types\n"
        "theirs = sys.modules['cuda'] = types.ModuleType('cuda')\n"
        "import cnnstudio.ui.training.curve_plot\n"
        "assert sys.modules['cuda'] is theirs\n"
        "assert not [m for m in sys.modules if m.startswith('cuda.')]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
