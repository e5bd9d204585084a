"""What excites a layer, gallery, times, curve and shift: by real events.

The answers are those of the real studies on a small LeNet with initial weights.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import torch
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.excite_messages import Ascent, AscentOf, Patches, PatchesOf
from cnnstudio.bridge.look_messages import CancelStudy, StudyProgress
from cnnstudio.bridge.probe_messages import CurveOf, ShiftOf, Times, TimesOf
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.ui.fonts import HINT, mono_font
from cnnstudio.ui.viewer.excite.curve_page import CurvePage
from cnnstudio.ui.viewer.excite.excites_page import ExcitesPage
from cnnstudio.ui.viewer.excite.gallery_page import GalleryPage
from cnnstudio.ui.viewer.excite.shift_page import ShiftPage
from cnnstudio.ui.viewer.excite.times_page import TimesPage
from cnnstudio.ui.viewer.grid.row_area import path_text
from tests.helpers.graphs import chain
from tests.helpers.studied import Desk
from tests.helpers.studies import study, untrained_subject
from tests.helpers.viewing import CONV, LENET, click, move


@pytest.fixture(scope="module")
def subject() -> Subject:
    torch.manual_seed(0)
    return untrained_subject(chain(*LENET))


@pytest.fixture
def desk(qtbot: QtBot, subject: Subject) -> Iterator[Desk]:
    made = Desk(qtbot, subject)
    yield made
    made.view.close()


def excites(desk: Desk) -> ExcitesPage:
    page = desk.page("layer", "excites")
    assert isinstance(page, ExcitesPage)
    return page


@pytest.mark.requirement("M09")
def test_a_click_on_a_patch_shows_its_image_and_what_the_value_sees(
    desk: Desk, subject: Subject
) -> None:
    page = excites(desk)
    assert page.rows.count == 6
    (found,) = desk.made.client.submitted_of(PatchesOf)
    answer = study(subject, found)
    assert isinstance(answer, Patches)
    click(page.rows.viewport(), page.rows.row_rect(4).center())
    assert desk.controller.channel == 4
    desk.work()
    assert len(page.wall.patches) == 9
    box = page.wall.patch_rect(2)
    click(page.wall.viewport(), box.center().toPoint())
    assert desk.controller.index == answer.images[4, 2]
    assert desk.controller.region == tuple(answer.regions[4, 2].tolist())
    assert page.wall.current() == 2
    # One pass for all channels: neither of them nor the image is a new question.
    assert len(desk.made.client.submitted_of(PatchesOf)) == 1


@pytest.mark.requirement("M09")
def test_a_patch_has_the_size_of_what_a_value_sees(desk: Desk) -> None:
    page = excites(desk)
    desk.work()
    image = page.wall.patches[0].image
    assert (image.width(), image.height()) == (5, 5)
    table = list(page.exported().table.rows)  # type: ignore[union-attr]
    assert len(table) == 6 * 9
    assert table[0][:2] == (0, 0)


def test_arrow_keys_go_through_channels_and_patches(desk: Desk) -> None:
    page = excites(desk)
    page.rows.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.rows, Qt.Key.Key_Down)
    QTest.keyClick(page.rows, Qt.Key.Key_Down)
    assert desk.controller.channel == 2
    desk.work()
    page.wall.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.wall, Qt.Key.Key_Right)
    assert page.wall.current() == 0
    first = desk.controller.index
    QTest.keyClick(page.wall, Qt.Key.Key_Right)
    assert page.wall.current() == 1
    assert desk.controller.index != first
    QTest.keyClick(page.rows, Qt.Key.Key_End)
    assert desk.controller.channel == 5


@pytest.mark.requirement("M09")
def test_an_image_is_made_when_asked_for_with_progress_and_stopped(
    desk: Desk, subject: Subject
) -> None:
    page = excites(desk)
    panel = page.ascent
    assert not desk.made.client.submitted_of(AscentOf)
    middle = QPoint(10, panel.button.height() // 2)
    click(panel.button, middle)
    (asked,) = desk.made.client.submitted_of(AscentOf)
    desk.made.client.deliver(StudyProgress(asked.request, 32, 128))
    assert (panel.bar.value(), panel.bar.maximum()) == (32, 128)
    assert panel.button.text() == "Stop"
    click(panel.button, middle)
    assert desk.made.client.submitted_of(CancelStudy)[-1].request == asked.request
    assert not panel.bar.isVisible()
    desk.answered.add(asked.request)
    click(panel.button, middle)
    (answer,) = desk.work()
    assert isinstance(answer, Ascent)
    assert answer.reached > answer.began
    assert "rose from" in panel.words.text()
    assert panel.view.region_rect() is not None
    # Another channel is another question, which nobody has asked yet.
    desk.controller.set_channel(3)
    assert "rose" not in panel.words.text()
    assert len(desk.made.client.submitted_of(AscentOf)) == 2
    click(panel.aim.button("map"), QPoint(8, 8))
    click(panel.button, middle)
    desk.work()
    assert "mean of the map" in panel.words.text()


def test_a_refusal_is_told_in_place_of_the_patches(desk: Desk) -> None:
    desk.controller.views.show("layer", "excites")
    page = desk.view.page_of("excites")
    assert isinstance(page, ExcitesPage)
    (asked,) = desk.asked()
    desk.made.client.deliver(StudyProgress(asked.request, 10, 50))
    assert page.waiting.isVisible()
    desk.made.client.deliver(RequestFailed(asked.request, "This is the reason."))
    assert not page.shows_content
    assert page.waiting.isVisible()


@pytest.mark.requirement("M08")
def test_the_gallery_selects_a_layer_by_click_and_opens_it_by_enter(
    desk: Desk,
) -> None:
    page = desk.page("network", "gallery")
    assert isinstance(page, GalleryPage)
    rows = page.rows
    assert rows.count == len(LENET)
    stages = [rows.stage_at(row) for row in range(rows.count)]
    assert stages == sorted(stages)
    relu = next(row for row in range(rows.count) if rows.node_at(row) == "relu_1")
    click(rows.viewport(), rows.row_rect(relu).center())
    assert desk.made.selection.current == "relu_1"
    assert desk.controller.views.scope == "network"
    assert rows.current() == relu
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert desk.made.selection.current == "maxpool2d_1"
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert desk.view.page_of("maps").isVisible()
    assert desk.made.selection.current == "maxpool2d_1"


@pytest.mark.requirement("L19")
def test_times_are_shown_in_order_or_slowest_first(desk: Desk) -> None:
    page = desk.page("network", "times")
    assert isinstance(page, TimesPage)
    nodes = [page.rows.node_at(row) for row in range(page.rows.count)]
    assert nodes[0] == "input_1"
    assert nodes[1] == CONV
    (asked,) = desk.made.client.submitted_of(TimesOf)
    desk.made.client.deliver(times(asked, len(nodes)))
    click(page.again, QPoint(8, 8))
    again = desk.made.client.submitted_of(TimesOf)[-1]
    assert again.request != asked.request
    desk.made.client.deliver(times(again, len(nodes)))
    slowest = page._parts.order.button("slowest")
    click(slowest, QPoint(8, 8))
    assert page.rows.node_at(0) == f"n{len(nodes) - 1}"
    assert "layers together 50 %" in page._parts.hint.full_text()
    assert "3.00 ms" in page.rows.tip_of(0)
    table = list(page.exported().table.rows)  # type: ignore[union-attr]
    assert table[1][3] == 1_000
    click(page.batch.button(16), QPoint(8, 8))
    assert desk.made.client.submitted_of(TimesOf)[-1].batch == 16


def test_of_a_long_path_the_end_is_kept(qtbot: QtBot) -> None:
    font = mono_font(HINT)
    assert path_text("stage/conv1", font, 400) == "stage/conv1"
    assert path_text("stage/residual_block/conv1", font, 80) == "\u2026/conv1"
    assert path_text("a_name_without_any_block", font, 20) == "a_name_without_any_block"


def times(asked: TimesOf, count: int) -> Times:
    """Layers that take longer and longer, of a whole twice as long as all."""
    seconds = np.linspace(0.001, 0.003, count, dtype=np.float32)
    names = tuple(f"n{place}" for place in range(count))
    return Times(
        request=asked.request, subject=asked.subject, run="run1", epoch=9, step=0,
        nodes=names, names=names, types=("ReLU",) * count, seconds=seconds,
        multiply_adds=np.arange(count, dtype=np.int64) * 1_000,
        whole=float(seconds.sum()) * 2, batch=asked.batch, runs=15, clock="cpu",
    )  # fmt: skip


@pytest.mark.requirement("B08")
def test_the_curve_tells_the_value_under_the_pointer(desk: Desk) -> None:
    desk.made.selection.select(["relu_1"])
    desk.made.answer()
    page = desk.page("layer", "curve")
    assert isinstance(page, CurvePage)
    box = page.plot.upper_box()
    place = QPoint(round(page.plot.x_of(3.0)), round(box.center().y()))
    move(page.plot, place)
    told = page.plot.text_at(page.plot.at)
    x, f, slope = (float(part) for part in told.split()[1::2])
    assert x == pytest.approx(3.0, abs=0.1)
    assert (f, slope) == (x, 1.0)
    page.plot.setFocus(Qt.FocusReason.TabFocusReason)
    at = page.plot.at
    QTest.keyClick(page.plot, Qt.Key.Key_Left)
    assert page.plot.at == at - 1
    page.field.setFocus()
    page.field.selectAll()
    QTest.keyClicks(page.field, "-2.5")
    desk.work()
    assert dict(page.of_x.facts())["f(x)"] == "0"
    assert desk.made.client.submitted_of(CurveOf)[-1].at == -2.5
    page.field.selectAll()
    QTest.keyClicks(page.field, "much")
    assert page.field.state() == "error"
    click(page.alone.button(True), QPoint(8, 8))
    desk.work()
    assert dict(page.arriving.facts())["values"] == "784"


@pytest.mark.requirement("B08")
def test_a_layer_without_activation_says_why_it_has_no_curve(desk: Desk) -> None:
    assert "no activation" in CurvePage.why_not(desk.controller)
    desk.made.selection.select(["relu_1"])
    assert CurvePage.why_not(desk.controller) == ""


@pytest.mark.requirement("L20", "NT-47")
def test_a_shift_that_is_typed_is_compared(desk: Desk) -> None:
    page = desk.page("layer", "shift")
    assert isinstance(page, ShiftPage)
    assert "except at the border" in page._parts.title.text()
    facts = dict(page.facts.facts())
    assert facts["of these differ"] == "0"
    desk.made.selection.select(["maxpool2d_1"])
    desk.made.answer()
    desk.work()
    assert "do not simply move" in page._parts.title.text()
    page.right.setFocus()
    page.right.selectAll()
    QTest.keyClicks(page.right, "2")
    desk.work()
    assert desk.made.client.submitted_of(ShiftOf)[-1].dx == 2
    assert dict(page.facts.facts())["of these differ"] == "0"
    page.down.selectAll()
    QTest.keyClicks(page.down, "x")
    assert page.down.state() == "error"
    assert not desk.asked()
    click(page.edge.button("black"), QPoint(8, 8))
    desk.work()
    asked = desk.made.client.submitted_of(ShiftOf)[-1]
    assert (asked.dx, asked.dy, asked.edge) == (2, 0, "black")
    course = list(page.exported().table.rows)  # type: ignore[union-attr]
    assert len(course) == 9
    assert course[0] == (0, 0.0)
