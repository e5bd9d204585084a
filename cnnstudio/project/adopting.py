"""Blocks from files and from other projects: taken over once, and put into networks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cnnstudio.graph.block import BlockDefinition
from cnnstudio.graph.library import BlockLibrary
from cnnstudio.graph.node import BLOCK, Node
from cnnstudio.project.block_commands import (
    AddDefinition,
    BlockError,
    Made,
    free_block_name,
    new_block_id,
)
from cnnstudio.project.block_file import BlockFile, within
from cnnstudio.project.commands import Command, Composite, new_node
from cnnstudio.project.graph_writer import block_text
from cnnstudio.project.project import MAIN, Project


def adopt(project: Project, source: BlockFile) -> Made:
    """Take a block and those inside it over from a file.

    What the project has already, with the same content, is used again; a block with
    a name that is taken gets a free one. `definition` is its id in the project.
    """
    steps, known = adopted(project.library, source.library, [source.block])
    block = known[source.block]
    text = f"Add block {source.definition.name}"
    return Made(Composite(text, steps, BLOCK + block), (), block)


def adopted(
    library: BlockLibrary, source: BlockLibrary, blocks: Sequence[str]
) -> tuple[list[Command], dict[str, str]]:
    """Return the commands that take blocks over, and the id of each in `library`."""
    twin = library.copy()
    steps: list[Command] = []
    known: dict[str, str] = {}
    for block in _inner_first(source, blocks):
        definition = source.definitions[block]
        mapped = _with_types(definition, known)
        same = _same(twin, mapped)
        if same is None:
            taken = block in twin.definitions
            same = replace(
                mapped,
                id=new_block_id() if taken else block,
                name=free_block_name(twin, mapped.name),
            )
            twin.add(replace(same, graph=same.graph.copy()))
            steps.append(AddDefinition(same))
        known[block] = same.id
    return steps, known


def _inner_first(source: BlockLibrary, blocks: Sequence[str]) -> list[str]:
    """All blocks that are needed, each behind those inside of it (at most 50 deep)."""
    done: dict[str, None] = {}

    def visit(block: str) -> None:
        if block in done or block not in source.definitions:
            return
        for inner in source.definitions[block].contained():
            visit(inner)
        done[block] = None

    for block in blocks:
        if block in source.definitions:
            source.check(block)
        visit(block)
    return list(done)


def _with_types(definition: BlockDefinition, known: dict[str, str]) -> BlockDefinition:
    """Return a copy whose instances have the ids of the blocks in their new home."""
    graph = definition.graph.copy()
    for node in definition.graph.nodes.values():
        inner = node.type.removeprefix(BLOCK)
        if node.is_block and known.get(inner, inner) != inner:
            graph.nodes[node.id] = replace(node, type=BLOCK + known[inner])
    return replace(definition, graph=graph)


def _same(library: BlockLibrary, wanted: BlockDefinition) -> BlockDefinition | None:
    """Return the block with the same content, and the same name but for a number."""

    def content(block: BlockDefinition) -> str:
        return block_text(replace(block, id="", name=""))

    text = content(wanted)
    stem = re.compile(re.escape(wanted.name) + r"( \d+)?")
    for known in library.definitions.values():
        if stem.fullmatch(known.name) and content(known) == text:
            return known
    return None


def insert_block(
    project: Project,
    source: BlockFile | str,
    network: str = MAIN,
    place: tuple[float, float] = (0.0, 0.0),
) -> tuple[list[Command], Node]:
    """Return the commands that bring a block, and an instance that is not added yet.

    `source` is a file, or the id of a definition of the project. Raises `BlockError`
    if the instance would stand inside of itself.
    """
    steps: list[Command] = []
    library = project.library
    if isinstance(source, str):
        block = source
    else:
        steps, known = adopted(library, source.library, [source.block])
        block = known[source.block]
    outer = network.removeprefix(BLOCK)
    if network.startswith(BLOCK) and outer in within(library, block):
        name = library.definitions[outer].name
        raise BlockError(f"{name} cannot contain itself.")
    after = library.copy()
    for step in steps:
        assert isinstance(step, AddDefinition)
        after.add(replace(step.definition, graph=step.definition.graph.copy()))
    graph = project.graph_of(network).copy()
    graph.belong_to(after)
    node = new_node(graph, BLOCK + block, *place)
    return steps, replace(node, library=None)
