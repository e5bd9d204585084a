"""Refactorings in any order on the samples: undone they leave the same bytes."""

from __future__ import annotations

from random import Random

import pytest

from cnnstudio.advice.check import find_mistakes
from cnnstudio.advice.refactor_preview import offer
from cnnstudio.advice.refactorings import refactorings
from cnnstudio.advice.rule import Severity
from cnnstudio.graph.param import Param
from cnnstudio.paths import sample_project
from cnnstudio.project.commands import Command
from cnnstudio.project.file_format import dumps, loads
from cnnstudio.project.project import Project
from tests.helpers.refactoring import scene_of

SAMPLES = ("digits_simple", "digits_lenet", "digits_residual", "lenet5")
LARGEST = 60  # layers: from there on a sequence begins anew


def some_option(param: Param, random: Random) -> object:
    if param.kind == "choice":
        return random.choice(param.choices)
    if param.kind == "bool":
        return random.random() < 0.5
    return round(random.uniform(max(param.minimum, -2), min(param.maximum, 2)), 2)


def some_selection(project: Project, random: Random) -> list[str]:
    """Nothing, a layer, or a stretch: as many as three in the order of computation."""
    order = project.graph.order().nodes
    start, length = random.randrange(len(order)), random.choice([0, 1, 1, 3])
    return list(order[start : start + length])


def some_change(project: Project, random: Random) -> Command | None:
    """Plan a refactoring that applies; None if the dice found none."""
    chosen = random.choice(list(refactorings.values()))
    options = {n: some_option(p, random) for n, p in chosen.options.items()}
    nodes = some_selection(project, random)
    found = offer(chosen, scene_of(project), nodes, options)
    assert (found.plan is None) == bool(found.reason), chosen.name
    if found.plan is None:
        return None
    return found.plan.command


def is_sound(project: Project) -> bool:
    return not any(f.severity is Severity.ERROR for f in find_mistakes(project))


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("seed", range(10))
def test_any_sequence_is_undone_and_redone_to_the_same_bytes(
    sample: str, seed: int
) -> None:
    """Forty samples and seeds of 25 refactorings each: 1,000 steps."""
    random = Random(seed)
    project = loads(sample_project(sample).read_text()).project
    states, done = [dumps(project)], list[Command]()
    steps = 0
    while steps < 25:
        if len(project.graph.nodes) > LARGEST or random.random() < 0.2:
            while done and random.random() < 0.8:
                done.pop().undo(project)
                states.pop()
                assert dumps(project) == states[-1]
            continue
        command = some_change(project, random)
        if command is None:
            continue
        command.redo(project)
        assert is_sound(project), command.text
        done.append(command)
        states.append(dumps(project))
        steps += 1
    for command, before in zip(done[::-1], states[-2::-1], strict=True):
        command.undo(project)
        assert dumps(project) == before
    for command, after in zip(done, states[1:], strict=True):
        command.redo(project)
        assert dumps(project) == after
    for command in reversed(done):
        command.undo(project)
    assert dumps(project) == states[0]
