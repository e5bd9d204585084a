"""What is noticed of runs beside each other, which no run shows by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.text import translate
from cnnstudio.project.run_table import KnownRun

WORSE = 1.05
"""From this ratio of training losses on a difference is more than noise of batches."""
FEWEST_EPOCHS = 2


@dataclass(frozen=True, slots=True)
class ComparedNote:
    """A sentence about two runs, by their ids."""

    rule: str
    text: str
    runs: tuple[str, str]


def notes_on(runs: Sequence[KnownRun]) -> list[ComparedNote]:
    """Return what is worth knowing of these runs: at most one note for each rule."""
    depths = {run.record.id: depth_of(run) for run in runs}
    for deep, flat in permutations(runs, 2):
        if depths[deep.record.id] > depths[flat.record.id] > 0:
            note = _deeper_is_worse(deep, flat, depths)
            if note is not None:
                return [note]
    return []


def depth_of(run: KnownRun) -> int:
    """Return how many layers of a run's network have weights; 0 if it is unknown."""
    if run.project is None or not run.project.networks:
        return 0
    return infer_shapes(run.project.graph).totals().weight_layers


def _deeper_is_worse(
    deep: KnownRun, flat: KnownRun, depths: dict[str, int]
) -> ComparedNote | None:
    """He et al. 2015: a deeper plain network that fits the *training* data worse.

    What is compared is the mean over the last half of the epochs that both have, on
    the same data; worse validation alone would be overfitting, which this is not.
    """
    data = [run.record.fingerprints.get("data") for run in (deep, flat)]
    both = min(len(deep.epochs), len(flat.epochs))
    if data[0] != data[1] or both < FEWEST_EPOCHS:
        return None
    losses = [_late_loss(run, both) for run in (deep, flat)]
    if not losses[0] > losses[1] * WORSE:
        return None
    text = translate(
        "Advice",
        "{deep} is deeper than {flat} ({layers} and {layers2} layers with weights) and "
        "yet trains worse: after {epoch} epochs its training loss is {loss:.4g}, "
        "against {loss2:.4g}. That is a problem of optimization, not of capacity: add "
        "shortcuts or BatchNorm.",
    ).format(
        deep=deep.record.title,
        flat=flat.record.title,
        layers=depths[deep.record.id],
        layers2=depths[flat.record.id],
        epoch=both,
        loss=deep.epochs[both - 1].values["train/loss"],
        loss2=flat.epochs[both - 1].values["train/loss"],
    )
    return ComparedNote("deeper_is_worse", text, (deep.record.id, flat.record.id))


def _late_loss(run: KnownRun, epochs: int) -> float:
    late = run.epochs[epochs // 2 : epochs]
    return sum(epoch.values["train/loss"] for epoch in late) / len(late)
