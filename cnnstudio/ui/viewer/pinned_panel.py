"""What was pinned, beside the live view: its picture, what it shows, and its link."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.model.pins import Pins
from cnnstudio.ui.widgets.buttons import IconButton
from cnnstudio.ui.widgets.labels import ElidedLabel, Glyph, TextLabel
from cnnstudio.ui.widgets.painting import by_keyboard, focus_ring, rounded

_NARROWEST, _MARGIN = 180, 12
_AGAIN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PinnedPicture(QWidget):
    """A picture as large as it fits.

    `asked`: it was clicked, or entered; `dropped`: Delete was pressed on it.
    """

    asked = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self._scaled = QImage()
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # its line follows the pointer
        self.setMinimumHeight(80)

    def show_picture(self, picture: QImage) -> None:
        """Show another picture."""
        self._picture, self._scaled = picture, QImage()
        self.update()

    def _fitted(self) -> QImage:
        """Return the picture as large as it fits, made anew when the room changes."""
        wanted = self.size() * self.devicePixelRatioF()
        if self._scaled.isNull() or not _fills(self._scaled.size(), wanted):
            self._scaled = self._picture.scaled(
                wanted,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._scaled.setDevicePixelRatio(self.devicePixelRatioF())
        return self._scaled

    def picture_box(self) -> QRectF:
        """Return where the picture is: at the top, as wide or as high as the room."""
        if self._picture.isNull():
            return QRectF()
        size = self._picture.size().scaled(
            self.size(), Qt.AspectRatioMode.KeepAspectRatio
        )
        return QRectF(0, 0, size.width(), size.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        with QPainter(self) as painter:
            box = self.picture_box()
            painter.drawImage(box, self._fitted())
            hovered = self.underMouse()
            line = theme().accent if hovered else theme().line2
            rounded(painter, box, 0, None, line)
            if self._ring:
                focus_ring(painter, box, 0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_it = self.picture_box().contains(event.position())
        if event.button() == Qt.MouseButton.LeftButton and on_it:
            self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _AGAIN:
            self.asked.emit()
        elif event.key() in _AWAY:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring = False
        self.update()


def _fills(size: QSize, room: QSize) -> bool:
    """Tell whether a picture that keeps its sides fills a room one way."""
    inside = size.width() <= room.width() and size.height() <= room.height()
    return inside and (size.width() == room.width() or size.height() == room.height())


class PinnedPanel(QWidget):
    """Shows what is pinned, and lets it go; `asked` to look at it once more."""

    asked = Signal()

    def __init__(self, pins: Pins, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, "panel/pinned")
        self._pins = pins
        self.title = TextLabel("", "label", "text2", wrap=True)
        self.link = ElidedLabel("", "mono", "text3")
        self.picture = PinnedPicture()
        self.close_button = IconButton("close", self.tr("Unpin"), "", "text3", 14)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Glyph("flag", "text3", 16))
        head.addWidget(TextLabel(self.tr("Pinned"), "strong"))
        head.addStretch(1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 8, _MARGIN, _MARGIN)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.title)
        column.addWidget(self.picture, 1)
        column.addWidget(self.link)
        self.setMinimumWidth(_NARROWEST)
        self.setAccessibleName(self.tr("Pinned view"))
        self.close_button.clicked.connect(pins.drop)
        self.picture.dropped.connect(pins.drop)
        self.picture.asked.connect(self.asked)
        pins.changed.connect(self._show)
        self._show()

    @property
    def has_picture(self) -> bool:
        """True if a view is pinned."""
        return self._pins.pin is not None and self._pins.pin.shot is not None

    def _show(self) -> None:
        shot = self._pins.pin.shot if self._pins.pin is not None else None
        if shot is None:
            self.picture.show_picture(QImage())
            return
        self.title.setText(shot.title)
        self.link.set_text(shot.link)
        self.picture.show_picture(shot.picture)
        self.picture.setAccessibleName(shot.title)
        self.picture.setToolTip(
            self.tr("Click, or Enter: look at this again. Delete: unpin it.")
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().surface)
            painter.fillRect(0, 0, 1, self.height(), theme().line)
