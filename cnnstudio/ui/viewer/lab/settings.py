"""The column beside the lab: what the layer is set to, and how its output is so large.

Nothing that is tried here touches the network.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.graph.shape import Pair, TensorShape
from cnnstudio.ui.format import rate
from cnnstudio.ui.forms.param_row import ParamRow
from cnnstudio.ui.forms.rows import row_for
from cnnstudio.ui.viewer.lab.model import MOST_CELLS, MOST_CHANNELS, LabModel
from cnnstudio.ui.viewer.lab.sheet import number_in
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel
from cnnstudio.ui.widgets.number_field import NumberField
from cnnstudio.ui.widgets.rows import FlowSeparator, FormRow

WIDTH = 264
_TRIED = (
    "stride", "padding", "dilation", "groups", "padding_mode", "activation",
    "ceil_mode", "count_include_pad",
)  # fmt: skip


UNKNOWN = object()


@dataclass(slots=True)
class _Typed:
    """What was typed for a setting, and what the layer has had for it since."""

    value: Any
    layer: Any = UNKNOWN
    is_refused: bool = False


class LabSettings(QScrollArea):
    """A row for each setting of the layer; typed numbers also have sizes and a bias."""

    def __init__(self, model: LabModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.rows: dict[str, ParamRow] = {}
        self._built: tuple[str, bool] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFixedWidth(WIDTH)
        self.size_field = NumberField("", self.tr("Height and width"), minimum=1)
        self.depth_field = NumberField("", self.tr("Input channels"), minimum=1)
        self.number_field = NumberField("", self.tr("Filter"), minimum=0)
        self.bias_field = NumberField("", self.tr("Bias"), whole=False)
        self.formula = TextLabel("", "mono", "text2", wrap=True)
        self.remark = TextLabel("", "hint", "text3", wrap=True)
        self.back = Button(self.tr("Back to the sample"), small=True)
        self._typed: dict[str, _Typed] = {}
        self._connect()
        model.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the layer's settings and the size of its output."""
        model = self._model
        if self._built != (model.kind, model.is_own):
            self._build()
        for name, row in self.rows.items():
            value = getattr(model.layer, name)
            typed = self._typed.get(name)
            if typed is not None and typed.layer is UNKNOWN:
                typed.layer = value
            if typed is None or typed.layer != value:
                self._typed.pop(name, None)
                row.show_value(value)
            elif not typed.is_refused:
                row.show_value(typed.value)  # 5 stays 5, though the layer has 5 × 5
            wrong = model.problem is not None and model.problem.param == name
            if wrong and model.problem is not None:
                row.show_problem(model.problem.message)
        channels, height, width = model.image.shape
        self.size_field.set_text(f"{height} × {width}")
        self.depth_field.set_text(str(channels))
        self.number_field.set_text(str(model.number))
        if model.is_own and model.kind == "Conv2d":
            self.bias_field.set_text(f"{model.biases[model.number]:g}")
        self.formula.setText(self._formula())
        self.remark.setText(self._remark())
        own = self.tr("Back to the sample")
        self.back.setText(own if model.is_own else self.tr("Back to the layer's own"))
        self.back.setVisible(model.is_own or model.is_changed)

    def _formula(self) -> str:
        """Write how height and width of the output come about."""
        model, given = self._model, TensorShape(self._model.image.shape)
        if model.problem is not None:
            told = model.problem.formula or model.problem.got or ""
            return f"{model.problem.message}. {told}".strip()
        output = model.layer.output_shapes(given)
        lines = [
            f"{f.dimension} = {f.text}" + (f"\n{f.note}" if f.note else "")
            for f in model.layer.formulas(output, given)
        ]
        return "\n".join(lines)

    def _remark(self) -> str:
        model = self._model
        if model.is_own:
            return self.tr("Double-click a number of the input or the filter to type.")
        if model.is_changed:
            text = self.tr("Tried here only: the network stays as it is.")
            if model.lacks_weights:
                lacking = self.tr("Weights that the layer does not have are 0.")
                text = f"{text} {lacking}"
            return text
        text = self.tr("As in the network. What you try here does not change it.")
        difference = model.difference
        if difference is not None:
            told = self.tr("Largest difference to the layer's own output: {0}.")
            text = f"{text} {told.format(rate(difference))}"
        return text

    def _build(self) -> None:
        model = self._model
        self._built = model.kind, model.is_own
        old = self.takeWidget()
        # The fields live on: they are kept when the old column goes.
        for field in (
            self.size_field, self.depth_field, self.number_field, self.bias_field,
            self.formula, self.remark, self.back,
        ):  # fmt: skip
            field.hide()
            field.setParent(self)
        if old is not None:
            old.deleteLater()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 8, 0, 12)
        column.setSpacing(0)
        self._add_sizes(column)
        self._add_layer(column)
        column.addSpacing(6)
        column.addWidget(FlowSeparator())
        title = SectionLabel(self.tr("Size of the output"))
        title.setContentsMargins(12, 4, 12, 0)
        column.addWidget(title)
        for label in (self.formula, self.remark):
            label.setContentsMargins(12, 2, 12, 6)
            column.addWidget(label)
            label.show()
        self.back.setVisible(model.is_own or model.is_changed)
        holder = QVBoxLayout()
        holder.setContentsMargins(12, 4, 12, 0)
        holder.addWidget(self.back)
        column.addLayout(holder)
        column.addStretch(1)
        self.setWidget(body)

    def _add_layer(self, column: QVBoxLayout) -> None:
        title = SectionLabel(self.tr("Layer"))
        title.setContentsMargins(12, 0, 12, 0)
        column.addWidget(title)
        self.rows = {}
        for name in self._names():
            row = row_for(name, type(self._model.layer).params()[name])
            row.proposed.connect(self._propose)
            self.rows[name] = row
            column.addWidget(row)

    def _add_sizes(self, column: QVBoxLayout) -> None:
        title = SectionLabel(self.tr("Numbers"))
        title.setContentsMargins(12, 0, 12, 0)
        column.addWidget(title)
        rows: list[tuple[str, NumberField]] = []
        if self._model.is_own:
            rows.append((self.tr("height, width"), self.size_field))
            rows.append((self.tr("channels"), self.depth_field))
        convolves = self._model.kind == "Conv2d"
        name = self.tr("filter shown") if convolves else self.tr("channel shown")
        rows.append((name, self.number_field))
        if convolves and self._model.is_own:
            rows.append((self.tr("bias"), self.bias_field))
        for label, field in rows:
            column.addWidget(FormRow(label, field))
            field.show()

    def _names(self) -> list[str]:
        """Settings that can be tried here; a layer of the network keeps its filters."""
        params = type(self._model.layer).params()
        first = ["kernel_size"] if self._model.is_own else []
        if self._model.kind != "Conv2d":
            first = ["kernel_size"]
        elif self._model.is_own:
            first.append("out_channels")
        return first + [name for name in _TRIED if name in params]

    def _connect(self) -> None:
        self.size_field.edited.connect(self._judge_size)
        self.depth_field.edited.connect(self._judge_size)
        self.size_field.committed.connect(self._resize)
        self.depth_field.committed.connect(self._resize)
        self.number_field.committed.connect(self._choose_filter)
        self.bias_field.committed.connect(self._set_bias)
        self.back.clicked.connect(self._model.reset)

    def _propose(self, name: str, value: Any) -> None:
        """Try a value, unless it is too large to be followed step by step."""
        most = self._model.most(name)
        numbers = value if isinstance(value, Sequence) else [value]
        if most and not isinstance(value, str) and max(numbers) > most:
            said = self.tr("The lab goes up to {0}, got {1}.")
            self.rows[name].show_problem(said.format(most, max(numbers)))
            held = getattr(self._model.layer, name)
            self._typed[name] = _Typed(value, held, is_refused=True)
            return
        self._typed[name] = _Typed(value)
        self._model.set_field(name, value)

    def _judge_size(self, _text: str) -> None:
        """Mark what is no size of a typed input, and say what is expected."""
        size = self.tr("a size up to {0} × {0}").format(MOST_CELLS)
        depth = self.tr("a number from 1 to {0}").format(MOST_CHANNELS)
        judged = (
            (self.size_field, self._sizes() is None, size),
            (self.depth_field, self._depth() is None, depth),
        )
        for field, wrong, expected in judged:
            reason = self.tr("Expected {0}, got {1}.").format(expected, field.text())
            field.set_state("error" if wrong else "normal", reason if wrong else "")

    def _sizes(self) -> Pair | None:
        """Height and width that were typed, if the lab can have them."""
        sizes = [_whole(text) for text in self.size_field.text().split("×")]
        if not 1 <= len(sizes) <= 2 or not all(
            size is not None and 1 <= size <= MOST_CELLS for size in sizes
        ):
            return None
        return sizes[0] or 1, sizes[-1] or 1

    def _depth(self) -> int | None:
        depth = _whole(self.depth_field.text())
        return depth if depth is not None and 1 <= depth <= MOST_CHANNELS else None

    def _resize(self, _text: str) -> None:
        sizes, depth = self._sizes(), self._depth()
        if sizes is None or depth is None:
            self.refresh()  # what was typed is no size: the old one stands again
        else:
            self._model.set_size(depth, *sizes)
        self._judge_size("")

    def _choose_filter(self, text: str) -> None:
        number = _whole(text)
        self._model.look_at_filter(self._model.number if number is None else number)

    def _set_bias(self, text: str) -> None:
        value = number_in(text)
        if value is None:
            self.refresh()  # what was typed is no number: the old one stands again
        else:
            self._model.set_bias(value)


def _whole(text: str) -> int | None:
    """Return the whole number that a text is, or None."""
    cleaned = text.strip().replace("x", "")
    return int(cleaned) if cleaned.isdecimal() else None
