"""What all convolutions share, whatever their axes and whichever way they go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod
from typing import ClassVar

from cnnstudio.graph.layer import Formula, Recipe, Step, refuse
from cnnstudio.graph.layers.inline import (
    NO_ACTIVATION,
    activation_param,
    activation_steps,
)
from cnnstudio.graph.layers.sliding import (
    LETTERS,
    PerAxis,
    Sliding,
    along,
    extents,
    times,
)
from cnnstudio.graph.layers.weighted import Weighted
from cnnstudio.graph.param import SAME, bool_param, int_param
from cnnstudio.graph.shape import Sizes, TensorShape, pair_text
from cnnstudio.graph.text import translate

KERNEL = PerAxis(3, "Size of a filter along {what}.", presets=(1, 3, 5, 7, 11))
STRIDE = PerAxis(1, "Step of the filter: 2 halves the size and quarters the work.")
PADDING = PerAxis(
    1,
    'Zeros around the input; "same" keeps its size (stride 1).',
    minimum=0,
    presets=(0, 1, 2, SAME),
    takes_same=True,
)
DILATION = PerAxis(1, "Gap between the filter's values: it sees farther at no cost.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters(Sliding, Weighted):
    """Fields and costs of a convolution; a subclass has the way the sizes go."""

    short_name: ClassVar[str] = "conv"
    is_full_node: ClassVar[bool] = True
    is_weight_layer: ClassVar[bool] = True

    out_channels: int = int_param(
        32,
        minimum=1,
        maximum=65_536,
        presets=(16, 32, 64, 128),
        help="How many filters are learned; each gives one channel (one map).",
    )
    kernel_size: Sizes = along(KERNEL, 2)
    stride: Sizes = along(STRIDE, 2)
    padding: Sizes | str = along(PADDING, 2)
    dilation: Sizes = along(DILATION, 2)
    groups: int = int_param(
        1,
        minimum=1,
        maximum=65_536,
        help="Channels are split into this many groups that do not mix.",
    )
    bias: bool = bool_param(
        True, help="A learned constant per filter; not needed before BatchNorm."
    )
    activation: str = activation_param()

    def extents(self) -> Sizes:
        """Values that a filter spans along each axis, gaps included."""
        return extents(self.kernel_size, self.dilation)

    def numeric_padding(self) -> Sizes:
        """Padding on each side in numbers."""
        assert not isinstance(self.padding, str)
        return self.padding

    def sees_everything(self) -> bool:
        # Where a value of a sequence lies on an image nobody knows.
        return self.axes == 1 and self.kernel_size != (1,)

    def check_groups(self, sample: TensorShape, sizes: Sizes) -> None:
        """Refuse groups that divide the channels before or behind not."""
        for name, channels in (
            ("in_channels", sample[0]),
            ("out_channels", self.out_channels),
        ):
            if channels % self.groups:
                refuse(
                    "groups_do_not_divide",
                    translate(
                        "Layers", "{groups} groups do not divide {name} {channels}"
                    ).format(groups=self.groups, name=name, channels=channels),
                    expected=translate(
                        "Layers", "a number that divides {sample} and {out_channels}"
                    ).format(sample=sample[0], out_channels=self.out_channels),
                    got=f"groups {self.groups}",
                    formula=translate(
                        "Layers", "{channels} / {groups} leaves {number}"
                    ).format(
                        channels=channels,
                        groups=self.groups,
                        number=channels % self.groups,
                    ),
                    param="groups",
                    details={"in": sample[0], "out": self.out_channels},
                    assumed=(TensorShape((self.out_channels, *sizes)),)
                    if min(sizes) > 0
                    else None,
                )

    def recipe(self, sample: TensorShape) -> Recipe:
        arguments = {
            "in_channels": sample[0],
            "out_channels": self.out_channels,
            "kernel_size": self.kernel_size,
            "stride": self.stride,
            "padding": self.padding,
            "dilation": self.dilation,
            "groups": self.groups,
            "bias": self.bias,
            **self.own_arguments(),
        }
        step = Step(f"torch.nn.{self.type_name()}", arguments)
        return (step, *activation_steps(self.activation))

    def own_arguments(self) -> dict[str, object]:
        """Arguments that only this way of convolution has."""
        return {}

    def parameter_counts(self, sample: TensorShape) -> tuple[int, int, int]:
        pairs = self.out_channels * (sample[0] // self.groups)
        biases = self.out_channels if self.bias else 0
        return pairs * prod(self.kernel_size), biases, 0

    def formulas(self, output: TensorShape, sample: TensorShape) -> Iterable[Formula]:
        yield Formula("C", f"out_channels = {output[0]}")
        for axis, letter in enumerate(LETTERS[self.axes]):
            text, note = self.size_formula(axis, sample[1 + axis], output[1 + axis])
            yield Formula(letter, text, note)

    def size_formula(self, axis: int, size: int, result: int) -> tuple[str, str]:
        """How the size along one axis comes about, and a note."""
        raise NotImplementedError

    def summary(self, *inputs: TensorShape) -> str:
        known = inputs and len(inputs[0]) == self.axes + 1
        parts = [
            f"{inputs[0][0]} → {self.out_channels}"
            if known
            else f"→ {self.out_channels}",
            times(self.kernel_size),
        ]
        if set(self.stride) != {1}:
            parts.append("stride " + pair_text(self.stride))
        if isinstance(self.padding, str):
            parts.append(f"pad {self.padding}")
        elif any(self.padding):
            parts.append(f"pad {pair_text(self.padding)}")
        if set(self.dilation) != {1}:
            parts.append("dil " + pair_text(self.dilation))
        if self.groups != 1:
            parts.append(f"groups {self.groups}")
        if self.activation != NO_ACTIVATION:
            parts.append(self.activation.replace("_", " "))
        return " · ".join(parts)
