"""Push buttons in their six kinds, icon buttons and the fix button.

Every button can be disabled with a reason, which its tool tip then shows.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from cnnstudio.ui.icons import set_icon

Kind = Literal["primary", "secondary", "quiet", "danger", "fix", "link"]

_FIX_HEIGHT, _NARROWEST = 24, 120
_ICON_COLORS = {
    "primary": "onaccent",
    "secondary": "text2",
    "quiet": "text2",
    "danger": "error",
    "fix": "accent",
    "link": "accent",
}


def set_reason(widget: QWidget | QAction, reason: str | None) -> None:
    """Disable a control or a menu's entry and say why in its tool tip; None enables.

    The only way to disable a control: a test finds those that do not say why.
    """
    if reason is None and widget.property("reason") == "" and _is_able(widget):
        return  # as most are, each time that anything is shown anew
    if not widget.property("reason"):
        widget.setProperty("usual_tip", widget.toolTip())
    widget.setProperty("reason", reason or "")
    widget.setEnabled(reason is None)
    widget.setToolTip(reason or str(widget.property("usual_tip") or ""))
    if isinstance(widget, QWidget):
        widget.setAccessibleDescription(reason or "")


def _is_able(widget: QWidget | QAction) -> bool:
    """Return True if it is not disabled itself; what it lies in may be."""
    if isinstance(widget, QAction):
        return widget.isEnabled()
    return not widget.testAttribute(Qt.WidgetAttribute.WA_ForceDisabled)


def tip(text: str, shortcut: str = "") -> str:
    """Return a tool tip with the shortcut as this system writes it."""
    if not shortcut:
        return text
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({keys})"


class Button(QPushButton):
    """A push button of a kind, with an optional icon; `small` is 22 px high."""

    def __init__(
        self,
        text: str,
        kind: Kind = "secondary",
        icon_name: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self._small = small
        self.setProperty("small", small)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        # A click leaves the keyboard where it is; Tab reaches the button.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tint()

    def set_icon_name(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self._tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt's own buttons answer Enter in dialogs only.
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def _tint(self) -> None:
        if self._icon_name:
            color = _ICON_COLORS[str(self.property("kind"))]
            gap = 3 if self.text() else 0
            set_icon(self, self._icon_name, color, 13 if self._small else 14, gap)

    def setText(self, text: str) -> None:
        had_text = bool(self.text())
        super().setText(text)
        if bool(text) != had_text:
            self._tint()


def two_lines(text: str) -> str:
    """Break a text at the space nearest to its middle; without a space it stays."""
    middle = len(text) / 2
    spaces = [i for i, sign in enumerate(text) if sign == " "]
    at = min(spaces, key=lambda i: abs(i - middle), default=-1)
    return text if at < 0 else f"{text[:at]}\n{text[at + 1 :]}"


class WrapButton(Button):
    """A button whose text takes two lines where it has no room in one.

    `height` is that of one line.
    """

    def __init__(
        self,
        text: str,
        kind: Kind,
        icon_name: str,
        small: bool,
        height: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, kind, icon_name, small, parent)
        self._label, self._height = "", height
        self.setText(text)

    def _needed(self) -> int:
        """Width that the whole text takes in one line."""
        metrics = self.fontMetrics()
        lines = self.text().split("\n")
        widest = max(metrics.horizontalAdvance(line) for line in lines)
        around = super().sizeHint().width() - widest
        return metrics.horizontalAdvance(self._label) + around

    def sizeHint(self) -> QSize:
        return QSize(self._needed(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self._height)

    def _fit(self) -> None:
        """Take one line, or two where there is no room."""
        fits = self._needed() <= self.width()
        shown = self._label if fits else two_lines(self._label)
        if shown != self.text():
            super().setText(shown)
            lines = shown.count("\n")
            self.setMinimumHeight(self._height + lines * self.fontMetrics().height())

    def setText(self, text: str) -> None:
        self._label = text
        super().setText(text)
        self.setMinimumHeight(self._height)
        self.updateGeometry()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class FixButton(WrapButton):
    """The button that repairs what a message tells: wrench and exact value.

    `urgent` outlines it in the accent colour, as for errors.
    """

    def __init__(
        self, text: str, urgent: bool = True, parent: QWidget | None = None
    ) -> None:
        kind: Kind = "fix" if urgent else "secondary"
        super().__init__(text, kind, "wrench", True, _FIX_HEIGHT, parent)

    def setText(self, text: str) -> None:
        self.setAccessibleName(self.tr("Fix: {0}").format(text))
        super().setText(text)


class IconButton(QToolButton):
    """A flat button with an icon only; its name is told by tool tip and reader."""

    def __init__(
        self,
        icon_name: str,
        name: str,
        shortcut: str = "",
        color: str = "text2",
        size: int = 16,
        box: QSize | None = None,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(tip(name, shortcut))
        self.setCheckable(checkable)
        self.setFixedSize(box or QSize(30, 28))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(self, icon_name, color, size)

    def set_icon_name(self, name: str, color: str = "text2") -> None:
        """Show another icon."""
        set_icon(self, name, color, self.iconSize().width())


def use_action(button: QToolButton, action: QAction) -> None:
    """Let an icon button do what an action does, with its tool tip and its reason."""
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setAccessibleName(action.text())


class _KeysInTip(QObject):
    """Keeps a control's tool tip up to date with the keys of an action."""

    def __init__(self, widget: QWidget, action: QAction) -> None:
        super().__init__(widget)
        self._widget, self._action = widget, action
        shown = widget.toolTip() if widget.isEnabled() else widget.property("usual_tip")
        self._usual = str(shown or action.iconText())  # keys alone say nothing
        action.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        keys = self._action.shortcut().toString()
        text = tip(self._usual, keys)
        self._widget.setProperty("usual_tip", text)
        if self._widget.isEnabled():
            self._widget.setToolTip(text)


def show_keys(widget: QWidget, action: QAction) -> None:
    """Name the keys of an action in a control's tool tip, and others once it has them.

    For controls that do what an action does, but speak for themselves.
    """
    _KeysInTip(widget, action)
