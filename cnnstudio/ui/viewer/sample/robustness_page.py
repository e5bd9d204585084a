"""How far an image may be changed before something else is predicted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import numpy as np
from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.sample_messages import Robustness, RobustnessOf
from cnnstudio.graph.text import marked, translate
from cnnstudio.ui.export import Exported, Table, paper_of
from cnnstudio.ui.fonts import LABEL, ui_font
from cnnstudio.ui.format import MINUS, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.sample.sample_view import SampleView
from cnnstudio.ui.viewer.sample.share_chart import ShareChart, Shares
from cnnstudio.ui.viewer.sample.stages_page import why_no_scores
from cnnstudio.ui.viewer.views import InspectorPage, inspector_view
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.painting import draw_line, text_width

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController

KINDS: dict[str, tuple[str, str]] = {
    "shift": (
        marked("Samples", "Shift"),
        marked("Samples", "Moved to the right; the edge's pixels fill what comes free"),
    ),
    "brightness": (
        marked("Samples", "Brightness"),
        marked("Samples", "Added to every pixel, cut off at black and white"),
    ),
    "crop": (
        marked("Samples", "Crop"),
        marked("Samples", "The middle, this share of each side, scaled up"),
    ),
    "noise": (
        marked("Samples", "Noise"),
        marked("Samples", "Gaussian noise of this deviation, the same pattern"),
    ),
    "occlusion": (
        marked("Samples", "Occlusion"),
        marked("Samples", "A square in the middle, of this share of the side"),
    ),
    "background": (
        marked("Samples", "Background"),
        marked("Samples", "Moved from the border's colour to the opposite one"),
    ),
}
"""Key → title, and what is done to the image, in the order of the plots."""

Sign = Literal["predicted", "true", "ring"]
"""How a curve of the legend, or a dot on it, is drawn."""

_COLUMNS = 2
_SIDE = 208
_TOP = 3


class _Legend(QWidget):
    """Which curve is which: swatches with words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Sign, str]] = []
        self.setFixedHeight(18)

    def say(self, rows: list[tuple[Sign, str]]) -> None:
        """Show other rows: how each is drawn, and its words."""
        self._rows = rows
        self.setAccessibleName("; ".join(text for _, text in rows))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, left = theme(), 0
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for sign, text in self._rows:
                style = (
                    Qt.PenStyle.DashLine if sign == "true" else Qt.PenStyle.SolidLine
                )
                color = colors.ok if sign == "true" else colors.validation_curve
                painter.setPen(QPen(color, 2 if sign != "ring" else 1.5, style))
                if sign == "ring":
                    painter.drawEllipse(QPointF(left + 17, 9), 3.5, 3.5)
                else:
                    painter.drawLine(left, 9, left + 22, 9)
                box = QRect(left + 28, 0, text_width(ui_font(LABEL), text) + 2, 18)
                draw_line(painter, box, text, ui_font(LABEL), colors.text2)
                left = box.right() + 18


@inspector_view("robustness", marked("InspectViews", "Robustness"), "image", place=2)
class RobustnessPage(InspectorPage):
    """A plot for each way of changing the image, and the changed image beside them."""

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        set_topic(self, "panel/robustness")
        self.legend = _Legend()
        self.charts = {kind: ShareChart() for kind in KINDS}
        self.picture = SampleView()
        self.title = TextLabel("", "strong", wrap=True)
        self.what = TextLabel("", "hint", "text2", wrap=True)
        self.verdict = TextLabel("", "body", wrap=True)
        self.classes = [ElidedLabel("", "mono", "text2") for _ in range(_TOP)]
        self._problem = TextLabel("", "label", "text2", wrap=True)
        self._found: Robustness | None = None
        self._chosen: tuple[str, int] | None = None
        self._lay_out()
        for kind, chart in self.charts.items():
            chart.setObjectName(kind)
            chart.chosen.connect(self._choose)

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        maps = controller.maps
        if maps is not None and maps.image.ndim != 3:
            return translate("Samples", "Only images can be varied, not rows or clips.")
        return why_no_scores(controller)

    def refresh(self) -> None:
        controller = self.controller
        looking = controller.looking()
        looking["node"] = ""
        question = RobustnessOf(**looking)
        found = controller.studies.ask(question, Robustness)
        self._problem.setText(controller.studies.refusal(question))
        self._problem.setVisible(bool(self._problem.text()))
        if found is not None and found is not self._found:
            self._found = found
            self._show(found)

    def chosen(self) -> tuple[str, int] | None:
        """Which way of changing, and which of its strengths, is shown as a picture."""
        return self._chosen

    def exported(self) -> Exported:
        """Return the page as it is seen, and every probability of every strength."""
        name, table = self.tr("Robustness"), None
        if self._found is not None:
            titles = ("variation", "strength", "class", "probability")
            table = Table(titles, list(_rows(self._found)))
        return Exported(name, paper_of(self), table)

    def _show(self, found: Robustness) -> None:
        for kind, chart in self.charts.items():
            chart.setVisible(kind in found.strengths)
            if kind in found.strengths:
                chart.show_shares(shares_of(found, kind))
        if self._chosen is None or self._chosen[0] not in found.strengths:
            first = next(iter(found.strengths))
            self._chosen = first, _start(found, first)
        self._say_legend(found)
        self._show_chosen()

    def _say_legend(self, found: Robustness) -> None:
        predicted = _predicted(found)
        name = _name(found, predicted)
        rows: list[tuple[Sign, str]] = [
            ("predicted", self.tr("p of {0}, predicted").format(name))
        ]
        if found.label >= 0 and found.label != predicted:
            name = _name(found, found.label)
            rows.append(("true", self.tr("p of {0}, true").format(name)))
        best = [shares.argmax(1) for shares in found.probabilities.values()]
        if any((kind != predicted).any() for kind in best):
            rows.append(("ring", self.tr("another class is predicted")))
        self.legend.say(rows)

    def _choose(self, place: int) -> None:
        self._chosen = self.sender().objectName(), place
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Show the image at the strength that is pointed at, and what is said of it."""
        found, chosen = self._found, self._chosen
        if found is None or chosen is None:
            return
        kind, place = chosen[0], min(chosen[1], len(found.strengths[chosen[0]]) - 1)
        for key, chart in self.charts.items():
            chart.mark(place if key == kind else -1)
        strength = strength_text(kind, float(found.strengths[kind][place]))
        title, what = (translate("Samples", text) for text in KINDS[kind])
        pixels = found.pictures[kind][place].astype(np.float32) / np.float32(255)
        self.picture.set_image(pixels, f"{title} {strength}")
        self.title.setText(f"{title} {strength}")
        self.what.setText(what)
        shares = found.probabilities[kind][place]
        known = bool(np.isfinite(shares).all())
        order = np.argsort(-shares, kind="stable") if known else np.zeros(0, np.intp)
        if known:
            best = int(order[0])
            text = self.tr("Predicted {0}, p = {1}")
            self.verdict.setText(
                text.format(_name(found, best), percent(float(shares[best]), 1))
            )
        else:
            self.verdict.setText(self.tr("The scores are not finite numbers."))
        for rank, label in enumerate(self.classes):
            label.setVisible(rank < len(order))
            if rank < len(order):
                share = percent(float(shares[order[rank]]), 1)
                label.set_text(f"{_name(found, int(order[rank]))}  {share}")

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        for number, chart in enumerate(self.charts.values()):
            grid.addWidget(chart, number // _COLUMNS, number % _COLUMNS)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self._problem)
        left.addWidget(self.legend)
        left.addLayout(grid, 1)
        right = QVBoxLayout()
        right.setSpacing(6)
        self.picture.setFixedSize(_SIDE, _SIDE)
        for widget in (
            self.title, self.picture, self.what, self.verdict, *self.classes,
        ):  # fmt: skip
            right.addWidget(widget)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 14, 20, 12)
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addLayout(right)
        self.what.setFixedWidth(_SIDE)


def strength_text(kind: str, strength: float) -> str:
    """Write a strength in the unit of its kind."""
    match kind:
        case "shift":
            text = f"{strength:+.0f} px" if strength else "0 px"
        case "brightness":
            text = f"{strength:+.2f}" if strength else "0"
        case "noise":
            text = f"σ {strength:.2f}"
        case _:
            text = percent(strength, 0)
    return text.replace("-", MINUS)


def shares_of(found: Robustness, kind: str) -> Shares:
    """Return the curves of one way of changing the image."""
    shares, strengths = found.probabilities[kind], found.strengths[kind]
    predicted, start = _predicted(found), _start(found, kind)
    flipped = shares.argmax(1) != predicted
    texts = [strength_text(kind, float(strength)) for strength in strengths]
    known = found.label >= 0 and found.label != predicted
    hint = translate("Samples", "not finite")
    if np.isfinite(shares).all():
        hint = _hint(_name(found, predicted), flipped, start, texts)
    return Shares(
        translate("Samples", KINDS[kind][0]),
        hint,
        shares[:, predicted],
        shares[:, found.label] if known else None,
        flipped,
        start,
        (texts[0], texts[-1]),
    )


def _hint(name: str, flipped: np.ndarray, start: int, texts: list[str]) -> str:
    """Say between which strengths the prediction stays what it was."""
    if not flipped.any():
        return translate("Samples", "{0} throughout").format(name)
    first = last = start
    while first > 0 and not flipped[first - 1]:
        first -= 1
    while last + 1 < len(flipped) and not flipped[last + 1]:
        last += 1
    if first == last:
        return translate("Samples", "{0} only without a change").format(name)
    if start == 0:
        text = translate("Samples", "{0} up to {1}")
        return text.format(name, texts[last])
    text = translate("Samples", "{0} from {1} to {2}")
    return text.format(name, texts[first], texts[last])


def _rows(found: Robustness) -> Iterator[tuple[object, ...]]:
    for kind, strengths in found.strengths.items():
        for strength, shares in zip(strengths, found.probabilities[kind], strict=True):
            for number, share in enumerate(shares):
                yield kind, float(strength), _name(found, number), float(share)


def _start(found: Robustness, kind: str) -> int:
    return int(np.argmin(np.abs(found.strengths[kind] - found.starts[kind])))


def _predicted(found: Robustness) -> int:
    """The class that is predicted without any change."""
    kind = next(iter(found.strengths))
    return int(found.probabilities[kind][_start(found, kind)].argmax())


def _name(found: Robustness, number: int) -> str:
    return found.classes[number] if 0 <= number < len(found.classes) else str(number)
