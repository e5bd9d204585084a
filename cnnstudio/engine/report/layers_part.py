"""What a page shows of layers: the network, its filters, maps, and both over time."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.engine.pictures import coloured, of_image
from cnnstudio.engine.report.contents import Contents, Stage
from cnnstudio.engine.report.drawing import network_svg
from cnnstudio.engine.report.markup import MOST_TILES, picture, table, tiles
from cnnstudio.graph.inference import NodeReport, infer_shapes
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLE = 140
"""Width of the image whose maps are shown, in pixels."""


def network(contents: Contents) -> str:
    """Return the drawing, and a table of its layers from first to last."""
    graph = contents.project.graph
    drawing = network_svg(graph)
    if not drawing:
        return ""
    report = infer_shapes(graph)
    rows = []
    for node, found in report.nodes.items():
        known = graph.nodes[node]
        shape = " × ".join(f"{n:,}" for n in found.output or ())
        count = found.cost.weights + found.cost.biases
        title = known.name if known.is_block else known.type
        rows.append([
            known.name, title, _summary(found), shape, f"{count:,}" if count else "",
        ])  # fmt: skip
    head = (
        translate("Report", "layer"), translate("Report", "type"),
        translate("Report", "settings"), translate("Report", "output"),
        translate("Report", "parameters"),
    )  # fmt: skip
    listed = table(rows, head, translate("Report", "Layers, in the order of the flow"))
    return f'<div class="beside">{drawing}{listed}</div>'


def _summary(found: NodeReport) -> str:
    if found.layer is None:
        return ""
    known = [shape for shape in found.inputs if shape is not None]
    return found.layer.summary(*known) if len(known) == len(found.inputs) else ""


def filters(contents: Contents) -> str:
    """Return the filters of the first convolution; nothing without one."""
    weights = contents.filters
    if weights is None:
        return ""
    shown = weights[:MOST_TILES]
    text = translate("Report", "{count} filters of {layer}, {how}.")
    if len(shown) < len(weights):
        text = translate("Report", "{shown} of {count} filters of {layer}, {how}.")
    text = text.format(
        shown=len(shown),
        count=len(weights),
        layer=contents.filters_of,
        how=_how(shown),
    )
    return tiles(text, _drawn(shown))


def _how(weights: NDArray[np.float32]) -> str:
    if weights.shape[1] == 3:
        return translate("Report", "in colour, grey is 0")
    most = _largest(weights[:, 0])
    text = translate(
        "Report", "of the first input channel, blue −{n} over white to red +{n}"
    )
    return text.format(n=f"{most:.3g}")


def _drawn(weights: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return tiles (N, h, w, 3) of filters (out, in, kH, kW)."""
    if weights.shape[1] == 3:
        most = _largest(weights) or 1.0
        return np.stack([of_image(one / (2 * most) + 0.5) for one in weights])
    first = weights[:, 0]
    most = _largest(first) or 1.0
    return coloured(first, -most, most, "blue-white-red")


def _largest(weights: NDArray[np.float32]) -> float:
    """Return the largest size of what is finite: a few NaN shall not hide the rest."""
    return float(np.abs(weights[np.isfinite(weights)]).max(initial=0.0))


def maps(contents: Contents) -> str:
    """Return the maps of one validation image, layer by layer."""
    found = contents.maps
    if found is None:
        return ""
    name = translate("Report", "validation image {n}").format(n=found.index + 1)
    parts = []
    if found.image.ndim == 3:  # else it is a row of numbers, or a clip
        parts.append(picture(of_image(found.image), name, name, SAMPLE))
    parts += _layers(contents, found)
    return "".join(parts)


def _layers(contents: Contents, found: Maps) -> list[str]:
    parts = []
    for node, given in found.tiles.items():
        shown = given[:MOST_TILES].astype(np.float32)
        text = translate(
            "Report", "{layer}: {shown} of {count} maps, each from dark, its least, "
            "to yellow, its largest value"
        )  # fmt: skip
        text = text.format(
            layer=contents.layer_names[node], shown=len(shown), count=len(given)
        )
        parts.append(tiles(text, coloured(shown, 0.0, 255.0, "viridis")))
    return parts


def stages(contents: Contents) -> str:
    """Return the filters and maps of the epochs that were chosen, one below another."""
    return "".join(_stage(contents, stage) for stage in contents.stages)


def _stage(contents: Contents, stage: Stage) -> str:
    title = translate("Report", "Before training")
    if stage.epoch > 0:
        title = translate("Report", "Epoch {n}").format(n=stage.epoch)
    parts = [f"<h3>{escape(title)}</h3>"]
    if stage.filters is not None:
        text = translate("Report", "filters of {layer}, {how}")
        text = text.format(layer=contents.filters_of, how=_how(stage.filters))
        parts.append(tiles(text, _drawn(stage.filters)))
    return "".join([*parts, *_layers(contents, stage.maps)])
