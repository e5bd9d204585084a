"""What stands above a layer's maps: how many there are, their order, a clip's frame."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.text import marked, translate
from cnnstudio.ui.forms.slider_row import StepSlider
from cnnstudio.ui.viewer.grid.tile_grid import FRAME
from cnnstudio.ui.viewer.model.map_order import OrderKey
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel

ORDERS: Sequence[tuple[OrderKey, str]] = (
    ("index", marked("MapHeader", "by number")),
    ("mean", marked("MapHeader", "by mean")),
    ("maximum", marked("MapHeader", "by maximum")),
    ("variance", marked("MapHeader", "by variance")),
    ("zeros", marked("MapHeader", "by zeros")),
)


TITLE = 26
"""Height of a row of title and choices, in pixels: titles side by side line up."""


class MapHeader(QWidget):
    """Title and size at the left, the order right; below a slider through a clip."""

    ordered = Signal(object)
    framed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = TextLabel("", "strong")
        self.hint = ElidedLabel("", "label", "text3")
        self.order = Combo(
            [(key, translate("MapHeader", text)) for key, text in ORDERS],
            self.tr("Order of the maps"),
        )
        self.order.setFixedWidth(112)
        self.order.setToolTip(
            self.tr("The largest mean, maximum, variance or share of zeros first.")
        )
        self.frame = StepSlider()
        self.frame.setAccessibleName(self.tr("Frame"))
        self._frame_text = TextLabel("", "mono", "text2")
        self._frames = 1
        self._clip = self._make_clip()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStrut(TITLE)
        row.addWidget(self.title)
        row.addWidget(self.hint, 1)
        row.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(FRAME, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._clip)
        self.order.picked.connect(self.ordered)
        self.frame.valueChanged.connect(self._moved)

    def set_orders(self, key: OrderKey, several: bool) -> None:
        """Show the order of now; one map alone has none."""
        self.order.setVisible(several)
        if self.order.current_key() != key:
            self.order.set_current_key(key)

    def set_frames(self, frame: int, frames: int) -> None:
        """Show which frame of how many it is; one alone has no slider."""
        self._frames = frames
        self._clip.setVisible(frames > 1)
        self.frame.blockSignals(True)
        self.frame.setRange(0, max(0, frames - 1))
        self.frame.setValue(frame)
        self.frame.blockSignals(False)
        self._say(frame)

    def _make_clip(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(TextLabel(self.tr("Frame"), "label", "text3"))
        row.addWidget(self.frame, 1)
        row.addWidget(self._frame_text)
        return box

    def _say(self, frame: int) -> None:
        text = self.tr("{0} of {1}").format(frame + 1, self._frames)
        self._frame_text.setText(text)

    def _moved(self, frame: int) -> None:
        self._say(frame)
        self.framed.emit(frame)
