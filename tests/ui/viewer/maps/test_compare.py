"""A pinned look beside the look of now: two images, weights, shapes; real events."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.maps_messages import MapsOf, MapsShown
from cnnstudio.project.commands import EditField
from cnnstudio.ui.viewer.inspect_controller import EDIT_PAUSE
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.maps.compare_page import ComparePage
from cnnstudio.ui.viewer.maps.compared import compared
from cnnstudio.ui.viewer.model.captured import Captured
from cnnstudio.ui.viewer.model.comparing import KINDS
from tests.helpers.viewing import (
    CONV,
    Floats,
    Studio,
    click,
    move,
    scaled,
    shown,
    studio,
)

LEFT = Qt.MouseButton.LeftButton


def of(values: Floats) -> Captured:
    """As captured, exactly."""
    tiles, ranges = scaled(values)
    form = {3: "maps", 2: "sequence"}.get(values.ndim, "vector")
    return Captured(form, tiles, ranges, detail=values)  # type: ignore[arg-type]


def test_the_difference_is_the_second_less_the_first() -> None:
    random = np.random.default_rng(0)
    a, b = random.normal(size=(2, 5, 3, 4)).astype(np.float32)
    b[3] += 9
    pair = compared(of(a), of(b))
    np.testing.assert_array_equal(pair.change, b - a)
    assert pair.scale == np.abs(b - a).max()
    assert pair.most == 3
    lows = np.minimum(a.min((1, 2)), b.min((1, 2)))
    highs = np.maximum(a.max((1, 2)), b.max((1, 2)))
    np.testing.assert_array_equal(pair.ends, np.stack([lows, highs], 1))


def test_what_is_not_finite_in_either_has_no_difference() -> None:
    a, b = np.zeros((2, 1, 2, 2), np.float32)
    a[0, 0, 0], b[0, 1, 1], b[0, 0, 1] = np.inf, np.nan, 3
    pair = compared(of(a), of(b))
    assert pair.change is not None
    assert np.isnan(pair.change[0]).tolist() == [[True, False], [False, True]]
    assert (pair.scale, pair.most) == (3.0, 0)
    assert np.isfinite(pair.ends).all()


@pytest.mark.parametrize("shape", [(7,), (4, 6), (1, 1, 1)])
def test_sequences_and_vectors_are_compared_too(shape: tuple[int, ...]) -> None:
    a = np.arange(np.prod(shape), dtype=np.float32).reshape(shape)
    pair = compared(of(a), of(a * 3))
    assert pair.change is not None
    np.testing.assert_array_equal(pair.change.reshape(shape), a * 2)
    other = compared(of(a), of(np.zeros((9, 2, 2), np.float32)))
    assert other.change is None
    assert other.sizes.sum() == 0


@pytest.fixture
def pinned(qtbot: QtBot) -> tuple[Studio, InspectView, dict[str, Floats]]:
    """The first image of a convolution is pinned, the second one asked for."""
    made = studio()
    view = shown(qtbot, made)
    outputs = made.outputs(1)
    made.answer(outputs=outputs)
    reason = made.controller.comparing.why_not("pin")
    assert reason == "Pin what is shown first, then look at something else."
    QTest.mouseClick(view.header.pin, LEFT)
    made.controller.show_image(made.controller.index + 1)
    return made, view, outputs


Pinned = tuple[Studio, InspectView, dict[str, Floats]]


def page_of(made: Studio, view: InspectView) -> ComparePage:
    """Show the tab Compare."""
    assert ComparePage.why_not(made.controller) == ""
    made.controller.views.show("layer", "compare")
    page = view.page_of("compare")
    assert isinstance(page, ComparePage)
    assert page.isVisible()
    return page


def test_two_images_stand_side_by_side_with_their_difference(pinned: Pinned) -> None:
    made, view, before = pinned
    now = made.outputs(2)
    now[CONV][4] += 20
    made.answer(outputs=now)
    page = page_of(made, view)
    assert page.first.what.full_text() == "image 1 of 500, untrained weights"
    assert page.second.what.full_text() == "image 2 of 500, untrained weights"
    assert [side.grid.count for side in page.sides] == [6, 6, 6]
    assert page.words.most.text() == "Map 4 differs most: show it"
    QTest.mouseClick(page.words.most, LEFT)
    assert made.controller.channel == 4
    heat = page.second.map
    move(heat, heat.cell_rect((6, 8)).center().toPoint())
    assert {side.map.cell for side in page.sides} == {(6, 8)}
    for side, values in (
        (page.first, before[CONV]),
        (page.second, now[CONV]),
        (page.change, now[CONV] - before[CONV]),
    ):
        number = f"{values[4, 6, 8]:.4g}".replace("-", "\u2212")
        assert side.map.text_at((6, 8)) == f"row 6, col 8: {number}"
    assert page.first.bar.numbers() == page.second.bar.numbers()
    low, middle, high = page.change.bar.numbers()
    assert (low.lstrip("\u2212"), middle) == (high.lstrip("+"), "0")
    grid = page.change.grid
    click(grid.viewport(), grid.tile_rect(1).center().toPoint())
    assert made.controller.channel == 1
    assert {side.grid.current() for side in page.sides} == {1}


def test_with_a_shared_range_both_have_one_scale(pinned: Pinned) -> None:
    made, view, before = pinned
    now = {node: values * 5 for node, values in made.outputs(2).items()}
    made.answer(outputs=now)
    page = page_of(made, view)
    assert page.pair is not None
    assert len(np.unique(page.pair.ends[:, 0])) == len(page.pair.ends), "each its own"
    button = page.range.choice.button("shared")
    QTest.mouseClick(button, LEFT)
    assert page.pair is not None
    low = min(before[CONV].min(), now[CONV].min())
    high = max(before[CONV].max(), now[CONV].max())
    for ends in (page.pair.ends, page.pair.ends_of_first):
        np.testing.assert_allclose(ends, np.tile([low, high], (6, 1)), rtol=1e-6)
    assert page.words.text.full_text().startswith("A and B share one scale.")
    made.controller.views.share_range(False)
    assert page.pair is not None
    assert len(np.unique(page.pair.ends[:, 0])) > 1


def test_another_layer_of_the_pin_is_asked_for_exactly(pinned: Pinned) -> None:
    made, view, before = pinned
    made.answer(seed=2)
    made.selection.select(["maxpool2d_1"])
    made.answer(seed=2)
    page = page_of(made, view)
    asked = made.client.submitted_of(MapsOf)[-1]
    assert (asked.node, asked.index) == ("maxpool2d_1", 0)
    assert page.words.text.full_text().endswith("1/255 of each map's range.")
    values = before["maxpool2d_1"]
    levels, ranges = scaled(values)
    made.client.deliver(
        MapsShown(
            request=asked.request, subject="document", run="", epoch=0, step=0,
            node=asked.node, part="validation", index=0, values=values,
            levels=levels, ranges=ranges, odd=np.zeros((0, 1, 1), np.uint8),
        )
    )  # fmt: skip
    assert not page.words.text.full_text().endswith("range.")
    now = made.controller.detail
    assert now is not None
    number = f"{(now - values)[0, 2, 3]:.4g}".replace("-", "\u2212")
    assert page.change.map.text_at((2, 3)) == f"row 2, col 3: {number}"


def test_a_pin_outlives_an_edit(pinned: Pinned, qtbot: QtBot) -> None:
    made, view, _ = pinned
    made.answer(seed=2)
    made.document.push(EditField(CONV, "out_channels", 4))
    qtbot.wait(EDIT_PAUSE + 60)
    made.answer(seed=3)
    page = page_of(made, view)
    assert not page.change.isVisible()
    text = "A has 6 × 28 × 28 values and B 4 × 28 × 28: there is no difference to show."
    assert page.words.text.full_text() == text
    made.document.push(EditField(CONV, "out_channels", 6))
    qtbot.wait(EDIT_PAUSE + 60)
    made.answer(seed=4)
    assert page.change.isVisible()
    assert made.controller.pins.why_no_unpin() == ""
    made.controller.pins.drop()
    assert made.controller.pins.why_no_unpin() == "Nothing is pinned."
    assert made.controller.comparing.kind == "image"
    assert not page.bar.kinds.button("pin").isEnabled()


def test_what_there_is_none_of_says_why(qtbot: QtBot) -> None:
    made = studio()
    view = shown(qtbot, made)
    made.answer()
    made.controller.views.show("layer", "compare")
    page = view.page_of("compare")
    assert isinstance(page, ComparePage)
    for kind, why in (
        ("epoch", "No epoch was kept of what is shown: train, with F5."),
        ("run", "There is no other run with weights: train another one."),
        ("edit", "The network was not edited since the project was opened."),
        ("pin", "Pin what is shown first, then look at something else."),
    ):
        button = page.bar.kinds.button(kind)
        assert not button.isEnabled()
        assert why in button.toolTip()
    assert page.bar.kinds.current() == "image"
    asked = made.client.submitted_of(MapsOf)[-1]
    assert (asked.index, asked.node) == (1, CONV)
    made.client.deliver(RequestFailed(asked.request, "This image is gone."))
    assert page.said() == "This image is gone."
    type_into(page.bar.image, "17")
    assert made.client.submitted_of(MapsOf)[-1].index == 16
    type_into(page.bar.image, "900")
    assert page.bar.image.text() == "17"


def test_a_pin_goes_with_its_project(pinned: Pinned) -> None:
    made, view, _ = pinned
    made.answer(seed=2)
    page = page_of(made, view)
    made.controller.comparing.choose("image", 40)
    made.document.open(made.document.project, None)
    comparing = made.controller.comparing
    assert made.controller.pins.pin is None
    assert (comparing.text, comparing.why_not("pin")[:3]) == ("", "Pin")
    assert not page.bar.kinds.button("edit").isEnabled()


def test_the_bar_fits_in_a_narrow_window(pinned: Pinned) -> None:
    made, view, _ = pinned
    made.answer(seed=2)
    view.resize(700, 520)  # the centre of a window of 1,280
    page = page_of(made, view)
    made.controller.comparing.choose("image", 4)
    widgets = [page.bar.kinds, page.bar.image]
    edges = [widget.mapTo(page, widget.rect().topRight()).x() for widget in widgets]
    assert edges == sorted(edges)
    assert edges[-1] <= page.width()
    for kind in KINDS:
        button = page.bar.kinds.button(kind)
        assert button.width() >= button.minimumSizeHint().width()


def test_a_sequence_is_one_heat_map(qtbot: QtBot) -> None:
    made = studio(
        ("Input", {"shape": [3, 12]}), ("Conv1d", {"out_channels": 5}), "Flatten",
        "Linear",
    )  # fmt: skip
    view = shown(qtbot, made, "conv1d_1")
    before, now = made.outputs(1), made.outputs(2)
    now["conv1d_1"][2, 3] = np.nan
    made.answer(outputs=before)
    made.controller.pins.keep()
    made.controller.show_image(1)
    made.answer(outputs=now)
    page = page_of(made, view)
    difference = now["conv1d_1"] - before["conv1d_1"]
    assert page.pair is not None
    assert page.pair.change is not None
    np.testing.assert_array_equal(page.pair.change[0], difference)
    assert [side.grid.isVisible() for side in page.sides] == [False] * 3
    assert [side.map.isVisible() for side in page.sides] == [True] * 3
    said = "A and B share one scale. Hatched: 1 NaN and 0 infinite, of {0} values."
    assert page.words.text.full_text() == said.format(difference.size)


def type_into(field: QLineEdit, text: str) -> None:
    """Type a text in the place of what is there."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
