"""NaN and infinities are hatched and counted in every view, by one mechanism."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.attribution_messages import Attribution
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.attribution.drawing import Drawing, drawn
from cnnstudio.ui.viewer.maps.compare_side import CompareSide
from cnnstudio.ui.viewer.maps.vector_view import VectorView
from cnnstudio.ui.viewer.parts.finite import finite_part, odd_marks
from cnnstudio.ui.viewer.parts.heat_overlay import OverlayView
from cnnstudio.ui.viewer.parts.pictures import MAPS, WEIGHTS
from cnnstudio.ui.viewer.timeline.epoch_track import EpochTrack
from cnnstudio.ui.viewer.weights.filter_view import FilterView
from tests.helpers.viewing import Floats

COUNTED = "Hatched: 1 NaN and 1 infinite, of {0} values."


def odd(*shape: int) -> Floats:
    """Values of which the first is NaN, the second infinite."""
    values = np.linspace(-1, 2, int(np.prod(shape)), dtype=np.float32)
    values[0], values[1] = np.nan, np.inf
    return values.reshape(shape)


def stripes(widget: QWidget, box: tuple[float, float, float, float]) -> bool:
    """True if a part of what is drawn has both colours of the stripes, and no other."""
    left, top, wide, tall = (round(value) for value in box)
    picture = widget.grab().toImage()
    colors = {
        QColor(picture.pixel(x, y)).rgb()
        for x in range(left + 2, left + wide - 2)
        for y in range(top + 2, top + tall - 2)
    }
    return colors == {theme().surface.rgb(), theme().text.rgb()}


def shown(qtbot: QtBot, widget: QWidget, wide: int = 420, tall: int = 360) -> None:
    qtbot.addWidget(widget)
    widget.resize(wide, tall)
    widget.show()


def test_marks_are_where_values_are_not_finite() -> None:
    values = odd(2, 3)
    marks = odd_marks(values)
    assert marks is not None
    assert marks.tolist() == [[1, 1, 0], [0, 0, 0]]
    along = odd_marks(values, 0)
    assert along is not None
    assert along.tolist() == [1, 1, 0]
    assert odd_marks(np.ones((2, 2), np.float32)) is None
    assert np.isfinite(finite_part(values)).all()
    assert finite_part(values)[1, 2] == 2


@pytest.mark.parametrize("count", [6, 60])
def test_in_bars(qtbot: QtBot, count: int) -> None:
    view = VectorView()
    shown(qtbot, view)
    view.show_values(odd(count))
    assert view._count.full_text().endswith(COUNTED.format(count))
    bars = view.bars
    if count == 6:
        row = bars._row_height
        assert stripes(bars, (32, 5, 60, row - 10))
        assert bars.text_at(0) == "value 0: NaN"
        assert bars.text_at(1) == "value 1: ∞"
    else:
        step = (bars.width() - 64) / count
        picture = bars.grab().toImage()
        inks = {picture.pixel(66, y) for y in range(30, 90)}
        assert theme().text.rgb() in inks, step


def test_in_a_strip_of_many(qtbot: QtBot) -> None:
    view = VectorView()
    shown(qtbot, view)
    view.show_values(odd(600))
    assert view._count.full_text().endswith(COUNTED.format(600))
    assert view.strip.text_at((0, 0)) == "value 0: NaN"
    assert view._scaled.bar.numbers()[2] == "2.00"


def test_in_filters(qtbot: QtBot) -> None:
    view = FilterView(largest=72)
    shown(qtbot, view)
    weights = odd(4, 1, 3, 3)
    view.show_weights(weights, first=False)
    assert view.hint().endswith(COUNTED.format(36))
    box = view.grid.tile_rect(0)
    cell = box.width() / 3
    assert stripes(view.grid.viewport(), (box.x(), box.y(), cell, cell))
    last = box.x() + 2 * cell, box.y() + 2 * cell, cell, cell
    assert not stripes(view.grid.viewport(), last)
    view.show_weights(odd(2, 3, 2, 2))
    box = view.grid.tile_rect(0)
    cell = box.width() / 2
    assert stripes(view.grid.viewport(), (box.x(), box.y(), cell, cell))


def test_in_overlays(qtbot: QtBot) -> None:
    values = odd(1, 4, 4)
    one = np.array([0.5], np.float32)
    found = Attribution(
        request=1, subject="run", run="r", epoch=1, step=1, node="", part="validation",
        index=0, method="saliency", targets=np.array([3], np.int32), values=values,
        shares=one, scores=one, totals=one, due=one, grid=(4, 4),
    )  # fmt: skip
    image = np.ones((1, 4, 4), np.float32)
    made = drawn(found, 0, Drawing(image, 0.85, False, False, ""))
    assert made.high == 2
    view = OverlayView("Heat")
    shown(qtbot, view, 160, 160)
    view.show_picture(made.picture, "Heat", made.values)
    assert stripes(view, (0, 0, 40, 40))
    assert stripes(view, (40, 0, 40, 40))
    assert not stripes(view, (80, 0, 40, 40))
    assert view.toolTip() == COUNTED.format(16)


def test_in_comparisons(qtbot: QtBot) -> None:
    side = CompareSide("A", MAPS)
    shown(qtbot, side)
    values = odd(2, 3, 3)
    ends = np.array([[-1, 2], [-1, 2]], np.float32)
    side.show_tiles(values, ends, np.arange(2))
    box = side.grid.tile_rect(0)
    cell = box.width() / 3
    assert stripes(side.grid.viewport(), (box.x(), box.y(), cell, cell))
    change = CompareSide("B − A", WEIGHTS)
    shown(qtbot, change)
    change.show_vector(odd(6), -2, 2)
    assert stripes(change.bars, (32, 5, 60, change.bars._row_height - 10))


def test_in_the_film(qtbot: QtBot) -> None:
    track = EpochTrack()
    shown(qtbot, track, 600, 120)
    track.show_epochs(1, (0, 1), 1, 1, 1)
    track.show_film({0: odd(2, 2), 1: np.zeros((2, 2), np.float32)}, "conv1")
    box = track._inside(0, odd(2, 2))
    half = box.width() / 2
    assert stripes(track, (box.x(), box.y(), half, half))
