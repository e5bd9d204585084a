"""What the canvas shows while there are no layers: three ways to start."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import Glyph, TextLabel


class EmptyCanvas(QWidget):
    """Three rows, each a way to begin; layers may be dropped right onto it."""

    sample_asked = Signal()
    gallery_asked = Signal()
    open_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        sample = Button(self.tr("Digits"), "secondary", "play")
        sample.setToolTip(self.tr("Opens a small network that trains at once"))
        sample.clicked.connect(self._sample)
        gallery = Button(self.tr("All samples"), "secondary", "graph")
        gallery.setToolTip(self.tr("Known networks, from LeNet-5 on, to begin from"))
        gallery.clicked.connect(self._gallery)
        opener = Button(self.tr("Open"), "secondary", "folder")
        opener.clicked.connect(self._open)
        start = self.tr("Start with a network that works")
        column.addWidget(self._row("graph", start, sample, gallery))
        drag = self.tr("Drag a layer here, or press Tab and type its name")
        column.addWidget(self._row("layers", drag))
        column.addWidget(self._row("file", self.tr("Open a project"), opener))
        self.sample_button, self.open_button = sample, opener
        self.gallery_button = gallery

    def _row(self, icon: str, text: str, *buttons: Button) -> QWidget:
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
        if not buttons:
            frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        frame.setFixedHeight(48)
        frame.setMinimumWidth(430)
        return frame

    def _sample(self) -> None:
        self.sample_asked.emit()

    def _gallery(self) -> None:
        self.gallery_asked.emit()

    def _open(self) -> None:
        self.open_asked.emit()
