"""What the card of a block shows: its name, its values, how much it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.graph.block import BlockDefinition
from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.node import Node
from cnnstudio.graph.text import translate

_DEEPEST = 20
"""Levels whose layers are counted; nothing that is drawn by people goes deeper."""

_MANY = 9_999


@dataclass(frozen=True, slots=True)
class BlockFace:
    """Name of the definition, repetitions, layers in one, values that differ."""

    title: str
    repeat: str
    layers: int
    summary: str
    per_frame: bool = False


def block_face(node: Node, layer: Layer | None) -> BlockFace | None:
    """Describe an instance of a block; None for anything else."""
    layer_type = node.layer_type
    if layer_type is None or not issubclass(layer_type, BlockLayer):
        return None
    definition = layer_type.definition
    raw = node.fields.get("repeat", 1)
    times = layer.repeat if isinstance(layer, BlockLayer) else raw
    return BlockFace(
        definition.name,
        "" if times == 1 else f"×{times}",
        _layers(definition),
        _summary(node, definition),
        node.fields.get("per_frame") is True,
    )


def _summary(node: Node, definition: BlockDefinition) -> str:
    """List the values, those that are the default left out."""
    parts = []
    for param in definition.params:
        value = node.fields.get(param.name, param.default)
        if value == param.default:
            continue
        text = param.param().text(value)
        if isinstance(value, bool):
            no = translate("BlockFace", "no {0}").format(param.name)
            parts.append(param.name if value else no)
        elif text == param.name:  # handed on from the block around it
            parts.append(text)
        else:
            parts.append(f"{param.name} {text}")
    return " · ".join(parts)


def _layers(definition: BlockDefinition) -> int:
    """Count the layers of one repetition, those of blocks inside too."""
    return _counted(definition, 0, {})


def _counted(definition: BlockDefinition, depth: int, known: dict[str, int]) -> int:
    if definition.id in known or depth > _DEEPEST:
        return known.get(definition.id, 1)
    total = 0
    for node in definition.graph.nodes.values():
        layer_type = node.layer_type
        if node.type in ("BlockInput", "BlockOutput"):
            continue
        inner = 1
        if layer_type is not None and issubclass(layer_type, BlockLayer):
            times = node.fields.get("repeat", 1)
            inner = _counted(layer_type.definition, depth + 1, known)
            inner *= times if isinstance(times, int) else 1
        total += inner
    known[definition.id] = min(total, _MANY)
    return known[definition.id]
