"""What a card shows: its Markdown, and what follows from the thing itself.

Figure, limits, fields and shape arithmetic are made here, from the declarations, so
that no card repeats them. The result is Markdown for `ui.help.browser`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.catalogue import layer_types, resolve, type_named
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.param import Param, params_of
from cnnstudio.graph.text import translate
from cnnstudio.project.param_words import help_of
from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from cnnstudio.project.sources.source import SOURCES
from cnnstudio.project.steps.step import STEPS
from cnnstudio.ui.actions.spec import ActionSpec
from cnnstudio.ui.actions.table import ACTIONS
from cnnstudio.ui.help.cards import Card, CardLibrary
from cnnstudio.ui.help.topics import Asked

SCHEME = "help"
FIGURE = "figure:"
HERE = "here"
"""Name of the figure of the layer that was asked about, with its own fields."""
_MOST_LAYERS = 30


def link(topic: str, text: str) -> str:
    """Return a link to a card."""
    return f"[{text}]({SCHEME}://{topic})"


def composed(asked: Asked, library: CardLibrary) -> str:
    """Return all that is said about a topic, as Markdown that begins with a title."""
    card = library.get(asked.topic)
    parts = [f"# {title_of(asked, card)}"]
    if card is not None:
        parts.append(card.body.partition("\n\n")[0])
    elif first := _without_card(asked):
        parts.append(first)
    if asked.note:
        parts.append(f"> {escaped(asked.note)}")
    if layer := pictured(asked):
        name = HERE if asked.layer is not None else asked.topic
        alt = translate("Help", "Figure of {0}").format(title_of(asked, card))
        parts.append(f"![{alt}]({FIGURE}{name})")
        parts += _arithmetic(asked)
        parts += [card.rest] if card is not None and card.rest else []
        parts += _fields(layer, library)
        parts += _source(layer)
    elif card is not None and card.rest:
        parts.append(card.rest)
    parts += _generated(asked, card, library)
    # No line ends within a shape such as 3 × 3.
    return ("\n\n".join(parts) + "\n").replace(" × ", "\u00a0×\u00a0")


def title_of(asked: Asked, card: Card | None) -> str:
    """Return what a thing is called."""
    if asked.layer is not None and asked.title:
        return escaped(asked.title)
    if card is not None:
        return card.title
    action = _action(asked)
    said = translate("Actions", action.text) if action is not None else ""
    return escaped(said or asked.title or asked.name)


def pictured(asked: Asked) -> Layer | None:
    """Return the layer that a card is about, with the node's fields or its defaults."""
    if asked.layer is not None:
        return asked.layer
    layer_type = type_named(asked.name) if asked.kind == "layer" else None
    return resolve(layer_type, {}) if layer_type is not None else None


def escaped(text: str) -> str:
    """Return a text in which Markdown finds no marks."""
    return "".join(f"\\{c}" if c in r"\`*_[]<>#|" else c for c in text)


def _without_card(asked: Asked) -> str:
    """Say what is known of a block of the user's own, or of an action."""
    if isinstance(asked.layer, BlockLayer):
        return escaped(asked.layer.definition.help)
    return ""


def _action(asked: Asked) -> ActionSpec | None:
    if asked.kind != "action":
        return None
    return next((spec for spec in ACTIONS if spec.key == asked.name), None)


def _arithmetic(asked: Asked) -> Iterator[str]:
    """Explain the output of a node with its own numbers."""
    report = asked.report
    if report is None or report.layer is None or report.output is None:
        return
    inputs = [shape for shape in report.inputs if shape is not None]
    if len(inputs) < len(report.inputs):
        return
    lines = [
        f"- {escaped(f.dimension)}: `{f.text}` {escaped(f.note)}".rstrip()
        for f in report.layer.formulas(report.output, *inputs)
    ]
    if lines:
        yield "## " + translate("Help", "Shape here")
        yield "\n".join(lines)


def _fields(layer: Layer, library: CardLibrary) -> Iterator[str]:
    if params := layer.params():
        yield from _table(params, library)


def _table(params: Mapping[str, Param], library: CardLibrary) -> Iterator[str]:
    yield "## " + translate("Help", "Fields")
    head = translate("Help", "Field"), translate("Help", "Default")
    lines = [f"| {head[0]} | {head[1]} | {translate('Help', 'What it is')} |"]
    lines.append("|---|---|---|")
    for name, param in params.items():
        label = escaped(param.label or name)
        shown = link(f"field/{name}", label) if library.get(f"field/{name}") else label
        default = f"`{_value(param)}`"
        lines.append(f"| {shown} | {default} | {escaped(help_of(param))} |")
    yield "\n".join(lines)


def _source(layer: Layer) -> Iterator[str]:
    if isinstance(layer, BlockLayer) and layer.definition.source:
        yield "## " + translate("Help", "Source")
        yield escaped(translate("Sources", layer.definition.source))


def _generated(asked: Asked, card: Card | None, library: CardLibrary) -> Iterator[str]:
    """Limits of fields and settings; keys and place of actions."""
    if asked.kind == "field":
        yield from _limits_of_field(asked)
    elif asked.kind == "setting":
        param = asked.param or settings().get(asked.name)
        if param is not None:
            yield _limits(param)
    elif asked.kind == "step" and asked.name in STEPS:
        yield from _table(params_of(STEPS[asked.name]), library)
    elif asked.kind == "source" and asked.name in SOURCES:
        params = params_of(SOURCES[asked.name])
        typed = {name: p for name, p in params.items() if p.kind != "records"}
        if typed:
            yield from _table(typed, library)
    elif (action := _action(asked)) is not None:
        yield from _about_action(action, has_card=card is not None)


def _limits_of_field(asked: Asked) -> Iterator[str]:
    if asked.param is not None:
        yield _limits(asked.param)
        if asked.param.help:
            yield escaped(help_of(asked.param))
    having = [name for name, t in layer_types().items() if asked.name in t.params()]
    if having:
        links = [link(f"layer/{name}", name) for name in having[:_MOST_LAYERS]]
        more = " …" if len(having) > _MOST_LAYERS else ""
        said = translate("Help", "Layers with this field: {0}")
        yield said.format(", ".join(links) + more)


def _limits(param: Param) -> str:
    said = translate("Help", "**Allowed:** {0}. **Default:** {1}.")
    return said.format(escaped(param.expected), f"`{_value(param)}`")


def _value(param: Param) -> str:
    if param.kind == "bool":
        on, off = translate("Help", "on"), translate("Help", "off")
        return on if param.default else off
    return param.text(param.default) or translate("Help", "none")


def _about_action(action: ActionSpec, *, has_card: bool) -> Iterable[str]:
    if action.help and not has_card:
        yield escaped(translate("Actions", action.help))
    menu = " > ".join(translate("Actions", name) for name in action.menu.split("/"))
    where = translate("Help", "**Menu:** {0}.").format(escaped(menu))
    keys = action.shortcut or action.canvas_key
    if keys:
        said = translate("Help", "**Key:** {0}.")
        if action.canvas_key and not action.shortcut:
            said = translate("Help", "**Key on the canvas:** {0}.")
        where += " " + said.format(f"`{keys}`")
    yield where


def settings() -> Mapping[str, Param]:
    """Return the declarations of every setting by name."""
    return {**params_of(DatasetConfig), **params_of(TrainingConfig)}
