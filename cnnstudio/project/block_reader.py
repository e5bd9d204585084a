"""Block definitions from a file: as lenient as networks, and nothing is executed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cnnstudio.graph.block import (
    BlockDefinition,
    BlockParam,
    param_name_problem,
)
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.library import BlockLibrary
from cnnstudio.graph.param import LARGEST
from cnnstudio.graph.text import translate
from cnnstudio.project.frame_reader import read_frames
from cnnstudio.project.graph_reader import (
    ID,
    KEPT,
    GraphBuilder,
    Note,
    ShapeOfFileError,
    items_of,
    refused,
)
from cnnstudio.project.strict_json import shown

MAX_BLOCKS = 10_000
LONGEST_TEXT = 10_000
KINDS = ("int", "float", "bool", "choice")
BLOCK_KEYS = {
    "id", "name", "help", "source", "params", "nodes", "edges", "frames"
}  # fmt: skip
PARAM_KEYS = {"name", "kind", "default", "minimum", "maximum", "choices", "help"}


def read_blocks(
    library: BlockLibrary, entries: Sequence[Any], notes: list[Note]
) -> list[BlockDefinition]:
    """Add the definitions of a file to a library, and return them.

    All nodes are read before any edge, since definitions know each other's ports.
    Raises `ShapeOfFileError`.
    """
    if len(entries) > MAX_BLOCKS:
        raise ShapeOfFileError(
            "blocks",
            translate("Files", "{count:,} (limit {max_blocks:,})").format(
                count=len(entries), max_blocks=MAX_BLOCKS
            ),
        )
    read: dict[str, tuple[BlockDefinition, GraphBuilder, Mapping[str, Any]]] = {}
    names = {known.name for known in library.definitions.values()}
    for index, entry in enumerate(entries):
        place = f"blocks[{index}]"
        definition = _definition(entry, place, names, notes)
        if definition.id in read or definition.id in library.definitions:
            raise ShapeOfFileError(
                f"{place}.id",
                translate("Files", "a second block {id!r}").format(id=definition.id),
            )
        names.add(definition.name)
        prefix = f'block "{definition.name}" '
        builder = GraphBuilder(definition.graph, prefix, notes, in_block=True)
        builder.add_nodes(entry, place)
        read[definition.id] = definition, builder, entry
    definitions = [definition for definition, _, _ in read.values()]
    with library.filling(definitions):
        for _, builder, entry in read.values():
            builder.check_fields()
            builder.add_edges(entry)
            read_frames(entry, builder)
    return definitions


def _definition(
    entry: object, place: str, names: set[str], notes: list[Note]
) -> BlockDefinition:
    if not isinstance(entry, dict):
        raise ShapeOfFileError(
            place,
            translate("Files", "expected an object, found {entry}").format(
                entry=shown(entry)
            ),
        )
    block_id = entry.get("id")
    if not isinstance(block_id, str) or not ID.fullmatch(block_id):
        found = shown(block_id)
        raise ShapeOfFileError(
            f"{place}.id",
            translate("Files", "expected an id, found {found}").format(found=found),
        )
    rest = {key: value for key, value in entry.items() if key not in BLOCK_KEYS}
    notes += [
        Note(translate("Files", KEPT), f"{place}.{key}", severity="remark")
        for key in rest
    ]
    return BlockDefinition(
        block_id,
        _name(entry.get("name"), place, names, notes),
        _params(entry, place, notes),
        Graph(),
        _text(entry, "help", place, notes),
        _text(entry, "source", place, notes),
        rest,
    )


def _name(raw: object, place: str, names: set[str], notes: list[Note]) -> str:
    """Return the name in the file, or a free one like it."""
    name = raw.strip() if isinstance(raw, str) else ""
    stem = name if 1 <= len(name) <= 60 and name.isprintable() else "Block"
    name, number = stem, 1
    while name in names:
        number += 1
        name = f"{stem} {number}"
    if name != raw:
        text = translate(
            "Files", "expected a name that no other block has, found {raw}"
        ).format(raw=shown(raw))
        notes.append(
            Note(
                translate("Files", "{text}: named {name}").format(text=text, name=name),
                f"{place}.name",
            )
        )
    return name


def _text(entry: Mapping[str, Any], key: str, place: str, notes: list[Note]) -> str:
    raw = entry.get(key, "")
    if isinstance(raw, str) and len(raw) <= LONGEST_TEXT:
        return raw
    notes.append(
        Note(
            translate("Files", "expected a text, found {raw}").format(raw=shown(raw)),
            f"{place}.{key}",
        )
    )
    return ""


def _params(
    entry: Mapping[str, Any], place: str, notes: list[Note]
) -> tuple[BlockParam, ...]:
    params: dict[str, BlockParam] = {}
    for index, raw in enumerate(items_of(entry, "params")):
        where = f"{place}.params[{index}]"
        param = _param(raw)
        if isinstance(param, str):
            notes.append(
                Note(translate("Files", "{param}; left out").format(param=param), where)
            )
        elif param.name in params:
            notes.append(
                Note(
                    translate("Files", "a second parameter {param}; left out").format(
                        param=param.name
                    ),
                    where,
                )
            )
        else:
            params[param.name] = param
    return tuple(params.values())


def _param(raw: object) -> BlockParam | str:
    """Return the parameter, or a sentence on why it is none."""
    if not isinstance(raw, dict) or not raw.keys() <= PARAM_KEYS:
        return translate(
            "Files", "expected name, kind and default, found {raw}"
        ).format(raw=shown(raw))
    name, kind = raw.get("name"), raw.get("kind", "int")
    if not isinstance(name, str):
        return translate("Files", "expected a name, found {name}").format(
            name=shown(name)
        )
    problem = param_name_problem(name)
    if problem:
        return problem.rstrip(".")
    if kind not in KINDS:
        return translate("Files", "expected a kind ({names}), found {kind}").format(
            names=", ".join(KINDS), kind=shown(kind)
        )
    limits = raw.get("minimum", 1), raw.get("maximum", LARGEST)
    if not all(type(limit) in (int, float) for limit in limits):
        return translate("Files", "expected numbers as limits, found {limits}").format(
            limits=shown(limits)
        )
    choices, text = raw.get("choices", []), raw.get("help", "")
    if not isinstance(choices, list) or not all(isinstance(c, str) for c in choices):
        return translate(
            "Files", "expected a list of words as choices, found {choices}"
        ).format(choices=shown(choices))
    if not isinstance(text, str):
        return translate("Files", "expected a text as help, found {text}").format(
            text=shown(text)
        )
    default = raw.get("default")
    param = BlockParam(name, kind, default, *limits, tuple(choices), text)
    refusal = refused(param.param(), name, default)
    return (
        translate("Files", "default: {refusal}").format(refusal=refusal)
        if refusal
        else param
    )
