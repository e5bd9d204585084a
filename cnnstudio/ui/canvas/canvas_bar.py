"""The small bar at the bottom left of the canvas: zoom, fit, auto-layout, search."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cnnstudio.ui.fonts import LABEL, mono_font
from cnnstudio.ui.theme import ThemeManager
from cnnstudio.ui.widgets.buttons import IconButton, tip
from cnnstudio.ui.widgets.painting import rounded
from cnnstudio.ui.widgets.rows import FlowSeparator

_HEIGHT = 32
_ZOOM = QSize(58, 28)


class _ZoomButton(QToolButton):
    """As wide for 71 % as for 100 %: a style sheet takes a fixed size back."""

    def sizeHint(self) -> QSize:
        return _ZOOM

    def minimumSizeHint(self) -> QSize:
        return _ZOOM


class CanvasBar(QWidget):
    """Shows the zoom and offers what one does to the view."""

    full_size_asked = Signal()
    fit_asked = Signal()
    layout_asked = Signal()
    search_asked = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.zoom = _ZoomButton()
        self.zoom.setFont(mono_font(LABEL))
        self.zoom.setMaximumSize(_ZOOM)
        self.zoom.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.zoom.setToolTip(tip(self.tr("Zoom; click for 100 %"), "Ctrl+0"))
        self.fit = self._button("fit", self.tr("Fit all"), "F")
        self.tidy = self._button("layout", self.tr("Auto-layout"), "Ctrl+L")
        self.search = self._button(
            "search", self.tr("Find a layer here"), "Ctrl+Shift+F"
        )
        self._line = FlowSeparator(upright=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 3, 2)
        row.setSpacing(3)
        for widget in (
            self.zoom,
            FlowSeparator(upright=True),
            self.fit,
            FlowSeparator(upright=True),
            self.tidy,
            self._line,
            self.search,
        ):
            row.addWidget(widget)
        self.zoom.clicked.connect(self._full_size)
        self.fit.clicked.connect(self._fit)
        self.tidy.clicked.connect(self._layout)
        self.search.clicked.connect(self._search)
        themes.changed.connect(self._theme_changed)
        self.show_zoom(1.0)
        self.setFixedHeight(_HEIGHT)

    @staticmethod
    def _button(icon: str, name: str, shortcut: str) -> IconButton:
        button = IconButton(icon, name, shortcut, box=QSize(32, 28))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Keys do all of this.
        return button

    def show_zoom(self, zoom: float) -> None:
        """Show a zoom as percent."""
        text = f"{zoom * 100:.0f} %"
        self.zoom.setText(text)
        self.zoom.setAccessibleName(self.tr("Zoom {0}").format(text))

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the search where there is little room."""
        self.search.setVisible(not narrow)
        self._line.setVisible(not narrow)
        self.adjustSize()

    def _full_size(self) -> None:
        self.full_size_asked.emit()

    def _fit(self) -> None:
        self.fit_asked.emit()

    def _layout(self) -> None:
        self.layout_asked.emit()

    def _search(self) -> None:
        self.search_asked.emit()

    def _theme_changed(self, _theme: object) -> None:
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = self._themes.current()
        with QPainter(self) as painter:
            rounded(painter, self.rect(), 6, colors.surface, colors.line)
