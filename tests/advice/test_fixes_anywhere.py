"""Fixes on random networks: each removes its finding, and undo gives it back."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.advice.check import find_mistakes
from cnnstudio.advice.rule import Severity
from cnnstudio.advice.trial import key_of
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge
from cnnstudio.project.commands import EditField, remove_nodes
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
from tests.helpers.edits import some_command
from tests.helpers.networks import add, chain, conv, image, linear, project_of
from tests.helpers.planted_networks import KINDS as NETWORKS

WRONG: dict[str, list[tuple[str, object]]] = {
    "Conv2d": [
        ("out_channels", 5), ("kernel_size", 60), ("kernel_size", -1), ("stride", 2),
        ("padding", 0), ("groups", 3), ("padding", "same"), ("kernel_size", [2, 4]),
    ],
    "MaxPool2d": [("kernel_size", 50), ("padding", [2, 1]), ("stride", 3)],
    "Linear": [("out_features", 3)],
    "Output": [("classes", 7)],
    "Input": [("shape", [3, 32, 32]), ("shape", [784]), ("shape", [1, 12, 12])],
    "Dropout": [("p", 3.0)],
    "Concat": [("dim", 3)],
}  # fmt: skip


def sound_network() -> Graph:
    """Everything the catalogue has, in a network without a mistake."""
    graph = chain(image(1, 28, 28), conv(8, padding=1), "BatchNorm2d", "ReLU")
    add(graph, *_pair(conv(8, padding=1)), after=["relu1"])
    add(graph, "Add", {}, ["conv2", "relu1"])
    add(graph, "MaxPool2d", {}, ["add1"])
    add(graph, *_pair(conv(4, 1)), after=["pool1"])
    add(graph, *_pair(conv(4, padding=1)), after=["pool1"])
    add(graph, "Concat", {}, ["conv3", "conv4"])
    add(graph, "AvgPool2d", {}, ["concat1"])
    add(graph, "Flatten", {}, ["pool2"])
    add(graph, "Dropout", {}, ["flatten1"])
    add(graph, *_pair(linear(10)), after=["drop1"])
    add(graph, "Output", {}, ["fc1"])
    return graph


def _pair(spec: object) -> tuple[str, dict[str, object]]:
    assert isinstance(spec, tuple)
    return spec[0], dict(spec[1])


def spoil(project: Project, random: Random) -> None:
    """Make one mistake of a random kind."""
    graph, choice = project.graph, random.random()
    if choice < 0.6:
        nodes = [n for n in graph.nodes.values() if n.type in WRONG]
        if nodes:
            node = random.choice(nodes)
            name, value = random.choice(WRONG[node.type])
            EditField(node.id, name, value).redo(project)
    elif choice < 0.75 and graph.edges:
        graph.remove_edge(random.choice(graph.edges))
    elif choice < 0.9 and graph.nodes:
        gone = random.choice(list(graph.nodes))
        remove_nodes(graph, [gone], rejoin=random.random() < 0.7).redo(project)
    else:
        command = some_command(project, random)
        if command is not None:
            command.redo(project)


@settings(max_examples=250, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 4))
def test_every_fix_removes_its_finding(seed: int, mistakes: int) -> None:
    random = Random(seed)
    if random.random() < 0.5:
        project = project_of(sound_network())
    else:
        project = random.choice(NETWORKS)(random).project
    for _ in range(mistakes):
        spoil(project, random)
    before = dumps(project)
    for finding in find_mistakes(project):
        for fix in finding.fixes:
            assert fix.label
            fix.command.redo(project)
            after = dumps(project)
            keys = {key_of(other) for other in find_mistakes(project)}
            assert key_of(finding) not in keys, fix.label
            fix.command.undo(project)
            assert dumps(project) == before, fix.label
            fix.command.redo(project)
            assert dumps(project) == after, fix.label
            fix.command.undo(project)


@settings(max_examples=250, deadline=None)
@given(st.integers(0, 2**32))
def test_a_single_mistake_is_mended_by_taking_fixes(seed: int) -> None:
    """Whoever always takes the first fix gets to a network that can be trained."""
    random, project = Random(seed), project_of(sound_network())
    spoil(project, random)
    for _ in range(12):
        errors = [f for f in find_mistakes(project) if f.severity is Severity.ERROR]
        if not errors:
            return
        assert errors[0].fixes, errors[0]
        errors[0].fixes[0].command.redo(project)
    pytest.fail(f"still wrong: {errors}")


def test_the_sound_network_is_sound() -> None:
    assert find_mistakes(project_of(sound_network())) == ()


def test_many_mistakes_in_a_large_network_cost_a_bounded_number_of_trials() -> None:
    graph = chain(image(1, 28, 28), *[conv(4, padding=1)] * 300, "Flatten", "Linear")
    add(graph, "Output", {}, ["fc1"])
    for number in range(10, 300, 5):
        graph.remove_edge(Edge(f"conv{number}", f"conv{number + 1}"))
    findings = find_mistakes(project_of(graph))
    assert len(findings) == 58
    with_fixes = [finding for finding in findings if finding.fixes]
    assert findings[0].fixes
    assert 1 <= len(with_fixes) < len(findings)
