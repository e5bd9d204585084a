"""Large or full convolutions in cheaper parts: stacks, pairs, depthwise separable."""

from __future__ import annotations

from cnnstudio.advice.edits import raw_value
from cnnstudio.advice.refactorings.around import (
    channels_into,
    image_at,
    need_numbers,
    report_of,
    tail,
    title_of,
)
from cnnstudio.advice.refactorings.register import (
    KERNELS,
    NotHereError,
    Plan,
    Target,
    refactoring,
)
from cnnstudio.advice.refactorings.rewrite import Rewrite
from cnnstudio.graph.layers.convolution import Conv2d
from cnnstudio.graph.node import Node
from cnnstudio.graph.param import SAME
from cnnstudio.graph.shape import Pair
from cnnstudio.graph.text import marked, translate

Fields = dict[str, object]
TRAINED_ANEW = marked(
    "Refactorings", "The outputs change: the new layers begin with fresh weights."
)


def _layer(target: Target, node: Node) -> Conv2d:
    layer = report_of(target.scene, node.id).layer
    assert isinstance(layer, Conv2d)
    return layer


def _part(node: Node, **fields: object) -> Fields:
    """Return a convolution's own fields, but for those given."""
    return {**node.fields, **fields}


def _replace(
    target: Target, parts: dict[str, list[Fields]], *, bend: bool = False
) -> Rewrite:
    """Put convolutions in the place of one each, and repeat its tail between them.

    `bend`: without an activation behind, a ReLU goes between them all the same.
    """
    rewrite = Rewrite(target.scene)
    for node, convolutions in parts.items():
        behind = tail(target.scene, node)
        row: list[Node] = []
        for fields in convolutions:
            if row:
                row += [rewrite.add(n.type, n.fields) for n in behind]
                if bend and not _bent(behind, convolutions[0]):
                    row.append(rewrite.add("ReLU"))
            row.append(rewrite.add("Conv2d", fields))
        rewrite.put_in_place(node, row)
    return rewrite


def _bent(behind: list[Node], fields: Fields) -> bool:
    inline = fields.get("activation", "none") != "none"
    return inline or any(n.type not in ("BatchNorm2d",) for n in behind)


@refactoring(
    "Stack of 3 × 3 convolutions",
    group=KERNELS,
    about="Several 3 × 3 layers see as far as one large kernel: two like 5 × 5, three "
    "like 7 × 7. They need fewer weights and bend the values between them.",
    source="Simonyan & Zisserman 2015 (VGG)",
)
def stack_of_small_kernels(target: Target) -> Plan:
    """Replace k × k by (k − 1) / 2 layers of 3 × 3 with the same window."""
    nodes = [n for n in target.chosen("Conv2d") if _is_stackable(_layer(target, n))]
    if not nodes:
        raise NotHereError(
            translate(
                "Refactorings",
                "There is no square convolution of 5 × 5 or more without "
                "dilation here.",
            )
        )
    parts = {node.id: _stack(target, node) for node in nodes}
    first, count = _layer(target, nodes[0]), len(parts[nodes[0].id])
    kernel = f"{first.kernel_size[0]} × {first.kernel_size[0]}"
    label = translate(
        "Refactorings", "Replace {kernel} of {name} by {count} layers of 3 × 3"
    ).format(kernel=kernel, name=nodes[0].name, count=count)
    if len(nodes) > 1:
        label = translate(
            "Refactorings", "Replace {count} large kernels by stacks of 3 × 3"
        ).format(count=len(nodes))
    command = _replace(target, parts, bend=True).command(label)
    return Plan(label, command, "", translate("Refactorings", TRAINED_ANEW))


def _is_stackable(layer: Conv2d) -> bool:
    size = layer.kernel_size
    odd = size[0] == size[1] and size[0] >= 5 and size[0] % 2 == 1
    return odd and layer.dilation == (1, 1)


def _stack(target: Target, node: Node) -> list[Fields]:
    """Fields of the stack: its padding adds up to that of `node`, stride comes last."""
    layer = _layer(target, node)
    need_numbers(node, "kernel_size", "padding")
    count = (layer.kernel_size[0] - 1) // 2
    rows = []
    for index in range(count):
        fields = _part(node, kernel_size=3, padding=_share(layer, index, count))
        if index < count - 1:
            fields["stride"] = 1
        rows.append(fields)
    return rows


def _share(layer: Conv2d, index: int, count: int) -> object:
    """Padding of one layer of a stack: equal parts, what is left over goes first."""
    if isinstance(layer.padding, str):
        return SAME
    parts = [p // count + (index < p % count) for p in layer.padding]
    return raw_value((parts[0], parts[1]))


@refactoring(
    "Depthwise separable convolution",
    group=KERNELS,
    about="One filter per channel looks around, then a 1 × 1 convolution mixes the "
    "channels. For 3 × 3 that takes about a ninth of the weights and the work.",
    source="Chollet 2017 (Xception); Howard et al. 2017 (MobileNet)",
)
def depthwise_separable(target: Target) -> Plan:
    """Replace a full convolution by a depthwise and a pointwise one."""
    nodes = [n for n in target.chosen("Conv2d") if _is_full(target, n)]
    if not nodes:
        raise NotHereError(
            translate(
                "Refactorings",
                "There is no convolution without groups, larger than 1 × 1, on "
                "several channels here.",
            )
        )
    parts = {}
    for node in nodes:
        channels = channels_into(target.scene, node)
        depthwise = _part(node, out_channels=channels, groups=channels)
        simple: Fields = {"kernel_size": 1, "stride": 1, "padding": 0, "dilation": 1}
        pointwise = _part(node, **simple)
        parts[node.id] = [depthwise, pointwise]
    label = translate("Refactorings", "Make {nodes} depthwise separable").format(
        nodes=title_of(nodes, translate("Refactorings", "{n} convolutions"))
    )
    return Plan(
        label,
        _replace(target, parts).command(label),
        "",
        translate("Refactorings", TRAINED_ANEW),
    )


def _is_full(target: Target, node: Node) -> bool:
    layer, (given, _) = _layer(target, node), image_at(target.scene, node.id)
    return layer.groups == 1 and layer.kernel_size != (1, 1) and given[0] > 1


@refactoring(
    "Row and column kernels",
    group=KERNELS,
    about="A 1 × k convolution and a k × 1 behind it see as far as one of k × k. "
    "They take 2 / k of the weights if the channels stay as many.",
    source="Szegedy et al. 2016 (Inception v3)",
)
def asymmetric_pair(target: Target) -> Plan:
    """Replace k × k by 1 × k and k × 1."""
    nodes = [
        n for n in target.chosen("Conv2d") if min(_layer(target, n).kernel_size) > 1
    ]
    if not nodes:
        raise NotHereError(
            translate("Refactorings", "There is no convolution larger than 1 × 1 here.")
        )
    parts = {
        node.id: [_along(target, node, 1), _along(target, node, 0)] for node in nodes
    }
    label = translate("Refactorings", "Split {nodes} into rows and columns").format(
        nodes=title_of(nodes, translate("Refactorings", "{n} convolutions"))
    )
    return Plan(
        label,
        _replace(target, parts).command(label),
        "",
        translate("Refactorings", TRAINED_ANEW),
    )


def _along(target: Target, node: Node, axis: int) -> Fields:
    """Fields of the part that works along one axis: 0 is vertical."""
    layer = _layer(target, node)
    need_numbers(node, "kernel_size", "stride", "dilation", "padding")

    def one(pair: Pair, rest: int) -> object:
        return raw_value((pair[0], rest) if axis == 0 else (rest, pair[1]))

    padding = layer.padding
    return _part(
        node,
        kernel_size=one(layer.kernel_size, 1),
        stride=one(layer.stride, 1),
        dilation=one(layer.dilation, 1),
        padding=padding if isinstance(padding, str) else one(padding, 0),
    )
