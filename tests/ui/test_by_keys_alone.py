"""A network built, mended, trained and looked into by keys alone, by a real engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.app import make_client
from cnnstudio.project.file_format import load
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.training.run import RunState
from cnnstudio.ui.viewer.model.confusion import Confusion
from tests.helpers.desk import Desk

Key, NO_KEYS = Qt.Key, Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PATIENCE = 120_000
"""Milliseconds for what takes seconds on a machine of one's own."""

BUILT = ("input", "conv 4 5", "relu", "maxpool 4", "linear 10", "out")
"""What is typed, layer by layer; nothing makes a vector of the maps."""


class Keyboard:
    """Two hands that never touch the mouse: keys go where the keyboard is."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def focus(self) -> QWidget:
        """What has the keyboard."""
        focus = QApplication.focusWidget()
        assert focus is not None, "the keyboard is nowhere"
        return focus

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press a key, and let happen what follows."""
        self.desk.qtbot.keyClick(self.focus, key, held)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type a text, key by key."""
        self.desk.qtbot.keyClicks(self.focus, text)

    def add(self, text: str) -> None:
        """Add a layer by typing what it is called."""
        self.press(Key.Key_Tab)
        self.type(text)
        self.press(Key.Key_Return)
        self.desk.settled()

    def into(self, panel: QWidget) -> None:
        """Press F6 until the keyboard is in a panel."""
        for _ in range(12):
            if panel is self.focus or panel.isAncestorOf(self.focus):
                return
            self.press(Key.Key_F6)
        pytest.fail(f"F6 never leads to {type(panel).__name__}")

    def tab_to(self, what: QWidget) -> None:
        """Press Tab until something has the keyboard."""
        for _ in range(60):
            if what is self.focus:
                return
            self.press(Key.Key_Tab)
        pytest.fail(f"Tab never leads to {what.accessibleName()}")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """Return a window with an empty project, its engine starting."""
    theme_manager().set_mode("dark")
    desk = Desk(qtbot, tmp_path, make_client())
    desk.studio.start_engine()
    desk.studio.files.new()
    desk.canvas.setFocus()
    yield desk
    desk.close()


def build(hands: Keyboard) -> None:
    """Type the layers; walk back, and change a field of one."""
    for text in BUILT:
        hands.add(text)
    document = hands.desk.document
    assert [node.type for node in document.graph.nodes.values()] == [
        "Input", "Conv2d", "ReLU", "MaxPool2d", "Linear", "Output",
    ]  # fmt: skip
    for _ in range(4):
        hands.press(Key.Key_Up)
    assert hands.desk.window.selection.current == hands.desk.node("conv1").id
    hands.press(Key.Key_Return)
    hands.press(Key.Key_A, CTRL)
    hands.type("6")
    hands.press(Key.Key_Return)
    hands.desk.settled()
    assert hands.desk.node("conv1").fields["out_channels"] == 6
    hands.into(hands.desk.canvas)


def mend(hands: Keyboard) -> None:
    """Go to the mistake and apply the fix that is shown."""
    document = hands.desk.document
    assert not document.report.is_clean
    hands.press(Key.Key_F8)
    hands.press(Key.Key_Return, ALT)
    hands.desk.settled()
    assert document.report.is_clean, [f.message for f in document.findings]


def train(hands: Keyboard) -> None:
    """Ask for one epoch, press F5, and wait for the end."""
    desk = hands.desk
    hands.press(Key.Key_2, CTRL)
    panel = desk.studio.run.panel
    hands.into(panel)
    hands.tab_to(panel.form.rows["epochs"].control)
    hands.press(Key.Key_A, CTRL)
    hands.type("1")
    hands.press(Key.Key_Return)
    assert desk.document.project.training.epochs == 1
    client = desk.studio.client
    desk.qtbot.waitUntil(lambda: client.engine is not None, timeout=PATIENCE)
    hands.press(Key.Key_F5)
    control = desk.studio.run.controller
    desk.qtbot.waitUntil(
        lambda: control.shown.state is RunState.FINISHED, timeout=PATIENCE
    )
    assert control.shown.best_epoch == 1


def look(hands: Keyboard) -> None:
    """Look at maps of the convolution, at another image, and for a mistake."""
    desk = hands.desk
    hands.press(Key.Key_3, CTRL)
    hands.into(desk.canvas)
    inspect, conv = desk.studio.run.inspect, desk.node("conv1").id
    hands.press(Key.Key_Escape)
    for _ in range(2):
        hands.press(Key.Key_Down)
    assert desk.window.selection.current == conv
    desk.qtbot.waitUntil(lambda: inspect.tiles is not None, timeout=PATIENCE)
    assert not inspect.is_untrained
    hands.press(Key.Key_BracketRight)
    assert inspect.channel == 1
    hands.press(Key.Key_Right, CTRL)
    desk.qtbot.waitUntil(
        lambda: inspect.maps is not None and inspect.maps.index == 1, timeout=PATIENCE
    )
    hands.press(Key.Key_N)
    desk.qtbot.waitUntil(
        lambda: inspect.index > 1 or bool(inspect.mistakes.note), timeout=PATIENCE
    )
    hands.into(desk.canvas)
    hands.press(Key.Key_Escape)
    look_at_mistakes(hands)


def look_at_mistakes(hands: Keyboard) -> None:
    """Find out which digit is taken for which, and see the images of that."""
    studio = hands.desk.studio
    view, mistakes = studio.run.inspect_view, studio.run.inspect.mistakes
    hands.desk.qtbot.waitUntil(lambda: mistakes.is_current, timeout=PATIENCE)
    table = mistakes.table
    assert isinstance(table, Confusion)
    assert table.wrong == studio.run.controller.shown.mistakes, "as Train tells it"
    hands.into(view)
    for _ in range(12):  # scope, views, what is counted, the table
        if hands.focus is view.confusion.table:
            break
        hands.press(Key.Key_Tab)
    assert hands.focus is view.confusion.table
    hands.press(Key.Key_Return)
    often, number = table.most_frequent(1)[0]
    assert mistakes.choice == often
    assert studio.run.inspect.index == table.images(often)[0]
    assert f": 1 of {number}" in mistakes.note


def test_by_keys_alone(desk: Desk, tmp_path: Path) -> None:
    hands = Keyboard(desk)
    build(hands)
    mend(hands)
    train(hands)
    look(hands)
    desk.answers.save_answer = str(tmp_path / "mine.cnnproj")
    hands.press(Key.Key_S, CTRL)
    saved = load(tmp_path / "mine.cnnproj").project
    assert len(saved.graph.nodes) == 7
    assert not desk.document.is_modified
