"""The table of actions as Qt's actions: keys, whether they can be done, why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from cnnstudio.graph.text import translate
from cnnstudio.ui.actions.key_map import KeyMap
from cnnstudio.ui.actions.spec import ActionSpec
from cnnstudio.ui.icons import set_icon

Method = Callable[[str], Callable[[], object]]
Reason = Callable[[str], str]


def text_of(spec: ActionSpec) -> str:
    """Return what menus call an action."""
    return translate("Actions", spec.text)


class ActionSet(QObject):
    """One action for every row; `by_key` holds them.

    `method(slot)` finds what a row does, `reason(slot)` answers its `why_not`: before
    each use, when a menu opens, and soon after `refresh_soon`. `refused(str)` carries
    the reason if somebody tries nevertheless, by key too.
    """

    refused = Signal(str)

    def __init__(
        self,
        specs: Sequence[ActionSpec],
        method: Method,
        reason: Reason,
        keys: KeyMap,
        window: QWidget,
        canvas: QWidget,
        views: QWidget | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.specs = {spec.key: spec for spec in specs}
        self.keys = keys
        self._method, self._reason = method, reason
        self._window, self._canvas, self._views = window, canvas, views
        self._texts = {spec.key: text_of(spec) for spec in specs}
        self._reasons = dict.fromkeys(self.specs, "")
        self._groups: dict[tuple[str, int], QActionGroup] = {}
        self.by_key: dict[str, QAction] = {}
        for spec in specs:
            self.by_key[spec.key] = self._make(spec)
            self._show(spec.key)
        self._is_hidden = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        keys.changed.connect(self._show_keys)
        window.installEventFilter(self)

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(self)
        action.setObjectName(spec.key)
        if spec.icon:
            set_icon(action, spec.icon)
        if spec.checkable:
            action.setCheckable(True)
            if not spec.alone:
                self._group(spec).addAction(action)
        context = Qt.ShortcutContext
        if spec.canvas_key:
            action.setShortcutContext(
                context.WidgetWithChildrenShortcut
                if spec.in_views
                else context.WidgetShortcut
            )
            self._canvas.addAction(action)
            if spec.in_views and self._views is not None:
                self._views.addAction(action)
        else:
            self._window.addAction(action)
        action.setShortcuts(self.keys.keys(spec.key))
        action.triggered.connect(self._triggered)
        return action

    def _group(self, spec: ActionSpec) -> QActionGroup:
        place = spec.menu, spec.group
        if place not in self._groups:
            self._groups[place] = QActionGroup(self)
            if spec.optional:
                self._groups[place].setExclusionPolicy(
                    QActionGroup.ExclusionPolicy.ExclusiveOptional
                )
        return self._groups[place]

    # What is said

    def help_of(self, key: str) -> str:
        """Return the sentence on what an action does."""
        help_text = self.specs[key].help
        return translate("Actions", help_text) if help_text else ""

    def set_text(self, key: str, text: str) -> None:
        """Call an action otherwise, as in "Undo Delete conv1"."""
        if self._texts[key] != text:
            self._texts[key] = text
            self._show(key)

    def _show_keys(self, key: str) -> None:
        self.by_key[key].setShortcuts(self.keys.keys(key))
        self._show(key)

    def _show(self, key: str) -> None:
        action, keys = self.by_key[key], self.keys.shown_keys(key)
        text = self._texts[key]
        action.setText(text)
        named = f"{text.rstrip('…')} ({keys})" if keys else text.rstrip("…")
        said = self._reasons[key] or self.help_of(key)
        action.setToolTip(f"{named}\n{said}" if said else named)
        action.setEnabled(not self._reasons[key])

    # Whether it can be done

    def why_not(self, key: str) -> str:
        """Return why an action cannot be done now; empty if it can."""
        slot = self.specs[key].why_not
        return self._reason(slot) if slot else ""

    def refresh(self) -> None:
        """Ask for every action whether it can be done."""
        self._soon.stop()
        found: dict[str, str] = {}  # many actions need the same
        for key, spec in self.specs.items():
            if spec.why_not not in found:
                found[spec.why_not] = self.why_not(key)
            self._note(key, found[spec.why_not])

    def refresh_soon(self) -> None:
        """Ask when the events that are waiting are over; many calls ask once.

        Not while the window is hidden, when it is closed above all: nobody sees them.
        """
        if not self._is_hidden and not self._soon.isActive():
            self._soon.start(0)

    def _judge(self, key: str) -> str:
        reason = self.why_not(key)
        self._note(key, reason)
        return reason

    def _note(self, key: str, reason: str) -> None:
        if reason != self._reasons[key]:
            self._reasons[key] = reason
            self._show(key)

    # Doing it

    def perform(self, key: str) -> bool:
        """Do what an action stands for; False, and a word on why, if it cannot be."""
        reason = self._judge(key)
        if reason:
            self.refused.emit(reason)
            return False
        self._method(self.specs[key].slot)()
        self.refresh_soon()
        return True

    def _triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        if not self.perform(action.objectName()) and action.isCheckable():
            action.setChecked(not action.isChecked())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt passes the keys of a disabled action on, in the end to the window.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if event.type() == QEvent.Type.Hide:
            self._is_hidden = True
            self._soon.stop()
        elif event.type() == QEvent.Type.Show:
            self._is_hidden = False
            self.refresh_soon()
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        combination = event.keyCombination()
        plain = combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = QKeySequence(plain.value | combination.key().value)
        for key, spec in self.specs.items():
            if self.by_key[key].isEnabled() or pressed not in self.keys.keys(key):
                continue
            if spec.canvas_key and not self._canvas.hasFocus():
                continue
            self.perform(key)
            return True
        return False
