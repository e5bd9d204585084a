"""Blocks on the canvas: going inside and out, cards, collapse, errors inside."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cnnstudio.advice.rule import Severity
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import BLOCK
from cnnstudio.project.commands import EditField
from cnnstudio.project.project import Project
from cnnstudio.ui.canvas.breadcrumb import Breadcrumb
from cnnstudio.ui.canvas.spoken import spoken
from tests.helpers.blocks import chain, instance, residual
from tests.helpers.canvas import Desk, project_of
from tests.helpers.canvas import residual as plain_residual
from tests.helpers.qt import click, double_click, point_at, point_away

MakeDesk = Callable[..., Desk]
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def staged(repeat: int = 3) -> Project:
    """A convolution, a stage of residual blocks, and one block more."""
    block = residual("in_channels")
    graph = Graph()
    project = Project()
    project.library.add(block)
    project.add_network("main", graph)
    chain(
        graph,
        [
            ("input", "Input", {"shape": [3, 32, 32]}),
            ("conv", "Conv2d", {"out_channels": 16}),
            instance(block, "stage", repeat=repeat, channels=32),
            instance(block, "last"),
            ("pool", "GlobalAvgPool", {}),
        ],
    )
    for place, node in enumerate(list(graph.nodes)):
        graph.move_node(node, 0, place * 90)
    return project


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """A desk with the stage."""
    desk = make_desk()
    desk.document.open(staged(), None)
    desk.settle()
    return desk


def way(desk: Desk) -> Breadcrumb:
    return desk.canvas.overlay.way


def test_a_card_shows_the_name_the_repetitions_the_layers_and_the_values(
    desk: Desk,
) -> None:
    face = desk.item("stage").face
    assert face.type_name == "Residual"
    assert face.block is not None
    assert (face.block.repeat, face.block.layers) == ("×3", 7)
    assert face.summary == "channels 32"
    other = desk.item("last").face
    assert other.block is not None
    assert (other.block.repeat, other.summary) == ("", "")
    assert (face.size.width(), face.size.height()) == (232, 52)
    assert "3 in a row" in spoken(desk.document, "stage")


def test_enter_goes_inside_and_alt_up_comes_back(desk: Desk) -> None:
    desk.selection.select(["stage"])
    desk.key(Key.Key_Return)
    assert desk.document.network == BLOCK + "res"
    assert set(desk.canvas.graph_scene.nodes) == set(desk.graph.nodes)
    assert "conv1" in desk.canvas.graph_scene.nodes
    assert desk.document.report.nodes["conv1"].output is not None
    desk.key(Key.Key_Up, ALT)
    assert desk.document.place == ()
    assert "conv1" not in desk.canvas.graph_scene.nodes
    assert desk.selection.nodes == ("stage",)


def test_a_double_click_goes_inside_and_escape_comes_back(desk: Desk) -> None:
    double_click(desk.canvas.viewport(), desk.middle("last"))
    desk.settle()
    assert desk.document.network == BLOCK + "res"
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Escape)  # selects nothing
    assert desk.document.network == BLOCK + "res"
    desk.key(Key.Key_Escape)
    assert desk.document.place == ()


def test_backspace_deletes_what_is_selected_inside(desk: Desk) -> None:
    desk.document.enter("last")
    desk.selection.select(["relu1"])
    desk.key(Key.Key_Backspace)
    assert desk.document.place != ()
    assert "relu1" not in desk.graph.nodes


def test_the_way_is_written_on_top_and_leads_back(desk: Desk) -> None:
    assert not way(desk).isVisible()
    desk.document.enter("stage")
    desk.settle()
    assert way(desk).isVisible()
    assert way(desk).texts() == ["untitled", "stage ×3", "1 of 3"]
    button = way(desk).button("untitled")
    click(button, button.rect().center())
    assert desk.document.place == ()
    assert not way(desk).isVisible()


def test_the_repetition_is_chosen_by_button_and_key(desk: Desk) -> None:
    desk.document.enter("stage")
    chooser = way(desk).repetitions()
    assert chooser is not None
    after: QWidget = chooser.after  # type: ignore[attr-defined]
    click(after, after.rect().center())
    assert way(desk).texts()[-1] == "2 of 3"
    assert desk.document.block_path == "stage[1]"
    assert desk.document.engine_id("conv1") == "stage[1]/conv1"
    seen = desk.document.field_of("conv1")
    assert seen is not None  # one convolution before, and the two of the first block
    assert seen.size == (9, 9)
    desk.key(Key.Key_PageDown)
    desk.key(Key.Key_PageDown)  # there is no fourth
    assert way(desk).texts()[-1] == "3 of 3"
    desk.key(Key.Key_PageUp)
    assert desk.document.block_path == "stage[1]"


def test_every_graph_keeps_its_zoom_and_place(desk: Desk) -> None:
    desk.canvas.zoom_to(1.5)
    desk.canvas.centerOn(100, 200)
    before = desk.canvas.camera.view()
    desk.document.enter("stage")
    desk.canvas.zoom_to(0.5)
    desk.document.leave()
    zoom, middle = desk.canvas.camera.view()
    assert zoom == before[0]
    assert (middle - before[1]).manhattanLength() < 3
    desk.document.enter("stage")
    assert desk.canvas.zoom == 0.5


def test_an_edit_inside_changes_all_instances(desk: Desk) -> None:
    before = desk.document.whole.nodes["last"].cost.parameters
    desk.document.enter("stage")
    network = desk.document.network
    desk.document.push(EditField("conv1", "kernel_size", 5, network))
    desk.document.push(EditField("conv1", "padding", 2, network))
    desk.document.validate()
    assert desk.item("conv1").face.summary.startswith("16 → 16 · 5 × 5")
    assert desk.document.whole.is_clean
    assert desk.document.whole.nodes["last"].cost.parameters > before


def test_a_mistake_inside_is_counted_on_the_card_and_shown_at_its_place(
    desk: Desk,
) -> None:
    network = BLOCK + "res"
    desk.document.push(EditField("conv2", "out_channels", "in_channels * 2", network))
    desk.document.validate()
    desk.settle()
    face = desk.item("stage").face
    assert (face.look, face.mistakes) == ("error", 1)
    errors = [f for f in desk.document.findings if f.network == network]
    assert [f.severity for f in errors] == [Severity.ERROR]
    desk.canvas.show_finding(errors[0])
    assert desk.document.network == network
    assert desk.selection.current == "add"
    assert desk.item("add").face.look == "error"
    assert desk.canvas.overlay.callout.isVisible()


def test_undo_of_what_one_is_inside_of_leads_out(desk: Desk) -> None:
    desk.selection.select(["conv", "stage"])
    desk.canvas.blocks.collapse()
    block = desk.selection.current
    assert desk.undo_text.startswith("Collapse 2 layers")
    QTest.keyClick(desk.canvas.field.title, Key.Key_Return)
    desk.selection.select([block])
    desk.key(Key.Key_Return)
    desk.selection.select(["stage"])
    assert desk.document.network.startswith(BLOCK)
    desk.document.stack.undo()
    desk.settle()
    assert desk.document.network == "main"
    assert set(desk.canvas.graph_scene.nodes) == set(desk.graph.nodes)
    assert set(desk.canvas.graph_scene.edges) == set(desk.graph.edges)


def test_collapse_expand_and_make_different(make_desk: MakeDesk) -> None:
    desk = make_desk(plain_residual())
    before = desk.document.whole.totals()
    desk.selection.select(["conv1", "bn1", "relu1"])
    desk.canvas.blocks.collapse()
    desk.document.validate()
    assert desk.document.whole.totals().parameters == before.parameters
    block = desk.selection.current
    assert desk.item(block).face.type_name == "Conv · BatchNorm · ReLU"
    desk.canvas.duplicate()
    desk.settle()
    copy = desk.selection.current
    assert copy != block
    desk.canvas.blocks.make_different()
    kinds = {desk.graph.nodes[n].type for n in (block, copy)}
    assert len(kinds) == 2
    desk.selection.select([block])
    desk.canvas.blocks.expand()
    assert block not in desk.graph.nodes
    assert len(desk.selection.nodes) == 3


def test_what_cannot_be_done_says_why(make_desk: MakeDesk) -> None:
    desk = make_desk(plain_residual())
    desk.canvas.blocks.unroll()
    assert desk.said[-1] == "Select one block first."
    desk.selection.select(["conv1", "conv2"])
    desk.canvas.blocks.collapse()
    assert "conv1" in desk.graph.nodes
    assert desk.actions.why_not("collapse") == desk.said[-1]
    desk.canvas.blocks.leave()
    assert desk.said[-1] == "This is the whole network."


def test_a_fix_is_previewed_under_the_pointer(make_desk: MakeDesk) -> None:
    desk = make_desk(plain_residual(shortcut_channels=32))
    callout = desk.canvas.overlay.callout
    assert callout.isVisible()
    wrong = next(e for e in desk.graph.edges if e.source == "shortcut")
    item = desk.canvas.graph_scene.edges[wrong]
    assert (item.face.label, item.face.red) == ("32 × 14 × 14", True)
    before = desk.state()
    point_at(callout._button)
    desk.settle()
    assert (item.face.label, item.face.red) == ("64 × 14 × 14", False)
    assert item.face.provisional
    point_away(callout._button)
    desk.settle()
    assert item.face.label == "32 × 14 × 14"
    assert desk.state() == before


def test_project_of_blocks_is_laid_out_whole(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.document.open(staged(), None)
    desk.settle()
    whole = desk.canvas.graph_scene.content()
    seen = desk.canvas.mapToScene(desk.canvas.viewport().rect()).boundingRect()
    assert seen.contains(whole)
    assert project_of(Graph()).library.definitions == {}


def test_inside_is_in_sight_after_the_cards_were_laid_out_anew(desk: Desk) -> None:
    canvas = desk.canvas
    canvas.visits.enter("stage")
    canvas.camera.look(1.0, QPointF(9_000, 9_000))
    canvas.visits.leave()
    canvas.set_compact(True)
    canvas.visits.enter("stage")
    desk.settle()
    seen = canvas.mapToScene(canvas.viewport().rect()).boundingRect()
    assert seen.intersects(desk.item("conv1").sceneBoundingRect())
