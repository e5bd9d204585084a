"""A network for data of one's own fits them, whatever they are."""

from __future__ import annotations

import pytest

from cnnstudio.graph.inference import infer_shapes
from cnnstudio.project.first_network import first_network, fitting_input
from cnnstudio.project.project import Project, empty_project

CASES = [
    ("classes", (1, 28, 28), 10, (10,)),
    ("classes", (3, 64, 64), 5, (5,)),
    ("classes", (1, 8, 8), 2, (2,)),
    ("classes", (3, 1, 1), 3, (3,)),
    ("classes", (3, 64, 128), 40, (40,)),
    ("labels", (3, 32, 32), 7, (7,)),
    ("values", (3, 32, 32), 1, (1,)),
    ("values", (13,), 2, (2,)),
    ("classes", (4,), 3, (3,)),
    ("classes", (10, 12), 3, (3,)),
    ("classes", (1, 8, 32, 32), 4, (4,)),
    ("masks", (3, 48, 48), 6, (6, 48, 48)),
]


def network(task: str, shape: tuple[int, ...], outputs: int) -> Project:
    project = empty_project()
    first_network(project.graph, task, shape, outputs).redo(project)
    return project


@pytest.mark.parametrize(("task", "shape", "outputs", "scores"), CASES)
def test_it_fits_shape_and_task(
    task: str, shape: tuple[int, ...], outputs: int, scores: tuple[int, ...]
) -> None:
    project = network(task, shape, outputs)
    report = infer_shapes(project.graph)
    assert [r.problem for r in report.nodes.values() if r.problem] == []
    (end,) = (n for n in project.graph.nodes.values() if n.type == "Output")
    (edge,) = project.graph.incoming(end.id)
    shape_before = report.nodes[edge.source].output
    assert shape_before is not None
    assert tuple(shape_before) == scores
    assert report.totals().parameters < 700_000


def test_it_takes_the_place_of_what_is_there_and_can_be_undone() -> None:
    project = network("classes", (1, 28, 28), 10)
    before = set(project.graph.nodes)
    command = first_network(project.graph, "classes", (3, 64, 64), 5)
    command.redo(project)
    assert not before & set(project.graph.nodes)
    names = [node.name for node in project.graph.nodes.values()]
    assert len(set(names)) == len(names)
    assert "conv1" in names
    command.undo(project)
    assert set(project.graph.nodes) == before


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ((1, 28, 28), (1, 28, 28)),
        ((3, 96, 96), (3, 96, 96)),
        ((3, 480, 640), (3, 64, 64)),
        ((3, 100, 400), (3, 64, 256)),
        ((3, 4_000, 40), (3, 256, 64)),
        ((13,), (13,)),
        ((1, 8, 200, 200), (1, 8, 200, 200)),
    ],
)
def test_large_images_are_scaled(
    given: tuple[int, ...], taken: tuple[int, ...]
) -> None:
    assert fitting_input(given) == taken
