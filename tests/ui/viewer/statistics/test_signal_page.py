"""Signal through depth: a row a layer, what stands out marked, a click selects it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.weight_messages import SignalOf, StatisticsOf
from cnnstudio.ui.viewer.statistics.drift import drift, placed
from cnnstudio.ui.viewer.statistics.signal_page import LOG, SignalPage
from cnnstudio.ui.viewer.statistics.signal_rows import columns_of
from tests.helpers.signals import signal
from tests.helpers.viewing import CONV, Studio, click, shown, studio


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[tuple[Studio, SignalPage]]:
    built = studio()
    view = shown(qtbot, built)
    built.finish_run()
    built.answer()
    built.controller.views.show("network", "signal")
    page = view.page_of("signal")
    assert isinstance(page, SignalPage)
    yield built, page
    view.close()


@pytest.mark.requirement("L09", "B10")
def test_what_stands_out_is_said_and_marked_on_its_layer(
    made: tuple[Studio, SignalPage],
) -> None:
    built, page = made
    (asked,) = built.client.submitted_of(SignalOf)
    assert (asked.node, asked.part) == ("", "validation")
    found = signal(built, asked)
    at = found.nodes.index("relu_1")
    found.dead_channels[at] = 6
    found.dead[at] = found.zeros[at] = 1.0
    found.nan[-1] = 3
    built.client.deliver(found)
    name = found.names[at]
    assert page.verdict() == (
        f"{name}: every channel is 0 for all 50 images. 1 more layer is marked."
    )
    tip = page.rows.tip_of(at)
    assert "100.0 % zeros, 100.0 % dead" in tip
    assert tip.endswith("every channel is 0 for all 50 images.")
    assert "\n" not in page.rows.tip_of(at - 1)
    built.client.deliver(found)
    assert page.rows.count == len(found.nodes)


def test_a_row_selects_its_layer_and_the_selection_its_row(
    made: tuple[Studio, SignalPage],
) -> None:
    built, page = made
    found = signal(built, built.client.submitted_of(SignalOf)[0])
    built.client.deliver(found)
    rows = page.rows
    assert rows.node_at(rows.current()) == CONV
    click(rows.viewport(), rows.row_rect(2).center())
    assert built.selection.current == "relu_1"
    assert built.controller.views.scope == "network"
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert built.selection.current == "maxpool2d_1"
    built.selection.select([CONV])
    built.controller.views.show("network")
    assert rows.node_at(rows.current()) == CONV
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert built.controller.views.view("layer") == "statistics"
    built.answer()
    assert built.client.submitted_of(StatisticsOf)[-1].node == CONV


def test_nothing_stands_out_and_the_scale_holds_everything(
    made: tuple[Studio, SignalPage],
) -> None:
    built, page = made
    found = signal(built, built.client.submitted_of(SignalOf)[0])
    found.mean[1], found.deviation[2] = -3.0, np.inf
    found.nan[2] = 1
    built.client.deliver(found)
    assert page.rows.end == 4.0
    left, right = columns_of(page.rows.viewport().width()).room
    assert page.rows.x_of(-4.0) == left
    assert page.rows.x_of(4.0) == right
    small = page.rows.x_of(0.04)
    page.scale.set_current(LOG)
    page.scale.selected.emit(LOG)
    assert page.rows.x_of(0.04) > small
    assert not page.rows.grab().isNull()


@pytest.mark.requirement("L24")
def test_drift_is_the_way_of_the_channels_in_deviations() -> None:
    means = np.array([[0.0, 5.0], [1.0, 4.0], [0.0, 4.0]], np.float32)
    spread = np.array([2.0, 4.0, 1.0], np.float32)
    # By hand: (1/2 + 1/2 + 1/4 + 0) / 4; the mean of both channels moves once only.
    assert drift(means, spread) == pytest.approx(0.3125)
    assert drift(means[:1], spread[:1]) == 0
    lost = np.array([[0.0], [np.nan], [1.0]], np.float32)
    assert drift(lost, np.ones(3, np.float32)) == 1.0
    one = np.array([[0.0, np.nan], [1.0, 1.0]], np.float32)
    assert drift(one, np.ones(2, np.float32)) == 1.0
    assert drift(means, np.array([2.0, 0.0, 1.0], np.float32)) == 0.5
    still = placed(np.array([0, 1, -9, np.nan], np.float32), 2.0, False)
    assert still.tolist() == [0, 0.5, -1, 0]
