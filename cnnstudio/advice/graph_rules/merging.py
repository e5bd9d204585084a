"""Branches that do not fit together: bring one to the other's shape."""

from __future__ import annotations

from collections.abc import Iterator

from cnnstudio.advice.edits import disconnect, set_field
from cnnstudio.advice.fitting import fit, fit_size, put, resize
from cnnstudio.advice.scene import Proposal, Proposals, Scene, mends
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.node import Edge
from cnnstudio.graph.shape import TensorShape

Pairing = tuple[Edge, TensorShape, TensorShape]


@mends("add_shapes")
def make_equal(scene: Scene, report: NodeReport) -> Proposals:
    """Give one branch the other's shape, the one that is at fault first."""
    for edge, have, want in _pairings(scene, report):
        yield from fit(scene, edge, have, want)
    for edge, have, want in _pairings(scene, report):
        yield from resize(scene, edge, have, want)
    yield _without_the_other(scene, report)


@mends("concat_shapes")
def make_sizes_equal(scene: Scene, report: NodeReport) -> Proposals:
    """Bring one branch to the other's height and width, or join along another axis."""
    axis = getattr(report.layer, "dim", 1) - 1
    for edge, have, want in _pairings(scene, report):
        if len(have) != len(want):
            yield from fit(scene, edge, have, want)
        elif axis == 0:
            wanted = TensorShape((have[0], *want[1:]))
            yield from fit_size(scene, edge, have, wanted)
        else:
            kept = [h if i == axis else w for i, (h, w) in _numbered(have, want)]
            yield from fit(scene, edge, have, TensorShape(kept))
    yield from choose_axis(scene, report)
    for edge, have, want in _pairings(scene, report):
        yield from resize(scene, edge, have, TensorShape((have[0], *want[1:])))
    yield _without_the_other(scene, report)


def _numbered(
    have: TensorShape, want: TensorShape
) -> Iterator[tuple[int, tuple[int, int]]]:
    return enumerate(zip(have, want, strict=True))


@mends("concat_axis")
def choose_axis(scene: Scene, report: NodeReport) -> Proposals:
    """Propose the axes that the inputs have."""
    axes = min(len(shape) for shape in report.inputs if shape is not None)
    for dim in range(1, axes + 1):
        if dim != getattr(report.layer, "dim", 0):
            yield set_field(scene, report.node, "dim", dim)


@mends("multiply_shapes")
def make_it_broadcast(scene: Scene, report: NodeReport) -> Proposals:
    """Give the gate as many channels as there are maps, or the shape of the maps."""
    for edge, have, want in _pairings(scene, report):
        gate = TensorShape((want[0], *(1 for _ in have[1:])))
        if all(n == 1 for n in have[1:]):
            yield from fit(scene, edge, have, gate)
            continue
        if len(have) > 2 and have[0] == want[0]:
            yield from put(scene, edge, [("GlobalAvgPool", {})], "GlobalAvgPool")
        yield from fit(scene, edge, have, want)
        yield from resize(scene, edge, have, want)
    yield _without_the_other(scene, report)


@mends("attention_lengths")
def make_lengths_equal(scene: Scene, report: NodeReport) -> Proposals:
    """Give keys and values the same source: there is one value for every key."""
    for edge, have, want in _pairings(scene, report):
        yield from fit(scene, edge, have, want)


def _pairings(scene: Scene, report: NodeReport) -> Iterator[Pairing]:
    """Each edge that could change, what it carries, and what the other one does."""
    assert report.problem is not None
    edges = scene.edges_into(report)
    first, other = report.problem.inputs
    for wrong, right in ((other, first), (first, other)):
        have, want = report.inputs[wrong], report.inputs[right]
        assert have is not None
        assert want is not None
        yield edges[wrong], have, want


def _without_the_other(scene: Scene, report: NodeReport) -> Proposal:
    assert report.problem is not None
    return disconnect(scene, scene.edges_into(report)[report.problem.inputs[1]])
