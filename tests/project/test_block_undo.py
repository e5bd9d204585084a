"""Whatever is done to blocks, undone it leaves the same bytes, and redone too."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.advice.refactor_preview import offer
from cnnstudio.advice.refactorings import refactorings
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.node import Edge
from cnnstudio.project.commands import Command
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
from tests.helpers.block_edits import some_block_command
from tests.helpers.blocks import chain as rows
from tests.helpers.blocks import instance, residual
from tests.helpers.edits import some_command
from tests.helpers.networks import chain, conv, image, linear, project_of
from tests.helpers.refactoring import scene_of


def small_project() -> Project:
    """A network with layers and a residual block of which there are three in a row."""
    project = project_of(chain(image(1, 12, 12), conv(8), "ReLU"))
    block = residual()
    project.library.add(block)
    rows(project.graph, [instance(block, "stage", channels=8, repeat=3)])
    chain(("MaxPool2d", {}), "Flatten", linear(10), "Output", graph=project.graph)
    for source, target in (("relu1", "stage"), ("stage", "pool1")):
        project.graph.add_edge(Edge(source, target))
    return project


def some_refactoring(project: Project, random: Random) -> Command | None:
    """Plan a refactoring of the network; None if it does not apply."""
    nodes = list(project.graph.nodes)
    chosen = random.sample(nodes, min(len(nodes), random.randint(0, 2)))
    made = random.choice(list(refactorings.values()))
    plan = offer(made, scene_of(project), chosen, {}).plan
    return plan.command if plan is not None else None


def some_change(project: Project, random: Random) -> Command | None:
    """Mostly of blocks, sometimes of layers, or a refactoring."""
    dice = random.random()
    make = some_command if dice < 0.15 else some_block_command
    return (some_refactoring if dice > 0.92 else make)(project, random)


@settings(max_examples=200, deadline=None)  # tests/torture has the many
@given(st.integers(0, 2**32), st.integers(1, 10))
def test_any_sequence_is_undone_and_redone_to_the_same_bytes(
    seed: int, length: int
) -> None:
    random, project = Random(seed), small_project()
    states, done = [dumps(project)], list[Command]()
    tries = 0
    while len(done) < length and tries < 5 * length:
        tries += 1
        command = some_change(project, random)
        if command is None:
            continue
        try:
            command.redo(project)
        except ValueError:
            assert dumps(project) == states[-1], "what cannot be done does nothing"
            continue
        done.append(command)
        states.append(dumps(project))
    infer_shapes(project.graph)  # whatever it looks like now, it never raises
    for command, before in zip(done[::-1], states[-2::-1], strict=True):
        command.undo(project)
        assert dumps(project) == before, command.text
    for command, after in zip(done, states[1:], strict=True):
        command.redo(project)
        assert dumps(project) == after, command.text
