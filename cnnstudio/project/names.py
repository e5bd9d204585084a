"""What a layer may be called."""

from __future__ import annotations

import keyword

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import translate


def name_problem(graph: Graph, node: str, name: str) -> str:
    """Say why `name` cannot be the node's name; empty if it can."""
    if keyword.iskeyword(name):
        return translate(
            "Commands", "{name} is a word of Python: exported code could not use it."
        ).format(name=name)
    if not name.isidentifier() or not name.isascii():
        return translate(
            "Commands",
            "A name is letters, digits and underscores, and starts with a letter.",
        )
    if len(name) > 60:
        return translate("Commands", "A name has 60 characters at most.")
    other = graph.node_named(name)
    if other is not None and other.id != node:
        return translate("Commands", "Another layer is named {name}.").format(name=name)
    return ""
