"""The block definitions of a project, and the layer types that they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from cnnstudio.graph.block import BlockDefinition
from cnnstudio.graph.block_layer import block_type
from cnnstudio.graph.errors import LayerError, Problem
from cnnstudio.graph.event import Event
from cnnstudio.graph.graph import GraphChange
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.node import BLOCK
from cnnstudio.graph.text import translate

MOST_LEVELS = 50


@dataclass(frozen=True, slots=True)
class LibraryChange:
    """A definition was added, removed, described anew, or its graph changed."""

    definition: str
    graph: GraphChange | None = None


class BlockLibrary:
    """The definitions of a project, and the layer types that they make."""

    def __init__(self) -> None:
        self.definitions: dict[str, BlockDefinition] = {}
        self.changed: Event[LibraryChange] = Event()
        self._types: dict[str, type[Layer]] = {}
        self._relays: dict[str, _Relay] = {}

    def copy(self) -> BlockLibrary:
        """Return a library of its own with copies of all definitions.

        What their types remember is true of the copies too, until one is changed.
        """
        twin = BlockLibrary()
        definitions = self.definitions.values()
        # All at once: to announce each of 10,000 blocks would take minutes.
        with twin.filling([replace(d, graph=d.graph.copy()) for d in definitions]):
            pass
        twin._types = dict(self._types)
        return twin

    # Reading

    def layer_type(self, type_name: str) -> type[Layer] | None:
        """Return the type that a definition makes; None if there is no such block.

        It is made anew after each change of the definition or of anything in it.
        """
        known = self._types.get(type_name)
        if known is None:
            definition = self.definitions.get(type_name.removeprefix(BLOCK))
            if definition is None:
                return None
            params = {param.name: param.param() for param in definition.params}
            known = block_type(definition, params, self.check)
            self._types[type_name] = known
        return known

    def named(self, name: str) -> BlockDefinition | None:
        """Return the definition of this name, or None."""
        return next((d for d in self.definitions.values() if d.name == name), None)

    def users_of(self, definition: str) -> set[str]:
        """Ids of all definitions that contain this one, however deep; not itself,
        unless it contains itself.
        """
        users: dict[str, list[str]] = {}
        for known in self.definitions.values():
            for used in known.contained():
                users.setdefault(used, []).append(known.id)
        found: set[str] = set()
        stack = [definition]
        while stack:
            for user in users.get(stack.pop(), ()):
                if user not in found:
                    found.add(user)
                    stack.append(user)
        return found

    def check(self, definition: str) -> None:
        """Raise a `LayerError` if a block contains itself or goes too deep.

        Without recursion, since a file may nest as deep as it likes.
        """
        depth: dict[str, int] = {}
        way: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = [self._opened(definition, way)]
        while stack:
            node, inner = stack[-1]
            following = next(inner, None)
            if following is None:
                stack.pop()
                way.pop()
                levels = [depth.get(d, 0) for d in self._contained(node)]
                depth[node] = 1 + max(levels, default=0)
                if depth[node] > MOST_LEVELS:
                    raise LayerError(self._too_deep(definition))
            elif following in way:
                raise LayerError(self._in_itself([*way[way.index(following) :]]))
            elif len(way) > MOST_LEVELS:  # a way of 10,000 takes long to search
                raise LayerError(self._too_deep(definition))
            elif following not in depth:
                stack.append(self._opened(following, way))

    def _opened(self, definition: str, way: list[str]) -> tuple[str, Iterator[str]]:
        way.append(definition)
        return definition, iter(self._contained(definition))

    def _contained(self, definition: str) -> Iterable[str]:
        known = self.definitions.get(definition)
        return list(known.contained()) if known is not None else ()

    def _in_itself(self, circle: list[str]) -> Problem:
        names = [self.definitions[d].name for d in [*circle, circle[0]]]
        return Problem(
            "block_in_itself",
            translate("Graph", "The block {name} contains itself").format(
                name=names[0]
            ),
            expected=translate("Graph", "blocks that contain other blocks only"),
            got=" → ".join(names[:8]),
        )

    def _too_deep(self, definition: str) -> Problem:
        return Problem(
            "blocks_too_deep",
            translate("Graph", "Blocks lie too deep inside {name}").format(
                name=self.definitions[definition].name
            ),
            expected=translate("Graph", "at most {most_levels} levels").format(
                most_levels=MOST_LEVELS
            ),
            got="more",
        )

    # Changing

    def add(self, definition: BlockDefinition, index: int | None = None) -> None:
        """Add a definition, at the end or at `index` of the order."""
        if definition.id in self.definitions:
            raise ValueError(f"block id {definition.id} is taken")
        items = list(self.definitions.items())
        place = len(items) if index is None else index
        items.insert(place, (definition.id, definition))
        self.definitions.clear()
        self.definitions.update(items)
        definition.graph.belong_to(self)
        self._listen_to(definition)
        self._tell(LibraryChange(definition.id))

    @contextmanager
    def filling(self, definitions: Iterable[BlockDefinition]) -> Iterator[None]:
        """Take over definitions whose edges are still being added, as a file's are.

        They know each other from the beginning; nothing is announced.
        """
        for definition in definitions:
            self.definitions[definition.id] = definition
            definition.graph.belong_to(self)
        yield
        self._types.clear()
        for definition in definitions:
            self._listen_to(definition)

    def remove(self, definition: str) -> tuple[int, BlockDefinition]:
        """Remove a definition; return the place that it had, and itself."""
        index = list(self.definitions).index(definition)
        removed = self.definitions.pop(definition)
        removed.graph.changed.disconnect(self._relays.pop(definition).pass_on)
        self._tell(LibraryChange(definition))
        return index, removed

    def describe(self, definition: str, **described: Any) -> None:
        """Set the name, params, help or source of a definition."""
        known = self.definitions[definition]
        for field_name, value in described.items():
            setattr(known, field_name, value)
        self._tell(LibraryChange(definition))

    def affected_by(self, definition: str) -> set[str]:
        """Types of all instances that a change of the definition concerns."""
        return {BLOCK + user for user in (definition, *self.users_of(definition))}

    def graph_changed(self, definition: str, change: GraphChange) -> None:
        """Pass on a change inside of a definition."""
        self._tell(LibraryChange(definition, change))

    def _listen_to(self, definition: BlockDefinition) -> None:
        relay = self._relays[definition.id] = _Relay(self, definition.id)
        definition.graph.changed.connect(relay.pass_on)

    def _tell(self, change: LibraryChange) -> None:
        if change.graph is None or not change.graph.only_looks:
            for affected in self.affected_by(change.definition):
                self._types.pop(affected, None)
        self.changed.emit(change)


class _Relay:
    """Passes the changes of a definition's graph on with its id."""

    def __init__(self, library: BlockLibrary, definition: str) -> None:
        self._library, self._definition = library, definition

    def pass_on(self, change: GraphChange) -> None:
        self._library.graph_changed(self._definition, change)
