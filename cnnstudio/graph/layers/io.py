"""Where an image enters the network and where its scores leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Layer, Port, Recipe, refuse, register
from cnnstudio.graph.layers.checks import suggest_vector
from cnnstudio.graph.param import int_param, shape_param
from cnnstudio.graph.shape import TensorShape

MNIST, CIFAR, IMAGENET = (1, 28, 28), (3, 32, 32), (3, 224, 224)


@register("input/output")
@dataclass(frozen=True, slots=True, kw_only=True)
class Input(Layer):
    """Hands one image of the data set to the network.

    The shape is channels × height × width: 1 channel for grey images, 3 for colour.
    """

    short_name: ClassVar[str] = "input"
    inputs: ClassVar[tuple[Port, ...]] = ()
    is_full_node: ClassVar[bool] = True

    shape: tuple[int, ...] = shape_param(
        MNIST,
        maximum=16_384,
        presets=(MNIST, CIFAR, IMAGENET),
        label="shape",
        help="Channels × height × width of one image.",
    )

    def output_shapes(self, *inputs: TensorShape) -> TensorShape:
        return TensorShape(self.shape)

    def recipe(self, *inputs: TensorShape) -> Recipe:
        return ()

    def summary(self, *inputs: TensorShape) -> str:
        return str(TensorShape(self.shape))


@register("input/output")
@dataclass(frozen=True, slots=True, kw_only=True)
class Output(Layer):
    """Takes one score (logit) per class; the loss is computed from these.

    Cross-entropy works on raw scores: no Softmax belongs before it.
    """

    short_name: ClassVar[str] = "output"
    outputs: ClassVar[tuple[Port, ...]] = ()

    classes: int = int_param(
        10,
        minimum=2,
        maximum=100_000,
        label="classes",
        help="How many classes the data set has.",
    )

    def output_shapes(self, scores: TensorShape) -> TensorShape:
        if len(scores) != 1:
            suggest_vector("Output", scores, self.classes)
        if scores.values != self.classes:
            refuse(
                "class_count",
                "Output needs one score for every class",
                expected=f"{self.classes:,} scores",
                got=f"{scores.values:,}",
                inputs=(0,),
                details={"wanted": self.classes},
            )
        return scores

    def recipe(self, *inputs: TensorShape) -> Recipe:
        return ()

    def summary(self, *inputs: TensorShape) -> str:
        return f"{self.classes:,} classes"
