"""The menus: one action for every row of the table, and the files opened last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu

from cnnstudio.ui.actions.spec import ActionSpec
from cnnstudio.ui.actions.table import ACTIONS, MENUS
from cnnstudio.ui.files import Files
from cnnstudio.ui.icons import set_icon
from cnnstudio.ui.main_window import MainWindow


class Menus(QObject):
    """Fills the window's menu bar; `method(slot)` finds what an action does."""

    def __init__(
        self,
        window: MainWindow,
        files: Files,
        stack: QUndoStack,
        method: Callable[[str], Callable[[], object]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._files, self._stack = window, files, stack
        self._method = method
        self.actions: dict[str, QAction] = {}
        self.recent = QMenu(self.tr("Open recent"), window)
        self.recent.aboutToShow.connect(self._fill_recent)
        self.recent.triggered.connect(self._open_recent)
        self._make_actions()
        window.bar.use_actions(self.actions)
        stack.canUndoChanged.connect(self._show_undo)
        stack.canRedoChanged.connect(self._show_undo)
        stack.indexChanged.connect(self._show_undo)
        self._show_undo()

    def _make_actions(self) -> None:
        bar = self._window.bar.menus
        self._menus = {name: bar.addMenu(self.tr(name)) for name in MENUS}
        group: dict[str, int] = {}
        checkable: dict[tuple[str, int], QActionGroup] = {}
        for spec in ACTIONS:
            menu = self.menu(spec.menu)
            if group.get(spec.menu, spec.group) != spec.group:
                menu.addSeparator()
            group[spec.menu] = spec.group
            action = self._make_action(spec)
            menu.addAction(action)
            self.actions[spec.key] = action
            if spec.checkable and not spec.alone:
                place = spec.menu, spec.group
                choice = checkable.setdefault(place, QActionGroup(self))
                choice.addAction(action)
                if spec.optional:
                    policy = QActionGroup.ExclusionPolicy.ExclusiveOptional
                    choice.setExclusionPolicy(policy)
            if spec.key == "open":
                menu.addMenu(self.recent)

    def menu(self, path: str) -> QMenu:
        """Return a menu, as `View/Panels`; it is made when first asked for."""
        if path not in self._menus:
            above, _, name = path.rpartition("/")
            self._menus[path] = self.menu(above).addMenu(self.tr(name))
        return self._menus[path]

    def _make_action(self, spec: ActionSpec) -> QAction:
        text = self.tr(spec.text)
        if spec.canvas_key:  # Shown like a shortcut; the canvas listens for it.
            text = f"{text}\t{spec.canvas_key}"
        action = QAction(text, self._window)
        action.setObjectName(spec.key)
        action.setCheckable(spec.checkable)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        if spec.icon:
            set_icon(action, spec.icon)
        action.setData(spec.slot)
        action.triggered.connect(self._perform)
        self._window.addAction(action)
        return action

    def _perform(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self._method(action.data())()

    def _show_undo(self, _: object = None) -> None:
        stack = self._stack
        for key, text, able in (
            ("undo", stack.undoText(), stack.canUndo()),
            ("redo", stack.redoText(), stack.canRedo()),
        ):
            word = self.tr("Undo") if key == "undo" else self.tr("Redo")
            self.actions[key].setEnabled(able)
            self.actions[key].setText(f"{word} {text}" if able else word)

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in self._files.recent():
            action = self.recent.addAction(path.name)
            action.setToolTip(str(path))
            action.setData(str(path))
            action.setEnabled(path.exists())
        if self.recent.isEmpty():
            self.recent.addAction(self.tr("None yet")).setEnabled(False)

    def _open_recent(self, action: QAction) -> None:
        self._files.open_asking(Path(action.data()))
