"""The pipeline: what cannot be performed, and what is hardly meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from math import prod

from cnnstudio.advice.edits import set_settings
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import (
    Draft,
    Overview,
    Proposals,
    project_rule,
    shape_text,
)
from cnnstudio.graph.text import translate
from cnnstudio.project.pipeline import (
    as_change,
    input_shape,
    replaced,
    shape_behind,
)
from cnnstudio.project.settings import DatasetConfig, facts_of
from cnnstudio.project.steps.numbers import (
    MOST_VALUES,
    Decorrelate,
    Normalize,
    NumberStep,
    Scale,
    Whiten,
)
from cnnstudio.project.steps.step import Step

CHEAP_VALUES = 3_072
"""Values of an input (3 × 32 × 32) up to which whitening takes seconds."""
FAR_MEAN, WIDE_DEVIATION = 1.0, 3.0


def numbered(data: DatasetConfig) -> Iterator[tuple[int, Step]]:
    """Yield the steps that are on, with their places in the list."""
    return ((n, step) for n, step in enumerate(data.pipeline) if step.on)


def title_of(step: Step) -> str:
    """Return what people call a step."""
    return translate("Steps", step.title)


def removing(data: DatasetConfig, number: int) -> Proposals:
    """Propose to take a step away."""
    label = translate("Advice", "Remove the step {title}").format(
        title=title_of(data.pipeline[number])
    )
    yield set_settings("dataset", replaced(data.pipeline, number), label)


# What cannot be performed


@project_rule
def steps_suit_the_data(overview: Overview) -> Iterable[Draft]:
    """Find steps for images where the data are none."""
    data = overview.project.dataset
    facts = facts_of(data)
    if facts is None:
        return
    for number, step in numbered(data):
        if len(facts.shape) in step.ranks:
            continue
        finding = Finding(
            "step_rank",
            Severity.ERROR,
            (),
            translate(
                "Advice", "{title} works on images, and the data are none"
            ).format(title=title_of(step)),
            expected=translate("Advice", "images"),
            got=shape_text(facts.shape),
            param="pipeline",
        )
        yield Draft(finding, partial(removing, data, number))


@project_rule
def statistics_are_of_these_data(overview: Overview) -> Iterable[Draft]:
    """Find entered statistics that are those of other data, or of another scale."""
    data = overview.project.dataset
    facts = facts_of(data)
    low, high = 0.0, 1.0
    if facts is None or len(facts.shape) == 1:
        return
    target = input_shape(overview.project.graph) or facts.shape
    channels = shape_behind(data.pipeline, facts.shape, target)[0]
    for number, step in numbered(data):
        if isinstance(step, Normalize) and step.statistics == "entered":
            problem = _other_statistics(step, channels, low, high)
            if problem is not None:
                yield Draft(problem, partial(_measure, data, number, step))
        if isinstance(step, NumberStep):
            low, high = spread_behind(step, low, high)


def _other_statistics(
    step: Normalize, channels: int, low: float, high: float
) -> Finding | None:
    finding = Finding("statistics", Severity.ERROR, (), "", param="pipeline")
    counts = {len(step.mean), len(step.std)} - {1, channels}
    if counts:
        return replace(
            finding,
            message=translate(
                "Advice", "The statistics entered are of another number of channels"
            ),
            expected=f"{channels:,}",
            got=f"{counts.pop():,}",
        )
    outside = [mean for mean in step.mean if not low <= mean <= high]
    if outside:
        return replace(
            finding,
            message=translate(
                "Advice", "The mean entered lies outside of the values it is for"
            ),
            expected=f"{low:g} … {high:g}",
            got=f"{outside[0]:g}",
        )
    return None


def _measure(data: DatasetConfig, number: int, step: Normalize) -> Proposals:
    yield set_settings(
        "dataset",
        replaced(data.pipeline, number, replace(step, statistics="measured")),
        translate("Advice", "Measure mean and deviation on the training images"),
    )
    if max(step.mean) > 1:  # of bytes, as some tables give them
        smaller = replace(
            step,
            mean=tuple(round(mean / 255, 6) for mean in step.mean),
            std=tuple(max(1e-6, round(std / 255, 6)) for std in step.std),
        )
        yield set_settings(
            "dataset",
            replaced(data.pipeline, number, smaller),
            translate("Advice", "Divide mean and deviation by 255"),
        )


# What is hardly meant


def spread_behind(step: NumberStep, low: float, high: float) -> tuple[float, float]:
    """Return about where values of `low` to `high` lie behind a step."""
    if isinstance(step, Scale):
        bottom, top = step.bounds
        return bottom + low * (top - bottom), bottom + high * (top - bottom)
    if isinstance(step, Normalize) and step.statistics == "entered":
        mean, std = step.mean[0], step.std[0]
        return (low - mean) / std, (high - mean) / std
    if step.scales:
        return -2.0, 2.0
    half = (high - low) / 2
    return (-half, half) if step.centres else (low, high)


@project_rule
def input_is_normalized(overview: Overview) -> Iterable[Draft]:
    """Find pixels that reach the network on a scale that its weights are not made for.

    A BatchNorm behind the first layer does not change that: its gradients are those
    of the large numbers.
    """
    data = overview.project.dataset
    facts = facts_of(data)
    if facts is None or len(facts.shape) == 1:
        return
    low, high = 0.0, 1.0
    for _, step in numbered(data):
        if isinstance(step, NumberStep):
            low, high = spread_behind(step, low, high)
    mean, deviation = (low + high) / 2, (high - low) / 4
    if abs(mean) <= FAR_MEAN and deviation <= WIDE_DEVIATION:
        return
    finding = Finding(
        "input_scale",
        Severity.WARNING,
        (),
        translate(
            "Advice",
            "Pixels range {low:g} … {high:g}: normalize them per channel. BatchNorm "
            "does not replace it",
        ).format(low=low, high=high),
        expected=translate("Advice", "a mean near 0 and a deviation near 1"),
        got=translate("Advice", "about {mean:.3g} and {deviation:.3g}").format(
            mean=mean, deviation=deviation
        ),
        param="pipeline",
    )
    yield Draft(finding, partial(_normalize, data))


def _normalize(data: DatasetConfig) -> Proposals:
    yield set_settings(
        "dataset",
        as_change([*data.pipeline, Normalize()]),
        translate("Advice", "Add the step Normalize per channel"),
    )
    for number, step in numbered(data):
        if isinstance(step, Scale):
            yield from removing(data, number)


@project_rule
def whitening_is_affordable(overview: Overview) -> Iterable[Draft]:
    """Tell what whitening costs where it is much, and refuse what cannot be done."""
    data, shape = overview.project.dataset, input_shape(overview.project.graph)
    values = prod(shape) if shape is not None else 0
    if values <= CHEAP_VALUES:
        return
    for number, step in numbered(data):
        if not isinstance(step, Whiten | Decorrelate):
            continue
        finding = Finding(
            "whitening_cost",
            Severity.ERROR if values > MOST_VALUES else Severity.NOTE,
            (),
            translate(
                "Advice",
                "{title} needs a matrix of {values:,} × {values:,}: per-channel "
                "normalization is usually enough",
            ).format(title=title_of(step), values=values),
            expected=translate("Advice", "{most:,} values at most").format(
                most=MOST_VALUES
            )
            if values > MOST_VALUES
            else "",
            got=f"{values:,}" if values > MOST_VALUES else "",
            param="pipeline",
        )
        yield Draft(finding, partial(_per_channel, data, number))


def _per_channel(data: DatasetConfig, number: int) -> Proposals:
    yield set_settings(
        "dataset",
        replaced(data.pipeline, number, Normalize()),
        translate("Advice", "Normalize per channel instead"),
    )
