"""Resizing: larger and smaller maps by repeating, blending or moving values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import floor
from typing import ClassVar

from cnnstudio.graph.layer import Formula, Layer, Recipe, Step, refuse, register
from cnnstudio.graph.layers.checks import (
    NO_BATCH,
    divisors_near,
    need_divisor,
    need_rank,
)
from cnnstudio.graph.layers.sliding import EMPTY, Sliding, need_size
from cnnstudio.graph.param import (
    bool_param,
    choice_param,
    float_param,
    int_param,
    pair_param,
)
from cnnstudio.graph.shape import Pair, TensorShape, Window, pair_text
from cnnstudio.graph.text import translate

LARGEST_FACTOR = 256


@register("reshape")
@dataclass(frozen=True, slots=True, kw_only=True)
class Upsample(Sliding):
    """Enlarges the image by repeating its pixels, or by blending neighbours.

    It learns nothing, unlike ConvTranspose2d, and leaves no checkerboard (Odena et
    al. 2016). Output size: ⌊H · scale_factor⌋, or `size` (torch.nn.Upsample).
    """

    short_name: ClassVar[str] = "up"
    stricter: ClassVar[Mapping[str, str]] = {
        "wrong_rank": NO_BATCH,
        "output_too_small": EMPTY,
    }
    aliases: ClassVar[tuple[str, ...]] = ("resize", "interpolate", "nearest", "unpool")

    scale_factor: float = float_param(
        2,
        minimum=0.001,
        maximum=LARGEST_FACTOR,
        presets=(2, 4, 8),
        help="How many times larger the image becomes, if no size is given.",
    )
    size: Pair = pair_param(
        0,
        minimum=0,
        maximum=16_384,
        help="Height and width of the output; 0: by the factor.",
    )
    mode: str = choice_param(
        "nearest",
        ("nearest", "bilinear"),
        help="Nearest repeats pixels, bilinear blends the four around.",
    )
    align_corners: bool = bool_param(
        False, help="Bilinear only: the corner pixels keep their places."
    )

    def _by_factor(self) -> bool:
        return self.size == (0, 0)

    def output_shapes(self, image: TensorShape) -> TensorShape:
        self.need_my_rank(image)
        if self._by_factor():
            sizes = tuple(floor(size * self.scale_factor) for size in image.spatial)
        else:
            sizes = self.size
        need_size("Upsample", image[0], sizes)
        return TensorShape((image[0], *sizes))

    def recipe(self, image: TensorShape) -> Recipe:
        by_factor = self._by_factor()
        arguments = {
            "size": None if by_factor else self.size,
            "scale_factor": self.scale_factor if by_factor else None,
            "mode": self.mode,
            "align_corners": self.align_corners if self.mode == "bilinear" else None,
        }
        return (Step("torch.nn.Upsample", arguments),)

    def window(self, *inputs: TensorShape) -> Window | None:
        """Nearest sees one pixel, bilinear two in a row; a jump is a fraction of one.

        Pixel o takes from (o + ½) · H / H' − ½ with bilinear, from o · (H − 1) /
        (H' − 1) if it keeps the corners, and from o · H / H' with nearest.
        """
        if not inputs:
            return None
        _, *made = self.output_shapes(*inputs)
        down, right = (a / b for a, b in zip(inputs[0].spatial, made, strict=True))
        if self.mode == "nearest":
            return Window((1, 1), (down, right), (0, 0))
        if self.align_corners:
            down, right = (
                (a - 1) / max(b - 1, 1)
                for a, b in zip(inputs[0].spatial, made, strict=True)
            )
            return Window((2, 2), (down, right), (0, 0))
        return Window((2, 2), (down, right), (0.5 - down / 2, 0.5 - right / 2))

    def formulas(self, output: TensorShape, image: TensorShape) -> Iterable[Formula]:
        yield Formula(
            "C", translate("Layers", "unchanged = {output}").format(output=output[0])
        )
        for axis, letter in ((1, "H"), (2, "W")):
            text = f"⌊{image[axis]}·{self.scale_factor:g}⌋"
            if not self._by_factor():
                text = "size"
            yield Formula(letter, f"{text} = {output[axis]}")

    def summary(self, *inputs: TensorShape) -> str:
        size = f"× {self.scale_factor:g}" if self._by_factor() else pair_text(self.size)
        return f"{size} · {self.mode}" if self.mode != "nearest" else size


@register("reshape")
@dataclass(frozen=True, slots=True, kw_only=True)
class PixelShuffle(Sliding):
    """Makes r × r pixels of r · r channels: the image grows, its values stay.

    Nothing is computed: C·r² × H × W becomes C × H·r × W·r (Shi et al. 2016:
    sub-pixel convolution, behind a convolution that makes the channels).
    """

    short_name: ClassVar[str] = "shuffle"
    aliases: ClassVar[tuple[str, ...]] = (
        "depth to space", "sub-pixel", "super resolution", "upsample",
    )  # fmt: skip

    upscale_factor: int = int_param(
        2,
        minimum=1,
        maximum=LARGEST_FACTOR,
        presets=(2, 3, 4),
        help="How many times larger the image becomes: r.",
    )

    def output_shapes(self, image: TensorShape) -> TensorShape:
        self.need_my_rank(image)
        channels, height, width = image
        r = self.upscale_factor
        made = TensorShape((max(channels // r**2, 1), height * r, width * r))
        if channels % r**2:
            refuse(
                "does_not_divide",
                translate(
                    "Layers", "PixelShuffle needs a multiple of {number} channels"
                ).format(number=r**2),
                expected=translate(
                    "Layers", "a factor whose square divides {channels}"
                ).format(channels=channels),
                got=str(r),
                formula=translate("Layers", "{channels} / {r}² leaves {number}").format(
                    channels=channels, r=r, number=channels % r**2
                ),
                param="upscale_factor",
                inputs=(0,),
                details={
                    "param": "upscale_factor",
                    "value": r,
                    "of": channels,
                    "unit": r**2,
                    "candidates": divisors_near(
                        r, channels, most=LARGEST_FACTOR, power=2
                    ),
                },
                assumed=(made,),
            )
        return made

    def recipe(self, image: TensorShape) -> Recipe:
        arguments = {"upscale_factor": self.upscale_factor}
        return (Step("torch.nn.PixelShuffle", arguments),)

    def window(self, *inputs: TensorShape) -> Window | None:
        step = 1 / self.upscale_factor
        return Window((1, 1), (step, step), (0, 0))

    def formulas(self, output: TensorShape, image: TensorShape) -> Iterable[Formula]:
        r = self.upscale_factor
        yield Formula("C", f"{image[0]}/{r}² = {output[0]}")
        yield Formula("H", f"{image[1]}·{r} = {output[1]}")
        yield Formula("W", f"{image[2]}·{r} = {output[2]}")

    def summary(self, *inputs: TensorShape) -> str:
        return f"× {self.upscale_factor}"


@register("reshape")
@dataclass(frozen=True, slots=True, kw_only=True)
class PixelUnshuffle(Sliding):
    """Makes r · r channels of r × r pixels: the image shrinks, nothing is lost.

    The way back of PixelShuffle: C × H × W becomes C·r² × H/r × W/r
    (torch.nn.PixelUnshuffle).
    """

    short_name: ClassVar[str] = "unshuffle"
    aliases: ClassVar[tuple[str, ...]] = ("space to depth", "patches", "downsample")

    downscale_factor: int = int_param(
        2,
        minimum=1,
        maximum=LARGEST_FACTOR,
        presets=(2, 3, 4),
        help="How many times smaller the image becomes: r.",
    )

    def output_shapes(self, image: TensorShape) -> TensorShape:
        self.need_my_rank(image)
        channels, height, width = image
        r = self.downscale_factor
        made = TensorShape((channels * r**2, height // r, width // r))
        for name, size in (("height", height), ("width", width)):
            if size % r:
                refuse(
                    "does_not_divide",
                    translate(
                        "Layers", "PixelUnshuffle does not divide the {name} of {size}"
                    ).format(name=translate("Layers", name), size=size),
                    expected=translate(
                        "Layers", "a factor that divides {height} and {width}"
                    ).format(height=height, width=width),
                    got=str(r),
                    formula=translate("Layers", "{size} / {r} leaves {number}").format(
                        size=size, r=r, number=size % r
                    ),
                    param="downscale_factor",
                    inputs=(0,),
                    details={
                        "param": "downscale_factor",
                        "value": r,
                        "of": size,
                        "candidates": divisors_near(
                            r, height, width, most=LARGEST_FACTOR
                        ),
                    },
                    assumed=(made,) if min(made) > 0 else None,
                )
        return made

    def recipe(self, image: TensorShape) -> Recipe:
        arguments = {"downscale_factor": self.downscale_factor}
        return (Step("torch.nn.PixelUnshuffle", arguments),)

    def window(self, *inputs: TensorShape) -> Window | None:
        r = self.downscale_factor
        return Window((r, r), (r, r), (0, 0))

    def formulas(self, output: TensorShape, image: TensorShape) -> Iterable[Formula]:
        r = self.downscale_factor
        yield Formula("C", f"{image[0]}·{r}² = {output[0]}")
        yield Formula("H", f"{image[1]}/{r} = {output[1]}")
        yield Formula("W", f"{image[2]}/{r} = {output[2]}")

    def summary(self, *inputs: TensorShape) -> str:
        return f"/ {self.downscale_factor}"


@register("reshape")
@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelShuffle(Layer):
    """Deals the channels of each group out to all groups, so that groups mix.

    Nothing is computed: channels 0 … 5 in 2 groups become 0, 3, 1, 4, 2, 5 (Zhang et
    al. 2018: ShuffleNet, between grouped convolutions).
    """

    short_name: ClassVar[str] = "shuffle"
    aliases: ClassVar[tuple[str, ...]] = ("shufflenet", "groups", "mix channels")
    stricter: ClassVar[Mapping[str, str]] = {"wrong_rank": NO_BATCH}

    groups: int = int_param(
        2,
        minimum=1,
        maximum=65_536,
        presets=(2, 3, 4, 8),
        help="How many groups the channels come in; must divide them.",
    )

    def output_shapes(self, sample: TensorShape) -> TensorShape:
        need_rank("ChannelShuffle", sample, "image", "sequence", "clip")
        what = translate("Layers", "its {number:,} channels").format(number=sample[0])
        need_divisor(
            "ChannelShuffle", "groups", self.groups, sample[0], what, made=sample
        )
        return sample

    def recipe(self, sample: TensorShape) -> Recipe:
        return (Step("torch.nn.ChannelShuffle", {"groups": self.groups}),)

    def formulas(self, output: TensorShape, sample: TensorShape) -> Iterable[Formula]:
        size = sample[0] // self.groups
        yield Formula("C", f"{self.groups} · {size} = {output[0]}")

    def summary(self, *inputs: TensorShape) -> str:
        return f"groups {self.groups}"
