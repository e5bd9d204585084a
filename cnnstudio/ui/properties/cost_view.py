"""What layers give and what they cost: formulas, costs, share of the network."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.graph.arithmetic import arithmetic
from cnnstudio.graph.cost import FLOAT_BYTES, hidden_layers
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, ShapeReport, State
from cnnstudio.graph.layer import Cost
from cnnstudio.graph.receptive import ReceptiveField
from cnnstudio.graph.text import translate
from cnnstudio.ui.format import count, grouped, percent, size
from cnnstudio.ui.properties.cost_cards import FormulaCard, ShareBar
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel
from cnnstudio.ui.widgets.rows import KeyValueRow


class CostRows(QWidget):
    """Parameters, operations and memory of a layer, of several, or of all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parameters = KeyValueRow(self.tr("Parameters"))
        self.trainable = KeyValueRow(self.tr("Trained"))
        self.frozen = KeyValueRow(self.tr("Frozen"))
        self.buffers = KeyValueRow(self.tr("Buffers"))
        self.share = KeyValueRow(self.tr("Share of parameters"))
        self.multiply_adds = KeyValueRow(self.tr("Multiply-adds"))
        self.activations = KeyValueRow(self.tr("Activations"))
        self.memory = KeyValueRow(self.tr("Activation memory"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for row in (
            self.parameters, self.trainable, self.frozen, self.buffers, self.share,
            self.multiply_adds, self.activations, self.memory,
        ):  # fmt: skip
            box.addWidget(row)

    def show_cost(self, cost: Cost | None, whole: Cost | None = None) -> None:
        """Show a cost, and its share of a whole; None: it is not known."""
        image = self.tr("/ image") if cost else ""
        self.parameters.set_value(_parameters(cost) if cost else "?")
        for row, number in (
            (self.trainable, cost.trainable if cost and cost.frozen else 0),
            (self.frozen, cost.frozen if cost else 0),
            (self.buffers, cost.buffers if cost else 0),
        ):
            row.set_value(grouped(number))
            row.setVisible(bool(number))
        has_share = bool(cost and whole and whole.parameters and cost.parameters)
        self.share.setVisible(has_share)
        if cost and whole and has_share:
            part = cost.parameters / whole.parameters
            self.share.set_value(percent(part))
        adds = count(cost.multiply_adds) if cost else "?"
        self.multiply_adds.set_value(adds, image)
        self.activations.set_value(count(cost.activations) if cost else "?", image)
        bytes_ = cost.activations * FLOAT_BYTES if cost else 0
        self.memory.set_value(size(bytes_) if cost else "?", image)


class LayerCost(QWidget):
    """Output shape and cost of one layer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.formulas = FormulaCard()
        self._title = SectionLabel(self.tr("Output shape"))
        self._shape = KeyValueRow(self.tr("Shape of one image"))
        self.costs = CostRows()
        self.field = KeyValueRow(self.tr("Receptive field"))
        self.jump = KeyValueRow(self.tr("Jump between neighbours"))
        self.hint = TextLabel("", "label", "warn", wrap=True)
        self.hint.setContentsMargins(12, 0, 12, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(_padded(self._title))
        box.addWidget(self._shape)
        box.addWidget(self.formulas)
        box.addWidget(self.hint)
        box.addSpacing(6)
        box.addWidget(_padded(SectionLabel(self.tr("Cost of this layer"))))
        box.addWidget(self.costs)
        box.addWidget(self.field)
        box.addWidget(self.jump)

    def show_report(
        self,
        report: NodeReport | None,
        field: ReceptiveField | None = None,
        whole: Cost | None = None,
    ) -> None:
        """Show one node's report; what is not known is a question mark.

        `field` is what it sees of the network's input, `whole` what all costs.
        """
        known = report is not None and report.state is State.VALID
        output = report.output if report is not None else None
        waits = "" if known else self.tr("once mended")
        self._shape.set_value(str(output) if output else "?", waits if output else "")
        self.formulas.set_lines(_formula_lines(report) if known else [])
        self.hint.setText("\n".join(_hints(report)) if known else "")
        self.hint.setVisible(bool(self.hint.text()))
        cost = report.cost if known and report is not None else None
        self.costs.show_cost(cost, whole)
        self.field.set_value(*_field(field))
        jump = _jump(field)
        self.jump.set_value(jump, self.tr("px"))
        self.jump.setVisible(bool(jump))


class SelectionCost(QWidget):
    """The sum of the costs of several selected layers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.costs = CostRows()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(_padded(SectionLabel(self.tr("Cost of the selection"))))
        box.addWidget(self.costs)

    def show_sum(self, costs: Sequence[Cost], whole: Cost) -> None:
        """Show what these cost together."""
        together = sum(costs, Cost())
        self.costs.show_cost(together, whole)
        self.costs.parameters.set_value(grouped(together.parameters))


class NetworkCost(QWidget):
    """Cost of the whole network."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.costs = CostRows()
        self.weight_layers = KeyValueRow(self.tr("Weight layers"))
        self.disk = KeyValueRow(self.tr("Weights on disk"))
        self.training = KeyValueRow(self.tr("Memory to train"))
        self.free = KeyValueRow(self.tr("Free memory"))
        self.batch = KeyValueRow(self.tr("Largest batch"))
        self._share = ShareBar()
        self._share_title = TextLabel(
            self.tr("Where the parameters are"), "hint", "text3"
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(_padded(SectionLabel(self.tr("Whole network"))))
        for row in (
            self.costs, self.weight_layers, self.disk, self.training, self.free,
            self.batch,
        ):  # fmt: skip
            box.addWidget(row)
        box.addSpacing(4)
        box.addWidget(_padded(self._share_title))
        box.addWidget(self._share)
        self.show_training("", "", "")

    def show_report(self, graph: Graph, report: ShapeReport) -> None:
        """Add up what is known."""
        totals = report.totals()
        self.costs.show_cost(totals)
        self.costs.parameters.set_value(grouped(totals.parameters))
        hidden = self.tr("· {0} hidden").format(hidden_layers(graph, report))
        self.weight_layers.set_value(grouped(totals.weight_layers), hidden)
        numbers = totals.parameters + totals.buffers
        self.disk.set_value(size(numbers * FLOAT_BYTES))
        parts = []
        for node in report.nodes.values():
            shown = graph.nodes.get(node.node)
            if shown is None:  # deleted a moment ago; the next report knows it
                continue
            if node.cost.parameters and shown.layer_type is not None:
                family = shown.layer_type.family
                parts.append((shown.name, family, node.cost.parameters))
        self._share.set_parts(parts)
        self._share.setVisible(bool(parts))
        self._share_title.setVisible(bool(parts))

    def show_training(
        self, needed: str, free: str, largest: str, tone: str = "text"
    ) -> None:
        """Show about how much training takes, what is free, the batch that fits."""
        self.training.set_value(needed, "", tone)
        self.free.set_value(free)
        self.batch.set_value(largest)
        for row in (self.training, self.free, self.batch):
            row.setVisible(bool(row.value()))


def _padded(label: QWidget) -> QWidget:
    label.setContentsMargins(12, 0, 12, 0)
    return label


def _formula_lines(report: NodeReport | None) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    for dimension in arithmetic(report):
        lines.append((dimension.letter, dimension.text))
        if dimension.note:
            lines.append(("", dimension.note))
    return lines


def _hints(report: NodeReport | None) -> list[str]:
    if report is None or report.layer is None:
        return []
    return list(report.layer.hints(*[s for s in report.inputs if s is not None]))


def _parameters(cost: Cost) -> str:
    if cost.weights and cost.biases:
        return f"{grouped(cost.weights)} + {grouped(cost.biases)}"
    return grouped(cost.parameters)


def _field(field: ReceptiveField | None) -> tuple[str, str]:
    if field is None:
        return "?", ""
    height, width = field.size
    unit = translate("CostView", "px")
    if field.whole:
        unit = translate("CostView", "px, all")
    return f"{height} × {width}", unit


def _jump(field: ReceptiveField | None) -> str:
    if field is None or field.whole:
        return ""
    high, wide = field.jump
    return f"{high:g}" if high == wide else f"{high:g} × {wide:g}"
