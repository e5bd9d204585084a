"""Recurrent layers: they read a sequence step by step and remember."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Formula, Recipe, Step, register
from cnnstudio.graph.layers.checks import need_rank
from cnnstudio.graph.layers.weighted import Learned
from cnnstudio.graph.param import bool_param, choice_param, int_param
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import marked, translate

STEPS = marked("Layers", "steps × features")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Recurrent(Learned):
    """What LSTM and GRU share: they differ in the number of gates.

    torch's `dropout` between the layers is left out: on graphics cards it would not
    follow from the run's seed. A Dropout between two layers does the same.
    """

    gates: ClassVar[int] = 0
    is_weight_layer = True
    is_full_node = True

    hidden_size: int = int_param(
        128,
        minimum=1,
        maximum=65_536,
        presets=(32, 64, 128, 256),
        help="How many values the layer remembers.",
    )
    num_layers: int = int_param(
        1, minimum=1, maximum=64, help="How many of them, each reading the one before."
    )
    bias: bool = bool_param(True, help="Learned constants in every gate.")
    bidirectional: bool = bool_param(
        False, help="A second one reads backwards; both results are joined."
    )
    output: str = choice_param(
        "last step",
        ("last step", "all steps"),
        help="last step gives what is remembered at the end, as a row of values.",
    )

    @property
    def _directions(self) -> int:
        return 2 if self.bidirectional else 1

    def output_shapes(self, steps: TensorShape) -> TensorShape:
        need_rank(self.type_name(), steps, "sequence", axes=STEPS)
        features = self._directions * self.hidden_size
        if self.output == "last step":
            return TensorShape((features,))
        return TensorShape((steps[0], features))

    def recipe(self, steps: TensorShape) -> Recipe:
        arguments = {
            "input_size": steps[1],
            "hidden_size": self.hidden_size,
            "num_layers": self.num_layers,
            "bias": self.bias,
            "batch_first": True,
            "bidirectional": self.bidirectional,
        }
        chosen = {"directions": self._directions, "last": self.output == "last step"}
        return (
            Step(f"torch.nn.{self.type_name()}", arguments),
            Step("cnnstudio.modules.remembered.Remembered", chosen),
        )

    def parameter_counts(self, steps: TensorShape) -> tuple[int, int, int]:
        hidden, directions = self.hidden_size, self._directions
        above = (self.num_layers - 1) * (hidden * directions + hidden)
        weights = self.gates * hidden * directions * (steps[1] + hidden + above)
        biases = 2 * self.gates * hidden * directions * self.num_layers
        return weights, biases if self.bias else 0, 0

    def multiply_adds(self, output: TensorShape, steps: TensorShape) -> int:
        # Every weight once a step; the products of the gates are not counted.
        return steps[0] * self.parameter_counts(steps)[0]

    def sees_everything(self) -> bool:
        return True

    def formulas(self, output: TensorShape, steps: TensorShape) -> Iterable[Formula]:
        if len(output) == 2:
            yield Formula(
                "L",
                translate("Layers", "unchanged = {output:,}").format(output=output[0]),
            )
        ways = translate("Layers", "2 directions") + " · " if self.bidirectional else ""
        yield Formula("N", f"{ways}hidden_size = {output[-1]:,}")

    def summary(self, *inputs: TensorShape) -> str:
        given = f"{inputs[0][-1]:,} → " if inputs else "→ "
        parts = [f"{given}{self.hidden_size:,}"]
        if self.num_layers > 1:
            parts.append(
                translate("Layers", "{number} layers").format(number=self.num_layers)
            )
        if self.bidirectional:
            parts.append(translate("Layers", "both ways"))
        if self.output == "all steps":
            parts.append(translate("Layers", "all steps"))
        return " · ".join(parts)


@register("sequence")
@dataclass(frozen=True, slots=True, kw_only=True)
class LSTM(_Recurrent):
    """Reads a sequence step by step and keeps what matters in a cell with gates.

    c = f·c + i·g and h = o·tanh(c), the gates i, f, o and the candidate g from the
    step and the h before (Hochreiter & Schmidhuber 1997; torch.nn.LSTM).
    """

    short_name: ClassVar[str] = "lstm"
    aliases: ClassVar[tuple[str, ...]] = ("recurrent", "rnn", "memory", "long short")
    gates = 4


@register("sequence")
@dataclass(frozen=True, slots=True, kw_only=True)
class GRU(_Recurrent):
    """Reads a sequence step by step; like LSTM with one gate less and no cell.

    h = (1 − z)·n + z·h with the update gate z and the candidate n, for which the
    gate r forgets (Cho et al. 2014; torch.nn.GRU).
    """

    short_name: ClassVar[str] = "gru"
    aliases: ClassVar[tuple[str, ...]] = ("recurrent", "rnn", "gated")
    gates = 3
