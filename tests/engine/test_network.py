"""A graph becomes a network: every node can be heard, weights follow from the seed."""

from __future__ import annotations

import math

import pytest
import torch
from torch import nn

from cnnstudio.engine.build import build
from cnnstudio.engine.errors import BuildError, TrainingError
from cnnstudio.engine.evaluate import evaluating
from cnnstudio.engine.network import Network, fingerprint
from cnnstudio.engine.recipes import step_module
from cnnstudio.engine.suitability import check_ends
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.layer import Step
from cnnstudio.graph.node import Edge
from tests.helpers.graphs import add, chain, extend, lenet, tiny

CPU = torch.device("cpu")


def residual() -> Graph:
    """Input → Conv2d → Add with the Input → Concat with itself twice → Output."""
    graph = Graph()
    image = add(graph, "image", "Input")
    conv = add(graph, "conv", ("Conv2d", {"out_channels": 1}), image)
    summed = add(graph, "sum", "Add", conv, image)
    both = add(graph, "both", "Concat", summed, image)
    extend(graph, both, "GlobalAvgPool", "Linear", "Output")
    return graph


def outputs_of(network: Network, images: torch.Tensor) -> dict[str, torch.Tensor]:
    """What every node gives, heard by plain forward hooks."""
    heard: dict[str, torch.Tensor] = {}
    handles = [
        network.node_module(n).register_forward_hook(
            lambda module, given, result, n=n: heard.__setitem__(n, result.detach())
        )
        for n in network.node_ids
    ]
    network(images)
    for handle in handles:
        handle.remove()
    return heard


@pytest.mark.parametrize("graph", [lenet(), residual(), tiny("BatchNorm2d", "ReLU")])
def test_every_node_is_heard_with_its_inferred_shape(graph: Graph) -> None:
    network = build(graph, 0, CPU)
    heard = outputs_of(network, torch.rand(3, *network.input_shape))
    report = infer_shapes(graph)
    assert list(heard) == list(graph.order().nodes)
    for node, value in heard.items():
        assert tuple(value.shape[1:]) == report.nodes[node].output, node


def test_lenet_has_its_61706_parameters() -> None:
    network = build(lenet(), 0, CPU)
    assert network.parameter_count == 61_706
    assert network(torch.rand(2, 1, 28, 28)).shape == (2, 10)


@pytest.mark.requirement("A33")
def test_a_shortcut_around_nothing_changes_nothing() -> None:
    network = build(residual(), 0, CPU)
    with torch.no_grad():
        for weight in network.node_module("conv").parameters():
            weight.zero_()
    images = torch.rand(2, 1, 28, 28)
    heard = outputs_of(network, images)
    assert torch.equal(heard["sum"], images)
    assert torch.equal(heard["both"], torch.cat([images, images], 1))


def test_add_takes_all_its_inputs() -> None:
    graph = Graph()
    image = add(graph, "image", "Input")
    relus = [add(graph, f"r{i}", "ReLU", image) for i in range(3)]
    add(graph, "sum", "Add", *relus)
    images = torch.rand(2, 1, 28, 28)
    result = build(graph, 0, CPU)(images)
    assert torch.allclose(result, 3 * images)


@pytest.mark.requirement("A29")
def test_batch_norm_while_training_and_after() -> None:
    graph = chain(("Input", {"shape": [4, 6, 6]}), "BatchNorm2d")
    network = build(graph, 0, CPU)
    layer = network.node_module("batchnorm2d_1")
    assert network.parameter_count == 8
    assert [len(b) for n, b in layer.named_buffers() if n.startswith("running")] == [
        4,
        4,
    ]
    images = torch.randn(64, 4, 6, 6) * 3 + 5
    result = network(images)
    for channel in result.transpose(0, 1).flatten(1):
        assert abs(channel.mean().item()) < 1e-5
        assert channel.var().item() == pytest.approx(1, abs=1e-3)
    with evaluating(network):
        running = network(images)
    mean = layer.get_buffer("running_mean")[:, None, None]
    var = layer.get_buffer("running_var")[:, None, None]
    assert mean.flatten().tolist() == pytest.approx([0.5] * 4, abs=0.05)
    assert torch.allclose(running, (images - mean) / (var + 1e-5).sqrt(), atol=1e-5)
    assert layer.get_buffer("running_mean").flatten().equal(mean.flatten())


@pytest.mark.requirement("A31", "F03")
def test_dropout_only_while_training() -> None:
    network = build(chain("Input", ("Dropout", {"p": 0.3})), 0, CPU)
    ones = torch.ones(200, 1, 28, 28)
    torch.manual_seed(1)
    dropped = network(ones)
    assert dropped.mean().item() == pytest.approx(1, abs=0.01)
    assert (dropped == 0).float().mean().item() == pytest.approx(0.3, abs=0.01)
    with evaluating(network):
        assert torch.equal(network(ones), ones)
    assert network.training, "the mode is as it was"


@pytest.mark.requirement("O08", "F03")
def test_two_evaluations_are_identical() -> None:
    network = build(tiny("BatchNorm2d", "ReLU", "Dropout"), 0, CPU)
    images = torch.rand(32, 1, 28, 28)
    network.train()
    assert not torch.equal(network(images), network(images))
    with evaluating(network):
        a, b = network(images), network(images)
    assert torch.equal(a, b)
    assert not a.requires_grad


# Weights


def weights(graph: Graph, seed: int) -> list[torch.Tensor]:
    return [w.detach().clone() for w in build(graph, seed, CPU).parameters()]


def test_weights_follow_from_the_seed_alone() -> None:
    torch.manual_seed(1)
    first = weights(lenet(), 3)
    torch.rand(99)
    state = torch.get_rng_state()
    again = weights(lenet(), 3)
    assert torch.equal(torch.get_rng_state(), state), "the generator is left alone"
    assert all(torch.equal(a, b) for a, b in zip(first, again, strict=True))
    other = weights(lenet(), 4)
    assert not torch.equal(first[0], other[0])


def test_a_changed_layer_leaves_the_weights_of_the_others() -> None:
    first, wider = weights(lenet(10), 0), weights(lenet(12), 0)
    assert all(torch.equal(a, b) for a, b in zip(first[:8], wider[:8], strict=True))
    assert first[8].shape != wider[8].shape


def test_he_where_a_relu_follows() -> None:
    graph = chain(
        "Input", ("Conv2d", {"out_channels": 256}), "BatchNorm2d", "MaxPool2d", "ReLU",
        "Flatten", ("Linear", {"out_features": 300}), ("Output", {"classes": 300}),
    )  # fmt: skip
    network = build(graph, 0, CPU)
    conv, last = network.node_module("conv2d_1"), network.node_module("linear_1")
    assert isinstance(conv, nn.Conv2d)
    assert isinstance(last, nn.Linear)
    assert conv.weight.std().item() == pytest.approx(math.sqrt(2 / 9), rel=0.05)
    assert conv.bias is not None
    assert conv.bias.abs().max().item() == 0
    assert last.weight.std().item() == pytest.approx(0.01, rel=0.01)


def test_what_no_relu_follows_has_the_weights_of_torch() -> None:
    network = build(chain("Input", "Conv2d", "Conv2d"), 0, CPU)
    last = network.node_module("conv2d_2")
    assert isinstance(last, nn.Conv2d)
    bound = 1 / math.sqrt(32 * 9)
    assert last.weight.abs().max().item() == pytest.approx(bound, rel=0.01)


def test_the_first_loss_is_near_ln_10() -> None:
    logits = build(lenet(), 0, CPU)(torch.randn(256, 1, 28, 28))
    loss = nn.functional.cross_entropy(logits, torch.arange(256) % 10)
    assert loss.item() == pytest.approx(math.log(10), abs=0.05)


# What cannot be built


def test_a_mistake_is_named() -> None:
    graph = chain("Input", "Linear", "Output")
    with pytest.raises(
        BuildError, match=r"linear_1: Linear needs a row of values"
    ) as e:
        build(graph, 0, CPU)
    assert e.value.node == "linear_1"


def test_an_empty_graph() -> None:
    with pytest.raises(BuildError, match="empty"):
        build(Graph(), 0, CPU)


@pytest.mark.parametrize("kind", ["Input", "Output"])
def test_two_ends_are_built_but_not_trained(kind: str) -> None:
    graph = tiny()
    if kind == "Output":
        add(graph, "again", "Output", "linear_1")
        result = build(graph, 0, CPU)(torch.rand(2, 1, 28, 28))
        assert [tuple(scores.shape) for scores in result] == [(2, 10), (2, 10)]
    else:
        add(graph, "again", "Input")
    with pytest.raises(TrainingError, match=rf"2 layers of type {kind} \(.*, again\)"):
        check_ends(graph)


def test_several_inputs_are_taken_in_the_order_of_the_nodes() -> None:
    graph = Graph()
    first = add(graph, "first", ("Input", {"shape": [1, 4, 4]}))
    second = add(graph, "second", ("Input", {"shape": [2, 4, 4]}))
    add(graph, "both", "Concat", second, first)
    network = build(graph, 0, CPU)
    assert network.input_shapes == ((1, 4, 4), (2, 4, 4))
    zeros, ones = torch.zeros(3, 1, 4, 4), torch.ones(3, 2, 4, 4)
    assert network(zeros, ones)[0, :, 0, 0].tolist() == [1.0, 1.0, 0.0]


def test_without_an_output_the_last_node_answers() -> None:
    network = build(chain("Input", "ReLU"), 0, CPU)
    assert network.output_node == ""
    assert network(torch.rand(1, 1, 28, 28)).shape == (1, 1, 28, 28)


def test_too_large_for_the_memory() -> None:
    graph = chain(
        ("Input", {"shape": [1, 1000, 1000]}),
        "Flatten",
        ("Linear", {"out_features": 1_000_000}),
    )
    with pytest.raises(BuildError, match=r"Memory ran out .* asked for 3\.64 TiB"):
        build(graph, 0, CPU)


@pytest.mark.parametrize(
    "target",
    [
        "os.system", "torch.nn.modules", "torch.nn.functional.relu", "torch.load",
        "Adam", "cnnstudio.modules", "cnnstudio.modules.nothing.Module",
        "cnnstudio.modules.broadcast", "cnnstudio.modules.broadcast.nn.ReLU",
        "cnnstudio.modules.broadcast.torch", "cnnstudio.engine.network.Network",
    ],
)  # fmt: skip
def test_only_modules_of_torch_are_built(target: str) -> None:
    with pytest.raises(LookupError, match=f"{target} is not allowed"):
        step_module(Step(target))


def test_ids_of_any_kind_work() -> None:
    graph = Graph()
    last = add(graph, "keys", "Input")
    for name in ("a.b", "type", "id_41", "", "0", "Größe"):
        last = add(graph, name, "ReLU", last)
    network = build(graph, 0, CPU)
    assert set(outputs_of(network, torch.rand(1, 1, 28, 28))) == set(graph.nodes)


def test_node_of_a_weight() -> None:
    network = build(lenet(), 0, CPU)
    owners = {network.node_of(name) for name in network.state_dict()}
    assert owners == {"conv2d_1", "conv2d_2", "linear_1", "linear_2", "linear_3"}


def test_fingerprint_is_about_what_is_computed() -> None:
    one, two, other = tiny(), tiny(), tiny("BatchNorm2d", "ReLU")
    two.move_node("relu_1", 7, 7)
    assert fingerprint(one) == fingerprint(two) != fingerprint(other)
    rewired = residual()
    rewired.remove_edge(Edge("image", "both"))
    rewired.add_edge(Edge("image", "both"), 0)
    assert fingerprint(rewired) != fingerprint(residual())
