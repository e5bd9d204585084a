"""Blocks in a project's file that nobody should write: one message each, no hang."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from typing import Any

import pytest

from cnnstudio.advice.check import find_all
from cnnstudio.graph.flatten import NotFlatError, flatten
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.project.file_format import Loaded, dumps, loads
from tests.helpers.raw_projects import raw_project

Raw = dict[str, Any]


def node(name: str, kind: str, **fields: object) -> Raw:
    return {"id": name, "name": name, "type": kind, "fields": fields, "x": 0, "y": 0}


def block(name: str, *inner: Raw, params: tuple[Raw, ...] = ()) -> Raw:
    """A block whose layers stand in a row."""
    nodes = [node("input", "BlockInput"), *inner, node("output", "BlockOutput")]
    ids = [one["id"] for one in nodes]
    edges = [{"source": a, "target": b} for a, b in pairwise(ids)]
    return {
        "id": name, "name": name, "params": list(params), "nodes": nodes, "edges": edges
    }  # fmt: skip


def opened(*blocks: Raw, **fields: object) -> Loaded:
    """Open a project with these blocks and one instance of the first."""
    raw = raw_project(blocks=list(blocks))
    raw["networks"][0]["nodes"].append(node("stage", "block:b0", **fields))
    raw["networks"][0]["edges"].append({"source": "input", "target": "stage"})
    return loads(json.dumps(raw))


def told(loaded: Loaded) -> str:
    """Do all that the program does with a project; return the one problem's rule."""
    project = loaded.project
    report = infer_shapes(project.graph)
    problems = [r.problem for r in report.nodes.values() if r.problem is not None]
    assert len(problems) == 1, problems
    found = find_all(project, {"main": report})
    errors = [f for f in found if f.severity.name == "ERROR"]
    assert len(errors) == 1, [f.message for f in errors]
    with pytest.raises(NotFlatError):
        flatten(project.graph)
    assert dumps(loads(dumps(project)).project) == dumps(project)
    return problems[0].rule


def nested(levels: int, last: str = "ReLU") -> list[Raw]:
    inside = [f"block:b{n + 1}" for n in range(levels - 1)] + [last]
    return [block(f"b{n}", node("x", kind)) for n, kind in enumerate(inside)]


@pytest.mark.parametrize("levels", [51, 1_000])
@pytest.mark.parametrize("turned", [False, True])
def test_levels(levels: int, turned: bool) -> None:
    blocks = nested(levels)
    assert told(opened(*(blocks[::-1] if turned else blocks))) == "blocks_too_deep"


def test_fifty_levels_are_allowed() -> None:
    loaded = opened(*nested(50))
    assert infer_shapes(loaded.project.graph).is_clean


@pytest.mark.slow
def test_ten_thousand_levels() -> None:
    started = time.perf_counter()
    assert told(opened(*nested(10_000))) == "blocks_too_deep"
    assert time.perf_counter() - started < 60


@pytest.mark.parametrize("length", [1, 2, 40])
def test_a_circle_of_blocks(length: int) -> None:
    assert told(opened(*nested(length, "block:b0"))) == "block_in_itself"


def test_more_layers_than_there_is_time_for() -> None:
    """Two of the next in each of forty; a thousand times a thousand times …"""
    started = time.perf_counter()
    double = [
        block(f"b{n}", node("x", f"block:b{n + 1}"), node("y", f"block:b{n + 1}"))
        for n in range(40)
    ]
    assert told(opened(*double, block("b40", node("x", "ReLU")))) == "inside_block"
    often = [
        block(f"b{n}", node("x", f"block:b{n + 1}", repeat=1_000)) for n in range(5)
    ]
    inner = block("b5", node("x", "Conv2d", out_channels="in_channels + 0 * i"))
    assert told(opened(*often, inner, repeat=1_000)) == "inside_block"
    assert time.perf_counter() - started < 20


EXPRESSIONS = (
    "__import__('os')", "9**9**9", "(" * 5_000 + "1" + ")" * 5_000, "1" * 100_000,
    "a" * 300, "(lambda: 0)()", "[1][0]", "x.y", "1 if 1 else 2", "9*" * 60 + "9",
    "max(" * 40 + "1" + ")" * 40, "٥", "１", "1e9", "0x10", "i/0", "i//0", "i%0",  # noqa: RUF001
    "max()", "min", "abs(1, 2)", "'a'", "in_channels channels", "", " ", "1;2",
    "1_000", "a:=3", "∞", "9" * 150, "1/3", "in_channels - in_channels", "exec", "nan",
)  # fmt: skip


@pytest.mark.parametrize("text", EXPRESSIONS, ids=range(len(EXPRESSIONS)))
@pytest.mark.parametrize("where", ["number", "pair", "repeat"])
def test_expressions(text: str, where: str) -> None:
    conv: dict[str, object] = {"out_channels": text}
    if where == "pair":
        conv = {"kernel_size": [text, 1]}
    inner = node("x", "Conv2d", **conv)
    blocks = [block("b0", inner)]
    if where == "repeat":
        blocks = [block("b0", node("x", "block:b1", repeat=text))]
        blocks.append(block("b1", node("x", "ReLU")))
    loaded = opened(*blocks)
    assert told(loaded) == "inside_block"
    report = infer_shapes(loaded.project.graph).nodes["stage"]
    found = report.layer.inside(report.inputs).nodes["x"].problem  # type: ignore[union-attr]
    assert found is not None
    assert found.rule == "field_value"
    assert len(found.got) < 400


@pytest.mark.parametrize(
    "name",
    ["class", "None", "max", "in_channels", "i", "n", "repeat", "per_frame", "__x",
     "ü", "1a", "a b", "", "a" * 41, "x.y", 5, None],
)  # fmt: skip
def test_parameters_named_like_words(name: object) -> None:
    param = {"name": name, "kind": "int", "default": 3}
    inner = node("x", "Conv2d", out_channels="max(4, 3)")
    loaded = opened(block("b0", inner, params=(param,)))
    assert len(loaded.notes) == 1
    assert str(loaded.notes[0]).endswith("left out")
    assert infer_shapes(loaded.project.graph).nodes["stage"].output == (4, 28, 28)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"default": "x"}, "expected a whole number"),
        ({"kind": "code"}, "expected a kind"),
        ({"kind": "choice", "default": "u"}, "expected one of"),
        ({"minimum": 5, "maximum": 2}, "from 5 to 2"),
        ({"eval": "x"}, "expected name, kind and default"),
    ],
)
def test_parameters_that_make_no_sense(changes: Raw, says: str) -> None:
    param = {"name": "a", "kind": "int", "default": 3, **changes}
    loaded = opened(block("b0", node("x", "ReLU"), params=(param,)))
    assert len(loaded.notes) == 1
    assert says in str(loaded.notes[0])
