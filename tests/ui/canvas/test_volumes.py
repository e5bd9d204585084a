"""Layers as boxes: how large they are, and that the document knows nothing of it."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from cnnstudio.graph.shape import TensorShape
from cnnstudio.project.file_format import dumps
from cnnstudio.ui.canvas.volumes import UNIT, VOLUME_SIZE, Volume, volume_of
from tests.helpers.canvas import Desk, residual

MakeDesk = Callable[..., Desk]


@pytest.mark.requirement("A46")
def test_edges_of_a_box_follow_the_logarithm_of_the_size() -> None:
    for depth, height, width in ((1, 28, 28), (64, 14, 7), (2048, 1, 1)):
        lengths = Volume(depth, height, width).lengths
        wanted = [UNIT * math.log2(n + 1) for n in (depth, height, width)]
        assert lengths == pytest.approx(wanted)
    room = QRectF(0, 0, *VOLUME_SIZE)
    largest = Volume(2048, 224, 224)
    assert room.contains(largest.front(room))
    assert room.contains(largest.front(room).topRight() + largest.away())


def test_shapes_of_every_rank_have_a_box() -> None:
    assert volume_of(TensorShape((3, 28, 14))) == Volume(3, 28, 14)
    assert volume_of(TensorShape((10,))) == Volume(10, 1, 1)
    assert volume_of(TensorShape((8, 100))) == Volume(8, 100, 1)
    assert volume_of(TensorShape((3, 16, 32, 24))) == Volume(3, 32, 24)
    assert volume_of(None) is None


@pytest.mark.requirement("A46")
def test_boxes_show_the_same_graph_and_change_no_document(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(residual())
    canvas, scene = desk.canvas, desk.canvas.graph_scene
    before = dumps(desk.document.project)
    cards = {node: item.pos() for node, item in scene.nodes.items()}
    canvas.toggle_boxes()
    for node, item in scene.nodes.items():
        output = desk.document.report.nodes[node].output
        assert item.face.volume == volume_of(output)
        assert item.face.size.width() == VOLUME_SIZE[0]
    places = [QRectF(item.card()) for item in scene.nodes.values()]
    for index, place in enumerate(places):
        assert not any(place.intersects(other) for other in places[:index])
    assert set(scene.edges) == set(desk.document.graph.edges)
    assert dumps(desk.document.project) == before
    assert desk.document.stack.count() == 0
    canvas.toggle_boxes()
    assert {node: item.pos() for node, item in scene.nodes.items()} == cards
    assert all(item.face.volume is None for item in scene.nodes.values())


@pytest.mark.requirement("A46")
def test_a_box_grows_with_its_layer_and_an_unknown_shape_is_a_card(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(residual(shortcut_channels=16))
    desk.canvas.toggle_boxes()
    faces = {n: item.face for n, item in desk.canvas.graph_scene.nodes.items()}
    unknown = [f for n, f in faces.items() if f.volume is None]
    assert len(unknown) < len(faces)
    picture: QImage = desk.canvas.grab().toImage()
    assert not picture.isNull()
    assert all(
        (face.volume is None) == (desk.document.report.nodes[node].output is None)
        for node, face in faces.items()
    )
