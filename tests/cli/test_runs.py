"""`cnnstudio runs`: tables of what was trained, without torch and without Qt."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from cnnstudio.__main__ import main
from cnnstudio.project.run_marks import change_marks
from cnnstudio.project.run_table import COLUMNS
from tests.helpers.graphs import tiny_project
from tests.helpers.run_folders import falling, trained_run

TEST = {"test/accuracy": 0.97}
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with three runs, of which one is damaged."""
    path = tmp_path / "a.cnnproj"
    path.write_text("{}")
    runs = tmp_path / "a.runs"
    trained_run(runs, tiny_project(optimizer="sgd"), falling(1.0, 3))
    best = trained_run(runs, tiny_project(), falling(0.5, 4), results=TEST)
    change_marks(best.path, name="Small", star=True)
    damaged = trained_run(runs, tiny_project())
    (damaged.path / "run.json").write_text("{")
    return path


def test_a_table(project: Path, capsys: Capture) -> None:
    assert main(["runs", str(project)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:4] == ["Run", "State", "Best", "validation"]
    assert lines[2].startswith("0003-")
    assert "damaged" in lines[2]
    assert lines[3].split()[:4] == ["Small", "completed", "91.47%", "97.00%"]
    assert lines[4].split()[:3] == ["Run", "1", "completed"]
    assert "run.json is damaged" in lines[5]


def test_what_is_asked_for(project: Path, capsys: Capture) -> None:
    columns = ["--columns", "name,star,training.optimizer"]
    assert main(["runs", str(project), "--find", "sgd", "--csv", *columns]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row == {"name": "Run 1", "star": "false", "training.optimizer": "sgd"}
    sort = ["--sort", "best", "--descending", "--columns", "name"]
    assert main(["runs", str(project.with_suffix(".runs")), "--json", *sort]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [run["name"] for run in listed][:2] == ["Small", "Run 1"]
    assert set(listed[0]) == {"id", "folder", "name"}
    assert main(["runs", listed[0]["folder"], "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert set(one) == {"id", "folder", *COLUMNS}
    assert main(["runs", "--columns", "help"]) == 0
    assert "training.learning_rate" in capsys.readouterr().out


def test_all_runs_in_this_folder(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.parent)
    assert main(["runs", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 3
    (project.parent / "empty").mkdir()
    monkeypatch.chdir(project.parent / "empty")
    assert main(["runs"]) == 0
    assert capsys.readouterr().out == "There are no runs.\n"


def test_runs_of_one_name_are_told_apart(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained_run(project.parent / "b.runs", tiny_project(), falling(0.4, 2))
    monkeypatch.chdir(project.parent)
    assert main(["runs", "--find", "Run 1"]) == 0
    head, _, *lines = capsys.readouterr().out.splitlines()
    assert head.split()[-1] == "Folder"
    places = [line.split()[-1].replace("\\", "/") for line in lines]
    assert sorted(place.partition("/")[0] for place in places) == ["a.runs", "b.runs"]
    assert all(line.startswith("Run 1 ") for line in lines)


def test_what_is_asked_wrongly(project: Path, capsys: Capture) -> None:
    for arguments, said in (
        (["nowhere.cnnproj"], "there is no file nowhere.cnnproj"),
        (["nowhere"], "neither a project nor a folder"),
        ([str(project), "--columns", "name,colour"], "no column 'colour'"),
        ([str(project), "--sort", "colour"], "no column 'colour'"),
    ):
        assert main(["runs", *arguments]) == 2
        assert said in capsys.readouterr().err


def test_it_loads_neither_torch_nor_numpy_nor_qt(project: Path) -> None:
    code = (
        "import sys; from cnnstudio.__main__ import main;"
        f"assert main(['runs', {str(project)!r}]) == 0;"
        "assert not {'torch', 'numpy', 'PySide6'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
