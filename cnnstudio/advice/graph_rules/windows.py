"""Windows, paddings, strides and groups that do not go with what arrives."""

from __future__ import annotations

from math import gcd
from typing import cast

from cnnstudio.advice.edits import raw_value, remove, set_field
from cnnstudio.advice.scene import Proposals, Scene, mends
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layers.convolution import Conv2d
from cnnstudio.graph.layers.pooling import Pooling
from cnnstudio.graph.shape import Pair


@mends("window_too_large")
def make_it_fit(scene: Scene, report: NodeReport) -> Proposals:
    """More padding, a smaller window, less dilation, or no such layer."""
    assert report.problem is not None
    assert isinstance(report.layer, Conv2d | Pooling)
    numbers = report.problem.details
    size, extent = cast("Pair", numbers["size"]), cast("Pair", numbers["extent"])
    pad = cast("Pair", numbers["pad"])
    window = report.layer.window()
    assert window is not None

    def axis(i: int) -> tuple[int, int]:
        wanted = max(pad[i], -(-(extent[i] - size[i]) // 2))
        room = size[i] + 2 * pad[i] - 1
        return wanted, min(window.kernel[i], room // window.dilation[i] + 1)

    (pad_h, kernel_h), (pad_w, kernel_w) = axis(0), axis(1)
    yield set_field(scene, report.node, "padding", raw_value((pad_h, pad_w)))
    kernel = raw_value((kernel_h, kernel_w))
    yield set_field(scene, report.node, "kernel_size", kernel)
    if window.dilation != (1, 1):
        yield set_field(scene, report.node, "dilation", 1)
    yield remove(scene, report.node)


@mends("pool_padding")
def less_padding(scene: Scene, report: NodeReport) -> Proposals:
    """Offer the largest padding that torch allows."""
    assert report.problem is not None
    assert isinstance(report.layer, Pooling)
    most = cast("list[int]", report.problem.details["padding"])
    now = report.layer.padding
    allowed = raw_value((min(now[0], most[0]), min(now[1], most[1])))
    yield set_field(scene, report.node, "padding", allowed)
    kernel = report.layer.kernel_size
    wide = raw_value((max(kernel[0], 2 * now[0]), max(kernel[1], 2 * now[1])))
    yield set_field(scene, report.node, "kernel_size", wide)


@mends("same_needs_stride_1")
def number_for_same(scene: Scene, report: NodeReport) -> Proposals:
    """Write the padding out as a number, or take stride 1."""
    assert report.problem is not None
    padding = cast("list[int]", report.problem.details["padding"])
    value = raw_value((padding[0], padding[1]))
    yield set_field(scene, report.node, "padding", value)
    yield set_field(scene, report.node, "stride", 1)


@mends("groups_do_not_divide")
def dividing_groups(scene: Scene, report: NodeReport) -> Proposals:
    """Offer the nearest number of groups that divides, more filters, or no groups."""
    conv, given = report.layer, report.inputs[0]
    assert isinstance(conv, Conv2d)
    assert given is not None
    common = gcd(given[0], conv.out_channels)
    dividing = [d for d in range(1, common + 1) if common % d == 0]
    nearest = min(dividing, key=lambda d: (abs(d - conv.groups), -d))
    if nearest != 1:
        yield set_field(scene, report.node, "groups", nearest)
    if given[0] % conv.groups == 0:
        channels = -(-conv.out_channels // conv.groups) * conv.groups
        yield set_field(scene, report.node, "out_channels", channels)
    yield set_field(scene, report.node, "groups", 1)
