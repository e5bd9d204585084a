"""Numbers that must divide another: groups, heads, chunks, patches, squares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import gcd
from typing import cast

from cnnstudio.advice.deciding import decider
from cnnstudio.advice.edits import remove, set_field
from cnnstudio.advice.scene import Proposals, Scene, mends
from cnnstudio.graph.inference import NodeReport


@mends("groups_do_not_divide")
def dividing_groups(scene: Scene, report: NodeReport) -> Proposals:
    """Offer the nearest number of groups that divides, more filters, or no groups."""
    assert report.problem is not None
    given, made = (cast("int", report.problem.details[n]) for n in ("in", "out"))
    groups = cast("int", getattr(report.layer, "groups", 1))
    common = gcd(given, made)
    dividing = [d for d in range(1, common + 1) if common % d == 0]
    nearest = min(dividing, key=lambda d: (abs(d - groups), -d))
    if nearest != 1:
        yield set_field(scene, report.node, "groups", nearest)
    if given % groups == 0:
        channels = -(-made // groups) * groups
        yield set_field(scene, report.node, "out_channels", channels)
    yield set_field(scene, report.node, "groups", 1)


@mends("does_not_divide")
def dividing_value(scene: Scene, report: NodeReport) -> Proposals:
    """Offer the nearest values that divide, or a multiple of the value before it."""
    assert report.problem is not None
    details = report.problem.details
    name, value = cast("str", details["param"]), cast("int", details["value"])
    of, unit = cast("int", details["of"]), cast("int", details.get("unit", value))
    candidates = cast("Sequence[int]", details.get("candidates", ()))
    fitting = [c for c in candidates if _keeps_edges(scene, report, name, c)]
    fitting.sort(key=lambda c: c == 1)  # divides, and does nothing
    yield from (set_field(scene, report.node, name, c) for c in fitting[:1] if c > 1)
    edges = scene.edges_into(report)
    if edges:
        above = decider(scene, edges[0], of)
        if above is not None:
            for multiple in _multiples(of, unit):
                yield set_field(scene, above[0].node, above[1], multiple)
    yield from (set_field(scene, report.node, name, c) for c in fitting)
    yield remove(scene, report.node)


def _multiples(of: int, unit: int) -> Iterator[int]:
    """Nearest multiples of `unit` to `of`: the larger first."""
    above = -(-of // unit) * unit
    yield above
    if above > unit:
        yield above - unit


def _keeps_edges(scene: Scene, report: NodeReport, name: str, value: int) -> bool:
    """Tell whether all ports that edges leave from are still there afterwards."""
    node = scene.node(report)
    if node.layer_type is None:
        return True
    left = node.layer_type.output_ports({**node.fields, name: value})
    names = {port.name for port in left}
    return all(edge.source_port in names for edge in scene.graph.outgoing(node.id))
