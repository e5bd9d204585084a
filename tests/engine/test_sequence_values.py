"""Recurrent layers, attention and tokens: torch's values, and a known transformer."""

from __future__ import annotations

import pytest
import torch
from torch import nn
from torchvision.models import VisionTransformer

from cnnstudio.engine.build import build
from cnnstudio.engine.evaluate import evaluating
from cnnstudio.engine.network import Network
from cnnstudio.engine.recipes import module_of
from cnnstudio.graph.catalogue import resolve
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.layer import evaluate
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.shape import TensorShape
from tests.helpers.graphs import Spec, chain

CPU = torch.device("cpu")
STEPS = ("Input", {"shape": [5, 6]})


def module(type_name: str, *shapes: tuple[int, ...], **fields: object) -> nn.Module:
    """Build a layer for inputs of these shapes, in evaluation mode."""
    layer = resolve(type_name, fields)
    torch.manual_seed(0)
    return module_of(layer.recipe(*map(TensorShape, shapes))).eval()


@pytest.mark.requirement("A42")
@pytest.mark.parametrize("kind", ["LSTM", "GRU"])
@pytest.mark.parametrize("both_ways", [False, True])
def test_recurrent_layers_give_all_steps_or_what_they_remember(
    kind: str, both_ways: bool
) -> None:
    values = torch.randn(3, 5, 6)
    fields = {"hidden_size": 4, "num_layers": 2, "bidirectional": both_ways}
    every = module(kind, (5, 6), output="all steps", **fields)
    last = module(kind, (5, 6), **fields)
    recurrent = next(iter(last.children()))
    steps, state = recurrent(values)
    hidden = state[0] if kind == "LSTM" else state
    ends = [hidden[-2], hidden[-1]] if both_ways else [hidden[-1]]
    assert torch.equal(every(values), steps)
    assert torch.equal(last(values), torch.cat(ends, 1))


@pytest.mark.requirement("A42")
def test_the_scores_of_a_sequence() -> None:
    graph = chain(STEPS, ("LSTM", {"hidden_size": 8}), ("Linear", {}), "Output")
    report = infer_shapes(graph)
    assert report.is_clean
    assert report.nodes["lstm_1"].output == (8,)
    assert report.nodes["lstm_1"].cost.parameters == 4 * 8 * (6 + 8 + 2)
    assert build(graph, 0, CPU)(torch.rand(2, 5, 6)).shape == (2, 10)


def test_attention_of_three_inputs() -> None:
    query, key, value = torch.randn(2, 4, 6), torch.randn(2, 5, 3), torch.randn(2, 5, 8)
    layer = resolve("MultiheadAttention", {"num_heads": 2})
    shapes = [TensorShape(v.shape[1:]) for v in (query, key, value)]
    ours = module_of(layer.recipe(*shapes)).eval()
    torchs = nn.MultiheadAttention(6, 2, kdim=3, vdim=8, batch_first=True)
    torchs.load_state_dict(ours.state_dict())
    assert torch.allclose(ours(query, key, value), torchs(query, key, value)[0])


def test_one_source_may_feed_query_key_and_value() -> None:
    graph = chain(STEPS)
    graph.add_node(Node("a", "MultiheadAttention", "a", {"num_heads": 3}))
    for port in ("query", "key", "value"):
        graph.add_edge(Edge("input_1", "a", "out", port))
    assert infer_shapes(graph).is_clean
    assert build(graph, 0, CPU)(torch.rand(2, 5, 6)).shape == (2, 5, 6)


@pytest.mark.requirement("A41")
def test_self_attention_of_a_map() -> None:
    shape = TensorShape((64, 8, 8))
    found = evaluate(resolve("SelfAttention2d", {}), (shape,))
    assert found.outputs == (shape,)
    assert found.cost.parameters == 4 * 64**2 + 4 * 64
    attend = module("SelfAttention2d", (64, 8, 8))
    image = torch.randn(2, 64, 8, 8)
    swapped = attend(image.flip(3)).flip(3)
    assert torch.allclose(attend(image), swapped, atol=1e-6), "pixels have no places"


def test_linear_works_step_by_step() -> None:
    dense = module("Linear", (5, 6), out_features=3)
    values = torch.randn(2, 5, 6)
    assert torch.allclose(dense(values)[:, 2], dense(values[:, 2]))
    report = infer_shapes(chain(STEPS, "Linear")).nodes["linear_1"]
    assert (report.output, report.cost.multiply_adds) == ((5, 10), 5 * 60)


def test_class_token_and_places() -> None:
    steps = torch.randn(2, 5, 6)
    token = module("ClassToken", (5, 6))
    assert torch.equal(token(steps)[:, 1:], steps)
    assert not token(steps)[:, 0].any()
    places = module("PositionEmbedding", (5, 6))
    (rows,) = places.parameters()
    assert rows.std().item() == pytest.approx(0.02, rel=0.5)
    assert torch.equal(places(steps), steps + rows)


# A vision transformer (Dosovitskiy et al. 2021), held against torchvision's


def transformer(
    size: int, patch: int, features: int, depth: int, heads: int, classes: int
) -> Graph:
    encoder = {
        "nhead": heads,
        "dim_feedforward": 4 * features,
        "dropout": 0.0,
        "activation": "gelu",
        "norm_first": True,
        "layer_norm_eps": 1e-6,
    }
    encoders: list[Spec] = [("TransformerEncoderLayer", encoder)] * depth
    return chain(
        ("Input", {"shape": [3, size, size]}),
        ("PatchEmbedding", {"patch_size": patch, "embed_dim": features}),
        "ClassToken",
        "PositionEmbedding",
        *encoders,
        ("LayerNorm", {"eps": 1e-6}),
        ("Slice", {"mode": "index"}),
        ("Linear", {"out_features": classes}),
        ("Output", {"classes": classes}),
    )


def copied(network: Network, known: VisionTransformer) -> None:
    """Give our network the weights of torchvision's: both name them in one order."""
    order = sorted(known.state_dict().items(), key=lambda item: _rank(item[0]))
    ours = network.state_dict()
    for (name, mine), (_, theirs) in zip(ours.items(), order, strict=True):
        assert mine.shape == theirs.shape, name
        mine.copy_(theirs)


def _rank(name: str) -> tuple[object, ...]:
    """Where a weight of torchvision's transformer comes in ours."""
    parts = name.split(".")
    first = ["conv_proj", "class_token", "encoder.pos_embedding", "encoder.layers",
             "encoder.ln", "heads"]  # fmt: skip
    place = next(i for i, start in enumerate(first) if name.startswith(start))
    if place != 3:
        return place, 0, 0, 0
    number = int(parts[2].rpartition("_")[2])
    inner = ["self_attention", "mlp.0", "mlp.3", "ln_1", "ln_2"]
    inside = ".".join(parts[3:])
    return 3, number, next(i for i, s in enumerate(inner) if inside.startswith(s)), 0


def test_a_vision_transformer_computes_what_torchvisions_does() -> None:
    known = VisionTransformer(32, 8, 2, 3, 24, 96, num_classes=7).eval()
    nn.init.normal_(known.heads[-1].weight)
    network = build(transformer(32, 8, 24, 2, 3, 7), 0, CPU)
    with torch.no_grad():
        copied(network, known)
        images = torch.randn(2, 3, 32, 32)
        wanted = known(images)
    with evaluating(network):
        found = network(images)
    assert wanted.abs().max() > 0.1
    assert torch.allclose(found, wanted, rtol=1e-4, atol=1e-5)


def test_vit_b_16_has_its_parameters() -> None:
    report = infer_shapes(transformer(224, 16, 768, 12, 12, 1_000))
    assert report.is_clean
    totals = report.totals()
    assert totals.parameters == 86_567_656
    assert report.nodes["slice_1"].output == (768,)
