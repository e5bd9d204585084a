"""Pooling as convolution: the step to a smaller image is learned."""

from __future__ import annotations

from cnnstudio.advice.edits import raw_value
from cnnstudio.advice.refactorings.around import (
    channels_into,
    image_at,
    is_activation,
    need_numbers,
    only_follower,
    report_of,
)
from cnnstudio.advice.refactorings.register import (
    KERNELS,
    NotHereError,
    Plan,
    Target,
    refactoring,
)
from cnnstudio.advice.refactorings.rewrite import Rewrite
from cnnstudio.graph.layers.pooling import Pooling
from cnnstudio.graph.node import Node
from cnnstudio.graph.param import Param
from cnnstudio.graph.shape import Pair, TensorShape, window_output
from cnnstudio.graph.text import plural, translate

POOLS = ("MaxPool2d", "AvgPool2d")


@refactoring(
    "Pooling to strided convolution",
    group=KERNELS,
    about="A convolution that takes the same step learns what pooling fixes. "
    "The shapes stay as they are; weights and work grow with the channels.",
    source="Springenberg et al. 2015 (All-CNN)",
    activation=Param(
        "bool", True, label="ReLU behind", help="Put a ReLU behind the convolution."
    ),
)
def pool_to_strided_convolution(target: Target) -> Plan:
    """Replace pooling by a convolution with its stride, whose output is as large."""
    nodes = target.chosen(*POOLS)
    if not nodes:
        raise NotHereError(
            translate("Refactorings", "There is no max or average pooling here.")
        )
    rewrite = Rewrite(target.scene)
    for node in nodes:
        row = [rewrite.add("Conv2d", _fields(target, node))]
        follower = only_follower(target.scene, node.id)
        bent = follower is not None and is_activation(follower)
        if target.options["activation"] and not bent:
            row.append(rewrite.add("ReLU"))
        rewrite.put_in_place(node.id, row)
    label = plural(
        "Refactorings",
        len(nodes),
        "Replace {name} by a strided convolution",
        "Replace {n} pooling layers by strided convolutions",
    ).format(name=nodes[0].name, n=len(nodes))
    note = translate(
        "Refactorings", "The outputs change: the new layers begin with fresh weights."
    )
    return Plan(label, rewrite.command(label), "", note)


def _fields(target: Target, node: Node) -> dict[str, object]:
    layer = report_of(target.scene, node.id).layer
    assert isinstance(layer, Pooling)
    need_numbers(node, "kernel_size", "padding", "dilation")
    given, made = image_at(target.scene, node.id)
    rows, columns = (_window(layer, node, given, made, axis) for axis in (0, 1))
    fields: dict[str, object] = {
        "out_channels": channels_into(target.scene, node),
        "kernel_size": raw_value((rows[0], columns[0])),
        "stride": node.fields.get("stride", raw_value(layer.stride)),
        "padding": raw_value((rows[1], columns[1])),
    }
    if layer.gaps() != (1, 1):
        fields["dilation"] = raw_value(layer.gaps())
    return fields


def _window(
    pool: Pooling, node: Node, given: TensorShape, made: TensorShape, axis: int
) -> Pair:
    """Kernel and padding along one axis that give as many windows as pooling does.

    An odd kernel has a middle, so the next odd one is tried first, padded by half.
    """
    size, wanted = given[1 + axis], made[1 + axis]
    kernel, stride = pool.kernel_size[axis], pool.stride[axis]
    for tried in dict.fromkeys((kernel | 1, kernel)):
        extent = pool.gaps()[axis] * (tried - 1) + 1
        for padding in range(extent // 2, -1, -1):
            fits = extent <= size + 2 * padding
            if fits and window_output(size, extent, stride, padding) == wanted:
                return tried, padding
    raise NotHereError(
        translate(
            "Refactorings",
            "No convolution of about {kernel} × {kernel} gives {wanted} from "
            "{size} pixels as {node} does.",
        ).format(kernel=kernel, wanted=wanted, size=size, node=node.name)
    )
