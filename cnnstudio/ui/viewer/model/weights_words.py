"""Which weights are looked at, in a few words."""

from __future__ import annotations

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.bridge.message import INITIAL
from cnnstudio.graph.text import translate
from cnnstudio.ui.format import grouped
from cnnstudio.ui.viewer.model.subject import RunLike


def words_of_weights(maps: Maps, run: RunLike, chosen: int, opened: str) -> str:
    """Return "epoch 3, training", "untrained weights" or the like.

    `chosen` is the kept epoch that was asked for (0: none), `opened` what the engine
    says of the weights of a finished run.
    """
    if maps.subject == "document":
        return translate("InspectModel", "untrained weights")
    plain = translate("InspectModel", "epoch {0}")
    if chosen == INITIAL:
        return translate("InspectModel", "before training")
    if chosen:
        best = translate("InspectModel", "epoch {0}, the best")
        return (best if maps.epoch == run.best_epoch else plain).format(maps.epoch)
    if not run.is_active:
        return opened or plain.format(maps.epoch)
    # The engine counts epochs that are done; this is the one that goes on.
    going_on = min(maps.epoch + 1, max(1, run.epochs))
    paused = translate("InspectModel", "epoch {0}, paused")
    trains = translate("InspectModel", "epoch {0}, training")
    return (paused if run.state.value == "paused" else trains).format(going_on)


def image_words(index: int, count: int, weights: str) -> str:
    """Say which image and which weights a look is of."""
    text = translate("ComparePage", "image {0} of {1}, {2}")
    return text.format(grouped(index + 1), grouped(count), weights)
