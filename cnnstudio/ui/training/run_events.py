"""What happened to a run while it trained: noted for the plots, in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cnnstudio.graph.text import translate
from cnnstudio.project.file_format import ProjectError, loads
from cnnstudio.project.live_settings import with_live, with_live_pipeline
from cnnstudio.project.records import RunRecord
from cnnstudio.ui import format as fmt
from cnnstudio.ui.training.run import Run, RunEvent

CHANGED, RATE = "changed", "rate"
_RATE_SETTING = "learning_rate"


def note_change(
    run: Run, step: int, epoch: int, values: Mapping[str, Any], text: str
) -> None:
    """Note that a run trains with other values from a step on.

    `text` is what the engine says of it; a change of the rate has shorter words, which
    also stand beside the plan.
    """
    if any(e.step == step and e.kind in (CHANGED, RATE) for e in run.events):
        return  # told once more, of a run that was resumed
    kind, before = CHANGED, run.training.learning_rate
    run.training = with_live(run.training, values)
    if isinstance(run.essence, tuple):
        networks, blocks, dataset, _ = run.essence
        data = with_live_pipeline(dataset, values)
        run.essence = (networks, blocks, data, run.training)
    after = run.training.learning_rate
    if _RATE_SETTING in values:
        kind = RATE
        if len(values) == 1 and after != before:
            text = rate_words(before, after, epoch)
    run.events.append(RunEvent(step, kind, text))


def note_events(run: Run, record: RunRecord) -> None:
    """Note everything that `run.json` says has happened, if that is more than known."""
    if len(record.events) == len(run.events):
        return
    try:
        run.training = loads(record.project, record.name).project.training
    except ProjectError:
        return  # nothing of such a run is drawn ahead, and its record says why
    run.events = []
    for event in record.events:
        if event.kind == CHANGED:
            note_change(run, event.step, event.epoch, event.values, event.text)
        else:
            run.events.append(RunEvent(event.step, event.kind, event.text))


def rate_words(before: float, after: float, epoch: int) -> str:
    """Say how the learning rate was changed: `halved from epoch 9`."""
    share = after / before if before else 0.0
    if abs(share - 0.5) < 1e-3:
        text = translate("RunEvents", "halved from epoch {epoch}")
    elif abs(share - 2) < 1e-3:
        text = translate("RunEvents", "doubled from epoch {epoch}")
    elif abs(share - 0.1) < 1e-3:
        text = translate("RunEvents", "a tenth from epoch {epoch}")
    else:
        text = translate("RunEvents", "{rate} from epoch {epoch}, was {before}")
    return text.format(epoch=epoch, rate=fmt.rate(after), before=fmt.rate(before))
