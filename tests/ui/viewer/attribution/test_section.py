"""Grad-CAM beside the image: choices, picture, numbers, and what stays away."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.attribution_messages import (
    Attribution,
    GradCamOf,
    SmoothGradOf,
)
from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.evidence_colors import grey_of
from cnnstudio.ui.theme import COLOR_MAPS, theme_manager
from cnnstudio.ui.viewer.model.attribution_methods import OTHER
from cnnstudio.ui.viewer.model.explaining import (
    SELECTED,
    class_scores,
    evidence_sentence,
    shortened,
)
from cnnstudio.ui.viewer.parts.heat_overlay import overlay, signed
from cnnstudio.ui.viewer.sample.sample_panel import SamplePanel
from tests.helpers.viewing import CONV, RunState, Studio, studio

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


def floats(*values: float) -> Floats:
    return np.array(values, np.float32)


def scores(first: int, second: int) -> Floats:
    values = np.zeros(10, np.float32)
    values[first], values[second] = 3, 2
    return values


def answer(made: Studio, share: float = 0.46) -> Attribution:
    """Answer the newest question for a Grad-CAM: the left half speaks for it."""
    asked = made.client.submitted_of(GradCamOf)[-1]
    values = np.zeros((len(asked.targets), 28, 28), np.float32)
    values[:, :, :14] = 2.5
    found = Attribution(
        request=asked.request, subject=asked.subject, run="run1", epoch=9, step=0,
        method="grad_cam", part=asked.part, index=asked.index, node=asked.node,
        targets=np.array(asked.targets, np.int32), scores=floats(3, 2),
        values=values, shares=floats(share, share), totals=floats(0, 0),
        due=floats(0, 0), grid=(14, 14),
    )  # fmt: skip
    made.client.deliver(found)
    return found


@pytest.fixture
def opened(qtbot: QtBot) -> tuple[Studio, SamplePanel]:
    made = studio()
    panel = SamplePanel(made.controller, theme_manager())
    qtbot.addWidget(panel)
    panel.resize(296, 800)
    panel.show()
    made.controller.set_visible(True)
    made.client.become_ready()
    made.selection.select([CONV])
    made.finish_run()
    made.answer(logits=scores(1, 7), label=7, epoch=9)
    return made, panel


Open = tuple[Studio, SamplePanel]


@pytest.mark.requirement("M06")
def test_the_predicted_class_is_explained_at_the_last_maps(opened: Open) -> None:
    made, panel = opened
    section = panel.attribution
    asked = made.client.submitted_of(GradCamOf)[-1]
    assert (asked.node, asked.targets) == ("maxpool2d_1", (1, 7))
    assert section.label.shown_text() == "1, predicted"
    assert section.layer.shown_text() == "maxpool2d_1, the last"
    assert section.heat.picture is None
    answer(made)
    assert section.told.text() == (
        "80 % of the evidence for class 1 lies in 46\u00a0% of the pixels."
    )
    assert section.scale.texts() == ("0 little", "1.25", "strong 2.50")
    assert section.heat.accessibleName() == "Grad-CAM for class 1"
    picture = section.heat.picture
    assert picture is not None
    hottest = QColor(*COLOR_MAPS["magma"][255])
    maps = made.controller.maps
    assert maps is not None
    grey = grey_of(maps.image)[3, 20] * 0.7 * 255
    assert QColor(picture.pixel(20, 3)).red() == pytest.approx(grey, abs=1)
    mixed = 0.15 * grey_of(maps.image)[3, 3] * 0.7 * 255 + 0.85 * hottest.red()
    assert QColor(picture.pixel(3, 3)).red() == pytest.approx(mixed, abs=1)
    assert section.heat.geometry().top() == panel.data.image.geometry().top()


def test_another_class_and_layer_ask_again(opened: Open) -> None:
    made, panel = opened
    answer(made)
    section = panel.attribution
    section.label.setFocus()
    QTest.keyClick(section.label, Qt.Key.Key_Down)  # the first class after "predicted"
    assert made.controller.explained == 0
    assert made.client.submitted_of(GradCamOf)[-1].targets == (0, 7)
    made.controller.explain(7)
    assert section.label.shown_text() == "7, true"
    assert made.client.submitted_of(GradCamOf)[-1].targets == (7, 1)
    made.controller.explaining.compare(4)
    assert made.client.submitted_of(GradCamOf)[-1].targets == (7, 4)
    made.controller.explaining.choose_layer(SELECTED)
    assert made.client.submitted_of(GradCamOf)[-1].node == CONV
    assert section.layer.shown_text() == f"{CONV}, selected"
    section.layer.setFocus()
    QTest.keyClick(section.layer, Qt.Key.Key_Down)
    assert made.client.submitted_of(GradCamOf)[-1].node == CONV
    assert made.controller.explaining.layer_choice == CONV


def test_while_a_run_trains_the_classes_change_with_its_epochs(opened: Open) -> None:
    made, panel = opened
    explaining = made.controller.explaining
    made.runs.be(RunState.TRAINING, made.document.project)
    made.answer(logits=scores(2, 3), label=7)
    assert explaining.targets == (2, 7)
    made.answer(logits=scores(5, 3), label=7)
    assert explaining.targets == (2, 7)
    assert panel.attribution.label.shown_text() == "2, at epoch start"
    made.answer(logits=scores(5, 3), label=7, epoch=1)
    assert explaining.targets == (5, 7)


def test_a_click_on_a_prediction_explains_its_class(opened: Open) -> None:
    made, panel = opened
    answer(made)
    before = panel.bars.grab().toImage()
    QTest.mouseClick(
        panel.bars, Qt.MouseButton.LeftButton, pos=QPoint(20, 20 + 23 * 4 + 10)
    )
    assert made.controller.explained == 4
    assert panel.attribution.label.shown_text() == "4"
    assert made.client.submitted_of(GradCamOf)[-1].targets == (4, 7)
    assert panel.bars.grab().toImage() != before
    QTest.mouseClick(panel.bars, Qt.MouseButton.LeftButton, pos=QPoint(20, 5))
    assert made.controller.explained == 4  # the line of titles is no class


def test_opacity_changes_the_picture_and_asks_nothing(opened: Open) -> None:
    made, panel = opened
    answer(made)
    section, asked = panel.attribution, len(made.client.submitted)
    before = section.heat.picture
    section.opacity.setFocus()
    QTest.keyClick(section.opacity, Qt.Key.Key_Home)
    assert made.controller.explaining.opacity == 0
    assert section.heat.picture is not None
    assert section.heat.picture != before
    maps = made.controller.maps
    assert maps is not None
    grey = grey_of(maps.image)[3, 3] * 0.7 * 255
    assert QColor(section.heat.picture.pixel(3, 3)).red() == pytest.approx(grey, abs=1)
    assert len(made.client.submitted) == asked


def test_another_image_never_has_the_heat_of_the_last(opened: Open) -> None:
    made, panel = opened
    answer(made)
    made.controller.browsing.show_next()
    assert panel.attribution.heat.picture is None
    made.answer(logits=scores(4, 7), label=4)
    assert panel.attribution.heat.picture is None
    assert made.client.submitted_of(GradCamOf)[-1].targets == (4, 7)
    answer(made)
    assert panel.attribution.heat.picture is not None


def test_a_refusal_is_told(opened: Open, qtbot: QtBot) -> None:
    made, panel = opened
    asked = made.client.submitted_of(GradCamOf)[-1]
    made.client.deliver(RequestFailed(asked.request, "This layer is gone.", ""))
    assert panel.attribution.told.text() == "This layer is gone."
    assert not panel.attribution.heat.isVisibleTo(panel)
    qtbot.waitUntil(lambda: panel.data.image.width() > 200)


def test_without_an_output_nothing_is_asked(qtbot: QtBot) -> None:
    made = studio("Input", ("Conv2d", {"out_channels": 2}))
    panel = SamplePanel(made.controller, theme_manager())
    qtbot.addWidget(panel)
    panel.show()
    made.controller.set_visible(True)
    made.client.become_ready()
    made.selection.select([CONV])
    made.answer(logits=np.zeros(0, np.float32))
    assert not made.client.submitted_of(GradCamOf)
    assert "no score to explain" in panel.attribution.told.text()
    assert not panel.attribution.label.isEnabled()


def test_what_stands_beside_a_class_by_itself(opened: Open) -> None:
    made, _ = opened
    explaining = made.controller.explaining
    assert (explaining.compared, explaining.targets) == (OTHER, (1, 7))
    made.controller.browsing.show_next()
    made.answer(logits=scores(8, 3), label=8)
    assert explaining.targets == (8, 3)  # right: the second in the scores


def test_pointing_tells_the_place(opened: Open, qtbot: QtBot) -> None:
    made, panel = opened
    answer(made)
    heat = panel.attribution.heat
    seen: list[object] = []
    heat.pointed.connect(seen.append)
    step = heat.picture_rect().width() / 28
    QTest.mouseMove(heat, QPoint(round(5.5 * step), round(2.5 * step)))
    assert seen[-1] == (2, 5)


def test_pictures_of_evidence_are_blended_as_designed() -> None:
    pixels = np.zeros((1, 1, 3), np.float32)
    values = np.array([[1.0, np.nan, -1.0]], np.float32)
    over = overlay(pixels, values, 1.0, 1.0)
    assert QColor(over.pixel(0, 0)) == QColor(*COLOR_MAPS["magma"][255])
    assert QColor(over.pixel(1, 0)) == QColor(over.pixel(2, 0)) == QColor(0, 0, 0)
    both = signed(pixels, values, 1.0, 1.0)
    assert QColor(both.pixel(0, 0)).red() > QColor(both.pixel(0, 0)).blue()
    assert QColor(both.pixel(2, 0)).blue() > QColor(both.pixel(2, 0)).red()
    assert QColor(both.pixel(1, 0)) == QColor(0, 0, 0)
    white = np.ones((3, 2, 2), np.float32)
    np.testing.assert_allclose(grey_of(white), 1.0, rtol=1e-6)


def test_paths_into_blocks_keep_their_ends() -> None:
    assert shortened("up1/two_conv_bn_relu1/relu2") == "up1/…/relu2"
    assert shortened("stage[2]/conv1") == "stage[2]/conv1"


def test_scores_are_those_that_the_engine_explains() -> None:
    np.testing.assert_array_equal(class_scores(floats(2)), [-2, 2])
    maps = np.stack([np.full((2, 2), 3.0), np.eye(2)]).astype(np.float32)
    np.testing.assert_array_equal(class_scores(maps), [3, 0.5])
    assert "Nothing" in evidence_sentence("cat", float("nan"))


def test_the_form_has_the_settings_of_the_method(opened: Open) -> None:
    made, panel = opened
    section = panel.attribution

    def seen() -> list[str]:
        rows = section.rows.items()
        return [name for name, row in rows if row.isVisibleTo(panel)]

    assert section.layer.isVisibleTo(panel)
    assert not seen()
    section.method.setFocus()
    for _ in range(3):
        QTest.keyClick(section.method, Qt.Key.Key_Down)
    assert made.controller.explaining.choices.method == "smooth_grad"
    assert seen() == ["samples", "noise"]
    assert not section.layer.isVisibleTo(panel)
    field = section.rows["noise"].control
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "0.2")
    assert made.client.submitted_of(SmoothGradOf)[-1].noise == 0.2
    QTest.keyClicks(field, "x")
    assert "Expected a number from 0 to 1" in section.rows["noise"].note()
    made.controller.explaining.choose(method="occlusion")
    assert seen() == ["window", "stride", "fill"]
    made.controller.explaining.choose(method="integrated_gradients")
    assert seen() == ["steps", "baseline"]
