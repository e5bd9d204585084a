"""What can be done with a run now, as data for buttons and menus."""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.advice.rule import Severity
from cnnstudio.graph.text import plural, translate
from cnnstudio.project.settings import facts_of
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
        reason = translate("RunActions", "The run is about to start.")
        return RunAction(
            "pause", translate("RunActions", "Pause"), "pause", reason=reason
        )
    if state is RunState.RUNNING:
        return RunAction(
            "pause",
            translate("RunActions", "Pause"),
            "pause",
            translate("RunActions", "Wait after this step"),
        )
    if state is RunState.PAUSED:
        return RunAction(
            "resume",
            translate("RunActions", "Resume"),
            "play",
            translate("RunActions", "Go on training"),
        )
    if state is RunState.STOPPING:
        reason = translate("RunActions", "The run ends after the running step.")
        return RunAction(
            "pause", translate("RunActions", "Pause"), "pause", reason=reason
        )
    if state is RunState.INTERRUPTED:
        return resume_interrupted(run)
    tip = translate("RunActions", "Train the network as a new run")
    return RunAction("train", translate("RunActions", "Train"), "play", tip, blocked)


def secondary(run: Run, blocked: str, edited: str = "") -> RunAction | None:
    """Return the action beside the primary one, if there is any.

    `edited` is why the run cannot go on with the project as it is now.
    """
    if run.state is RunState.STOPPING:
        tip = translate(
            "RunActions", "End the engine at once; the last checkpoint is kept"
        )
        return RunAction("stop", translate("RunActions", "Stop now"), "stop", tip)
    if run.is_active:
        tip = translate("RunActions", "End after this step; the best epoch is kept")
        return RunAction("stop", translate("RunActions", "Stop"), "stop", tip)
    if run.state is RunState.INTERRUPTED:
        tip = translate("RunActions", "Train the network as a new run")
        return RunAction(
            "train", translate("RunActions", "Train anew"), "refresh", tip, blocked
        )
    if run.can_go_on:
        more = fmt.counted(
            run.usual_more,
            plural("RunActions", run.usual_more, "{n} more epoch", "{n} more epochs"),
        )
        tip = translate(
            "RunActions", "Go on with {0} for {1}: its weights, optimizer and settings"
        ).format(run.name, more)
        text = translate("RunActions", "Train on")
        return RunAction("train_on", text, "next", tip, edited)
    return None


def resume_interrupted(run: Run) -> RunAction:
    """Return the action that takes an interrupted run up again."""
    if run.has_checkpoint:
        text, tip = (
            translate("RunActions", "Resume"),
            translate("RunActions", "Resume from the last checkpoint"),
        )
    else:
        text, tip = (
            translate("RunActions", "Start again"),
            translate("RunActions", "Start the run again from its beginning"),
        )
    return RunAction("resume_interrupted", text, "play", tip)


def what_blocks(document: Document, data_wait: str = "") -> str:
    """Say why a document cannot be trained; empty if it can.

    `data_wait` is said, if not empty, where nothing is known of the data yet.
    """
    if not document.project.graph.nodes:
        return translate(
            "RunActions", "The network is empty: add layers from Input to Output."
        )
    errors = [f for f in document.findings if f.severity is Severity.ERROR]
    if errors:
        said = plural(
            "RunActions",
            len(errors),
            "{n} error in the network: {message}",
            "{n} errors in the network: {message}",
        )
        return said.format(n=fmt.count(len(errors)), message=errors[0].message)
    if not document.whole.is_clean:
        return translate(
            "RunActions", "The network is not complete: some layers wait for others."
        )
    if facts_of(document.project.dataset) is None:
        return data_wait or translate(
            "RunActions", "No data are chosen yet: choose them in Data."
        )
    return ""


def what_was_lost(run: Run, killed: bool) -> str:
    """Say how a run broke off and what of it is saved."""
    if killed:
        text = translate("RunActions", "Stopped at once, in epoch {0}.")
    else:
        text = translate("RunActions", "The engine ended unexpectedly at epoch {0}.")
    text = text.format(max(1, run.progress.epoch))
    if run.saved_epoch:
        saved = translate("RunActions", "Everything up to epoch {0} is saved.").format(
            run.saved_epoch
        )
    elif run.has_checkpoint:
        saved = translate(
            "RunActions", "A checkpoint from within the first epoch is saved."
        )
    else:
        saved = translate(
            "RunActions", "No epoch was finished, so nothing is saved yet."
        )
    return f"{text} {saved}"
