"""Bars count what torch counts; the numbers below never lie on one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from cnnstudio.ui.format import MINUS
from cnnstudio.ui.viewer.parts.histogram import Histogram

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.requirement("M01")
def test_bars_and_share_are_those_of_torch(qtbot: QtBot) -> None:
    drawn = torch.randn(3, 20, 20, generator=torch.Generator().manual_seed(2))
    values = drawn.flatten()
    histogram = Histogram()
    qtbot.addWidget(histogram)
    low, high = float(values.min()), float(values.max())
    lost = np.array([np.nan, np.inf, -np.inf], np.float32)
    histogram.show_values(np.append(values.numpy(), lost), low, high)
    bars = len(histogram.counts)
    counts = torch.histc(values.double(), bars, low, high)
    assert np.abs(histogram.counts - counts.numpy()).sum() <= 2  # at the edges of bars
    assert histogram.counts.sum() == 1200
    above = sum(value > 0 for value in values.tolist())
    assert histogram.share_above_zero == pytest.approx(above / 1200)


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
    assert histogram.numbers_for(100) == (f"{MINUS}6.50", "", "5.52")
    assert "mean" in histogram.accessibleName()
