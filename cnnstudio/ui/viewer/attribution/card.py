"""One method's answer for two classes: pictures side by side, and their numbers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.bridge.attribution_messages import Attribution
from cnnstudio.graph.text import translate
from cnnstudio.ui.format import percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.attribution.drawing import (
    Drawing,
    check_text,
    drawn,
    settings_text,
)
from cnnstudio.ui.viewer.attribution.wait import WaitLine
from cnnstudio.ui.viewer.model.attribution_methods import Method
from cnnstudio.ui.viewer.model.explaining import Explaining
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.finite import odd_text
from cnnstudio.ui.viewer.parts.heat_overlay import OverlayView
from cnnstudio.ui.widgets.labels import ElidedLabel, FigureLabel, TextLabel

GAP = 8
"""Pixels between the two pictures of a card."""
WORDS = 22 + 18 + 18 + 18
"""Height of what a card says above and below its pictures, in pixels."""


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
        self.check = ElidedLabel("", "hint", "text3")
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
        self.column = column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(both)
        column.addLayout(below)
        column.addWidget(self.told)
        column.addWidget(self.check)
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
    """What one method says of both classes.

    `chosen`: it is to stand beside the image, with its settings; a click anywhere on
    the card, or Enter on one of its pictures.
    """

    chosen = Signal()

    def __init__(
        self, method: Method, explaining: Explaining, parent: QWidget | None = None
    ) -> None:
        title = translate("Attributions", method.title)
        super().__init__(title, method.topic, parent)
        self.method, self._explaining = method, explaining
        self.wait = WaitLine()
        self.column.insertWidget(2, self.wait)
        self._found: Attribution | None = None
        self._drawn: object = None
        self._said = ""
        self.wait.pressed.connect(self._toggle)
        for picture in self.pictures:
            picture.pointed.connect(self._point)

    @property
    def found(self) -> Attribution | None:
        """The answer that is shown."""
        return self._found

    def refuse(self, why: str) -> None:
        super().refuse(why)
        self._drawn = self._found = None

    def show_answer(self, found: Attribution | None, drawing: Drawing) -> None:
        """Show an answer; None: it is under way, or stopped."""
        self.show_pictures()
        waits = self.wait.show_state(
            self._explaining, self._explaining.question(self.method)
        )
        self.told.setVisible(not waits)
        self.check.setVisible(not waits)
        state = found, id(drawing.pixels), drawing[1:]
        if state == self._drawn:
            return
        self._drawn, self._found = state, found
        for number in (0, 1):
            self._show(number, found, drawing)
        said = "", ""
        if found is not None:
            said = settings_text(found, drawing.layer), check_text(found)
        # What there is stands at once below the numbers.
        self._said, check = said if said[0] else _halves(said[1])
        self.told.set_text(self._said)
        self.check.set_text(check)

    def _show(self, number: int, found: Attribution | None, drawing: Drawing) -> None:
        picture, title = self.pictures[number], self.title.full_text()
        if found is None or number >= len(found.values):
            picture.show_picture(None, self.tr("{0}, under way").format(title))
            self.shares[number].set_text("")
            self.highs[number].set_text("")
            return
        made = drawn(found, number, drawing)
        share = float(found.shares[number])
        text, told = self.tr("nothing"), self.tr("nothing raises this score")
        if not np.isnan(share):
            text = percent(share, 0)
            told = self.tr("80 % of the evidence in {0} of the pixels")
            told = told.format(percent(share, 0))
        picture.show_picture(made.picture, f"{title}, {told}", made.values)
        picture.setToolTip(" ".join(t for t in (told, odd_text(made.values)) if t))
        self.shares[number].set_text(text)
        sign = "±" if made.by_sign else ""
        self.highs[number].set_text(sign + number_text(made.high))

    def _point(self, cell: object) -> None:
        found = self._found
        if found is None:
            return
        if not isinstance(cell, tuple):
            self.told.set_text(self._said)
            return
        row, column = cell
        if row < found.values.shape[1] and column < found.values.shape[2]:
            values = [number_text(float(v)) for v in found.values[:, row, column]]
            text = self.tr("row {0}, col {1}: {2}")
            self.told.set_text(text.format(row, column, ", ".join(values)))

    def _toggle(self) -> None:
        self.wait.toggle(self._explaining, self.method)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


def _halves(text: str) -> tuple[str, str]:
    """Part a text at its first comma, for two short lines."""
    first, _, rest = text.partition(", ")
    return first, rest
