"""The end of a classifier: dense layers as convolutions, pooling, dropout."""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.advice.edits import raw_value
from cnnstudio.advice.refactorings.around import (
    is_elementwise,
    row_behind,
    shapes_at,
    title_of,
)
from cnnstudio.advice.refactorings.register import (
    HEAD,
    Carry,
    NotHereError,
    Plan,
    Target,
    refactoring,
)
from cnnstudio.advice.refactorings.rewrite import Rewrite, common_fields
from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.node import BLOCK, Node
from cnnstudio.graph.param import Param
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import plural, translate


@dataclass(frozen=True, slots=True)
class Head:
    """A Flatten on an image, and the row behind it up to its last Linear."""

    flatten: Node
    row: tuple[Node, ...]
    image: TensorShape

    @property
    def dense(self) -> list[Node]:
        """Its Linear layers."""
        return [node for node in self.row if node.type == "Linear"]


def _heads(target: Target) -> list[Head]:
    """Dense heads that the selection touches, or all if nothing is selected."""
    scene, selected = target.scene, set(target.nodes)
    whole = Target(scene)
    heads = []
    for flatten in whole.chosen("Flatten"):
        (image, flat), row = shapes_at(scene, flatten.id), list[Node]()
        for node in row_behind(scene, flatten.id):
            if node.type not in ("Linear", "BatchNorm1d") and not is_elementwise(node):
                break
            row.append(node)
        while row and row[-1].type != "Linear":
            row.pop()
        touched = not selected or not selected.isdisjoint(
            [flatten.id, *(node.id for node in row)]
        )
        if row and image.is_image and len(flat) == 1 and touched:
            heads.append(Head(flatten, tuple(row), image))
    if not heads:
        where = translate("Refactorings", "in the selection") if selected else "here"
        raise NotHereError(
            translate(
                "Refactorings",
                "There is no Flatten of an image with a Linear behind it {where}.",
            ).format(where=where)
        )
    return heads


@refactoring(
    "Dense layers to convolutions",
    group=HEAD,
    about="The first Linear behind a Flatten becomes a convolution as large as the "
    "map, the following ones become 1 × 1. Nothing else changes on this size of image; "
    "on a larger one the network slides: it gives scores for every place.",
    source="Sermanet et al. 2014 (OverFeat); Long et al. 2015",
)
def dense_to_convolution(target: Target) -> Plan:
    """Turn the dense layers of a head into convolutions of the same outputs."""
    rewrite, carries = Rewrite(target.scene), list[Carry]()
    heads = _heads(target)
    if target.scene.network.startswith(BLOCK):
        raise NotHereError(
            translate(
                "Refactorings",
                "The kernel would be as large as the map, which differs from one "
                "instance of this block to another.",
            )
        )
    for head in heads:
        last = head.dense[-1]
        size = raw_value(head.image.spatial)
        for node in head.row:
            if is_elementwise(node):
                continue
            if node.type == "Linear":
                new = rewrite.add("Conv2d", _convolution(node, size))
                carries.append(Carry(new.id, node.id, "reshape"))
                size = 1
            else:
                new = rewrite.add("BatchNorm2d", common_fields(node, "BatchNorm2d"))
                carries.append(Carry(new.id, node.id, "copy"))
            rewrite.put_in_place(node.id, [new])
            if node is last and rewrite.graph.outgoing(new.id):
                # Of one place it takes the value itself, of several their mean.
                rewrite.put_behind(new.id, [rewrite.add("GlobalAvgPool")])
        rewrite.take_out(head.flatten.id)
    dense = [node for head in heads for node in head.dense]
    nodes = title_of(dense, translate("Refactorings", "{n} dense layers"))
    label = translate("Refactorings", "Turn {nodes} into convolutions").format(
        nodes=nodes
    )
    note = translate(
        "Refactorings",
        "With the same weights the outputs stay the same: those of a "
        "Linear, out × C·H·W, become out × C × H × W. Runs keep the "
        "network that they trained.",
    )
    return Plan(label, rewrite.command(label), "always", note, tuple(carries))


def _convolution(dense: Node, size: object) -> dict[str, object]:
    features = layer_types()["Linear"].params()["out_features"].default
    return {
        **common_fields(dense, "Conv2d"),
        "out_channels": dense.fields.get("out_features", features),
        "kernel_size": size,
        "padding": 0,
    }


@refactoring(
    "Global pooling head",
    group=HEAD,
    about="Each channel is averaged over the image, and one Linear makes the scores. "
    "That saves nearly all weights of a dense head and takes images of any size.",
    source="Lin et al. 2014 (Network in Network)",
    keep_hidden=Param(
        "bool", False, label="keep hidden layers", help="Keep every Linear of the head."
    ),
)
def global_pooling_head(target: Target) -> Plan:
    """Replace Flatten by an average, and the dense layers by the last of them."""
    rewrite = Rewrite(target.scene)
    heads = _heads(target)
    for head in heads:
        rewrite.put_in_place(head.flatten.id, [rewrite.add("GlobalAvgPool")])
        if not target.options["keep_hidden"]:
            for node in head.row[:-1]:
                rewrite.take_out(node.id)
    first = heads[0]
    label = translate("Refactorings", "Average the channels instead of {name}").format(
        name=first.flatten.name
    )
    gone = 0 if target.options["keep_hidden"] else len(first.dense) - 1
    note = translate("Refactorings", "The outputs change: the head has to be trained.")
    if gone:
        note = plural(
            "Refactorings",
            gone,
            "The outputs change: one hidden layer is gone, and the head "
            "has to be trained.",
            "The outputs change: {n} hidden layers are gone, and the head "
            "has to be trained.",
        ).format(n=gone)
    return Plan(label, rewrite.command(label), "", note)


@refactoring(
    "Dropout before the head",
    group=HEAD,
    about="While training, a random share of the values that reach the first dense "
    "layer is set to zero. Layers with many weights then memorise the examples less.",
    source="Srivastava et al. 2014; Krizhevsky et al. 2012",
    p=Param(
        "float", 0.5, minimum=0, maximum=1, presets=(0.2, 0.3, 0.5), label="share",
        help="Share of values set to zero; 0.2 to 0.5 is usual.",
    ),
)  # fmt: skip
def dropout_before_head(target: Target) -> Plan:
    """Insert a Dropout before the first Linear of every head, or the selected ones."""
    scene, p = target.scene, target.options["p"]
    if target.nodes:
        dense = target.chosen("Linear")
        missing = translate("Refactorings", "Select a Linear: Dropout goes before it.")
    else:
        dense = [node for node in target.chosen("Linear") if _begins(target, node)]
        missing = translate("Refactorings", "There is no Linear here.")
    if not dense:
        raise NotHereError(missing)
    free = [node for node in dense if not _dropped(target, node)]
    if not free:
        raise NotHereError(
            translate(
                "Refactorings", "There is a Dropout before {name} already."
            ).format(name=dense[0].name)
        )
    rewrite = Rewrite(scene)
    for node in free:
        rewrite.put_before(node.id, rewrite.add("Dropout", {"p": p}))
    names = ", ".join(node.name for node in free)
    label = translate("Refactorings", "Insert Dropout {p:g} before {names}").format(
        p=p, names=names
    )
    note = translate("Refactorings", "Outside of training the outputs stay the same.")
    return Plan(label, rewrite.command(label), "evaluation", note)


def _before(target: Target, node: Node) -> list[Node]:
    """Nodes from a Linear upwards to where its row of values comes from."""
    found = []
    (edge,) = target.scene.graph.incoming(node.id)
    for report in target.scene.before(edge):
        above = target.scene.node(report)
        found.append(above)
        if not is_elementwise(above):
            break
    return found


def _begins(target: Target, node: Node) -> bool:
    return _before(target, node)[-1].type not in ("Linear", "BatchNorm1d")


def _dropped(target: Target, node: Node) -> bool:
    above = _before(target, node)
    return any(other.type in ("Dropout", "AlphaDropout") for other in above)
