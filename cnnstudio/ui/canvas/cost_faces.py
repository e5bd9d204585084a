"""What nodes show of their costs: a line of numbers, and how warm their card is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtGui import QColor

from cnnstudio.graph.cost import Measure, amount
from cnnstudio.graph.inference import NodeReport, ShapeReport, State
from cnnstudio.graph.layer import Cost
from cnnstudio.graph.text import translate
from cnnstudio.ui.format import count, grouped, percent
from cnnstudio.ui.theme_tokens import Theme, mixed

WARMEST = 0.2
"""How much of the colour a card takes at most: the text on it keeps its contrast."""

WARMEST_BLOCK = 0.85


@dataclass(frozen=True, slots=True)
class CostFace:
    """A node's cost: `line` for a full card, `short` for one of a single line.

    `share` is of the whole, `heat` 0 to 1 beside the costliest node; its root, since
    most of a network's layers have a few percent.
    """

    line: str
    short: str
    share: str
    heat: float


class CostFaces:
    """Works out the costs that cards show; `measure` None: they show none."""

    def __init__(self) -> None:
        self.measure: Measure | None = None
        self._whole = self._largest = 1

    def look_at(self, report: ShapeReport) -> None:
        """Take the whole, of which shares are."""
        if self.measure is not None:
            amounts = [amount(r.cost, self.measure) for r in report.nodes.values()]
            self._whole = sum(amounts) or 1
            self._largest = max(amounts, default=1) or 1

    def of(self, report: NodeReport | None) -> CostFace | None:
        """Return what a node shows; None if nothing, or nothing is known of it."""
        if self.measure is None or report is None or report.state is not State.VALID:
            return None
        own = amount(report.cost, self.measure)
        return CostFace(
            _line(report.cost, self.measure),
            _short(report.cost, self.measure),
            _share(own / self._whole),
            math.sqrt(own / self._largest),
        )


def warmed(colors: Theme, cost: CostFace | None, most: float = WARMEST) -> QColor:
    """Return the colour of a card: the warmer the larger its share."""
    if cost is None or not cost.heat:
        return colors.raised
    return mixed(colors.validation_curve, colors.raised, most * cost.heat)


def _share(part: float) -> str:
    if 0 < part < 0.005:
        return "< 1 %"
    return percent(part, 0) if part else ""


def _line(cost: Cost, measure: Measure) -> str:
    """Return what is measured, then what else there is to know if there is room."""
    adds = f" · {count(cost.multiply_adds)}" if cost.multiply_adds else ""
    if measure == "multiply_adds" and adds:
        text = translate("Costs", "{0} multiply-adds")
        return text.format(count(cost.multiply_adds))
    if measure == "activations":
        text = translate("Costs", "{0} values")
        return text.format(grouped(cost.activations)) + adds
    if not cost.parameters:
        return translate("Costs", "no parameters") + adds
    text = translate("Costs", "{0} parameters")
    return text.format(grouped(cost.parameters)) + adds


def _short(cost: Cost, measure: Measure) -> str:
    number = amount(cost, measure)
    return count(number) if number else ""
