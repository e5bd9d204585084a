"""With nothing to show, every panel says what to do next, and nothing of it is cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from cnnstudio.bridge.run_messages import StartRun
from cnnstudio.project.file_format import loads
from cnnstudio.project.runs import read_run
from cnnstudio.ui.modes import ARRANGEMENTS, Mode
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.training import train


@pytest.fixture
def desk(empty_desk: Desk, client: FakeEngineClient) -> Desk:
    """Return a window without a project, and with an engine."""
    empty_desk.studio.start_engine()
    client.become_ready()
    return empty_desk


def words(widget: QWidget) -> str:
    """All that a panel says."""
    labels = [w for w in widget.findChildren(QLabel) if w.isVisible()]
    return " | ".join(label.text() for label in labels)


SIZES = ((1280, 800), (1600, 1000), (1920, 1080))


@pytest.mark.parametrize("mode", ARRANGEMENTS)
def test_the_ways_to_start_are_wholly_seen(desk: Desk, mode: Mode) -> None:
    desk.studio.show_mode(mode)
    for size in SIZES:
        desk.window.resize(*size)
        desk.settled()
        assert (desk.window.width(), desk.window.height()) == size
        assert_wholly_seen(desk)


def assert_wholly_seen(desk: Desk) -> None:
    empty = desk.canvas.overlay.empty
    assert empty.isVisible()
    assert desk.canvas.rect().contains(empty.geometry())
    for button in empty.buttons.values():
        box = QRect(button.mapTo(empty, button.rect().topLeft()), button.size())
        assert empty.rect().contains(box)
        needed = button.fontMetrics().horizontalAdvance(button.text())
        assert button.width() > needed
    for label in empty.findChildren(QLabel):
        if label.wordWrap():
            assert label.heightForWidth(label.width()) <= label.height() + 1
        else:
            assert label.sizeHint().width() <= label.width() + 1


def test_each_panel_names_the_next_step(desk: Desk) -> None:
    window = desk.window
    assert "Drag a layer from the list onto the canvas" in words(window.properties)
    assert window.problems.rows[0].fix_button is not None
    window.palette_panel.search.setText("no such layer")
    desk.settled()
    assert words(window.palette_panel) != ""
    window.palette_panel.search.setText("")
    desk.studio.show_mode("train")
    desk.settled()
    assert window.bar.primary.toolTip().startswith("The network is empty: add layers")
    desk.studio.show_mode("inspect")
    desk.settled()
    said = words(desk.studio.run.inspect_view)
    assert "Start with a sample, or add layers in Build." in said
    assert "appear here" in words(desk.studio.run.inside.sample)


@pytest.mark.requirement("K02")
def test_lenet_opens_and_trains_from_the_first_screen(
    desk: Desk, client: FakeEngineClient, tmp_path: Path
) -> None:
    """One press opens it, the next one trains it; the engine's own trainer follows."""
    left = Qt.MouseButton.LeftButton
    desk.qtbot.mouseClick(desk.canvas.overlay.empty.buttons["digits"], left)
    desk.settled()
    kinds = [node.type for node in desk.document.graph.nodes.values()]
    assert kinds.count("Conv2d") == 2
    assert kinds.count("Linear") == 3
    desk.qtbot.waitUntil(desk.window.bar.primary.isEnabled)
    desk.qtbot.mouseClick(desk.window.bar.primary, left)
    asked = [m for m in client.submitted if isinstance(m, StartRun)][-1]
    train(loads(asked.project).project, tmp_path / "run", epochs=1, device="cpu")
    reached = read_run(tmp_path / "run").best_value
    assert reached is not None
    assert reached > 0.85
