"""The window: docks and modes. Each panel owns its logic; here they are joined.

Its frame is on the screen before the panels are loaded (`fill`): they take most of the
time of a start. So this module loads little by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.ui.modes import (
    ARRANGEMENTS,
    Mode,
    canvas_width,
    paint_outline,
    side_width,
)

if TYPE_CHECKING:
    from cnnstudio.ui.document import Document
    from cnnstudio.ui.theme import ThemeManager
    from cnnstudio.ui.widgets.panel_header import PanelHeader


class MainWindow(QMainWindow):
    """Docks around the canvas; `may_close` may refuse that it closes.

    `painted` follows the first frame, which shows where everything will be. `fill`
    puts it there. `make_parts` is called before a mode is shown whose parts are not
    there yet: it adds them.
    """

    painted = Signal()

    def __init__(self, themes: ThemeManager, settings: QSettings) -> None:
        super().__init__()
        self.themes, self.settings = themes, settings
        self.mode: Mode = "build"
        self.is_filled = False
        self.may_close = _always
        self.make_parts: Callable[[], object] = _always
        self._was_painted = False
        self.setObjectName("main")
        self.setMinimumSize(960, 600)

    def fill(self, document: Document) -> None:
        """Load the panels and put them in their places."""
        from cnnstudio.ui.app_bar import AppBar
        from cnnstudio.ui.canvas.view import CanvasView
        from cnnstudio.ui.icons import logo_icon
        from cnnstudio.ui.overlays import Overlays
        from cnnstudio.ui.palette import Palette
        from cnnstudio.ui.problems import ProblemsPanel
        from cnnstudio.ui.properties.panel import PropertiesPanel
        from cnnstudio.ui.selection import Selection
        from cnnstudio.ui.status_bar import StatusBar

        themes = self.themes
        self.document = document
        self.selection = Selection(self)
        self.overlays = Overlays(self)
        self.canvas = CanvasView(document, self.selection, self.overlays, themes, self)
        self.palette_panel = Palette(document, themes, self, self.settings)
        self.properties = PropertiesPanel(document, self.selection, self)
        self.problems = ProblemsPanel(document, self.selection, self)
        self.bar = AppBar(self)
        self.status = StatusBar(document, self.problems, self)
        self.centre = QStackedWidget()
        self.right = QStackedWidget()
        self._sides: dict[str, tuple[QWidget, str, str]] = {}
        self._centres: dict[str, QWidget] = {}
        self._lay_out()
        self.add_side("properties", self.properties, self.tr("Properties"))
        self._connect()
        self.setWindowIcon(logo_icon())
        self.is_filled = True

    def _lay_out(self) -> None:
        from cnnstudio.ui.widgets.panel_header import PanelHeader

        self.setMenuWidget(self.bar)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.canvas)
        self.split.addWidget(self.centre)
        self.split.setStretchFactor(1, 1)
        self.centre.hide()
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.split, 1)
        self._notices = box
        self.setCentralWidget(holder)
        header = PanelHeader(self.tr("Layers"), self.tr("drag or press Enter"))
        self.palette_dock = self._dock(
            "palette", self.palette_panel, header, Qt.DockWidgetArea.LeftDockWidgetArea
        )
        self.right_header = PanelHeader(self.tr("Properties"))
        self.right_dock = self._dock(
            "right", self.right, self.right_header,
            Qt.DockWidgetArea.RightDockWidgetArea,
        )  # fmt: skip
        self.problems_header = PanelHeader(
            self.tr("Problems"), self.tr("F8 next problem")
        )
        self.problems_dock = self._dock(
            "problems", self.problems, self.problems_header,
            Qt.DockWidgetArea.BottomDockWidgetArea,
        )  # fmt: skip
        left, right = Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner
        self.setCorner(left, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.setCorner(right, Qt.DockWidgetArea.RightDockWidgetArea)
        self._show_status_bar()

    def _show_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.status, 1)
        bar.setFixedHeight(24)

    def _dock(
        self, name: str, body: QWidget, header: PanelHeader, area: Qt.DockWidgetArea
    ) -> QDockWidget:
        dock = QDockWidget(self)
        dock.setObjectName(name)
        dock.setTitleBarWidget(header)
        dock.setWidget(body)
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetMovable)
        self.addDockWidget(area, dock)
        return dock

    def _connect(self) -> None:
        self.palette_panel.chosen.connect(self.canvas.append_layer)
        self.problems.finding_asked.connect(self.canvas.show_finding)
        self.canvas.message.connect(self.status.say)
        self.properties.message.connect(self.status.say)
        for panel in (self.properties, self.problems):
            panel.fix_pointed.connect(self.canvas.graph_scene.preview_fix)
        self.canvas.edit_requested.connect(self._edit_node)
        self.bar.modes.selected.connect(self._choose_mode)
        self.document.validated.connect(self.show_counts)
        self.document.reset.connect(self.show_title)
        self.document.reset.connect(self._show_another)
        self.document.renamed.connect(self.show_title)
        self.document.stack.cleanChanged.connect(self.show_title)
        self.show_title()

    # Parts that come with the engine

    def add_side(
        self, key: str, panel: QWidget, title: str = "", hint: str = ""
    ) -> None:
        """Add a panel to the right column; without a title it brings its own."""
        self._sides[key] = (panel, title, hint)
        self.right.addWidget(panel)

    def add_centre(self, key: str, view: QWidget) -> None:
        """Add a view that a mode shows beside the graph."""
        self._centres[key] = view
        self.centre.addWidget(view)

    def add_notice(self, notice: QWidget) -> None:
        """Add a line above graph and views, which shows and hides itself."""
        self._notices.insertWidget(0, notice)

    # Modes

    def set_mode(self, mode: Mode) -> None:
        """Arrange the docks for a mode."""
        if mode != self.mode:
            self._remember_split()
        self.mode = mode
        arrangement = ARRANGEMENTS[mode]
        if arrangement.right not in self._sides:
            self.make_parts()
        self.bar.modes.set_current(mode)
        self.palette_dock.setVisible(arrangement.palette)
        panel, title, hint = self._sides[arrangement.right]
        self.right.setCurrentWidget(panel)
        self.right_header.set_title(title)
        self.right_header.set_hint(hint)
        self.right_header.set_folded(not title)
        self.centre.setVisible(bool(arrangement.centre))
        if arrangement.centre:
            self.centre.setCurrentWidget(self._centres[arrangement.centre])
        self.problems_dock.setVisible(bool(arrangement.problems))
        self._size_docks()
        self.canvas.set_compact(bool(arrangement.centre))

    def step_focus(self, step: int) -> None:
        """Move the keyboard to the next (1) or previous (-1) panel that is shown."""
        from cnnstudio.ui.panel_focus import step_focus

        panels = (
            self.palette_panel, self.canvas, self.centre, self.right, self.problems
        )  # fmt: skip
        step_focus([p for p in panels if p.isVisible()], step)

    def reset_layout(self) -> None:
        """Put every dock back where it is at first."""
        self.settings.remove("split")
        for dock, area in (
            (self.palette_dock, Qt.DockWidgetArea.LeftDockWidgetArea),
            (self.right_dock, Qt.DockWidgetArea.RightDockWidgetArea),
            (self.problems_dock, Qt.DockWidgetArea.BottomDockWidgetArea),
        ):
            self.addDockWidget(area, dock)
        self.set_mode(self.mode)

    def _choose_mode(self, key: object) -> None:
        assert key in ARRANGEMENTS
        self.set_mode(key)

    def _size_docks(self) -> None:
        arrangement, width = ARRANGEMENTS[self.mode], self.width()
        right = side_width(width, narrow=264, wide=296)
        palette = side_width(width, narrow=200, wide=224)
        docks = {self.right_dock: right}
        if arrangement.palette:
            docks[self.palette_dock] = palette
        self.resizeDocks(list(docks), list(docks.values()), Qt.Orientation.Horizontal)
        if arrangement.problems:
            tall = arrangement.problems if self.height() >= 900 else 98
            self.resizeDocks([self.problems_dock], [tall], Qt.Orientation.Vertical)
        if arrangement.centre:
            stored = self.settings.value(f"split/{self.mode}")
            if isinstance(stored, QByteArray) and self.split.restoreState(stored):
                return
            canvas = canvas_width(width, arrangement)
            self.split.setSizes([canvas, max(width - canvas - right, 200)])

    def _remember_split(self) -> None:
        if ARRANGEMENTS[self.mode].centre and self.isVisible():
            self.settings.setValue(f"split/{self.mode}", self.split.saveState())

    # What the document says

    def show_title(self) -> None:
        """Show the project's name and mark unsaved changes."""
        document = self.document
        edited = document.is_modified
        self.bar.show_title(
            document.title,
            edited=edited,
            read_only=document.read_only,
            has_file=document.path is not None,
        )
        self.setWindowTitle(f"{document.title}[*] – CNN Studio")
        self.setWindowModified(edited)
        self.setWindowFilePath(str(document.path or ""))

    def show_counts(self) -> None:
        """Show how many problems there are."""
        errors, warnings = self.problems.counts()
        words = [self.tr("Problems")]
        if errors:
            words.append(self.tr("{0} errors").format(errors) if errors > 1
                         else self.tr("1 error"))  # fmt: skip
        if warnings:
            words.append(self.tr("{0} warnings").format(warnings) if warnings > 1
                         else self.tr("1 warning"))  # fmt: skip
        self.problems_header.set_title("  ·  ".join(words))

    def _show_another(self) -> None:
        """Forget what was said about the last project; an empty one is for building."""
        self.status.say("")
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.document.project.graph.nodes and self.mode != "build":
            self.set_mode("build")

    def _edit_node(self, node: str) -> None:
        if self.mode != "build":
            self.set_mode("build")
        self.selection.select([node])
        self.properties.focus_form()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, now = event.oldSize(), event.size()
        if not self.is_filled:
            return
        if before.width() != now.width() or before.height() != now.height():
            self._size_docks()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_filled:
            paint_outline(self, self.themes.current())
        if not self._was_painted:
            self._was_painted = True
            # The frame is on its way to the screen once this event is over.
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        if self.is_filled:
            self._remember_split()
        event.accept()


def _always() -> bool:
    return True
