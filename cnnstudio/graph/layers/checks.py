"""Checks that several layers share, each raising one kind of problem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NoReturn

from cnnstudio.graph.layer import refuse
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import listed, marked, translate

NO_BATCH = (
    "torch takes a sample with one axis too few for one without a batch; "
    "here every sample comes in a batch."
)
# The axes of a sample of each rank, and what several of them are called.
AXES_OF = {
    "vector": marked("Layers", "one row of values"),
    "sequence": marked("Layers", "channels × length"),
    "image": marked("Layers", "channels × height × width"),
    "clip": marked("Layers", "channels × time × height × width"),
}
SEVERAL = {
    "vector": marked("Layers", "rows of values"),
    "sequence": marked("Layers", "sequences"),
    "image": marked("Layers", "images"),
    "clip": marked("Layers", "clips"),
}
ONE = {
    "vector": marked("Layers", "a vector"),
    "sequence": marked("Layers", "a sequence"),
    "image": marked("Layers", "an image"),
    "clip": marked("Layers", "a clip"),
}


def need_rank(
    layer: str, shape: TensorShape, *wanted: str, axes: str = "", port: int = 0
) -> None:
    """Refuse a sample that is none of the `wanted` ranks ("image", "sequence" …).

    `axes` says what the axes mean where it is not the usual, and `port` which input
    is meant.
    """
    if shape.rank in wanted:
        return
    refuse(
        "wrong_rank",
        translate("Layers", "{layer} works on {several}").format(
            layer=layer, several=_either(SEVERAL, wanted)
        ),
        expected=translate("Layers", axes) if axes else _either(AXES_OF, wanted),
        got=f"{shape} ({_one(shape)})",
        inputs=(port,),
        details={"layer": layer, "wanted": wanted, "got": shape.rank},
    )


def need_axis(layer: str, shape: TensorShape, dim: int) -> None:
    """Refuse a `dim` that the sample does not have; as in torch, 0 is the batch."""
    if dim > len(shape):
        refuse(
            "field_value",
            translate("Layers", "{layer} has no axis {dim} to work along").format(
                layer=layer, dim=dim
            ),
            expected=translate("Layers", "dim 1 to {count}").format(count=len(shape)),
            got=str(dim),
            param="dim",
            inputs=(0,),
            details={"default": 1},
        )


def need_divisor(
    layer: str,
    param: str,
    value: int,
    of: int,
    what: str,
    most: int = 65_536,
    least: int = 1,
    made: TensorShape | None = None,
) -> None:
    """Refuse a `value` of `param` that does not divide `of`, which is `what`.

    What is offered instead lies between `least` and `most`; `made` is what the layer
    gives with any of these.
    """
    if of % value == 0:
        return
    candidates = divisors_near(value, of, most=most, least=least)
    offered = listed([str(n) for n in candidates], "or")
    refuse(
        "does_not_divide",
        translate("Layers", "{param} of {layer} does not divide {what}").format(
            param=param, layer=layer, what=what
        ),
        expected=": ".join(
            filter(
                None,
                (
                    translate("Layers", "a number that divides {of:,}").format(of=of),
                    offered,
                ),
            )
        ),
        got=f"{value:,}",
        formula=translate("Layers", "{of} / {value} leaves {number}").format(
            of=of, value=value, number=of % value
        ),
        param=param,
        inputs=(0,),
        details={"param": param, "value": value, "of": of, "candidates": candidates},
        assumed=(made,) if made is not None else None,
    )


def divisors_near(
    value: int, *sizes: int, most: int = 65_536, least: int = 1, power: int = 1
) -> list[int]:
    """Return the three numbers nearest to `value` whose power divides all sizes."""
    possible = range(least, min(*sizes, most) + 1)
    fitting = [n for n in possible if not any(size % n**power for size in sizes)]
    return sorted(fitting, key=lambda n: (abs(n - value), n))[:3]


def _either(table: Mapping[str, str], ranks: Sequence[str]) -> str:
    return listed([translate("Layers", table[rank]) for rank in ranks], "or")


def _one(shape: TensorShape) -> str:
    if shape.rank in ONE:
        return translate("Layers", ONE[shape.rank])
    text = translate("Layers", "a tensor of {number} axes")
    return text.format(number=len(shape))


def suggest_vector(layer: str, shape: TensorShape, values: int) -> NoReturn:
    """Refuse a sample of several axes where a row of values is needed.

    A Flatten mends it.
    """
    refuse(
        "needs_vector",
        translate("Layers", "{layer} needs a row of values, not {one}").format(
            layer=layer, one=_one(shape)
        ),
        expected=translate("Layers", "one row of values"),
        got=str(shape),
        formula=" · ".join(str(n) for n in shape) + f" = {shape.values:,}",
        inputs=(0,),
        details={"values": shape.values},
        assumed=(TensorShape((values,)),),
    )
