"""The way of the gradient: from the output back to the window's values and weights."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.layers.convolution import Conv2d
from cnnstudio.graph.layers.pooling import MaxPool2d
from cnnstudio.graph.shape import Pair
from cnnstudio.ui.format import shape
from cnnstudio.ui.viewer.lab.model import LabModel
from cnnstudio.ui.viewer.lab.sheet import Sheet, span_of, written
from cnnstudio.ui.viewer.lab.step_face import exact
from cnnstudio.ui.viewer.lab.titled import TitledGrid, even_heights
from cnnstudio.ui.viewer.parts.pictures import WEIGHTS
from cnnstudio.ui.widgets.labels import TextLabel


class GradientFace(QWidget):
    """Follows the model while it is seen; the gradient at the output can be typed."""

    def __init__(self, model: LabModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.said = TextLabel("", "label", "text2", wrap=True)
        self.upstream = TitledGrid(self.tr("Gradient at the output"), editable=True)
        self.back = TitledGrid(self.tr("Gradient at the input"))
        self.input = TitledGrid(self.tr("Input"))
        self.weights = TitledGrid(self.tr("Gradient of the filter"))
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row, panels in (
            (upper, (self.upstream, self.back)),
            (lower, (self.input, self.weights)),
        ):
            row.setSpacing(20)
            for panel in panels:
                row.addWidget(panel, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 12, 20, 8)
        column.setSpacing(10)
        column.addWidget(self.said)
        column.addLayout(upper, 3)
        column.addLayout(lower, 3)
        column.addStretch(1)
        self.upstream.grid.typed.connect(model.set_upstream)
        self.upstream.grid.picked.connect(self._go)
        model.changed.connect(self._if_seen)
        model.moved.connect(self._if_seen)

    def refresh(self) -> None:
        """Show where the gradients of what the model is at go."""
        model = self._model
        work, place, channel = model.work, model.place, model.channel
        upstream = model.upstream
        rows, columns = work.slide.taps(place)
        (up, _), (left, _) = work.slide.sides
        back = work.back(channel, upstream)
        # Padding gets no gradient: the window is marked where it lies on the input.
        inside = [r - up for r in rows.tolist() if 0 <= r - up < back.shape[0]]
        across = [c - left for c in columns.tolist() if 0 <= c - left < back.shape[1]]
        taps = (tuple(inside), tuple(across)) if inside and across else None
        here = self._winner(place)
        sums = self.tr("Gradient at the sums")
        usual = self.tr("Gradient at the output")
        self.upstream.title.setText(sums if work.bends else usual)
        self.upstream.show_sheet(
            Sheet(upstream, span_of(upstream, True), WEIGHTS, here=place),
            shape(upstream.shape),
        )
        self.back.show_sheet(
            Sheet(back, span_of(back, True), WEIGHTS, taps=taps, here=here),
            shape(back.shape),
        )
        image = work.given.image[channel]
        self.input.show_sheet(Sheet(image, span_of(image), taps=taps, here=here))
        convolves = isinstance(work.layer, Conv2d)
        self.weights.setVisible(convolves)
        if convolves:
            own = work.weight_gradient(channel, upstream)
            self.weights.show_sheet(Sheet(own, span_of(own, True), WEIGHTS))
        self.said.setText(self._said(place, here))
        self._fit()

    def _fit(self) -> None:
        wide = max(80, (self.width() - 57) // 2)
        even_heights((self.upstream, self.back), wide)
        even_heights((self.input, self.weights), wide)

    def _winner(self, place: Pair) -> Pair | None:
        """Where the largest value of the window lies on the input."""
        work = self._model.work
        if not isinstance(work.layer, MaxPool2d):
            return None
        rows, columns = work.slide.taps(place)
        tap = divmod(work.winner(self._model.channel, place), len(columns))
        (up, _), (left, _) = work.slide.sides
        return int(rows[tap[0]]) - up, int(columns[tap[1]]) - left

    def _said(self, place: Pair, here: Pair | None) -> str:
        work = self._model.work
        told = written(float(self._model.upstream[place]))
        if here is not None:
            text = self.tr(
                "The gradient {0} of row {1}, column {2} goes to one value alone: the "
                "largest of its window, at row {3}, column {4}. All others get 0."
            )
            return text.format(told, *place, *here)
        if isinstance(work.layer, Conv2d):
            text = self.tr(
                "Each input value gets the gradient {0} times the weight it was "
                "multiplied with, summed over all windows that hold it: the matrix, "
                "transposed. Each weight gets gradient times value, summed over all "
                "positions; the bias the sum of all gradients, {1}."
            )
            return text.format(told, exact(float(self._model.upstream.sum())))
        text = self.tr(
            "The gradient {0} is shared: each value of the window gets its part of it."
        )
        return text.format(told)

    def _go(self, cell: Pair) -> None:
        self._model.go_to(cell[0] * self._model.work.slide.output[1] + cell[1])

    def _if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
