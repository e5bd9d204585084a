"""What else changes when a project gets data of somebody's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cnnstudio.graph.text import translate
from cnnstudio.project.commands import Command, Composite, EditSettings
from cnnstudio.project.first_network import first_network, fitting_input
from cnnstudio.project.project import Project
from cnnstudio.project.recipes import SENSIBLE, recipe_command
from cnnstudio.project.settings import (
    DatasetConfig,
    facts_of,
    settings_from,
    settings_to,
    tag_of,
    with_fit,
)
from cnnstudio.project.split_sizes import part_sizes

SHARE = 0.15
"""Share of validation and of test, where the data do not say it."""


def source_changes(
    data: DatasetConfig, sources: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """Return the change of settings that other sources bring: they, and the parts.

    The parts stay as they are asked for if they still can be had; else they are those
    of the data, or shares of all. The kind of the images is asked of the new sources
    where it was that of the old ones.
    """
    changes: dict[str, Any] = {"sources": [dict(raw) for raw in sources]}
    if "unknown" != data.tag == tag_of(replace(data, tag="unknown")):
        changes["tag"] = "unknown"
    after = settings_from(DatasetConfig, {**settings_to(data), **changes})
    facts = facts_of(after)
    if facts is None:
        return changes
    if facts.own_parts:
        return {**changes, "split": "own"}
    brought = any(known.own_parts for known in (facts_of(data),) if known)
    fits = data.split == "counts" and part_sizes(after).total == facts.count
    if data.split == "shares" or (fits and not brought):
        return changes
    shares = {"validation_share": SHARE, "test_share": SHARE}
    return {**changes, "split": "shares", **shares}


def start_command(project: Project) -> Composite:
    """Return the one step that sets a project up for its data, all but them.

    A small network takes the place of what is there, images larger than its Input are
    scaled, and the training is as the recipe "Sensible" says. Raises `ValueError` if
    nothing is known of the data yet.
    """
    facts = facts_of(project.dataset)
    if facts is None:
        raise ValueError("nothing is known of the data")
    shape = fitting_input(facts.shape)
    steps: list[Command] = []
    if shape != facts.shape:
        steps.append(EditSettings("dataset", with_fit(project.dataset, "resize")))
    outputs = max(1, facts.outputs)
    steps.append(first_network(project.graph, facts.task, shape, outputs))
    trial = project.copied()
    for step in steps:
        step.redo(trial)
    steps.append(recipe_command(SENSIBLE, trial))
    text = translate("Commands", "Start with a small network for these data")
    return Composite(text, steps)
