"""Padding and cropping: the same image with more or less around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Formula, Recipe, Step, refuse, register
from cnnstudio.graph.layers.sliding import Sliding, axis_names
from cnnstudio.graph.param import pair_param
from cnnstudio.graph.shape import Pair, Sizes, TensorShape, Window, pair_text
from cnnstudio.graph.text import marked, translate

SIDES = (
    marked("Layers", "left"),
    marked("Layers", "right"),
    marked("Layers", "top"),
    marked("Layers", "bottom"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Padding(Sliding):
    """What all padding of images shares: they differ in what is put around."""

    short_name: ClassVar[str] = "pad"

    padding: Sizes = pair_param(
        1,
        axes=4,
        minimum=0,
        maximum=1_024,
        help="Left, right, top, bottom; one number for all.",
    )

    def output_shapes(self, image: TensorShape) -> TensorShape:
        self.need_my_rank(image)
        self.check_padding(image)
        left, right, top, bottom = self.padding
        channels, height, width = image
        return TensorShape((channels, height + top + bottom, width + left + right))

    def check_padding(self, image: TensorShape) -> None:
        """Refuse what this padding cannot do for this image."""

    def recipe(self, image: TensorShape) -> Recipe:
        step = Step(f"torch.nn.{self.type_name()}", {"padding": self.padding})
        return (step,)

    def window(self, *inputs: TensorShape) -> Window | None:
        left, _, top, _ = self.padding
        return Window((1, 1), (1, 1), (top, left))

    def formulas(self, output: TensorShape, image: TensorShape) -> Iterable[Formula]:
        left, right, top, bottom = self.padding
        yield Formula(
            "C", translate("Layers", "unchanged = {output}").format(output=output[0])
        )
        yield Formula("H", f"{top} + {image[1]} + {bottom} = {output[1]}")
        yield Formula("W", f"{left} + {image[2]} + {right} = {output[2]}")

    def summary(self, *inputs: TensorShape) -> str:
        return pair_text(self.padding)


@register("reshape")
@dataclass(frozen=True, slots=True, kw_only=True)
class ZeroPad2d(Padding):
    """Puts zeros around the image, on each side as many as you say.

    Unlike the padding of a convolution, the sides may differ: H + top + bottom by
    W + left + right (torch.nn.ZeroPad2d).
    """

    aliases: ClassVar[tuple[str, ...]] = ("pad", "zeros", "border")


@register("reshape")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionPad2d(Padding):
    """Continues the image beyond its edges by its mirror image.

    No edge arises where the image ends; the edge itself is not repeated, so that the
    padding must be smaller than the image (torch.nn.ReflectionPad2d).
    """

    aliases: ClassVar[tuple[str, ...]] = ("pad", "mirror", "reflect", "border")

    def check_padding(self, image: TensorShape) -> None:
        height, width = image.spatial
        most = (width - 1, width - 1, height - 1, height - 1)
        for side, pad, limit in zip(SIDES, self.padding, most, strict=True):
            if pad > limit:
                fitting = [min(p, m) for p, m in zip(self.padding, most, strict=True)]
                left, right, top, bottom = fitting
                assumed = (image[0], height + top + bottom, width + left + right)
                refuse(
                    "pad_too_large",
                    translate(
                        "Layers", "A mirror image cannot be wider than what it mirrors"
                    ),
                    expected=translate(
                        "Layers", "padding up to {limit} ({side})"
                    ).format(limit=limit, side=translate("Layers", side)),
                    got=str(pad),
                    param="padding",
                    inputs=(0,),
                    details={"param": "padding", "most": fitting, "mode": ""},
                    assumed=(TensorShape(assumed),),
                )


@register("reshape")
@dataclass(frozen=True, slots=True, kw_only=True)
class CenterCrop(Sliding):
    """Cuts the middle out of the image, as the first U-Net did before it joined maps.

    Half of what is left over goes at each side: the top row is (H − h) / 2, rounded
    to even (torchvision.transforms.CenterCrop; Ronneberger et al. 2015).
    """

    short_name: ClassVar[str] = "crop"
    aliases: ClassVar[tuple[str, ...]] = ("cut", "middle", "crop")

    size: Pair = pair_param(
        8, minimum=1, maximum=16_384, help="Height and width that remain."
    )

    def output_shapes(self, image: TensorShape) -> TensorShape:
        self.need_my_rank(image)
        sizes = image.spatial
        for name, have, wanted in zip(axis_names(2), sizes, self.size, strict=True):
            if wanted > have:
                fitting = [min(w, h) for w, h in zip(self.size, sizes, strict=True)]
                refuse(
                    "crop_too_large",
                    translate("Layers", "The crop is larger than the image"),
                    expected=translate("Layers", "at most {have} ({name})").format(
                        have=have, name=name
                    ),
                    got=str(wanted),
                    param="size",
                    inputs=(0,),
                    details={"size": fitting},
                    assumed=(TensorShape((image[0], *fitting)),),
                )
        return TensorShape((image[0], *self.size))

    def recipe(self, image: TensorShape) -> Recipe:
        target = "cnnstudio.modules.center_crop.CenterCrop"
        return (Step(target, {"size": self.size}),)

    def window(self, *inputs: TensorShape) -> Window | None:
        if not inputs:
            return None
        (rows, columns), (height, width) = inputs[0].spatial, self.size
        before = -round((rows - height) / 2), -round((columns - width) / 2)
        return Window((1, 1), (1, 1), before)

    def formulas(self, output: TensorShape, image: TensorShape) -> Iterable[Formula]:
        yield Formula(
            "C", translate("Layers", "unchanged = {output}").format(output=output[0])
        )
        for axis, letter in ((1, "H"), (2, "W")):
            yield Formula(
                letter,
                translate("Layers", "size, of {image} = {output}").format(
                    output=output[axis], image=image[axis]
                ),
            )

    def summary(self, *inputs: TensorShape) -> str:
        return pair_text(self.size)
