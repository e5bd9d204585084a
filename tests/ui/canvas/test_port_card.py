"""The card beside a port: when it comes and goes, and what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnnstudio.project.commands import EditField
from cnnstudio.ui.canvas.port_hover import LEAVE_MS, SHOW_MS
from tests.helpers.canvas import Desk, residual
from tests.helpers.graphs import chain
from tests.helpers.qt import move, point_at, point_away, press, release

MakeDesk = Callable[..., Desk]
Key = Qt.Key


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """Return a desk with a small chain at 100 %."""
    conv = ("Conv2d", {"kernel_size": 5, "padding": 2, "out_channels": 6})
    desk = make_desk(chain("Input", conv, ("MaxPool2d", {"kernel_size": 3}), "Flatten"))
    desk.canvas.fit_all()
    return desk


def words(desk: Desk) -> str:
    """Return what the card says, as plain text."""
    document = QTextDocument()
    document.setHtml(desk.canvas.ports.card.text.text())
    return document.toPlainText().replace("\xa0", " ")


def html(desk: Desk) -> str:
    """Return what the card says, with its colours."""
    return desk.canvas.ports.card.text.text()


def rest_on(desk: Desk, qtbot: QtBot, at: QPoint) -> None:
    """Move onto a port, and wait for the card."""
    move(desk.canvas.viewport(), at - QPoint(0, 60))
    move(desk.canvas.viewport(), at)
    qtbot.waitUntil(desk.canvas.ports.card.isVisible, timeout=SHOW_MS * 5)


def test_the_card_comes_after_a_while(desk: Desk, qtbot: QtBot) -> None:
    card = desk.canvas.ports.card
    spot = desk.port("conv2d_1", "out")
    move(desk.canvas.viewport(), spot)
    assert not card.isVisible()
    assert desk.canvas._pointer.tip_at(spot) == ""  # no tool tip in front of it
    qtbot.waitUntil(card.isVisible, timeout=SHOW_MS * 5)
    said = words(desk)
    assert "conv2d_1 gives 6 × 28 × 28" in said
    assert "C  out_channels = 6" in said
    assert "H  (28 + 2·2 − 5) / 1 + 1 = 28" in said
    assert "4,704 values per image, 18.4 KiB in memory" in said
    assert not card.geometry().contains(spot)
    assert desk.canvas.rect().contains(card.geometry())


def test_passing_over_a_port_shows_nothing(desk: Desk, qtbot: QtBot) -> None:
    spot = desk.port("conv2d_1", "out")
    move(desk.canvas.viewport(), spot)
    move(desk.canvas.viewport(), spot + QPoint(200, 90))
    qtbot.wait(SHOW_MS + 60)
    assert not desk.canvas.ports.card.isVisible()


def test_it_stays_while_the_pointer_is_in_it(desk: Desk, qtbot: QtBot) -> None:
    card, spot = desk.canvas.ports.card, desk.port("conv2d_1", "out")
    rest_on(desk, qtbot, spot)
    move(desk.canvas.viewport(), spot + QPoint(20, 14))  # off the port, to the card
    point_at(card)
    qtbot.wait(LEAVE_MS + 60)
    assert card.isVisible()
    point_away(card)
    qtbot.waitUntil(lambda: not card.isVisible(), timeout=LEAVE_MS * 5)


def test_a_press_takes_it_away(desk: Desk, qtbot: QtBot) -> None:
    spot = desk.port("conv2d_1", "out")
    rest_on(desk, qtbot, spot)
    press(desk.canvas.viewport(), spot)
    assert not desk.canvas.ports.card.isVisible()
    release(desk.canvas.viewport(), spot)
    assert desk.document.stack.count() == 0


def test_i_shows_it_for_the_current_layer_and_gives_it_the_keyboard(
    desk: Desk,
) -> None:
    ports = desk.canvas.ports
    desk.key(Key.Key_I)
    assert not ports.card.isVisible()
    assert ports.why_not() == "No layer is selected."
    desk.selection.select(["maxpool2d_1"])
    desk.key(Key.Key_I)
    assert ports.card.isVisible()
    assert "⌊25 / 2⌋ = 12, one row is not used" in words(desk)
    assert "⌊(28 + 2·0 − 3) / 2⌋ + 1 = 13" in words(desk)
    desk.key(Key.Key_I)
    assert QApplication.focusWidget() is ports.card.text
    QTest.keyClick(ports.card.text, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(ports.card.text, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().replace("\xa0", " ")
    assert "H  ⌊(28 + 2·0 − 3) / 2⌋ + 1 = 13" in copied
    QTest.keyClick(ports.card.text, Key.Key_Escape)
    assert not ports.card.isVisible()
    assert QApplication.focusWidget() is desk.canvas
    assert desk.selection.nodes == ("maxpool2d_1",)


def test_escape_and_another_layer_close_it(desk: Desk) -> None:
    card = desk.canvas.ports.card
    desk.selection.select(["conv2d_1"])
    desk.key(Key.Key_I)
    desk.key(Key.Key_Escape)
    assert not card.isVisible()
    assert desk.selection.nodes == ("conv2d_1",)
    desk.key(Key.Key_I)
    desk.key(Key.Key_Down)
    assert not card.isVisible()


def test_terms_that_an_edit_changed_are_in_accent(desk: Desk) -> None:
    accent = desk.canvas.graph_scene.themes.current().accent.name()
    desk.selection.select(["conv2d_1"])
    desk.key(Key.Key_I)
    assert accent not in html(desk)
    desk.document.push(EditField("conv2d_1", "kernel_size", 3))
    desk.settle()
    assert "(28 + 2·2 − 3) / 1 + 1 = 30" in words(desk)
    changed = f'<b style="color:{accent}">'
    assert html(desk).count(changed) == 4  # the kernel and the result, twice
    assert f"{changed}3</b>" in html(desk)
    assert f"{changed}30</b>" in html(desk)


def test_an_input_tells_what_arrives(desk: Desk, qtbot: QtBot) -> None:
    rest_on(desk, qtbot, desk.port("maxpool2d_1", "in"))
    assert "maxpool2d_1 gets 6 × 28 × 28 from conv2d_1" in words(desk)
    desk.document.stack.undo()


def test_a_free_input_says_how_to_join_it(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(chain("Conv2d"))
    rest_on(desk, qtbot, desk.port("conv2d_1", "in"))
    assert "Nothing arrives at conv2d_1" in words(desk)


def test_a_layer_that_does_not_work_says_why(make_desk: MakeDesk) -> None:
    desk = make_desk(residual(32))
    desk.selection.select(["add"])
    desk.key(Key.Key_I)
    finding = next(f for f in desk.document.findings if f.node == "add")
    assert finding.message in words(desk)


def test_each_output_has_its_own_card(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(chain(("Input", {"shape": [8, 4, 4]}), "Chunk"))
    ports = desk.item("chunk_1").face.ports
    assert sum(p.side == "out" for p in ports) == 2
    rest_on(desk, qtbot, desk.port("chunk_1", "out", 1))
    said = words(desk)
    assert "8 / 2 = 4" in said
    assert said.count("H  ") == 1
