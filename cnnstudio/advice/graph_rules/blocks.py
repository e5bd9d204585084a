"""Blocks that cannot be used: in themselves, too deep, too many, or not repeatable."""

from __future__ import annotations

from collections.abc import Iterator

from cnnstudio.advice.edits import remove, set_field
from cnnstudio.advice.scene import Proposal, Proposals, Scene, mends
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.node import BLOCK
from cnnstudio.graph.text import translate
from cnnstudio.project.commands import remove_nodes


@mends("repeat_ports")
def once_only(scene: Scene, report: NodeReport) -> Proposals:
    """What gives more or fewer values than it takes cannot follow itself."""
    yield set_field(scene, report.node, "repeat", 1)


@mends("frames_differ")
def clips_as_they_are(scene: Scene, report: NodeReport) -> Proposals:
    """Clips of different lengths cannot be worked on frame by frame."""
    yield set_field(scene, report.node, "per_frame", False)
    yield remove(scene, report.node)


@mends("too_many_layers")
def fewer_of_them(scene: Scene, report: NodeReport) -> Proposals:
    """Repeat the block less, or leave it out."""
    repeat = scene.node(report).fields.get("repeat", 1)
    if type(repeat) is int and repeat > 1:
        yield set_field(scene, report.node, "repeat", 1)
    yield remove(scene, report.node)


@mends("blocks_too_deep")
def without_the_block(scene: Scene, report: NodeReport) -> Proposals:
    """Leave the block out."""
    yield remove(scene, report.node)


@mends("block_in_itself")
def out_of_itself(scene: Scene, report: NodeReport) -> Proposals:
    """Take the instance that closes the circle out of its definition."""
    yield from _closing(scene, scene.node(report).type)
    yield remove(scene, report.node)


def _closing(scene: Scene, outermost: str) -> Iterator[Proposal]:
    """Propose to remove the first instance of a block that is being looked into."""
    library = scene.project.library
    way, seen = [outermost], {outermost}
    while way:
        definition = library.definitions.get(way[-1].removeprefix(BLOCK))
        nodes = definition.graph.nodes.values() if definition is not None else ()
        for node in nodes:
            if node.type in way and definition is not None:
                command = remove_nodes(
                    definition.graph, [node.id], network=definition.type_name
                )
                label = translate("Advice", "Remove {node} from {definition}").format(
                    node=node.name, definition=definition.name
                )
                command.text = label
                yield Proposal(label, command, costly=False)
                return
        following = next(
            (n.type for n in nodes if n.is_block and n.type not in seen), None
        )
        if following is None:
            way.pop()
        else:
            seen.add(following)
            way.append(following)
