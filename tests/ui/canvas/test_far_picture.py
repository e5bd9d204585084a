"""The network from far away: blocks and lines, in whole and in part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QGraphicsRectItem

from cnnstudio.graph.node import Edge
from cnnstudio.project.commands import MoveNodes
from cnnstudio.ui.canvas.geometry import BLOCKS_BELOW
from cnnstudio.ui.canvas.items.node_content import family_color
from cnnstudio.ui.theme import DARK, LIGHT, theme_manager
from cnnstudio.ui.theme_tokens import mixed
from tests.helpers.canvas import Desk, residual
from tests.helpers.qt import press, release

MakeDesk = Callable[..., Desk]
FAR = 0.3


def picture(desk: Desk) -> QImage:
    return desk.canvas.viewport().grab().toImage()


def far_desk(make_desk: MakeDesk, channels: int = 64) -> Desk:
    desk = make_desk(residual(channels))
    desk.canvas.zoom_to(FAR)
    desk.settle()
    assert desk.canvas.zoom < BLOCKS_BELOW
    return desk


def block_color(desk: Desk, node: str) -> QColor:
    theme = theme_manager().current()
    return mixed(family_color(desk.item(node).face, theme), theme.raised, 0.75)


def test_every_node_is_a_block_of_its_family(make_desk: MakeDesk) -> None:
    desk = far_desk(make_desk)
    modes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for mode in modes:
        theme_manager().set_mode(mode)
        seen = picture(desk)
        for node in desk.graph.nodes:
            assert seen.pixelColor(desk.middle(node)) == block_color(desk, node), node


def test_lines_join_the_blocks(make_desk: MakeDesk) -> None:
    desk = far_desk(make_desk)
    seen, spot = picture(desk), desk.on_edge("conv1", "bn1")
    near = [seen.pixelColor(spot + QPoint(x, 0)) for x in (-1, 0, 1)]
    assert DARK.edge in near


def test_a_mistake_and_the_selection_stand_out(make_desk: MakeDesk) -> None:
    desk = far_desk(make_desk, 32)
    desk.selection.select(["conv1"])
    seen = picture(desk)
    for node, color in (("add", DARK.error), ("conv1", DARK.accent)):
        card = desk.canvas.mapFromScene(desk.item(node).card()).boundingRect()
        edge, middle = card.left(), card.center().y()
        row = [seen.pixelColor(edge + x, middle) for x in range(-2, 3)]
        assert color in row, node


def test_a_part_looks_like_the_same_part_of_the_whole(make_desk: MakeDesk) -> None:
    desk = far_desk(make_desk, 32)
    scene, theme = desk.canvas.graph_scene, DARK
    area = desk.item("conv2").card().adjusted(-60, -60, 60, 60)
    shots = []
    for whole in (True, False):
        shot = QImage(200, 120, QImage.Format.Format_RGB32)
        shot.fill(theme.canvas)
        with QPainter(shot) as painter:
            painter.scale(0.4, 0.4)
            painter.translate(-area.topLeft())
            painter.setClipRect(area)
            scene.far.paint(painter, area, theme, whole)
        shots.append(shot)
    assert shots[0] == shots[1]
    assert shots[0] != QImage(200, 120, QImage.Format.Format_RGB32)


def test_it_follows_every_change(make_desk: MakeDesk) -> None:
    desk = far_desk(make_desk)
    before = desk.middle("relu2")
    place = desk.graph.nodes["relu2"]
    moved = {"relu2": (place.x + 500, place.y)}
    desk.document.push(MoveNodes(moved))
    desk.settle()
    seen = picture(desk)
    assert seen.pixelColor(desk.middle("relu2")) == block_color(desk, "relu2")
    assert seen.pixelColor(before) != block_color(desk, "relu2")
    at = desk.middle("relu2")
    color = block_color(desk, "relu2")
    desk.selection.select(["relu2"])
    desk.canvas.delete_and_rejoin()
    desk.settle()
    assert picture(desk).pixelColor(at) != color
    desk.document.stack.undo()
    desk.settle()
    assert picture(desk).pixelColor(at) == color


def test_what_a_gesture_shows_is_painted_too(make_desk: MakeDesk) -> None:
    desk = far_desk(make_desk)
    scene = desk.canvas.graph_scene
    mark = QGraphicsRectItem(QRectF(0, 0, 100, 100))
    mark.setBrush(LIGHT.accent)
    mark.setPen(Qt.PenStyle.NoPen)
    mark.setPos(desk.item("input").pos() + QPointF(-400, 0))
    at = desk.spot(mark.pos() + QPointF(50, 50))
    scene.addItem(mark)
    desk.settle()
    assert picture(desk).pixelColor(at) == LIGHT.accent
    scene.removeItem(mark)
    desk.settle()
    assert picture(desk).pixelColor(at) != LIGHT.accent


def test_only_what_changed_is_painted_again(make_desk: MakeDesk) -> None:
    desk = far_desk(make_desk)
    asked: list[bool] = []
    far = desk.canvas.graph_scene.far
    paint = far.paint

    def watched(painter: QPainter, area: QRectF, colors: object, whole: bool) -> None:
        asked.append(whole)
        paint(painter, area, theme_manager().current(), whole)

    far.paint = watched  # type: ignore[method-assign,assignment]
    desk.canvas.viewport().repaint(QRegion(QRect(100, 100, 40, 40)))
    desk.canvas.viewport().repaint()
    assert (asked[0], asked[-1]) == (False, True)


def test_nodes_are_taken_by_what_lies_there(make_desk: MakeDesk) -> None:
    desk = far_desk(make_desk)
    press(desk.canvas.viewport(), desk.middle("bn1"))
    release(desk.canvas.viewport(), desk.middle("bn1"))
    assert desk.selection.nodes == ("bn1",)
    press(desk.canvas.viewport(), desk.on_edge("bn2", "add"))
    release(desk.canvas.viewport(), desk.on_edge("bn2", "add"))
    assert desk.canvas.highlights.edges == (Edge("bn2", "add"),)
