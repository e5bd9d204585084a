"""BatchNorm behind every convolution, and no bias that it would take away again."""

from __future__ import annotations

from cnnstudio.advice.refactorings.around import (
    NORMS,
    only_follower,
    report_of,
    row_behind,
    title_of,
)
from cnnstudio.advice.refactorings.register import (
    NETWORK,
    Carry,
    NotHereError,
    Plan,
    Target,
    refactoring,
)
from cnnstudio.advice.refactorings.rewrite import Rewrite
from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.layers.inline import LAYERS, NO_ACTIVATION
from cnnstudio.graph.node import Node
from cnnstudio.graph.param import Param
from cnnstudio.graph.text import translate

BATCH_NORMS = frozenset(NORMS.values())
TO_SCORES = frozenset({"GlobalAvgPool", "Flatten", "AdaptiveAvgPool2d"})


@refactoring(
    "BatchNorm after convolutions",
    group=NETWORK,
    about="Every convolution is followed by a BatchNorm, which keeps the scale of its "
    "values steady while training: deep networks then learn faster. Convolutions that "
    "give the scores themselves are left out.",
    source="Ioffe & Szegedy 2015",
    bias_off=Param(
        "bool", True, label="bias off",
        help="Leave out the bias that BatchNorm would subtract again.",
    ),
)  # fmt: skip
def batch_norm_after_convolutions(target: Target) -> Plan:
    """Insert a BatchNorm behind every convolution that has no normalization behind."""
    known = [t for t, norm in NORMS.items() if {t, norm} <= layer_types().keys()]
    convolutions = target.chosen(*known)
    if not convolutions:
        raise NotHereError(translate("Refactorings", "There is no convolution here."))
    nodes = [n for n in convolutions if not _normalized(target, n)]
    nodes = [n for n in nodes if not _gives_scores(target, n)]
    if not nodes:
        raise NotHereError(
            translate(
                "Refactorings",
                "Every convolution here has a normalization behind it, or gives "
                "the scores.",
            )
        )
    rewrite = Rewrite(target.scene)
    for node in nodes:
        row = [rewrite.add(NORMS[node.type])]
        inline = str(node.fields.get("activation", NO_ACTIVATION))
        if inline not in (NO_ACTIVATION, *LAYERS):
            raise NotHereError(
                translate(
                    "Refactorings", "activation of {node} is an expression."
                ).format(node=node.name)
            )
        if inline != NO_ACTIVATION:  # BatchNorm goes before it
            rewrite.edit(node.id, activation=NO_ACTIVATION)
            row.append(rewrite.add(LAYERS[inline]))
        rewrite.put_behind(node.id, row)
        if target.options["bias_off"]:
            rewrite.edit(node.id, bias=False)
    label = translate("Refactorings", "Insert BatchNorm after {nodes}").format(
        nodes=title_of(nodes, translate("Refactorings", "{n} convolutions"))
    )
    note = translate(
        "Refactorings",
        "The outputs change: BatchNorm has to see batches before it fits.",
    )
    return Plan(label, rewrite.command(label), "", note)


def _normalized(target: Target, node: Node) -> bool:
    follower = only_follower(target.scene, node.id)
    if follower is None or follower.layer_type is None:
        return False
    return follower.layer_type.family == "normalization"


def _gives_scores(target: Target, node: Node) -> bool:
    for follower in row_behind(target.scene, node.id):
        if follower.type == "Output":
            return True
        if follower.type not in TO_SCORES and follower.type != "Dropout":
            return False
    return False


@refactoring(
    "Bias off before BatchNorm",
    group=NETWORK,
    about="BatchNorm subtracts the mean of every channel, and with it any constant "
    "that a bias has added. Without it the network learns the same with fewer numbers.",
    source="Ioffe & Szegedy 2015, section 3.2",
)
def bias_off_before_batch_norm(target: Target) -> Plan:
    """Switch the bias off where nothing but a BatchNorm takes what it gives."""
    scene = target.scene
    nodes, carries = [], []
    for node in target.chosen(*NORMS, "Linear"):
        layer = report_of(scene, node.id).layer
        norms = [scene.graph.nodes[e.target] for e in scene.graph.outgoing(node.id)]
        if not norms or any(norm.type not in BATCH_NORMS for norm in norms):
            continue
        if getattr(layer, "activation", NO_ACTIVATION) != NO_ACTIVATION:
            continue
        if getattr(layer, "bias", False) is True:
            nodes.append(node)
            carries += [Carry(norm.id, node.id, "absorb") for norm in norms]
    if not nodes:
        raise NotHereError(
            translate(
                "Refactorings",
                "No layer with a bias has a BatchNorm right behind it here.",
            )
        )
    rewrite = Rewrite(scene)
    for node in nodes:
        rewrite.edit(node.id, bias=False)
    label = translate("Refactorings", "Switch the bias of {nodes} off").format(
        nodes=title_of(nodes, translate("Refactorings", "{n} layers"))
    )
    note = translate(
        "Refactorings",
        "While training the outputs stay the same. Outside of it they do "
        "once the running mean has taken the bias up.",
    )
    return Plan(label, rewrite.command(label), "training", note, tuple(carries))
