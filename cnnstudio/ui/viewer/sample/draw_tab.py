"""The pad with its tools: eraser, undo, redo, clear, and how thick the brush is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.ui.forms.slider_row import StepSlider
from cnnstudio.ui.viewer.sample.drawing import Drawing
from cnnstudio.ui.viewer.sample.pad import LARGEST, SMALLEST, Pad
from cnnstudio.ui.widgets.buttons import IconButton, set_reason
from cnnstudio.ui.widgets.labels import TextLabel

_STEP = 0.1
TOOLS = 28
GAP = 10


class DrawTab(QWidget):
    """The tools of a pad, which is the `picture` above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = self.pad = Pad()
        self.eraser = IconButton("eraser", self.tr("Eraser"), checkable=True)
        self.undo = IconButton("undo", self.tr("Take the last stroke back"))
        self.redo = IconButton("redo", self.tr("Draw it again"))
        self.clear = IconButton("trash", self.tr("Clear the pad"))
        self.brush = StepSlider(_STEP)
        self.brush.setRange(round(SMALLEST / _STEP), round(LARGEST / _STEP))
        self.brush.setAccessibleName(self.tr("Thickness of the brush"))
        self.brush.setToolTip(self.tr("Thickness of the brush, in pixels of the image"))
        self._thickness = TextLabel("", "mono", "text2")
        self._lay_out()
        self._connect()
        self.brush.show_number(self.pad.brush)
        self._brush_moved()
        self.refresh()

    @property
    def rest(self) -> int:
        """Pixels of height besides the pad."""
        return GAP + TOOLS

    def set_side(self, side: int) -> None:
        """Give the pad so many pixels of height."""
        self.pad.setFixedHeight(side)

    def take(self, drawing: Drawing) -> None:
        """Draw on another drawing."""
        self.pad.take(drawing)
        self._brush_moved()
        self.refresh()

    def refresh(self) -> None:
        """Say what can be taken back now."""
        drawing = self.pad.drawing
        nothing = None if drawing.can_undo else self.tr("Nothing was drawn yet.")
        set_reason(self.undo, nothing)
        nothing = None if drawing.can_redo else self.tr("Nothing was taken back.")
        set_reason(self.redo, nothing)
        empty = self.tr("The pad is empty.") if drawing.is_empty else None
        set_reason(self.clear, empty)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        for button in (self.eraser, self.undo, self.redo, self.clear):
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(self.brush, 1)
        row.addSpacing(6)
        row.addWidget(self._thickness)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(row)

    def _connect(self) -> None:
        self.eraser.toggled.connect(self._eraser_toggled)
        self.undo.clicked.connect(self.pad.undo)
        self.redo.clicked.connect(self.pad.redo)
        self.clear.clicked.connect(self.pad.clear)
        self.brush.valueChanged.connect(self._brush_moved)
        self.pad.stroke_ended.connect(self.refresh)

    def _eraser_toggled(self, on: bool) -> None:
        self.pad.erases = on

    def _brush_moved(self) -> None:
        self.pad.brush = self.brush.number()
        self._thickness.setText(self.tr("{0} px").format(f"{2 * self.pad.radius:.1f}"))
        self.pad.update()
