"""Runs out of their folders, and whether a document still is what was trained."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import translate
from cnnstudio.project.file_format import ProjectError, loads
from cnnstudio.project.project import Project
from cnnstudio.project.records import RunError, RunRecord
from cnnstudio.project.run_tables import read_epochs, read_steps
from cnnstudio.project.runs import read_run
from cnnstudio.ui.training.run import (
    Run,
    RunState,
    run_of,
    state_of,
)
from cnnstudio.ui.training.run_events import note_events


def essence(project: Project) -> object:
    """Return what decides about training: equal for projects that train alike.

    Positions and names of layers do not count.
    """
    networks = {name: _layers(graph) for name, graph in project.networks.items()}
    blocks = {
        known.id: (known.params, _layers(known.graph))
        for known in project.library.definitions.values()
    }
    return networks, blocks, project.dataset, project.training


def why_not_train_on(run: Run, project: Project) -> str:
    """Say why a run cannot go on with a project as it is now; empty if it can.

    Its weights belong to the network that was trained, and what it has learned to
    those data. Other settings are those of the run, whatever the project says now.
    """
    if not isinstance(run.essence, tuple):
        return translate("RunFiles", "The project of {0} cannot be read any more.")
    now = essence(project)
    assert isinstance(now, tuple)
    if run.essence[:2] != now[:2]:
        return translate(
            "RunFiles",
            "The network was edited since {0}, whose weights fit the old one. Train it "
            "as a new run, or undo the edits.",
        )
    if run.essence[2] != now[2]:
        return translate(
            "RunFiles",
            "The data were changed since {0}. Train on them as a new run, or undo the "
            "changes.",
        )
    return ""


def _layers(graph: Graph) -> object:
    nodes = {n.id: (n.type, _listed(n.fields)) for n in graph.nodes.values()}
    return nodes, list(graph.edges)


def _listed(fields: Mapping[str, object]) -> dict[str, object]:
    """Return fields as a file gives them back: a pair is a list there."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in fields.items()}


def run_from(folder: Path, record: RunRecord | None = None) -> Run:
    """Return the run of a folder, its measurements still to be read (`fill`).

    Raises `RunError` if the folder cannot be read.
    """
    record = record or read_run(folder)
    try:
        project = loads(record.project, record.name).project
        run, run_essence = run_of(project), essence(project)
    except ProjectError as error:
        run, run_essence = Run(message=str(error)), None
    run.id, run.number, run.folder = record.id, record.number, folder
    run.snapshot, run.essence = record.project, run_essence
    run.is_loaded = False
    note_record(run, record)
    return run


def note_record(run: Run, record: RunRecord) -> None:
    """Take over what `run.json` says of a run by now."""
    run.name = record.title
    run.epochs = record.epochs or run.epochs
    run.state = state_of(record)
    run.stopped = record.status == "stopped"
    run.saved_epoch, run.best_epoch = record.epochs_done, record.best_epoch
    run.has_checkpoint = record.last is not None
    run.metric, run.results = record.metric, record.results
    run.device = record.device
    run.seconds = record.seconds
    note_events(run, record)
    run.message = record.problem or record.message or run.message
    if run.state is RunState.INTERRUPTED:
        text = translate(
            "RunFiles", "This run was interrupted. Everything up to epoch {0} is saved."
        )
        nothing = translate(
            "RunFiles", "This run was interrupted before its first epoch was finished."
        )
        run.message = text.format(run.saved_epoch) if run.saved_epoch else nothing


def note_what_happened(run: Run) -> None:
    """Look up what a run that is over has noted of itself: events, time taken.

    The last steps were told before the last validation and the test: their clock, by
    which the curves are drawn, stays.
    """
    try:
        record = read_run(run.folder)
    except RunError:
        return  # the folder is gone: what is known stays
    note_events(run, record)
    run.seconds = record.seconds


def note_saved(run: Run) -> None:
    """Look up what a run that broke off has saved: more than it had time to tell."""
    try:
        record = read_run(run.folder)
    except RunError:
        return  # the folder went with the engine: what is known stays
    run.has_checkpoint = run.has_checkpoint or record.last is not None
    run.saved_epoch = max(run.saved_epoch, record.epochs_done)


def fill(run: Run) -> None:
    """Read a run's measurements into its history; damaged lines are left out."""
    run.is_loaded = True
    columns, epochs = read_steps(run.folder), read_epochs(run.folder)
    run.history.load(columns, epochs)
    run.progress.elapsed = run.seconds
    if columns.step:
        run.last_step = columns.step[-1]
        run.progress.epoch = columns.epoch[-1]
        rates = columns.values.get("run/learning_rate", ())
        run.progress.learning_rate = rates[-1] if rates else math.nan
    if epochs:
        speed = epochs[-1].values.get("run/images_per_second", math.nan)
        run.progress.images_per_second = speed
