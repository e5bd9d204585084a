"""Every layer of the catalogue against torch on the meta device: nothing is computed.

What torch refuses we refuse, what it takes we take (but for the cases where we are
knowingly stricter), with the same shapes, parameters and multiply-adds.
"""

from __future__ import annotations

from functools import reduce
from random import Random

import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from cnnstudio.engine.recipes import step_module
from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.errors import LayerError
from cnnstudio.graph.layer import Evaluated, Layer, evaluate
from cnnstudio.graph.shape import TensorShape
from tests.helpers.cases import some_inputs, some_layer

# torch says that "same" with an even kernel costs a copy: true, and no concern here.
pytestmark = pytest.mark.filterwarnings("ignore:Using padding='same':UserWarning")

CASES = 400
BATCH = 2
WITH_TORCH = [name for name in layer_types() if name not in ("Input", "Output")]

Shapes = tuple[TensorShape, ...]


def ours(layer: Layer, inputs: Shapes) -> Evaluated | None:
    try:
        return evaluate(layer, inputs)
    except LayerError:
        return None


def modules_of(layer: Layer, inputs: Shapes) -> list[nn.Module]:
    with torch.device("meta"):
        return [step_module(step).eval() for step in layer.recipe(*inputs)]


def run_torch(modules: list[nn.Module], inputs: Shapes) -> TensorShape:
    values = [torch.empty(BATCH, *shape, device="meta") for shape in inputs]
    first, *others = modules
    result = reduce(lambda value, module: module(value), others, first(*values))
    return TensorShape(result.shape[1:])


def theirs(layer: Layer, inputs: Shapes) -> TensorShape | None:
    """What torch gives; None if it refuses, on building or on computing."""
    try:
        return run_torch(modules_of(layer, inputs), inputs)
    except (RuntimeError, ValueError, IndexError):
        return None


def knowingly_stricter(layer: Layer, inputs: Shapes) -> bool:
    """Where torch would do something that was hardly meant."""
    kind = layer.type_name()
    if kind == "Linear":  # torch works on the last axis of an image
        return len(inputs[0]) > 1
    if kind == "Add":  # torch stretches axes of size 1, and missing ones
        return len(set(inputs)) > 1
    if kind in ("Conv2d", "MaxPool2d", "AvgPool2d", "GlobalAvgPool"):
        # torch takes two axes and the batch for one image without a batch
        return len(inputs[0]) != 3
    return False


@pytest.mark.requirement("A01", "A18", "A19", "A24", "A25", "A26", "A34")
@pytest.mark.parametrize("type_name", WITH_TORCH)
def test_shapes_and_refusals(type_name: str) -> None:
    random = Random(type_name)
    taken = refused = 0
    for _ in range(CASES):
        layer = some_layer(type_name, random)
        inputs = some_inputs(layer, random)
        mine, torchs = ours(layer, inputs), theirs(layer, inputs)
        if mine is None and torchs is not None:
            assert knowingly_stricter(layer, inputs), (layer, inputs, torchs)
        elif mine is not None:
            assert torchs == mine.outputs[0], (layer, inputs)
        taken += mine is not None
        refused += mine is None
    assert taken >= CASES / 10, "hardly any case was valid: the test shows nothing"
    if type_name not in ("ReLU", "Dropout", "Flatten"):  # these take anything
        assert refused >= CASES / 50


@pytest.mark.requirement("L04", "L05", "A29", "A30")
@pytest.mark.parametrize("type_name", WITH_TORCH)
def test_parameters_and_multiply_adds(type_name: str) -> None:
    random = Random(type_name + " costs")
    seen = 0
    for _ in range(CASES):
        layer = some_layer(type_name, random)
        inputs = some_inputs(layer, random)
        mine = ours(layer, inputs)
        if mine is None:
            continue
        seen += 1
        modules = modules_of(layer, inputs)
        weights = [p for m in modules for p in m.parameters()]
        buffers = [b for m in modules for b in m.buffers()]
        assert mine.cost.parameters == sum(p.numel() for p in weights), layer
        assert mine.cost.buffers == sum(b.numel() for b in buffers), layer
        if seen <= 100:  # the counter is slow
            with FlopCounterMode(display=False) as counter:
                shape = run_torch(modules, inputs)
            flops = counter.get_total_flops()
            assert 2 * BATCH * mine.cost.multiply_adds == flops, (layer, inputs)
            assert mine.cost.activations == shape.values
    assert seen >= CASES / 10


@pytest.mark.requirement("A12", "A40")
def test_in_channels_are_inferred_never_typed() -> None:
    for layer_type in layer_types().values():
        assert not {"in_channels", "in_features", "num_features"} & set(
            layer_type.params()
        )


def test_everything_in_the_catalogue_is_compared() -> None:
    """Input and Output are not torch's: an image goes in, scores come out."""
    assert set(layer_types()) - set(WITH_TORCH) == {"Input", "Output"}
    for name in ("Input", "Output"):
        shape = TensorShape((10,))
        assert (
            layer_types()[name]().recipe(*([shape] if name == "Output" else [])) == ()
        )
