"""What stands around a layer: what follows it in a row, and where its head begins."""

from __future__ import annotations

from collections.abc import Iterator

from cnnstudio.advice.refactorings.register import NotHereError
from cnnstudio.advice.scene import FARTHEST_WALK, Scene
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.node import BLOCK, Node
from cnnstudio.graph.param import SAME
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate

ELEMENTWISE = frozenset({"Dropout", "AlphaDropout", "Identity"})
"""Layers outside of the activations that look at each value for itself."""
NOT_ELEMENTWISE = frozenset({"Softmax", "LogSoftmax", "PReLU"})
"""Activations that look at several values, or learn a number per channel."""
NORMS = {"Conv1d": "BatchNorm1d", "Conv2d": "BatchNorm2d", "Conv3d": "BatchNorm3d"}
NORMS |= {
    type_name.replace("Conv", "ConvTranspose"): norm
    for type_name, norm in NORMS.items()
}
"""The batch normalization that suits what a convolution gives."""


def only_follower(scene: Scene, node: str) -> Node | None:
    """Return the one node behind, if it has no other input and nothing else follows.

    One that is off is none: it does not do what its type says.
    """
    leaving = scene.graph.outgoing(node)
    if len(leaving) != 1 or len(scene.graph.incoming(leaving[0].target)) != 1:
        return None
    follower = scene.graph.nodes[leaving[0].target]
    return None if follower.off else follower


def row_behind(scene: Scene, node: str) -> Iterator[Node]:
    """Nodes that follow in a row, while each feeds one other only."""
    for _ in range(FARTHEST_WALK):
        follower = only_follower(scene, node)
        if follower is None:
            return
        yield follower
        node = follower.id


def is_activation(node: Node) -> bool:
    """True for a layer that bends each value for itself."""
    return (
        node.layer_type is not None
        and node.layer_type.family == "activation"
        and node.type not in NOT_ELEMENTWISE
    )


def is_elementwise(node: Node) -> bool:
    """True for a layer that does the same to every value, whatever the shape."""
    return is_activation(node) or node.type in ELEMENTWISE


def tail(scene: Scene, node: str) -> list[Node]:
    """Normalization and activation directly behind a convolution, if they are there."""
    found: list[Node] = []
    for follower in row_behind(scene, node):
        is_norm = follower.type in NORMS.values() and not found
        if not is_norm and not is_activation(follower):
            break
        found.append(follower)
        if not is_norm:
            break
    return found


def report_of(scene: Scene, node: str) -> NodeReport:
    """Return what inference found of a node; refuse one without shapes."""
    report = scene.report.nodes[node]
    if report.state is not State.VALID:
        raise NotHereError(
            translate(
                "Refactorings", "{node} has a mistake, or waits behind one."
            ).format(node=scene.name(node))
        )
    return report


def shapes_at(scene: Scene, node: str) -> tuple[TensorShape, TensorShape]:
    """Return what goes into a layer with one input, and what comes out."""
    report = report_of(scene, node)
    given, made = report.inputs[0], report.outputs[0]
    assert given is not None
    assert made is not None
    return given, made


def image_at(scene: Scene, node: str) -> tuple[TensorShape, TensorShape]:
    """Return the same for a layer on images; refuse another."""
    given, made = shapes_at(scene, node)
    if not given.is_image or not made.is_image:
        raise NotHereError(
            translate("Refactorings", "{node} gets {given}, which is no image.").format(
                node=scene.name(node), given=given
            )
        )
    return given, made


def title_of(nodes: list[Node], many: str) -> str:
    """Name one node, or count them, with `many` = "{n} convolutions"."""
    return nodes[0].name if len(nodes) == 1 else many.format(n=len(nodes))


def need_numbers(node: Node, *fields: str) -> None:
    """Refuse a node in a block whose fields are expressions: they have many values."""
    for name in fields:
        raw = node.fields.get(name)
        parts = raw if isinstance(raw, list | tuple) else [raw]
        if any(isinstance(part, str) and part != SAME for part in parts):
            raise NotHereError(
                translate(
                    "Refactorings", "{name} of {node} is an expression, no number."
                ).format(name=name, node=node.name)
            )


def channels_into(scene: Scene, node: Node) -> object:
    """Raw number of channels that reach a node; in a block it may be an expression.

    There it is what the convolution before says, or that of the block's input.
    """
    given = image_at(scene, node.id)[0]
    if not scene.network.startswith(BLOCK):
        return given[0]
    for edge in scene.graph.incoming(node.id):
        for report in scene.before(edge):
            above = scene.node(report)
            if "out_channels" in above.fields and not above.off:
                return above.fields["out_channels"]
            if above.type == "BlockInput":
                return "in_channels"
            if not report.inputs or report.inputs[0] is None or report.output is None:
                break
            if report.inputs[0][0] != report.output[0]:
                break
    raise NotHereError(
        translate(
            "Refactorings", "How many channels reach {node} is not written anywhere."
        ).format(node=node.name)
    )
