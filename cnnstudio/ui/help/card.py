"""The help card: pops up beside what it explains, and leads on into the help window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.ui.help.browser import HelpBrowser
from cnnstudio.ui.help.topics import Asked
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import TextLabel

_WIDTH, _TALLEST, _MARGIN, _GAP, _BAR = 372, 460, 14, 8, 6
_CLOSING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Question)


class HelpCard(QFrame):
    """Escape or a click elsewhere closes it; `open_asked(object)` wants the window.

    It carries what was asked about, an `Asked`.
    """

    open_asked = Signal(object)

    def __init__(self, asked: Asked, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("panel", "card")
        self.browser = HelpBrowser(parent=self)
        self.browser.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A width of its own: that of the browser comes only when it is shown.
        self.browser.setLineWrapMode(HelpBrowser.LineWrapMode.FixedPixelWidth)
        self.browser.setLineWrapColumnOrWidth(_WIDTH - 2 * _MARGIN - _BAR)
        self.browser.topic_asked.connect(self._follow)
        self.whole = Button(self.tr("Open in help"), small=True)
        self.whole.setToolTip(self.tr("Opens the help window at this card (F1)."))
        self.whole.clicked.connect(self._open)
        self._build()
        self.explain(asked)

    @property
    def asked(self) -> Asked:
        """What the card explains now."""
        assert self.browser.asked is not None
        return self.browser.asked

    @property
    def text(self) -> str:
        """All that is said, as a screen reader says it."""
        return self.browser.toPlainText()

    def explain(self, asked: Asked) -> None:
        """Show a card, as tall as it needs up to a limit."""
        self.browser.explain(asked)
        title, _, rest = self.text.partition("\n")
        self.setAccessibleName(title)
        self.setAccessibleDescription(rest)
        needed = self.browser.document().size().height() + 4
        self.browser.setFixedHeight(min(round(needed), _TALLEST))
        self.setFixedWidth(_WIDTH)
        self.adjustSize()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN - _BAR, 10)
        column.setSpacing(8)
        column.addWidget(self.browser)
        foot = QHBoxLayout()
        foot.addWidget(self.whole)
        foot.addStretch(1)
        foot.addWidget(TextLabel(self.tr("Esc closes"), "hint", "text3"))
        foot.addSpacing(6)
        column.addLayout(foot)

    def open_beside(self, thing: QRect) -> None:
        """Show it beside a place of the screen, where there is room: right first."""
        screen = QGuiApplication.screenAt(thing.center()) or self.screen()
        room = screen.availableGeometry()
        x = thing.right() + _GAP
        if x + self.width() > room.right():
            left = thing.left() - _GAP - self.width()
            x = left if left >= room.left() else room.right() - self.width()
        y = min(thing.top(), room.bottom() - self.height())
        self.move(QPoint(max(room.left(), x), max(room.top(), y)))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _open(self) -> None:
        asked = self.asked
        self.close()
        self.open_asked.emit(asked)

    def _follow(self, topic: str) -> None:
        self.explain(Asked(topic))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.browser.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep(), Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(), Qt.Key.Key_PageUp: -bar.pageStep(),
        }  # fmt: skip
        if event.key() in _CLOSING:
            self.close()
        elif event.key() == Qt.Key.Key_F1:
            self._open()
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
