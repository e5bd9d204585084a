"""Changes of a node's fields beyond setting one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cnnstudio.graph.text import translate
from cnnstudio.project.commands import GraphCommand
from cnnstudio.project.project import MAIN, Project


class DropField(GraphCommand):
    """Take a field away from a node, so that its default holds."""

    def __init__(
        self, node: str, name: str, network: str = MAIN, text: str = ""
    ) -> None:
        super().__init__(
            text or translate("Commands", "Remove the field {name}").format(name=name),
            network,
        )
        self.node, self.name = node, name
        self._before: Mapping[str, object] = {}

    def redo(self, project: Project) -> None:
        graph = self.graph(project)
        node = graph.nodes[self.node]
        self._before = node.fields
        left = {name: raw for name, raw in node.fields.items() if name != self.name}
        graph.replace_node(replace(node, fields=left))

    def undo(self, project: Project) -> None:
        graph = self.graph(project)
        graph.replace_node(replace(graph.nodes[self.node], fields=self._before))
