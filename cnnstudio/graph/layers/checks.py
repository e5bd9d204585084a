"""Checks that several layers share, each raising one kind of problem."""

from __future__ import annotations

from typing import NoReturn

from cnnstudio.graph.layer import refuse
from cnnstudio.graph.shape import TensorShape

NO_BATCH = (
    "torch takes a sample with one axis too few for one without a batch; "
    "here every sample comes in a batch."
)
# The axes of a sample of each rank, and what several of them are called.
AXES_OF = {
    "vector": "one row of values",
    "sequence": "channels × length",
    "image": "channels × height × width",
    "clip": "channels × time × height × width",
}
SEVERAL = {
    "vector": "rows of values",
    "sequence": "sequences",
    "image": "images",
    "clip": "clips",
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
        f"{layer} works on {_either([SEVERAL[rank] for rank in wanted])}",
        expected=axes or _either([AXES_OF[rank] for rank in wanted]),
        got=f"{shape} ({_article(shape.rank)})",
        inputs=(port,),
        details={"layer": layer, "wanted": wanted, "got": shape.rank},
    )


def need_axis(layer: str, shape: TensorShape, dim: int) -> None:
    """Refuse a `dim` that the sample does not have; as in torch, 0 is the batch."""
    if dim > len(shape):
        refuse(
            "field_value",
            f"{layer} has no axis {dim} to work along",
            expected=f"dim 1 to {len(shape)}",
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
    offered = _either([str(n) for n in candidates]) if candidates else ""
    refuse(
        "does_not_divide",
        f"{param} of {layer} does not divide {what}",
        expected=": ".join(filter(None, (f"a number that divides {of:,}", offered))),
        got=f"{value:,}",
        formula=f"{of} / {value} leaves {of % value}",
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


def _either(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def _article(rank: str) -> str:
    return f"an {rank}" if rank[0] in "aeiou" else f"a {rank}"


def suggest_vector(layer: str, shape: TensorShape, values: int) -> NoReturn:
    """Refuse a sample of several axes where a row of values is needed.

    A Flatten mends it.
    """
    refuse(
        "needs_vector",
        f"{layer} needs a row of values, not {_article(shape.rank)}",
        expected="one row of values",
        got=str(shape),
        formula=" · ".join(str(n) for n in shape) + f" = {shape.values:,}",
        inputs=(0,),
        details={"values": shape.values},
        assumed=(TensorShape((values,)),),
    )
