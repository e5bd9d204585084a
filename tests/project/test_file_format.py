"""Project files: exact both ways, readable as a comparison, safe on the disk."""

from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio import paths
from cnnstudio.graph.inference import State, infer_shapes
from cnnstudio.project.atomic import WriteError
from cnnstudio.project.file_format import (
    ProjectError,
    dumps,
    load,
    loads,
    save,
)
from cnnstudio.project.project import empty_project
from cnnstudio.project.settings import TrainingConfig
from tests.helpers.blocks import chain, instance, join, residual
from tests.helpers.edits import some_command
from tests.helpers.raw_projects import raw_project, small_project

SAMPLES = sorted(paths.sample_projects_folder().glob("*.cnnproj"))


# Both ways


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_what_was_written_reads_back_equal(seed: int) -> None:
    random, project = Random(seed), small_project()
    for _ in range(random.randint(0, 20)):
        command = some_command(project, random)
        if command is not None:
            command.redo(project)
    text = dumps(project)
    loaded = loads(text)
    assert (loaded.notes, loaded.read_only, loaded.version) == ((), False, 2)
    assert dumps(loaded.project) == text
    again = loaded.project
    assert again.graph.nodes == project.graph.nodes
    assert again.graph.edges == project.graph.edges
    assert (again.dataset, again.training) == (project.dataset, project.training)


def test_a_change_is_one_line() -> None:
    project = small_project()
    before = dumps(project).splitlines()
    project.graph.move_node("relu1", 40, 12.5)
    project.set_training(TrainingConfig(epochs=3))
    after = dumps(project).splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [
        '    {"fields": {}, "id": "relu1", "name": "relu1", "type": "ReLU", '
        '"x": 40, "y": 12.5},',
        '  "epochs": 3,',
    ]


def test_keys_are_sorted_and_the_file_ends_with_a_line_break() -> None:
    text = dumps(small_project())
    assert text.endswith("}\n")
    pairs: list[list[str]] = []
    json.loads(text, object_pairs_hook=lambda p: pairs.append([k for k, _ in p]))
    assert all(keys == sorted(keys) for keys in pairs)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_are_clean_and_written_as_we_write(path: Path) -> None:
    loaded = load(path)
    assert (loaded.notes, loaded.read_only) == ((), False)
    assert infer_shapes(loaded.project.graph).is_clean
    assert dumps(loaded.project) == path.read_text(encoding="utf-8")


def test_unknown_things_are_kept_verbatim() -> None:
    block: dict[str, object] = {"id": "b1", "name": "Stage", "colour": "red"}
    block |= {"help": "", "source": "", "params": [], "nodes": [], "edges": []}
    raw = raw_project(author={"name": "Ä"}, blocks=[block])
    raw["training"]["warmup"] = 5
    raw["networks"][0]["colour"] = "blue"
    nodes = raw["networks"][0]["nodes"]
    nodes[1]["note"] = ["as", {"it": "came"}]
    nodes[2].update(type="Warp", fields={"anything": [1, None, {"a": 1.5}]})
    nodes[4]["fields"]["sparsity"] = 0.5
    loaded = loads(json.dumps(raw))
    assert not loaded.read_only
    assert {note.severity for note in loaded.notes} == {"remark"}
    assert json.loads(dumps(loaded.project)) == raw
    report = infer_shapes(loaded.project.graph)
    assert report.nodes["relu1"].state is State.UNKNOWN


# The disk


def test_15_folders_and_missing_files(tmp_path: Path) -> None:
    for path, reason in (
        (tmp_path / "no.cnnproj", "does not exist"),
        (tmp_path, "is a folder"),
        (tmp_path / "a\0b", "cannot be read"),
        (Path("/dev/null"), "is not a file"),
    ):
        with pytest.raises(ProjectError, match=reason):
            load(path)
    with pytest.raises(WriteError, match="the folder does not exist"):
        save(small_project(), tmp_path / "no" / "a.cnnproj")


def test_what_could_not_be_read_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.cnnproj"
    lossy = raw_project()
    lossy["networks"][0]["edges"].append({"source": "n9", "target": "fc1"})
    for content in (
        "",
        "<html>",
        json.dumps(lossy),
        json.dumps(raw_project(version=9)),
    ):
        path.write_text(content)
        with pytest.raises(ProjectError, match="save under another name"):
            save(small_project(), path)
        assert path.read_text() == content
    assert [p.name for p in tmp_path.iterdir()] == ["a.cnnproj"]


def test_saving_again_and_again(tmp_path: Path) -> None:
    path, project = tmp_path / "a.cnnproj", small_project()
    for epochs in (1, 2, 3):
        project.set_training(TrainingConfig(epochs=epochs))
        save(project, path)
        assert load(path).project.training.epochs == epochs
    assert [p.name for p in tmp_path.iterdir()] == ["a.cnnproj"]


def test_17_stray_files_go_with_the_next_opening(tmp_path: Path) -> None:
    path = tmp_path / "a.cnnproj"
    save(small_project(), path)
    stray = tmp_path / ".tmp-1-of-a-writer-that-is-gone"
    stray.write_bytes(b"half")
    os.utime(stray, (1, 1))
    load(path)
    assert [p.name for p in tmp_path.iterdir()] == ["a.cnnproj"]


# Blocks


def test_blocks_come_back_as_they_were_written() -> None:
    project = empty_project()
    block = residual()
    project.library.add(block)
    chain(project.graph, [("input", "Input", {"shape": [16, 8, 8]})])
    chain(project.graph, [instance(block, repeat=3, channels=16)])
    join(project.graph, "input", "stage")
    text = dumps(project)
    loaded = loads(text)
    assert loaded.notes == ()
    assert dumps(loaded.project) == text
    before, after = infer_shapes(project.graph), infer_shapes(loaded.project.graph)
    assert after.is_clean
    assert after.totals() == before.totals()
