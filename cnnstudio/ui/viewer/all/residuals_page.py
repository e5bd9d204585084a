"""Numbers against what they should be: a scatter, and how far each is off."""

from __future__ import annotations

import math
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.evaluation_messages import Judged
from cnnstudio.graph.text import marked
from cnnstudio.project.facts import Task
from cnnstudio.ui.export import Exported, Table, paper_of
from cnnstudio.ui.format import grouped
from cnnstudio.ui.format import value as value_text
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.all.chart import PointChart, UnitChart
from cnnstudio.ui.viewer.all.errors import Errors, errors_of
from cnnstudio.ui.viewer.all.judged_page import JudgedPage
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.parts.words import part_word
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import TextLabel

Numbers = NDArray[np.float32]

_DOTS, _NEAR, _BINS, _TALLEST = 4_000, 8.0, 41, 640
"""Most dots drawn, pixels to hit one, bars of the histogram, height of the charts."""

NONE = np.zeros(0, np.float32)


class _Scatter(PointChart):
    """A dot an image: true across, predicted upwards; on the line it is right.

    `picked(image)`: its dot was clicked.
    """

    picked = Signal(int)

    true: Numbers = NONE
    said: Numbers = NONE
    current = -1

    def shown(self) -> NDArray[np.int64]:
        """Return the images that have a dot, evenly from all of them."""
        known = np.flatnonzero(np.isfinite(self.true) & np.isfinite(self.said))
        step = max(1, -(-len(known) // _DOTS))
        return np.asarray(known[::step])

    def index_at(self, place: QPointF) -> int:
        """Return the image of the dot at a point, or -1."""
        shown = self.shown()
        row = self.nearest(self._dots(shown), place, _NEAR)
        return int(shown[row]) if row >= 0 else -1

    def _dots(self, images: NDArray[np.int64]) -> Numbers:
        return np.stack((self.true[images], self.said[images]), 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        image = self.index_at(event.position())
        if image >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(image)

    def paint_data(self, painter: QPainter, box: QRectF) -> None:
        colors = theme()
        painter.setPen(QPen(colors.text2, 1, Qt.PenStyle.DashLine))
        low, high = self.x_range
        painter.drawLine(self.point(low, low), self.point(high, high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.accent)
        for x, y in self.places(self._dots(self.shown())).tolist():
            painter.drawEllipse(QPointF(x, y), 2.2, 2.2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for n, width in ((self.hovered, 1.5), (self.current, 2.0)):
            if 0 <= n < len(self.true):
                painter.setPen(QPen(colors.text, width))
                place = self.point(float(self.true[n]), float(self.said[n]))
                painter.drawEllipse(place, 6, 6)


class _Histogram(UnitChart):
    """How many images are how far off; a line at 0."""

    counts: NDArray[np.int64] = np.zeros(0, np.int64)

    def paint_data(self, painter: QPainter, box: QRectF) -> None:
        colors = theme()
        low, high = self.x_range
        edges = np.linspace(low, high, len(self.counts) + 1)
        for n, count in enumerate(self.counts.tolist()):
            corner = self.point(float(edges[n]), count)
            bar = QRectF(corner, self.point(float(edges[n + 1]), 0))
            painter.fillRect(bar.adjusted(0.5, 0, -0.5, 0), colors.accent)
        x = self.point(0, 0).x()
        painter.setPen(QPen(colors.text2, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))


@inspector_view("residuals", marked("InspectViews", "Residuals"), "all", 0)
class ResidualsPage(JudgedPage):
    """Scatter and histogram of one of the targets."""

    tasks: ClassVar[tuple[Task, ...]] = ("values",)

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        set_topic(self, "panel/residuals")
        self.target = Combo((), self.tr("Target"))
        self.target.setFixedWidth(170)
        self.told = TextLabel("", "label", "text2", wrap=True)
        self.scatter = _Scatter(
            self.tr("Predicted against true"), self.tr("true"), self.tr("predicted")
        )
        self.scatter.words = self._said_of
        self.scatter.picked.connect(self.mistakes.show)
        self.histogram = _Histogram(
            self.tr("Residuals"), self.tr("predicted less true"), self.tr("images")
        )
        self._charts = QWidget()
        row = QHBoxLayout(self._charts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.scatter, 1)
        row.addWidget(self.histogram, 1)
        self._charts.setMaximumHeight(_TALLEST)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._charts, 20)
        column.addWidget(self.told)
        column.addStretch(1)
        self.lay_out(body, self.target)
        self.target.picked.connect(self._choose)
        self.refresh()

    # Showing

    def show_judged(self, judged: Judged) -> str:
        width = judged.scores.shape[1]
        names = [judged.classes[n] if n < len(judged.classes) else str(n)
                 for n in range(width)]  # fmt: skip
        self.target.set_options(list(enumerate(names)))
        self.target.setVisible(width > 1)
        self._draw(judged)
        every = errors_of(judged.scores.reshape(-1), judged.targets.reshape(-1))
        text = self.tr("{0} {1}: mean absolute error {2}, RMSE {3}")
        return text.format(
            grouped(judged.count), part_word(judged.part), value_text(every.mae),
            value_text(every.rmse),
        )  # fmt: skip

    def _columns(self, judged: Judged) -> tuple[Numbers, Numbers]:
        key = self.target.current_key()
        at = key if isinstance(key, int) else 0
        if at >= judged.scores.shape[1]:
            return NONE, NONE
        return judged.targets[:, at], judged.scores[:, at]

    def _draw(self, judged: Judged) -> None:
        true, said = self._columns(judged)
        self.scatter.true, self.scatter.said = true, said
        known = np.isfinite(true) & np.isfinite(said)
        both = np.concatenate((true[known], said[known]))
        span = _room(both)
        self.scatter.x_range = self.scatter.y_range = span
        far = (said - true)[known]
        reach = max(float(np.abs(far).max(initial=0)), 1e-9)
        self.histogram.x_range = (-reach, reach)
        self.histogram.counts = np.histogram(far, _BINS, (-reach, reach))[0]
        highest = max(5, int(self.histogram.counts.max(initial=0)))
        self.histogram.y_range = (0.0, 5.0 * math.ceil(highest / 5))
        self._tell(errors_of(said, true))
        for chart in (self.scatter, self.histogram):
            chart.update()

    def _tell(self, found: Errors) -> None:
        r2 = "–" if math.isnan(found.r2) else f"{found.r2:.4f}"
        said = self.tr("Mean error {0}, R² {1}.").format(value_text(found.bias), r2)
        if self.target.count() > 1:  # of one target the rest stands above
            text = self.tr(
                "{0}: mean absolute error {1}, RMSE {2}, mean error {3}, R² {4}."
            )
            said = text.format(
                self.target.currentText(), value_text(found.mae),
                value_text(found.rmse), value_text(found.bias), r2,
            )  # fmt: skip
        hint = self.tr("Click a dot to look at its image.")
        self.told.setText(f"{said} {hint}")

    def _said_of(self, image: int) -> str:
        true, said = (float(v[image]) for v in (self.scatter.true, self.scatter.said))
        text = self.tr("image {0}: true {1}, predicted {2}")
        return text.format(grouped(image + 1), value_text(true), value_text(said))

    def follow_judged(self, judged: Judged) -> None:
        here = judged.part == self.controller.part
        current = self.controller.index if here else -1
        if current != self.scatter.current:
            self.scatter.current = current
            self.scatter.update()

    # Choosing

    def _choose(self, _key: object) -> None:
        if self.judged is not None:
            self._draw(self.judged)

    def exported(self) -> Exported:
        """Both charts; a row an image with all targets and predictions."""
        name = self.named(self.tr("Residuals"))
        judged = self.judged
        if judged is None:
            return Exported(name)
        names = [judged.classes[n] if n < len(judged.classes) else str(n)
                 for n in range(judged.scores.shape[1])]  # fmt: skip
        titles = ["image", *(f"{n}, true" for n in names),
                  *(f"{n}, predicted" for n in names)]  # fmt: skip
        both = np.concatenate((judged.targets, judged.scores), 1).tolist()
        rows = [(n + 1, *row) for n, row in enumerate(both)]
        return Exported(name, paper_of(self._charts), Table(titles, rows))


def _room(values: Numbers) -> tuple[float, float]:
    """Return ends of an axis with a little room around all values."""
    if not len(values):
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    around = 0.04 * (high - low) or 0.5
    return low - around, high + around
