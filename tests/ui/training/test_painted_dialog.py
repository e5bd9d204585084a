"""Pictures of a generator through the epochs: the newest, until one moves away."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.project.painted import painted_epochs, painted_file
from cnnstudio.ui.training.painted_dialog import PaintedDialog
from cnnstudio.ui.training.run import Run


class Controller(QObject):
    """As much of a run's controller as the dialog looks at."""

    changed = Signal()
    measured = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.shown = Run(folder=folder)


def paint(folder: Path, epoch: int) -> None:
    """Write a picture that is as bright as the epoch is late."""
    path = painted_file(folder, epoch)
    path.parent.mkdir(exist_ok=True)
    image = QImage(8, 8, QImage.Format.Format_RGB888)
    image.fill(QColor(20 * epoch, 0, 0))
    assert image.save(str(path))


@pytest.fixture
def controller(tmp_path: Path) -> Controller:
    for epoch in (1, 2, 3):
        paint(tmp_path, epoch)
    return Controller(tmp_path)


def opened(qtbot: QtBot, controller: Controller) -> PaintedDialog:
    dialog = PaintedDialog(cast("Any", controller))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def red(dialog: PaintedDialog) -> int:
    """How red the middle of what is seen is."""
    image = dialog.view.grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2).red()


@pytest.mark.requirement("J20")
def test_the_keyboard_goes_through_the_epochs(
    qtbot: QtBot, controller: Controller
) -> None:
    dialog = opened(qtbot, controller)
    assert (dialog.epoch, dialog.label.text()) == (3, "Epoch 3 of 3")
    assert red(dialog) == 60
    QTest.keyClick(dialog.slider, Qt.Key.Key_Left)
    assert (dialog.epoch, red(dialog)) == (2, 40)
    QTest.keyClick(dialog.slider, Qt.Key.Key_Home)
    assert (dialog.epoch, red(dialog)) == (1, 20)


def test_the_newest_is_followed_until_one_moves_away(
    qtbot: QtBot, controller: Controller
) -> None:
    dialog = opened(qtbot, controller)
    paint(controller.shown.folder, 4)
    controller.changed.emit()
    assert dialog.epoch == 4
    QTest.keyClick(dialog.slider, Qt.Key.Key_Home)
    paint(controller.shown.folder, 5)
    controller.measured.emit()
    qtbot.waitUntil(lambda: "of 5" in dialog.label.text())
    assert dialog.epoch == 1


def test_a_run_without_pictures_shows_none(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, Controller(tmp_path))
    assert (dialog.epoch, dialog.label.text()) == (0, "")
    assert not dialog.slider.isEnabled()
    assert painted_epochs(tmp_path / "gone") == []
