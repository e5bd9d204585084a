"""All layers at once, early to deep: a strip of the strongest maps of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from cnnstudio.bridge.probe_messages import Gallery, GalleryOf
from cnnstudio.engine.inspect.maps import forward
from cnnstudio.engine.inspect.studies import Looked, studies
from cnnstudio.engine.inspect.tiles import scale_tiles
from cnnstudio.engine.network import Network
from cnnstudio.graph.inference import infer_shapes

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE, ROW = 64, 256
"""Rows and columns of a small map, and numbers of a row, that are told at most."""


@studies(GalleryOf)
def gallery(looked: Looked, asked: GalleryOf) -> Gallery:
    """Show every node's strongest maps of one image."""
    network, sample = looked.network, looked.sample
    outputs, _ = forward(network, sample.prepared, network.node_ids)
    shown = {
        node: strip(outputs[node], asked.most)
        for node in network.node_ids
        if node in outputs
    }
    known, deep = network.graph.nodes, depths(network)
    return Gallery(
        **looked.fields(),
        part=sample.part,
        index=sample.index,
        nodes=tuple(shown),
        names=tuple(known[node].name for node in shown),
        types=tuple(known[node].type for node in shown),
        shapes=tuple(tuple(outputs[node].shape) for node in shown),
        depth=np.array([deep[node] for node in shown], np.int32),
        strips={node: tiles for node, (tiles, _, _) in shown.items()},
        channels={node: chosen for node, (_, chosen, _) in shown.items()},
        ranges={node: ends for node, (_, _, ends) in shown.items()},
    )


def strip(
    output: torch.Tensor, most: int
) -> tuple[NDArray[np.uint8], NDArray[np.int32], NDArray[np.float32]]:
    """Return bytes (k, h, w) of the maps with the largest values, and which they are.

    `output` is (C, …). The third are minimum and maximum (k, 2). Large maps are
    thinned; what is not maps is one of rows.
    """
    if output.dim() < 3:
        row = output[:SIDE, :ROW] if output.dim() == 2 else output[None, :ROW]
        maps, chosen = row[None], np.zeros(1, np.int32)
    else:
        maps = output.reshape(len(output), -1, output.shape[-1])
        finite = torch.where(maps.isfinite(), maps, -torch.inf)
        order = finite.amax((1, 2)).sort(descending=True, stable=True).indices[:most]
        maps, chosen = maps[order], order.cpu().numpy().astype(np.int32)
    tiles, ends, _ = scale_tiles(maps)
    high, wide = (-(-n // SIDE) for n in tiles.shape[1:])
    if output.dim() >= 3:
        tiles = np.ascontiguousarray(tiles[:, ::high, ::wide])
    return tiles, chosen, ends


def depths(network: Network) -> dict[str, int]:
    """Return how many weight layers lie on the longest way to each node, with it."""
    depth: dict[str, int] = {}
    for node, known in infer_shapes(network.graph).nodes.items():
        before = [depth[edge.source] for edge in network.graph.incoming(node)]
        depth[node] = max(before, default=0) + min(1, known.cost.weight_layers)
    return depth
