"""Everything of which there must be a card of help, found where it is declared."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import cnnstudio.advice.check  # noqa: F401 (enters all rules)
from cnnstudio.advice.scene import menders
from cnnstudio.graph.catalogue import layer_types
from cnnstudio.project.block_file import bundled_blocks
from cnnstudio.project.sources.source import SOURCES
from cnnstudio.project.steps.step import STEPS
from cnnstudio.ui.help.compose import settings
from cnnstudio.ui.layer_search import PORT_TITLES

PACKAGE = Path(__file__).parents[2] / "cnnstudio"
_TELLS = ("refuse", "Problem", "Finding")
_TOPIC = re.compile(
    r'"((?:page|panel|layer|block|field|setting|source|step|finding)/\w+)"'
)
_PANEL = re.compile(r'"panel/(\w+)"')


def wanted_topics() -> set[str]:
    """Every topic that must have a card; actions and pages may."""
    return {
        *(f"layer/{name}" for name in (*layer_types(), *PORT_TITLES)),
        *(f"block/{file.definition.id}" for file in bundled_blocks()),
        *(f"field/{name}" for name in fields()),
        *(f"setting/{name}" for name in settings()),
        *(f"source/{kind}" for kind in SOURCES),
        *(f"step/{kind}" for kind in STEPS),
        *(f"finding/{kind}" for kind in finding_kinds()),
        *(f"panel/{name}" for name in panels()),
    }


def fields() -> set[str]:
    """Fields of all layers, parameters of all bundled blocks."""
    found = {name for t in layer_types().values() for name in t.params()}
    for file in bundled_blocks():
        block = file.library.layer_type(file.definition.type_name)
        assert block is not None
        found |= set(block.params())
    return found


def finding_kinds() -> set[str]:
    """Kinds of problems that layers and rules tell, from the sources."""
    found = set(menders)
    for folder in ("graph", "advice"):
        for path in (PACKAGE / folder).rglob("*.py"):
            found |= set(_kinds_in(path.read_text(encoding="utf-8")))
    return found


def _kinds_in(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            given = node.args[0] if node.args else None
            if name in _TELLS and isinstance(given, ast.Constant):
                yield str(given.value)
        elif isinstance(node, ast.Assign) and "rule" in ast.unparse(node.targets[0]):
            value = node.value
            first = value.elts[0] if isinstance(value, ast.Tuple) else value
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def topics_in_the_sources() -> set[str]:
    """Every literal topic that the window names: lessons, panels, pages."""
    found: set[str] = set()
    for path in (PACKAGE / "ui").rglob("*.py"):
        found |= set(_TOPIC.findall(path.read_text(encoding="utf-8")))
    return found


def panels() -> set[str]:
    """Panels and dialogs that say which card is theirs, from the sources."""
    found: set[str] = set()
    for path in (PACKAGE / "ui").rglob("*.py"):
        found |= set(_PANEL.findall(path.read_text(encoding="utf-8")))
    return found
