"""Dense layers: where they ignore what an image is, and what they fix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from math import prod
from typing import NamedTuple

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
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate

GIANT = 50_000_000
MOST_SHARE = 0.9
FEW = 100_000
"""A network with so few parameters is no burden, whatever their share."""


@remark_rule
def dense_on_pixels(scene: Scene) -> Iterable[Draft]:
    """Warn of a Linear on raw pixels: it does not know which of them are neighbours."""
    for head in _heads(scene):
        if head.is_behind_filters:
            continue
        report, shape = head.linear, head.flatten.inputs[0]
        finding = Finding(
            "dense_on_pixels",
            Severity.WARNING,
            (report.node,),
            translate("Advice", "{node} works on raw pixels").format(
                node=scene.name(report.node)
            ),
            formula=translate(
                "Advice",
                "{weights:,} weights for {shape}, and none of them knows which "
                "pixels are neighbours. Convolutions do.",
            ).format(weights=report.cost.weights, shape=shape),
        )
        yield Draft(finding, no_proposals)


@remark_rule
def giant_dense(scene: Scene) -> Iterable[Draft]:
    """Remark on a Linear that holds nearly all parameters of a large network."""
    heads = [head for head in _heads(scene) if head.is_behind_filters]
    total = scene.report.totals().parameters if heads else 0
    for head in heads:
        count = head.linear.cost.parameters
        if count <= GIANT and (total < FEW or count <= MOST_SHARE * total):
            continue
        finding = Finding(
            "giant_dense",
            Severity.NOTE,
            (head.linear.node,),
            translate("Advice", "{node} holds {number:.0%} of all parameters").format(
                node=scene.name(head.linear.node), number=count / total
            ),
            formula=translate(
                "Advice", "{count:,} of {total:,}; a GlobalAvgPool needs far fewer."
            ).format(count=count, total=total),
        )
        yield Draft(finding, partial(_pool_instead, scene, head.flatten))


@remark_rule
def size_is_fixed(scene: Scene) -> Iterable[Draft]:
    """Remark that a Linear behind Flatten takes images of one size only."""
    for head in _heads(scene):
        size = spatial(head.flatten.inputs[0])
        if not head.is_behind_filters or prod(size) == 1:
            continue
        begin = spatial(_image(scene))
        times = " × ".join(str(n) for n in begin)
        name = scene.name(head.linear.node)
        finding = Finding(
            "size_is_fixed",
            Severity.NOTE,
            (head.flatten.node, head.linear.node),
            translate("Advice", "Only images of {times} fit {name}").format(
                times=times, name=name
            ),
            formula=translate(
                "Advice", "With GlobalAvgPool in the place of Flatten any size would."
            ),
        )
        yield Draft(finding, partial(_pool_instead, scene, head.flatten))
        return


class _Head(NamedTuple):
    """A Linear and the Flatten of images before it.

    `is_behind_filters`: a layer before both learned something about neighbours.
    """

    linear: NodeReport
    flatten: NodeReport
    is_behind_filters: bool


def _image(scene: Scene) -> TensorShape | None:
    """Return the shape of what the data give; a generator begins with noise."""
    given = [r for r in scene.layers if not r.inputs]
    fed = (r for r in given if getattr(r.layer, "content", "data") == "data")
    report = next(fed, given[0] if given else None)
    return None if report is None else report.output


def _heads(scene: Scene) -> Iterator[_Head]:
    pairs = list(_behind_flatten(scene))
    looked = _behind_filters(scene) if pairs else set()
    for linear, flatten in pairs:
        yield _Head(linear, flatten, flatten.node in looked)


def _behind_flatten(scene: Scene) -> Iterator[tuple[NodeReport, NodeReport]]:
    """Each Linear with the Flatten of images before it."""
    for report in scene.working(is_dense):
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
