"""One image on its way: pixels, input, features, logits, softmax, prediction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.bridge.sample_messages import Stages, StagesOf
from cnnstudio.graph.text import marked, translate
from cnnstudio.ui.export import Exported, Table, paper_of
from cnnstudio.ui.format import percent, shape
from cnnstudio.ui.forms.slider_row import StepSlider
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.maps.vector_view import VectorBars
from cnnstudio.ui.viewer.model.data_task import task_of_project, why_no_classes
from cnnstudio.ui.viewer.model.predictions import Prediction, predict
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.sample.sample_view import SampleView
from cnnstudio.ui.viewer.sample.score_table import ScoreTable, scores_of
from cnnstudio.ui.viewer.views import InspectorPage, inspector_view
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import ElidedLabel, Glyph, TextLabel
from cnnstudio.ui.widgets.rows import FlowSeparator

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController

_PICTURE, _OTHERS = (112, 240), 224
"""Least and greatest side of a picture, and the height of all besides it and the rows
of the classes, in pixels."""

_EDGE = 8
"""Room for the scroll bar right of the rows, in pixels."""
_FINE = 0.05
"""Step of the slider: of the decimal logarithm of the temperature."""


class _Stage(QWidget):
    """A title, something drawn, and two lines of numbers below it."""

    def __init__(self, title: str, drawn: QWidget) -> None:
        super().__init__()
        self.title = TextLabel(title, "strong")
        self.drawn = drawn
        self.first = ElidedLabel("", "mono", "text2")
        self.second = ElidedLabel("", "hint", "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        self.set_side(_PICTURE[0])
        column.addWidget(drawn)
        column.addWidget(self.first)
        column.addWidget(self.second)

    def set_side(self, side: int) -> None:
        """Make what is drawn so high; a picture is as wide."""
        self.drawn.setFixedHeight(side)
        if isinstance(self.drawn, SampleView):
            self.drawn.setFixedWidth(side)

    def say(self, first: str, second: str) -> None:
        """Say the numbers."""
        self.first.set_text(first)
        self.second.set_text(second)


class Temperature(QWidget):
    """A slider for the temperature of the softmax, from 0.1 to 10, and a way back."""

    def __init__(self) -> None:
        super().__init__()
        self.slider = StepSlider(_FINE)
        self.slider.setRange(round(-1 / _FINE), round(1 / _FINE))
        self.slider.setFixedWidth(150)
        self.slider.setAccessibleName(self.tr("Temperature of the softmax"))
        self.slider.setToolTip(
            self.tr("Divides the logits before the softmax: high ones even out.")
        )
        self._text = TextLabel("", "mono", "text")
        self._text.setFixedWidth(64)
        self.back = Button(self.tr("T = 1"), small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (
            TextLabel(self.tr("Temperature"), "label", "text2"),
            self.slider, self._text, self.back,
        ):  # fmt: skip
            row.addWidget(widget)
        self.slider.valueChanged.connect(self._moved)
        self.back.clicked.connect(self._go_back)
        self._moved()

    def number(self) -> float:
        """Return the temperature."""
        return float(10 ** self.slider.number())

    def _moved(self) -> None:
        self._text.setText(f"T {self.number():.2f}")
        there = self.tr("The temperature is 1: the usual softmax.")
        set_reason(self.back, there if self.slider.value() == 0 else None)

    def _go_back(self) -> None:
        self.slider.setValue(0)


@inspector_view("stages", marked("InspectViews", "Stages"), "image", place=1)
class StagesPage(InspectorPage):
    """The stages of one image side by side, and below them a row for each class."""

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        set_topic(self, "panel/stages")
        self.image = _Stage(self.tr("Image"), SampleView())
        self.given = _Stage(self.tr("Input of the network"), SampleView())
        self.features = _Stage(self.tr("Features"), VectorBars())
        self.temperature = Temperature()
        self.table = ScoreTable()
        self.verdict = TextLabel("", "body")
        self.formula = ElidedLabel("", "hint", "text2")
        self._problem = TextLabel("", "label", "text2", wrap=True)
        self._stages: Stages | None = None
        self._lay_out()
        self.temperature.slider.valueChanged.connect(self._show_scores)

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        return why_no_scores(controller)

    def refresh(self) -> None:
        controller = self.controller
        question = question_of(controller)
        found = controller.studies.ask(question, Stages)
        self._problem.setText(controller.studies.refusal(question))
        self._problem.setVisible(bool(self._problem.text()))
        if found is not None and found is not self._stages:
            self._stages = found
            self._show_stages(found)
            self._show_scores()

    def exported(self) -> Exported:
        """Return the page as it is seen, and the numbers of every class."""
        scores = self.table.scores
        name, table = self.tr("Stages"), None
        if scores is not None:
            titles = ("class", "logit", "logit / T", "softmax", "target", "gradient")
            table = Table(titles, scores.rows())
        return Exported(name, paper_of(self), table)

    def _show_stages(self, found: Stages) -> None:
        view, given = self.image.drawn, self.given.drawn
        assert isinstance(view, SampleView)
        assert isinstance(given, SampleView)
        view.set_image(found.image, self.tr("The image"))
        given.set_image(_stretched(found.prepared), self.tr("The input"))
        self.image.say(shape(found.image.shape), range_text(found.image))
        self.given.say(self._formula(found), range_text(found.prepared))
        bars = self.features.drawn
        assert isinstance(bars, VectorBars)
        self.features.setVisible(bool(found.source))
        if found.source:
            values = _flat(found.features)
            bars.show_values(values)
            self.features.title.setText(self._features_title(found))
            text = shape(found.features.shape)
            self.features.say(text, self._features_text(found.features))

    def _formula(self, found: Stages) -> str:
        """Say how the input was made of the image, where that is one formula."""
        if not len(found.mean):
            return shape(found.prepared.shape)
        if len(found.mean) > 1:
            return self.tr("(x − μ) / σ")
        mean, divisor = float(found.mean[0]), float(found.divisor[0])
        return f"(x − {mean:.3g}) / {divisor:.3g}"

    def _features_title(self, found: Stages) -> str:
        node = self.controller.document.graph.nodes.get(found.source)
        name = node.name if node is not None else found.source
        return self.tr("Features, of {0}").format(name)

    def _features_text(self, features: NDArray[np.float32]) -> str:
        above = percent(float((features > 0).mean()), 0)
        mean = number_text(float(features.mean()))
        text = self.tr("{0}, mean {1}, {2} above 0")
        return text.format(range_text(features), mean, above)

    def _share_room(self) -> None:
        """Give the pictures the height that the rows of the classes leave."""
        least, most = _PICTURE
        side = max(least, min(most, self.height() - _OTHERS - self.table.height()))
        for stage in (self.image, self.given, self.features):
            stage.set_side(side)

    def _show_scores(self) -> None:
        found = self._stages
        prediction = None
        if found is not None:
            prediction = predict(found.logits, found.label, found.classes)
        if prediction is None:
            self.table.show_scores(None)
            self.verdict.setText(self.tr("The scores are not finite numbers."))
            return
        scores = scores_of(prediction, self.temperature.number())
        self.table.show_scores(scores)
        self._share_room()
        self.verdict.setText(self._verdict(prediction, float(scores.shares.max())))
        text = self.tr("p = exp(z / T) / Σ exp(z / T), Σ p = {0}")
        said = text.format(f"{float(scores.shares.sum()):.6f}")
        if scores.gradient is None:
            said += "; " + self.tr("without a label there is no gradient")
        else:
            said += "; " + self.tr("(p − y) / T is the gradient of the loss at z")
        self.formula.set_text(said)

    def _verdict(self, prediction: Prediction, share: float) -> str:
        name, best = prediction.name(prediction.argmax), percent(share, 2)
        if prediction.label < 0:
            return self.tr("Prediction {0}, p = {1}").format(name, best)
        truth = prediction.name(prediction.label)
        text = self.tr("Prediction {0}, p = {1}; true class {2}")
        return text.format(name, best, truth)

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setContentsMargins(20, 16, 20, 12)
        upper.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignVCenter
        upper.addWidget(self.image, 2)
        upper.addWidget(Glyph("chevron-right", "text3", 14), 0, middle)
        upper.addWidget(self.given, 2)
        upper.addWidget(Glyph("chevron-right", "text3", 14), 0, middle)
        upper.addWidget(self.features, 5)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, _EDGE, 0)
        head.setSpacing(12)
        head.addWidget(self.verdict, 1)
        head.addWidget(self.temperature)
        inside = QWidget()
        inside.setObjectName("scroll_body")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, _EDGE, 0)
        rows.addWidget(self.table)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        lower = QVBoxLayout()
        lower.setContentsMargins(20, 12, 20 - _EDGE, 8)
        lower.setSpacing(8)
        lower.addWidget(self._problem)
        lower.addLayout(head)
        lower.addWidget(self.formula)
        lower.addWidget(scroll, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addWidget(FlowSeparator())
        column.addLayout(lower, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()


def question_of(controller: InspectController) -> StagesOf:
    """Ask about the image and the weights that are looked at, whatever the layer."""
    looking = controller.looking()
    looking["node"] = ""
    return StagesOf(**looking)


def why_no_scores(controller: InspectController) -> str:
    """Say why nothing can be said of classes; empty if it can."""
    maps = controller.maps
    if maps is None:
        return controller.why_no_image()
    project = controller.document.project
    if why := why_no_classes(project):
        return why
    if maps.logits.ndim != 1 or not len(maps.logits):
        return translate("Samples", "This network gives no scores for classes.")
    if task_of_project(project) == "labels":
        return translate(
            "Samples", "The images have several labels each: look at All images."
        )
    if maps.part != "own" and maps.label < 0:
        return translate("Samples", "These images do not have one class each.")
    return ""


def range_text(values: NDArray[np.float32]) -> str:
    """Say the smallest and the largest of some values."""
    low, high = number_text(float(values.min())), number_text(float(values.max()))
    return translate("Samples", "{low} to {high}").format(low=low, high=high)


def _stretched(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Bring values to 0 … 1, the smallest black and the largest white."""
    low, high = float(values.min()), float(values.max())
    span = high - low if high > low else 1.0
    stretched: NDArray[np.float32] = ((values - low) / span).astype(np.float32)
    return stretched


def _flat(features: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return single features as they are, of maps the mean of each."""
    if features.ndim <= 1:
        return features
    means: NDArray[np.float32] = features.reshape(len(features), -1).mean(1)
    return means
