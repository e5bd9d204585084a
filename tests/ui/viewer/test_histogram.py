"""The numbers below the bars never lie on one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cnnstudio.ui.viewer.histogram import Histogram

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_mean_gives_way_where_there_is_no_room(qtbot: QtBot) -> None:
    histogram = Histogram()
    qtbot.addWidget(histogram)
    values = np.array([-6.5, -0.11, 5.52], np.float32)
    histogram.show_values(values, -6.5, 5.52)
    assert all(histogram.numbers_for(400))
    low, mean, high = histogram.numbers_for(174)
    assert low
    assert high
    assert not mean
    assert "mean" in histogram.accessibleName()
