"""Maps that become too small, or lose their borders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from cnnstudio.advice.deciding import preserving_padding
from cnnstudio.advice.edits import raw_value, remove, set_field, set_fields
from cnnstudio.advice.kinds import (
    convolutions,
    is_convolution,
    is_pooling,
    is_transposed,
    kernel,
    numbers,
    shrinks,
    spatial,
)
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import Draft, Proposals, Scene, remark_rule
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.text import plural, translate

SMALLEST = 4
"""Rows or columns below which a 3 × 3 filter sees mostly its padding."""
UNPADDED = 3
MOST_TRIMMED = 0.25


@remark_rule
def too_much_pooling(scene: Scene) -> Iterable[Draft]:
    """Warn if the last filters slide over a map that is hardly larger than they are.

    Not meant: 1 × 1 filters, a filter as large as its map (a dense layer in disguise),
    and networks that enlarge their maps again.
    """
    # The last one from behind: nobody asks about those before it.
    last = next((r for r in reversed(convolutions(scene)) if _slides(r)), None)
    if last is None:
        return
    size, begin = spatial(last.inputs[0]), _input_size(scene)
    if min(size) >= SMALLEST or min(begin, default=0) < 2 * SMALLEST:
        return
    if any(_enlarges(report) for report in scene.layers):
        return
    smaller = [report for report in _way_up(scene, last) if shrinks(report.layer)]
    if not smaller:
        return
    times = " × ".join(str(n) for n in size)
    map_is_small = plural(
        "Advice",
        len(smaller),
        "The map at {node} is only {times} after {n} downsampling",
        "The map at {node} is only {times} after {n} downsamplings",
    )
    finding = Finding(
        "too_much_pooling",
        Severity.WARNING,
        (last.node, *(report.node for report in smaller)),
        map_is_small.format(node=scene.name(last.node), times=times, n=len(smaller)),
        expected=translate(
            "Advice", "{smallest} rows and columns or more before the last convolution"
        ).format(smallest=SMALLEST),
        got=times,
    )
    yield Draft(finding, partial(_keep_larger, scene, smaller))


def _keep_larger(scene: Scene, smaller: list[NodeReport]) -> Proposals:
    for report in smaller:
        if is_pooling(report.layer):
            yield remove(scene, report.node)
        else:
            yield set_field(scene, report.node, "stride", 1)


def _slides(report: NodeReport) -> bool:
    size, window = spatial(report.inputs[0]), kernel(report.layer)
    if not size or max(window) == 1 or is_transposed(report.layer):
        return False
    return window != size or any(numbers(report.layer, "padding"))


def _enlarges(report: NodeReport) -> bool:
    if not report.inputs or report.inputs == report.outputs:
        return False
    before, behind = spatial(report.inputs[0]), spatial(report.output)
    return bool(before and behind) and max(behind) > max(before)


def _input_size(scene: Scene) -> tuple[int, ...]:
    first = (report for report in scene.layers if not report.inputs)
    return spatial(next((report.output for report in first), None))


def _way_up(scene: Scene, report: NodeReport) -> Iterator[NodeReport]:
    """Reports from a layer up to the Input, by the first of several inputs."""
    node = report.node
    while edges := scene.graph.incoming(node):
        node = edges[0].source
        yield scene.report.nodes[node]


@remark_rule
def borders_are_trimmed(scene: Scene) -> Iterable[Draft]:
    """Remark on convolutions without padding: each takes k − 1 pixels away."""
    for run in _unpadded_runs(scene):
        first, last = run[0], run[-1]
        before, behind = spatial(first.inputs[0]), spatial(last.output)
        trimmed = 1 - min(b / a for a, b in zip(before, behind, strict=True))
        if len(run) < UNPADDED and trimmed <= MOST_TRIMMED:
            continue
        sizes = [" × ".join(str(n) for n in size) for size in (before, behind)]
        finding = Finding(
            "no_padding",
            Severity.NOTE,
            tuple(report.node for report in run),
            plural(
                "Advice",
                len(run),
                "Without padding {name} trims the map from {before} to {behind}",
                "Without padding {n} convolutions trim the map from {before} "
                "to {behind}",
            ).format(
                name=scene.name(first.node),
                n=len(run),
                before=sizes[0],
                behind=sizes[1],
            ),
            param="padding",
        )
        yield Draft(finding, partial(_pad, scene, run))


def _unpadded_runs(scene: Scene) -> Iterator[list[NodeReport]]:
    """Unpadded convolutions between which nothing else changes the size."""
    unpadded = {r.node for r in scene.working(_has_no_padding) if _trims(r)}
    if not unpadded:
        return
    runs: dict[str, list[NodeReport]] = {}
    ended: list[list[NodeReport]] = []
    into = scene.graph.edges_into
    for report in scene.layers:
        if not runs and report.node not in unpadded:
            continue
        edges = into.get(report.node, [])
        run = runs.pop(edges[0].source, []) if len(edges) == 1 else []
        if report.node in unpadded:
            run = [*run, report]
        elif run and spatial(report.inputs[0]) != spatial(report.output):
            ended.append(run)
            run = []
        if run:
            runs[report.node] = run
    yield from ended
    yield from runs.values()


def _has_no_padding(layer: Layer) -> bool:
    if not is_convolution(layer) or is_transposed(layer):
        return False
    padding = numbers(layer, "padding")
    if not padding or any(padding):
        return False
    return min(kernel(layer)) >= 3 and not shrinks(layer)


def _trims(report: NodeReport) -> bool:
    size = spatial(report.inputs[0])
    # One as large as its map is a dense layer in disguise.
    return bool(size) and kernel(report.layer) != size


def _pad(scene: Scene, run: list[NodeReport]) -> Proposals:
    changes: list[tuple[str, str, object]] = []
    for report in run:
        keeping = raw_value(preserving_padding(report.layer))
        changes.append((report.node, "padding", keeping))
    name = scene.name(run[0].node)
    label = translate("Advice", "Set padding of {name} to keep the size").format(
        name=name
    )
    if len(run) > 1:
        label = translate(
            "Advice", "Set padding of {count} convolutions to keep the size"
        ).format(count=len(run))
    yield set_fields(scene, changes, label)
