"""The way back by real events: rows and canvas fill up as gradients arrive (M18)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.backward_messages import Backward, BackwardOf
from cnnstudio.ui.document import Document
from cnnstudio.ui.overlays import LiveBar, Overlays
from cnnstudio.ui.viewer.backward.backward_page import BackwardPage
from cnnstudio.ui.viewer.model.way_back import WayBack, part_of
from tests.helpers.graphs import chain, tiny_project
from tests.helpers.studied import Desk
from tests.helpers.studies import untrained_subject
from tests.helpers.viewing import LENET, click

pytestmark = pytest.mark.requirement("M18")
WAY = (
    "output_1", "linear_1", "flatten_1", "maxpool2d_1", "relu_1", "conv2d_1",
    "input_1",
)  # fmt: skip


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    torch.manual_seed(0)
    made = Desk(qtbot, untrained_subject(chain(*LENET)))
    yield made
    made.view.close()


def opened(desk: Desk) -> BackwardPage:
    page = desk.page("network", "backward")
    assert isinstance(page, BackwardPage)
    assert page.shows_content
    return page


def bars(desk: Desk) -> dict[str, str]:
    return {node: bar.text for node, bar in desk.made.overlays.bars.items()}


def test_layers_are_reached_one_by_one_on_page_and_canvas(desk: Desk) -> None:
    page = opened(desk)
    assert tuple(page.rows.node_at(row) for row in range(page.rows.count)) == WAY
    assert bars(desk) == {node: str(n) for n, node in enumerate(WAY[:6], 1)}
    assert "no gradient arrives" in page.rows.tip_of(6)
    page.rows.setFocus()
    QTest.keyClick(page.rows, Qt.Key.Key_End)
    full = page.rows.viewport().grab().toImage()
    QTest.keyClick(page.rows, Qt.Key.Key_Home)
    assert bars(desk) == {}
    assert page.player.where.text() == "at the loss"
    assert page.rows.viewport().grab().toImage() != full
    for _ in range(2):
        QTest.keyClick(page.rows, Qt.Key.Key_Right)
    assert bars(desk) == {"output_1": "1", "linear_1": "2"}
    assert desk.made.overlays.bars_caption == "gradient: 2 of 6"
    assert page.player.where.text() == "2 of 6"
    click(page.player.on, page.player.on.rect().center())
    assert set(bars(desk)) == set(WAY[:3])
    click(page.player.back, page.player.back.rect().center())
    page.player.slider.setValue(5)
    assert set(bars(desk)) == set(WAY[:5])
    QTest.keyClick(page.rows, Qt.Key.Key_End)
    assert page.rows.viewport().grab().toImage() == full


def test_it_plays_from_the_loss_and_stops_when_nobody_looks(
    desk: Desk, qtbot: QtBot
) -> None:
    page = opened(desk)
    page.rows.setFocus()
    QTest.keyClick(page.rows, Qt.Key.Key_Space)
    assert page.player.is_playing
    assert bars(desk) == {}
    qtbot.waitUntil(lambda: bars(desk) == {"output_1": "1"}, timeout=3000)
    desk.controller.views.show("layer")
    assert not page.player.is_playing
    assert bars(desk) == {}
    opened(desk)
    assert len(bars(desk)) == 1


def test_a_row_selects_its_layer_and_another_image_is_asked_for(desk: Desk) -> None:
    page = opened(desk)
    click(page.rows.viewport(), page.rows.row_rect(4).center())
    assert desk.made.selection.current == "relu_1"
    assert page.rows.current() == 4
    before = desk.controller.way_back.found
    desk.controller.show_image(7)
    desk.made.answer()
    desk.work()
    assert desk.made.client.submitted_of(BackwardOf)[-1].index == 7
    assert desk.controller.way_back.found is not before
    place = page.rows.row_rect(5).center()
    QTest.mouseDClick(page.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.view.page_of("maps").isVisible()
    assert desk.made.selection.current == "conv2d_1"


def test_another_project_leaves_nothing_of_the_way(desk: Desk, qtbot: QtBot) -> None:
    """Its layers are often called as those before."""
    page = opened(desk)
    assert bars(desk)
    desk.made.document.open(tiny_project(), None)
    qtbot.waitUntil(lambda: desk.controller.subject == "document")
    desk.controller.views.show("network", "backward")
    desk.controller.changed.emit()
    assert page.isVisible()
    assert not page.shows_content
    assert bars(desk) == {}


def test_its_numbers_can_be_saved(desk: Desk) -> None:
    page = opened(desk)
    found = desk.controller.way_back.found
    assert found is not None
    exported = page.exported()
    assert exported.table is not None
    assert exported.paper is not None
    lines = list(exported.table.rows)
    assert lines[0][:3] == (1, "output_1", "Output")
    assert lines[1][3] == pytest.approx(float(found.sizes[1]))
    assert lines[6][0] is None
    assert lines[6][3:] == (None, None, 0)
    page.rows.resize(300, 200)
    assert page.rows.tip_of(1).startswith("Linear linear_1, number 2: gradient ")


def test_a_size_has_its_place_over_six_powers_of_ten() -> None:
    assert part_of(2.0, 2.0) == 1
    assert part_of(2e-3, 2.0) == pytest.approx(0.5)
    assert [part_of(x, 2.0) for x in (0.0, 1e-9, np.nan, np.inf)] == [0] * 4


def test_a_block_says_from_which_to_which(qtbot: QtBot) -> None:
    document, overlays = Document(), Overlays()
    way = WayBack(document, overlays)
    nodes = ("output", "stage[2]/relu", "stage[1]/relu", "conv")
    none = np.full(4, np.nan, np.float32)
    found = Backward(
        request=1, subject="run", run="r", epoch=1, step=1, part="validation", index=0,
        label=3, loss=1.0, nodes=nodes, names=nodes, types=("ReLU",) * 4, reached=3,
        sizes=np.array([1, 0.1, np.inf, np.nan], np.float32), weights=none,
        sums=np.array([1, 1, 1, 0], np.int32),
    )  # fmt: skip
    overlays.set_bars({"conv": LiveBar(0.2)}, "a run")
    way.show(found)
    texts = {node: bar.text for node, bar in overlays.bars.items()}
    assert texts == {"output": "1", "stage": "2–3"}
    assert not overlays.bars["stage"].healthy, "its gradient is infinite"
    way.go_to(0)
    assert overlays.bars_caption == "a run"
    way.go_to(2)
    assert overlays.bars["stage"].text == "2"
    way.leave()
    assert set(overlays.bars) == {"conv"}
