"""One mistake, one message: with numbers, the nodes' names, and fixes that help."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from cnnstudio.advice.check import find_all, find_mistakes
from cnnstudio.advice.kinds import is_convolution, is_input
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import Overview
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.node import Edge, Node
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project, empty_project
from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from cnnstudio.project.steps.pictures import Fit
from tests.helpers.mistakes import (
    CASES,
    DIGIT,
    HEAD,
    Case,
    chain_behind,
    residual,
    without_edge,
)
from tests.helpers.networks import add, chain, conv, image, linear, project_of


def the_finding(project: Project) -> Finding:
    """Return the one finding; fail if there are none or several."""
    (finding,) = find_mistakes(project)
    return finding


def labels(finding: Finding) -> list[str]:
    return [fix.label for fix in finding.fixes]


@pytest.mark.requirement("A12", "A25", "A31", "A33", "A34", "A39", "L03", "A07")
@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_one_finding_with_its_fixes(case: Case) -> None:
    build, rule, node, expected = case
    finding = the_finding(project_of(build()))
    assert (finding.rule, finding.node) == (rule, node)
    assert labels(finding) == expected


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_every_fix_mends_and_is_one_undo_step(case: Case) -> None:
    project = project_of(case[0]())
    before = dumps(project)
    for fix in the_finding(project).fixes:
        fix.command.redo(project)
        after = dumps(project)
        left = find_mistakes(project)
        assert all(f.severity is Severity.WARNING for f in left), fix.label
        assert case[1] not in [f.rule for f in left], fix.label
        fix.command.undo(project)
        assert dumps(project) == before
        fix.command.redo(project)
        assert dumps(project) == after
        fix.command.undo(project)


@pytest.mark.requirement("L03", "A33", "A34", "A39")
def test_messages_name_both_nodes_and_both_shapes() -> None:
    add_up = the_finding(project_of(residual(conv(64, padding=1), conv(32, 1))))
    assert (
        add_up.detail
        == "Expected 64 × 28 × 28 like main, got 32 × 28 × 28 from shortcut."
    )
    assert add_up.sources == ("shortcut",)
    row = the_finding(project_of(chain(DIGIT, conv(8), *HEAD[1:])))
    assert row.detail == "Expected one row of values, got 8 × 26 × 26 from conv1."
    assert row.formula == "8 · 26 · 26 = 5,408"
    window = the_finding(project_of(chain(DIGIT, conv(8, 40), *HEAD)))
    assert window.got == "40 on 1 × 28 × 28 from input"
    assert window.formula == "28+2·0 = 28 < 40"
    grey = the_finding(project_of(chain(image(3, 28, 28), conv(8), *HEAD)))
    assert grey.detail == "Expected 3 channels, got 1 channel."


def test_fixes_say_what_they_cost() -> None:
    graph = residual(conv(64, padding=1, bias=False), conv(32, 1, bias=False))
    finding = the_finding(project_of(graph))
    assert finding.fixes[0].note == "+1,024 parameters"
    assert finding.fixes[2].note.startswith("−")
    flat = the_finding(project_of(chain(DIGIT, conv(8), *HEAD[1:])))
    assert [fix.note for fix in flat.fixes] == ["+54,090 parameters", "+90 parameters"]


def test_what_is_inserted_fits_between_its_neighbours() -> None:
    project = project_of(chain(DIGIT, conv(8), linear(10), "Output"))
    graph = project.graph
    for node in ("fc1", "output"):  # close together: 28 pixels below each other
        graph.move_node(node, 0, graph.nodes[node].y - 40)
    finding = the_finding(project)
    finding.fixes[0].command.redo(project)
    rows = sorted((n.y, n.name) for n in graph.nodes.values())
    assert [name for _, name in rows] == ["input", "conv1", "flatten1", "fc1", "output"]
    gaps = [b - a for (a, _), (b, _) in pairwise(rows)]
    assert min(gaps) >= 28 + 32


def test_an_empty_network_and_an_unfinished_one() -> None:
    empty = the_finding(empty_project())
    assert (empty.rule, labels(empty)) == ("no_input", ["Add Input 1 × 28 × 28"])
    loose = project_of(chain("ReLU", "Flatten"))
    assert {f.rule for f in find_mistakes(loose)} == {"missing_input", "no_output"}


def test_settings_are_checked_too() -> None:
    project = project_of(chain(DIGIT, conv(8, 28), "BatchNorm2d", *HEAD))
    project.training = TrainingConfig(batch_size=3_999)
    finding = the_finding(project)
    assert (finding.rule, finding.severity) == ("batch_of_one", Severity.ERROR)
    assert finding.formula == "4,000 images, 3,999 in a batch: 1 is left"
    assert labels(finding) == ["Set batch_size to 4,000"]
    project.training = TrainingConfig()
    project.dataset = DatasetConfig(test=1_000)
    finding = the_finding(project)
    assert (finding.rule, finding.where) == ("split", ())
    assert labels(finding)[0] == "Set train to 3,500"


def test_a_batch_of_one_on_large_maps_is_a_warning() -> None:
    project = project_of(chain(DIGIT, conv(8), "BatchNorm2d", *HEAD))
    project.training = TrainingConfig(batch_size=1)
    finding = the_finding(project)
    assert (finding.rule, finding.severity) == ("batch_of_one", Severity.WARNING)
    assert labels(finding) == ["Set batch_size to 32"]


@pytest.mark.parametrize("fit", ["pad", "resize"])
def test_images_that_are_fitted_are_no_mistake(fit: str) -> None:
    project = project_of(chain(image(1, 32, 32), conv(8), *HEAD))
    project.dataset = DatasetConfig(pipeline=(Fit(how=fit),))
    assert find_mistakes(project) == ()


def test_a_circle_is_told_where_it_closes() -> None:
    graph = chain(DIGIT, "ReLU")
    add(graph, "Add", {}, ["relu1"], "sum")
    add(graph, "ReLU", {}, ["sum"], "back")
    chain_behind(graph, "back", *HEAD)
    graph.add_edge(Edge("back", "sum"), check=False)
    finding = the_finding(project_of(graph))
    assert (finding.rule, finding.node) == ("cycle", "sum")
    assert labels(finding) == ["Disconnect back from sum"]


def test_errors_come_before_warnings_and_notes() -> None:
    graph = chain(DIGIT, conv(2, 2), conv(8), *HEAD)
    chain_behind(graph, "conv2", "ReLU")
    project = project_of(graph)
    project.dataset = DatasetConfig(test=1_000)
    severities = [f.severity for f in find_all(project)]
    assert severities == sorted(severities, key=list(Severity).index)
    assert set(severities) == set(Severity)


def test_known_reports_are_used() -> None:
    project = project_of(chain(DIGIT, conv(8), *HEAD[1:]))
    reports = {"main": infer_shapes(project.graph)}
    assert [f.rule for f in find_all(project, reports)] == ["needs_vector"]


def test_what_the_data_do_not_feed_is_not_compared_with_them() -> None:
    graph = chain(("Input", {"shape": [100], "content": "noise"}), linear(3),
                  ("Output", {"expects": "anything"}))  # fmt: skip
    assert find_mistakes(project_of(graph)) == ()


@pytest.mark.parametrize(("layer", "kernel", "padding"), [
    ("conv1", 5, 2), ("conv2", 5, 2), ("conv1", 7, 3),
])  # fmt: skip
def test_a_larger_kernel_in_a_branch_is_padded_first(
    layer: str, kernel: int, padding: int
) -> None:
    """Also where another window stands between it and the Add."""
    graph = residual_branch()
    node = graph.nodes[layer]
    fields = {**node.fields, "kernel_size": kernel, "padding": 1}
    graph.replace_node(replace(node, fields=fields))
    found = [f for f in find_all(project_of(graph)) if f.rule == "add_shapes"]
    assert found[0].fixes[0].label == f"Set padding of {layer} to {padding}"


def residual_branch() -> Graph:
    """Two convolutions that keep the size beside a shortcut of one."""
    same: dict[str, object] = {"out_channels": 8, "padding": 1}
    graph = chain(("Input", {"shape": [8, 14, 14]}), ("Conv2d", same), ("Conv2d", same))
    side: dict[str, object] = {"out_channels": 8, "kernel_size": 1, "padding": 0}
    graph.add_node(Node("side", "Conv2d", "side", side))
    graph.add_node(Node("add1", "Add", "add1"))
    first = next(iter(graph.nodes))
    for edge in (Edge("conv2", "add1"), Edge(first, "side"), Edge("side", "add1")):
        graph.add_edge(edge)
    return graph


def test_a_layer_of_another_shape_is_joined_with_what_makes_it_fit() -> None:
    graph = without_edge(
        chain(DIGIT, conv(8), "MaxPool2d", linear(10), "Output"), Edge("pool1", "fc1")
    )
    project = project_of(graph)
    finding = the_finding(project)
    assert finding.rule == "missing_input"
    assert labels(finding)[0] == "Insert Flatten and join pool1 to fc1"
    assert not finding.fixes[0].drastic
    assert all(fix.drastic for fix in finding.fixes if "Remove" in fix.label)
    finding.fixes[0].command.redo(project)
    assert find_mistakes(project) == ()
    finding.fixes[0].command.undo(project)
    assert labels(the_finding(project)) == labels(finding)


def test_a_layer_that_could_be_joined_is_never_removed_first() -> None:
    """Even where joining it leaves a mistake and removing it would leave none."""
    graph = chain(DIGIT, conv(8), *HEAD)
    graph.add_node(Node("add", "Add", "add1"))
    finding = next(
        f for f in find_mistakes(project_of(graph)) if f.rule == "missing_input"
    )
    assert labels(finding)[0].startswith("Join ")
    drastic = [fix.drastic for fix in finding.fixes]
    assert not drastic[0]
    assert drastic == sorted(drastic)


def test_a_scene_finds_the_nodes_of_a_kind_in_the_order_of_computation() -> None:
    graph = chain(image(1, 28, 28), conv(4), "ReLU", conv(8), "ReLU", conv(4), conv(16))
    (scene,) = Overview(project_of(graph), {"main": infer_shapes(graph)}).scenes
    found = [scene.node(report).name for report in scene.working(is_convolution)]
    assert found == ["conv1", "conv2", "conv3", "conv4"]
    assert scene.of_kind(is_convolution) is scene.of_kind(is_convolution)
    assert [scene.node(r).type for r in scene.of_kind(is_input)] == ["Input"]
