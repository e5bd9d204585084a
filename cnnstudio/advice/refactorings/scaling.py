"""Compound scaling: a network deeper, wider and for larger images at once."""

from __future__ import annotations

import math

from cnnstudio.advice.refactorings.around import NORMS, report_of
from cnnstudio.advice.refactorings.register import (
    NETWORK,
    NotHereError,
    Plan,
    Target,
    refactoring,
)
from cnnstudio.advice.refactorings.rewrite import Rewrite
from cnnstudio.advice.scene import Scene
from cnnstudio.graph.node import Node
from cnnstudio.graph.param import Param
from cnnstudio.graph.text import translate
from cnnstudio.project.commands import Command, Composite, EditSettings
from cnnstudio.project.settings import fit_of, with_fit

MULTIPLE = 8
FACTORS = "Factors"
WIDTHS = ("channels", "width", "filters")
"""A parameter of a block is a width if its name ends like this."""


@refactoring(
    "Compound scaling",
    group=NETWORK,
    about="Depth, width and resolution grow together, by α, β and γ to the power of φ: "
    "the work grows by about (α·β²·γ²)^φ. Depth acts on the repeats of blocks, width "
    "on channels (multiples of 8), resolution on the Input.",
    source="Tan & Le 2019 (EfficientNet)",
    phi=Param(
        "float", 1.0, minimum=-4, maximum=8, label="φ",
        help="How far: EfficientNet-B0 is 0, B1 about 1. Below 0 it shrinks.",
    ),
    alpha=Param(
        "float", 1.2, minimum=1, maximum=2, label="depth α", group=FACTORS,
        help="Repeats of blocks.",
    ),
    beta=Param(
        "float", 1.1, minimum=1, maximum=2, label="width β", group=FACTORS,
        help="Channels.",
    ),
    gamma=Param(
        "float", 1.15, minimum=1, maximum=2, label="resolution γ", group=FACTORS,
        help="Height and width of the image.",
    ),
)  # fmt: skip
def compound_scaling(target: Target) -> Plan:
    """Scale the whole network by φ."""
    scene, options = target.scene, target.options
    phi = options["phi"]
    depth, width, size = (options[n] ** phi for n in ("alpha", "beta", "gamma"))
    rewrite = Rewrite(scene)
    changed = resized = False
    for node in scene.graph.nodes.values():
        fields = {
            **_resolution(node, size),
            **_repeats(node, depth),
            **_widths(scene, node, width),
        }
        fields = {n: v for n, v in fields.items() if node.fields.get(n) != v}
        if fields:
            changed, resized = True, resized or "shape" in fields
            rewrite.edit(node.id, **fields)
    if not changed:
        raise NotHereError(
            translate(
                "Refactorings", "φ {phi:g} changes nothing here: try another."
            ).format(phi=phi)
        )
    label = translate("Refactorings", "Scale the network by φ {phi:g}").format(phi=phi)
    growth = options["alpha"] * options["beta"] ** 2 * options["gamma"] ** 2
    note = translate(
        "Refactorings",
        "α·β²·γ² = {growth:.2f}: about {number:.2f} times the work if "
        "blocks repeat. The weights begin anew.",
    ).format(growth=growth, number=growth**phi)
    command: Command = rewrite.command(label)
    if resized and fit_of(scene.project.dataset) != "resize":
        # The images of the data set keep their size: they are fitted to the Input.
        fit = EditSettings("dataset", with_fit(scene.project.dataset, "resize"))
        command = Composite(label, [command, fit], scene.network)
        note += " " + translate(
            "Refactorings", "The images of the data set are resized."
        )
    return Plan(label, command, "", note)


def _value(node: Node, name: str) -> object:
    """Raw value of a field, its default if it is not given."""
    layer_type = node.layer_type
    assert layer_type is not None
    return node.fields.get(name, layer_type.params()[name].default)


def _resolution(node: Node, factor: float) -> dict[str, object]:
    """Height and width of an Input for images; its channels stay."""
    shape = _value(node, "shape") if node.type == "Input" else ()
    if not isinstance(shape, list | tuple) or len(shape) != 3:
        return {}
    return {"shape": [shape[0], *(max(1, round(n * factor)) for n in shape[1:])]}


def _repeats(node: Node, factor: float) -> dict[str, object]:
    """×N of a block: rounded up, as EfficientNet does."""
    layer_type = node.layer_type
    if layer_type is None or layer_type.family != "composite":
        return {}
    repeat = _value(node, "repeat")
    if type(repeat) is not int or (repeat == 1 and factor < 1):
        return {}
    return {"repeat": max(1, math.ceil(round(repeat * factor, 6)))}


def _widths(scene: Scene, node: Node, factor: float) -> dict[str, object]:
    """Channels that a layer or a block makes; those that are the scores stay."""
    layer_type = node.layer_type
    if layer_type is None or _gives_scores(scene, node):
        return {}
    if node.type in NORMS:
        return _convolution(scene, node, factor)
    if layer_type.family != "composite":
        return {}
    result: dict[str, object] = {}
    for name, param in layer_type.params().items():
        value = _value(node, name)
        if name.endswith(WIDTHS) and param.kind == "int" and type(value) is int:
            result[name] = rounded(value, factor)
    return result


def _convolution(scene: Scene, node: Node, factor: float) -> dict[str, object]:
    channels, groups = _value(node, "out_channels"), _value(node, "groups")
    if type(channels) is not int:  # an expression in a block follows its parameters
        return {}
    report = report_of(scene, node.id)
    given = report.inputs[0]
    depthwise = given is not None and groups == given[0] and groups != 1
    if not depthwise:
        return {"out_channels": rounded(channels, factor)}
    if _fed_by_input(scene, node):
        return {}
    assert type(groups) is int
    scaled = rounded(groups, factor)
    return {"out_channels": channels // groups * scaled, "groups": scaled}


def rounded(channels: int, factor: float) -> int:
    """Channels times `factor` as the nearest multiple of 8, at least 90 % of it.

    The rule of EfficientNet and MobileNet; factor 1 leaves the number alone.
    """
    if factor == 1:
        return channels
    wanted = channels * factor
    nearest = max(MULTIPLE, int(wanted + MULTIPLE / 2) // MULTIPLE * MULTIPLE)
    return nearest + MULTIPLE if nearest < 0.9 * wanted else nearest


def _fed_by_input(scene: Scene, node: Node) -> bool:
    """True if the channels that reach a layer are those of the image."""
    (edge,) = scene.graph.incoming(node.id)
    for report in scene.before(edge):
        above = scene.node(report)
        if above.off:
            continue
        if above.type in NORMS or "out_channels" in above.fields:
            return False
        if above.type == "Input":
            return True
    return False


def _gives_scores(scene: Scene, node: Node) -> bool:
    """True if no layer with weights lies between a layer and an Output."""
    stack, seen = [node.id], set[str]()
    while stack:
        for edge in scene.graph.outgoing(stack.pop()):
            behind = scene.graph.nodes[edge.target]
            if behind.type == "Output":
                return True
            kind = behind.layer_type if not behind.off else None
            weighs = kind is not None and (
                kind.is_weight_layer or kind.family == "composite"
            )
            if not weighs and behind.id not in seen:
                seen.add(behind.id)
                stack.append(behind.id)
    return False
