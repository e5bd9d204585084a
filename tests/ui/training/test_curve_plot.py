"""How a plot draws its curves on screens of other densities."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPolygonF
from pytestqt.qtbot import QtBot

from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.curve_plot import SMOOTH_UP_TO, CurvePlot, CurveStyle, View
from cnnstudio.ui.training.polygons import polygons

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
    assert thickness(plot, ratio) >= 2 * ratio - 1
    # A long curve would take too long: it stays thin.
    many = np.linspace(0.0, 1.0, SMOOTH_UP_TO + 1)
    plot.set_curve("validation", many, np.full_like(many, 0.51))
    assert thickness(plot, ratio) <= 2


def corners(shape: QPolygonF) -> list[tuple[float, float]]:
    """Return the points of a shape."""
    points = [shape.at(index) for index in range(shape.size())]
    return [(point.x(), point.y()) for point in points]


def test_a_gap_divides_a_line_and_points_are_where_they_were() -> None:
    x = np.array([0.0, 1.0, 2.0, 3.0, 4.0, 5.0])
    y = np.array([np.nan, 5.0, 6.0, np.inf, 7.0, np.nan])
    shapes = [corners(shape) for shape in polygons(x, y)]
    assert shapes == [[(1, 5), (2, 6)], [(4, 7)]]
    (whole,) = polygons(x, x + 1)
    assert corners(whole) == [(i, i + 1) for i in range(6)]
    assert polygons(x[:0], x[:0]) == []
    (far,) = polygons(x[:2], np.array([1e300, 0.0]))
    assert far.first().y() == pytest.approx(1e6)


def test_the_part_ahead_is_veiled_and_the_curve_cut_at_its_frame(qtbot: QtBot) -> None:
    plot = CurvePlot("Loss", STYLES)
    qtbot.addWidget(plot)
    plot.resize(300, 160)
    plot.show()
    plot.set_view(View((0.0, 1.0), (0.0, 1.0)))
    plot.set_frame((), (), 0.5, None, "")
    plot.set_curve("validation", np.array([0.0, 1.0]), np.array([9.0, -9.0]))
    picture = plot.grab().toImage()
    box = plot.plot_box
    quarter, row = int(box.width() / 4), int(box.bottom() - 20)
    ground = picture.pixelColor(int(box.left()) + quarter, row)
    ahead = picture.pixelColor(int(box.right()) - quarter, row)
    assert _rgb(ground) == _rgb(theme().canvas)
    assert _rgb(ahead) != _rgb(ground)
    ink = _rgb(theme().validation_curve)
    above = [picture.pixelColor(x, int(box.top()) - 4) for x in range(300)]
    assert ink not in [_rgb(color) for color in above]
