"""Branches that do not fit together: bring one to the other's shape."""

from __future__ import annotations

from dataclasses import replace

from cnnstudio.advice.edits import (
    disconnect,
    insert,
    raw_pair,
    set_field,
    set_fields,
    value_text,
)
from cnnstudio.advice.scene import Proposal, Proposals, Scene, mends, shape_text
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layers.convolution import Conv2d, preserving_padding
from cnnstudio.graph.layers.dense import Linear
from cnnstudio.graph.layers.pooling import Pooling
from cnnstudio.graph.node import Edge
from cnnstudio.graph.shape import Pair, TensorShape

MOST_CUT = 5
"""Largest window that is offered to trim a branch by a few rows."""


@mends("add_shapes")
def make_equal(scene: Scene, report: NodeReport) -> Proposals:
    """Give one branch the other's shape, the one that is at fault first."""
    assert report.problem is not None
    edges = scene.edges_into(report)
    first, other = report.problem.inputs
    for wrong, right in ((other, first), (first, other)):
        have, want = report.inputs[wrong], report.inputs[right]
        assert have is not None
        assert want is not None
        yield from _match(scene, edges[wrong], have, want)
    yield from _trim(scene, report)
    yield disconnect(scene, edges[other])


@mends("concat_shapes")
def make_sizes_equal(scene: Scene, report: NodeReport) -> Proposals:
    """Bring one branch to the other's height and width, or join along another axis."""
    assert report.problem is not None
    edges = scene.edges_into(report)
    first, other = report.problem.inputs
    for wrong, right in ((other, first), (first, other)):
        have, want = report.inputs[wrong], report.inputs[right]
        assert have is not None
        assert want is not None
        if have.is_image and want.is_image:
            wanted = TensorShape((have[0], *want.spatial))
            yield from _match(scene, edges[wrong], have, wanted)
        else:
            yield from _match_ranks(scene, edges[wrong], have, want)
    yield from choose_axis(scene, report)
    yield from _trim(scene, report)
    yield disconnect(scene, edges[other])


@mends("concat_axis")
def choose_axis(scene: Scene, report: NodeReport) -> Proposals:
    """Propose the axes that the inputs have."""
    axes = min(len(shape) for shape in report.inputs if shape is not None)
    for dim in range(1, axes + 1):
        yield set_field(scene, report.node, "dim", dim)


def _match(scene: Scene, edge: Edge, have: TensorShape, want: TensorShape) -> Proposals:
    if not (have.is_image and want.is_image):
        yield from _match_ranks(scene, edge, have, want)
        return
    if have.spatial == want.spatial:
        yield from _match_channels(scene, edge, want[0])
        return
    yield from _match_size(scene, edge, have, want)


def _match_channels(scene: Scene, edge: Edge, channels: int) -> Proposals:
    """Set out_channels of the nearest convolution, or put a 1 × 1 one on the edge."""
    conv = _nearest_conv(scene, edge)
    if conv is not None:
        yield set_field(scene, conv.node, "out_channels", channels)
    yield _projection(scene, edge, channels, (1, 1))


def _nearest_conv(scene: Scene, edge: Edge) -> NodeReport | None:
    """Return the convolution that decides how many channels an edge carries."""
    for report in scene.before(edge):
        if isinstance(report.layer, Conv2d):
            return report
        given, made = report.inputs[:1], report.output
        if not given or given[0] is None or made is None or given[0][0] != made[0]:
            return None
    return None


def _projection(
    scene: Scene, edge: Edge, channels: int, stride: Pair, kernel: Pair = (1, 1)
) -> Proposal:
    fields = {
        "out_channels": channels,
        "kernel_size": raw_pair(kernel),
        "stride": raw_pair(stride),
        "padding": 0,
    }
    label = f"Insert Conv2d {kernel[0]} × {kernel[1]} with {channels} channels"
    if stride != (1, 1):
        label += f", stride {value_text(raw_pair(stride))},"
    label += f" after {scene.name(edge.source)}"
    return insert(scene, edge, [("Conv2d", fields)], label)


def _match_size(
    scene: Scene, edge: Edge, have: TensorShape, want: TensorShape
) -> Proposals:
    """Shrink the branch by a stride or pooling, or keep it from shrinking."""
    yield from _keep_size(scene, edge)
    stride = _stride(have.spatial, want.spatial)
    if stride is None:
        return
    for report in scene.before(edge):
        if isinstance(report.layer, Conv2d | Pooling):
            now = report.layer.stride
            wider = (now[0] * stride[0], now[1] * stride[1])
            yield set_field(scene, report.node, "stride", raw_pair(wider))
            break
    yield _projection(scene, edge, want[0], stride)
    if have[0] == want[0]:
        yield _pooling(scene, edge, stride, stride)


def _trim(scene: Scene, report: NodeReport) -> Proposals:
    """Take a few rows and columns away with a window that has no padding."""
    assert report.problem is not None
    first, other = report.problem.inputs
    for wrong, right in ((other, first), (first, other)):
        have, want = report.inputs[wrong], report.inputs[right]
        if have is None or want is None or not (have.is_image and want.is_image):
            continue
        kernel = (have[1] - want[1] + 1, have[2] - want[2] + 1)
        if kernel == (1, 1) or min(kernel) < 1 or max(kernel) > MOST_CUT:
            continue
        edge = scene.edges_into(report)[wrong]
        yield _projection(scene, edge, want[0], (1, 1), kernel)
        if have[0] == want[0]:
            yield _pooling(scene, edge, kernel, (1, 1))


def _pooling(scene: Scene, edge: Edge, window: Pair, stride: Pair) -> Proposal:
    fields = {"kernel_size": raw_pair(window), "stride": raw_pair(stride)}
    label = f"Insert MaxPool2d {value_text(raw_pair(window))}"
    if stride != window:
        label += f", stride {value_text(raw_pair(stride))},"
    label += f" after {scene.name(edge.source)}"
    return insert(scene, edge, [("MaxPool2d", fields)], label)


def _stride(have: Pair, want: Pair) -> Pair | None:
    """Return the stride of a 1 × 1 window that makes `want` of `have`, if there is one.

    ⌊(size − 1) / stride⌋ + 1 values are left.
    """
    result = []
    for size, left in zip(have, want, strict=True):
        smaller, larger = max(1, size // left), -(-size // left)
        if (size - 1) // smaller + 1 == left:
            result.append(smaller)
        elif (size - 1) // larger + 1 == left:
            result.append(larger)
        else:
            return None
    return result[0], result[1]


def _keep_size(scene: Scene, edge: Edge) -> Proposals:
    """Propose the padding or stride with which the nearest window keeps its size."""
    for report in scene.before(edge):
        layer = report.layer
        if not isinstance(layer, Conv2d | Pooling):
            continue
        if isinstance(layer, Conv2d) and layer.padding != preserving_padding(layer):
            padding = raw_pair(preserving_padding(layer))
            yield set_field(scene, report.node, "padding", padding)
        if isinstance(layer, Conv2d) and any(k % 2 == 0 for k in layer.kernel_size):
            yield _odd_kernel(scene, report, layer)
        if layer.stride != (1, 1):
            yield set_field(scene, report.node, "stride", 1)
        return


def _odd_kernel(scene: Scene, report: NodeReport, layer: Conv2d) -> Proposal:
    """Propose the next odd kernel with the padding that keeps the size."""
    odd = replace(
        layer, kernel_size=(layer.kernel_size[0] | 1, layer.kernel_size[1] | 1)
    )
    kernel, padding = raw_pair(odd.kernel_size), raw_pair(preserving_padding(odd))
    label = f"Set kernel_size of {scene.node(report).name} to {value_text(kernel)}"
    label += f" and padding to {value_text(padding)}"
    changes = [(report.node, "kernel_size", kernel), (report.node, "padding", padding)]
    return set_fields(scene, changes, label)


def _match_ranks(
    scene: Scene, edge: Edge, have: TensorShape, want: TensorShape
) -> Proposals:
    """Make a row of an image, or rows of the same length."""
    name = scene.name(edge.source)
    if len(want) == 1 and have.is_image:
        yield insert(scene, edge, [("Flatten", {})], f"Insert Flatten after {name}")
        label = f"Insert GlobalAvgPool after {name}"
        yield insert(scene, edge, [("GlobalAvgPool", {})], label)
    if len(want) != 1 or len(have) != 1:
        return
    for report in scene.before(edge):
        if isinstance(report.layer, Linear):
            yield set_field(scene, report.node, "out_features", want[0])
        if not report.inputs or report.output != report.inputs[0]:
            break
    label = f"Insert Linear {shape_text(have)} → {shape_text(want)} after {name}"
    yield insert(scene, edge, [("Linear", {"out_features": want[0]})], label)
