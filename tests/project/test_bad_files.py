"""What each bad file gets: a sentence with the place, and the file stays as it was."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cnnstudio import paths
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.project.file_format import (
    ProjectError,
    dumps,
    load,
    loads,
    save,
)
from cnnstudio.project.migrations import STEPS
from cnnstudio.project.sources.digits import Digits
from cnnstudio.project.steps.moves import Affine
from cnnstudio.project.steps.numbers import Normalize
from cnnstudio.project.steps.pictures import Fit
from tests.helpers.raw_projects import raw_project, small_project, with_edges, with_node

SAMPLES = sorted(paths.sample_projects_folder().glob("*.cnnproj"))


def refusal(data: str | bytes) -> str:
    with pytest.raises(ProjectError) as caught:
        loads(data, "a.cnnproj")
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.startswith("a.cnnproj")
    return sentence


# Bad files, by the rows of the table


def test_1_empty() -> None:
    assert refusal(b"") == "a.cnnproj is empty (0 bytes)."
    assert refusal(b"\n") == "a.cnnproj is empty (1 byte)."


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!DOCTYPE html><html></html>", "a web page"),
        (b"\xef\xbb\xbf  <HTML>", "a web page"),
        (b"<?xml version='1.0'?>", "an XML file"),
        (b"version https://git-lfs.github.com/spec/v1\noid", "a Git LFS pointer"),
        (b"PK\x03\x04rest", "a zip archive"),
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"\x80\x04\x95", "a Python pickle"),
        (b"\xff\xfe{\x00", "text in UTF-16"),
        (b"[]", "JSON, but not a CNN Studio project"),
        (b'{"cells": []}', "JSON, but not a CNN Studio project"),
        (b"3", "JSON, but not a CNN Studio project"),
    ],
)
def test_3_another_kind_of_file(data: bytes, kind: str) -> None:
    assert f"this is {kind}" in refusal(data)
    assert "not a CNN Studio project" in refusal(data)


def test_4_not_json() -> None:
    broken = dumps(small_project()).replace('"version": 2', '"version" 2')
    line = broken.count("\n", 0, broken.index('"version" 2')) + 1
    assert f"line {line}, column 12: expecting ':' delimiter" in refusal(broken)
    assert "line 1, column 3: not UTF-8 text (byte 0xff)" in refusal(b'{"\xff": 1}')
    assert "line 2, column 2: not UTF-8" in refusal(b'{\n"\xc3("')
    truncated = dumps(small_project())[:300]
    assert "line " in refusal(truncated)


def test_4_a_byte_order_mark_is_accepted() -> None:
    data = b"\xef\xbb\xbf" + dumps(small_project()).encode()
    assert loads(data).notes == ()


def test_5_too_deep_too_large_too_long() -> None:
    deep = "[" * 100_000 + "]" * 100_000
    assert "nested too deeply (limit 64)" in refusal(deep)
    seventy = raw_project(extra=json.loads("[" * 70 + "]" * 70))
    assert "nested too deeply (limit 64)" in refusal(json.dumps(seventy))
    assert "too large" in refusal(b" " * 16_777_217 + b"{}")
    number = json.dumps(raw_project(extra={"out": [1, 2]})).replace(
        "[1, 2]", "[1, " + "9" * 5_000 + "]"
    )
    assert "extra.out[1]: number too long (limit 20 digits)" in refusal(number)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("NaN", "networks[0].nodes[1].x: NaN is not a number"),
        ("-Infinity", "-Infinity is not a number"),
        ("1e999", "number too large: 1e999"),
        ("0." + "1" * 60, "number too long"),
        ('"\\ud800"', "half of a character"),
        ('{"a": 1, "a": 2}', 'the key "a" is there twice'),
    ],
)
def test_6_values_that_json_should_not_have(value: str, reason: str) -> None:
    raw = raw_project()
    raw["networks"][0]["nodes"][1]["x"] = "HERE"
    assert reason in refusal(json.dumps(raw).replace('"HERE"', value))


@pytest.mark.parametrize("value", [-3, True, 8.0, "three", [1, 2, 3], None, {}])
def test_6_a_bad_field_opens_read_only_and_is_marked(value: object) -> None:
    loaded = with_node(fields={"kernel_size": value})
    assert loaded.read_only
    (note,) = loaded.notes
    assert str(note).startswith('nodes[1] "conv1" → kernel_size: expected one whole')
    assert note.node == "conv1"
    report = infer_shapes(loaded.project.graph).nodes["conv1"]
    assert report.problem is not None
    assert report.problem.param == "kernel_size"
    kept = json.loads(dumps(loaded.project))["networks"][0]["nodes"][1]
    assert kept["fields"] == {"kernel_size": value}


def test_6_a_bad_setting_is_listed() -> None:
    raw = raw_project()
    raw["training"]["batch_size"] = -3
    raw["dataset"]["split"] = "halves"
    loaded = loads(json.dumps(raw))
    assert loaded.read_only
    assert [str(note) for note in loaded.notes] == [
        'dataset → split: expected one of counts, shares, own, found "halves"',
        "training → batch_size: expected a whole number from 0 to 1,000,000, found -3",
    ]
    assert loaded.project.training.batch_size == 64


def test_8_what_cannot_be_kept_is_left_out_and_listed() -> None:
    assert [
        str(note) for note in with_edges({"source": "n9", "target": "fc1"}).notes
    ] == ["edges[5]: points to missing node «n9»; left out"]
    taken = with_edges({"source": "input", "target": "fc1"})
    assert "fc1 takes one input and has it from flatten1" in str(taken.notes[0])
    assert taken.read_only
    assert len(taken.project.graph.edges) == 5
    for wrong in (3, {"source": "input"}, {"source": 1, "target": 2}, {"a": "b"}):
        assert with_edges(wrong).read_only
    twins = with_node(id="input")
    assert 'nodes[1] "conv1": a second node with the id «input»' in str(twins.notes[0])
    assert list(twins.project.graph.nodes) == [
        "input",
        "relu1",
        "flatten1",
        "fc1",
        "output",
    ]


def test_8_a_cycle_is_loaded_and_marked() -> None:
    raw = raw_project()
    raw["networks"][0]["edges"][0] = {"source": "relu1", "target": "conv1"}
    loaded = loads(json.dumps(raw))
    assert loaded.notes == ()
    rules = [r.problem.rule for r in infer_shapes(loaded.project.graph).nodes.values()
             if r.problem]  # fmt: skip
    assert rules == ["cycle"]
    assert json.loads(dumps(loaded.project)) == raw


@pytest.mark.parametrize(
    "change",
    [
        {"name": "conv 1"}, {"name": "relu1"}, {"name": 7}, {"name": "class"},
        {"x": "left"}, {"y": 1e300}, {"fields": []}, {"id": "a b"}, {"type": ""},
        {"id": "x" * 61}, {"name": '"""; import os'}, {"name": "\u202e"},
    ],
)  # fmt: skip
def test_odd_nodes_never_pass_silently(change: dict[str, Any]) -> None:
    loaded = with_node(**change)
    assert loaded.read_only
    names = [node.name for node in loaded.project.graph.nodes.values()]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"networks": []}, 'networks: there is no network named "main"'),
        ({"networks": {}}, "networks: expected a list, found an object"),
        ({"networks": [3]}, "networks[0]: expected an object, found 3"),
        (
            {"networks": [{"name": "main", "nodes": 3}]},
            "nodes: expected a list, found 3",
        ),
        ({"networks": [{"name": "main"}] * 2}, "a second network 'main'"),
        ({"networks": [{"name": ""}]}, "networks[0].name: expected a name"),
        ({"blocks": [1]}, "blocks[0]: expected an object"),
        ({"dataset": 5}, "dataset: expected an object, found 5"),
        ({"version": "1"}, "version: expected a whole number from 1"),
        ({"version": 0}, "version: expected a whole number from 1, found 0"),
        ({"version": True}, "version: expected a whole number from 1, found true"),
    ],
)
def test_another_outline(changes: dict[str, Any], reason: str) -> None:
    assert reason in refusal(json.dumps(raw_project(**changes)))


def test_9_a_newer_version_opens_read_only() -> None:
    loaded = loads(json.dumps(raw_project(version=3)))
    assert loaded.read_only
    assert str(loaded.notes[0]) == (
        "made by version 3 of the format, this program knows 2: opened read-only"
    )
    assert len(loaded.project.graph.nodes) == 6


def test_10_an_older_version_is_converted_and_kept(tmp_path: Path) -> None:
    def split_dataset(raw: dict[str, Any]) -> dict[str, Any]:
        return {**raw, "dataset": {"validation": raw["dataset"]["held_back"]}}

    steps = {**STEPS, 2: split_dataset}
    path = tmp_path / "old.cnnproj"
    old = json.dumps(raw_project(version=2, dataset={"held_back": 250}))
    path.write_text(old)
    loaded = load(path, steps=steps)
    assert (loaded.version, loaded.read_only) == (2, False)
    assert loaded.project.dataset.validation == 250
    for _ in range(2):
        save(loaded.project, path, steps=steps)
        assert load(path, steps=steps).version == 3
    assert (tmp_path / "old.cnnproj.v2").read_text() == old


def test_10_the_first_version_had_switches_where_now_a_pipeline_is() -> None:
    raw = raw_project(version=1)
    raw["dataset"] = {"source": "digits", "fit": "pad", "normalize": True, "train": 9}
    raw["training"] = {"epochs": 3, "augment_shift": 0.1, "augment_rotation": 0.0}
    loaded = loads(json.dumps(raw))
    assert (loaded.notes, loaded.version) == ((), 1)
    data = loaded.project.dataset
    moved = Affine(shift=0.1, rotation=0.0, scale=0.0)
    assert data.pipeline == (Fit(how="pad"), Normalize(), moved)
    assert (data.sources, data.train) == ((Digits(),), 9)
    none = {**raw, "dataset": {"source": "none"}}
    assert loads(json.dumps(none)).project.dataset.sources == ()


def test_11_an_archive_is_not_opened(tmp_path: Path) -> None:
    """A project is one JSON file: archives are named and left alone."""
    assert "this is a zip archive" in refusal(b"PK\x03\x04" + b"../x" * 9)
    assert list(tmp_path.iterdir()) == []


def test_12_a_million_nodes() -> None:
    raw = raw_project(networks=[{"name": "main", "nodes": [{}] * 1_000_000}])
    data = json.dumps(raw)
    started = time.process_time()
    assert "1,000,000 layers (limit 10,000)" in refusal(data)
    assert time.process_time() - started < 2


# Anything at all

TEXT = dumps(small_project()).encode()


@settings(max_examples=1_500, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(TEXT) - 1), st.integers(0, 40), st.binary(max_size=9)
        ),
        min_size=1,
        max_size=4,
    )
)
@example([(0, 0, b"")])
def test_damage_never_gives_another_error(damage: list[tuple[int, int, bytes]]) -> None:
    data = TEXT
    for place, length, content in damage:
        data = data[:place] + content + data[place + length :]
    _loads_or_refuses(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=600, deadline=None)
@given(
    st.sampled_from(["networks", "blocks", "dataset", "training", "version", "format"]),
    JSON,
)
def test_any_value_anywhere(key: str, value: object) -> None:
    _loads_or_refuses(json.dumps(raw_project(**{key: value})).encode())


@settings(max_examples=600, deadline=None)
@given(
    st.sampled_from(["id", "type", "name", "fields", "x", "y", "source", "target"]),
    JSON,
)
def test_any_value_in_nodes_and_edges(key: str, value: object) -> None:
    raw = raw_project()
    raw["networks"][0]["nodes"][1][key] = value
    raw["networks"][0]["edges"][1][key] = value
    _loads_or_refuses(json.dumps(raw).encode())


def _loads_or_refuses(data: bytes) -> None:
    try:
        loaded = loads(data, "a.cnnproj")
    except ProjectError:
        return
    infer_shapes(loaded.project.graph)
    again = loads(dumps(loaded.project))
    assert dumps(again.project) == dumps(loaded.project)
