"""View > Costs, the budget window, the status bar: used with mouse and keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.paths import sample_project
from cnnstudio.project.commands import EditField
from cnnstudio.ui.budget.dialog import BudgetDialog
from cnnstudio.ui.canvas.cost_faces import warmed
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.fonts import ui_font
from cnnstudio.ui.properties.cost_cards import FormulaCard, ShareBar
from cnnstudio.ui.theme import DARK, LIGHT, contrast, theme_manager
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.qt import click

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    """Return a window with a copy of LeNet-5."""
    theme_manager().set_mode("dark")
    desk = Desk(qtbot, tmp_path, cast("EngineClient", FakeEngineClient()))
    path = tmp_path / "lenet5.cnnproj"
    shutil.copy(sample_project("lenet5"), path)
    assert desk.studio.open_project(path)
    desk.settled()
    yield desk
    desk.close()


def test_a_formula_card_cuts_nothing_where_there_is_little_room(qtbot: QtBot) -> None:
    card = FormulaCard()
    qtbot.addWidget(card)
    note = "⌊27 / 2⌋ = 13, one column is not used"
    card.set_lines([("W", "⌊(28 + 2·0 - 1) / 2⌋ + 1 = 14"), ("", note)])
    wide, narrow = card.rows(600), card.rows(240)
    assert [row[1] for row in wide] == ["⌊(28 + 2·0 - 1) / 2⌋ + 1 = 14", note]
    assert narrow[0] == ("W", "⌊(28+2·0-1)/2⌋+1 = 14", True)
    assert " ".join(text for _, text, formula in narrow if not formula) == note
    assert len(narrow) == 3
    assert card.heightForWidth(240) > card.heightForWidth(600)
    area, page = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    QVBoxLayout(page).addWidget(card)
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.resize(600, 40)
    area.show()
    for across in (260, 600, 260):
        area.resize(across, 40)
        qtbot.waitUntil(lambda: card.height() == card.heightForWidth(card.width()))
    assert len(card.rows(card.width())) == 3


def test_the_largest_layers_are_named_below_the_bar(qtbot: QtBot) -> None:
    bar = ShareBar()
    qtbot.addWidget(bar)
    bar.resize(260, 32)
    few = "convolution", 180
    parts = [("block1", "composite", 400), ("upconv1", *few)]
    bar.set_parts([*parts, ("upconv2", "convolution", 370), ("fc", "dense", 50)])
    labels = bar.labels(QFontMetrics(ui_font(11)))
    assert [text for _, text in labels][:1] == ["block1 40 %"]
    assert "fc 5 %" not in [text for _, text in labels]
    assert "upconv2 37 %" in [text for _, text in labels]
    places = [place for place, _ in labels]
    assert all(place.left() >= 0 and place.right() <= 260 for place in places)
    assert not places[0].intersects(places[1])


def budget_of(desk: Desk) -> BudgetDialog:
    desk.window.activateWindow()  # keys go where the person looks
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.key("B", CTRL)
    dialog = desk.studio.costs.budget
    assert dialog is not None
    desk.qtbot.waitExposed(dialog)
    desk.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    return dialog


def shown_stages(dialog: BudgetDialog) -> str:
    return dialog.stages.text().replace("\u00a0", " ")


def row_place(dialog: BudgetDialog, name: str, column: int = 0) -> QPoint:
    row = dialog.table.names().index(name)
    index = dialog.table.model().index(row, column)
    dialog.table.scrollTo(index)
    return dialog.table.visualRect(index).center()


def texts(desk: Desk) -> dict[str, str]:
    scene = desk.canvas.graph_scene
    return {item.face.name: item.face.summary for item in scene.nodes.values()}


# The status bar


@pytest.mark.requirement("A45", "L05")
def test_the_status_bar_counts_weight_layers_and_hidden_ones(desk: Desk) -> None:
    shown = desk.window.status.network.text()
    assert shown.startswith("61,706 parameters")
    assert shown.endswith("5 weight layers, 4 hidden")
    network = desk.window.properties.network_cost
    assert network.weight_layers.value() == "5"
    assert "4 hidden" in network.weight_layers.accessibleName()


# The canvas


def test_costs_take_the_place_of_the_second_line(desk: Desk) -> None:
    before = texts(desk)
    desk.key("1", CTRL, ALT)
    shown = texts(desk)
    conv = desk.document.graph.node_named("conv1")
    assert conv is not None
    cost = desk.document.report.nodes[conv.id].cost
    assert shown["conv1"].startswith(f"{cost.parameters:,} parameters · ")
    desk.key("3", CTRL, ALT)
    assert texts(desk)["conv1"].startswith(f"{cost.activations:,} values · ")
    desk.key("3", CTRL, ALT)  # off again
    assert texts(desk) == before
    actions = desk.studio.actions
    assert not any(actions[f"costs_{m}"].isChecked() for m in ("parameters",))


def test_the_costliest_card_is_the_warmest_and_follows_edits(desk: Desk) -> None:
    desk.key("1", CTRL, ALT)
    scene = desk.canvas.graph_scene
    faces = {item.face.name: item.face.cost for item in scene.nodes.values()}
    heats = {name: face.heat for name, face in faces.items() if face is not None}
    largest = max(heats, key=lambda name: heats[name])
    assert (largest, heats[largest]) == ("fc1", 1.0)
    face = faces["fc1"]
    assert face is not None
    assert face.share == "78 %"
    node = desk.node("fc2")
    desk.document.push(EditField(node.id, "out_features", 10_000))
    desk.document.validate()
    face = desk.item("fc1").face.cost
    assert face is not None
    assert face.heat < 0.5


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_text_keeps_its_contrast_on_the_warmest_card(desk: Desk, theme: object) -> None:
    assert theme in (DARK, LIGHT)
    colors = DARK if theme is DARK else LIGHT
    desk.key("1", CTRL, ALT)
    fill = warmed(colors, desk.item("fc1").face.cost)
    assert fill != colors.raised
    for ink in (colors.text, colors.text2):
        assert contrast(ink, fill) >= 4.5


# The budget


@pytest.mark.requirement("L05")
def test_the_budget_is_sorted_by_the_column_that_is_clicked(desk: Desk) -> None:
    dialog = budget_of(desk)
    table, graph = dialog.table, desk.document.graph
    costs = {
        graph.nodes[r.node].name: r.cost for r in desk.document.report.nodes.values()
    }
    assert table.names()[0] == "fc1"
    header = table.horizontalHeader()
    for column, key in ((2, "multiply_adds"), (3, "activations")):
        x = header.sectionViewportPosition(column) + 20
        click(header.viewport(), QPoint(x, header.height() // 2))
        numbers = [getattr(costs[name], key) for name in table.names()]
        assert numbers in (sorted(numbers), sorted(numbers, reverse=True))
    click(header.viewport(), QPoint(20, header.height() // 2))
    flow = [graph.nodes[n].name for n in desk.document.report.nodes]
    assert table.names() in (flow, flow[::-1])


def test_a_click_in_the_budget_selects_the_layer(desk: Desk) -> None:
    dialog = budget_of(desk)
    click(dialog.table.viewport(), row_place(dialog, "fc2"))
    assert desk.window.selection.nodes == (desk.node("fc2").id,)
    desk.window.selection.select([desk.node("conv1").id])
    assert dialog.table.current_node() == desk.node("conv1").id
    dialog.table.setFocus()
    desk.qtbot.waitUntil(dialog.table.hasFocus)
    desk.qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    desk.qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    row = dialog.table.names().index("conv1") + 1
    chosen = desk.node(dialog.table.names()[row])
    assert desk.window.selection.nodes == (chosen.id,)


@pytest.mark.requirement("L23")
def test_the_chart_shows_sizes_by_depth_and_selects(desk: Desk) -> None:
    dialog = budget_of(desk)
    first = desk.node("input").fields.get("shape", [1, 28, 28])
    assert isinstance(first, list)
    start = f"{first[1]} × {first[2]} × {first[0]} → "
    assert shown_stages(dialog).startswith(start)
    conv = desk.node("conv2")
    place = dialog.chart.place_of(conv.id)
    click(dialog.chart, place.toPoint())
    assert desk.window.selection.nodes == (conv.id,)
    assert dialog.chart.place_of("nobody").x() == -1


@pytest.mark.requirement("L23")
def test_the_chart_follows_an_imagenet_sized_chain(desk: Desk) -> None:
    """224 × 224 × 3 → 112 × 112 × 64 → 56 × 56 × 128 → 28 × 28 × 256."""
    from tests.graph.test_cost import vgg_like
    from tests.helpers.graphs import project_of

    dialog = budget_of(desk)
    desk.document.open(project_of(vgg_like()), None)
    desk.document.validate()
    wanted = "224 × 224 × 3 → 112 × 112 × 64 → 56 × 56 × 128 → 28 × 28 × 256"
    assert shown_stages(dialog).startswith(wanted)
    assert dialog.chart.accessibleName() == shown_stages(dialog)


def test_the_budget_stays_open_once_and_follows_the_document(desk: Desk) -> None:
    dialog = budget_of(desk)
    assert budget_of(desk) is dialog
    desk.document.push(EditField(desk.node("fc1").id, "out_features", 121))
    desk.document.validate()
    total = desk.document.report.totals().parameters
    assert dialog.totals.text().startswith(f"{total:,} parameters")
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert desk.studio.costs.budget is None
    assert budget_of(desk) is not dialog


def test_an_empty_network_has_an_empty_budget(desk: Desk) -> None:
    dialog = budget_of(desk)
    desk.studio.files.new()
    assert dialog.table.names() == []
    assert dialog.stages.text() == ""
    assert not dialog.grab().isNull()


# Properties


@pytest.mark.requirement("L04")
def test_properties_show_share_field_and_jump(desk: Desk) -> None:
    desk.window.selection.select([desk.node("conv2").id])
    cost = desk.window.properties.layer_cost
    own = desk.document.report.nodes[desk.node("conv2").id]
    assert own.field is not None
    assert cost.jump.value() == f"{own.field.jump[0]:g}"
    part = own.cost.parameters / desk.document.report.totals().parameters
    assert cost.costs.share.value() == f"{part * 100:.2f} %"
    assert cost.costs.frozen.isHidden()
    desk.document.push(EditField(desk.node("conv2").id, "frozen", True))
    desk.document.validate()
    assert cost.costs.frozen.value() == f"{own.cost.parameters:,}"
    assert not cost.costs.frozen.isHidden()
    assert cost.costs.trainable.isHidden()


def test_several_selected_layers_are_added_up(desk: Desk) -> None:
    nodes = [desk.node(name) for name in ("conv1", "conv2")]
    desk.window.selection.select([n.id for n in nodes])
    shown = desk.window.properties.selection_cost
    assert not shown.isHidden()
    report = desk.document.report
    total = sum(report.nodes[n.id].cost.parameters for n in nodes)
    assert shown.costs.parameters.value() == f"{total:,}"
    desk.window.selection.select([])
    assert shown.isHidden()
