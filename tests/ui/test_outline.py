"""The outline: the tree, the shared selection, its keys, and what readers are told."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge
from cnnstudio.project.commands import AddNode, Connect, EditField, new_node
from cnnstudio.project.project import Project
from cnnstudio.ui.canvas.spoken import spoken, spoken_edge
from cnnstudio.ui.outline.model import SHAPE
from cnnstudio.ui.outline.panel import OutlinePanel
from cnnstudio.ui.widgets.read_table import Inks
from tests.helpers.blocks import chain, instance
from tests.helpers.blocks import residual as residual_block
from tests.helpers.canvas import Desk, residual
from tests.helpers.graphs import chain as chain_of

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def staged() -> Project:
    """A convolution and a stage of residual blocks."""
    block = residual_block("in_channels")
    graph, project = Graph(), Project()
    project.library.add(block)
    project.add_network("main", graph)
    chain(
        graph,
        [
            ("input", "Input", {"shape": [3, 32, 32]}),
            ("conv", "Conv2d", {"out_channels": 16}),
            instance(block, "stage", repeat=3, channels=32),
            ("pool", "GlobalAvgPool", {}),
        ],
    )
    return project


class Outlined(Desk):
    """A canvas with the outline beside it, which readers of screens look at too."""

    def __init__(self, qtbot: QtBot, graph: Graph | None = None) -> None:
        super().__init__(graph)
        self.qtbot = qtbot
        self.outline = OutlinePanel(self.document, self.selection, self.canvas)
        layout = self.window.layout()
        assert layout is not None
        layout.addWidget(self.outline)
        self.outline.show()
        self.tree, self.model = self.outline.tree, self.outline.model
        self.edited: list[str] = []
        self.canvas.edit_requested.connect(self.edited.append)
        self.tester = QAbstractItemModelTester(
            self.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        self.settle()

    def row(self, *names: str) -> QModelIndex:
        """The row of a layer, with the blocks that it is in before it."""
        index = QModelIndex()
        for name in names:
            found = self.outline.found
            rows = [found.index(r, 0, index) for r in range(found.rowCount(index))]
            index = next(r for r in rows if str(r.data()).startswith(f"{name} · "))
        return index

    def texts(self, index: QModelIndex = QModelIndex()) -> list[str]:  # noqa: B008
        found = self.outline.found
        return [
            str(found.index(row, 0, index).data())
            for row in range(found.rowCount(index))
        ]

    def word(self, name: str) -> str:
        row = self.row(name)
        return str(row.siblingAtColumn(2).data(Qt.ItemDataRole.AccessibleTextRole))


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Outlined]:
    desk = Outlined(qtbot, residual())
    qtbot.addWidget(desk.window)
    yield desk
    desk.window.close()


@pytest.fixture
def blocks(qtbot: QtBot) -> Iterator[Outlined]:
    desk = Outlined(qtbot)
    qtbot.addWidget(desk.window)
    desk.document.open(staged(), None)
    desk.settle()
    yield desk
    desk.window.close()


def test_layers_stand_in_the_order_of_the_flow_with_shape_and_state(
    desk: Outlined,
) -> None:
    order = desk.document.graph.order().nodes
    assert [text.partition(" ")[0] for text in desk.texts()] == list(order)
    row = desk.row("conv1")
    assert row.data() == "conv1 · Conv2d"
    shown = desk.document.report.nodes["conv1"].output
    assert shown is not None
    assert str(row.siblingAtColumn(1).data()) == "×".join(map(str, shown))
    assert desk.word("relu1") == "valid"
    assert desk.word("conv1") == "warning"  # a bias before BatchNorm
    desk.document.push(EditField("conv2", "out_channels", 48))
    desk.settle()
    assert desk.word("add") == "error"
    assert desk.word("relu2") == "waiting"
    desk.document.stack.undo()
    desk.settle()
    assert desk.word("add") == "valid"


def test_blocks_unfold_to_what_is_inside(blocks: Outlined) -> None:
    stage = blocks.row("stage")
    assert blocks.outline.found.hasChildren(stage)
    assert not blocks.outline.found.hasChildren(blocks.row("conv"))
    inside = blocks.texts(stage)
    assert any(text.endswith(" Conv2d") for text in inside)
    for text in inside:
        name = text.partition(" ")[0]
        state = blocks.row("stage", name).siblingAtColumn(2)
        assert state.data(Qt.ItemDataRole.AccessibleTextRole) == "valid"
        assert state.data() == ""


def test_the_selection_is_shared_both_ways(desk: Outlined) -> None:
    desk.tree.setFocus()
    desk.tree.setCurrentIndex(desk.row("conv1"))
    assert desk.selection.nodes == ("conv1",)
    desk.qtbot.keyClick(desk.tree, Key.Key_Down, SHIFT)
    assert len(desk.selection.nodes) == 2
    desk.selection.select(["bn1", "add"])
    chosen = {str(i.data()) for i in desk.tree.selectionModel().selectedRows()}
    assert chosen == {"bn1 · BatchNorm2d", "add · Add"}
    assert desk.tree.currentIndex().data() == "add · Add"
    assert desk.selection.nodes == ("bn1", "add")
    desk.canvas.select_all()
    rows = desk.tree.selectionModel().selectedRows()
    assert len(rows) == len(desk.document.graph.nodes)


def test_selecting_inside_of_a_block_goes_there(blocks: Outlined) -> None:
    stage = blocks.row("stage")
    first = blocks.outline.found.index(1, 0, stage)
    name = str(first.data()).partition(" ")[0]
    blocks.tree.setCurrentIndex(first)
    blocks.settle()
    assert [level.node for level in blocks.document.place] == ["stage"]
    (node,) = blocks.selection.nodes
    assert blocks.document.graph.nodes[node].name == name
    blocks.tree.setCurrentIndex(blocks.row("conv"))
    blocks.settle()
    assert blocks.document.place == ()
    blocks.selection.select(["stage"])
    blocks.canvas.open_current()
    blocks.settle()
    inner = next(iter(blocks.document.graph.nodes))
    blocks.selection.select([inner])
    assert blocks.tree.currentIndex().parent() == blocks.row("stage")


def test_keys_edit_and_delete(desk: Outlined) -> None:
    desk.tree.setFocus()
    desk.tree.setCurrentIndex(desk.row("bn1"))
    desk.qtbot.keyClick(desk.tree, Key.Key_Return)
    assert desk.edited == ["bn1"]
    desk.qtbot.keyClick(desk.tree, Key.Key_Delete)
    desk.settle()
    assert "bn1" not in desk.document.graph.nodes
    assert Edge("conv1", "relu1") in desk.document.graph.edges
    desk.tree.setCurrentIndex(desk.row("conv2"))
    desk.qtbot.keyClick(desk.tree, Key.Key_Delete, SHIFT)
    desk.settle()
    assert not desk.document.graph.incoming("bn2")
    asked: list[object] = []
    desk.outline.menu_asked.connect(asked.append)
    desk.tree.setCurrentIndex(desk.row("add"))
    desk.qtbot.keyClick(desk.tree, Key.Key_Menu)
    assert len(asked) <= 1  # the platform may have no key for it


def test_the_field_finds_layers_also_inside_of_blocks(blocks: Outlined) -> None:
    blocks.outline.search.setFocus()
    blocks.qtbot.keyClicks(blocks.outline.search, "conv2d")
    top = blocks.texts()
    assert [text.partition(" ")[0] for text in top] == ["conv", "stage"]
    assert all("Conv2d" in text for text in blocks.texts(blocks.row("stage")))
    blocks.qtbot.keyClick(blocks.outline.search, Key.Key_Down)
    assert blocks.selection.nodes == ("conv",)
    blocks.outline.search.clear()
    assert len(blocks.texts()) == 4


def test_an_edit_replaces_only_its_row(qtbot: QtBot) -> None:
    desk = Outlined(qtbot, chain_of("Input", *["ReLU"] * 1_000, "Output"))
    qtbot.addWidget(desk.window)
    del desk.tester  # it looks at every row with each change
    desk.settle()
    assert len(desk.texts()) == 1_002
    kept = QPersistentModelIndex(desk.outline.found.index(900, 0))
    resets, inserted, removed = [], [], []
    desk.model.modelReset.connect(lambda: resets.append(1))
    desk.model.rowsInserted.connect(lambda _, a, b: inserted.append(b - a + 1))
    desk.model.rowsRemoved.connect(lambda _, a, b: removed.append(b - a + 1))
    node = new_node(desk.document.graph, "ReLU")
    last = desk.document.graph.order().nodes[500]
    desk.document.push(AddNode(node))
    desk.document.push(Connect(Edge(last, node.id)))
    desk.document.validate()
    assert (resets, sum(inserted), sum(removed)) == ([], 1, 0)
    assert kept.isValid()
    started = time.perf_counter()
    for _ in range(10):
        desk.model.follow()
    spent = (time.perf_counter() - started) / 10
    assert spent < 0.016, f"{spent * 1e3:.1f} ms after an edit that moves no row"
    desk.document.stack.undo()
    desk.document.stack.undo()
    desk.document.validate()
    assert (resets, sum(inserted), sum(removed)) == ([], 1, 1)


class CountingInks(Inks):
    """Counts the cells that are measured or drawn."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cells = 0

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.cells += 1
        super().initStyleOption(option, index)


def test_a_change_measures_only_the_rows_in_sight(qtbot: QtBot) -> None:
    shapes = ["Conv2d", *["ReLU"] * 998, "Flatten"]
    desk = Outlined(qtbot, chain_of("Input", *shapes, "Output"))
    qtbot.addWidget(desk.window)
    del desk.tester  # it looks at every row with each change
    desk.settle()
    tree = desk.outline.tree
    inks = CountingInks(tree)
    tree.setItemDelegate(inks)
    desk.settle()
    inks.cells = 0
    desk.model.open()
    desk.settle()
    assert 0 < inks.cells < 1_000
    # What comes into sight has room for its shape and state, too.
    tree.scrollToBottom()
    tree.setColumnWidth(SHAPE, 20)
    qtbot.waitUntil(lambda: tree.columnWidth(SHAPE) >= tree.sizeHintForColumn(SHAPE))


# What a reader of screens is told


def test_readers_are_told_role_name_shape_and_state(blocks: Outlined) -> None:
    QAccessible.setActive(True)
    tree = QAccessible.queryAccessibleInterface(blocks.tree)
    assert tree.role() == QAccessible.Role.Tree
    assert tree.text(QAccessible.Text.Name) == "Outline of the network"
    rows = [tree.child(n) for n in range(tree.childCount())]
    items = [one for one in rows if one.role() == QAccessible.Role.TreeItem]
    names = [one.text(QAccessible.Text.Name) for one in items]
    assert (
        "Conv2d conv, 3 to 16 channels, output 16 by 32 by 32, valid, 2 of 4, "
        "connected to stage" in names
    )
    assert any(name.startswith("block Residual, 3 in a row, stage") for name in names)


def test_a_node_and_an_edge_in_words(desk: Outlined) -> None:
    document = desk.document
    assert spoken(document, "gone") == ""
    said = spoken(document, "bn1")
    assert said.startswith("BatchNorm2d bn1, input 64 by ")
    assert said.endswith("valid, 4 of 10, connected to relu1")
    edge = Edge("shortcut", "add")
    assert edge in document.graph.edges
    shown = document.report.nodes["shortcut"].output
    assert shown is not None
    by = " by ".join(map(str, shown))
    assert spoken_edge(document.graph, document.report, edge) == (
        f"From shortcut to add, {by}, valid"
    )
    document.push(EditField("shortcut", "out_channels", 32))
    document.validate()
    assert spoken_edge(document.graph, document.report, edge).endswith(", error")


def test_an_edit_tells_only_the_rows_of_which_something_else_is_known(
    desk: Outlined,
) -> None:
    desk.document.push(EditField("conv2", "bias", False))
    desk.document.validate()
    told: list[str] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        rows = range(first.row(), last.row() + 1)
        told.extend(desk.model.index(row, 0).data().split(" · ")[0] for row in rows)

    desk.model.dataChanged.connect(note)
    desk.document.push(EditField("conv2", "bias", True))
    desk.document.validate()
    assert told == ["conv2"]
