"""What is done to block definitions, each as one undo step.

`collapse`, `expand` and `unroll` are in files of their own; parameters in
`block_params`, ports in `block_ports`, blocks from files in `adopting`. All raise
`BlockError` with the reason if something cannot be done.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cnnstudio.graph.block import BlockDefinition
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.library import BlockLibrary
from cnnstudio.graph.node import BLOCK, Edge, Node
from cnnstudio.graph.text import listed, translate
from cnnstudio.project.commands import (
    AddNode,
    Command,
    Composite,
    Connect,
    GraphCommand,
    RemoveNode,
)
from cnnstudio.project.project import MAIN, Project

LONGEST_NAME = 60


class BlockError(ValueError):
    """Something cannot be done with a block; the text is the reason, for people."""


@dataclass(frozen=True, slots=True)
class Made:
    """One undo step; the nodes that it leaves to be selected, and a definition."""

    command: Composite
    nodes: tuple[str, ...] = ()
    definition: str = ""


class AddDefinition(Command):
    """Add a block definition to the project, at the end of the list."""

    def __init__(self, definition: BlockDefinition) -> None:
        self.text = translate("Commands", "Add block {definition}").format(
            definition=definition.name
        )
        self.definition = definition

    def redo(self, project: Project) -> None:
        # A copy: later commands change the one in the project, not ours.
        graph = self.definition.graph.copy()
        project.library.add(replace(self.definition, graph=graph))

    def undo(self, project: Project) -> None:
        project.library.remove(self.definition.id)


class RemoveDefinition(Command):
    """Remove a definition that nothing uses; see `remove_definition`."""

    def __init__(self, definition: str, text: str = "") -> None:
        self.text = text or translate("Commands", "Remove block")
        self.definition = definition
        self._index = 0
        self._removed: BlockDefinition | None = None

    def redo(self, project: Project) -> None:
        self._index, self._removed = project.library.remove(self.definition)

    def undo(self, project: Project) -> None:
        assert self._removed is not None
        project.library.add(self._removed, self._index)


class DescribeDefinition(Command):
    """Set name, params, help or source of a definition."""

    def __init__(self, definition: str, text: str = "", **described: Any) -> None:
        self.definition, self.described = definition, described
        self.text = text or translate("Commands", "Set {names}").format(
            names=", ".join(described)
        )
        self.merge_key = ("definition", definition, *sorted(described))
        self._before: dict[str, Any] | None = None

    def redo(self, project: Project) -> None:
        known = project.library.definitions[self.definition]
        if self._before is None:
            self._before = {name: getattr(known, name) for name in self.described}
        project.library.describe(self.definition, **self.described)

    def undo(self, project: Project) -> None:
        assert self._before is not None
        project.library.describe(self.definition, **self._before)

    def merged_with(self, later: Command) -> Command | None:
        if not isinstance(later, DescribeDefinition):
            return None
        if later.merge_key != self.merge_key:
            return None
        both = DescribeDefinition(self.definition, later.text, **later.described)
        both._before = self._before
        return both


class ReplaceNode(GraphCommand):
    """Put another node in the place of the one with its id; edges stay."""

    def __init__(self, node: Node, network: str = MAIN, text: str = "") -> None:
        super().__init__(text or translate("Commands", "Change"), network)
        self.node = node
        self._before: Node | None = None

    def redo(self, project: Project) -> None:
        graph = self.graph(project)
        self._before = graph.nodes[self.node.id]
        graph.replace_node(self.node)

    def undo(self, project: Project) -> None:
        assert self._before is not None
        self.graph(project).replace_node(self._before)


# Looking


def graphs_of(project: Project) -> Iterator[tuple[str, Graph]]:
    """Every graph with the name that commands use: networks, then definitions."""
    yield from project.networks.items()
    for known in project.library.definitions.values():
        yield known.type_name, known.graph


def instances_of(project: Project, definition: str) -> Iterator[tuple[str, Node]]:
    """All instances of a definition, with the network in which each stands."""
    type_name = BLOCK + definition
    for network, graph in graphs_of(project):
        for node in graph.nodes.values():
            if node.type == type_name:
                yield network, node


def definition_of(project: Project, node: Node) -> BlockDefinition:
    """Return the definition of an instance; raises `BlockError`."""
    known = project.library.definitions.get(node.type.removeprefix(BLOCK))
    if not node.is_block or known is None:
        raise BlockError(
            translate("Commands", "{node} is no block of this project.").format(
                node=node.name
            )
        )
    return known


def new_block_id() -> str:
    """Return an id for a definition that is used nowhere else."""
    return "b" + os.urandom(5).hex()


def free_block_name(library: BlockLibrary, name: str) -> str:
    """Return `name`, or the first of `name 2`, `name 3` … that no block has."""
    taken = {known.name for known in library.definitions.values()}
    stem = re.sub(r" \d+$", "", name)[: LONGEST_NAME - 6]
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{stem} {number}"
    return free


def block_name_problem(library: BlockLibrary, block: str, name: str) -> str:
    """Say why `name` cannot be the block's name; empty if it can."""
    if not name.strip() or name != name.strip() or not name.isprintable():
        return translate(
            "Commands", "A block's name begins and ends with a visible sign."
        )
    if len(name) > LONGEST_NAME:
        return translate(
            "Commands", "A block's name has {longest_name} characters at most."
        ).format(longest_name=LONGEST_NAME)
    other = library.named(name)
    return (
        translate("Commands", "Another block is named {name}.").format(name=name)
        if other and other.id != block
        else ""
    )


def first_names(names: Sequence[str]) -> str:
    """Name the first three, and say how many more there are."""
    if len(names) > 3:
        text = translate("Commands", "{names} and {number} more")
        return text.format(names=", ".join(names[:3]), number=len(names) - 3)
    return listed(names)


# Describing, removing, making different


def describe(project: Project, block: str, **described: str) -> Made:
    """Set the name, help or source of a definition."""
    known = project.library.definitions[block]
    if "name" in described:
        problem = block_name_problem(project.library, block, described["name"])
        if problem:
            raise BlockError(problem)
    text = translate("Commands", "Set {names} of {known}").format(
        names=", ".join(described), known=known.name
    )
    if "name" in described:
        text = translate("Commands", "Rename {known} to {described}").format(
            known=known.name, described=described["name"]
        )
    step = DescribeDefinition(block, text, **described)
    return Made(Composite(text, [step], known.type_name), (), block)


def remove_definition(project: Project, block: str) -> Made:
    """Remove a definition, unless it is used."""
    known = project.library.definitions[block]
    users = [_place(project, *found) for found in instances_of(project, block)]
    if users:
        raise BlockError(
            translate(
                "Commands", "{known} is used by {users}: delete or expand these first."
            ).format(known=known.name, users=first_names(users))
        )
    text = translate("Commands", "Remove block {known}").format(known=known.name)
    return Made(Composite(text, [RemoveDefinition(block, text)]))


def _place(project: Project, network: str, node: Node) -> str:
    if not network.startswith(BLOCK):
        return node.name
    outer = project.library.definitions[network.removeprefix(BLOCK)]
    return translate("Commands", "{node} of {outer}").format(
        node=node.name, outer=outer.name
    )


def make_different(project: Project, network: str, node: str) -> Made:
    """Give one instance a definition of its own, a copy of the one it shares."""
    instance = project.graph_of(network).nodes[node]
    known = definition_of(project, instance)
    name = free_block_name(project.library, known.name)
    twin = replace(known, id=new_block_id(), name=name, graph=known.graph.copy())
    text = translate("Commands", "Make {instance} different").format(
        instance=instance.name
    )
    changed = ReplaceNode(replace(instance, type=twin.type_name), network)
    steps: list[Command] = [AddDefinition(twin), changed]
    return Made(Composite(text, steps, network), (node,), twin.id)


# Changing a part of a graph at once


def rebuilt(
    graph: Graph,
    network: str,
    gone: Sequence[str],
    new: Sequence[tuple[int | None, Node]],
    edges: Sequence[Edge],
) -> list[Command]:
    """Return the commands after which nodes are gone, others there, and `edges` all.

    Edges that do not touch `gone` are in `edges` in their old order.
    """
    removed = set(gone)
    kept = {e for e in graph.edges if not {e.source, e.target} & removed}
    steps: list[Command] = [RemoveNode(node, network) for node in gone]
    steps += [AddNode(node, network, index) for index, node in new]
    steps += [
        Connect(edge, index, network)
        for index, edge in enumerate(edges)
        if edge not in kept
    ]
    return steps
