"""Where attention looks: equal to q·kᵀ by hand, and to what torch gives itself."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import nn

from cnnstudio.bridge.attention_messages import AttentionOf, AttentionShown
from cnnstudio.engine.build import build
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect import attention as looks
from cnnstudio.engine.inspect.attention import attention_in, looks_of, patches_of
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.network import Network
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge
from tests.helpers.graphs import add, chain, extend
from tests.helpers.looked_into import subject_named
from tests.helpers.references import levels, reference, validation
from tests.helpers.studies import study, untrained_subject

CPU = torch.device("cpu")
END = ("Flatten", "Linear", "Output")


def vit() -> Graph:
    """A small one: 2 × 3 patches of 8 pixels, a class token, both kinds of layer."""
    graph = chain(
        ("Input", {"shape": [3, 16, 24]}),
        ("PatchEmbedding", {"embed_dim": 12, "patch_size": 8}),
        "ClassToken",
        "PositionEmbedding",
    )
    add(graph, "mha", ("MultiheadAttention", {"num_heads": 3}))
    for port in ("query", "key", "value"):
        graph.add_edge(Edge("positionembedding_1", "mha", target_port=port))
    layer = {"nhead": 4, "dim_feedforward": 16, "norm_first": True}
    extend(graph, "mha", ("TransformerEncoderLayer", layer), "LayerNorm")
    return graph


def heard_by(network: Network, node: str, image: torch.Tensor) -> list[torch.Tensor]:
    """What a plain hook sees an attention being given."""
    heard: list[torch.Tensor] = []
    module = attention_in(network, node)
    assert module is not None
    handle = module.register_forward_pre_hook(
        lambda _m, given, named: heard.extend(given), with_kwargs=True
    )
    network.eval()
    with torch.no_grad():
        network(image)
    handle.remove()
    return heard


def by_hand(
    module: nn.MultiheadAttention, query: torch.Tensor, key: torch.Tensor
) -> NDArray[np.float64]:
    """softmax(q·kᵀ/√d) head by head, in float64 and without torch."""
    width = module.embed_dim // module.num_heads
    weight = module.in_proj_weight.detach().numpy().astype(np.float64)
    bias = module.in_proj_bias.detach().numpy().astype(np.float64)
    n = module.embed_dim
    q = query.numpy().astype(np.float64) @ weight[:n].T + bias[:n]
    k = key.numpy().astype(np.float64) @ weight[n : 2 * n].T + bias[n : 2 * n]
    found = []
    for head in range(module.num_heads):
        part = slice(head * width, (head + 1) * width)
        scores = q[:, part] @ k[:, part].T / sqrt(width)
        powers = np.exp(scores - scores.max(1, keepdims=True))
        found.append(powers / powers.sum(1, keepdims=True))
    return np.stack(found)


@pytest.mark.parametrize("node", ["mha", "transformerencoderlayer_1"])
def test_looks_equal_those_by_hand(node: str) -> None:
    network, image = build(vit(), 0, CPU), torch.randn(1, 3, 16, 24)
    module = attention_in(network, node)
    assert module is not None
    with torch.no_grad():
        module.in_proj_bias.normal_()
    found = looks_of(network, node, image)
    query, key, value = heard_by(network, node, image)
    assert found.shape == (module.num_heads, 7, 7)
    np.testing.assert_allclose(
        found.numpy(), by_hand(module, query[0], key[0]), rtol=1e-5, atol=1e-7
    )
    with torch.no_grad():
        _, own = nn.MultiheadAttention.forward(
            module, query, key, value, average_attn_weights=False
        )
    assert own is not None
    np.testing.assert_allclose(found.numpy(), own[0].numpy(), rtol=1e-5, atol=1e-7)
    assert patches_of(network, node, 7) == (2, 3, 1)


def test_queries_may_be_others_than_keys_and_of_another_width() -> None:
    graph = Graph()
    add(graph, "a", ("Input", {"shape": [5, 8]}))
    add(graph, "b", ("Input", {"shape": [3, 6]}))
    add(graph, "mha", ("MultiheadAttention", {"num_heads": 2, "bias": False}))
    for source, port in (("a", "query"), ("b", "key"), ("b", "value")):
        graph.add_edge(Edge(source, "mha", target_port=port))
    network = build(graph, 0, CPU)
    module = attention_in(network, "mha")
    assert module is not None
    joined = looks.Joined(torch.randn(5, 8), torch.randn(3, 6))
    found = looks.weights_of(module, joined)
    assert found.shape == (2, 5, 3)
    with torch.no_grad():
        _, own = nn.MultiheadAttention.forward(
            module, joined.query[None], joined.key[None], joined.key[None],
            average_attn_weights=False,
        )  # fmt: skip
    assert own is not None
    np.testing.assert_allclose(
        found.detach().numpy(), own[0].numpy(), rtol=1e-5, atol=1e-7
    )
    assert patches_of(network, "mha", 3) == (0, 0, 0)


def test_pixels_that_look_at_each_other_lie_on_their_map() -> None:
    attention = ("SelfAttention2d", {"num_heads": 2})
    graph = chain(
        ("Input", {"shape": [4, 3, 5]}), attention, "Flatten", "Linear", "Output"
    )
    network = build(graph, 0, CPU)
    node = "selfattention2d_1"
    found = looks_of(network, node, torch.randn(1, 4, 3, 5))
    assert found.shape == (2, 15, 15)
    torch.testing.assert_close(found.sum(-1), torch.ones(2, 15))
    assert patches_of(network, node, 15) == (3, 5, 0)


def test_a_layer_without_attention_says_so() -> None:
    network = build(vit(), 0, CPU)
    with pytest.raises(EngineError, match="no attention"):
        looks_of(network, "classtoken_1", torch.zeros(1, 3, 16, 24))
    with pytest.raises(EngineError, match="no attention"):
        looks_of(network, "gone", torch.zeros(1, 3, 16, 24))


def test_too_many_looks_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "MOST_LOOKS", 146)
    network = build(vit(), 0, CPU)
    with pytest.raises(EngineError, match="3 heads that look from 7 places at 7"):
        looks_of(network, "mha", torch.zeros(1, 3, 16, 24))
    assert not any(m._forward_pre_hooks for m in network.modules())


def small() -> Subject:
    """Attention between the 7 × 7 places of maps."""
    layers = ("Conv2d", {"out_channels": 12, "stride": 4}), (
        "SelfAttention2d", {"num_heads": 4}
    )  # fmt: skip
    return untrained_subject(chain("Input", *layers, *END))


@reference(AttentionOf, "small", pytest.param("vit_b16", marks=pytest.mark.slow))
def test_the_study_gives_all_heads_as_pictures_and_one_in_full(name: str) -> None:
    """All heads of ViT-B/16 too, in a repetition of its block, on random weights."""
    subject = small() if name == "small" else subject_named(name)
    node = "selfattention2d_1" if name == "small" else "encoder[6]/mha1"
    asked = AttentionOf(request=1, subject="run", node=node, head=2)
    told = study(subject, asked)
    assert isinstance(told, AttentionShown)
    module = attention_in(subject.network, node)
    assert module is not None
    query, key, _ = heard_by(subject.network, node, validation(subject, 0))
    found = by_hand(module, query[0], key[0])
    np.testing.assert_allclose(told.looks, found[2], rtol=1e-4, atol=1e-7)
    steps = 49 if name == "small" else 197
    assert told.levels.shape == (len(found), steps, steps)
    apart = told.levels.astype(int) - levels(found.astype(np.float32))
    assert np.abs(apart).max() <= 1
    ends = np.stack((found.min((1, 2)), found.max((1, 2))), 1)
    np.testing.assert_allclose(told.ranges, ends, rtol=1e-4, atol=1e-7)
    grid = (7, 7, 0) if name == "small" else (14, 14, 1)
    assert (told.head, told.rows, told.columns, told.extra) == (2, *grid)
    mean = study(subject, replace(asked, head=-1))
    assert isinstance(mean, AttentionShown)
    np.testing.assert_allclose(mean.looks, found.mean(0), rtol=1e-4, atol=1e-7)
