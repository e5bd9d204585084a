"""Generated layers with inputs, good and bad, derived from the declared parameters.

A layer needs no entry here as long as fields picked one by one and inputs of a rank
that it takes often go together. Where they hardly ever do it has a row in `ROWS`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import prod
from random import Random
from typing import Any

from cnnstudio.graph.catalogue import layer_types, resolve
from cnnstudio.graph.errors import LayerError
from cnnstudio.graph.layer import Layer, evaluate
from cnnstudio.graph.param import Param
from cnnstudio.graph.shape import TensorShape

Shapes = tuple[TensorShape, ...]
Case = tuple[Layer, Shapes]
# Picks raw fields and shapes of all inputs that go together more often than not.
Row = Callable[[Random], tuple[dict[str, object], list[list[int]]]]

# What a bad case needs is near the limits: larger than the small images.
LARGEST = {"out_channels": 12, "groups": 4, "out_features": 20, "dim": 4, "padding": 4,
           "num_layers": 2}  # fmt: skip
RANKS = (1, 2, 3, 4)
CHANNELS = (1, 2, 3, 4, 6, 8)


def _shape(random: Random) -> list[int]:
    return [random.randint(1, 6) for _ in range(random.randint(1, 4))]


def _permute(random: Random) -> tuple[dict[str, object], list[list[int]]]:
    shape = _shape(random)
    return {"dims": random.sample(range(1, len(shape) + 1), len(shape))}, [shape]


def _reshape(random: Random) -> tuple[dict[str, object], list[list[int]]]:
    shape = _shape(random)
    asked = random.sample(shape, len(shape))
    if random.random() < 0.5:
        asked[random.randrange(len(asked))] = -1
    return {"shape": asked}, [shape]


def _unflatten(random: Random) -> tuple[dict[str, object], list[list[int]]]:
    sizes, shape = _shape(random), _shape(random)
    dim = random.randint(1, len(shape))
    shape[dim - 1] = prod(sizes)
    if random.random() < 0.5:
        sizes[random.randrange(len(sizes))] = -1
    return {"dim": dim, "unflattened_size": sizes}, [shape]


def _pixel_shuffle(random: Random) -> tuple[dict[str, object], list[list[int]]]:
    factor = random.randint(1, 3)
    channels = random.randint(1, 3) * factor**2 + random.choice((0, 0, 0, 1))
    return {"upscale_factor": factor}, [[channels, *_shape(random)[:2]]]


def _slice(random: Random) -> tuple[dict[str, object], list[list[int]]]:
    shape = _shape(random)
    dim = random.randint(1, len(shape))
    end = random.randint(0, shape[dim - 1])
    return {"dim": dim, "start": random.randint(-2, 2), "end": end}, [shape]


def _center_crop(random: Random) -> tuple[dict[str, object], list[list[int]]]:
    return {"size": [random.randint(1, 6), random.randint(1, 6)]}, [
        [random.randint(1, 8) for _ in range(random.choice((2, 3, 3, 3, 3)))]
    ]


def _upsample(random: Random) -> tuple[dict[str, object], list[list[int]]]:
    factor = random.choice((random.uniform(0.1, 4), 0.5, 2, 3))
    size = 0 if random.random() < 0.7 else [random.randint(0, 9), random.randint(0, 9)]
    shape = [random.randint(1, 8) for _ in range(random.choice((2, 3, 3, 3, 3)))]
    return {"scale_factor": factor, "size": size}, [shape]


def _steps(random: Random) -> tuple[dict[str, object], list[list[int]]]:
    """Few steps: torch computes them one by one."""
    return {}, [[random.choice((1, 1, 2)), random.randint(1, 9)]]


def _patches(random: Random) -> tuple[dict[str, object], list[list[int]]]:
    size, rest = random.randint(1, 5), random.choice((0, 0, 1))
    shape = [random.choice(CHANNELS), size * random.randint(1, 3), 2 * size + rest]
    return {"patch_size": size}, [shape]


def _dots(random: Random) -> tuple[dict[str, object], list[list[int]]]:
    return {}, [[random.choice(CHANNELS), random.choice((1, 1, 4)), 1]]


ROWS: dict[str, Row] = {
    "CenterCrop": _center_crop,
    "GRU": _steps,
    "InstanceNorm2d": _dots,
    "LSTM": _steps,
    "PatchEmbedding": _patches,
    "Permute": _permute,
    "PixelShuffle": _pixel_shuffle,
    "Reshape": _reshape,
    "Slice": _slice,
    "Unflatten": _unflatten,
    "Upsample": _upsample,
}


def some_case(type_name: str, random: Random) -> Case:
    """Return a layer with inputs; each field alone is allowed, all together may not."""
    row = ROWS.get(type_name)
    if row is not None and random.random() < 0.75:
        fields, shapes = row(random)
        layer = resolve(type_name, {**_fields(type_name, random), **fields})
        return layer, tuple(TensorShape(shape) for shape in shapes)
    layer = resolve(type_name, _fields(type_name, random))
    return layer, _inputs(layer, random)


@cache
def friendly_ranks(type_name: str) -> tuple[int, ...]:
    """Ranks of inputs that the layer takes as it comes from the palette."""
    layer = resolve(type_name, {})
    return tuple(rank for rank in RANKS if _takes(layer, TensorShape((8,) * rank)))


def _takes(layer: Layer, shape: TensorShape) -> bool:
    try:
        evaluate(layer, (shape,) * layer.least_inputs)
    except LayerError:
        return False
    return True


def _fields(type_name: str, random: Random) -> dict[str, object]:
    params = layer_types()[type_name].params().items()
    return {n: _value(n, p, random) for n, p in params if random.random() < 0.7}


def _inputs(layer: Layer, random: Random) -> Shapes:
    """Shapes for all inputs, mostly of a rank that fits, mostly of one kind."""
    if not layer.inputs:
        return ()
    count = layer.least_inputs
    if layer.inputs[0].variadic and random.random() < 0.3:
        count += 1
    ranks = friendly_ranks(layer.type_name())
    rank = random.choice(ranks if ranks and random.random() < 0.75 else RANKS)
    first = [random.randint(1, 9) for _ in range(rank)]
    if rank > 1:
        first[0] = random.choice(CHANNELS[:3] if rank == 2 else CHANNELS)
    shapes = [TensorShape(first)]
    while len(shapes) < count:
        other = list(first)
        if random.random() < 0.5:
            axis = random.randrange(rank)
            other[axis] = random.randint(1, 9)
        if random.random() < 0.1:
            other = other[:-1] or [3]
        shapes.append(TensorShape(other))
    return tuple(shapes)


def _value(name: str, param: Param, random: Random) -> Any:
    top = int(min(param.maximum, LARGEST.get(name, 5)))
    low = int(param.minimum)
    match param.kind:
        case "int":
            # Below zero one counts from the end, which small numbers try out.
            return random.randint(1 if low == 0 else max(low, -4), max(top, low))
        case "float":
            return random.uniform(param.minimum, min(param.maximum, 1.0))
        case "bool":
            return random.random() < 0.5
        case "choice":
            return random.choice(param.choices)
        case "shape":
            high = min(9, int(param.maximum))
            return [random.randint(low, high) for _ in range(random.randint(1, 4))]
    if param.kind == "padding" and random.random() < 0.25:
        return "same"
    if random.random() < 0.6:
        return random.randint(low, top)
    return [random.randint(low, top) for _ in range(param.axes)]
