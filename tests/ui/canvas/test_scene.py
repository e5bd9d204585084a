"""The scene follows the document: items, states, labels, levels of detail, callout."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge, Node
from cnnstudio.project.commands import EditField, MoveNodes
from cnnstudio.ui.canvas.geometry import Detail, detail_at
from cnnstudio.ui.canvas.items.edge_item import EdgeItem
from cnnstudio.ui.canvas.rect_index import overlaps
from cnnstudio.ui.canvas.view import CanvasView
from cnnstudio.ui.document import Document
from cnnstudio.ui.overlays import Overlays
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import DARK, LIGHT, theme_manager
from tests.helpers.canvas import Desk, graph_of, project_of, residual
from tests.helpers.graphs import add, chain, lenet
from tests.helpers.qt import move

MakeDesk = Callable[..., Desk]


def labels(desk: Desk) -> dict[Edge, EdgeItem]:
    return desk.canvas.graph_scene.edges


def assert_labels_lie_free(desk: Desk) -> None:
    """Check that no label lies on a card, a port, another label or a way."""
    scene = desk.canvas.graph_scene
    boxes = {e: i.label_box for e, i in scene.edges.items()}
    for edge, box in boxes.items():
        assert box is not None, f"{edge} shows no shape"
        rect = QRectF(QPointF(*box[:2]), QPointF(*box[2:]))
        for node in scene.nodes.values():
            assert not rect.intersects(node.card()), f"{edge} covers {node.node}"
            for index in range(len(node.face.ports)):
                port = node.port_place(index)
                reach = rect.adjusted(-4.5, -4.5, 4.5, 4.5)
                assert not reach.contains(port), f"{edge} covers a port of {node.node}"
        for other in scene.edges.values():
            assert other.route is not None
            assert not any(overlaps(box, b) for b in other.route.boxes(1.0))
    for one, two in combinations([b for b in boxes.values() if b], 2):
        assert not overlaps(one, two)


@pytest.mark.parametrize("make", [lenet, residual])
@pytest.mark.parametrize("zoom", [1.0, 0.9, 0.8, 0.7, 0.6, 0.54])
def test_every_edge_shows_its_shape_and_covers_nothing(
    make_desk: MakeDesk, make: Callable[[], Graph], zoom: float
) -> None:
    desk = make_desk(make())
    desk.canvas.zoom_to(zoom)
    assert_labels_lie_free(desk)
    for edge, item in labels(desk).items():
        assert item.face.label == str(desk.document.report.shape_of(edge))
        assert not item.face.provisional


@pytest.mark.parametrize("make", [lenet, residual])
def test_compact_labels_lie_free_too(
    make_desk: MakeDesk, make: Callable[[], Graph]
) -> None:
    desk = make_desk(make())
    before = desk.state()
    desk.canvas.set_compact(True)
    assert {i.face.size.width() for i in desk.canvas.graph_scene.nodes.values()} == {
        154
    }
    assert_labels_lie_free(desk)
    assert desk.state() == before
    desk.canvas.set_compact(False)
    assert desk.item("add" if make is residual else "input_1").face.size.width() == 232


def test_a_strip_holds_a_small_network_and_no_node_lies_under_its_bar(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(lenet())
    canvas = desk.canvas
    desk.window.resize(400, 560)
    desk.settle()
    seen = canvas.mapToScene(canvas.viewport().rect()).boundingRect()
    assert seen.contains(canvas.graph_scene.content())
    assert_labels_lie_free(desk)
    for zoom in (1.0, 2.0):
        canvas.zoom_to(zoom)
        assert canvas.overlay.bar.y() >= canvas.viewport().geometry().bottom()
    desk.window.resize(800, 560)
    desk.settle()
    assert canvas.overlay.bar.y() < canvas.viewport().geometry().bottom()


def test_curves_pass_no_cards(make_desk: MakeDesk) -> None:
    graph = residual()
    add(graph, "late", "Add", "relu2", "stem")  # A skip over everything.
    desk = make_desk(graph)
    scene = desk.canvas.graph_scene
    for edge, item in scene.edges.items():
        assert item.route is not None
        for node, other in scene.nodes.items():
            if node in (edge.source, edge.target):
                continue
            card = other.card()
            assert not any(card.contains(QPointF(*p)) for p in item.route.points)
    straight = scene.edges[Edge("conv1", "bn1")].route
    assert straight is not None
    assert straight.straight


def test_one_mistake_is_red_once_and_the_rest_waits(make_desk: MakeDesk) -> None:
    desk = make_desk(residual(32))
    looks = {n: i.face.look for n, i in desk.canvas.graph_scene.nodes.items()}
    assert looks["add"] == "error"
    assert looks["relu2"] == "waiting"
    assert [n for n, look in looks.items() if look == "error"] == ["add"]
    red = [e for e, i in labels(desk).items() if i.face.red]
    assert red == [Edge("shortcut", "add")]
    behind = labels(desk)[Edge("add", "relu2")].face
    assert behind.provisional
    assert behind.label == "64 × 14 × 14"


def test_an_input_that_the_data_do_not_fit_is_red_alone(make_desk: MakeDesk) -> None:
    desk = make_desk(lenet())
    scene = desk.canvas.graph_scene
    start = next(n for n, item in scene.nodes.items() if item.face.type_name == "Input")
    desk.document.push(EditField(start, "shape", [3, 28, 28]))
    desk.settle()
    desk.document.validate()
    red = [n for n, item in scene.nodes.items() if item.face.look == "error"]
    assert red == [start]
    desk.document.stack.undo()
    desk.settle()
    assert scene.nodes[start].face.look != "error"


def test_the_callout_names_the_mistake_and_its_button_mends_it(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(residual(32))
    callout = desk.canvas.overlay.callout
    assert callout.isVisible()
    assert callout.finding is not None
    assert callout.finding.node == "add"
    assert callout.first_fix is not None
    for item in desk.canvas.graph_scene.nodes.values():
        if item.node != "add":
            card = desk.canvas.mapFromScene(item.card()).boundingRect()
            assert not callout.body().intersects(card), item.node
    QTest.mouseClick(callout._button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.document.report.is_clean
    assert not callout.isVisible()
    desk.document.stack.undo()
    desk.settle()
    assert callout.isVisible()
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert desk.document.report.is_clean


@pytest.mark.parametrize("width", [1040, 1260])
def test_the_callout_covers_no_card_and_no_shape(
    make_desk: MakeDesk, width: int
) -> None:
    desk = make_desk(lenet(), width)
    conv = next(n for n, i in desk.graph.nodes.items() if i.type == "Conv2d")
    desk.document.push(EditField(conv, "kernel_size", 40))
    desk.document.validate()
    desk.settle()
    callout = desk.canvas.overlay.callout
    assert callout.isVisible()
    assert desk.canvas.viewport().rect().contains(callout.body())
    for item in desk.canvas.graph_scene.nodes.values():
        card = desk.canvas.mapFromScene(item.card()).boundingRect()
        assert not callout.body().intersects(card), item.node
    for edge, shown in labels(desk).items():
        if shown.label_box is not None:
            left, top, right, bottom = shown.label_box
            box = QRectF(QPointF(left, top), QPointF(right, bottom))
            spot = desk.canvas.mapFromScene(box).boundingRect()
            assert not callout.body().intersects(spot), edge


def test_the_callout_offers_further_fixes_in_a_menu(make_desk: MakeDesk) -> None:
    desk = make_desk(residual(32))
    callout = desk.canvas.overlay.callout
    assert callout.finding is not None
    menu = callout.fix_menu()
    actions = menu.actions()
    assert len(actions) == min(2, len(callout.finding.fixes) - 1)
    if actions:
        actions[0].trigger()
        desk.settle()
        assert desk.document.report.is_clean
        assert desk.undo_text == callout_text(desk)
    menu.close()


def callout_text(desk: Desk) -> str:
    """The last undo step's own text; a fix is one step."""
    assert desk.document.stack.count() == 1
    return desk.undo_text


def test_the_callout_follows_the_selected_error(make_desk: MakeDesk) -> None:
    desk = make_desk(graph_of({"a": "Conv2d", "b": "Conv2d"}))
    callout = desk.canvas.overlay.callout
    for node in "ab":
        desk.selection.select([node])
        assert callout.finding is not None
        assert callout.finding.node == node


def test_states_of_ports_and_unknown_layers(make_desk: MakeDesk) -> None:
    graph = graph_of({"input": "Input", "conv": "Conv2d"})
    graph.add_node(Node("x", "Quantum", "x"))
    graph.add_edge(Edge("input", "x"))
    desk = make_desk(graph)
    assert desk.item("conv").face.ports[0].missing
    face = desk.item("x").face
    assert (face.look, face.summary, face.family) == ("unknown", "unknown layer", "")
    assert desk.window.grab().size().width() == desk.window.width()


def test_faces_follow_edits_undo_and_moves(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input", "Conv2d", "ReLU"))
    desk.document.push(EditField("conv2d_1", "out_channels", 7))
    desk.settle()
    assert desk.item("conv2d_1").face.summary.startswith("1 → 7")
    item = labels(desk)[Edge("conv2d_1", "relu_1")]
    assert item.face.label == item.shown_text() == "7 × 28 × 28"
    desk.document.push(EditField("conv2d_1", "out_channels", 8))
    desk.settle()
    assert item.shown_text() == "8 × 28 × 28"  # as wide as before, yet another text
    desk.document.stack.undo()
    desk.settle()
    desk.document.push(MoveNodes({"relu_1": (40, 300)}))
    desk.settle()
    assert desk.item("relu_1").pos() == QPointF(40, 300)
    desk.document.stack.undo()
    desk.document.stack.undo()
    desk.settle()
    assert desk.item("conv2d_1").face.summary.startswith("1 → 32")


def test_opening_another_project_replaces_everything(make_desk: MakeDesk) -> None:
    desk = make_desk(residual())
    desk.selection.select(["add"])
    desk.document.open(project_of(lenet()), None)
    desk.settle()
    assert set(desk.canvas.graph_scene.nodes) == set(desk.graph.nodes)
    assert set(labels(desk)) == set(desk.graph.edges)
    assert desk.selection.nodes == ()


def test_thumbnails_come_and_go(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(chain("Input", "Conv2d"))
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(QColor(255, 0, 255))
    card = desk.item("conv2d_1").card()
    spot = desk.spot(card.topLeft() + QPointF(206, 26))

    def seen() -> QColor:
        return desk.canvas.viewport().grab().toImage().pixelColor(spot)

    desk.overlays.set_thumbnails({"conv2d_1": picture})
    qtbot.waitUntil(lambda: seen() == QColor(255, 0, 255))
    desk.overlays.set_thumbnails({})
    qtbot.waitUntil(lambda: seen() == DARK.raised)


def test_themes_are_followed(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input", "Conv2d"))
    spot = desk.spot(desk.item("conv2d_1").card().topLeft() + QPointF(215, 44))
    for mode, theme in (("light", LIGHT), ("dark", DARK)):
        theme_manager().set_mode(mode)  # type: ignore[arg-type]
        shot = desk.canvas.viewport().grab().toImage()
        assert shot.pixelColor(spot) == theme.raised
        assert shot.pixelColor(QPoint(2, 2)) == theme.canvas


def test_levels_of_detail() -> None:
    assert detail_at(0.85, False) is Detail.FULL
    assert detail_at(0.84, False) is Detail.FAR
    assert detail_at(1.0, True) is Detail.FAR
    assert detail_at(0.44, True) is Detail.BLOCK


def test_a_narrow_canvas_is_compact(make_desk: MakeDesk) -> None:
    desk = make_desk(residual(), width=224 + 380)
    assert desk.canvas.graph_scene.compact
    assert not desk.canvas.overlay.minimap.isVisible()
    desk.window.resize(1260, 860)
    desk.settle()
    assert not desk.canvas.graph_scene.compact
    assert desk.canvas.overlay.minimap.isVisible()


def test_the_selected_layer_marks_its_output(make_desk: MakeDesk) -> None:
    desk = make_desk(residual())
    desk.selection.select(["conv1"])
    assert labels(desk)[Edge("conv1", "bn1")].accents.source
    assert desk.item("conv1").accents.selected
    desk.selection.select([])
    assert not labels(desk)[Edge("conv1", "bn1")].accents.source


def test_tool_tips_tell_shapes_and_costs(make_desk: MakeDesk) -> None:
    desk = make_desk(chain("Input", ("Conv2d", {"out_channels": 8})))
    pointer = desk.canvas._pointer
    assert pointer.tip_at(desk.on_edge("input_1", "conv2d_1")).endswith("1 × 28 × 28")
    assert "80 parameters" in pointer.tip_at(desk.middle("conv2d_1"))
    assert pointer.tip_at(QPoint(3, 3)) == ""


def long_chain(count: int) -> Graph:
    graph = Graph()
    kinds = ("Conv2d", "BatchNorm2d", "ReLU")
    graph.add_node(Node("n0", "Input", "n0"))
    for index in range(1, count):
        graph.add_node(Node(f"n{index}", kinds[index % 3], f"n{index}"))
        graph.add_edge(Edge(f"n{index - 1}", f"n{index}"))
    return graph


def test_a_thousand_nodes_build_and_move_one_by_one(make_desk: MakeDesk) -> None:
    desk = make_desk()
    project = project_of(long_chain(1000))
    started = time.perf_counter()
    desk.document.open(project, None)
    desk.settle()
    assert len(desk.canvas.graph_scene.nodes) == 1000
    assert time.perf_counter() - started < 20  # About half a second; never minutes.
    desk.canvas.zoom_to(1.0)
    desk.canvas.show_node("n500")
    route = labels(desk)[Edge("n10", "n11")].route
    start = desk.middle("n500")
    desk.drag(start, start + QPoint(60, 0))
    assert desk.graph.nodes["n500"].x == 60
    assert labels(desk)[Edge("n10", "n11")].route is route  # Left alone.


def test_minimap_click_moves_the_view(make_desk: MakeDesk) -> None:
    desk = make_desk(long_chain(60))
    desk.canvas.zoom_to(1.0)
    minimap = desk.canvas.overlay.minimap
    QTest.mouseClick(
        minimap, Qt.MouseButton.LeftButton, pos=minimap.rect().center() + QPoint(0, 40)
    )
    seen = desk.canvas.mapToScene(desk.canvas.viewport().rect()).boundingRect()
    middle = desk.canvas.graph_scene.content().center().y()
    assert seen.center().y() > middle + 500
    move(minimap, minimap.rect().center(), Qt.MouseButton.LeftButton)
    seen = desk.canvas.mapToScene(desk.canvas.viewport().rect()).boundingRect()
    assert abs(seen.center().y() - middle) < 60


def test_the_bar_shows_and_sets_the_zoom(make_desk: MakeDesk) -> None:
    desk = make_desk(lenet())
    bar = desk.canvas.overlay.bar
    desk.canvas.zoom_to(0.5)
    assert bar.zoom.text() == "50 %"
    bar.zoom.click()
    assert desk.canvas.zoom == 1.0
    desk.canvas.zoom_in()
    assert desk.canvas.zoom == 1.25
    desk.canvas.zoom_out()
    desk.canvas.zoom_out()
    assert desk.canvas.zoom == 0.85
    bar.fit.click()
    content = desk.canvas.mapFromScene(desk.canvas.graph_scene.content()).boundingRect()
    assert desk.canvas.viewport().rect().contains(content)


def test_a_canvas_that_is_closed_lets_go(make_desk: MakeDesk) -> None:
    document, selection = Document(), Selection()
    view = CanvasView(document, selection, Overlays(), theme_manager())
    view.show()
    view.close()
    view.deleteLater()
    desk = make_desk(lenet())
    desk.settle()
    document.open(project_of(lenet()), None)  # Nobody draws it; nothing breaks.
    theme_manager().set_mode("light")
    theme_manager().set_mode("dark")


def test_a_network_opens_where_its_shapes_can_be_read(make_desk: MakeDesk) -> None:
    desk = make_desk(residual())
    assert desk.canvas.zoom >= 0.7
    desk.document.open(project_of(long_chain(60)), None)
    desk.settle()
    assert desk.canvas.zoom == 0.85
    assert desk.canvas.viewport().rect().contains(desk.middle("n0"))
    shown = [i for i in labels(desk).values() if i.label_box is not None]
    assert len(shown) >= 8
    desk.canvas.fit_all()
    assert desk.canvas.zoom < 0.45
    desk.window.resize(1000, 700)
    desk.settle()
    assert desk.canvas.zoom < 0.45  # What was fitted by hand is fitted again.


def test_a_label_in_a_small_gap_is_slim_and_its_text_as_large(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(chain("Input", "ReLU"))
    (item,) = labels(desk).values()
    heights = []
    for zoom in (0.7, 0.51, 0.47):
        desk.canvas.zoom_to(zoom)
        box = item.label_box
        heights.append((box[3] - box[1]) * zoom if box is not None else 0.0)
        assert item._scale * 11 * zoom == pytest.approx(10.5)
    assert heights == [pytest.approx(15.3, abs=0.1), pytest.approx(13.0), 0.0]


def test_labels_come_with_scrolling(make_desk: MakeDesk) -> None:
    desk = make_desk(long_chain(200))
    desk.canvas.zoom_to(1.0)
    far = labels(desk)[Edge("n150", "n151")]
    assert far.label_box is None
    desk.canvas.show_node("n150")
    assert far.label_box is not None
