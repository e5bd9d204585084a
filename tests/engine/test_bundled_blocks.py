"""The bundled blocks in torch: shapes of every layer inside, and known modules."""

from __future__ import annotations

from functools import partial

import pytest
import torch
from torch import nn
from torchvision.models import (
    convnext,
    densenet,
    efficientnet,
    mobilenetv2,
    resnet,
    shufflenetv2,
    squeezenet,
    vision_transformer,
)
from torchvision.models.googlenet import Inception

from cnnstudio.engine.build import build
from cnnstudio.engine.network import Network
from cnnstudio.graph.inference import infer_shapes
from tests.helpers.bundled import network_of, shelf

CPU = torch.device("cpu")
SHAPES: dict[str, tuple[tuple[int, ...], ...]] = {
    "transformer_encoder": ((9, 48),),
    "unet_up": ((64, 8, 8), (32, 16, 16)),
}
FIELDS: dict[str, dict[str, object]] = {
    "transformer_encoder": {"features": 48, "heads": 4, "hidden": 96},
}


@pytest.mark.parametrize(
    ("block", "repeat"),
    [(b, n) for b in shelf() for n in (1, 2) if n < 2 or len(SHAPES.get(b, (1,))) < 2],
)
def test_shapes_inside_are_those_of_a_forward_pass(block: str, repeat: int) -> None:
    """In torch, and with the numbers that inference gives for the whole."""
    shapes = SHAPES.get(block, ((64, 16, 16),))
    fields = {**FIELDS.get(block, {}), "repeat": repeat}
    graph, _ = network_of(block, *shapes, **fields)
    report = infer_shapes(graph)
    assert report.is_clean
    network = build(graph, 0, CPU).eval()
    inner = infer_shapes(network.graph)
    assert inner.totals() == report.totals()
    assert network.parameter_count == report.totals().parameters
    seen: dict[str, tuple[int, ...]] = {}

    def note(node: str, _module: nn.Module, _given: object, value: object) -> None:
        values = value if isinstance(value, tuple) else (value,)
        seen[node] = tuple(values[0].shape[1:])

    for node in network.node_ids:
        network.node_module(node).register_forward_hook(partial(note, node))
    result = network(*(torch.zeros(2, *shape) for shape in shapes))
    assert {n: tuple(r.output or ()) for n, r in inner.nodes.items()} == seen
    assert tuple(result.shape[1:]) == report.nodes["b"].output


@pytest.mark.requirement("NT-37")
@pytest.mark.parametrize("block", ["residual_preact", "residual_basic", "bottleneck"])
def test_a_residual_that_learned_nothing_hands_its_input_on(block: str) -> None:
    network = build(network_of(block, (64, 8, 8))[0], 0, CPU).eval()
    for module in network.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.zeros_(module.weight)
    values = torch.rand(2, 64, 8, 8)  # the last ReLU leaves these alone
    assert torch.equal(network(values), values)


# The same as torchvision's


def _down(inplanes: int, planes: int) -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(inplanes, planes, 1, 2, bias=False), nn.BatchNorm2d(planes)
    )


class Beside(nn.Module):
    """Puts what a layer gives beside what it got, as torchvision's dense block does."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        return torch.cat([values, self.layer(values)], 1)


def _mbconv(expand: int, stride: int, out: int) -> nn.Module:
    settings = efficientnet.MBConvConfig(expand, 5, stride, 24, out, 1)
    block: nn.Module = efficientnet.MBConv(settings, 0.0, nn.BatchNorm2d)
    return block


CASES: dict[str, tuple[str, tuple[int, ...], dict[str, object], nn.Module]] = {
    "basic": ("residual_basic", (64, 9, 9), {}, resnet.BasicBlock(64, 64)),
    "basic down": (
        "residual_basic_down", (32, 9, 9), {"channels": 64},
        resnet.BasicBlock(32, 64, 2, _down(32, 64)),
    ),
    "bottleneck": ("bottleneck", (64, 9, 9), {}, resnet.Bottleneck(64, 16)),
    "bottleneck down": (
        "bottleneck_down", (32, 9, 9), {"channels": 16},
        resnet.Bottleneck(32, 16, 2, _down(32, 64)),
    ),
    "resnext": (
        "resnext", (256, 6, 6), {},
        resnet.Bottleneck(256, 64, groups=32, base_width=4),
    ),
    "dense layer": (
        "dense_layer", (40, 6, 6), {"growth": 12},
        Beside(densenet._DenseLayer(40, 12, 4, 0.0)),
    ),
    "transition": ("transition", (40, 6, 6), {}, densenet._Transition(40, 20)),
    "fire": (
        "fire", (40, 6, 6), {"squeeze": 8, "expand": 16},
        squeezenet.Fire(40, 8, 16, 16),
    ),
    "inception": (
        "inception_bn", (48, 8, 8),
        {"one": 8, "squeeze3": 6, "three": 10, "squeeze5": 4, "five": 12,
         "pooled": 14, "kernel": 3},
        Inception(48, 8, 6, 10, 4, 12, 14),
    ),
    "inverted residual": (
        "inverted_residual", (24, 8, 8), {},
        mobilenetv2.InvertedResidual(24, 24, 1, 6),
    ),
    "inverted residual down": (
        "inverted_residual_down", (24, 9, 9), {"channels": 32},
        mobilenetv2.InvertedResidual(24, 32, 2, 6),
    ),
    "inverted residual first": (
        "inverted_residual_first", (24, 9, 9), {"channels": 32},
        mobilenetv2.InvertedResidual(24, 32, 1, 1),
    ),
    "mbconv": ("mbconv", (24, 8, 8), {"kernel": 5}, _mbconv(6, 1, 24)),
    "mbconv down": (
        "mbconv_down", (24, 9, 9), {"kernel": 5, "channels": 32}, _mbconv(6, 2, 32)
    ),
    "shuffle": (
        "shuffle_unit", (48, 8, 8), {}, shufflenetv2.InvertedResidual(48, 48, 1)
    ),
    "shuffle down": (
        "shuffle_down", (24, 9, 9), {"channels": 48},
        shufflenetv2.InvertedResidual(24, 48, 2),
    ),
    "convnext": ("convnext", (24, 8, 8), {}, convnext.CNBlock(24, 0.5, 0.0)),
    "encoder": (
        "transformer_encoder", (9, 48), {"features": 48, "heads": 4, "hidden": 96},
        vision_transformer.EncoderBlock(4, 48, 96, 0.0, 0.0),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_block_is_torchvisions(name: str) -> None:
    """With its weights and statistics, copied over in the order of computation."""
    block, shape, fields, module = CASES[name]
    network = build(network_of(block, shape, **fields)[0], 0, CPU)
    theirs = module.eval()
    values = torch.randn(2, *shape)
    torch.manual_seed(0)
    with torch.no_grad():
        for tensor in theirs.state_dict().values():
            if tensor.is_floating_point():
                tensor.copy_(torch.rand_like(tensor) * 0.5 + 0.2)
        _copy(theirs, network.eval(), values)
        expected, got = theirs(values), network(values)
    assert torch.allclose(got, expected, rtol=1e-5, atol=1e-5 * expected.abs().max())


def _copy(theirs: nn.Module, network: Network, values: torch.Tensor) -> None:
    """Copy tensor by tensor, module by module as they are used."""
    given = _used(theirs, values)
    for module in _used(network, values):
        tensors = _tensors(module)
        sizes = [tensor.numel() for tensor in tensors]
        match = next(m for m in given if [t.numel() for t in _tensors(m)] == sizes)
        given.remove(match)
        for mine, other in zip(tensors, _tensors(match), strict=True):
            mine.copy_(other.reshape(mine.shape))
    assert not given


def _tensors(module: nn.Module) -> list[torch.Tensor]:
    """Tensors that are a module's own; attention owns those of its projection."""
    whole = isinstance(module, nn.MultiheadAttention)
    parameters = list(module.parameters(recurse=whole))
    return [*parameters, *module.buffers(recurse=False)]


def _used(model: nn.Module, values: torch.Tensor) -> list[nn.Module]:
    """Modules with tensors of their own, in the order in which they are used."""
    order: list[nn.Module] = []

    def note(module: nn.Module, _given: object) -> None:
        order.append(module)

    owners = [module for module in model.modules() if _tensors(module)]
    hooks = [module.register_forward_pre_hook(note) for module in owners]
    model(values)
    for hook in hooks:
        hook.remove()
    return order  # without the projection in attention, which is never called
