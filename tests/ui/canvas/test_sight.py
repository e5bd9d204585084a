"""What is in sight is told once things rest; pictures come a few at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from cnnstudio.ui.canvas.scene import PICTURES_A_TURN
from tests.helpers.canvas import Desk, residual

MakeDesk = Callable[..., Desk]


def test_the_canvas_tells_which_nodes_are_in_sight(
    qtbot: QtBot, make_desk: MakeDesk
) -> None:
    desk = make_desk(residual())
    everything = set(desk.graph.nodes)
    qtbot.waitUntil(lambda: set(desk.overlays.seen or ()) == everything)
    told: list[object] = []
    desk.overlays.seen_changed.connect(lambda: told.append(desk.overlays.seen))
    desk.canvas.zoom_to(4.0)
    desk.canvas.centerOn(desk.item("input").card().center())
    for step in range(5):  # While one scrolls nothing is told.
        bar = desk.canvas.verticalScrollBar()
        bar.setValue(bar.value() + step)
        desk.settle()
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1
    assert "input" in (desk.overlays.seen or ())
    assert "relu2" not in (desk.overlays.seen or ())


def test_blocks_far_away_show_no_pictures(qtbot: QtBot, make_desk: MakeDesk) -> None:
    desk = make_desk(residual())
    desk.canvas.zoom_to(0.3)
    qtbot.waitUntil(lambda: desk.overlays.seen == frozenset())


def test_pictures_are_taken_a_few_a_turn_and_only_new_ones(
    qtbot: QtBot, make_desk: MakeDesk
) -> None:
    desk = make_desk(residual())
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("magenta"))
    drawn: list[str] = []
    scene = desk.canvas.graph_scene
    update = scene._update_face

    def watched(node: str) -> bool:
        drawn.append(node)
        return update(node)

    scene._update_face = watched  # type: ignore[method-assign]
    desk.overlays.set_thumbnails(dict.fromkeys(desk.graph.nodes, picture))
    scene._show_pictures()
    assert len(drawn) == PICTURES_A_TURN
    qtbot.waitUntil(lambda: len(drawn) == len(desk.graph.nodes))
    desk.overlays.set_thumbnails({**desk.overlays.thumbnails, "add": QImage(picture)})
    qtbot.waitUntil(lambda: drawn[-1] == "add")
    assert len(drawn) == len(desk.graph.nodes) + 1
    assert desk.item("bn1").face.thumbnail is picture
    spot = desk.spot(desk.item("bn1").card().topRight() + QPointF(-15, 16))
    shot = desk.canvas.viewport().grab().toImage()
    assert shot.pixelColor(spot) == QColor("magenta")


def test_what_bars_mean_is_never_cut_on_a_narrow_canvas(make_desk: MakeDesk) -> None:
    desk = make_desk(residual())
    desk.canvas.resize(260, 600)
    overlay, said = desk.canvas.overlay, "bars: zeros or saturated, 64 images"
    overlay.set_caption(said)
    caption = overlay.caption
    assert caption.text() == "bars: zeros or saturated"
    assert caption.toolTip() == said
    assert caption.heightForWidth(caption.width()) <= caption.height()
    desk.canvas.resize(900, 600)
    overlay.place()
    assert (caption.text(), caption.toolTip()) == (said, "")
