"""Step by step: the window on the input, its products, their sum, the output."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.layers.convolution import Conv2d
from cnnstudio.graph.layers.pooling import MaxPool2d
from cnnstudio.graph.shape import Pair
from cnnstudio.graph.text import plural
from cnnstudio.ui.format import counted, shape
from cnnstudio.ui.viewer.lab.channel_bars import ChannelBars
from cnnstudio.ui.viewer.lab.grid import MOST
from cnnstudio.ui.viewer.lab.model import LabModel
from cnnstudio.ui.viewer.lab.sheet import Sheet, span_of, written
from cnnstudio.ui.viewer.lab.sum_strip import Block, SumStrip
from cnnstudio.ui.viewer.lab.titled import TitledGrid, even_heights
from cnnstudio.ui.viewer.lab.work import Work
from cnnstudio.ui.viewer.parts.pictures import WEIGHTS
from cnnstudio.ui.widgets.labels import TextLabel

_AROUND = (17, 12, 12, 8)
"""Margins around the face: left, top, right, bottom."""
_SIGN, _GAP = 14, 6
"""Width of a sign between two tables, and the room beside it, in pixels."""
_MOST_TERMS = 12
_PART = 0.27
"""How much of the height window, filter and products take at most."""


class StepFace(QWidget):
    """Follows the model; cells of an own input and filter are typed here."""

    def __init__(self, model: LabModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._tap: Pair | None = None
        self._bends = False
        self.input = TitledGrid(self.tr("Input"), editable=True)
        self.output = TitledGrid(self.tr("Output"))
        self.bent = TitledGrid(self.tr("Activation"))
        self.patch = TitledGrid(self.tr("Window"), has_bar=False)
        self.filter = TitledGrid(self.tr("Filter"), editable=True, has_bar=False)
        self.products = TitledGrid(self.tr("Products"), has_bar=False)
        self.channels = ChannelBars()
        self.strip = SumStrip()
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what the model is at."""
        work, place = self._model.work, self._model.place
        self._show_input(work, place)
        self._show_taps(work, place)
        self._show_output(work, place)
        self._fit()
        sums = work.sums(place)
        self.channels.show_sums(work.channels, sums, self._model.channel)
        self.channels.setVisible(len(work.channels) > 1)
        usual = self._terms(work, place)
        terms = usual if self._tap is None else self._term(work, place, self._tap)
        self.strip.show_sum(terms, usual, self._blocks(sums, work, place))

    def _show_input(self, work: Work, place: Pair) -> None:
        values = work.padded(self._model.channel)
        inside = work.given.image[self._model.channel]
        rows, columns = work.slide.taps(place)
        taps = tuple(rows.tolist()), tuple(columns.tolist())
        here = None
        if self._tap is not None:
            here = taps[0][self._tap[0]], taps[1][self._tap[1]]
        elif isinstance(work.layer, MaxPool2d):
            tap = divmod(work.winner(self._model.channel, place), len(columns))
            here = taps[0][tap[0]], taps[1][tap[1]]
        sheet = Sheet(
            values, span_of(inside), sides=work.slide.sides, taps=taps, here=here
        )
        hint = shape(work.slide.size)
        if values.shape != work.slide.size:
            hint = f"{hint} → {shape(values.shape)}"  # with its padding
        if len(work.given.image) > 1:
            hint = self.tr("channel {0}, {1}").format(self._model.channel, hint)
        self.input.show_sheet(sheet, hint)
        self.input.grid.set_editable(self._model.is_own)

    def _show_taps(self, work: Work, place: Pair) -> None:
        channel, here = self._model.channel, self._tap
        values, shares = work.values(channel, place), work.shares(channel, place)
        products = work.products(channel, place)
        convolves = isinstance(work.layer, Conv2d)
        if not convolves and isinstance(work.layer, MaxPool2d) and here is None:
            here = divmod(work.winner(channel, place), shares.shape[1])
        inside = work.given.image[channel]
        sides = work.slide.sides_of(place)
        self.patch.show_sheet(Sheet(values, span_of(inside), sides=sides, here=here))
        weights = work.given.weights if work.given.weights is not None else shares
        self.filter.title.setText(self.tr("Filter") if convolves else self.tr("Share"))
        name = self.tr("number {0}").format(work.given.number) if convolves else ""
        self.filter.show_sheet(
            Sheet(shares, span_of(weights, signed=True), WEIGHTS, here=here),
            name if self._model.filters > 1 else "",
        )
        self.filter.grid.set_editable(self._model.is_own and convolves)
        end = span_of(products, signed=True)
        self.products.show_sheet(Sheet(products, end, WEIGHTS, here=here))

    def _show_output(self, work: Work, place: Pair) -> None:
        known = self._model.step + 1 if self._model.fills else -1
        size = shape(work.slide.output)
        for panel, values in ((self.output, work.output), (self.bent, work.activated)):
            sheet = Sheet(values, span_of(values), here=place, known=known)
            panel.show_sheet(sheet, size)
        self.bent.setVisible(work.bends)
        self._bends = work.bends
        if isinstance(work.layer, Conv2d):
            self.bent.title.setText(work.layer.activation.replace("_", " "))

    def _term(self, work: Work, place: Pair, tap: Pair) -> str:
        """Write out the product that is pointed at."""
        channel = self._model.channel
        told = work.values, work.shares, work.products
        numbers = [written(float(table(channel, place)[tap])) for table in told]
        text = self.tr("row {0}, column {1} of the window: {2} × {3} = {4}")
        return text.format(*tap, *numbers)

    def _terms(self, work: Work, place: Pair) -> str:
        """Write the sum out, if it is not too long."""
        channel = self._model.channel
        values = work.values(channel, place)
        shares = work.shares(channel, place)
        if values.size > _MOST_TERMS:
            return self.tr("Point at a value to see its product.")
        if isinstance(work.layer, MaxPool2d):
            listed = ", ".join(written(float(v)) for v in values.ravel())
            return self.tr("the largest of {0}").format(listed)
        return " + ".join(
            f"{_signed(float(v))}\u00b7{_signed(float(s))}"
            for v, s in zip(values.ravel(), shares.ravel(), strict=True)
        )

    def _blocks(self, sums: list[float], work: Work, place: Pair) -> list[Block]:
        at = work.channels.index(self._model.channel)
        value = float(work.output[place])
        if isinstance(work.layer, MaxPool2d):
            return [Block(self.tr("largest value"), exact(value), strong=True)]
        taps = work.slide.kernel[0] * work.slide.kernel[1]
        said = plural("StepFace", taps, "{n} product", "{n} products")
        name = self.tr("sum of {0}").format(counted(taps, said))
        result = [Block(name, exact(sums[at]))]
        if len(sums) > 1:
            rest = float(np.sum(sums)) - sums[at]
            result.append(Block(self.tr("other channels"), exact(rest), "+"))
        if isinstance(work.layer, Conv2d):
            if work.layer.bias:
                result.append(Block(self.tr("bias"), exact(work.bias), "+"))
            name = self.tr("output")
            result.append(Block(name, exact(value), "=", strong=not work.bends))
        if work.bends:
            assert isinstance(work.layer, Conv2d)
            name = work.layer.activation.replace("_", " ")
            bent = float(work.activated[place])
            result.append(Block(name, exact(bent), "→", strong=True))
        return result

    # Layout

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(20)
        for panel in (self.input, self.output, self.bent):
            upper.addWidget(panel, 1)
        self._times, self._equals = _sign("×"), _sign("=")
        lower = QHBoxLayout()
        lower.setSpacing(_GAP)
        for part in (
            self.patch, self._times, self.filter, self._equals, self.products,
        ):  # fmt: skip
            lower.addWidget(part)
        lower.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*_AROUND)
        column.setSpacing(10)
        column.addLayout(upper, 60)
        column.addLayout(lower, 20)
        column.addWidget(self.channels)
        column.addWidget(self.strip)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take no more room than cells need: the tables in a row, signs between."""
        upper = [self.input, self.output, *([self.bent] if self._bends else [])]
        room = self.width() - _AROUND[0] - _AROUND[2]
        wide = max(80, (room - 20 * (len(upper) - 1)) // len(upper))
        even_heights(upper, wide)
        rows, columns = self.patch.grid.sheet.size
        room = max(80, (room - 2 * _SIGN - 4 * _GAP) // 3) - 6
        cell = min(MOST, room / columns, _PART * self.height() / rows)
        for panel in (self.patch, self.filter, self.products):
            panel.fit_cells(float(int(cell)) if cell >= 4 else cell)
        tall = self.patch.maximumHeight()
        for sign in (self._times, self._equals):
            sign.setContentsMargins(0, tall - round(rows * cell) - 6, 0, 0)
            sign.setFixedHeight(tall)

    def _connect(self) -> None:
        self._model.changed.connect(self.refresh)
        self._model.moved.connect(self.refresh)
        for panel in (self.patch, self.filter, self.products):
            panel.grid.pointed.connect(self._point)
        for panel in (self.output, self.bent):
            panel.grid.picked.connect(self._go)
        self.input.grid.typed.connect(self._typed_value)
        self.input.grid.picked.connect(self._look_from)
        self.filter.grid.typed.connect(self._typed_weight)
        self.channels.picked.connect(self._model.look_at_channel)

    def _point(self, tap: Pair | None) -> None:
        if tap != self._tap:
            self._tap = tap
            self.refresh()

    def _go(self, cell: Pair) -> None:
        self._model.go_to(cell[0] * self._model.work.slide.output[1] + cell[1])

    def _look_from(self, cell: Pair) -> None:
        """Lay the window on a cell of a map; typed numbers are chosen to be typed."""
        if self._model.is_own:
            return
        slide = self._model.work.slide
        at = []
        for axis in (0, 1):
            reach = slide.dilation[axis] * (slide.kernel[axis] - 1) // 2
            step = round((cell[axis] - reach) / slide.stride[axis])
            at.append(max(0, min(slide.output[axis] - 1, step)))
        self._go((at[0], at[1]))

    def _typed_value(self, cell: Pair, value: float) -> None:
        (up, _), (left, _) = self._model.work.slide.sides
        inside = cell[0] - up, cell[1] - left
        self._model.set_value(self._model.channel, inside, value)

    def _typed_weight(self, cell: Pair, value: float) -> None:
        self._model.set_weight(self._model.channel, cell, value)


def exact(value: float) -> str:
    """Return a number with five figures, or what it is instead of one."""
    if not np.isfinite(value) or value == round(value):
        return written(value)
    return f"{value:.5g}".replace("-", "−")


def _signed(value: float) -> str:
    """Return a factor; a negative one in brackets."""
    return f"({written(value)})" if value < 0 else written(value)


def _sign(text: str) -> TextLabel:
    label = TextLabel(text, "metric", "text2")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setFixedWidth(_SIGN)
    return label
