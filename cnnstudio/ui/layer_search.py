"""What can be added to a network, and how people find it: layers, presets, blocks."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cnnstudio.graph.block import BlockDefinition
from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.catalogue import layer_types, type_named
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.node import BLOCK, Node
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import marked, translate
from cnnstudio.project.block_file import BlockFile
from cnnstudio.ui.matching import rank

FAMILIES = (
    "input/output", "convolution", "pooling", "normalization", "activation", "dense",
    "sequence", "regularization", "merge", "reshape", "composite",
)  # fmt: skip
"""The order of the palette; families of another version come last."""

PORT_TITLES = {
    "BlockInput": marked("Layers", "Block input"),
    "BlockOutput": marked("Layers", "Block output"),
}
_TITLES = {"composite": "Blocks", "sequence": "Sequence and attention"}


def title_of(node: Node) -> str:
    """Return what people call the type of a node: a block by its own name."""
    layer_type = node.layer_type
    if layer_type is not None and issubclass(layer_type, BlockLayer):
        return layer_type.definition.name
    return type_title(node.type)


def type_title(type_name: str) -> str:
    """Return what people call a type of layer: torch's name, if it has one."""
    title = PORT_TITLES.get(type_name)
    return translate("Layers", title) if title else type_name


def family_title(family: str) -> str:
    """Return a family's name as a heading: `Input and output`."""
    title = _TITLES.get(family) or family.replace("/", " and ").capitalize()
    return translate("Families", title)


def summary_of(layer_type: type[Layer]) -> str:
    """Return the first sentence of a layer's description."""
    return next(iter(explanation_of(layer_type)), "")


def explanation_of(layer_type: type[Layer]) -> list[str]:
    """Return the paragraphs of a layer's description: what it does, then formulas."""
    context = "Blocks" if issubclass(layer_type, BlockLayer) else "Layers"
    return [translate(context, part) for part in paragraphs(layer_type.__doc__ or "")]


def help_of_block(definition: BlockDefinition) -> str:
    """Return what a block says of itself; those that are bundled are translated."""
    return " ".join(translate("Blocks", p) for p in paragraphs(definition.help))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a docstring, each in one line."""
    parts = inspect.cleandoc(text).split("\n\n")
    return [" ".join(part.split()) for part in parts if part.strip()]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be added. `key` is what a drag carries.

    For a plain layer it is the type's name. `per_channel` names fields that become
    the channels of what arrives; `file` is there for a block that is not in the
    project yet.
    """

    key: str
    title: str
    family: str
    layer_type: type[Layer]
    fields: Mapping[str, object] = field(default_factory=dict)
    per_channel: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    help: str = ""
    file: BlockFile | None = None

    def is_named(self, query: str) -> bool:
        """Return True if it is a layer of just this name, not a block."""
        query = query.strip().lower()
        words = (word.lower() for word in self.words)
        plain = not self.layer_type.type_name().startswith(BLOCK)
        return plain and (self.title.lower() == query or query in words)

    def fields_behind(self, given: TensorShape | None) -> dict[str, object]:
        """Return its raw fields where this shape arrives."""
        channels = given[0] if given else None
        if channels is None:
            return dict(self.fields)
        return {**self.fields, **dict.fromkeys(self.per_channel, channels)}


def port_choices() -> list[Choice]:
    """Ends of a block: they take the place of Input and Output inside of one."""
    found = []
    for name in PORT_TITLES:
        title = type_title(name)
        layer_type = type_named(name)
        assert layer_type is not None
        words = (layer_type.short_name, "port")
        text = summary_of(layer_type)
        found.append(
            Choice(name, title, layer_type.family, layer_type, words=words, help=text)
        )
    return found


def plain_choices() -> list[Choice]:
    """Layers and their presets, in the order of the palette."""
    found = []
    for name, layer_type in layer_types().items():
        words = (layer_type.short_name, *layer_type.aliases)
        found.append(
            Choice(
                name, name, layer_type.family, layer_type, words=words,
                help=summary_of(layer_type),
            )
        )  # fmt: skip
        found += [
            Choice(
                f"{name}: {preset.name}", translate("Layers", preset.name),
                layer_type.family, layer_type, preset.fields, preset.per_channel,
                (preset.name, *preset.aliases),
                translate("Layers", preset.help) or summary_of(layer_type),
            )
            for preset in layer_type.presets
        ]  # fmt: skip
    order = {family: place for place, family in enumerate(FAMILIES)}
    found.sort(key=lambda choice: order.get(choice.family, len(order)))
    return found


def find(choices: Iterable[Choice], query: str) -> list[Choice]:
    """Return the choices that match, the best first; all of them for no query."""
    words = query.strip().lower()
    if not words:
        return list(choices)
    ranked = []
    for place, choice in enumerate(choices):
        found = rank(words, choice.title, words=choice.words, hints=_families(choice))
        if found is not None:
            ranked.append((found, place, choice))
    ranked.sort(key=lambda item: item[:2])
    return [choice for _, _, choice in ranked]


def _families(choice: Choice) -> Iterable[str]:
    yield choice.family
    yield from choice.family.split("/")
    yield family_title(choice.family)
