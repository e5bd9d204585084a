"""Thumbnails from the real engine, before anything is trained."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cnnstudio.paths import sample_project
from cnnstudio.project.commands import EditField
from cnnstudio.ui.engine_client import EngineClient
from tests.helpers.desk import Desk

PATIENCE_MS = 60_000


@pytest.mark.requirement("M22")
def test_nodes_show_what_untrained_filters_make_of_the_image(
    qtbot: QtBot, tmp_path: Path
) -> None:
    client = EngineClient()
    desk = Desk(qtbot, tmp_path, client)
    path = tmp_path / "lenet.cnnproj"
    shutil.copy(sample_project("digits_lenet"), path)
    assert desk.studio.open_project(path)
    desk.studio.start_engine()
    overlays = desk.studio.window.overlays
    nodes = desk.studio.document.graph.nodes.values()
    images = {n.id for n in nodes if n.type in ("Input", "Conv2d")}
    try:
        qtbot.waitUntil(
            lambda: images <= overlays.thumbnails.keys(), timeout=PATIENCE_MS
        )
        items = desk.studio.canvas.graph_scene.nodes
        qtbot.waitUntil(lambda: all(items[n].face.thumbnail for n in images))
        assert desk.studio.run.inspect.is_untrained
        before = overlays.thumbnails
        first = next(n.id for n in nodes if n.type == "Conv2d")
        desk.studio.document.push(EditField(first, "out_channels", 3))
        qtbot.waitUntil(
            lambda: overlays.thumbnails[first] is not before[first],
            timeout=PATIENCE_MS,
        )
    finally:
        desk.close()
        client.stop_and_wait()
