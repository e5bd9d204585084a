"""The actions of the menu Run."""

from __future__ import annotations

from cnnstudio.ui.actions.spec import ActionSpec

# fmt: off
RUN_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("train", "Run", "Train or pause", "run.train_or_pause", "F5", "play"),
    ActionSpec("stop", "Run", "Stop", "run.stop_run", "Shift+F5", "stop"),
    ActionSpec("try_batch", "Run", "Try one batch", "run.try_batch", "Ctrl+F5", "step"),
    ActionSpec(
        "next_image", "Run", "Next image", "run.next_image", "Ctrl+Right", "next", 1,
    ),
    ActionSpec(
        "previous_image", "Run", "Previous image", "run.previous_image", "Ctrl+Left",
        "previous", 1
    ),
    ActionSpec(
        "next_mistake", "Run", "Next mistake", "run.next_mistake", "Ctrl+M",
        "skip-mistake", 1
    ),
)
# fmt: on
