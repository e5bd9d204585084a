"""Is the network as sure as it is right? Reliability, confidence, temperature."""

from __future__ import annotations

import math
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from cnnstudio.graph.text import marked
from cnnstudio.project.facts import Task
from cnnstudio.ui.export import Exported, Table, paper_of
from cnnstudio.ui.fonts import HINT, ui_font
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.all.answers import Answers, ClassAnswers, LabelAnswers
from cnnstudio.ui.viewer.all.calibration import (
    COLDEST,
    HOTTEST,
    Reliability,
    reliability,
)
from cnnstudio.ui.viewer.all.chart import UnitChart
from cnnstudio.ui.viewer.all.page import AllPage, AnyTable
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.confusion import ANY
from cnnstudio.ui.viewer.model.labels import LabelTable
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.painting import draw_line

_STEPS = 400
"""Positions of the slider, even in the logarithm of the temperature."""

_TALLEST = 640


class ReliabilityChart(UnitChart):
    """Accuracy of each bin as a bar, its gap to the confidence hatched on it."""

    shown: Reliability | None = None

    def paint_data(self, painter: QPainter, box: QRectF) -> None:
        colors, shown = theme(), self.shown
        if shown is not None:
            width = 1 / len(shown.counts)
            for number, count in enumerate(shown.counts):
                if not count:
                    continue
                left, right = number * width, (number + 1) * width
                accuracy = float(shown.accuracy[number])
                sure = float(shown.confidence[number])
                bar = QRectF(self.point(left, accuracy), self.point(right, 0))
                painter.fillRect(bar.adjusted(1, 0, -1, 0), colors.accent)
                gap = QRectF(self.point(left, accuracy), self.point(right, sure))
                gap = gap.normalized().adjusted(1, 0, -1, 0)
                painter.fillRect(gap, colors.canvas)
                brush = Qt.BrushStyle.BDiagPattern
                painter.setBrush(brush)
                painter.setPen(QPen(colors.error, 1))
                ground = painter.brush()
                ground.setColor(colors.error)
                painter.setBrush(ground)
                painter.drawRect(gap)
                # Of a surer bin than right the bar ends below the gap.
                painter.setBrush(Qt.BrushStyle.NoBrush)
                edge = self.point(left, accuracy), self.point(right, accuracy)
                painter.setPen(QPen(colors.text, 1.5))
                painter.drawLine(*edge)
        painter.setPen(QPen(colors.text2, 1, Qt.PenStyle.DashLine))
        painter.drawLine(self.point(0, 0), self.point(1, 1))


class ConfidenceChart(UnitChart):
    """How many images the network is how sure of; means of sureness and accuracy."""

    shown: Reliability | None = None
    words = ("", "")
    """What the means of sureness and of what holds are called."""

    def paint_data(self, painter: QPainter, box: QRectF) -> None:
        colors, shown = theme(), self.shown
        if shown is None:
            return
        width, whole = 1 / len(shown.counts), max(1, int(shown.counts.sum()))
        for number, count in enumerate(shown.counts):
            left, right = number * width, (number + 1) * width
            bar = QRectF(self.point(left, int(count) / whole), self.point(right, 0))
            painter.fillRect(bar.adjusted(1, 0, -1, 0), colors.accent)
        means = (
            (shown.mean_confidence, self.words[0], 0),
            (shown.mean_accuracy, self.words[1], 1),
        )
        if not all(math.isfinite(value) for value, _, _ in means):
            return
        first, last = (f(v for v, _, _ in means) for f in (min, max))
        for value, name, row in means:
            x = self.point(value, 0).x()
            style = Qt.PenStyle.DashLine if row == 0 else Qt.PenStyle.SolidLine
            painter.setPen(QPen(colors.text, 1.5, style))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            text = f"{name} {percent(value, 1)}"
            top, end = int(box.top()) + 4 + 18 * row, int(self.point(first, 0).x())
            place = QRect(int(box.left()), top, end - int(box.left()) - 8, 16)
            align = Qt.AlignmentFlag.AlignRight
            if first < 0.5:
                end = int(self.point(last, 0).x())
                place = QRect(end + 8, top, int(box.right()) - end - 8, 16)
                align = Qt.AlignmentFlag.AlignLeft
            draw_line(painter, place, text, ui_font(HINT), colors.text2, align)


@inspector_view("calibration", marked("InspectViews", "Calibration"), "all", 4)
class CalibrationPage(AllPage):
    """Two charts and a temperature, which changes how sure, never what is said.

    Of several labels each by itself, or all of them together.
    """

    tasks: ClassVar[tuple[Task, ...]] = ("classes", "labels")

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        set_topic(self, "panel/calibration")
        self._temperature, self._best = 1.0, math.nan
        self._reliability: Reliability | None = None
        self._answers: Answers | None = None
        self.label = Combo((), self.tr("Label"))
        self.label.setFixedWidth(170)
        self.chart = ReliabilityChart(self.tr("Reliability"), "", "")
        self.chart.legend = (
            ("line", "text", self.tr("right")),
            ("hatched", "error", self.tr("gap")),
            ("dashed", "text2", self.tr("as sure as right")),
        )
        self.confidence = ConfidenceChart(self.tr("Confidence"), "", "")
        self.confidence.y_percent = True
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setAccessibleName(self.tr("Temperature"))
        self.slider.setFixedWidth(220)
        self.value = TextLabel("", "mono")
        self.fit = Button(self.tr("Fit"), small=True)
        self.fit.setToolTip(self.tr("Takes the temperature with the least mean loss"))
        self.usual = Button(self.tr("Back to 1"), small=True)
        self.told = TextLabel("", "label", "text2", wrap=True)
        self.note = TextLabel("", "label", "text2", wrap=True)
        self._lay_out()
        self.slider.valueChanged.connect(self._slid)
        self.fit.clicked.connect(self._fit)
        self.usual.clicked.connect(self._reset)
        self.label.picked.connect(self._choose_label)
        self._show_temperature()
        self.refresh()

    def _lay_out(self) -> None:
        heat = QHBoxLayout()
        heat.setSpacing(8)
        heat.addWidget(TextLabel(self.tr("Temperature"), "label", "text2"))
        heat.addWidget(self.slider)
        heat.addWidget(self.value)
        heat.addWidget(self.fit)
        heat.addWidget(self.usual)
        heat.addStretch(1)
        self._charts = QWidget()
        row = QHBoxLayout(self._charts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for chart in (self.chart, self.confidence):
            row.addWidget(chart, 1)
        self._charts.setMaximumHeight(_TALLEST)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._charts, 20)
        column.addLayout(heat)
        column.addWidget(self.told)
        column.addWidget(self.note)
        column.addStretch(1)
        self.lay_out(body, self.label)

    @property
    def temperature(self) -> float:
        """What the scores are divided by."""
        return self._temperature

    # Showing

    def show_found(self, table: AnyTable) -> None:
        labels = isinstance(table, LabelTable)
        self.label.setVisible(labels)
        if labels:
            names = [(n, table.name(n)) for n in range(table.size)]
            self.label.set_options([(ANY, self.tr("all labels")), *names])
        self._name_axes(labels)
        self._take_answers(table)

    def _name_axes(self, labels: bool) -> None:
        share = self.tr("probability of the predicted class")
        held, of = self.tr("share that is right"), self.tr("share of the images")
        self.confidence.words = self.tr("mean confidence"), self.tr("accuracy")
        if labels:
            share = self.tr("probability of the label")
            held, of = self.tr("share that has it"), self.tr("share of the answers")
            self.confidence.words = self.tr("mean probability"), self.tr("have it")
        self.chart.name_axes(share, held)
        self.confidence.name_axes(share, of)

    def _take_answers(self, table: AnyTable) -> None:
        if isinstance(table, LabelTable):
            key = self.label.current_key()
            self._answers = LabelAnswers(table, key if isinstance(key, int) else ANY)
        else:
            self._answers = ClassAnswers(table)
        scored = self._answers.scored
        self._best = self._answers.best() if scored else math.nan
        if not scored:
            self._temperature = 1.0
        why = self.tr("There are too many images and classes to keep all scores.")
        for control in (self.slider, self.fit, self.usual):
            set_reason(control, None if scored else why)
        self._show_temperature()

    def _show_temperature(self) -> None:
        """Bring charts, slider and sentences to the temperature."""
        low, high = math.log(COLDEST), math.log(HOTTEST)
        place = (math.log(self._temperature) - low) / (high - low)
        self.slider.blockSignals(True)
        self.slider.setValue(round(_STEPS * place))
        self.slider.blockSignals(False)
        self.value.setText(f"{self._temperature:.2f}")
        if self.shown is None or self._answers is None:
            return
        cases = self._answers.cases(self._temperature)
        shown = self._reliability = reliability(*cases)
        self.chart.shown = self.confidence.shown = shown
        self.confidence.y_range = (0.0, _top(shown))
        for chart in (self.chart, self.confidence):
            chart.update()
        self._tell(shown)

    def _tell(self, shown: Reliability) -> None:
        assert self._answers is not None
        text = self.tr(
            "ECE {0} ({1} bins); largest gap {2}. On the mean {3} sure, {4} right."
        )
        if isinstance(self.shown, LabelTable):
            text = self.tr(
                "ECE {0} ({1} bins); largest gap {2}. On the mean a label is {3} "
                "likely, and {4} are there."
            )
        text = text.format(
            percent(shown.ece, 2), len(shown.counts), percent(shown.largest, 1),
            percent(shown.mean_confidence, 1), percent(shown.mean_accuracy, 1),
        )  # fmt: skip
        if self._answers.scored:
            loss = self._answers.loss(self._temperature)
            more = self.tr(
                "Mean loss {0} at temperature {1}; it is least at {2}. What is "
                "predicted stays the same at every temperature."
            )
            text += " " + more.format(
                f"{loss:.4f}", f"{self._temperature:.2f}", f"{self._best:.2f}"
            )
        self.told.setText(text)
        self.note.setText(self._note(shown))
        self.note.setVisible(bool(self.note.text()))

    def _note(self, shown: Reliability) -> str:
        """Say that the network is hardly sure of anything, where that is so (L12)."""
        assert self.shown is not None
        if isinstance(self.shown, LabelTable):
            return ""
        least = min(2 / max(2, self.shown.size), 0.6)
        if self.shown.found.epoch < 3 or not shown.mean_confidence < least:
            return ""
        text = self.tr(
            "After {0} epochs the network is {1} sure on the mean, hardly more than by "
            "guessing: its features tell these classes apart weakly."
        )
        epochs = grouped(self.shown.found.epoch)
        return text.format(epochs, percent(shown.mean_confidence, 1))

    # Choosing

    def _choose_label(self, _key: object) -> None:
        if self.shown is not None:
            self._take_answers(self.shown)

    def _slid(self, place: int) -> None:
        low, high = math.log(COLDEST), math.log(HOTTEST)
        self._temperature = math.exp(low + (high - low) * place / _STEPS)
        self._show_temperature()

    def _fit(self) -> None:
        if math.isfinite(self._best):
            self._temperature = self._best
            self._show_temperature()

    def _reset(self) -> None:
        self._temperature = 1.0
        self._show_temperature()

    def exported(self) -> Exported:
        """Both charts, and the bins as rows."""
        title = self.tr("Calibration at temperature {0}")
        title = title.format(f"{self._temperature:.2f}")
        if isinstance(self.shown, LabelTable):
            title = f"{title}, {self.label.currentText()}"
        name = self.named(title)
        shown = self._reliability
        if shown is None:
            return Exported(name)
        edges = np.linspace(0, 1, len(shown.counts) + 1)
        rows = [
            (float(edges[n]), float(edges[n + 1]), int(count),
             _known(shown.confidence[n]), _known(shown.accuracy[n]))
            for n, count in enumerate(shown.counts)
        ]  # fmt: skip
        titles = ("from", "to", "images", "confidence", "accuracy")
        if isinstance(self.shown, LabelTable):
            titles = ("from", "to", "answers", "probability", "share that has it")
        return Exported(name, paper_of(self._charts), Table(titles, rows))


def _known(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _top(shown: Reliability) -> float:
    """Return the end of the axis, of which a fifth is a round number."""
    largest = float(shown.counts.max()) / max(1, int(shown.counts.sum()))
    return next((end for end in (0.1, 0.25, 0.5) if largest <= end), 1.0)
