"""Where refactorings put new layers: no two layers lie on one another."""

from __future__ import annotations

from itertools import combinations

import pytest

from cnnstudio.advice.refactorings import refactorings
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import node_size
from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import loads
from tests.helpers.refactoring import offered

SAMPLES = ("digits_simple", "digits_lenet", "digits_residual", "lenet5")


def overlaps(graph: Graph) -> list[tuple[str, str]]:
    found = []
    for one, other in combinations(graph.nodes.values(), 2):
        (width, tall), (_, other_tall) = node_size(one), node_size(other)
        beside = abs(one.x - other.x) >= width
        below = one.y >= other.y + other_tall or other.y >= one.y + tall
        if not beside and not below:
            found.append((one.name, other.name))
    return found


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", sorted(refactorings))
def test_layers_make_room_for_new_ones(sample: str, name: str) -> None:
    project = loads(sample_project(sample).read_text()).project
    wrapped = ["conv2", "bn2", "relu2", "conv3", "bn3"]
    graph = project.graph
    nodes = [n.id for n in graph.nodes.values() if n.name in wrapped]
    found = offered(name, project, nodes if name == "wrap_in_residual" else ())
    if found.plan is None:
        assert found.reason
        return
    assert not overlaps(graph)
    found.plan.command.redo(project)
    assert not overlaps(graph)
    for edge in graph.edges:
        source, target = graph.nodes[edge.source], graph.nodes[edge.target]
        assert source.y + node_size(source)[1] < target.y, (source.name, target.name)
