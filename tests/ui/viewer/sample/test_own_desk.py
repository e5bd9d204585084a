"""An image of one's own by menu and keys: what Paste means while one looks inside."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.sample_messages import OpenPicture
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.viewer.sample.own_desk import OwnDesk
from cnnstudio.ui.viewer.sample.sample_panel import SamplePanel
from tests.helpers.viewing import CONV, studio


class Docks:
    def show(self, _key: str) -> None:
        pass


class Canvas:
    paste_instead: Callable[[], bool]


class Window:
    """What of the window is used: its mode, its docks and where Paste arrives."""

    def __init__(self) -> None:
        self.mode, self.docks, self.canvas = "inspect", Docks(), Canvas()


def test_paste_looks_at_a_copied_picture_in_inspect_only(qtbot: QtBot) -> None:
    made, window = studio(), Window()
    panel = SamplePanel(made.controller, theme_manager())
    qtbot.addWidget(panel)
    panel.show()
    made.controller.set_visible(True)
    made.client.become_ready()
    made.selection.select([CONV])
    made.finish_run()
    made.answer()
    desk = OwnDesk(
        cast("MainWindow", window), panel.source, made.controller.pictures,
        cast("Dialogs", object()),
    )  # fmt: skip
    paste, board = window.canvas.paste_instead, QGuiApplication.clipboard()
    assert paste == desk.paste_if_picture
    board.setText("layers")
    assert not paste()
    picture = QImage(28, 28, QImage.Format.Format_Grayscale8)
    picture.fill(200)
    board.setImage(picture)
    window.mode = "build"
    assert not paste(), "there Paste means layers"
    window.mode = "inspect"
    assert paste()
    assert panel.source.tab == "file"
    qtbot.waitUntil(lambda: bool(made.client.submitted_of(OpenPicture)))
    made.controller.end()
