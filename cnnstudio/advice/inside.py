"""Into the blocks: a mistake inside of a definition is told once, at its place.

All instances that fail alike share one finding, since they share what is to be mended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from cnnstudio.advice.edits import set_field
from cnnstudio.advice.kinds import is_instance
from cnnstudio.advice.scene import Proposals, Scene
from cnnstudio.graph.block import OWN_PARAMS
from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.layer import Shapes

INSIDE = "inside_block"
CIRCLES = ("block_in_itself", "blocks_too_deep")
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A node with a problem, in the scene where it is to be mended."""

    scene: Scene
    report: NodeReport
    instances: int = 1


@dataclass
class _Walk:
    """Goes into blocks; one that is met again with the same inputs is only counted."""

    found: dict[Key, Place] = field(default_factory=dict)
    counts: dict[Key, int] = field(default_factory=dict)
    entered: dict[Key, list[Key]] = field(default_factory=dict)

    def look(self, scene: Scene) -> list[Key]:
        """Note all problems of a scene and those inside of its blocks."""
        own: list[Key] = []
        for report in scene.report.nodes.values():
            problem = report.problem
            if problem is None:
                continue
            if problem.rule == INSIDE:
                self.enter(scene, report)
                continue
            what = problem.rule, problem.message, problem.got
            # A circle of blocks is one mistake, wherever an instance of one stands.
            where = () if problem.rule in CIRCLES else (scene.network, report.node)
            key = (*where, *what)
            own.append(key)
            self.counts[key] = self.counts.get(key, 0) + 1
            self.found.setdefault(key, Place(scene, report))
        return own

    def enter(self, scene: Scene, report: NodeReport) -> None:
        """Look into an instance that does not work."""
        instance = id(report.layer), report.inputs
        if instance in self.entered:
            for key in self.entered[instance]:
                self.counts[key] += 1
            return
        self.entered[instance] = []
        inner = failing_inside(scene, report)
        if inner is not None:
            self.entered[instance] = self.look(inner)


def problems_of(scene: Scene) -> Iterator[Place]:
    """Every mistake of a network, those inside of its blocks at their own places."""
    walk = _Walk()
    walk.look(scene)
    for key, place in walk.found.items():
        yield Place(place.scene, place.report, walk.counts[key])


def failing_inside(scene: Scene, report: NodeReport) -> Scene | None:
    """Return the inside of an instance, at the first repetition that does not work."""
    layer = report.layer
    if not isinstance(layer, BlockLayer):
        return None
    for index in range(layer.repeat):
        inner = inside_of(scene, report, index)
        if any(other.problem is not None for other in inner.report.nodes.values()):
            return inner
    return None


def inside_of(scene: Scene, report: NodeReport, index: int = 0) -> Scene:
    """Return what stands inside of an instance as a scene of its own."""
    layer = cast("BlockLayer", report.layer)
    inner = layer.inside(cast("Shapes", report.inputs), index)
    graph, path = layer.definition.graph, (*scene.path, report.node)
    return Scene(
        scene.project,
        layer.type_name(),
        graph,
        inner,
        path=path,
        around=(scene, report),
    )


def at_the_instance(scene: Scene, report: NodeReport) -> Proposals:
    """Propose other values of an instance's parameters, for a mistake inside of it.

    What is inside may be right, and the instance ask for what does not fit here: the
    sizes that arrive there are tried.
    """
    if scene.around is None:
        return
    around, instance = scene.around
    node = around.node(instance)
    arriving = [shape for shape in (*instance.inputs, *report.inputs) if shape]
    sizes = dict.fromkeys(shape[0] for shape in arriving)
    params = node.layer_type.params() if node.layer_type is not None else {}
    for name, param in params.items():
        now = node.fields.get(name, param.default)
        if param.kind != "int" or name in OWN_PARAMS or type(now) is not int:
            continue
        for size in sizes:
            if size != now and param.minimum <= size <= param.maximum:
                yield set_field(around, node.id, name, size)


def definitions_in(scene: Scene) -> Iterator[Scene]:
    """The inside of one working instance of each block that a network uses."""
    seen: set[str] = set()
    stack = [scene]
    while stack:
        around = stack.pop()
        for report in around.of_kind(is_instance):
            kind = around.graph.nodes[report.node].type
            if kind not in seen and report.state is State.VALID:
                seen.add(kind)
                inner = inside_of(around, report)
                yield inner
                stack.append(inner)
