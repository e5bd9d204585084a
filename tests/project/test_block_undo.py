"""Whatever is done to blocks, undone it leaves the same bytes, and redone too."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

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


@settings(max_examples=1_000, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 10))
def test_any_sequence_is_undone_and_redone_to_the_same_bytes(
    seed: int, length: int
) -> None:
    random, project = Random(seed), small_project()
    states, done = [dumps(project)], list[Command]()
    tries = 0
    while len(done) < length and tries < 5 * length:
        tries += 1
        make = some_command if random.random() < 0.15 else some_block_command
        command = make(project, random)
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
