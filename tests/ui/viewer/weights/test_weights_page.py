"""All weights of a layer: arranged, sorted, compared, chosen by real events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.weight_messages import LayerWeights, WeightsOf
from cnnstudio.ui.viewer.weights.choices import CHANGE, START
from cnnstudio.ui.viewer.weights.filter_bank import bank_of, chain_of, nearest, order_by
from cnnstudio.ui.viewer.weights.weights_page import WeightsPage
from tests.helpers.viewing import CONV, Studio, click, shown, studio

Floats = NDArray[np.float32]


def cosines_of(filters: Floats) -> Floats:
    flat = filters.reshape(len(filters), -1)
    flat = flat / np.linalg.norm(flat, axis=1, keepdims=True)
    return np.asarray(flat @ flat.T, np.float32)


def weights(asked: WeightsOf, *, norm: bool = False) -> LayerWeights:
    """Six filters, of which the last is the first again; or a normalization."""
    draw = np.random.default_rng(0)
    filters = draw.normal(size=(6, 4, 3, 3)).astype(np.float32)
    filters[5] = filters[0] * 2
    start = filters - 0.5
    bias = np.arange(6, dtype=np.float32)
    tensors = {"weight": filters, "bias": bias}
    common: dict[str, Any] = {
        "request": asked.request, "subject": asked.subject, "run": "run1", "epoch": 9,
        "step": 0, "node": asked.node, "lost": {}, "blocks": {},
    }  # fmt: skip
    if norm:
        rows = dict.fromkeys(("weight", "bias", "running_mean", "running_var"), bias)
        shapes = dict.fromkeys(rows, (6,))
        return LayerWeights(**common, tensors=rows, shapes=shapes, start=rows)
    return LayerWeights(
        **common,
        tensors=tensors, shapes={n: t.shape for n, t in tensors.items()},
        start={"weight": start, "bias": bias * 0}, filters="weight",
        norms=np.linalg.norm(filters.reshape(6, -1), axis=1).astype(np.float32),
        changes=np.array([0.1, 0.6, 0.2, 0.3, 0.4, 0.5], np.float32),
        cosines=cosines_of(filters), compared=True,
        pairs=np.array([[0, 5]], np.int32), alike=np.array([1.0], np.float32),
    )  # fmt: skip


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[tuple[Studio, WeightsPage]]:
    built = studio()
    view = shown(qtbot, built)
    built.finish_run()
    built.answer()
    built.controller.views.show("layer", "weights")
    page = view.page_of("weights")
    assert isinstance(page, WeightsPage)
    yield built, page
    view.close()


def answer(built: Studio, *, norm: bool = False) -> LayerWeights:
    found = weights(built.client.submitted_of(WeightsOf)[-1], norm=norm)
    built.client.deliver(found)
    return found


@pytest.mark.requirement("M03", "L26")
def test_redundant_filters_are_marked_named_and_a_click_away(
    made: tuple[Studio, WeightsPage],
) -> None:
    built, page = made
    (asked,) = built.client.submitted_of(WeightsOf)
    assert asked.node == CONV
    answer(built)
    assert page.filters.hint() == "6 filters, 3 × 3, weights"
    assert page.similarity.hint() == "1 pair above 0.95"
    assert page.similarity.matrix.framed == ((0, 5), (5, 0))
    button = page.similarity.pairs[0]
    assert button.text() == "0 and 5: 1.000"
    built.controller.set_channel(2)
    click(button, QPoint(8, button.height() // 2))
    assert built.controller.channel == 0
    assert page.card.title() == "Filter 0"
    assert page.card.rows["nearest"].value() == "1.000"
    click(page.card.go, QPoint(8, page.card.go.height() // 2))
    assert built.controller.channel == 5
    assert page.card.rows["bias"].value() == "5.00"
    assert page.card.rows["change"].value() == "50.0 %"


@pytest.mark.requirement("M03")
def test_filters_are_sorted_and_a_click_chooses_the_one_that_is_there(
    made: tuple[Studio, WeightsPage],
) -> None:
    built, page = made
    found = answer(built)
    sort = page.choices.sort
    sort.set_current_key("change")
    sort.picked.emit("change")
    grid = page.filters.grid
    click(grid.viewport(), grid.tile_rect(0).center().toPoint())
    assert built.controller.channel == 1
    assert grid.current() == 0
    sort.set_current_key("similarity")
    sort.picked.emit("similarity")
    order = page.similarity.matrix.order.tolist()
    assert {order[0], order[1]} == {0, 5}
    box = page.similarity.matrix.cell_rect((1, 3))
    click(page.similarity.matrix, box.center().toPoint())
    assert built.controller.channel == order[1]
    assert page.similarity.matrix.framed == ((0, 1), (1, 0))
    sort.set_current_key("length")
    sort.picked.emit("length")
    longest = int(found.norms.argmax())
    assert page.similarity.matrix.order[0] == longest


def test_the_weights_of_the_start_and_the_change_since(
    made: tuple[Studio, WeightsPage],
) -> None:
    built, page = made
    found = answer(built)
    end = max(abs(found.tensors["weight"]).max(), abs(found.start["weight"]).max())
    now = page.filters.grid.tiles.copy()
    assert page.filters.bar.numbers()[2] == f"+{end:.2f}"
    when = page.choices.when
    when.set_current(START)
    when.selected.emit(START)
    assert page.filters.bar.numbers()[2] == f"+{end:.2f}"
    assert (page.filters.grid.tiles < now).any()
    when.set_current(CHANGE)
    when.selected.emit(CHANGE)
    assert page.filters.bar.numbers()[2] == "+0.50"
    assert (page.filters.grid.tiles == 255).all()


@pytest.mark.requirement("A44")
def test_a_normalization_shows_all_its_numbers_as_bars(qtbot: QtBot) -> None:
    built = studio("Input", "Conv2d", "BatchNorm2d", "Flatten", "Linear", "Output")
    view = shown(qtbot, built, "batchnorm2d_1")
    built.finish_run()
    built.answer()
    built.controller.views.show("layer", "weights")
    page = view.page_of("weights")
    assert isinstance(page, WeightsPage)
    answer(built, norm=True)
    assert all(bars.isVisible() for bars in page.alone)
    assert page.alone[3].text_at(4) == "4: 4.00"
    left, right = page.alone[1].column(2)
    click(page.alone[1], QPoint(round((left + right) / 2), page.alone[1].height() // 2))
    assert built.controller.channel == 2
    built.selection.select(["flatten_1"])
    assert "no weights" in page.why_not(built.controller)


@pytest.mark.requirement("M03", "C14", "M21")
def test_filters_of_every_kind_are_arranged_to_be_looked_at() -> None:
    draw = np.random.default_rng(1)

    def noise(*shape: int) -> Floats:
        return draw.normal(size=shape).astype(np.float32)

    first = bank_of(noise(96, 3, 11, 11))
    assert (first.form, len(first.slices)) == ("colour", 3)
    assert bank_of(noise(8, 3, 3, 3), first=False).form == "slices"
    row = bank_of(noise(5, 7, 4))
    assert row.pictures.shape == (5, 1, 7, 4)
    assert bank_of(noise(5, 70, 4)).pictures.shape == (5, 70, 1, 4)
    weight = noise(2, 3, 4, 5, 6)
    deep = bank_of(weight)
    assert deep.pictures.shape == (2, 12, 5, 6)
    assert deep.slices[5] == "input channel 2, depth 2"
    np.testing.assert_array_equal(deep.pictures[1, 5], weight[1, 1, 1])
    templates = bank_of(noise(10, 3072), True, (3, 32, 32), tuple("0123456789"))
    assert templates.pictures.shape == (10, 3, 32, 32)
    assert templates.form == "colour"
    assert templates.name_of(7) == "class 7"
    matrix = bank_of(noise(10, 84))
    assert (matrix.form, matrix.kernel) == ("matrix", ())
    assert bank_of(noise(10, 84, 1, 1)).form == "matrix"
    depthwise = bank_of(noise(8, 1, 3, 3), first=False)
    assert (depthwise.form, depthwise.pictures.shape) == ("slices", (8, 1, 3, 3))
    assert bank_of(np.full((2, 1, 3, 3), np.nan, np.float32)).end == 0


def test_a_chain_follows_the_nearest_that_is_left() -> None:
    cosines = np.eye(4, dtype=np.float32)
    for i, j, value in ((1, 3, 0.9), (3, 0, 0.5), (0, 2, 0.2)):
        cosines[i, j] = cosines[j, i] = value
    assert chain_of(cosines).tolist() == [1, 3, 0, 2]
    assert nearest(cosines, 0) == (3, 0.5)
    assert nearest(cosines[:1, :1], 0) is None
    none = np.zeros(0, np.float32)
    assert order_by("change", none, none, none, 3).tolist() == [0, 1, 2]
    norms = np.array([1, 3, 3, 2], np.float32)
    assert order_by("length", norms, none, none, 4).tolist() == [1, 2, 3, 0]
