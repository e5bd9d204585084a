"""Files and folders dropped anywhere on the window, and what is shown meanwhile."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from cnnstudio.graph.text import translate
from cnnstudio.ui.fonts import TITLE, ui_font
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import draw_line, rounded, text_width

PROJECT = ".cnnproj"


def dropped_path(data: QMimeData) -> Path | None:
    """Return what a drag carries: a file or folder of this computer, or None.

    Of several files it is the folder that they lie in: images are picked that way.
    """
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(paths) <= 1:
        return next(iter(paths), None)
    folders = {path.parent for path in paths}
    return next(iter(folders)) if len(folders) == 1 else None


class DropCatcher(QObject):
    """Watches a window; emits `dropped(path)` for a file or folder let go over it."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.sign = DropSign(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove:
                assert isinstance(event, QDragEnterEvent | QDragMoveEvent)
                return self._entered(event)
            case QEvent.Type.DragLeave:
                self.sign.hide()
            case QEvent.Type.Drop:
                assert isinstance(event, QDropEvent)
                return self._let_go(event)
        return False

    def _entered(self, event: QDragEnterEvent | QDragMoveEvent) -> bool:
        path = dropped_path(event.mimeData())
        if path is None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.sign.show_for(path)
        return True

    def _let_go(self, event: QDropEvent) -> bool:
        path = dropped_path(event.mimeData())
        self.sign.hide()
        if path is None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(path)
        return True


class DropSign(QWidget):
    """Says over the whole window what would come of letting go."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.text = ""
        # The drag stays with the window below.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_for(self, path: Path) -> None:
        """Name what would be looked at."""
        says = translate("DropSign", "Learn from {0}")
        if path.suffix == PROJECT:
            says = translate("DropSign", "Open {0}")
        self.text = says.format(path.name)
        window = self.parentWidget()
        assert window is not None
        self.setGeometry(window.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, font = theme(), ui_font(TITLE, 600)
        box = QRectF(self.rect()).adjusted(6, 6, -6, -6)
        wide = min(text_width(font, self.text) + 76.0, box.width() - 20)
        card = QRectF(0, 0, wide, 56)
        card.moveCenter(box.center())
        with QPainter(self) as painter:
            rounded(painter, box, 8, None, colors.accent, 2)
            rounded(painter, card, 8, colors.raised, colors.accent, 2)
            glyph = QRectF(card.left() + 18, card.center().y() - 10, 20, 20)
            paint_icon(painter, "data", glyph, "accent")
            words = card.adjusted(50, 0, -14, 0).toRect()
            draw_line(painter, words, self.text, font, colors.text)
