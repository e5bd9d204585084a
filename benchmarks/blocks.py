"""ResNet-152 in blocks: how soon it is on screen, and how soon an edit is checked."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.children import ROOT, child_environment
from benchmarks.harness import PAIRS, Figure, at_most, measure_pairs, timed
from cnnstudio.advice.check import find_all
from cnnstudio.graph.flatten import flatten
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import ShapeReport, infer_shapes
from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import load
from cnnstudio.project.project import MAIN, Project

AREA = "blocks"
SAMPLE = "resnet152"
WIDTHS = range(1, 65)  # each is met for the first time: nothing is remembered of it


def measure(pairs: int = PAIRS) -> list[Figure]:
    """An edit of the first layer, in milliseconds; opening; blocks against none."""
    project = load(sample_project(SAMPLE)).project
    return [_edit(project, pairs), _first_look(pairs), *_in_the_window(pairs)]


def _edit(project: Project, pairs: int) -> Figure:
    """Another width of the first convolution: all 50 blocks are checked anew."""
    graph = project.graph
    first = next(n for n in graph.nodes.values() if n.type == "Conv2d")
    report = [infer_shapes(graph)]
    took = []
    for width in list(WIDTHS)[: pairs + 1]:
        fields = {**first.fields, "out_channels": width}
        graph.replace_node(replace(first, fields=fields))
        started = time.perf_counter()
        report[0] = infer_shapes(graph, report[0], {first.id})
        find_all(project, {MAIN: report[0]})
        took.append((time.perf_counter() - started) * 1_000)
    what = "ResNet-152, its first layer edited: shapes, costs and findings anew"
    return Figure(AREA, what, tuple(took[1:]), at_most(20, " ms"), unit=" ms")


def _first_look(pairs: int) -> Figure:
    """The same network with every layer on its own, as without blocks."""

    def fresh() -> Graph:
        return load(sample_project(SAMPLE)).project.graph

    flat = flatten(fresh()).graph
    graphs = [fresh()]
    looks: list[ShapeReport] = []

    def look(graph: Callable[[], Graph]) -> Callable[[], object]:
        return lambda: looks.append(infer_shapes(graph()))

    found = measure_pairs(
        timed(look(lambda: graphs[0]), prepare=lambda: graphs.insert(0, fresh())),
        timed(look(lambda: flat), prepare=lambda: _forget(flat)),
        pairs,
    )
    what = f"ResNet-152 in blocks just opened, against its {len(flat.nodes)} layers"
    return Figure(AREA, what, found.shares, None, found.note())


def _forget(graph: Graph) -> None:
    for node in graph.nodes.values():
        node.resolved().results.clear()


def _in_the_window(pairs: int) -> list[Figure]:
    told = [_one_window() for _ in range(min(pairs, 3))]
    opened = tuple(one["opened_ms"] for one in told)
    edited = tuple(one["edited_ms"] for one in told)
    return [
        Figure(
            AREA,
            "ResNet-152 opened in a window that is up, until it is painted",
            opened,
            at_most(1_000, " ms"),
            unit=" ms",
        ),
        Figure(
            AREA,
            "there, its first layer edited: checked, until the next event",
            edited,
            at_most(20, " ms"),
            unit=" ms",
        ),
    ]


def _one_window() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.blocks_window", folder],
            env=child_environment(Path(folder)),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(done.stderr[-2_000:])
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told
