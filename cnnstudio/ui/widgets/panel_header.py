"""The title row of a dock: title or tabs at the left, hint and buttons right."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.ui.fonts import LABEL, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.buttons import IconButton
from cnnstudio.ui.widgets.labels import ElidedLabel
from cnnstudio.ui.widgets.tab_strip import TabStrip

HEIGHT = 35
_WIDEST_TITLE = 180
_BUTTON = QSize(26, 26)


class PanelHeader(QWidget):
    """Title row of a dock, 34 px with its line; `dock.setTitleBarWidget(header)`.

    Presses on it go on to the dock, so that it is dragged by its title.
    """

    def __init__(
        self,
        title: str = "",
        hint: str = "",
        tabs: TabStrip | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.tabs = tabs
        self._title = ElidedLabel(title, "label", parent=self)
        self._title.setFont(ui_font(LABEL, 600))
        self._hint = ElidedLabel(hint, "hint", "text3")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 4, 0)
        self._row.setSpacing(4)
        self._row.addWidget(tabs or self._title, 1 if tabs else 0)
        self._row.addStretch(0 if tabs else 1)
        self._row.addWidget(self._hint)
        self._row.addSpacing(2)
        self._title.setVisible(tabs is None)
        self._hint.setVisible(bool(hint))
        self._height = HEIGHT
        self.setFixedHeight(HEIGHT)
        self._keep_title()

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.set_text(title)
        self._keep_title()

    def _keep_title(self) -> None:
        """Let the hint be cut before the title."""
        wide = self._title.sizeHint().width()
        self._title.setMinimumWidth(min(wide, _WIDEST_TITLE))

    def set_folded(self, folded: bool) -> None:
        """Take no room, for a panel that brings its own title row."""
        self._height = 0 if folded else HEIGHT
        self.setFixedHeight(self._height)
        self.updateGeometry()

    def set_hint(self, hint: str) -> None:
        """Show another hint at the right; empty hides it."""
        self._hint.set_text(hint)
        self._hint.setVisible(bool(hint))

    def add_button(
        self,
        icon_name: str,
        name: str,
        shortcut: str = "",
        box: QSize = _BUTTON,
    ) -> IconButton:
        """Add a small icon button at the right end and return it."""
        button = IconButton(icon_name, name, shortcut, "text3", 14, box, parent=self)
        self._row.addWidget(button)
        return button

    def sizeHint(self) -> QSize:
        # A dock asks for the hint, not for the fixed height.
        return QSize(super().sizeHint().width(), self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().surface)
            line = self.rect().adjusted(0, self.height() - 1, 0, 0)
            painter.fillRect(line, theme().line)
