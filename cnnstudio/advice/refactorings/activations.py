"""One activation in the place of another, everywhere."""

from __future__ import annotations

from cnnstudio.advice.refactorings.around import title_of
from cnnstudio.advice.refactorings.register import (
    NETWORK,
    NotHereError,
    Plan,
    Target,
    refactoring,
)
from cnnstudio.advice.refactorings.rewrite import Rewrite
from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.layers.inline import LAYERS, NO_ACTIVATION
from cnnstudio.graph.param import Param
from cnnstudio.graph.text import translate

ALL = "all"
SCORES = frozenset({"Softmax", "LogSoftmax"})
TYPES = tuple(
    name
    for name, layer_type in layer_types().items()
    if layer_type.family == "activation" and name not in SCORES
)
INLINE = {layer: name for name, layer in LAYERS.items()}


@refactoring(
    "Another activation",
    group=NETWORK,
    about="Every activation becomes another one, but for Softmax, which makes shares "
    "of scores. Smooth ones such as GELU and SiLU let some negative values pass.",
    source="Ramachandran et al. 2017; Hendrycks & Gimpel 2016 (GELU)",
    replaced=Param(
        "choice", ALL, choices=(ALL, *TYPES), label="replace",
        help="Which activations are replaced.",
    ),
    by=Param(
        "choice", "GELU" if "GELU" in TYPES else TYPES[0], choices=TYPES, label="by",
        help="What takes their place.",
    ),
)  # fmt: skip
def another_activation(target: Target) -> Plan:
    """Replace activations, those that are drawn inside other layers too."""
    replaced, by = target.options["replaced"], target.options["by"]
    old = [t for t in TYPES if replaced in (ALL, t) and t != by]
    rewrite = Rewrite(target.scene)
    nodes = target.chosen(*old)
    for node in nodes:
        rewrite.put_in_place(node.id, [rewrite.add(by)])
    names = {INLINE[t] for t in old if t in INLINE} - {NO_ACTIVATION}
    for node in target.chosen(*layer_types()):
        if node.fields.get("activation") in names:
            nodes.append(node)
            if by in INLINE:
                rewrite.edit(node.id, activation=INLINE[by])
            else:
                rewrite.edit(node.id, activation=NO_ACTIVATION)
                rewrite.put_behind(node.id, [rewrite.add(by)])
    if not nodes:
        what = replaced
        if replaced == ALL:
            what = translate("Refactorings", "activation but {by}").format(by=by)
        raise NotHereError(
            translate("Refactorings", "There is no {what} here.").format(what=what)
        )
    label = translate("Refactorings", "Replace {nodes} by {by}").format(
        nodes=title_of(nodes, translate("Refactorings", "{n} activations")), by=by
    )
    note = translate(
        "Refactorings", "The outputs change; the weights can be trained on."
    )
    return Plan(label, rewrite.command(label), "", note)
