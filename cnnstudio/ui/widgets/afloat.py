"""Something that comes and goes at the lower edge of a widget, and moves nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget, QWidget

from cnnstudio.ui.theme import theme

_FOLLOWED = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest)


class Afloat(QWidget):
    """Holds a widget over the lower edge of another, as wide as that; it is opaque."""

    def __init__(self, held: QWidget, over: QWidget) -> None:
        super().__init__(over)
        self._held, self._over = held, over
        held.setParent(self)
        held.installEventFilter(self)
        over.installEventFilter(self)
        if isinstance(over, QStackedWidget):  # which raises the page that it shows
            over.currentChanged.connect(self._page_changed)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._held and event.type() == QEvent.Type.HideToParent:
            self.hide()
        elif watched is self._held and event.type() == QEvent.Type.ShowToParent:
            self._place()
            self.show()
            self.raise_()
        elif event.type() in _FOLLOWED and not self._held.isHidden():
            self._place()
        return False

    def _page_changed(self, _index: int) -> None:
        self.raise_()

    def _place(self) -> None:
        over, held = self._over, self._held
        # The hint's own height is of wrapped words in a far narrower box.
        tall = held.heightForWidth(over.width())
        tall = tall if tall >= 0 else held.sizeHint().height()
        self.setGeometry(0, over.height() - tall, over.width(), tall)
        held.setGeometry(self.rect())
        self.raise_()

    def paintEvent(self, _event: object) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().raised)
            painter.fillRect(0, 0, self.width(), 1, theme().line2)
