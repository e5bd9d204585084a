"""The bar at the top: menus, undo, the project's name, the modes, the run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenuBar, QSizePolicy, QWidget

from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.icons import pixmap
from cnnstudio.ui.modes import BAR_HEIGHT
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.buttons import Button, IconButton, set_reason, use_action
from cnnstudio.ui.widgets.labels import ElidedLabel, Glyph, TextLabel
from cnnstudio.ui.widgets.rows import FlowSeparator
from cnnstudio.ui.widgets.segmented import SegmentedControl


class RunButton(Protocol):
    """What a button says; it is disabled if there is a reason."""

    @property
    def text(self) -> str: ...
    @property
    def icon(self) -> str: ...
    @property
    def tip(self) -> str: ...
    @property
    def reason(self) -> str: ...


class AppBar(QWidget):
    """One row over the whole width; the window fills its menus and buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, "panel/app_bar")
        self.setFixedHeight(BAR_HEIGHT)
        self.menus = QMenuBar(self)
        self.menus.setFixedHeight(28)
        self.menus.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.undo = IconButton("undo", self.tr("Undo"), box=QSize(28, 28))
        self.redo = IconButton("redo", self.tr("Redo"), box=QSize(28, 28))
        self.title = ElidedLabel("", "strong")
        self.state = TextLabel("", "label", "text3")
        self._read_only = False
        self.modes = SegmentedControl(
            [
                ("data", self.tr("Data")),
                ("build", self.tr("Build")),
                ("train", self.tr("Train")),
                ("inspect", self.tr("Inspect")),
            ],
            self.tr("Mode"),
        )
        self.modes.set_current("build")  # that of a window without any
        self.device_glyph = Glyph("device", "text2")
        self.device = ElidedLabel("", "label", "text2")
        self.device.setMaximumWidth(180)
        self.device_glyph.hide()
        self.secondary = Button(self.tr("Try one batch"), "secondary")
        self.primary = Button(self.tr("Train"), "primary", "play")
        self._lay_out()

    def _lay_out(self) -> None:
        logo = QLabel()
        logo.setPixmap(pixmap("logo", "text", 20))
        logo.setAccessibleName("CNN Studio")
        self._left, self._right = left, right = QWidget(), QWidget()
        for side in (left, right):
            # Both sides take the same room, so that the modes stand in the middle,
            # unless the title needs more.
            policy = QSizePolicy.Policy.Ignored
            side.setSizePolicy(policy, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(left)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(logo)
        row.addWidget(self.menus)
        row.addWidget(FlowSeparator(upright=True))
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addSpacing(6)
        row.addWidget(self.title)
        row.addWidget(self.state)
        row.addStretch(1)
        row = QHBoxLayout(right)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.device_glyph)
        row.addWidget(self.device)
        row.addSpacing(4)
        row.addWidget(self.secondary)
        row.addWidget(self.primary)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(0, 0, 0, 1)
        bar.setSpacing(0)
        bar.addWidget(left, 1)
        bar.addWidget(self.modes, 0, Qt.AlignmentFlag.AlignCenter)
        bar.addWidget(right, 1)

    def show_device(self, name: str, *, lost: bool = False) -> None:
        """Name the device that trains; `lost`: the engine is being restarted."""
        self.device.set_text(name)
        glyph, color = ("warning", "warn") if lost else ("device", "text2")
        self.device_glyph.set_glyph(glyph, color)
        self.device_glyph.setVisible(bool(name))
        self._share_room()

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Join undo and redo to their actions."""
        for button, key in ((self.undo, "undo"), (self.redo, "redo")):
            use_action(button, actions[key])
        # All menus are always there: without this Qt folds the last into an arrow.
        self.menus.setMinimumWidth(self.menus.sizeHint().width())

    def show_title(
        self, title: str, *, edited: bool, read_only: bool, has_file: bool
    ) -> None:
        """Show the project's name and whether it has unsaved changes."""
        self.title.set_text(title)
        words = self.tr("saved") if has_file else self.tr("not saved")
        words = self.tr("edited") if edited else words
        self._read_only = read_only
        self.state.setText(self.tr("read-only") if read_only else words)
        self._share_room()

    def show_run_buttons(self, primary: RunButton, secondary: RunButton) -> None:
        """Show what can be done with the run now."""
        for button, action in ((self.primary, primary), (self.secondary, secondary)):
            button.setText(action.text)
            button.set_icon_name(action.icon)
            set_reason(button, None)
            button.setToolTip(action.tip)
            set_reason(button, action.reason or None)
        self._share_room()

    def _share_room(self) -> None:
        """Give the left side what it needs if the right side can spare it.

        Where words are long the device's name goes first, which Train shows, too, then
        whether it is saved, which the window's title tells. No button is ever cut.
        """
        self._left.setMinimumWidth(0)
        self.state.setVisible(True)
        least = self._left.minimumSizeHint().width()
        named = not self.device_glyph.isHidden()
        self.device.setVisible(named)
        if named and least > self._free():
            self.device.setVisible(False)
        if least > self._free() and not self._read_only:
            self.state.setVisible(False)
            least = self._left.minimumSizeHint().width()
        needed = min(self._left.sizeHint().width(), self._free())
        self._left.setMinimumWidth(max(least, needed))

    def _free(self) -> int:
        """Room that the modes and the right side leave."""
        taken = self.modes.sizeHint().width() + self._right.sizeHint().width()
        return self.width() - taken

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().surface)
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme().line)
