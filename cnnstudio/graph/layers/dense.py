"""Dense layers: every value is joined to every other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Evaluated, Formula, Recipe, Shapes, Step, register
from cnnstudio.graph.layers.checks import suggest_vector
from cnnstudio.graph.layers.inline import activation_param, activation_steps
from cnnstudio.graph.layers.weighted import Weighted
from cnnstudio.graph.param import bool_param, int_param
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate


@register("dense")
@dataclass(frozen=True, slots=True, kw_only=True)
class Linear(Weighted):
    """Joins every value to every output by a learned weight: y = W·x + b.

    in_features is inferred. A sequence is joined step by step, along its features.
    Knowingly stricter than torch, which would take the last axis of an image, too.
    """

    short_name: ClassVar[str] = "fc"
    aliases: ClassVar[tuple[str, ...]] = ("dense", "fc", "fully connected")
    is_full_node: ClassVar[bool] = True
    is_weight_layer: ClassVar[bool] = True
    stricter: ClassVar[Mapping[str, str]] = {
        "needs_vector": "torch joins the last axis of an image: a row of pixels, "
        "which is hardly meant."
    }

    out_features: int = int_param(
        10,
        minimum=1,
        maximum=1_000_000,
        presets=(10, 64, 128, 256),
        help="How many values come out.",
    )
    bias: bool = bool_param(True, help="A learned constant per output value.")

    activation: str = activation_param()

    def output_shapes(self, values: TensorShape) -> TensorShape:
        if len(values) > 2:
            suggest_vector("Linear", values, self.out_features)
        return TensorShape((*values[:-1], self.out_features))

    def recipe(self, values: TensorShape) -> Recipe:
        arguments = {
            "in_features": values[-1],
            "out_features": self.out_features,
            "bias": self.bias,
        }
        step = Step("torch.nn.Linear", arguments)
        return (step, *activation_steps(self.activation))

    def parameter_counts(self, values: TensorShape) -> tuple[int, int, int]:
        biases = self.out_features if self.bias else 0
        return values[-1] * self.out_features, biases, 0

    def multiply_adds(self, output: TensorShape, values: TensorShape) -> int:
        return values.values * self.out_features

    def sees_everything(self) -> bool:
        return True

    def evaluated(self, inputs: Shapes) -> Evaluated:
        # Along a sequence every step is joined by itself.
        found = Weighted.evaluated(self, inputs)
        return found if len(inputs[0]) == 1 else found._replace(whole=False)

    def formulas(self, output: TensorShape, values: TensorShape) -> Iterable[Formula]:
        if len(output) == 2:
            yield Formula(
                "L",
                translate("Layers", "unchanged = {output:,}").format(output=output[0]),
            )
        yield Formula("N", f"out_features = {output[-1]:,}")

    def summary(self, *inputs: TensorShape) -> str:
        given = f"{inputs[0][-1]:,} → " if inputs else "→ "
        if inputs and len(inputs[0]) > 2:
            given = f"{inputs[0].values:,} → "
        return f"{given}{self.out_features:,}"
