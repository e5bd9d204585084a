"""Where attention looks: the weights of each head, for one image."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import sqrt
from typing import Any, NamedTuple

import torch
from torch import nn

from cnnstudio.bridge.attention_messages import AttentionOf, AttentionShown
from cnnstudio.bridge.tiles import scale_tiles
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.arrays import as_array
from cnnstudio.engine.inspect.studies import Looked, studies
from cnnstudio.engine.inspect.subject import only_looking
from cnnstudio.engine.network import Network
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.layers.attention import SelfAttention2d
from cnnstudio.graph.layers.tokens import PatchEmbedding
from cnnstudio.graph.text import translate

MOST_LOOKS = 2**25
"""Looks (heads × steps × steps) that are still drawn: 32 MiB of bytes."""


class Joined(NamedTuple):
    """What an attention was given for one image: query (L, N) and key (S, N)."""

    query: torch.Tensor
    key: torch.Tensor


@studies(AttentionOf)
def attention(looked: Looked, asked: AttentionOf) -> AttentionShown:
    """Answer what each head takes from where."""
    sample, network = looked.sample, looked.network
    looks = looks_of(network, asked.node, sample.prepared)
    heads = len(looks)
    head = asked.head if 0 <= asked.head < heads else -1
    tiles = scale_tiles(as_array(looks))
    rows, columns, extra = patches_of(network, asked.node, looks.shape[2])
    return AttentionShown(
        **looked.fields(),
        node=asked.node,
        part=sample.part,
        index=sample.index,
        head=head,
        levels=tiles.levels,
        ranges=tiles.ranges,
        looks=as_array(looks[head] if head >= 0 else looks.mean(0)),
        rows=rows,
        columns=columns,
        extra=extra,
    )


def attention_in(network: Network, node: str) -> nn.MultiheadAttention | None:
    """Return the attention that a node is or holds; None if it has none."""
    if node not in network.node_ids:
        return None
    modules = network.node_module(node).modules()
    return next((m for m in modules if isinstance(m, nn.MultiheadAttention)), None)


def looks_of(network: Network, node: str, inputs: torch.Tensor) -> torch.Tensor:
    """Return what each head takes from where (heads, L, S) for an image (1, …).

    Row by row they sum to 1: softmax(q·kᵀ/√d) of the projected query and key (Vaswani
    et al. 2017). Raises `EngineError` for a node without attention, or if it looks from
    more places than can be drawn.
    """
    attention = attention_in(network, node)
    if attention is None:
        raise EngineError(translate("Engine", "This layer has no attention to show."))
    with only_looking(network), _listening(attention) as heard:
        network(inputs.contiguous(memory_format=network.memory_format))
        joined = heard[0]
        _check_size(attention.num_heads, len(joined.query), len(joined.key))
        return weights_of(attention, joined)


def weights_of(attention: nn.MultiheadAttention, joined: Joined) -> torch.Tensor:
    """Return softmax(q·kᵀ/√d) of each head (heads, L, S)."""
    heads, width = attention.num_heads, attention.head_dim
    query, key = _projected(attention, joined)
    query = query.view(-1, heads, width).transpose(0, 1)
    key = key.view(-1, heads, width).transpose(0, 1)
    return (query @ key.transpose(1, 2) / sqrt(width)).softmax(-1)


def _projected(
    attention: nn.MultiheadAttention, joined: Joined
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return query and key behind their projections, which torch may keep as one."""
    if attention.in_proj_weight is None:
        weights = attention.q_proj_weight, attention.k_proj_weight
    else:
        parts = attention.in_proj_weight.chunk(3)
        weights = parts[0], parts[1]
    query = joined.query @ weights[0].t()
    key = joined.key @ weights[1].t()
    if attention.in_proj_bias is not None:
        of_query, of_key, _ = attention.in_proj_bias.chunk(3)
        query, key = query + of_query, key + of_key
    return query, key


@contextmanager
def _listening(attention: nn.MultiheadAttention) -> Iterator[list[Joined]]:
    """Collect what an attention is given for the first sample of each forward.

    A transformer layer computes everything in one piece while nobody listens.
    """
    heard: list[Joined] = []

    def hear(_of: nn.Module, given: tuple[Any, ...], _named: dict[str, Any]) -> None:
        heard.append(Joined(given[0].detach()[0], given[1].detach()[0]))

    handle = attention.register_forward_pre_hook(hear, with_kwargs=True)
    try:
        yield heard
    finally:
        handle.remove()


def _check_size(heads: int, queries: int, keys: int) -> None:
    if heads * queries * keys <= MOST_LOOKS:
        return
    text = translate(
        "Engine",
        "{heads:,} heads that look from {queries:,} places at {keys:,} are more than "
        "can be drawn. A smaller image has fewer places.",
    )
    raise EngineError(text.format(heads=heads, queries=queries, keys=keys))


def patches_of(network: Network, node: str, keys: int) -> tuple[int, int, int]:
    """Return (rows, columns, extra): how `keys` steps lie on what was cut into them.

    The first `extra` of them are none of its patches, such as a class token. Without
    patches rows and columns are 0.
    """
    graph = network.graph
    report = infer_shapes(graph)
    seen, waiting = {node}, [node]
    while waiting:
        known = report.nodes[waiting.pop(0)]
        image = known.inputs[0] if known.inputs else None
        layer = known.layer
        grid: tuple[int, int] | None = None
        if isinstance(layer, PatchEmbedding) and image is not None:
            height, width = layer.patch_size
            grid = image[1] // height, image[2] // width
        elif isinstance(layer, SelfAttention2d) and image is not None:
            grid = image[1], image[2]
        if grid is not None:
            extra = keys - grid[0] * grid[1]
            return (*grid, extra) if extra >= 0 else (0, 0, 0)
        for edge in graph.incoming(known.node):
            if edge.source not in seen:
                seen.add(edge.source)
                waiting.append(edge.source)
    return 0, 0, 0
