"""An image becomes a sequence: patches, the class token, learned places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Formula, Recipe, Step, refuse, register
from cnnstudio.graph.layers.checks import NO_BATCH, divisors_near, need_rank
from cnnstudio.graph.layers.sequence import STEPS
from cnnstudio.graph.layers.weighted import Learned, Weighted
from cnnstudio.graph.param import float_param, int_param, pair_param
from cnnstudio.graph.shape import Pair, TensorShape, Window
from cnnstudio.graph.text import translate

SIDES = ("height", "width")


@register("sequence")
@dataclass(frozen=True, slots=True, kw_only=True)
class PatchEmbedding(Weighted):
    """Cuts the image into patches and turns each into one row of features.

    A convolution whose stride is its size, then one step per patch, row by row
    (Dosovitskiy et al. 2021: ViT). Height and width must be whole patches.
    """

    stricter: ClassVar[Mapping[str, str]] = {
        "does_not_divide": "torch leaves out the pixels that fill no patch.",
        "wrong_rank": NO_BATCH,
    }

    short_name: ClassVar[str] = "patches"
    aliases: ClassVar[tuple[str, ...]] = ("vit", "tokens", "patchify", "transformer")
    is_full_node: ClassVar[bool] = True
    is_weight_layer: ClassVar[bool] = True

    embed_dim: int = int_param(
        768,
        minimum=1,
        maximum=65_536,
        presets=(64, 192, 384, 768),
        help="How many features a patch becomes.",
    )
    patch_size: Pair = pair_param(
        16,
        minimum=1,
        maximum=1_024,
        presets=(4, 8, 16),
        help="Height and width of a patch, in pixels.",
    )

    def output_shapes(self, image: TensorShape) -> TensorShape:
        need_rank("PatchEmbedding", image, "image")
        for axis, side in enumerate(SIDES):
            size, patch = image[1 + axis], self.patch_size[axis]
            if size % patch:
                self._refuse(image, side, size, patch)
        rows, columns = self._grid(image)
        return TensorShape((rows * columns, self.embed_dim))

    def _refuse(self, image: TensorShape, side: str, size: int, patch: int) -> None:
        height, width = image.spatial
        refuse(
            "does_not_divide",
            translate(
                "Layers", "Patches of {patch} pixels do not fill the {side} of {size}"
            ).format(patch=patch, side=translate("Layers", side), size=size),
            expected=translate(
                "Layers", "a size that divides {height} and {width}"
            ).format(height=height, width=width),
            got=f"{patch}",
            formula=translate("Layers", "{size} / {patch} leaves {number}").format(
                size=size, patch=patch, number=size % patch
            ),
            param="patch_size",
            inputs=(0,),
            details={
                "param": "patch_size",
                "value": patch,
                "of": size,
                "candidates": divisors_near(patch, height, width, most=1_024),
            },
        )

    def _grid(self, image: TensorShape) -> Pair:
        return image[1] // self.patch_size[0], image[2] // self.patch_size[1]

    def recipe(self, image: TensorShape) -> Recipe:
        arguments = {
            "in_channels": image[0],
            "out_channels": self.embed_dim,
            "kernel_size": self.patch_size,
            "stride": self.patch_size,
        }
        return (
            Step("torch.nn.Conv2d", arguments),
            Step("torch.nn.Flatten", {"start_dim": 2}),
            Step("torch.permute", {"dims": (0, 2, 1)}),
        )

    def parameter_counts(self, image: TensorShape) -> tuple[int, int, int]:
        height, width = self.patch_size
        return self.embed_dim * image[0] * height * width, self.embed_dim, 0

    def multiply_adds(self, output: TensorShape, image: TensorShape) -> int:
        return image.values * self.embed_dim

    def window(self, *inputs: TensorShape) -> Window:
        return Window(self.patch_size, self.patch_size, (0, 0))

    def formulas(self, output: TensorShape, image: TensorShape) -> Iterable[Formula]:
        (rows, columns), (height, width) = self._grid(image), self.patch_size
        text = f"{image[1]} / {height} · {image[2]} / {width} = {rows * columns:,}"
        yield Formula("L", text)
        yield Formula("N", f"embed_dim = {output[1]:,}")

    def summary(self, *inputs: TensorShape) -> str:
        size = " × ".join(str(n) for n in self.patch_size)
        return f"→ {self.embed_dim} · {size}"


@register("sequence")
@dataclass(frozen=True, slots=True, kw_only=True)
class ClassToken(Learned):
    """Puts one learned step before the sequence, in which the answer gathers.

    [token, x₁ … x_L]: attention fills it from all other steps, and the head reads
    this step only (Devlin et al. 2019; Dosovitskiy et al. 2021).
    """

    short_name: ClassVar[str] = "token"
    aliases: ClassVar[tuple[str, ...]] = ("cls", "vit", "transformer")

    def output_shapes(self, steps: TensorShape) -> TensorShape:
        need_rank("ClassToken", steps, "sequence", axes=STEPS)
        return TensorShape((steps[0] + 1, steps[1]))

    def recipe(self, steps: TensorShape) -> Recipe:
        target = "cnnstudio.modules.class_token.ClassToken"
        return (Step(target, {"features": steps[1]}),)

    def parameter_counts(self, steps: TensorShape) -> tuple[int, int, int]:
        return steps[1], 0, 0

    def formulas(self, output: TensorShape, steps: TensorShape) -> Iterable[Formula]:
        yield Formula("L", f"{steps[0]:,} + 1 = {output[0]:,}")
        same = translate("Layers", "unchanged = {output:,}").format(output=output[1])
        yield Formula("N", same)


@register("sequence")
@dataclass(frozen=True, slots=True, kw_only=True)
class PositionEmbedding(Learned):
    """Adds a learned row to every step, so that its place in the sequence counts.

    x + p with p of the same shape (Gehring et al. 2017; Dosovitskiy et al. 2021);
    attention alone does not know what comes first.
    """

    stricter: ClassVar[Mapping[str, str]] = {
        "wrong_rank": "Its module would stretch the rows over axes before the steps."
    }

    short_name: ClassVar[str] = "places"
    aliases: ClassVar[tuple[str, ...]] = ("positional encoding", "vit", "transformer")

    std: float = float_param(
        0.02, minimum=0, maximum=10, help="Deviation of the numbers at the beginning."
    )

    def output_shapes(self, steps: TensorShape) -> TensorShape:
        need_rank("PositionEmbedding", steps, "sequence", axes=STEPS)
        return steps

    def recipe(self, steps: TensorShape) -> Recipe:
        target = "cnnstudio.modules.position_embedding.PositionEmbedding"
        arguments = {"steps": steps[0], "features": steps[1], "std": self.std}
        return (Step(target, arguments),)

    def parameter_counts(self, steps: TensorShape) -> tuple[int, int, int]:
        return steps.values, 0, 0
