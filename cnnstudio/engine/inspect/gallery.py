"""All layers at once, early to deep: a strip of the strongest maps of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch

from cnnstudio.bridge.probe_messages import Gallery, GalleryOf
from cnnstudio.bridge.tiles import scale_tiles
from cnnstudio.engine.inspect.arrays import as_array
from cnnstudio.engine.inspect.maps import forward
from cnnstudio.engine.inspect.studies import Looked, studies
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
        strips={node: found.tiles for node, found in shown.items()},
        channels={node: found.channels for node, found in shown.items()},
        ranges={node: found.ranges for node, found in shown.items()},
        odd={
            node: found.odd for node, found in shown.items() if found.odd is not None
        },
    )


class Strip(NamedTuple):
    """The maps (k, h, w) with the largest values, as bytes, and which they are (k,).

    `ranges` (k, 2) are minimum and maximum, `odd` (k, h, w) marks what is not finite;
    None if everything is.
    """

    tiles: NDArray[np.uint8]
    channels: NDArray[np.int32]
    ranges: NDArray[np.float32]
    odd: NDArray[np.uint8] | None


def strip(output: torch.Tensor, most: int) -> Strip:
    """Return the strongest maps of an output (C, …); large ones are thinned.

    What is not maps is one of rows.
    """
    if output.dim() < 3:
        row = output[:SIDE, :ROW] if output.dim() == 2 else output[None, :ROW]
        tiles, ends, odd = scale_tiles(as_array(row[None]))
        return Strip(tiles, np.zeros(1, np.int32), ends, odd)
    maps = output.reshape(len(output), -1, output.shape[-1])
    finite = torch.where(maps.isfinite(), maps, -torch.inf)
    order = finite.amax((1, 2)).sort(descending=True, stable=True).indices[:most]
    tiles, ends, odd = scale_tiles(as_array(maps[order]))
    high, wide = (-(-n // SIDE) for n in tiles.shape[1:])
    thin = np.s_[:, ::high, ::wide]
    return Strip(
        np.ascontiguousarray(tiles[thin]),
        order.cpu().numpy().astype(np.int32),
        ends,
        None if odd is None else np.ascontiguousarray(odd[thin]),
    )


def depths(network: Network) -> dict[str, int]:
    """Return how many weight layers lie on the longest way to each node, with it."""
    depth: dict[str, int] = {}
    for node, known in infer_shapes(network.graph).nodes.items():
        before = [depth[edge.source] for edge in network.graph.incoming(node)]
        depth[node] = max(before, default=0) + min(1, known.cost.weight_layers)
    return depth
