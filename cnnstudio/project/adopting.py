"""Blocks from files and from other projects: taken over once, and put into networks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cnnstudio.graph.block import BlockDefinition
from cnnstudio.graph.errors import LayerError
from cnnstudio.graph.library import BlockLibrary
from cnnstudio.graph.node import BLOCK, Node
from cnnstudio.graph.text import translate
from cnnstudio.project.block_commands import (
    AddDefinition,
    BlockError,
    free_block_name,
    new_block_id,
)
from cnnstudio.project.block_file import BlockFile, within
from cnnstudio.project.commands import Command, new_node
from cnnstudio.project.graph_writer import block_text
from cnnstudio.project.project import MAIN, Project


def adopted(
    library: BlockLibrary, source: BlockLibrary, blocks: Sequence[str]
) -> tuple[list[Command], dict[str, str]]:
    """Return the commands that take blocks over, and the id of each in `library`.

    Blocks inside come along. What the library has already, with the same content, is
    used again; a block with a name that is taken gets a free one.
    """
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
            _check(source, block)
        visit(block)
    return list(done)


def _check(source: BlockLibrary, block: str) -> None:
    try:
        source.check(block)
    except LayerError as error:
        raise BlockError(f"{error.problem.message}.") from error


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
    block = source if isinstance(source, str) else source.block
    if isinstance(source, BlockFile):
        steps, known = adopted(project.library, source.library, [block])
        block = known[block]
    after = _after(project.library, steps)
    _refuse_in_itself(after, network, [block])
    graph = project.graph_of(network).copy()
    graph.belong_to(after)
    node = new_node(graph, BLOCK + block, *place)
    return steps, replace(node, library=None)


def brought(
    project: Project, network: str, nodes: Sequence[Node], source: BlockLibrary
) -> tuple[list[Command], list[Node]]:
    """Return the commands that bring the blocks of pasted nodes, and those nodes.

    Blocks are taken from `source`; what is not there is taken to be in the project.
    Raises `BlockError` if a node would stand inside of itself.
    """
    used = [node.type.removeprefix(BLOCK) for node in nodes if node.is_block]
    steps, known = adopted(project.library, source, list(dict.fromkeys(used)))
    _refuse_in_itself(
        _after(project.library, steps), network, [known.get(b, b) for b in used]
    )
    mapped = []
    for node in nodes:
        block = node.type.removeprefix(BLOCK)
        kind = BLOCK + known[block] if node.is_block and block in known else node.type
        mapped.append(replace(node, type=kind, library=None))
    return steps, mapped


def _after(library: BlockLibrary, steps: Sequence[Command]) -> BlockLibrary:
    """Return a copy of the library as it is after these steps."""
    twin = library.copy()
    for step in steps:
        assert isinstance(step, AddDefinition)
        twin.add(replace(step.definition, graph=step.definition.graph.copy()))
    return twin


def _refuse_in_itself(
    library: BlockLibrary, network: str, blocks: Sequence[str]
) -> None:
    outer = network.removeprefix(BLOCK)
    if network.startswith(BLOCK):
        for block in blocks:
            if outer in within(library, block):
                name = library.definitions[outer].name
                raise BlockError(
                    translate("Commands", "{name} cannot contain itself.").format(
                        name=name
                    )
                )
