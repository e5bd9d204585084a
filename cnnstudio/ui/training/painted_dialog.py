"""What a generator painted: a picture of each epoch, and a slider through them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.project.painted import painted_epochs, painted_file
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import TextLabel

SIZE, LEAST = (600, 660), 200
EVERY_MS = 500


class PaintedView(QWidget):
    """One picture, as large as there is room, with its pixels kept sharp."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = QPixmap()
        self.setMinimumSize(LEAST, LEAST)
        policy = QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, policy)

    def show_file(self, path: Path) -> None:
        """Show a picture of a file; one that cannot be read shows nothing."""
        self.picture = QPixmap(str(path))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(*SIZE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().canvas)
            if self.picture.isNull():
                return
            side = min(
                self.width() / self.picture.width(),
                self.height() / self.picture.height(),
            )
            width, height = self.picture.width() * side, self.picture.height() * side
            left, top = (self.width() - width) / 2, (self.height() - height) / 2
            box = QRectF(left, top, width, height)
            painter.drawPixmap(box, self.picture, QRectF(self.picture.rect()))


class PaintedDialog(QDialog):
    """Follows the run on screen: the newest epoch is shown until one moves away."""

    def __init__(
        self, controller: RunController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/painted")
        self._controller = controller
        self._epochs: list[int] = []
        self.view = PaintedView()
        self.view.setAccessibleName(self.tr("What the generator painted"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("Epoch"))
        self.slider.setPageStep(1)
        self.slider.setRange(0, 0)
        set_reason(self.slider, self.tr("Nothing is painted yet."))
        self.label = TextLabel("", "label")
        self._lay_out()
        self.slider.valueChanged.connect(self._show)
        controller.changed.connect(self.refresh)
        controller.measured.connect(self._measured)
        self._soon = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._soon.timeout.connect(self.refresh)
        self.refresh()
        self.slider.setFocus()

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What was painted"))
        self.resize(*SIZE)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.slider, 1)
        row.addWidget(self.label)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.view, 1)
        column.addLayout(row)

    @property
    def epoch(self) -> int:
        """The epoch that is shown; 0 if there is none."""
        place = self.slider.value()
        return self._epochs[place] if place < len(self._epochs) else 0

    def _measured(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def refresh(self) -> None:
        """Look for new pictures; go along if the newest one is shown."""
        epochs = painted_epochs(self._controller.shown.folder)
        if epochs == self._epochs:
            return
        at_end = self.slider.value() >= len(self._epochs) - 1
        self._epochs = epochs
        last = max(0, len(epochs) - 1)
        self.slider.setRange(0, last)
        only = self.tr("There is one picture only.")
        set_reason(self.slider, None if last > 0 else only)
        if at_end:
            self.slider.setValue(last)
        self._show()

    def _show(self) -> None:
        epoch = self.epoch
        if not epoch:
            self.label.setText("")
            return
        self.view.show_file(painted_file(self._controller.shown.folder, epoch))
        self.label.setText(self.tr("Epoch {0} of {1}").format(epoch, self._epochs[-1]))
