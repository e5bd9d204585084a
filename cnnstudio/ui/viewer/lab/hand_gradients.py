"""Gradients by hand: product and square with typed numbers, and a net of two layers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.graph.shape import Pair
from cnnstudio.ui.viewer.lab.derivatives import Backprop, TwoLayers, product, square
from cnnstudio.ui.viewer.lab.grid import NumberGrid
from cnnstudio.ui.viewer.lab.rule_graph import RuleGraph, Way
from cnnstudio.ui.viewer.lab.sheet import Floats, Sheet, number_in, span_of
from cnnstudio.ui.viewer.lab.step_face import exact
from cnnstudio.ui.viewer.parts.pictures import WEIGHTS
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.number_field import NumberField
from cnnstudio.ui.widgets.rows import FlowSeparator

SAMPLE = TwoLayers(
    np.array([1.0, 2.0]),
    np.array([[1.0, 0.5], [-1.0, 0.25]]),
    np.array([0.0, 0.25]),
    np.array([1.0, -2.0]),
    0.5,
    1.0,
)
_CELL = 42


class RuleCard(QWidget):
    """One rule: fields for the numbers, and the graph with both directions."""

    def __init__(
        self, title: str, said: str, sign: str, start: dict[str, float],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._numbers = dict(start)
        self.graph = RuleGraph(sign)
        self.fields: dict[str, NumberField] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, value in start.items():
            shown = self.tr("∂L/∂z") if name == "upstream" else name
            field = NumberField(f"{value:g}", shown, whole=True)
            field.setFixedWidth(104)
            field.edited.connect(partial(self._typed, name))
            self.fields[name] = field
            row.addWidget(TextLabel(shown, "mono", "text2"))
            row.addWidget(field)
            row.addSpacing(8)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(TextLabel(title, "strong"))
        column.addWidget(TextLabel(said, "label", "text2", wrap=True))
        column.addLayout(row)
        column.addWidget(self.graph)
        self._show()

    def _typed(self, name: str, text: str) -> None:
        number = number_in(text)
        if number is None:
            reason = self.tr("Expected a number such as 2 or -0.5, got {0}.")
            self.fields[name].set_state("error", reason.format(text))
            return
        self.fields[name].set_state("normal")
        self._numbers[name] = number
        self._show()

    def _show(self) -> None:
        numbers = self._numbers
        x, up = numbers["x"], numbers["upstream"]
        if "y" in numbers:
            y = numbers["y"]
            z, dx, dy = product(x, y, up)
            inputs = [
                Way("x", exact(x), f"∂L/∂x = {exact(dx)}", f"{exact(up)}·y"),
                Way("y", exact(y), f"∂L/∂y = {exact(dy)}", f"{exact(up)}·x"),
            ]
        else:
            z, dx = square(x, up)
            inputs = [Way("x", exact(x), f"∂L/∂x = {exact(dx)}", f"{exact(up)}·2x")]
        self.graph.show_ways(inputs, Way("z", exact(z), f"∂L/∂z = {exact(up)}"))


class _Entry(QWidget):
    """A formula and the numbers that it gives, in cells of one size."""

    def __init__(self, formula: str, name: str, editable: bool = False) -> None:
        super().__init__()
        self.grid = NumberGrid(name, editable)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(TextLabel(formula, "mono", "text2"))
        row = QHBoxLayout()
        row.addWidget(self.grid)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def show_numbers(self, values: Floats | float) -> None:
        """Show a matrix, a vector as a column, or one number."""
        table = np.atleast_1d(np.asarray(values, float))
        table = table[:, None] if table.ndim == 1 else table
        wide = _CELL + 12
        self.grid.setFixedSize(table.shape[1] * wide + 6, table.shape[0] * _CELL + 6)
        self.grid.show_sheet(Sheet(table, span_of(table, signed=True), WEIGHTS))


class HandGradients(QScrollArea):
    """Rules above, the worked example below: given, forward, back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.net = SAMPLE
        self.product = RuleCard(
            self.tr("Product rule"),
            self.tr("Each factor gets the gradient times the other factor."),
            "×",
            {"x": 3.0, "y": 4.0, "upstream": 2.0},
        )
        self.square = RuleCard(
            self.tr("Square rule"),
            self.tr("The value gets the gradient times twice itself."),
            "²",
            {"x": 3.0, "upstream": 5.0},
        )
        self.entries = self._make_entries()
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Show the worked example with the numbers of now."""
        net, done = self.net, self.net.work()
        shown: dict[str, Floats | float] = {
            "x": net.x, "W1": net.first, "b1": net.first_bias,
            "W2": net.second[None], "b2": net.second_bias, "t": net.target,
            "z1": done.z1, "h": done.h, "y": done.y, "L": done.loss,
            **_back_of(done),
        }  # fmt: skip
        for key, values in shown.items():
            self.entries[key].show_numbers(values)

    def _make_entries(self) -> dict[str, _Entry]:
        given = ("x", "W1", "b1", "W2", "b2", "t")
        names = {
            "x": "x", "W1": "W₁", "b1": "b₁", "W2": "W₂", "b2": "b₂", "t": "t",
            "z1": "z₁ = W₁ x + b₁", "h": "h = max(0, z₁)", "y": "y = W₂ h + b₂",
            "L": "L = (y − t)²", "delta2": "δ₂ = 2 (y − t)", "dW2": "∂L/∂W₂ = δ₂ hᵀ",
            "db2": "∂L/∂b₂ = δ₂", "dh": "∂L/∂h = W₂ᵀ δ₂",
            "delta1": "δ₁ = ∂L/∂h where z₁ > 0", "dW1": "∂L/∂W₁ = δ₁ xᵀ",
            "db1": "∂L/∂b₁ = δ₁",
        }  # fmt: skip
        made = {}
        for key, formula in names.items():
            made[key] = _Entry(formula, formula, key in given)
            if key in given:
                made[key].grid.typed.connect(partial(self._typed, key))
        return made

    def _typed(self, key: str, cell: Pair, value: float) -> None:
        field = {
            "x": "x", "W1": "first", "b1": "first_bias", "W2": "second",
            "b2": "second_bias", "t": "target",
        }[key]  # fmt: skip
        held = getattr(self.net, field)
        changed: Any = value
        if isinstance(held, np.ndarray):
            changed = held.copy()
            changed[cell if key == "W1" else max(cell)] = value
        self.net = replace(self.net, **{field: changed})
        self.refresh()

    def _lay_out(self) -> None:
        body = QWidget()
        rules = QHBoxLayout()
        rules.setSpacing(28)
        rules.addWidget(self.product, 1)
        rules.addWidget(self.square, 1)
        table = QGridLayout()
        table.setHorizontalSpacing(24)
        table.setVerticalSpacing(8)
        rows = (
            (self.tr("Given"), ("x", "W1", "b1", "W2", "b2", "t")),
            (self.tr("Forward"), ("z1", "h", "y", "L")),
            (self.tr("Back"), ("delta2", "dW2", "db2", "dh", "delta1", "dW1", "db1")),
        )
        for row, (title, keys) in enumerate(rows):
            name = TextLabel(title, "section", "text3")
            name.setFixedWidth(64)
            table.addWidget(name, row, 0)
            line = QHBoxLayout()
            line.setSpacing(20)
            for key in keys:
                line.addWidget(self.entries[key])
            line.addStretch(1)
            table.addLayout(line, row, 1)
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(rules)
        column.addWidget(FlowSeparator())
        title = self.tr("Two layers: y = W₂ · ReLU(W₁ · x + b₁) + b₂, loss (y − t)²")
        column.addWidget(TextLabel(title, "strong"))
        said = self.tr(
            "Type another number into what is given. Where z₁ is not above 0 the unit "
            "is off: nothing comes back through it."
        )
        column.addWidget(TextLabel(said, "label", "text2", wrap=True))
        column.addLayout(table)
        column.addStretch(1)
        self.setWidget(body)


def _back_of(done: Backprop) -> dict[str, Floats | float]:
    return {
        "delta2": done.delta2, "dW2": done.d_second[None], "db2": done.d_second_bias,
        "dh": done.dh, "delta1": done.delta1, "dW1": done.d_first,
        "db1": done.d_first_bias,
    }  # fmt: skip
