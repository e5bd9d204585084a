"""R5: sequences of edits of any kind, undone to the start and done again.

Every command there is takes part: layers and wires, fields, settings, blocks and what
is inside of them, frames, layers that are off, replacing, pasting, layout, refactoring
and fixes. At the start, at the end and at every 20th state between them the project's
file is compared byte for byte, both ways; each of those states is also saved, loaded,
and saved again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from random import Random
from typing import Any

from cnnstudio.advice.check import find_all
from cnnstudio.advice.refactor_preview import offer
from cnnstudio.advice.refactorings import refactorings
from cnnstudio.graph.node import Edge
from cnnstudio.project.block_commands import graphs_of
from cnnstudio.project.commands import Command, Composite, remove_nodes
from cnnstudio.project.file_format import dumps, loads
from cnnstudio.project.project import Project, empty_project
from tests.helpers.arrange_edits import some_arrangement
from tests.helpers.block_edits import some_block_command
from tests.helpers.blocks import chain as rows
from tests.helpers.blocks import instance, residual
from tests.helpers.edits import some_command
from tests.helpers.networks import chain, conv, image, linear, project_of
from tests.helpers.refactoring import scene_of

STEPS, SAVED = 60, 20
MOST_NODES = 18
"""What a sequence may let a network grow to: time is better spent on other ones."""


class UndoTortureError(AssertionError):
    """A state differs: the seed, and what was done or undone last."""


@dataclass
class Tally:
    """What was done: sequences, steps of each kind, states that were compared."""

    sequences: int = 0
    states: int = 0
    refused: int = 0
    kinds: Counter[str] = field(default_factory=Counter)

    def row(self) -> dict[str, Any]:
        """Return all of it, as text can hold it."""
        return asdict(self)

    @property
    def steps(self) -> int:
        """All commands that were done, undone and done again."""
        return sum(self.kinds.values())


def start(random: Random, *, blocks: bool) -> Project:
    """Return a project to begin with: a chain, sometimes empty, or one with blocks."""
    if not blocks:
        if random.random() < 0.2:
            return empty_project()
        return project_of(
            chain(image(1, 28, 28), conv(8), "ReLU", "Flatten", linear(10), "Output")
        )
    project = project_of(chain(image(1, 12, 12), conv(8), "ReLU"))
    block = residual()
    project.library.add(block)
    rows(project.graph, [instance(block, "stage", channels=8, repeat=3)])
    chain(("MaxPool2d", {}), "Flatten", linear(10), "Output", graph=project.graph)
    for source, target in (("relu1", "stage"), ("stage", "pool1")):
        project.graph.add_edge(Edge(source, target))
    return project


def some_edit(project: Project, random: Random) -> Command | None:
    """Return a command of any kind that can be done now, or None."""
    if sum(len(graph.nodes) for graph in project.networks.values()) > MOST_NODES:
        return _thinned(project, random)
    dice = random.random()
    for share, make in SHARES:
        if dice < share:
            return make(project, random)
        dice -= share
    return some_arrangement(project, random)


def some_fix(project: Project, random: Random) -> Command | None:
    """Return the command of a fix that the program offers now."""
    if len(project.graph.nodes) > 15:  # each is tried on a copy: that takes long
        return None
    fixes = [fix for finding in find_all(project) for fix in finding.fixes]
    return random.choice(fixes).command if fixes else None


def some_refactoring(project: Project, random: Random) -> Command | None:
    """Return the command of a refactoring of the network, if it applies."""
    nodes = list(project.graph.nodes)
    chosen = random.sample(nodes, min(len(nodes), random.randint(0, 2)))
    made = random.choice(list(refactorings.values()))
    plan = offer(made, scene_of(project), chosen, {}).plan
    return plan.command if plan is not None else None


def some_block_edit(project: Project, random: Random) -> Command | None:
    """Return a command on blocks, if there is any layer to begin with."""
    some = any(graph.nodes for _, graph in graphs_of(project))
    return some_block_command(project, random) if some else None


def _thinned(project: Project, random: Random) -> Command | None:
    nodes = list(project.graph.nodes)
    return remove_nodes(project.graph, random.sample(nodes, len(nodes) // 2))


SHARES: tuple[tuple[float, Callable[[Project, Random], Command | None]], ...] = (
    (0.35, some_command),
    (0.3, some_block_edit),
    (0.002, some_fix),
    (0.003, some_refactoring),
)


def torture(seed: int, tally: Tally, steps: int = STEPS) -> None:
    """Do, undo and do again one sequence; raises `UndoTortureError`.

    The projects of odd seeds begin with blocks.
    """
    random = Random(seed)
    project = start(random, blocks=bool(seed % 2))
    done: list[Command] = []
    states = {0: dumps(project)}
    while len(done) < steps:
        command = some_edit(project, random)
        if command is None:
            continue
        try:
            command.redo(project)
        except ValueError:
            tally.refused += 1
            continue
        done.append(command)
        tally.kinds[_kind(command)] += 1
        if len(done) % SAVED == 0:
            states[len(done)] = _saved(project, seed)
    states[len(done)] = dumps(project)
    for index in range(len(done), 0, -1):
        done[index - 1].undo(project)
        _compare(project, states, index - 1, seed, f"undoing {done[index - 1].text}")
    for index, command in enumerate(done, 1):
        command.redo(project)
        _compare(project, states, index, seed, f"doing again {command.text}")
    tally.sequences += 1
    tally.states += 2 * len(states)


def _kind(command: Command) -> str:
    """Name a command by its class; one of several steps by the first of them."""
    while type(command) is Composite and command.commands:
        command = command.commands[0]
    return type(command).__name__


def _compare(
    project: Project, states: dict[int, str], index: int, seed: int, what: str
) -> None:
    if index in states and dumps(project) != states[index]:
        raise UndoTortureError(f"seed {seed}: state {index} differs after {what}")


def _saved(project: Project, seed: int) -> str:
    """Save, load and save again; return the text."""
    text = dumps(project)
    read = loads(text)
    wrong = [note for note in read.notes if note.severity == "lost"]
    if wrong or dumps(read.project) != text:
        raise UndoTortureError(f"seed {seed}: the saved project differs: {wrong}")
    return text


def run(seeds: range) -> Tally:
    """Torture one sequence for each seed."""
    tally = Tally()
    for seed in seeds:
        torture(seed, tally)
    return tally


def added(tallies: Iterable[Tally]) -> Tally:
    """Add up what was done."""
    whole = Tally()
    for tally in tallies:
        whole.sequences += tally.sequences
        whole.states += tally.states
        whole.refused += tally.refused
        whole.kinds += tally.kinds
    return whole
