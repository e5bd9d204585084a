"""The window: docks and modes. Each panel owns its logic; here they are joined.

Its frame is on the screen before the panels are loaded (`fill`): they take most of the
time of a start. So this module loads little by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from cnnstudio.ui.later import later
from cnnstudio.ui.modes import ARRANGEMENTS, Mode, paint_outline

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from cnnstudio.ui.docks.dock import Dock
    from cnnstudio.ui.docks.spec import DockSpec
    from cnnstudio.ui.document import Document
    from cnnstudio.ui.theme import ThemeManager


class MainWindow(QMainWindow):
    """Docks around the canvas; `may_close` may refuse that it closes.

    `painted` follows the first frame, which shows where everything will be. `fill`
    puts it there. `make_parts` is called before a mode is shown whose parts are not
    there yet: it adds them.
    """

    painted = Signal()
    menu_asked = Signal(QPoint)
    """For the menu of the selected layers, from beside the canvas: a place."""
    mode_changed = Signal()
    closing = Signal()

    def __init__(self, themes: ThemeManager, settings: QSettings) -> None:
        super().__init__()
        self.themes, self.settings = themes, settings
        self.mode: Mode = "build"
        self.is_filled = False
        self.may_close = _always
        self.make_parts: Callable[[], object] = _always
        self.make_panel_menu: Callable[[], QMenu | None] = _nothing
        self._was_painted = self._is_arranged = False
        self.setObjectName("main")
        self.setMinimumSize(960, 600)

    def fill(self, document: Document) -> None:
        """Load the panels and put them in their places."""
        from cnnstudio.ui.announcer import ProblemAnnouncer
        from cnnstudio.ui.app_bar import AppBar
        from cnnstudio.ui.canvas.view import CanvasView
        from cnnstudio.ui.docks.docks import Docks
        from cnnstudio.ui.icons import logo_icon
        from cnnstudio.ui.middle import Middle
        from cnnstudio.ui.overlays import Overlays
        from cnnstudio.ui.palette import Palette
        from cnnstudio.ui.panel_focus import WayBack
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
        self.middle = Middle(self.canvas, self.settings)
        self.docks = Docks(self, self.settings)
        self._way_back = WayBack(self.canvas)
        self.announcer = ProblemAnnouncer(document, self)
        self.setMenuWidget(self.bar)
        self._notices = QVBoxLayout()
        self._show_middle()
        self._add_docks()
        for dock in self.docks:
            dock.make_panel()
        self._show_status_bar()
        self._connect()
        self.setWindowIcon(logo_icon())
        self.is_filled = True

    def _add_docks(self) -> None:
        from cnnstudio.ui.docks.spec import DockSpec

        build: tuple[Mode, ...] = ("build",)
        self.add_dock(DockSpec(
            "palette", self.tr("Layers"), lambda: self.palette_panel, "left", build,
            self.tr("drag or press Enter"),
        ))  # fmt: skip
        self.add_dock(DockSpec(
            "outline", self.tr("Outline"), self._make_outline, "left", (),
            self.tr("Enter edits"),
        ))  # fmt: skip
        self.add_dock(DockSpec(
            "properties", self.tr("Properties"), lambda: self.properties, "right",
            build,
        ))  # fmt: skip
        self.problems_dock = self.add_dock(DockSpec(
            "problems", self.tr("Problems"), lambda: self.problems, "bottom", build,
            self.tr("F8 next problem"),
        ))  # fmt: skip

    def _make_outline(self) -> QWidget:
        from cnnstudio.ui.outline.panel import OutlinePanel

        outline = OutlinePanel(self.document, self.selection, self.canvas)
        outline.menu_asked.connect(self.menu_asked)
        return outline

    def _show_middle(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._notices)
        column.addWidget(self.middle, 1)
        self.setCentralWidget(holder)
        # In a window that is shown already a new child is hidden until the next turn
        # of the event loop, and docks would share the room of a hidden middle.
        holder.show()

    def _show_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.status, 1)
        bar.setFixedHeight(24)

    def _connect(self) -> None:
        self.palette_panel.chosen.connect(self.canvas.append_layer)
        self.problems.finding_asked.connect(self.canvas.show_finding)
        self.canvas.message.connect(self.status.say)
        self.properties.message.connect(self.status.say)
        self.problems.room_wanted.connect(self.problems_dock.give_room)
        for panel in (self.properties, self.problems):
            panel.fix_pointed.connect(self.canvas.graph_scene.preview_fix)
        self.canvas.graph_scene.tried.connect(self.status.show_trial)
        self.canvas.edit_requested.connect(self._edit_node)
        self.bar.modes.selected.connect(self._choose_mode)
        self.document.validated.connect(self.show_counts)
        self.document.reset.connect(self.show_title)
        self.document.reset.connect(self._show_another)
        self.document.renamed.connect(self.show_title)
        self.document.stack.cleanChanged.connect(self.show_title)
        self.show_title()

    # Parts that others bring

    def add_dock(self, spec: DockSpec) -> Dock:
        """Add a panel around the graph; modes arrange it with the others."""
        dock = self.docks.add(spec)
        self._way_back.add(dock)
        return dock

    def add_centre(self, key: str, view: QWidget) -> None:
        """Add a view that a mode shows beside the graph."""
        self.middle.add(key, view)

    def add_notice(self, notice: QWidget) -> None:
        """Add a line above graph and views, which shows and hides itself."""
        self._notices.addWidget(notice)

    # Modes

    def set_mode(self, mode: Mode) -> None:
        """Arrange the window for a mode as it was left, or as usual."""
        self.bar.modes.set_current(mode)
        if mode == self.mode and self._is_arranged:
            return
        if not self.middle.has_view_of(mode):
            self.make_parts()
        self._remember()
        self.mode = mode
        self.docks.arrange(mode)
        self._lay_out()
        self.middle.arrange(mode)
        self._lay_out()
        if self._is_arranged:
            self.middle.look_again()
        self._is_arranged = True
        self.mode_changed.emit()

    def step_focus(self, step: int) -> None:
        """Move the keyboard to the next (1) or previous (-1) panel that is shown."""
        from cnnstudio.ui.panel_focus import step_focus

        panels = [
            *self.docks.panels("left"), self.canvas, self.middle.stack,
            *self.docks.panels("right"), *self.docks.panels("bottom"),
        ]  # fmt: skip
        step_focus([p for p in panels if p.isVisible()], step)

    def reset_layout(self) -> None:
        """Put every dock of every mode back where it is at first."""
        self.middle.forget()
        self.docks.reset()
        self.middle.share_as_usual()
        self.canvas.visits.frame()

    def _lay_out(self) -> None:
        """Give every part its size now, not with the next turn of the event loop."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()

    def _remember(self) -> None:
        self.docks.remember()
        self.middle.remember()

    def _choose_mode(self, key: object) -> None:
        assert key in ARRANGEMENTS
        self.set_mode(key)

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
        from cnnstudio.ui.problems import said_errors, said_warnings

        errors, warnings = self.problems.counts()
        words = [self.tr("Problems")]
        if errors:
            words.append(said_errors(errors))
        if warnings:
            words.append(said_warnings(warnings))
        self.problems_dock.setWindowTitle("  ·  ".join(words))

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
        self.docks.show("properties")
        self.properties.focus_form()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, now = event.oldSize(), event.size()
        if not self.is_filled:
            return
        if before != now and before.isValid():
            self._follow_size(before)

    def _follow_size(self, before: QSize) -> None:
        """Give what has the usual size in a window of one size that of the other."""
        if self.docks.is_usual(before):
            self.docks.resize_as_usual()
        if self.middle.is_usual(before.width()):
            self.middle.share_as_usual()

    def createPopupMenu(self) -> QMenu | None:
        return self.make_panel_menu()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_filled:
            paint_outline(self, self.themes.current())
        if not self._was_painted:
            self._was_painted = True
            # The frame is on its way to the screen once this event is over.
            later(self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        if self.is_filled:
            self._remember()
        self.closing.emit()
        event.accept()


def _always() -> bool:
    return True


def _nothing() -> None:
    return None
