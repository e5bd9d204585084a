"""What a lesson sees of the studio: a picture of one moment, without any widget."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cnnstudio.graph.layer import Layer
from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from cnnstudio.ui.modes import Mode


class LayerSeen(NamedTuple):
    """A layer of the shown network, with what it gives and how much it sees.

    `shape` is that of its output and () while nobody knows it; `field` is the height
    of its receptive field in pixels, 0 where there is none.
    """

    type: str
    layer: Layer | None = None
    shape: tuple[int, ...] = ()
    field: int = 0


class RunSeen(NamedTuple):
    """The shown run: its id, its finished epochs, and the last one's numbers."""

    id: str = ""
    epochs: int = 0
    train_loss: float = float("nan")
    validation_loss: float = float("nan")
    validation_accuracy: float = float("nan")


class Seen(NamedTuple):
    """One moment: layers by id, edges by their ends, names of findings, settings.

    `errors` and `remarks` are names of rules; `channel` and `image` are what Inspect
    shows; `mode` is the window's.
    """

    layers: Mapping[str, LayerSeen]
    edges: frozenset[tuple[str, str]]
    errors: frozenset[str]
    remarks: frozenset[str]
    selected: str
    mode: Mode
    dataset: DatasetConfig
    training: TrainingConfig
    run: RunSeen = RunSeen()
    channel: int = 0
    image: int = 0

    def shape(self, node: str) -> tuple[int, ...]:
        """Return what a layer gives; () if it is not there or nobody knows."""
        found = self.layers.get(node)
        return found.shape if found is not None else ()

    def field(self, node: str) -> int:
        """Return the height of a layer's receptive field in pixels; 0 without one."""
        found = self.layers.get(node)
        return found.field if found is not None else 0

    def value(self, node: str, name: str) -> object:
        """Return the resolved value of a layer's field; None if there is none."""
        found = self.layers.get(node)
        return getattr(found.layer, name, None) if found is not None else None

    def of_type(self, name: str) -> frozenset[str]:
        """Return the ids of all layers of a type."""
        return frozenset(n for n, seen in self.layers.items() if seen.type == name)

    def trains_on(self, before: Seen, epochs: int = 1) -> bool:
        """True once a run, new or gone on, has as many more epochs than `before`."""
        known = before.run.epochs if self.run.id == before.run.id else 0
        return self.run.epochs >= known + epochs
