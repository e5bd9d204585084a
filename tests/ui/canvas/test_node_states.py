"""How cards look in every state: told by shape and words, never by colour alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from cnnstudio.ui.canvas.geometry import Detail
from cnnstudio.ui.canvas.items.node_content import family_color
from cnnstudio.ui.canvas.items.node_item import Pictures
from cnnstudio.ui.canvas.items.node_painter import Accents, paint_node
from cnnstudio.ui.canvas.node_face import NodeFace
from cnnstudio.ui.theme import DARK, LIGHT, Theme
from cnnstudio.ui.theme_tokens import mixed
from tests.helpers.canvas import Desk, residual

MakeDesk = Callable[..., Desk]
FACE = NodeFace(
    "Conv2d", "conv1", "32 → 64 · 3 × 3", "convolution", "valid",
    QSizeF(232, 52), True, (),
)  # fmt: skip
PLAIN = Accents()
LINE = replace(FACE, size=QSizeF(232, 32), full=False, summary="p 0.5")
THEMES = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])


def painted(face: NodeFace, theme: Theme, on: Accents = PLAIN) -> QImage:
    image = QImage(252, 72, QImage.Format.Format_RGB32)
    image.fill(theme.canvas)
    with QPainter(image) as painter:
        painter.translate(10, 10)
        paint_node(painter, face, theme, on, Detail.FULL, 1.0)
    return image


def far(face: NodeFace, theme: Theme) -> QImage:
    image = QImage(252, 72, QImage.Format.Format_RGB32)
    image.fill(theme.canvas)
    with QPainter(image) as painter:
        painter.translate(10, 10)
        paint_node(painter, face, theme, Accents(), Detail.FAR, 0.8)
    return image


def grey(image: QImage) -> QImage:
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


@THEMES
@pytest.mark.parametrize("face", [FACE, LINE], ids=["full", "line"])
def test_a_layer_that_is_off_has_a_faint_bar_and_dashes(
    theme: Theme, face: NodeFace, qapp: object
) -> None:
    off = painted(replace(face, off=True), theme)
    bar = mixed(family_color(face, theme), theme.raised, 0.45)
    shown = off.pixelColor(12, 26)
    away = [shown.red() - bar.red(), shown.green() - bar.green()]
    away.append(shown.blue() - bar.blue())
    assert max(map(abs, away)) < 4
    top = [off.pixelColor(x, 10) for x in range(30, 230)]
    assert top.count(theme.line2) in range(60, 150)  # dashes, and gaps between them
    on = painted(face, theme)
    assert [on.pixelColor(x, 10) for x in range(30, 230)].count(theme.line2) > 190


@THEMES
def test_off_is_a_word_in_place_of_the_dot(theme: Theme, qapp: object) -> None:
    off, on = painted(replace(FACE, off=True), theme), painted(FACE, theme)
    dot = QColor(theme.ok)
    assert on.pixelColor(10 + 232 - 13, 10 + 17) == dot
    corner = [(x, y) for x in range(200, 242) for y in range(12, 40)]
    assert dot.name() not in {off.pixelColor(x, y).name() for x, y in corner}
    assert grey(off) != grey(on)
    wrong = painted(replace(FACE, off=True, look="error"), theme)
    assert wrong != painted(replace(FACE, look="error"), theme)
    small = far(replace(FACE, off=True, size=QSizeF(154, 28)), theme)
    assert small != far(replace(FACE, size=QSizeF(154, 28)), theme)


@THEMES
def test_every_state_is_told_without_colour(theme: Theme, qapp: object) -> None:
    faces = [
        FACE, replace(FACE, look="warning"), replace(FACE, look="error"),
        replace(FACE, look="waiting"), replace(FACE, off=True),
        replace(FACE, frozen=True),
    ]  # fmt: skip
    shots = [bytes(grey(painted(face, theme)).constBits()) for face in faces]
    assert len(set(shots)) == len(faces)
    accents = [
        Accents(), Accents(selected=True), Accents(hovered=True), Accents(focused=True)
    ]  # fmt: skip
    shots = [bytes(painted(FACE, theme, on).constBits()) for on in accents]
    assert len(set(shots)) == len(accents)


def test_a_layer_on_the_canvas_shows_that_it_is_off(make_desk: MakeDesk) -> None:
    desk = make_desk(residual())
    graph = desk.graph
    assert not desk.item("bn1").face.off
    graph.replace_node(replace(graph.nodes["bn1"], off=True))
    desk.settle()
    assert desk.item("bn1").face.off
    graph.replace_node(replace(graph.nodes["bn1"], off=False))
    desk.settle()
    assert not desk.item("bn1").face.off


def test_pictures_make_room_by_their_size(qapp: object) -> None:
    pictures, look = Pictures(limit=4 * 100 * 10), (1.0, 1.0, "dark")
    for name in "abc":  # a third does not fit beside two of half the room
        pictures.put(name, look, QPixmap(50, 10))
    assert pictures.get("a", look) is None
    assert pictures.get("b", look) is not None
    pictures.drop("c")
    pictures.put("d", look, QPixmap(50, 10))
    assert pictures.get("b", look) is not None
    pictures.put("b", look, QPixmap(10, 10))
    pictures.put("e", look, QPixmap(40, 10))
    assert pictures.get("d", look) is not None
    assert pictures.get("d", (2.0, 1.0, "dark")) is None
