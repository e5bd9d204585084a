"""What windows that slide over 1, 2 or 3 axes share: convolutions and pooling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from cnnstudio.graph.layer import Layer, refuse
from cnnstudio.graph.layers.checks import NO_BATCH, need_rank
from cnnstudio.graph.param import padding_param, pair_param
from cnnstudio.graph.shape import Sizes, TensorShape, Window
from cnnstudio.graph.text import marked, plural, translate

RANK_OF = {1: "sequence", 2: "image", 3: "clip"}
LETTERS = {1: "L", 2: "HW", 3: "THW"}
NAMES = {
    1: (marked("Layers", "length"),),
    2: (marked("Layers", "height"), marked("Layers", "width")),
    3: (marked("Layers", "time"), "height", "width"),
}
LINES = {1: ("value",), 2: ("row", "column"), 3: ("frame", "row", "column")}
WHAT = {1: "length", 2: "height and width", 3: "time, height and width"}
EMPTY = "torch may give a tensor without any values."


def axis_names(axes: int) -> tuple[str, ...]:
    """Say what each of so many axes behind the channels is."""
    return tuple(translate("Layers", name) for name in NAMES[axes])


def count_lines(what: str, number: int) -> str:
    """Count what lies along an axis, a word of `LINES`: `1 row`, `3 columns`."""
    texts = {
        "value": plural("Layers", number, "{n} value", "{n} values"),
        "row": plural("Layers", number, "{n} row", "{n} rows"),
        "column": plural("Layers", number, "{n} column", "{n} columns"),
        "frame": plural("Layers", number, "{n} frame", "{n} frames"),
    }
    return texts[what].format(n=number)


def rest_note(room: int, stride: int, padding: int, what: str) -> str:
    """Say what a step that does not divide leaves over; empty if it divides.

    `room` is how far a window can move along an axis of words `what`, see `LINES`.
    """
    rest = room % stride
    if rest == 0:
        return ""
    division = f"⌊{room} / {stride}⌋ = {room // stride}"
    lost = rest - padding
    if lost <= 0:
        said = translate("Layers", "{division}, what is left over is padding")
        return said.format(division=division)
    one = {
        "value": translate("Layers", "{division}, one value is not used"),
        "row": translate("Layers", "{division}, one row is not used"),
        "column": translate("Layers", "{division}, one column is not used"),
        "frame": translate("Layers", "{division}, one frame is not used"),
    }
    if lost == 1:
        return one[what].format(division=division)
    said = translate("Layers", "{division}, {lines} are not used")
    return said.format(division=division, lines=count_lines(what, lost))


class Sliding(Layer):
    """A layer that works on samples of channels and `axes` further axes."""

    __slots__ = ()
    axes: ClassVar[int] = 2
    stricter: ClassVar[Mapping[str, str]] = {"wrong_rank": NO_BATCH}

    def need_my_rank(self, sample: TensorShape) -> None:
        """Refuse a sample of another rank."""
        need_rank(self.type_name(), sample, RANK_OF[self.axes])


@dataclass(frozen=True, slots=True)
class PerAxis:
    """A field with one number for each axis; `{what}` in its help names the axes."""

    default: int
    help: str
    minimum: int = 1
    maximum: int = 1_024
    presets: tuple[int | str, ...] = ()
    takes_same: bool = False


def along(field: PerAxis, axes: int) -> Any:
    """Declare a field of a layer that slides over so many axes."""
    declare = padding_param if field.takes_same else pair_param
    return declare(
        field.default,
        axes=axes,
        minimum=field.minimum,
        maximum=field.maximum,
        presets=field.presets,
        help=field.help.format(what=WHAT[axes]),
    )


def extents(kernel: Sizes, dilation: Sizes) -> Sizes:
    """Values that a window spans along each axis: d·(k−1)+1 (torch.nn.Conv2d)."""
    return tuple(d * (k - 1) + 1 for k, d in zip(kernel, dilation, strict=True))


def times(sizes: Sizes) -> str:
    """Show sizes: `3 × 3`."""
    return " × ".join(str(size) for size in sizes)


def image_window(
    kernel: Sizes, stride: Sizes, before: Sizes, dilation: Sizes
) -> Window | None:
    """Return the window over the last two axes, for the receptive field.

    None along one axis: what a place in a sequence sees of an image nobody knows.
    """
    if len(kernel) == 1:
        return None
    (kh, kw), (sh, sw), (bh, bw) = kernel[-2:], stride[-2:], before[-2:]
    return Window((kh, kw), (sh, sw), (bh, bw), (dilation[-2], dilation[-1]))


def need_room(layer: str, sizes: Sizes, extent: Sizes, pad: Sizes) -> None:
    """Refuse a window that is larger than the padded input along any axis."""
    for size, e, p, name in zip(
        sizes, extent, pad, axis_names(len(sizes)), strict=True
    ):
        if e > size + 2 * p:
            refuse(
                "window_too_large",
                translate(
                    "Layers", "The window of {layer} is larger than its input"
                ).format(layer=layer),
                expected=translate(
                    "Layers", "a window of at most {number} ({name})"
                ).format(number=size + 2 * p, name=name),
                got=f"{e}",
                formula=f"{size}+2·{p} = {size + 2 * p} < {e}",
                param="kernel_size",
                inputs=(0,),
                details={"size": sizes, "extent": extent, "pad": pad},
            )


def need_size(layer: str, channels: int, sizes: Sizes, formula: str = "") -> None:
    """Refuse an output of which nothing is left along an axis."""
    if min(sizes) < 1:
        shape = TensorShape((channels, *sizes))
        refuse(
            "output_too_small",
            translate("Layers", "Nothing is left of what {layer} gives").format(
                layer=layer
            ),
            expected=translate("Layers", "at least 1 along every axis"),
            got=" × ".join(str(n) for n in shape),
            formula=formula,
            inputs=(0,),
            details={"sizes": sizes},
            assumed=(TensorShape(max(n, 1) for n in shape),),
        )
