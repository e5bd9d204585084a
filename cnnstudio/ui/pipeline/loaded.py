"""How pictures were brought to one size when they were loaded, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cnnstudio.bridge.data_messages import DataScanned
from cnnstudio.graph.text import marked, translate
from cnnstudio.project.settings import DatasetConfig, data_name, facts_of
from cnnstudio.project.sources.pictures import PictureSource
from cnnstudio.ui.format import TIMES, grouped

_WAYS = {
    "crop": marked("Pipeline", "cropped and scaled to {size}"),
    "pad": marked("Pipeline", "scaled to {size}, with a border"),
    "stretch": marked("Pipeline", "stretched to {size}"),
}
_AS_THEY_ARE = marked("Pipeline", "The images of {0} as they are, pixels from 0 to 1.")


def how_loaded(data: DatasetConfig, scans: Sequence[DataScanned]) -> str:
    """Say what the images of these data are; `scans` know the sizes of the files."""
    facts, name = facts_of(data), data_name(data)
    ways = [s.resize for s in data.sources if isinstance(s, PictureSource)]
    if facts is None or len(facts.shape) != 3 or not ways:
        return translate("Pipeline", _AS_THEY_ARE).format(name)
    height, width = facts.shape[-2:]
    sizes = [scan.sizes for scan in scans if len(scan.sizes)]
    found = np.concatenate(sizes) if sizes else np.zeros((0, 2), np.int32)
    other = found[(found != (width, height)).any(axis=1)]
    if len(found) and not len(other):
        return translate("Pipeline", _AS_THEY_ARE).format(name)
    way = translate("Pipeline", _WAYS[ways[0]]).format(size=_size(width, height))
    said = translate("Pipeline", "The images of {0}, {1}{2}; pixels from 0 to 1.")
    return said.format(name, way, _origin(other))


def _origin(sizes: np.ndarray) -> str:
    """Name the most frequent of the sizes (N, 2) that were changed."""
    if not len(sizes):
        return ""
    each, counts = np.unique(sizes, axis=0, return_counts=True)
    width, height = (int(side) for side in each[counts.argmax()])
    if len(each) == 1:
        said = translate("Pipeline", " from {0}")
    else:
        said = translate("Pipeline", " from {0} and others")
    return said.format(_size(width, height))


def _size(width: int, height: int) -> str:
    return f"{grouped(width)} {TIMES} {grouped(height)}"
