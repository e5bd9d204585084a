"""Pooling that takes inputs of any size: to a given size, or to one value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Formula, Layer, Recipe, Step, register
from cnnstudio.graph.layers.checks import NO_BATCH, need_rank
from cnnstudio.graph.layers.sliding import RANK_OF, Sliding
from cnnstudio.graph.param import pair_param
from cnnstudio.graph.shape import Pair, TensorShape, Window, pair_text
from cnnstudio.graph.text import translate


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptivePooling(Sliding):
    """What both kinds share: the windows are as large as the output asks for."""

    short_name: ClassVar[str] = "pool"

    output_size: Pair = pair_param(
        1,
        minimum=1,
        maximum=1_024,
        presets=(1, 6, 7),
        help="Height and width of the output, whatever the input's.",
    )

    def output_shapes(self, image: TensorShape) -> TensorShape:
        self.need_my_rank(image)
        return TensorShape((image[0], *self.output_size))

    def recipe(self, image: TensorShape) -> Recipe:
        arguments = {"output_size": self.output_size}
        return (Step(f"torch.nn.{self.type_name()}", arguments),)

    def window(self, *inputs: TensorShape) -> Window | None:
        """Return the largest window: from ⌊i·H/n⌋ to ⌈(i+1)·H/n⌉."""
        if not inputs:
            return None
        (height, width), (rows, columns) = inputs[0].spatial, self.output_size
        kernel = _widest(height, rows), _widest(width, columns)
        return Window(kernel, (height / rows, width / columns), (0, 0))

    def sees_everything(self) -> bool:
        # One value of each map is global pooling: what follows has no place any more.
        return self.output_size == (1, 1)

    def formulas(self, output: TensorShape, image: TensorShape) -> Iterable[Formula]:
        yield Formula(
            "C", translate("Layers", "unchanged = {output}").format(output=output[0])
        )
        yield Formula("H", f"output_size = {output[1]}")
        yield Formula("W", f"output_size = {output[2]}")

    def hints(self, *inputs: TensorShape) -> Iterable[str]:
        for size, wanted in zip(inputs[0].spatial, self.output_size, strict=True):
            if wanted > size:
                yield translate(
                    "Layers",
                    "The output is larger than the input: values are repeated.",
                )
                return

    def summary(self, *inputs: TensorShape) -> str:
        return f"→ {pair_text(self.output_size)}"


def _widest(size: int, parts: int) -> int:
    return max(-(-(i + 1) * size // parts) - i * size // parts for i in range(parts))


@register("pooling")
@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptiveAvgPool2d(AdaptivePooling):
    """Averages the image down to a given height and width, whatever its size.

    It learns nothing and lets a network with Linear layers take images of any size.
    Window i goes from ⌊i·H/n⌋ to ⌈(i+1)·H/n⌉ (torch.nn.AdaptiveAvgPool2d).
    """

    aliases: ClassVar[tuple[str, ...]] = ("average", "mean", "adaptive", "avgpool")


@register("pooling")
@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptiveMaxPool2d(AdaptivePooling):
    """Keeps the largest values of a given height and width, whatever the input's size.

    It learns nothing and lets a network with Linear layers take images of any size.
    Window i goes from ⌊i·H/n⌋ to ⌈(i+1)·H/n⌉ (torch.nn.AdaptiveMaxPool2d).
    """

    aliases: ClassVar[tuple[str, ...]] = ("maximum", "adaptive", "maxpool")


class GlobalPooling(Layer):
    """What both kinds share: one value for each channel of any input with axes."""

    __slots__ = ()
    aliases: ClassVar[tuple[str, ...]] = ("global", "adaptive", "head")
    kind: ClassVar[str] = ""
    stricter: ClassVar[Mapping[str, str]] = {"wrong_rank": NO_BATCH}

    def output_shapes(self, sample: TensorShape) -> TensorShape:
        need_rank(self.type_name(), sample, "image", "sequence", "clip")
        return TensorShape((sample[0],))

    def recipe(self, sample: TensorShape) -> Recipe:
        # The image's for a wrong rank: it refuses what the layer refuses.
        axes = len(sample) - 1 if sample.rank in RANK_OF.values() else 2
        arguments = {"output_size": 1}
        return (
            Step(f"torch.nn.Adaptive{self.kind}Pool{axes}d", arguments),
            Step("torch.nn.Flatten"),
        )

    def sees_everything(self) -> bool:
        return True

    def formulas(self, output: TensorShape, sample: TensorShape) -> Iterable[Formula]:
        yield Formula(
            "N", translate("Layers", "channels = {output}").format(output=output[0])
        )


@register("pooling")
@dataclass(frozen=True, slots=True, kw_only=True)
class GlobalAvgPool(GlobalPooling):
    """Averages every channel over the whole image: one value per channel.

    It learns nothing and takes images of any size, so that it replaces Flatten and
    a large Linear at the end of modern networks (torch.nn.AdaptiveAvgPool2d(1)).
    Sequences and clips are averaged in the same way.
    """

    short_name: ClassVar[str] = "gap"
    aliases: ClassVar[tuple[str, ...]] = (
        "gap", "global", "average", "adaptive", "globalaveragepooling2d",
    )  # fmt: skip
    kind: ClassVar[str] = "Avg"


@register("pooling")
@dataclass(frozen=True, slots=True, kw_only=True)
class GlobalMaxPool(GlobalPooling):
    """Keeps the largest value of every channel: whether its pattern is anywhere.

    It learns nothing and takes images of any size (torch.nn.AdaptiveMaxPool2d(1));
    sequences and clips as well.
    """

    short_name: ClassVar[str] = "gmp"
    aliases: ClassVar[tuple[str, ...]] = ("gmp", "global", "maximum", "adaptive")
    kind: ClassVar[str] = "Max"
