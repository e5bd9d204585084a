"""The menus: every row of the table of actions, and the files opened last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QUndoStack
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

from cnnstudio.graph.text import translate
from cnnstudio.ui.actions.action_set import ActionSet
from cnnstudio.ui.actions.table import MENUS
from cnnstudio.ui.files import Files
from cnnstudio.ui.later import later
from cnnstudio.ui.main_window import MainWindow


class Menus(QObject):
    """Fills the window's menu bar with the actions; a menu in a menu too."""

    def __init__(
        self,
        window: MainWindow,
        files: Files,
        stack: QUndoStack,
        actions: ActionSet,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._files, self._stack, self._actions = files, stack, actions
        self._bar = window.bar.menus
        self._bar.installEventFilter(self)
        self._menus: dict[str, QMenu] = {}
        self.recent = QMenu(self.tr("Open recent"), window)
        self.recent.setToolTipsVisible(True)
        self.recent.aboutToShow.connect(self._fill_recent)
        self.recent.triggered.connect(self._open_recent)
        self._fill()
        window.bar.use_actions(actions.by_key)
        stack.undoTextChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_undo)
        self._name_undo()

    def menu(self, path: str) -> QMenu:
        """Return the menu of a path such as "View/Panels"; it is made when needed."""
        if path not in self._menus:
            above, _, name = path.rpartition("/")
            holder: QMenu | QMenuBar = self.menu(above) if above else self._bar
            title = translate("Actions", name)
            made = holder.addMenu(title if above else self._with_mnemonic(title))
            if not above:
                made.installEventFilter(self)
            made.setToolTipsVisible(True)
            made.aboutToShow.connect(self._actions.refresh)
            self._menus[path] = made
        return self._menus[path]

    def _with_mnemonic(self, title: str) -> str:
        """Mark the first letter that opens no other menu with Alt."""
        taken = {m.title().partition("&")[2][:1].lower() for m in self._menus.values()}
        for at, letter in enumerate(title):
            if letter.isalpha() and letter.lower() not in taken:
                return f"{title[:at]}&{title[at:]}"
        return title

    def _fill(self) -> None:
        groups: dict[str, int] = {}

        def part(path: str, group: int) -> None:
            if groups.setdefault(path, group) != group:
                self.menu(path).addSeparator()
                groups[path] = group

        for name in MENUS:
            self.menu(name)
        for spec in self._actions.specs.values():
            if spec.menu not in self._menus:
                part(spec.menu.rpartition("/")[0], spec.group)
            part(spec.menu, spec.group)
            self.menu(spec.menu).addAction(self._actions.by_key[spec.key])
            if spec.key == "open":
                self.menu(spec.menu).addMenu(self.recent)

    def _name_undo(self, _: object = None) -> None:
        """Say in the menu what Undo and Redo would take back or do again."""
        done, undone = self._stack.undoText(), self._stack.redoText()
        undo, redo = self.tr("Undo {0}"), self.tr("Redo {0}")
        self._actions.set_text("undo", undo.format(done).strip())
        self._actions.set_text("redo", redo.format(undone).strip())
        self._actions.refresh_soon()

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in self._files.recent():
            action = self.recent.addAction(path.name)
            action.setToolTip(str(path))
            action.setData(str(path))
            if not path.exists():
                action.setEnabled(False)
                gone = self.tr("{0} is not there any more.")
                action.setToolTip(gone.format(path))
        if self.recent.isEmpty():
            none = self.recent.addAction(self.tr("None yet"))
            none.setEnabled(False)
            none.setToolTip(self.tr("Projects that you open or save are listed here."))

    def _open_recent(self, action: QAction) -> None:
        self._files.open_asking(Path(action.data()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Keys that the canvas knows as shortcuts are the menu bar's while it has the
        # keyboard: Qt asks the menus in it whose shortcut they are.
        if event.type() == QEvent.Type.ShortcutOverride and self._bar.hasFocus():
            event.accept()
            return True
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and watched is not self._bar
        ):
            later(self, self._leave_bar)
        return False

    def _leave_bar(self) -> None:
        """Give the keyboard back to what had it: a closed menu leaves it to the bar."""
        if self._bar.hasFocus() and QApplication.activePopupWidget() is None:
            none = Qt.KeyboardModifier.NoModifier
            leave = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, none)
            QApplication.sendEvent(self._bar, leave)
