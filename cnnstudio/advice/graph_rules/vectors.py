"""An image where a row of values is needed, and the other way round."""

from __future__ import annotations

from cnnstudio.advice.edits import LayerToAdd, insert, move_behind, remove, set_field
from cnnstudio.advice.scene import Proposals, Scene, mends
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layers.io import Input, Output
from cnnstudio.graph.shape import TensorShape
from cnnstudio.project.sources import SOURCES


@mends("needs_vector")
def make_a_row(scene: Scene, report: NodeReport) -> Proposals:
    """Flatten the image, or average each of its channels; Output needs a Linear too."""
    (edge,), shape = scene.edges_into(report), report.inputs[0]
    assert shape is not None
    ways = [("Flatten", shape.values)]
    if shape.is_image:
        ways.append(("GlobalAvgPool", shape[0]))
    for type_name, values in ways:
        layers: list[LayerToAdd] = [(type_name, {})]
        label = f"Insert {type_name}"
        layer = report.layer
        if isinstance(layer, Output) and values != layer.classes:
            layers.append(("Linear", {"out_features": layer.classes}))
            label += f" and Linear {values:,} → {layer.classes:,}"
        yield insert(scene, edge, layers, label)


@mends("needs_image")
def keep_the_image(scene: Scene, report: NodeReport) -> Proposals:
    """Take away, or move down, what made a row of the image."""
    (edge,) = scene.edges_into(report)
    for above in scene.before(edge):
        if isinstance(above.layer, Input):
            source = SOURCES.get(scene.project.dataset.source)
            if source is not None:
                yield set_field(scene, above.node, "shape", list(source.shape))
            break
        given, made = above.inputs[0], above.output
        if _is_image(given) and not _is_image(made):
            yield move_behind(scene, above.node, report.node)
            yield remove(scene, above.node)
            break
    yield remove(scene, report.node)


def _is_image(shape: TensorShape | None) -> bool:
    return shape is not None and shape.is_image
