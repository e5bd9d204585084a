"""A mistake inside of a block is one finding, at its place in the definition."""

from __future__ import annotations

import pytest

from cnnstudio.advice.check import find_all, find_mistakes
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.graph.block import BlockDefinition, BlockParam
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.node import BLOCK
from cnnstudio.project.commands import EditField
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import MAIN, Project
from cnnstudio.project.settings import TrainingConfig
from tests.helpers.blocks import Layers, chain, instance, join, library, residual

START: Layers = [
    ("input", "Input", {}),
    ("stem", "Conv2d", {"out_channels": 16}),
    ("bend", "ReLU", {}),
]
END: Layers = [
    ("pool", "GlobalAvgPool", {}),
    ("fc", "Linear", {"out_features": 10}),
    ("output", "Output", {}),
]


def project_with(middle: Layers, *definitions: BlockDefinition) -> Project:
    project = Project(library(*definitions))
    graph = project.add_network(MAIN)
    chain(graph, [*START, *middle, *END])
    return project


def mended(project: Project, finding: Finding) -> None:
    """Take each fix, look that nothing is wrong any more, and take it back."""
    before = dumps(project)
    assert finding.fixes
    for fix in finding.fixes:
        fix.command.redo(project)
        assert not errors_of(project), fix.label
        fix.command.undo(project)
        assert dumps(project) == before, fix.label


def errors_of(project: Project) -> list[Finding]:
    return [f for f in find_mistakes(project) if f.severity is Severity.ERROR]


def labels(finding: Finding) -> list[str]:
    return [fix.label for fix in finding.fixes]


def test_a_mistake_in_a_definition_is_told_once_for_all_instances() -> None:
    block = residual()
    block.graph.remove_edge(block.graph.incoming("conv2")[0])
    project = project_with([instance(block, "one"), instance(block, "two")], block)
    graph = project.graph
    # Two branches: both instances are reached, and fail alike.
    graph.remove_edge(graph.incoming("two")[0])
    join(graph, "bend", "two")
    graph.remove_edge(graph.incoming("pool")[0])
    chain(graph, [("sum", "Add", {})])
    for source, target in (("one", "sum"), ("two", "sum"), ("sum", "pool")):
        join(graph, source, target)
    (finding,) = errors_of(project)
    assert (finding.rule, finding.where) == ("missing_input", ("conv2",))
    assert (finding.network, finding.path) == (BLOCK + "res", ("one",))
    assert finding.instances == 2
    assert labels(finding)[0] == "Join relu1 to conv2"
    finding.fixes[0].command.redo(project)
    assert not errors_of(project)
    assert infer_shapes(project.graph).is_clean


def test_an_instance_that_asks_for_what_does_not_fit_is_mended_there() -> None:
    block = residual()
    middle = [instance(block, "one"), instance(block, "two", channels=32)]
    project = project_with(middle, block)
    (finding,) = errors_of(project)
    assert (finding.rule, finding.where) == ("add_shapes", ("add",))
    assert (finding.network, finding.path) == (BLOCK + "res", ("two",))
    assert labels(finding)[0] == "Set channels of two to 16"
    mended(project, finding)


def test_blocks_in_blocks_lead_down_to_the_definition() -> None:
    inner, outer = residual(), BlockDefinition("stage", "Stage")
    chain(
        outer.graph,
        [
            ("entry", "BlockInput", {}),
            instance(inner, "first"),
            instance(inner, "second", channels=24),
            ("out", "BlockOutput", {}),
        ],
    )
    project = project_with([instance(outer, "body")], inner, outer)
    (finding,) = errors_of(project)
    assert (finding.where, finding.path) == (("add",), ("body", "second"))
    assert labels(finding)[0] == "Set channels of second to 16"
    mended(project, finding)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("chanels * 2", "chanels"),
        ("__import__('os')", "__import__"),
        ("channels ** 9", "**"),
        ("channels * 0", "0"),
    ],
)
def test_a_wrong_expression_names_its_term_and_the_default_mends_it(
    raw: str, says: str
) -> None:
    block = residual()
    project = project_with([instance(block)], block)
    EditField("conv1", "out_channels", raw, BLOCK + "res").redo(project)
    (finding,) = errors_of(project)
    assert (finding.rule, finding.node) == ("field_value", "conv1")
    assert (finding.param, finding.network) == ("out_channels", BLOCK + "res")
    assert says in finding.message + finding.expected + finding.got
    assert labels(finding)[0].startswith("Set out_channels of conv1 to")


def test_a_block_that_contains_itself_is_taken_out_of_itself() -> None:
    block = residual()
    project = project_with([instance(block)], block)
    chain(block.graph, [instance(block, "again")])
    join(block.graph, "relu2", "again")
    (finding,) = errors_of(project)
    assert (finding.rule, finding.where) == ("block_in_itself", ("stage",))
    assert labels(finding)[0] == "Remove again from Residual"
    mended(project, finding)


def test_blocks_that_lie_too_deep_are_left_out() -> None:
    levels = [residual()]
    for number in range(60):
        level = BlockDefinition(f"level{number}", f"Level {number}")
        ends = ("BlockInput", "BlockOutput")
        chain(level.graph, [("entry", ends[0], {}), instance(levels[-1], "inner"),
                            ("out", ends[1], {})])  # fmt: skip
        levels.append(level)
    project = project_with([instance(levels[-1], "top")], *levels)
    (finding,) = errors_of(project)
    assert (finding.rule, finding.node) == ("blocks_too_deep", "top")
    assert labels(finding) == ["Remove top"]
    mended(project, finding)


def test_a_batch_of_one_is_told_where_a_block_takes_statistics() -> None:
    block = residual()
    project = project_with([instance(block)], block)
    project.training = TrainingConfig(batch_size=1)
    (finding,) = find_mistakes(project)
    assert (finding.rule, finding.severity) == ("batch_of_one", Severity.WARNING)
    assert (finding.network, finding.where) == (BLOCK + "res", ("bn1",))


def test_a_block_that_cannot_follow_itself_is_not_repeated() -> None:
    block = BlockDefinition("two", "Two ends", (BlockParam("channels", default=16),))
    chain(block.graph, [("a", "BlockInput", {}), ("out", "BlockOutput", {})])
    chain(block.graph, [("b", "BlockOutput", {})])
    join(block.graph, "a", "b")
    project = project_with([instance(block, "both", repeat=2)], block)
    (finding,) = errors_of(project)
    assert (finding.rule, finding.node) == ("repeat_ports", "both")
    assert labels(finding) == ["Set repeat of both to 1"]


def test_mistakes_behind_many_instances_are_walked_once() -> None:
    """Each level holds ten of the next: without a memory, 10²⁰ insides."""
    levels = [residual()]
    levels[0].graph.remove_edge(levels[0].graph.incoming("conv2")[0])
    for number in range(20):
        level = BlockDefinition(f"level{number}", f"Level {number}")
        rows = [instance(levels[-1], f"part{i}") for i in range(10)]
        chain(level.graph, [("entry", "BlockInput", {})])
        for row in rows:
            chain(level.graph, [row])
            join(level.graph, "entry", row[0])
        chain(level.graph, [("sum", "Add", {}), ("out", "BlockOutput", {})])
        for row in rows:
            join(level.graph, row[0], "sum")
        levels.append(level)
    project = project_with([instance(levels[-1], "top")], *levels)
    (finding,) = errors_of(project)
    assert finding.where == ("conv2",)
    assert len(finding.path) == 21


def test_notes_about_a_definition_are_told_once() -> None:
    block = residual()
    middle = [instance(block, f"stage{number}") for number in range(3)]
    project = project_with(middle, block)
    EditField("conv1", "bias", True, BLOCK + "res").redo(project)
    (note,) = [f for f in find_all(project) if f.rule == "bias_before_norm"]
    assert (note.network, note.path) == (BLOCK + "res", ("stage0",))
    assert labels(note) == ["Switch the bias of conv1 off"]
    mended(project, note)
