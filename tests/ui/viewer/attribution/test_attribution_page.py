"""All methods side by side: what is asked, shown, refused, and kept apart."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.attribution_messages import (
    Attribution,
    AttributionOf,
    CamOf,
    Fill,
    GradCamOf,
    GuidedProjection,
    GuidedProjectionOf,
    IntegratedGradientsOf,
    OcclusionOf,
    SaliencyOf,
    SmoothGradOf,
)
from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.look_messages import CancelStudy, StudyProgress
from cnnstudio.ui.viewer.attribution.attribution_page import BOTH, AttributionPage
from cnnstudio.ui.viewer.attribution.card import MethodCard
from cnnstudio.ui.viewer.attribution.grid import AROUND
from cnnstudio.ui.viewer.maps.maps_page import SHARED
from cnnstudio.ui.viewer.model.attribution_methods import METHODS
from cnnstudio.ui.viewer.views import VIEWS
from tests.helpers.viewing import CONV, Studio, studio

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
NAMES = {
    "GradCamOf": "grad_cam", "CamOf": "cam", "OcclusionOf": "occlusion",
    "IntegratedGradientsOf": "integrated_gradients", "SmoothGradOf": "smooth_grad",
}  # fmt: skip
SETTINGS = {
    "smooth_grad": (50.0, 0.15), "occlusion": (7.0, 3.0),
    "integrated_gradients": (50.0,),
}  # fmt: skip
FILLS: dict[str, Fill] = {"occlusion": "mean", "integrated_gradients": "black"}
WITH_SIGN = ("cam", "occlusion", "integrated_gradients")


def scores(*best: int) -> Floats:
    values = np.zeros(10, np.float32)
    values[list(best)] = range(len(best) + 2, 2, -1)
    return values


def answer(made: Studio, kind: type[AttributionOf]) -> Attribution:
    """Answer the newest question of a kind: +4 and −8 for one class, half for both."""
    asked = made.client.submitted_of(kind)[-1]
    values = np.zeros((2, 28, 28), np.float32)
    values[0, 2, 5], values[0, 3, 5] = 4, -8
    values[1] = values[0] / 2
    method = NAMES.get(kind.__name__, "saliency")
    found = Attribution(
        request=asked.request, subject=asked.subject, run="run1", epoch=9, step=0,
        method=method, part=asked.part, index=asked.index, node=asked.node,
        targets=np.array(asked.targets, np.int32),
        scores=np.array([3, 2], np.float32), values=values,
        shares=np.array([0.25, np.nan], np.float32),
        totals=np.array([3.25, 1], np.float32), due=np.array([3.5, 1], np.float32),
        grid=(7, 7), settings=SETTINGS.get(method, ()), fill=FILLS.get(method),
        signed=method in WITH_SIGN or getattr(asked, "signed", False),
    )  # fmt: skip
    made.client.deliver(found)
    return found


@pytest.fixture
def opened(qtbot: QtBot) -> tuple[Studio, AttributionPage]:
    made = studio()
    page = AttributionPage(made.controller)
    qtbot.addWidget(page)
    qtbot.addWidget(page.tools)
    page.resize(864, 700)
    page.show()
    made.controller.set_visible(True)
    made.client.become_ready()
    made.selection.select([CONV])
    made.finish_run()
    made.answer(logits=scores(1, 7), label=7, epoch=9)
    return made, page


Open = tuple[Studio, AttributionPage]


def card(page: AttributionPage, kind: type[AttributionOf]) -> MethodCard:
    return next(one for one in page.cards if one.method.kind is kind)


def test_every_method_is_asked_once_for_both_classes(opened: Open) -> None:
    made, page = opened
    made.controller.changed.emit()
    for method in METHODS:
        (asked,) = made.client.submitted_of(method.kind)
        assert asked.targets == (1, 7)
        assert asked.node == ("maxpool2d_1" if method.kind is GradCamOf else "")
    assert page.other.shown_text() == "7, true"
    assert page.image.title.full_text() == "Image 1"
    assert [label.full_text() for label in page.image.classes] == [
        "1", "7",
    ]  # fmt: skip
    assert page.image.scores[0].full_text() == "left: 4.00"
    tip = page.image.classes[1].toolTip()
    assert tip.startswith("Right: evidence for 7, its score is ")


def test_answers_come_one_by_one_with_their_numbers(opened: Open) -> None:
    made, page = opened
    shown = card(page, CamOf)
    assert shown.pictures[0].picture is None
    asked = made.client.submitted_of(OcclusionOf)[-1]
    made.client.deliver(StudyProgress(asked.request, 30, 162))
    waits = card(page, OcclusionOf).wait
    assert waits.said.full_text() == "30 of 162"
    assert waits.bar.part() == pytest.approx(30 / 162)
    answer(made, CamOf)
    assert shown.pictures[0].picture is not None
    assert card(page, SaliencyOf).pictures[0].picture is None
    assert [label.full_text() for label in shown.shares] == [
        "25 %", "nothing",
    ]  # fmt: skip
    assert [high.text() for high in shown.highs] == ["4.00", "2.00"]
    assert shown.told.full_text() == "mean 3.25"
    assert shown.check.full_text() == "score − bias 3.50"
    for kind, text in (
        (GradCamOf, "maxpool2d_1, 7 × 7 cells"),
        (OcclusionOf, "window 7 × 7, stride 3, mean"),
        (SaliencyOf, "gradient, largest channel"),
    ):
        answer(made, kind)
        assert card(page, kind).told.full_text() == text


def test_a_shared_range_and_the_sign(opened: Open) -> None:
    made, page = opened
    answer(made, CamOf)
    answer(made, SaliencyOf)
    shown, plain = card(page, CamOf), card(page, SaliencyOf)
    QTest.mouseClick(page.range.choice.button(SHARED), Qt.MouseButton.LeftButton)
    assert [high.text() for high in shown.highs] == ["4.00", "4.00"]
    QTest.mouseClick(page.sign.button(BOTH), Qt.MouseButton.LeftButton)
    assert [high.text() for high in shown.highs] == ["±8.00", "±8.00"]
    assert [high.text() for high in plain.highs] == ["4.00", "4.00"]  # knows no sign
    assert page.image.scale.texts() == ("lowers", "", "raises")
    picture = shown.pictures[0].picture
    assert picture is not None
    assert picture.pixelColor(5, 3).blue() > picture.pixelColor(5, 3).red()
    assert picture.pixelColor(5, 2).red() > picture.pixelColor(5, 2).blue()


def test_a_method_that_does_not_fit_says_so_and_the_others_stay(opened: Open) -> None:
    made, page = opened
    asked = made.client.submitted_of(CamOf)[-1]
    made.client.deliver(RequestFailed(asked.request, "CAM needs another head.", ""))
    shown = card(page, CamOf)
    assert shown.why.isVisibleTo(page)
    assert shown.why.text() == "CAM needs another head."
    assert not card(page, SaliencyOf).why.isVisibleTo(page)
    made.controller.explain(4)
    assert not shown.why.isVisibleTo(page)


def test_the_numbers_are_a_table(opened: Open) -> None:
    made, page = opened
    answer(made, CamOf)
    exported = page.exported()
    assert exported.name == "Attributions of image 1"
    assert exported.table is not None
    assert list(exported.table.rows) == [
        ("CAM", "1", 3.0, 0.25, 4.0, 3.25, 3.5, ""),
        ("CAM", "7", 2.0, None, 2.0, 1.0, 1.0, ""),
    ]  # fmt: skip
    assert exported.paper is not None


def test_the_two_classes_are_exchanged(opened: Open) -> None:
    made, _ = opened
    made.controller.explaining.swap()
    assert made.client.submitted_of(CamOf)[-1].targets == (7, 1)
    made.controller.explaining.swap()
    assert made.controller.explaining.targets == (1, 7)
    assert made.controller.explaining.why_not_here() == ""


def test_pointing_tells_the_values_of_both_classes(opened: Open) -> None:
    made, page = opened
    answer(made, CamOf)
    shown = card(page, CamOf)
    picture = shown.pictures[0]
    step = picture.picture_rect().width() / 28
    QTest.mouseMove(picture, QPoint(round(5.5 * step), round(3.5 * step)))
    assert shown.told.full_text() == "row 3, col 5: −8.00, −4.00"
    with_cursor = picture.grab().toImage()
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(picture, Qt.Key.Key_Up)
    assert shown.told.full_text() == "row 2, col 5: 4.00, 2.00"
    assert picture.grab().toImage() != with_cursor
    picture.clearFocus()
    assert shown.told.full_text().startswith("mean")


@pytest.mark.requirement("M10")
def test_the_selected_channel_is_followed_into_the_image(opened: Open) -> None:
    made, page = opened
    made.controller.set_channel(3)
    asked = made.client.submitted_of(GuidedProjectionOf)[-1]
    assert (asked.node, asked.channel) == (CONV, 3)
    assert page.projection.title.full_text() == f"Channel 3 of {CONV}"
    values = np.zeros((1, 28, 28), np.float32)
    values[0, 4, 6] = -2
    made.client.deliver(GuidedProjection(
        request=asked.request, subject=asked.subject, run="run1", epoch=9, step=0,
        part="validation", index=0, node=CONV, channel=3, row=4, column=6, value=1.5,
        values=values,
    ))  # fmt: skip
    drawn = page.projection.pictures[1].picture
    assert drawn is not None
    assert drawn.pixelColor(6, 4).lightness() == 0
    assert drawn.pixelColor(0, 0).lightness() == pytest.approx(128, abs=1)
    assert page.projection.told.full_text() == "largest 1.50"
    assert page.projection.check.full_text() == "row 4, col 6"
    made.selection.select(["linear_1"])
    assert page.projection.why.isVisibleTo(page)


@pytest.mark.parametrize(("width", "height"), [(864, 700), (700, 380), (360, 900)])
def test_cards_never_overlap_and_fit_in_width(
    opened: Open, width: int, height: int
) -> None:
    _, page = opened
    page.resize(width, height)
    cards = [page.image, *page.cards, page.projection]
    places = [one.geometry() for one in cards]
    for number, place in enumerate(places):
        assert place.right() <= page.grid.width()
        assert not any(place.intersects(other) for other in places[number + 1 :])
    assert page.cards[0].pictures[0].width() >= 80


def test_in_a_low_window_the_cards_still_stand_beside_each_other(
    opened: tuple[Studio, AttributionPage],
) -> None:
    """Pictures of the least size scroll in few rows; no frame of a card is cut."""
    _, page = opened
    page.resize(834, 440)
    cards = [page.image, *page.cards, page.projection]
    assert len(cards) == 9
    assert len({one.y() for one in cards}) == 3
    for one in cards:
        framed = one.geometry().adjusted(-AROUND, -AROUND, AROUND, 0)
        assert page.grid.rect().contains(framed)


def test_it_is_a_view_of_one_image(opened: Open) -> None:
    made, _ = opened
    spec = VIEWS["attributions"]
    assert (spec.scope, spec.kind) == ("image", AttributionPage)
    assert not AttributionPage.why_not(made.controller)
    rows = ("Input", {"shape": [10]})
    table = studio(rows, ("Linear", {"out_features": 10}), "Output")
    assert "one image" in AttributionPage.why_not(table.controller)


def test_a_card_that_is_clicked_stands_beside_the_image(opened: Open) -> None:
    made, page = opened
    shown = card(page, OcclusionOf)
    before = page.grid.grab().toImage()
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(30, 8))
    assert made.controller.explaining.method is shown.method
    assert page.grid.grab().toImage() != before
    picture = card(page, SaliencyOf).pictures[1]
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(picture, Qt.Key.Key_Return)
    assert made.controller.explaining.choices.method == "saliency"


def test_what_takes_long_is_stopped_and_goes_on(opened: Open) -> None:
    made, page = opened
    shown = card(page, SmoothGradOf)
    asked = made.client.submitted_of(SmoothGradOf)[-1]
    assert not shown.wait.isVisibleTo(page)
    made.client.deliver(StudyProgress(asked.request, 20, 100))
    assert shown.wait.isVisibleTo(page)
    assert not shown.told.isVisibleTo(page)
    QTest.mouseClick(shown.wait.button, Qt.MouseButton.LeftButton)
    assert made.client.submitted_of(CancelStudy)[-1].request == asked.request
    made.controller.changed.emit()
    assert made.client.submitted_of(SmoothGradOf)[-1] is asked, "it stays stopped"
    assert shown.wait.said.full_text() == "stopped"
    QTest.mouseClick(shown.wait.button, Qt.MouseButton.LeftButton)
    assert made.client.submitted_of(SmoothGradOf)[-1] is not asked
    answer(made, SmoothGradOf)
    assert not shown.wait.isVisibleTo(page)
    assert shown.told.full_text() == "50 copies, noise 15 %"


def test_another_setting_asks_again_and_a_known_one_is_at_hand(opened: Open) -> None:
    made, page = opened
    explaining, shown = made.controller.explaining, card(page, SmoothGradOf)
    first = answer(made, SmoothGradOf)
    explaining.choose(samples=8)
    asked = made.client.submitted_of(SmoothGradOf)
    assert (asked[-1].samples, asked[-1].noise) == (8, 0.15)
    assert shown.found is first, "the old one stays until the new one is there"
    explaining.choose(samples=50)
    assert made.client.submitted_of(SmoothGradOf) == asked
    assert shown.found is first
    explaining.choose(signed=True)
    assert made.client.submitted_of(GradCamOf)[-1].signed
    explaining.choose(steps=7, baseline="blurred", window=5, stride=2, fill="black")
    along = made.client.submitted_of(IntegratedGradientsOf)[-1]
    covered = made.client.submitted_of(OcclusionOf)[-1]
    assert (along.steps, along.baseline) == (7, "blurred")
    assert (covered.window, covered.stride, covered.fill) == (5, 2, "black")
