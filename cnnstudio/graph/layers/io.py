"""Where samples enter the network and where its answers leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Layer, Port, Recipe, refuse, register
from cnnstudio.graph.layers.checks import need_rank, suggest_vector
from cnnstudio.graph.param import choice_param, int_param, shape_param
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import marked, translate

MNIST, CIFAR, IMAGENET = (1, 28, 28), (3, 32, 32), (3, 224, 224)


@register("input/output")
@dataclass(frozen=True, slots=True, kw_only=True)
class Input(Layer):
    """Hands one image of the data set to the network, or random numbers.

    An image is channels × height × width: 1 channel if grey, 3 in colour. A clip has
    channels × time × height × width, a sequence steps × features, a vector one size.
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
    content: str = choice_param(
        "data",
        ("data", "noise"),
        help="data takes samples of the data set, noise random numbers (generators).",
    )

    def output_shapes(self, *inputs: TensorShape) -> TensorShape:
        return TensorShape(self.shape)

    def recipe(self, *inputs: TensorShape) -> Recipe:
        return ()

    def summary(self, *inputs: TensorShape) -> str:
        noise = " · " + translate("Layers", "noise") if self.content == "noise" else ""
        return f"{TensorShape(self.shape)}{noise}"


@register("input/output")
@dataclass(frozen=True, slots=True, kw_only=True)
class Output(Layer):
    """Takes one score (logit) per class; the loss is computed from these.

    Cross-entropy works on raw scores: no Softmax belongs before it. It can expect
    the scores of every pixel, or anything at all, instead.
    """

    short_name: ClassVar[str] = "output"
    outputs: ClassVar[tuple[Port, ...]] = ()

    classes: int = int_param(
        10,
        minimum=1,
        maximum=100_000,
        label="classes",
        help="How many classes the data set has; 1: a single score for yes or no.",
    )
    expects: str = choice_param(
        "classes",
        ("classes", "pixels", "anything"),
        help="classes: a row of scores; pixels: classes × height × width; anything: "
        "numbers or images of any shape.",
    )

    def output_shapes(self, scores: TensorShape) -> TensorShape:
        if self.expects == "anything":
            return scores
        if self.expects == "pixels":
            axes = marked("Layers", "classes × height × width")
            need_rank(
                translate("Layers", "Output of pixels"), scores, "image", axes=axes
            )
        elif len(scores) != 1:
            suggest_vector("Output", scores, self.classes)
        if scores[0] != self.classes:
            refuse(
                "class_count",
                translate("Layers", "Output needs one score for every class"),
                expected=translate("Layers", "{classes:,} scores").format(
                    classes=self.classes
                ),
                got=f"{scores[0]:,}",
                inputs=(0,),
                details={"wanted": self.classes},
            )
        return scores

    def recipe(self, *inputs: TensorShape) -> Recipe:
        return ()

    def summary(self, *inputs: TensorShape) -> str:
        if self.expects == "anything":
            return translate("Layers", "any shape")
        if self.classes == 1:
            return translate("Layers", "yes or no")
        if self.expects == "pixels":
            text = translate("Layers", "{number:,} classes per pixel")
        else:
            text = translate("Layers", "{number:,} classes")
        return text.format(number=self.classes)
