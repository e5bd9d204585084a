"""Generated layers with inputs, good and bad, derived from the declared parameters."""

from __future__ import annotations

from random import Random
from typing import Any

from cnnstudio.graph.catalogue import layer_types, resolve
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.param import Param
from cnnstudio.graph.shape import TensorShape

# What a bad case needs is near the limits: larger than the small images.
LARGEST = {"out_channels": 12, "groups": 4, "out_features": 20, "dim": 4, "padding": 4}


def some_layer(type_name: str, random: Random) -> Layer:
    """Return a layer with some fields set, each to a value that alone is allowed."""
    fields = {
        name: _value(name, param, random)
        for name, param in layer_types()[type_name].params().items()
        if random.random() < 0.7
    }
    return resolve(type_name, fields)


def some_inputs(layer: Layer, random: Random) -> tuple[TensorShape, ...]:
    """Return shapes for all inputs, mostly images, mostly of one kind."""
    if not layer.inputs:
        return ()
    count = random.choice((2, 2, 3)) if layer.inputs[0].variadic else 1
    rank = random.choice((3, 3, 3, 3, 1, 2, 4))
    first = [random.randint(1, 9) for _ in range(rank)]
    if rank == 3:
        first[0] = random.choice((1, 2, 3, 4, 6, 8))
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
            return random.randint(max(low, 1), top)
        case "float":
            return random.uniform(param.minimum, min(param.maximum, 1.0))
        case "bool":
            return random.random() < 0.5
        case "choice":
            return random.choice(param.choices)
        case "shape":
            return [random.randint(1, 9) for _ in range(random.randint(1, 4))]
    if param.kind == "padding" and random.random() < 0.25:
        return "same"
    if random.random() < 0.6:
        return random.randint(low, top)
    return [random.randint(low, top), random.randint(low, top)]
