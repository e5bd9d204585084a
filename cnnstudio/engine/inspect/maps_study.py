"""What a single layer gives, for other images or weights than those that are shown."""

from __future__ import annotations

import numpy as np

from cnnstudio.bridge.maps_messages import MapsOf, MapsShown
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.arrays import as_array
from cnnstudio.engine.inspect.maps import fetched, forward
from cnnstudio.engine.inspect.samples import Sample
from cnnstudio.engine.inspect.studies import Fields, Looked, studies
from cnnstudio.engine.inspect.tiles import scale_tiles
from cnnstudio.engine.network import Network
from cnnstudio.graph.text import translate

NONE_ODD = np.zeros((0, 1, 1), np.uint8)


@studies(MapsOf)
def maps(looked: Looked, asked: MapsOf) -> MapsShown:
    """Answer what a node gives; raises `EngineError` if the network has none such."""
    return maps_shown(looked.fields(), looked.network, looked.sample, asked.node)


def maps_shown(
    whose: Fields, network: Network, sample: Sample, node: str
) -> MapsShown:
    """Run an image through a network; raises `EngineError` if it has no such node."""
    outputs, _ = forward(network, sample.prepared, (node,))
    if node not in outputs:
        raise EngineError(
            translate("Engine", "This network has no layer {node!r}.").format(node=node)
        )
    values = as_array(fetched(outputs)[node])
    tiles = scale_tiles(values)
    return MapsShown(
        **whose,
        node=node,
        part=sample.part,
        index=sample.index,
        values=values,
        levels=tiles.levels,
        ranges=tiles.ranges,
        odd=NONE_ODD if tiles.odd is None else tiles.odd,
    )
