"""Windows, paddings and strides that do not go with what arrives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from cnnstudio.advice.edits import raw_value, remove, set_field
from cnnstudio.advice.kinds import is_pooling, kernel, numbers, shrinks
from cnnstudio.advice.scene import Proposals, Scene, mends
from cnnstudio.graph.inference import NodeReport


@mends("window_too_large")
def make_it_fit(scene: Scene, report: NodeReport) -> Proposals:
    """Less dilation, more padding, a smaller window, or no pooling before it."""
    assert report.problem is not None
    details = report.problem.details
    size, extent, pad = (
        cast("Sequence[int]", details[name]) for name in ("size", "extent", "pad")
    )
    window, gaps = kernel(report.layer), numbers(report.layer, "dilation")
    gaps = gaps or (1,) * len(window)
    room = [have + 2 * p for have, p in zip(size, pad, strict=True)]
    if max(gaps) > 1:
        fitting = [
            max(1, min(d, (r - 1) // max(1, k - 1)))
            for d, r, k in zip(gaps, room, window, strict=True)
        ]
        yield set_field(scene, report.node, "dilation", raw_value(fitting))
    wider = [
        max(p, -(-(e - n) // 2)) for p, e, n in zip(pad, extent, size, strict=True)
    ]
    pad_it = set_field(scene, report.node, "padding", raw_value(wider))
    smaller = [
        min(k, (r - 1) // d + 1) for k, r, d in zip(window, room, gaps, strict=True)
    ]
    # A window of twice the map would slide over little but padding.
    is_huge = any(e > 2 * have for e, have in zip(extent, size, strict=True))
    if not is_huge:
        yield pad_it
    yield set_field(scene, report.node, "kernel_size", raw_value(smaller))
    yield set_field(scene, report.node, "kernel_size", _usual(report, "kernel_size"))
    if is_huge:
        yield pad_it
    yield from shrink_less(scene, report)
    yield remove(scene, report.node)


def _usual(report: NodeReport, name: str) -> object:
    """Return the default of a field, as it would be typed."""
    assert report.layer is not None
    default = report.layer.params()[name].default
    return raw_value(default) if isinstance(default, tuple) else default


@mends("output_too_small")
def leave_something(scene: Scene, report: NodeReport) -> Proposals:
    """Take less away before the layer, or in it."""
    for name in ("padding", "output_padding"):
        if any(numbers(report.layer, name)):
            yield set_field(scene, report.node, name, 0)
    yield from shrink_less(scene, report)
    yield remove(scene, report.node)


def shrink_less(scene: Scene, report: NodeReport) -> Proposals:
    """Propose to do without the nearest pooling or stride above a layer."""
    edges = scene.edges_into(report)
    for above in scene.before(edges[0]) if edges else ():
        if is_pooling(above.layer):
            yield remove(scene, above.node)
            return
        if shrinks(above.layer):
            yield set_field(scene, above.node, "stride", 1)
            return


@mends("pool_padding")
def less_padding(scene: Scene, report: NodeReport) -> Proposals:
    """Offer the largest padding that torch allows."""
    assert report.problem is not None
    most = cast("Sequence[int]", report.problem.details["padding"])
    now, window = numbers(report.layer, "padding"), kernel(report.layer)
    allowed = [min(n, m) for n, m in zip(now, most, strict=True)]
    yield set_field(scene, report.node, "padding", raw_value(allowed))
    if any(allowed):
        yield set_field(scene, report.node, "padding", 0)
    wide = [max(k, 2 * n) for k, n in zip(window, now, strict=True)]
    yield set_field(scene, report.node, "kernel_size", raw_value(wide))


@mends("same_needs_stride_1")
def number_for_same(scene: Scene, report: NodeReport) -> Proposals:
    """Write the padding out as a number, or take stride 1."""
    assert report.problem is not None
    padding = cast("Sequence[int]", report.problem.details["padding"])
    yield set_field(scene, report.node, "padding", raw_value(padding))
    yield set_field(scene, report.node, "stride", 1)


@mends("output_padding_too_large")
def less_output_padding(scene: Scene, report: NodeReport) -> Proposals:
    """Offer the largest output_padding that the stride (or dilation) allows."""
    now = numbers(report.layer, "output_padding")
    strides, gaps = numbers(report.layer, "stride"), numbers(report.layer, "dilation")
    limits = [max(s, d) - 1 for s, d in zip(strides, gaps, strict=True)]
    allowed = [min(n, limit) for n, limit in zip(now, limits, strict=True)]
    yield set_field(scene, report.node, "output_padding", raw_value(allowed))
    wider = [max(s, n + 1) for s, n in zip(strides, now, strict=True)]
    yield set_field(scene, report.node, "stride", raw_value(wider))
    yield set_field(scene, report.node, "output_padding", 0)
