"""Every layer of the catalogue against torch on the meta device: nothing is computed.

What torch refuses we refuse, what it takes we take (but for the kinds of problems
that a layer declares as `stricter`), with the same shapes, parameters and
multiply-adds.
"""

from __future__ import annotations

from functools import cache
from random import Random
from typing import NamedTuple

import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from cnnstudio.engine.recipes import module_of
from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.errors import LayerError
from cnnstudio.graph.layer import Evaluated, Layer, evaluate
from cnnstudio.graph.shape import TensorShape
from tests.helpers.cases import RANKS, Shapes, friendly_ranks, some_case

# torch says that "same" with an even kernel costs a copy: true, and no concern here.
pytestmark = pytest.mark.filterwarnings("ignore:Using padding='same':UserWarning")

CASES = 200
COUNTED = 25  # cases whose multiply-adds are compared: torch's counter is slow
BATCH = 2
# torch warns of layers that are too small to work, and divides by a size of zero.
REFUSALS = (
    RuntimeError, ValueError, IndexError, AssertionError, ZeroDivisionError, Warning,
)  # fmt: skip
WITH_TORCH = [name for name in layer_types() if name not in ("Input", "Output")]


class Tried(NamedTuple):
    """A case with what we and torch made of it: None is a refusal."""

    layer: Layer
    inputs: Shapes
    ours: Evaluated | None
    refusal: str
    module: nn.Module | None
    theirs: Shapes | None


@cache
def tried(type_name: str) -> tuple[Tried, ...]:
    """Generate the cases of a layer and try them here and with torch."""
    random = Random(type_name)
    return tuple(_tried(*some_case(type_name, random)) for _ in range(CASES))


def _tried(layer: Layer, inputs: Shapes) -> Tried:
    ours, refusal = None, ""
    try:
        ours = evaluate(layer, inputs)
    except LayerError as error:
        refusal = error.problem.rule
    module, theirs = None, None
    try:
        module = module_on_meta(layer, inputs)
        theirs = run_torch(module, inputs)
    except REFUSALS:
        assert ours is None, (layer, inputs, ours.outputs)
    return Tried(layer, inputs, ours, refusal, module, theirs)


def module_on_meta(layer: Layer, inputs: Shapes) -> nn.Module:
    with torch.device("meta"):
        return module_of(layer.recipe(*inputs)).eval()


def run_torch(module: nn.Module, inputs: Shapes) -> Shapes:
    values = [torch.empty(BATCH, *shape, device="meta") for shape in inputs]
    result = module(*values)
    several = result if isinstance(result, tuple | list) else (result,)
    return tuple(TensorShape(value.shape[1:]) for value in several)


@pytest.mark.requirement("A01", "A18", "A19", "A24", "A25", "A26", "A34")
@pytest.mark.parametrize("type_name", WITH_TORCH)
def test_shapes_and_refusals(type_name: str) -> None:
    cases = tried(type_name)
    for case in cases:
        if case.ours is not None:
            assert case.theirs == case.ours.outputs, case[:2]
        elif case.theirs is not None:
            assert case.refusal in case.layer.stricter, (case[:4], case.theirs)
    taken = sum(case.ours is not None for case in cases)
    assert taken >= CASES / 10, "hardly any case was valid: the test shows nothing"
    if friendly_ranks(type_name) != RANKS:
        assert CASES - taken >= CASES / 50, "hardly any case was invalid"


@pytest.mark.requirement("L04", "L05", "A29", "A30")
@pytest.mark.parametrize("type_name", WITH_TORCH)
def test_parameters_and_multiply_adds(type_name: str) -> None:
    valid = [case for case in tried(type_name) if case.ours is not None]
    for case in valid:
        assert case.ours is not None
        assert case.module is not None
        cost, module = case.ours.cost, case.module
        weights = sum(p.numel() for p in module.parameters())
        buffers = sum(b.numel() for b in module.buffers())
        assert (cost.parameters, cost.buffers) == (weights, buffers), case[:2]
        assert cost.activations == sum(shape.values for shape in case.ours.outputs)
    for case in valid[:COUNTED]:
        assert case.ours is not None
        assert case.module is not None
        with FlopCounterMode(display=False) as counter:
            run_torch(case.module, case.inputs)
        flops = counter.get_total_flops()
        assert 2 * BATCH * case.ours.cost.multiply_adds == flops, case[:2]


def test_every_way_of_being_stricter_was_met() -> None:
    """A reason in the list that nothing needs would be a lie in the docs."""
    declared = {
        reason for name in WITH_TORCH for reason in layer_types()[name].stricter.items()
    }
    met = {
        (case.refusal, case.layer.stricter[case.refusal])
        for name in WITH_TORCH
        for case in tried(name)
        if case.ours is None and case.theirs is not None
    }
    assert met == declared


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
