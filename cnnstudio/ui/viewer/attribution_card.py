"""One method's answer for two classes: pictures side by side, and their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.bridge.attribution_messages import (
    Attribution,
    AttributionOf,
    CamOf,
    GradCamOf,
    GuidedBackpropagationOf,
    IntegratedGradientsOf,
    OcclusionOf,
    SaliencyOf,
    SmoothGradOf,
)
from cnnstudio.graph.text import marked, plural, translate
from cnnstudio.ui.format import TIMES, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.color_bar import number_text
from cnnstudio.ui.viewer.heat_overlay import OverlayView, overlay, signed
from cnnstudio.ui.widgets.labels import ElidedLabel, FigureLabel, TextLabel

GAP = 8
"""Pixels between the two pictures of a card."""
WORDS = 22 + 18 + 18 + 6
"""Height of what a card says above and below its pictures, in pixels."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Method:
    """A method: its question, title and card of help, and whether it has a sign."""

    kind: type[AttributionOf]
    title: str
    topic: str
    has_sign: bool = False


METHODS: tuple[Method, ...] = (
    Method(GradCamOf, marked("Attributions", "Grad-CAM"), "panel/grad_cam"),
    Method(CamOf, marked("Attributions", "CAM"), "panel/cam", True),
    Method(SaliencyOf, marked("Attributions", "Saliency"), "panel/saliency"),
    Method(SmoothGradOf, marked("Attributions", "SmoothGrad"), "panel/smooth_grad"),
    Method(
        GuidedBackpropagationOf,
        marked("Attributions", "Guided backpropagation"),
        "panel/guided_backpropagation",
    ),
    Method(
        IntegratedGradientsOf,
        marked("Attributions", "Integrated gradients"),
        "panel/integrated_gradients",
        True,
    ),
    Method(OcclusionOf, marked("Attributions", "Occlusion"), "panel/occlusion", True),
)


class Drawing(NamedTuple):
    """How evidence is drawn: on which image (C, H, W), how strongly, on which scale.

    `layer` is the name of Grad-CAM's.
    """

    pixels: Floats
    opacity: float
    is_shared: bool
    against: bool
    layer: str


class PairCard(QWidget):
    """A title, two pictures with a line each below, and a line for both."""

    def __init__(self, title: str, topic: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, topic)
        self.title = ElidedLabel(title, "strong")
        self.pictures = OverlayView(title), OverlayView(title)
        self.shares = ElidedLabel("", "hint", "text2"), ElidedLabel("", "hint", "text2")
        self.highs = FigureLabel("text2"), FigureLabel("text2")
        self.told = ElidedLabel("", "hint", "text3")
        self.why = TextLabel("", "label", "text3", wrap=True)
        self._both = QHBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        both, below = self._both, QHBoxLayout()
        both.setSpacing(GAP)
        below.setSpacing(GAP)
        for picture, share, high in zip(
            self.pictures, self.shares, self.highs, strict=True
        ):
            both.addWidget(picture, 1, Qt.AlignmentFlag.AlignTop)
            line = QHBoxLayout()
            line.setSpacing(4)
            line.addWidget(share, 1)
            line.addWidget(high)
            below.addLayout(line, 1)
        shown, refused = QWidget(), QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(both)
        column.addLayout(below)
        column.addWidget(self.told)
        column.addStretch(1)
        words = QVBoxLayout(refused)
        words.setContentsMargins(0, 2, 0, 0)
        words.addWidget(self.why)
        words.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(shown)
        self._pages.addWidget(refused)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addWidget(self.title)
        whole.addWidget(self._pages, 1)

    def put_beside(self, other: QWidget) -> None:
        """Have something else in the place of the second picture."""
        self.pictures[1].hide()
        self._both.addWidget(other, 1)

    def refuse(self, why: str) -> None:
        """Say why there is nothing to see, in the place of the pictures."""
        self.why.setText(why)
        self._pages.setCurrentIndex(1)

    def show_pictures(self) -> None:
        """Show the pictures again."""
        self._pages.setCurrentIndex(0)

    def set_side(self, side: int) -> None:
        """Give each picture a square of so many pixels."""
        for picture in self.pictures:
            picture.setFixedSize(side, side)


class MethodCard(PairCard):
    """What one method says of both classes."""

    def __init__(self, method: Method, parent: QWidget | None = None) -> None:
        title = translate("Attributions", method.title)
        super().__init__(title, method.topic, parent)
        self.method = method
        self._found: Attribution | None = None
        self._drawn: object = None
        self._check = ""
        for picture in self.pictures:
            picture.pointed.connect(self._point)

    @property
    def found(self) -> Attribution | None:
        """The answer that is shown."""
        return self._found

    def refuse(self, why: str) -> None:
        super().refuse(why)
        self._drawn = self._found = None

    def show_progress(self, progress: tuple[int, int] | None) -> None:
        """Say how far an answer is that takes long."""
        if self._found is None and progress is not None and progress[1]:
            self.told.set_text(self.tr("{0} of {1} are done").format(*progress))

    def show_answer(self, found: Attribution | None, drawing: Drawing) -> None:
        """Show an answer; None: it is under way."""
        state = found, id(drawing.pixels), drawing[1:]
        if state == self._drawn:
            return
        self._drawn, self._found = state, found
        self.show_pictures()
        for number in (0, 1):
            self._show(number, found, drawing)
        self._check = check_text(found, drawing.layer) if found is not None else ""
        self.told.set_text(self._check)

    def _show(self, number: int, found: Attribution | None, drawing: Drawing) -> None:
        picture, title = self.pictures[number], self.title.full_text()
        if found is None or number >= len(found.values):
            picture.show_picture(None, self.tr("{0}, under way").format(title))
            self.shares[number].set_text("")
            self.highs[number].set_text("")
            return
        values = found.values[number]
        by_sign = self.method.has_sign and drawing.against
        sizes = found.values if drawing.is_shared else values
        sizes = np.nan_to_num(np.abs(sizes) if by_sign else sizes)
        high = max(0.0, float(sizes.max()))
        draw = signed if by_sign else overlay
        share = float(found.shares[number])
        text, told = self.tr("nothing"), self.tr("nothing raises this score")
        if not np.isnan(share):
            text = self.tr("in {0}").format(percent(share, 0))
            told = self.tr("80 % of the evidence in {0} of the pixels")
            told = told.format(percent(share, 0))
        picture.show_picture(
            draw(drawing.pixels, values, high, drawing.opacity), f"{title}, {told}"
        )
        picture.setToolTip(told)
        self.shares[number].set_text(text)
        sign = "±" if by_sign else ""
        self.highs[number].set_text(sign + number_text(high))

    def _point(self, cell: object) -> None:
        found = self._found
        if found is None:
            return
        if not isinstance(cell, tuple):
            self.told.set_text(self._check)
            return
        row, column = cell
        if row < found.values.shape[1] and column < found.values.shape[2]:
            values = [number_text(float(v)) for v in found.values[:, row, column]]
            text = self.tr("row {0}, col {1}: {2}")
            self.told.set_text(text.format(row, column, ", ".join(values)))


def check_text(found: Attribution, layer: str) -> str:
    """Say with what a method worked, and what it can be checked by."""
    total, due = float(found.totals[0]), float(found.due[0])
    match found.method:
        case "grad_cam":
            size = f" {TIMES} ".join(str(n) for n in found.grid)
            text = translate("Attributions", "{node}, {size} cells")
            return text.format(node=layer, size=size)
        case "cam":
            text = translate("Attributions", "mean {mean}, score less bias {due}")
            return text.format(mean=number_text(total), due=number_text(due))
        case "integrated_gradients":
            text = translate("Attributions", "sum {total}, rise of the score {due}")
            return text.format(total=number_text(total), due=number_text(due))
        case "smooth_grad":
            count, noise = found.settings
            text = plural(
                "Attributions", int(count), "{n} copy, noise {noise}",
                "{n} copies, noise {noise}",
            )  # fmt: skip
            return text.format(n=int(count), noise=percent(noise, 0))
        case "occlusion":
            window, stride = (int(n) for n in found.settings)
            text = translate("Attributions", "window {window}, stride {stride}")
            return text.format(window=f"{window} {TIMES} {window}", stride=stride)
    return translate("Attributions", "gradient, largest of the channels")
