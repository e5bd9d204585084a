"""The bar of a colour map: from its first colour to its last, at any size."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, qRgb

from cnnstudio.ui.theme import COLOR_MAPS
from cnnstudio.ui.viewer.parts.pictures import MAPS, WEIGHTS, bar_image


@pytest.mark.parametrize("name", [MAPS, WEIGHTS])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_bar_goes_through_all_colours(name: str, ratio: float) -> None:
    first, last = (QColor(qRgb(*COLOR_MAPS[name][place])) for place in (0, -1))
    lying, upright = bar_image(name, 300, 8, ratio), bar_image(name, 12, 180, ratio)
    assert lying.deviceIndependentSize().toSize().toTuple() == (300, 8)
    assert upright.deviceIndependentSize().toSize().toTuple() == (12, 180)
    assert lying.pixelColor(0, 0) == first
    assert lying.pixelColor(lying.width() - 1, lying.height() - 1) == last
    assert upright.pixelColor(0, upright.height() - 1) == first
    assert upright.pixelColor(upright.width() - 1, 0) == last
    middle = QColor(qRgb(*COLOR_MAPS[name][128]))
    assert lying.pixelColor(lying.width() // 2, 0).red() == pytest.approx(
        middle.red(), abs=4
    )
