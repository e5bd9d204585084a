"""The small bar at the bottom left of the canvas: zoom, fit, auto-layout, search."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cnnstudio.ui.fonts import LABEL, mono_font
from cnnstudio.ui.theme import ThemeManager
from cnnstudio.ui.widgets.buttons import IconButton, use_action
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
    """Shows the zoom and offers what one does to the view (`use_actions`)."""

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.zoom = _ZoomButton()
        self.zoom.setFont(mono_font(LABEL))
        self.zoom.setMaximumSize(_ZOOM)
        self.zoom.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fit = self._button("fit", self.tr("Fit all"))
        self.tidy = self._button("layout", self.tr("Auto-layout"))
        self.search = self._button("search", self.tr("Find a layer here"))
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
        themes.changed.connect(self._theme_changed)
        self.show_zoom(1.0)
        self.setFixedHeight(_HEIGHT)

    @staticmethod
    def _button(icon: str, name: str) -> IconButton:
        button = IconButton(icon, name, box=QSize(32, 28))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Keys do all of this.
        return button

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Join the buttons to their actions."""
        for button, key in (
            (self.fit, "fit"), (self.tidy, "layout"), (self.search, "find_layer")
        ):  # fmt: skip
            use_action(button, actions[key])
        self._full_size = actions["zoom_100"]
        self.zoom.clicked.connect(self._full_size.trigger)
        self._full_size.changed.connect(self._show_tip)
        self._show_tip()

    def _show_tip(self) -> None:
        self.zoom.setToolTip(self._full_size.toolTip())

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

    def _theme_changed(self, _theme: object) -> None:
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = self._themes.current()
        with QPainter(self) as painter:
            rounded(painter, self.rect(), 6, colors.surface, colors.line)
