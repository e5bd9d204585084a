"""One dock: a panel under a title row with which it is moved, floated and closed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu

from cnnstudio.ui.docks.spec import AREAS, DockSpec
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.icons import set_icon
from cnnstudio.ui.modes import Side
from cnnstudio.ui.widgets.panel_header import PanelHeader


class Dock(QDockWidget):
    """Makes its panel when it is first seen.

    As one of several tabs it shows no title row: the tab has its title. `opened` tells
    that it was opened or closed, whether or not another tab lies over it.
    """

    opened = Signal(str, bool)

    def __init__(self, spec: DockSpec, window: QMainWindow) -> None:
        super().__init__(spec.title, window)
        self.spec = spec
        self._usual_height = 0
        self.setObjectName(spec.key)
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable
            | QDockWidget.DockWidgetFeature.DockWidgetFloatable
            | QDockWidget.DockWidgetFeature.DockWidgetClosable
        )
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea
            | Qt.DockWidgetArea.RightDockWidgetArea
            | Qt.DockWidgetArea.BottomDockWidgetArea
        )
        self.header = spec.header or PanelHeader(spec.title, spec.hint)
        self.more_button = self.header.add_button(
            "more", self.tr("Float, move or close"), box=QSize(24, 24)
        )
        self.setTitleBarWidget(self.header)
        set_topic(self, spec.topic or f"panel/{spec.key}")
        self.more_button.clicked.connect(self._open_menu)
        self.toggleViewAction().toggled.connect(self._say_opened)
        self.windowTitleChanged.connect(self.header.set_title)

    @property
    def is_open(self) -> bool:
        """True unless it is closed; it may lie behind another tab."""
        return self.toggleViewAction().isChecked()

    def make_panel(self) -> None:
        """Make the panel, unless it is there."""
        if self.widget() is None:
            self.setWidget(self.spec.factory())

    def toggle_floating(self) -> None:
        """Let it float above the window, or put it back."""
        self.setFloating(not self.isFloating())

    def move_to(self, side: Side) -> None:
        """Put it at a side of the window."""
        window = self.parentWidget()
        assert isinstance(window, QMainWindow)
        self.setFloating(False)
        window.addDockWidget(AREAS[side], self)

    def give_room(self, height: int, grown: bool) -> None:
        """Let the panel grow to a height while it is `grown`, then shrink again."""
        panel, window = self.widget(), self.parentWidget()
        if self.isFloating() or panel is None or not isinstance(window, QMainWindow):
            return
        missing = height - panel.height()
        if grown and missing > 0:
            self._usual_height = self.height()
            self._resize(window, self.height() + missing)
        elif not grown and self._usual_height:
            self._resize(window, self._usual_height)
            self._usual_height = 0

    def _resize(self, window: QMainWindow, height: int) -> None:
        window.resizeDocks([self], [height], Qt.Orientation.Vertical)

    def fold_header(self, folded: bool) -> None:
        """Hide the title row while a tab says the same."""
        self.header.set_folded(folded)

    def _say_opened(self, is_open: bool) -> None:
        self.opened.emit(self.spec.key, is_open)

    def menu(self) -> QMenu:
        """Return a menu of what can be done with the dock; it goes when closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = self.tr("Put back") if self.isFloating() else self.tr("Float")
        set_icon(menu.addAction(name, self.toggle_floating), "float")
        for side, text in (
            ("left", self.tr("Move to the left")),
            ("right", self.tr("Move to the right")),
            ("bottom", self.tr("Move to the bottom")),
        ):
            menu.addAction(text).setData(side)
        menu.triggered.connect(self._chosen)
        menu.addSeparator()
        set_icon(menu.addAction(self.tr("Close"), self.close), "close")
        return menu

    def _open_menu(self) -> None:
        box = self.more_button.rect()
        self.menu().popup(self.more_button.mapToGlobal(box.bottomLeft()))

    def _chosen(self, action: QAction) -> None:
        if action.data() in AREAS:
            self.move_to(action.data())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.header.geometry().contains(event.pos()):
            self.menu().popup(event.globalPos())
            event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        self.make_panel()
        super().showEvent(event)
