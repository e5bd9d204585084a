"""Dense layers: where they ignore what an image is, and what they fix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from math import prod

from cnnstudio.advice.kinds import is_dense, is_normalization, spatial
from cnnstudio.advice.refactorings import proposed
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import (
    Draft,
    Proposals,
    Scene,
    no_proposals,
    remark_rule,
)
from cnnstudio.graph.inference import NodeReport

GIANT = 50_000_000
MOST_SHARE = 0.9
FEW = 100_000
"""A network with so few parameters is no burden, whatever their share."""


@remark_rule
def dense_on_pixels(scene: Scene) -> Iterable[Draft]:
    """Warn of a Linear on raw pixels: it does not know which of them are neighbours."""
    looked = _behind_filters(scene)
    for report, flatten in _behind_flatten(scene):
        if flatten.node in looked:
            continue
        shape = flatten.inputs[0]
        finding = Finding(
            "dense_on_pixels",
            Severity.WARNING,
            (report.node,),
            f"{scene.name(report.node)} works on raw pixels",
            formula=f"{report.cost.weights:,} weights for {shape}, and none of them "
            "knows which pixels are neighbours. Convolutions do.",
        )
        yield Draft(finding, no_proposals)


@remark_rule
def giant_dense(scene: Scene) -> Iterable[Draft]:
    """Remark on a Linear that holds nearly all parameters of a large network."""
    total = scene.report.totals().parameters
    looked = _behind_filters(scene)
    for report, flatten in _behind_flatten(scene):
        count = report.cost.parameters
        if count <= GIANT and (total < FEW or count <= MOST_SHARE * total):
            continue
        if flatten.node not in looked:
            continue
        finding = Finding(
            "giant_dense",
            Severity.NOTE,
            (report.node,),
            f"{scene.name(report.node)} holds {count / total:.0%} of all parameters",
            formula=f"{count:,} of {total:,}; a GlobalAvgPool needs far fewer.",
        )
        yield Draft(finding, partial(_pool_instead, scene, flatten))


@remark_rule
def size_is_fixed(scene: Scene) -> Iterable[Draft]:
    """Remark that a Linear behind Flatten takes images of one size only."""
    looked = _behind_filters(scene)
    for report, flatten in _behind_flatten(scene):
        size = spatial(flatten.inputs[0])
        if flatten.node not in looked or prod(size) == 1:
            continue
        begin = next((spatial(r.output) for r in scene.layers if not r.inputs), ())
        times = " × ".join(str(n) for n in begin)
        finding = Finding(
            "size_is_fixed",
            Severity.NOTE,
            (flatten.node, report.node),
            f"Only images of {times} fit {scene.name(report.node)}",
            formula="With GlobalAvgPool in the place of Flatten any size would.",
        )
        yield Draft(finding, partial(_pool_instead, scene, flatten))
        return


def _behind_flatten(scene: Scene) -> Iterator[tuple[NodeReport, NodeReport]]:
    """Each Linear with the Flatten of images before it."""
    for report in scene.layers:
        if not is_dense(report.layer):
            continue
        edges = scene.edges_into(report)
        for above in scene.before(edges[0]) if edges else ():
            if type(above.layer).__name__ == "Flatten" and spatial(above.inputs[0]):
                yield report, above
            if not above.inputs or above.output != above.inputs[0]:
                break


def _behind_filters(scene: Scene) -> set[str]:
    """Nodes to which a layer leads that learned something about neighbours.

    That is any layer with weights that is neither Linear nor a normalization.
    """
    behind: set[str] = set()
    for node, report in scene.report.nodes.items():
        plain = is_dense(report.layer) or is_normalization(report.layer)
        above = [edge.source for edge in scene.graph.incoming(node)]
        if (report.cost.weights and not plain) or not behind.isdisjoint(above):
            behind.add(node)
    return behind


def _pool_instead(scene: Scene, flatten: NodeReport) -> Proposals:
    yield from proposed(scene, "global_pooling_head", [flatten.node], keep_hidden=True)
    yield from proposed(scene, "dense_to_convolution", [flatten.node])
