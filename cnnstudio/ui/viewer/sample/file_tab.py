"""A picture of a person's own: dropped, opened or pasted, and what was done to it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.sample_messages import PictureOpened
from cnnstudio.ui.format import shape
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.model.picture_reader import PictureReader
from cnnstudio.ui.viewer.sample.sample_view import SampleView
from cnnstudio.ui.widgets.buttons import Button, IconButton, set_reason
from cnnstudio.ui.widgets.labels import ElidedLabel, Glyph, TextLabel
from cnnstudio.ui.widgets.painting import by_keyboard, focus_ring, rounded

ROW, GAP = 26, 8


class _DropPlace(QWidget):
    """Where nothing was opened yet: says what can be dropped, pasted or opened."""

    pasted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = TextLabel("", "label", "text2", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addStretch(1)
        glyph = Glyph("file", "text3", 24)
        column.addWidget(glyph, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.text)
        column.addStretch(1)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.matches(QKeySequence.StandardKey.Paste):
                event.accept()  # a picture, never layers
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        with QPainter(self) as painter:
            rounded(painter, self.rect(), 6, colors.canvas, colors.line2)
            if self.hasFocus() and self._ring:
                focus_ring(painter, self.rect(), 6)


class FileTab(QWidget):
    """Name and size of a picture, by which rules it was read, and the ways to one.

    The `picture` itself stands above it, or the place where one can be dropped.
    `open_asked` and `paste_asked` are for whoever has the dialogs and the clipboard.
    """

    open_asked = Signal()
    paste_asked = Signal()

    def __init__(self, reader: PictureReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self.place = _DropPlace()
        self.image = SampleView()
        self.picture = QWidget()
        pictures = QVBoxLayout(self.picture)
        pictures.setContentsMargins(0, 0, 0, 0)
        pictures.addWidget(self.place)
        pictures.addWidget(self.image)
        self.name = ElidedLabel("", "label", "text")
        self.dimensions = TextLabel("", "label", "text2")
        self.done = ElidedLabel("", "hint", "text2")
        self.open = Button(self.tr("Open…"), icon_name="folder", small=True)
        self.paste = Button(self.tr("Paste"), icon_name="paste", small=True)
        self.previous = IconButton("previous", self.tr("Previous picture"))
        self.next = IconButton("next", self.tr("Next picture"))
        self._lay_out()
        self.place.pasted.connect(self.paste_asked)
        self.open.clicked.connect(self.open_asked)
        self.paste.clicked.connect(self.paste_asked)
        self.previous.clicked.connect(self._back)
        self.next.clicked.connect(self._on)
        reader.changed.connect(self.refresh)
        self.refresh()

    @property
    def rest(self) -> int:
        """Pixels of height besides the picture."""
        shown = self.shows_picture()
        return ROW + GAP + (2 * (18 + 4) + 4 if shown else 0)

    def set_side(self, side: int) -> None:
        """Give the picture so many pixels of height."""
        self.image.setFixedHeight(side)
        self.place.setFixedHeight(side)

    def refresh(self) -> None:
        """Show what was read, or why nothing was."""
        reader = self._reader
        opened = reader.opened
        shown = self.shows_picture()
        for widget in (self.image, self.name, self.dimensions, self.done):
            widget.setVisible(shown)
        self.place.setVisible(not shown)
        self.place.text.setText(self._instead())
        if shown and opened is not None:
            pixels = opened.pixels.astype(np.float32) / np.float32(255)
            self.image.set_image(pixels, opened.name)
            self.name.set_text(opened.name)
            self.dimensions.setText(_size(opened))
            self.done.set_text("; ".join(opened.done) or self.tr("used as it is"))
        reason = reader.why_not() or None
        set_reason(self.open, reason)
        set_reason(self.paste, reason)
        only = None if reader.count > 1 else self.tr("Open a folder to go through it.")
        set_reason(self.previous, only)
        set_reason(self.next, only)

    def shows_picture(self) -> bool:
        """True if the last picture that was asked for is shown, and no sentence."""
        reader = self._reader
        return reader.opened is not None and not reader.problem

    def _instead(self) -> str:
        reader = self._reader
        if reader.problem:
            return reader.problem
        if reader.is_reading:
            return self.tr("The picture is being read.")
        usual = self.tr("Drop a picture or a folder of pictures here, or open one.")
        return reader.why_not() or usual

    def _back(self) -> None:
        self._reader.step(-1)

    def _on(self) -> None:
        self._reader.step(1)

    def _lay_out(self) -> None:
        what = QHBoxLayout()
        what.setSpacing(8)
        what.addWidget(self.name, 1)
        what.addWidget(self.dimensions)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.open)
        ways.addWidget(self.paste)
        ways.addStretch(1)
        ways.addWidget(self.previous)
        ways.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(what)
        column.addWidget(self.done)
        column.addLayout(ways)


def _size(opened: PictureOpened) -> str:
    """Say width × height of a picture, and of what it was brought to."""
    _, height, width = opened.pixels.shape
    before, after = (opened.width, opened.height), (width, height)
    return shape(before) if before == after else f"{shape(before)} → {shape(after)}"
