"""The row of tabs of Inspect: the views of a scope, and the tools of the shown one."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cnnstudio.graph.text import translate
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.views import InspectorPage, ViewSpec
from cnnstudio.ui.widgets.tab_strip import TabStrip

_HEIGHT = 34


class _ToolsStack(QStackedWidget):
    """As wide as the tools that are shown: others that were seen leave no room.

    It is the tabs that give way, for they have a menu.
    """

    def show_tools(self, tools: QWidget) -> None:
        """Show the tools of a page."""
        if self.indexOf(tools) < 0:
            self.addWidget(tools)
        if tools is not self.currentWidget():
            self.setCurrentWidget(tools)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.sizeHint() if shown is not None else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class ViewTabs(QWidget):
    """The views of the scope as tabs, and what belongs to the one that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = TabStrip(self.tr("Views"))
        self._tools = _ToolsStack()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(16)
        row.addWidget(self.strip, 1)
        row.addWidget(self._tools)
        self.setFixedHeight(_HEIGHT)
        self._views: list[ViewSpec] = []

    def show_views(self, views: list[ViewSpec]) -> None:
        """Show these views."""
        if views != self._views:
            self._views = views
            self.strip.set_tabs(
                [(v.key, translate("InspectViews", v.title)) for v in views]
            )

    def show_tools(self, page: InspectorPage | None) -> None:
        """Show the tools of a page, if it has any; without a page none."""
        if page is None or page.tools is None:
            self._tools.hide()
        else:
            self._tools.show_tools(page.tools)
            self._tools.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            line = self.rect().adjusted(0, self.height() - 1, 0, 0)
            painter.fillRect(line, theme().line)
