"""A shortcut around layers: what they give is added to what they get."""

from __future__ import annotations

from cnnstudio.advice.edits import raw_value
from cnnstudio.advice.refactorings.around import report_of
from cnnstudio.advice.refactorings.register import (
    NETWORK,
    NotHereError,
    Plan,
    Target,
    refactoring,
)
from cnnstudio.advice.refactorings.rewrite import Rewrite
from cnnstudio.graph.node import BLOCK, Edge, Node
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import plural, translate


@refactoring(
    "Wrap in a residual",
    group=NETWORK,
    about="The input of the selected layers goes around them and is added to what they "
    "give: y = F(x) + x. Where the shapes differ a 1 × 1 convolution makes them equal.",
    source="He et al. 2016",
)
def wrap_in_residual(target: Target) -> Plan:
    """Add a shortcut around the selected layers, with a projection if it needs one."""
    scene = target.scene
    if not target.nodes:
        raise NotHereError(
            translate(
                "Refactorings", "Select the layers that the shortcut is to go around."
            )
        )
    entry, last = _ends(target)
    given = scene.report.shape_of(entry)
    made = report_of(scene, last).output
    assert given is not None
    assert made is not None
    rewrite = Rewrite(scene)
    merge = rewrite.add("Add")
    leaving = scene.graph.outgoing(last)
    if leaving:
        rewrite.put_behind(last, [merge])
    else:
        rewrite.join(last, merge.id)
    source, port = entry.source, entry.source_port
    if given != made:
        for new in _projection(target, rewrite, given, made):
            rewrite.connect(Edge(source, new.id, port))
            source, port = new.id, "out"
    rewrite.connect(Edge(source, merge.id, port))
    names = [scene.name(n) for n in target.nodes]
    label = plural(
        "Refactorings",
        len(names),
        "Wrap {name} in a residual",
        "Wrap {n} layers in a residual",
    ).format(name=names[0], n=len(names))
    note = translate(
        "Refactorings",
        "The outputs change; the weights of the layers inside can be trained on.",
    )
    return Plan(label, rewrite.command(label), "", note)


def _ends(target: Target) -> tuple[Edge, str]:
    """Return the one edge into the selection (the first of equals), and its last node.

    Several edges may enter if they come from one output.
    """
    graph, chosen = target.scene.graph, set(target.nodes)
    order = [n for n in graph.order().nodes if n in chosen]
    for node in order:
        report_of(target.scene, node)
        if graph.nodes[node].type in ("Input", "Output", "BlockInput", "BlockOutput"):
            name = graph.nodes[node].name
            raise NotHereError(
                translate(
                    "Refactorings", "{name} is an end of the network: leave it out."
                ).format(name=name)
            )
    entering = [e for n in order for e in graph.incoming(n) if e.source not in chosen]
    if len({(e.source, e.source_port) for e in entering}) != 1:
        raise NotHereError(
            translate(
                "Refactorings",
                "The selected layers get {count} inputs, expected one: select a "
                "stretch that begins at one place.",
            ).format(count=len(entering))
        )
    ends = [
        n for n in order
        if any(e.target not in chosen for e in graph.outgoing(n))
        or not graph.outgoing(n)
    ]  # fmt: skip
    if len(ends) != 1 or len(graph.nodes[ends[0]].output_ports) != 1:
        raise NotHereError(
            translate(
                "Refactorings",
                "The selected layers lead out at several places, expected one: "
                "select a stretch that ends at one place.",
            )
        )
    return entering[0], ends[0]


def _projection(
    target: Target, rewrite: Rewrite, given: TensorShape, made: TensorShape
) -> list[Node]:
    """Layers that make the shortcut's shape that of the selected layers."""
    if given.rank != made.rank or given.rank not in ("vector", "image"):
        raise NotHereError(
            translate(
                "Refactorings",
                "The layers make {made} of {given}: no projection leads from one "
                "to the other.",
            ).format(made=made, given=given)
        )
    if target.scene.network.startswith(BLOCK):
        raise NotHereError(
            translate(
                "Refactorings",
                "The layers make {made} of {given} in this block, and in another "
                "instance something else: put the shortcut around layers that "
                "keep the shape.",
            ).format(made=made, given=given)
        )
    if given.rank == "vector":
        return [rewrite.add("Linear", {"out_features": made[0]})]
    stride = (_stride(given, made, 1), _stride(given, made, 2))
    fields: dict[str, object] = {
        "out_channels": made[0],
        "kernel_size": 1,
        "stride": raw_value(stride),
        "padding": 0,
    }
    types = {target.scene.graph.nodes[n].type for n in target.nodes}
    if "BatchNorm2d" not in types:
        return [rewrite.add("Conv2d", fields)]
    shortcut = rewrite.add("Conv2d", {**fields, "bias": False})
    return [shortcut, rewrite.add("BatchNorm2d")]


def _stride(given: TensorShape, made: TensorShape, axis: int) -> int:
    """Step of a 1 × 1 window that leads from one size to the other."""
    size, wanted = given[axis], made[axis]
    for stride in range(1, size + 1):
        if (size - 1) // stride + 1 == wanted:
            return stride
    raise NotHereError(
        translate(
            "Refactorings",
            "No step leads from {size} pixels to {wanted}: the shortcut "
            "cannot be joined.",
        ).format(size=size, wanted=wanted)
    )
