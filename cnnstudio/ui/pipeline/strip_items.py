"""Where everything of the strip of steps stands: heads, cards, a plus a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize

from cnnstudio.graph.text import translate
from cnnstudio.project.pipeline import order_of
from cnnstudio.project.steps.step import PLACES, Place, Step
from cnnstudio.ui.pipeline.cards import CARD, NARROW, PLUS
from cnnstudio.ui.pipeline.model import LOAD, NETWORK
from cnnstudio.ui.pipeline.words import section_title
from cnnstudio.ui.widgets.labels import role_font
from cnnstudio.ui.widgets.painting import text_width

HEAD, GAP, LINE = 36, 6, 15
_BETWEEN, _EDGE, _END = 9, 20, 16


@dataclass(frozen=True, slots=True)
class Item:
    """Something in the strip: a card by its number, or the plus of a place."""

    kind: Literal["card", "plus"]
    number: int
    place: Place | None
    box: QRect


@dataclass(slots=True)
class Arrangement:
    """Items from left to right, lines of text above them, and how wide it all is."""

    card: QSize
    items: list[Item] = field(default_factory=list)
    heads: list[tuple[str, QRect]] = field(default_factory=list)
    width: int = _EDGE

    def _card(self, number: int, place: Place | None) -> None:
        box = QRect(QPoint(self.width, HEAD), self.card)
        self.items.append(Item("card", number, place, box))
        self.width += box.width()

    def _end(self, number: int, title: str) -> None:
        """Add what the steps lie between: the data, or the network."""
        self._head(title, self.width)
        self._card(number, None)

    def _plus(self, place: Place) -> None:
        box = QRect(QPoint(self.width, HEAD), PLUS)
        self.items.append(Item("plus", 0, place, box))
        self.width += box.width()

    def _head(self, title: str, x: int) -> int:
        """Write "Augment · training only" in two lines; returns how wide they are."""
        lines = title.split(" · ")
        wide = max(text_width(role_font("section"), line) for line in lines)
        for at, line in enumerate(lines):
            self.heads.append((line, QRect(x, at * LINE, wide, LINE)))
        return wide

    def fill(self, steps: Sequence[Step]) -> None:
        """Give everything its place."""
        self._end(LOAD, translate("PipelineStrip", "Load"))
        for place in PLACES:
            self.width += _BETWEEN
            start = self.width
            for number in order_of(steps):
                if steps[number].place == place:
                    self._card(number, place)
                    self.width += GAP
            self._plus(place)
            wide = self._head(section_title(place), start)
            self.width = max(self.width, start + wide)
        self.width += _BETWEEN
        self._end(NETWORK, translate("PipelineStrip", "Network"))
        self.width += _END


def arranged(steps: Sequence[Step], room: int) -> Arrangement:
    """Arrange steps in cards of the usual width, or in narrow ones if those do not fit.

    They may take more than `room` pixels all the same.
    """
    made = Arrangement(CARD)
    made.fill(steps)
    if made.width > room:
        made = Arrangement(NARROW)
        made.fill(steps)
    return made
