"""What else changes when a project gets data of somebody's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import translate
from cnnstudio.project.commands import Command, Composite, EditSettings
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.first_network import first_network, fitting_input
from cnnstudio.project.record import raw_of
from cnnstudio.project.settings import (
    DatasetConfig,
    facts_of,
    settings_from,
    settings_to,
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
    of the data, or shares of all.
    """
    changes: dict[str, Any] = {"sources": [dict(raw) for raw in sources]}
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


def begin_with(
    graph: Graph, data: DatasetConfig, sources: Sequence[dict[str, Any]]
) -> Composite:
    """Return the one step that sets the data and puts a network for them in place.

    Raises `ValueError` if nothing is known of the data yet.
    """
    changes = source_changes(data, sources)
    after = settings_from(DatasetConfig, {**settings_to(data), **changes})
    facts = facts_of(after)
    if facts is None:
        raise ValueError("the data were not scanned")
    text = translate("Commands", "Start with a small network for these data")
    return Composite(text, fitting_steps(graph, after, facts, changes))


def fitting_steps(
    graph: Graph,
    data: DatasetConfig,
    facts: DataFacts,
    changes: dict[str, Any] | None = None,
) -> list[Command]:
    """Return the commands that put a network for known data in place of the graph.

    Images larger than its Input are scaled by the pipeline. `changes` of the data are
    made as well.
    """
    shape = fitting_input(facts.shape)
    wanted = dict(changes or {})
    if shape != facts.shape:
        wanted |= with_fit(data, "resize")
    steps: list[Command] = [EditSettings("dataset", wanted)] if wanted else []
    steps.append(first_network(graph, facts.task, shape, max(1, facts.outputs)))
    return steps


def found_in(source: dict[str, Any], facts: DataFacts) -> dict[str, Any]:
    """Return a source's raw form with what a scan has found."""
    return {**source, "found": [raw_of(replace(facts))]}
