"""What a layer gives and what it costs: formulas, costs, share of the network."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, ShapeReport, State
from cnnstudio.ui.fonts import LABEL, mono_font, ui_font
from cnnstudio.ui.format import count, grouped, percent, size
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel
from cnnstudio.ui.widgets.painting import rounded
from cnnstudio.ui.widgets.rows import KeyValueRow

FLOAT_BYTES = 4
ROW = 18


class FormulaCard(QWidget):
    """Every dimension of the output as a formula with this layer's numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_lines(self, lines: list[tuple[str, str]]) -> None:
        """Show (dimension, text) pairs; notes are lines without a dimension."""
        self._lines = lines
        self.setVisible(bool(lines))
        text = "\n".join(f"{d} {t}".strip() for d, t in lines)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """All lines, as a test or a screen reader takes them."""
        return self.accessibleName()

    def sizeHint(self) -> QSize:
        return QSize(200, 16 + ROW * len(self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(12.5, 0.5, -12.5, -0.5)
            rounded(painter, box, 5, colors.canvas, colors.line)
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            for index, (dimension, text) in enumerate(self._lines):
                line = QRectF(box.left() + 10, 8 + index * ROW, box.width() - 16, ROW)
                if dimension:
                    painter.setFont(mono_font(LABEL))
                    painter.setPen(colors.text3)
                    painter.drawText(line, left, dimension)
                    painter.setPen(colors.text)
                else:
                    painter.setFont(ui_font(LABEL))
                    painter.setPen(colors.text3)
                words = painter.fontMetrics().elidedText(
                    text, Qt.TextElideMode.ElideRight, int(line.width()) - 20
                )
                painter.drawText(line.adjusted(20, 0, 0, 0), left, words)


class ShareBar(QWidget):
    """Where the parameters are: one bar, divided by layer in the order of flow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[tuple[str, str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: list[tuple[str, str, int]]) -> None:
        """Show (name, family, parameters) for every layer that has any."""
        self._parts = parts
        total = sum(n for _, _, n in parts) or 1
        text = ", ".join(f"{name} {percent(n / total, 0)}" for name, _, n in parts)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme()
        total = sum(n for _, _, n in self._parts)
        if not total:
            return
        with QPainter(self) as painter:
            box = QRectF(12, 0, self.width() - 24, 8)
            x = box.left()
            painter.setFont(ui_font(11))
            label_end = 0.0
            for name, family, parameters in self._parts:
                width = box.width() * parameters / total
                part = QRectF(x, 0, max(width - 1, 1), 8)
                painter.fillRect(part, colors.families[family])
                text = f"{name} {percent(parameters / total, 0)}"
                room = painter.fontMetrics().horizontalAdvance(text) + 8
                start = max(part.left(), label_end)
                fits = start + room <= box.right() + 8
                if parameters / total >= 0.1 and fits:
                    painter.setPen(colors.text2)
                    painter.drawText(QRectF(start, 12, room, 16), text)
                    label_end = start + room
                x += width


class LayerCost(QWidget):
    """Output shape and cost of one layer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.formulas = FormulaCard()
        self._title = SectionLabel(self.tr("Output shape"))
        self._shape = KeyValueRow(self.tr("Shape of one image"))
        self.parameters = KeyValueRow(self.tr("Parameters"))
        self.multiply_adds = KeyValueRow(self.tr("Multiply-adds"))
        self.memory = KeyValueRow(self.tr("Activation memory"))
        self.field = KeyValueRow(self.tr("Receptive field"))
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
        for row in (self.parameters, self.multiply_adds, self.memory, self.field):
            box.addWidget(row)

    def show_report(self, report: NodeReport | None) -> None:
        """Show one node's report; what is not known is a question mark."""
        known = report is not None and report.state is State.VALID
        output = report.output if report is not None else None
        waits = "" if known else self.tr("once mended")
        self._shape.set_value(str(output) if output else "?", waits if output else "")
        self.formulas.set_lines(_formula_lines(report) if known else [])
        self.hint.setText("\n".join(_hints(report)) if known else "")
        self.hint.setVisible(bool(self.hint.text()))
        cost = report.cost if known and report is not None else None
        image = self.tr("/ image")
        self.parameters.set_value(_parameters(report) if cost else "?")
        self.multiply_adds.set_value(
            count(cost.multiply_adds) if cost else "?", image if cost else ""
        )
        bytes_ = cost.activations * FLOAT_BYTES if cost else 0
        self.memory.set_value(size(bytes_) if cost else "?", image if cost else "")
        self.field.set_value(*_field(report))


class NetworkCost(QWidget):
    """Cost of the whole network."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parameters = KeyValueRow(self.tr("Parameters"))
        self.multiply_adds = KeyValueRow(self.tr("Multiply-adds"))
        self.disk = KeyValueRow(self.tr("Weights on disk"))
        self.memory = KeyValueRow(self.tr("Activation memory"))
        self._share = ShareBar()
        self._share_title = TextLabel(
            self.tr("Where the parameters are"), "hint", "text3"
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(_padded(SectionLabel(self.tr("Whole network"))))
        for row in (self.parameters, self.multiply_adds, self.memory, self.disk):
            box.addWidget(row)
        box.addSpacing(4)
        box.addWidget(_padded(self._share_title))
        box.addWidget(self._share)

    def show_report(self, graph: Graph, report: ShapeReport) -> None:
        """Add up what is known."""
        totals = report.totals()
        image = self.tr("/ image")
        self.parameters.set_value(count(totals.parameters))
        self.multiply_adds.set_value(count(totals.multiply_adds), image)
        self.memory.set_value(size(totals.activations * FLOAT_BYTES), image)
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


def _padded(label: QWidget) -> QWidget:
    label.setContentsMargins(12, 0, 12, 0)
    return label


def _formula_lines(report: NodeReport | None) -> list[tuple[str, str]]:
    if report is None or report.layer is None or report.output is None:
        return []
    shapes = [s for s in report.inputs if s is not None]
    lines: list[tuple[str, str]] = []
    for formula in report.layer.formulas(report.output, *shapes):
        lines.append((formula.dimension, formula.text))
        if formula.note:
            lines.append(("", formula.note))
    return lines


def _hints(report: NodeReport | None) -> list[str]:
    if report is None or report.layer is None:
        return []
    return list(report.layer.hints(*[s for s in report.inputs if s is not None]))


def _parameters(report: NodeReport | None) -> str:
    if report is None:
        return "?"
    cost = report.cost
    if cost.weights and cost.biases:
        return f"{grouped(cost.weights)} + {grouped(cost.biases)}"
    return grouped(cost.parameters)


def _field(report: NodeReport | None) -> tuple[str, str]:
    field = report.field if report is not None else None
    if field is None:
        return "?", ""
    height, width = field.size
    unit = "px, all" if field.whole else "px"
    return f"{height} × {width}", unit
