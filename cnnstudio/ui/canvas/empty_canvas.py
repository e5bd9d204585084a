"""What the canvas shows while there are no layers: ways to start."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import Glyph, TextLabel

_MARGIN, _WIDTH, _HEIGHT = 16, 430, 48
_TALL = 640
"""Height of a canvas from which there is room between the rows."""

_ANY = 16_777_215
"""Qt's own word for no limit (QWIDGETSIZE_MAX)."""


class EmptyCanvas(QWidget):
    """Rows, each a way to begin; layers may be dropped right onto it.

    `asked` carries the key of the action that a button stands for.
    """

    asked = Signal(str)
    cancelled = Signal()
    """What is on its way (`wait_for`) is not wanted any more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        self._rows: list[tuple[QFrame, QHBoxLayout, TextLabel]] = []
        self.coming = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(12)
        digits = self._button(
            "digits",
            self.tr("Digits"),
            "play",
            self.tr("Opens a small network that trains at once"),
        )
        gallery = self._button(
            "gallery",
            self.tr("All samples"),
            "graph",
            self.tr("Known networks, from LeNet-5 on, to begin from"),
        )
        start = self.tr("Start with a network that works")
        column.addWidget(self._row("graph", start, digits, gallery))
        images = self._button(
            "from_images",
            self.tr("My images"),
            "data",
            self.tr("Choose a folder: a small network is made that learns them"),
        )
        own = self.tr("Learn from a folder of your own images, or drop it here")
        column.addWidget(self._row("data", own, images))
        pattern = self._button(
            "new_pattern",
            self.tr("Pattern"),
            "",
            self.tr("Layers by a formula, such as twice [Conv – ReLU] – Pool"),
        )
        drag = self.tr("Drag a layer here, or press Tab and type its name")
        column.addWidget(self._row("layers", drag, pattern))
        opener = self._button("open", self.tr("Open"), "folder")
        column.addWidget(self._row("file", self.tr("Open a project"), opener))
        lessons = self._button("lessons", self.tr("Lessons"), "")
        new = self.tr("New to this? Ten lessons of a few minutes")
        column.addWidget(self._row("info", new, lessons))
        self.cancel = Button(self.tr("Cancel"), "secondary", "stop")
        self.cancel.clicked.connect(self.cancelled)
        self._waiting = self._row("waits", "", self.cancel)
        column.addWidget(self._waiting)
        self._waiting.hide()

    def wait_for(self, text: str) -> None:
        """Say what is on its way in place of the ways to begin; empty: show them."""
        if text == self.coming:
            return
        self.coming = text
        self._rows[-1][2].setText(text)
        for frame, _, _ in self._rows:
            frame.setVisible(bool(text) is (frame is self._waiting))
        self.adjustSize()

    def _button(self, key: str, text: str, icon: str, tip: str = "") -> Button:
        button = Button(text, "secondary", icon)
        button.setProperty("action", key)
        button.setToolTip(tip)
        button.clicked.connect(self._ask)
        self.buttons[key] = button
        return button

    def _row(self, icon: str, text: str, *buttons: Button) -> QFrame:
        frame = QFrame()
        frame.setProperty("panel", "card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(14, 0, 10, 0)
        row.setSpacing(12)
        row.addWidget(Glyph(icon, "text2"))
        label = TextLabel(text, "body")
        row.addWidget(label, 1)
        for button in buttons:
            row.addWidget(button)
        self._rows.append((frame, row, label))
        return frame

    def fit(self, room: int, height: int) -> None:
        """Suit a canvas of this size; in a narrow one buttons go below the text."""
        narrow = room < _WIDTH + 2 * _MARGIN
        space = 8 if height >= _TALL else 4
        column = self.layout()
        assert column is not None
        column.setSpacing(space - 1 if narrow else 12)  # five rows above the zoom
        ways = QBoxLayout.Direction
        for frame, row, label in self._rows:
            row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
            edge = space if narrow else 0
            row.setContentsMargins(14, edge, 10, edge)
            row.setSpacing(space if narrow else 12)
            label.setWordWrap(narrow)
            wide = max(120, room - 2 * _MARGIN)
            frame.setMinimumWidth(wide if narrow else _WIDTH)
            frame.setMaximumWidth(wide if narrow else _ANY)
            frame.setMinimumHeight(_HEIGHT)
            frame.setMaximumHeight(_ANY if narrow else _HEIGHT)

    def _ask(self) -> None:
        self.asked.emit(str(self.sender().property("action")))
