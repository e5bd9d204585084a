"""What the checkpoints of a run will take on the disk, in a line."""

from __future__ import annotations

from cnnstudio.graph.cost import FLOAT_BYTES
from cnnstudio.graph.text import plural, translate
from cnnstudio.project.run_keeping import keeping_of, room, snapshots, states_of
from cnnstudio.ui import format as fmt
from cnnstudio.ui.document import Document


def keep_hint(document: Document) -> str:
    """Return how many checkpoints a run ends with, and how large they are together."""
    training, cost = document.project.training, document.whole.totals()
    weights = (cost.parameters + cost.buffers) * FLOAT_BYTES
    if not weights:
        return ""
    epochs, keeping = training.epochs, keeping_of(training, weights)
    count = snapshots(epochs, keeping)
    optimizer = cost.trainable * FLOAT_BYTES * states_of(training)
    said = plural("KeepWords", count, "{n} checkpoint", "{n} checkpoints")
    size = fmt.size(room(weights, optimizer, epochs, keeping))
    text = translate("KeepWords", "up to {0}, {1}")
    return text.format(fmt.counted(count, said), size)
