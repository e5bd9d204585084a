"""What a single layer gives, for other images or weights than those that are shown."""

from __future__ import annotations

import numpy as np

from cnnstudio.bridge.maps_messages import MapsOf, MapsShown
from cnnstudio.bridge.message import FloatArray
from cnnstudio.bridge.tiles import scale_tiles
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.arrays import as_array
from cnnstudio.engine.inspect.attention import looks_of
from cnnstudio.engine.inspect.maps import fetched, values_in
from cnnstudio.engine.inspect.samples import Sample
from cnnstudio.engine.inspect.studies import Looked, studies
from cnnstudio.graph.text import translate

NONE_ODD = np.zeros((0, 1, 1), np.uint8)


@studies(MapsOf)
def maps(looked: Looked, asked: MapsOf) -> MapsShown:
    """Answer what a node gives; raises `EngineError` if the network has none such."""
    sample = looked.sample
    if asked.attention:
        values = as_array(looks_of(looked.network, asked.node, sample.prepared))
    else:
        values = _given(looked, asked, sample)
    tiles = scale_tiles(values)
    return MapsShown(
        **looked.fields(),
        node=asked.node,
        part=sample.part,
        index=sample.index,
        values=values,
        levels=tiles.levels,
        ranges=tiles.ranges,
        odd=NONE_ODD if tiles.odd is None else tiles.odd,
    )


def _given(looked: Looked, asked: MapsOf, sample: Sample) -> FloatArray:
    outputs = values_in(looked.network, sample.prepared, (asked.node,))
    if asked.node not in outputs:
        raise EngineError(
            translate("Engine", "This network has no layer {node!r}.").format(
                node=asked.node
            )
        )
    return fetched(outputs)[asked.node]
