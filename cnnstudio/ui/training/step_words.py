"""How a run is divided, in words: below the batch size and the epochs."""

from __future__ import annotations

from cnnstudio.graph.text import plural, translate
from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from cnnstudio.project.split_sizes import part_sizes
from cnnstudio.ui import format as fmt
from cnnstudio.ui.training.steps import last_batch, steps_per_epoch


def steps_hint(dataset: DatasetConfig, training: TrainingConfig) -> str:
    """Say how many steps an epoch has, and what becomes of a smaller last batch."""
    images = part_sizes(dataset).train
    if not images:
        return ""
    steps = steps_per_epoch(images, training)
    said = plural("SettingsForm", steps, "{n} step an epoch", "{n} steps an epoch")
    said = fmt.counted(steps, said)
    rest = last_batch(images, training)
    if rest == training.batch_size or not training.batch_size:
        return said
    if training.drop_last:
        left = translate("SettingsForm", "{0}, {1} images left out of each")
    else:
        left = translate("SettingsForm", "{0}, the last with {1}")
    return left.format(said, fmt.grouped(rest))


def epochs_hint(dataset: DatasetConfig, training: TrainingConfig) -> str:
    """Say how many steps the whole run has, and updates if they are fewer."""
    images = part_sizes(dataset).train
    if not images:
        return ""
    total = steps_per_epoch(images, training) * training.epochs
    said = plural("SettingsForm", total, "{n} step in all", "{n} steps in all")
    said = fmt.counted(total, said)
    if training.accumulate > 1:
        updates = -(-steps_per_epoch(images, training) // training.accumulate)
        each = translate("SettingsForm", "{0}, {1} updates of the weights")
        return each.format(said, fmt.grouped(updates * training.epochs))
    return said
