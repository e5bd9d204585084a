"""One filter large, with what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.ui.format import TIMES, percent
from cnnstudio.ui.viewer.grid.map_header import TITLE
from cnnstudio.ui.viewer.grid.tile_grid import FRAME, TileGrid
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.heat_view import HeatView
from cnnstudio.ui.viewer.parts.pictures import WEIGHTS
from cnnstudio.ui.viewer.parts.scaled_map import ScaledMap
from cnnstudio.ui.viewer.weights.filter_bank import FilterBank, color_tiles, nearest
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.rows import KeyValueRow

if TYPE_CHECKING:
    from cnnstudio.bridge.weight_messages import LayerWeights
    from cnnstudio.ui.viewer.weights.filter_bank import Floats

_PICTURE = 200


class FilterCard(QWidget):
    """A slice of the chosen filter with its values; `chosen(filter)`: its nearest."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = TextLabel("", "strong")
        self._hint = ElidedLabel("", "label", "text3")
        self.map = HeatView(self.tr("Filter"))
        self._scaled = ScaledMap(self.map)
        self.colours = TileGrid(self.tr("Filter"))
        self.colours.setFixedHeight(_PICTURE + 2 * FRAME)
        self.rows = {
            "length": KeyValueRow(self.tr("Length"), margin=0),
            "bias": KeyValueRow(self.tr("Bias"), margin=0),
            "change": KeyValueRow(self.tr("Change since the start"), margin=0),
            "nearest": KeyValueRow(self.tr("Cosine with the nearest"), margin=0),
        }
        self.go = Button("", small=True)
        self.go.clicked.connect(self._go)
        self._nearest = -1
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addStrut(TITLE)
        title.addWidget(self._title)
        title.addWidget(self._hint, 1)
        column.addLayout(title)
        column.addSpacing(6)
        column.addWidget(self._scaled)
        column.addWidget(self.colours)
        column.addSpacing(8)
        for row in self.rows.values():
            column.addWidget(row)
        column.addSpacing(4)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def title(self) -> str:
        """Return which filter is shown."""
        return self._title.text()

    def show_filter(
        self, found: LayerWeights, bank: FilterBank, end: float, place: tuple[int, int]
    ) -> None:
        """Show filter and slice at `place`, −`end` to `end` along the colours."""
        index, part = place
        name = bank.name_of(index)
        self._title.setText(name[:1].upper() + name[1:])
        several = bank.form == "slices" and len(bank.slices) > 1
        self._hint.set_text(bank.slices[part] if several else "")
        self._hint.setVisible(several)
        self._scaled.setVisible(bank.form == "slices")
        self.colours.setVisible(bank.form == "colour")
        if bank.form == "colour":
            tile = color_tiles(bank.pictures[index : index + 1], end)
            self.colours.set_tiles(tile, WEIGHTS, (name,), largest=_PICTURE)
        elif bank.form == "slices":
            picture = bank.pictures[index, min(part, bank.pictures.shape[1] - 1)]
            self.map.show_values(picture, -end, end, WEIGHTS)
            self._scaled.bar.set_range(-end, end, WEIGHTS)
            tall = self._scaled.height_for(self.width())
            self._scaled.setFixedHeight(max(24, min(_PICTURE, tall)))
            self._scaled.arrange()
        self._set("length", found.norms, index)
        change = found.changes[index] if index < len(found.changes) else np.nan
        self.rows["change"].setVisible(bool(np.isfinite(change)))
        much = float(change) >= 10  # of one that began near 0
        said = f"{float(change):.0f} {TIMES}" if much else percent(float(change), 1)
        self.rows["change"].set_value(said)
        bias = found.tensors.get(found.filters.removesuffix("weight") + "bias")
        self._set("bias", bias, index)
        self._show_nearest(found, bank, index)

    def _set(self, key: str, values: Floats | None, index: int) -> None:
        known = values is not None and index < len(values)
        self.rows[key].setVisible(known)
        if known and values is not None:
            self.rows[key].set_value(number_text(float(values[index])))

    def _show_nearest(self, found: LayerWeights, bank: FilterBank, index: int) -> None:
        best = nearest(found.cosines, index)
        self.rows["nearest"].setVisible(best is not None)
        self.go.setVisible(best is not None)
        if best is not None:
            self._nearest, cosine = best
            tone = "warn" if cosine > 0.95 else "text"
            number = f"{cosine:.3f}".replace("-", "\u2212")
            self.rows["nearest"].set_value(number, tone=tone)
            self.go.setText(self.tr("Go to {0}").format(bank.name_of(self._nearest)))

    def _go(self) -> None:
        self.chosen.emit(self._nearest)
