"""What can be done with a run now, as data for buttons and menus."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from cnnstudio.advice.rule import Severity
from cnnstudio.project.sources import SOURCES
from cnnstudio.ui import format as fmt
from cnnstudio.ui.document import Document
from cnnstudio.ui.training.run import Run, RunState


@dataclass(frozen=True, slots=True)
class RunAction:
    """A button: `key` for `RunController.perform`; disabled if there is a `reason`."""

    key: str
    text: str
    icon: str
    tip: str = ""
    reason: str = ""


def primary(run: Run, blocked: str) -> RunAction:
    """Return the one next action for a run; `blocked` is why Train is not possible."""
    state = run.state
    if state is RunState.STARTING:
        reason = _tr("The run is about to start.")
        return RunAction("pause", _tr("Pause"), "pause", reason=reason)
    if state is RunState.RUNNING:
        return RunAction("pause", _tr("Pause"), "pause", _tr("Wait after this step"))
    if state is RunState.PAUSED:
        return RunAction("resume", _tr("Resume"), "play", _tr("Go on training"))
    if state is RunState.STOPPING:
        reason = _tr("The run ends after the running step.")
        return RunAction("pause", _tr("Pause"), "pause", reason=reason)
    if state is RunState.INTERRUPTED:
        return resume_interrupted(run)
    tip = _tr("Train the network as a new run")
    return RunAction("train", _tr("Train"), "play", tip, blocked)


def secondary(run: Run, blocked: str) -> RunAction | None:
    """Return the action beside the primary one, if there is any."""
    if run.state is RunState.STOPPING:
        tip = _tr("End the engine at once; the last checkpoint is kept")
        return RunAction("stop", _tr("Stop now"), "stop", tip)
    if run.is_active:
        tip = _tr("End after this step; the best epoch is kept")
        return RunAction("stop", _tr("Stop"), "stop", tip)
    if run.state is RunState.INTERRUPTED:
        tip = _tr("Train the network as a new run")
        return RunAction("train", _tr("Train anew"), "refresh", tip, blocked)
    if run.can_go_on:
        more = fmt.plural(run.usual_more, "more epoch")
        tip = _tr("Go on with {0} for {1}, optimizer and all").format(run.name, more)
        return RunAction("train_on", _tr("Train on"), "next", tip)
    return None


def resume_interrupted(run: Run) -> RunAction:
    """Return the action that takes an interrupted run up again."""
    if run.has_checkpoint:
        text, tip = _tr("Resume"), _tr("Resume from the last checkpoint")
    else:
        text, tip = _tr("Start again"), _tr("Start the run again from its beginning")
    return RunAction("resume_interrupted", text, "play", tip)


def what_blocks(document: Document) -> str:
    """Say why a document cannot be trained; empty if it can."""
    if not document.project.graph.nodes:
        return _tr("The network is empty: add layers from Input to Output.")
    errors = [f for f in document.findings if f.severity is Severity.ERROR]
    if errors:
        count = fmt.plural(len(errors), "error")
        return _tr("{0} in the network: {1}").format(count, errors[0].message)
    if not document.whole.is_clean:
        return _tr("The network is not complete: some layers wait for others.")
    if document.project.dataset.source not in SOURCES:
        return _tr("No data are chosen yet: choose them in Train, under Data.")
    return ""


def what_was_lost(run: Run, killed: bool) -> str:
    """Say how a run broke off and what of it is saved."""
    if killed:
        text = _tr("Stopped at once, in epoch {0}.")
    else:
        text = _tr("The engine ended unexpectedly at epoch {0}.")
    text = text.format(max(1, run.progress.epoch))
    if run.saved_epoch:
        saved = _tr("Everything up to epoch {0} is saved.").format(run.saved_epoch)
    elif run.has_checkpoint:
        saved = _tr("A checkpoint from within the first epoch is saved.")
    else:
        saved = _tr("No epoch was finished, so nothing is saved yet.")
    return f"{text} {saved}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("RunActions", text)
