"""The pattern of layers: how many it gives, where it goes, and what it remarks."""

from __future__ import annotations

from collections import Counter

import pytest

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import State, infer_shapes
from cnnstudio.graph.layout import node_size
from cnnstudio.project.commands import MoveNodes
from cnnstudio.project.file_format import dumps
from cnnstudio.project.pattern import Drawn, Pattern, drawn, fitted
from tests.helpers.networks import add, chain, conv, image, linear, project_of


def types(draft: Drawn) -> Counter[str]:
    return Counter(node.type for node in draft.nodes)


@pytest.mark.requirement("A43", "NT-39")
def test_two_three_one() -> None:
    pattern = Pattern(convolutions=2, stages=3, dense=1)
    graph = chain(image(3, 32, 32), "Output")
    draft = drawn(graph, pattern, "input")
    kinds = types(draft)
    assert kinds == {"Conv2d": 6, "ReLU": 7, "MaxPool2d": 3, "Flatten": 1, "Linear": 2}
    assert pattern.hints() == ()
    assert pattern.formula() == (
        "[[Conv → ReLU] × 2 → Pool] × 3 → [Linear → ReLU] × 1 → Linear"
    )
    report = infer_shapes(draft.applied(graph))
    assert report.is_clean
    assert report.nodes[draft.nodes[-3].id].output == (128,)
    convs = [report.nodes[n.id] for n in draft.nodes if n.type == "Conv2d"]
    assert [str(r.output) for r in convs[1::2]] == [
        "32 × 32 × 32", "64 × 16 × 16", "128 × 8 × 8"
    ]  # fmt: skip


@pytest.mark.requirement("A43", "NT-39")
@pytest.mark.parametrize("convolutions", [1, 3, 4])
@pytest.mark.parametrize("stages", [0, 2])
@pytest.mark.parametrize("dense", [0, 2, 3])
@pytest.mark.parametrize("pool", [True, False])
def test_every_number_counts(
    convolutions: int, stages: int, dense: int, pool: bool
) -> None:
    pattern = Pattern(
        convolutions=convolutions, stages=stages, dense=dense, pool=pool, channels=4
    )
    graph = chain(image(1, 28, 28))
    draft = drawn(graph, pattern, "input")
    kinds = types(draft)
    assert kinds["Conv2d"] == convolutions * stages
    assert kinds["MaxPool2d"] == stages * pool
    assert kinds["Linear"] == dense + 1
    assert kinds["ReLU"] == convolutions * stages + dense
    assert kinds["Output"] == 1
    assert infer_shapes(draft.applied(graph)).is_clean
    hints = pattern.hints()
    assert any("N" in hint for hint in hints) == (convolutions > 3 and stages > 0)
    assert any("K" in hint for hint in hints) == (dense >= 3)


def test_without_stages_a_row_of_values_needs_no_flatten() -> None:
    graph = chain(image(1, 8, 8), "Flatten", linear(20))
    draft = drawn(graph, Pattern(stages=0), "fc1")
    assert types(draft) == {"Linear": 2, "ReLU": 1, "Output": 1}
    assert types(drawn(graph, Pattern(stages=0), "input"))["Flatten"] == 1


def test_an_empty_network_gets_its_ends() -> None:
    graph = Graph()
    draft = drawn(graph, Pattern(), None)
    assert (draft.nodes[0].type, draft.nodes[-1].type) == ("Input", "Output")
    assert infer_shapes(draft.applied(graph)).is_clean
    inside = drawn(graph, Pattern(), None, "block:b1")
    assert not {"Input", "Output"} & set(types(inside))


def test_the_output_behind_goes_to_the_end_and_makes_room() -> None:
    graph = chain(image(3, 32, 32), ("Output", {"classes": 7}))
    pattern = fitted(graph, Pattern(), "input")
    assert pattern.classes == 7
    draft = drawn(graph, pattern, "input")
    after = draft.applied(graph)
    assert infer_shapes(after).is_clean
    assert [e.source for e in after.incoming("output")] == [draft.nodes[-1].id]
    last = draft.nodes[-1]
    assert isinstance(draft.moves[0], MoveNodes)
    assert draft.moves[0].places["output"][1] >= last.y + node_size(last)[1]


def test_what_else_follows_stays() -> None:
    graph = chain(image(3, 32, 32), conv(8), "Flatten", linear(10), "Output")
    draft = drawn(graph, Pattern(), "input")
    after = draft.applied(graph)
    assert draft.removed == ()
    assert types(draft)["Output"] == 0
    assert [e.target for e in after.outgoing("input")] == ["conv1", draft.nodes[0].id]
    assert min(n.x for n in draft.nodes) > max(
        n.x + node_size(n)[0] for n in graph.nodes.values()
    )
    assert len({(n.x, n.y) for n in after.nodes.values()}) == len(after.nodes)


def test_too_many_pools_are_told_at_the_first_that_cannot_work() -> None:
    graph = chain(image(3, 32, 32))
    draft = drawn(graph, Pattern(stages=6), "input")
    report = infer_shapes(draft.applied(graph))
    wrong = [r for r in report.nodes.values() if r.state is State.ERROR]
    assert len(wrong) == 1
    assert wrong[0].node == [n.id for n in draft.nodes if n.type == "MaxPool2d"][5]


def test_one_undo_step_with_equal_bytes() -> None:
    project = project_of(chain(image(3, 32, 32), "Output"))
    add(project.graph, "ReLU", {}, [], "alone")
    before = dumps(project)
    command = drawn(project.graph, Pattern(), "input").command()
    assert command.text == "Insert pattern of 19 layers"
    command.redo(project)
    after = dumps(project)
    assert infer_shapes(project.graph).nodes["output"].state is State.VALID
    command.undo(project)
    assert dumps(project) == before
    command.redo(project)
    assert dumps(project) == after
