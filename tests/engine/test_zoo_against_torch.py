"""The bundled networks against torch: shapes node by node, and torchvision's outputs.

torchvision's constructors are the oracle. Their seeded weights are copied over, with
the BatchNorm statistics of one seeded batch; then every layer with weights must give
what its counterpart gives, and so must the network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
import torch
from torch import nn
from torchvision import models

from cnnstudio.engine.build import build
from cnnstudio.engine.network import Network
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import load
from scripts.zoo.samples import SAMPLES

CPU, META = torch.device("cpu"), torch.device("meta")
RELATIVE = 1e-5

googlenet = partial(models.googlenet, aux_logits=False, init_weights=False)
NAMESAKES: dict[str, Callable[..., nn.Module]] = {
    "resnet18": models.resnet18,
    "resnet34": models.resnet34,
    "resnet50": models.resnet50,
    "densenet121": models.densenet121,
    "mobilenet_v2": models.mobilenet_v2,
    "shufflenet_v2": models.shufflenet_v2_x1_0,
    "efficientnet_b0": models.efficientnet_b0,
    "squeezenet": models.squeezenet1_1,
    "googlenet": googlenet,
}
LARGE: dict[str, Callable[..., nn.Module]] = {
    "vgg11": models.vgg11,
    "vgg16": models.vgg16,
    "resnet152": models.resnet152,
    "convnext_tiny": models.convnext_tiny,
    "vit_b16": models.vit_b_16,
}
"""Over 100 MB of weights each."""

LATE = (models.VisionTransformer, models.vision_transformer.Encoder)
"""They own the class token and the learned places."""

Outputs = list[tuple[nn.Module, torch.Tensor]]


def network_of(name: str) -> Network:
    """Build a sample without memory for its weights."""
    with META:
        return build(load(sample_project(name)).project.graph, 0, META)


@pytest.mark.parametrize("name", SAMPLES)
def test_shapes_are_those_of_a_forward_pass(name: str) -> None:
    """Node by node, inside blocks too: the flat network on the meta device."""
    network = network_of(name).eval()
    found: dict[str, tuple[torch.Size, ...]] = {}

    def note(node: str, _module: nn.Module, _given: object, gives: Any) -> None:
        several = gives if isinstance(gives, tuple) else (gives,)
        found[node] = tuple(value.shape for value in several)

    for node in network.node_ids:
        network.node_module(node).register_forward_hook(partial(note, node))
    samples = [torch.empty(2, *shape, device=META) for shape in network.input_shapes]
    with torch.no_grad():
        network(*samples)
    report = infer_shapes(network.graph)
    assert report.is_clean
    # Frames are folded into the batch: there is more than 2 of them inside.
    for node, shapes in found.items():
        expected = report.nodes[node].outputs or report.nodes[node].inputs
        assert [tuple(s[1:]) for s in shapes] == [tuple(e or ()) for e in expected]
    assert len(found) == len(report.nodes)


def is_owner(module: nn.Module) -> bool:
    """True for a module with numbers of its own; attention owns its projections."""
    own = (*module.parameters(recurse=False), *module.buffers(recurse=False))
    return bool(own)


def owners(model: nn.Module) -> list[nn.Module]:
    """Modules that own weights, but for those inside of an attention."""
    inside = {
        id(inner)
        for module in model.modules()
        if isinstance(module, nn.MultiheadAttention)
        for inner in module.children()
    }
    return [m for m in model.modules() if is_owner(m) and id(m) not in inside]


@contextmanager
def recorded(model: nn.Module) -> Iterator[Outputs]:
    """Note what each owner of weights gives, in the order of computation."""
    outputs: Outputs = []

    def note(module: nn.Module, _given: object, gives: Any) -> None:
        value = gives[0] if isinstance(gives, tuple) else gives
        outputs.append((module, value.detach().clone()))  # ReLU works in place

    handles = [owner.register_forward_hook(note) for owner in owners(model)]
    yield outputs
    for handle in handles:
        handle.remove()


@torch.no_grad()
def oracle(make: Callable[..., nn.Module], images: torch.Tensor) -> nn.Module:
    """Seeded weights of torchvision; BatchNorm statistics of one seeded batch."""
    torch.manual_seed(0)
    model = make(weights=None)
    for weight in model.parameters():
        if weight.min() == weight.max():  # scales, shifts, tokens: all alike at first
            nn.init.uniform_(weight, 0.5, 1.5)
    norms = [m for m in model.modules() if isinstance(m, nn.BatchNorm2d)]
    for norm in norms:
        norm.momentum = None  # the mean over all batches, of which there is one
    if norms:
        model.train()
        model(images)
    return model.eval()


def copy_weights(theirs: nn.Module, ours: nn.Module) -> None:
    given = theirs.state_dict()
    if is_composite(theirs):
        given = {name: value for name, value in given.items() if "." not in name}
    for mine, value in zip(ours.state_dict().values(), given.values(), strict=True):
        mine.copy_(value.reshape(mine.shape))


def run(model: nn.Module, image: torch.Tensor) -> tuple[Outputs, torch.Tensor]:
    """Return what each owner of weights gives, in order, and the answer."""
    with recorded(model) as outputs:
        answer = model(image)
    late = [o for o in outputs if isinstance(o[0], LATE)]
    if late:  # their own weights are used behind the first layer, yet they end last
        others = [o for o in outputs if not isinstance(o[0], LATE)]
        outputs = [others[0], *reversed(late), *others[1:]]
    return outputs, answer


def same_layout(theirs: torch.Tensor, ours: torch.Tensor) -> torch.Tensor:
    """ConvNeXt's inner layers have the channels last in torchvision."""
    if theirs.shape != ours.shape and theirs.dim() == ours.dim() == 4:
        return theirs.permute(0, 3, 1, 2)
    return theirs.reshape(ours.shape)


def is_composite(module: nn.Module) -> bool:
    """True if it gives more than what its own weights make."""
    return not isinstance(module, nn.MultiheadAttention) and any(module.children())


def close(theirs: torch.Tensor, ours: torch.Tensor) -> bool:
    if torch.equal(theirs, ours):
        return True
    largest = float(theirs.abs().max())
    return float((theirs - ours).abs().max()) <= RELATIVE * largest


@torch.no_grad()
def compare(name: str, make: Callable[..., nn.Module]) -> int:
    """Hold a sample against its namesake; return how many layers were compared."""
    generator = torch.Generator().manual_seed(1)
    images = torch.randn(2, 3, 224, 224, generator=generator)
    model = oracle(make, images)
    image = images[:1]
    network = network_of(name).to_empty(device=CPU).eval()
    network.to(memory_format=torch.contiguous_format)
    expected, logits = run(model, image)
    found, _ = run(network, image)
    for (theirs, _), (ours, _) in zip(expected, found, strict=True):
        copy_weights(theirs, ours)
    found, answer = run(network, image)
    compared = 0
    for place, ((module, a), (_, b)) in enumerate(zip(expected, found, strict=True)):
        if is_composite(module):
            continue
        assert close(same_layout(a, b), b), f"{place}: {module}"
        compared += 1
    assert close(logits, answer)
    assert float(logits.std()) > 0
    return compared


@pytest.mark.parametrize("name", NAMESAKES)
def test_it_gives_what_torchvision_gives(name: str) -> None:
    assert compare(name, NAMESAKES[name]) >= 18


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_the_large_ones_give_what_torchvision_gives(name: str) -> None:
    assert compare(name, LARGE[name]) >= 8
