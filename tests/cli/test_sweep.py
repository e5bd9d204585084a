"""`cnnstudio sweep`: every combination and seed trained, and gathered in a table."""

from __future__ import annotations

import json
import statistics
from pathlib import Path

import pytest

from cnnstudio.__main__ import main
from cnnstudio.project.file_format import loads, save
from cnnstudio.project.runs import list_runs
from cnnstudio.project.sweep_file import read_sweeps
from tests.helpers.graphs import tiny_project

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "a.cnnproj"
    save(tiny_project(epochs=1), path)
    return path


def test_a_grid_with_two_seeds(project: Path, capsys: Capture) -> None:
    tried = ["--try", "learning_rate=0.01,1e-5", "--repeats", "2"]
    assert main(["sweep", str(project), *tried, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["learning_rate"] for row in rows] == [0.01, 1e-5], "the best first"
    for row in rows:
        assert len(row["results"]) == 2
        assert row["mean"] == pytest.approx(statistics.fmean(row["results"]))
        assert row["spread"] == pytest.approx(statistics.stdev(row["results"]))
    runs = list_runs(project.with_suffix(".runs"))
    trained = [loads(run.project).project.training for run in runs]
    assert sorted((t.learning_rate, t.seed) for t in trained) == [
        (1e-5, 0), (1e-5, 1), (0.01, 0), (0.01, 1),
    ]  # fmt: skip
    values = {run.best_value for run in runs}
    assert values == {value for row in rows for value in row["results"]}
    (sweep,) = read_sweeps(project.with_suffix(".runs"))
    assert set(sweep.runs) == {run.id for run in runs}
    assert (sweep.names, sweep.planned) == (("learning_rate",), 4)


def test_drawn_combinations_as_a_table(project: Path, capsys: Capture) -> None:
    tried = ["--try", "learning_rate=1e-4 to 1e-1", "--random", "2"]
    assert main(["sweep", str(project), *tried]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1 of 2: learning_rate ")
    titles = ["learning_rate", "validation", "accuracy", "spread", "runs"]
    assert lines[2].split() == titles
    assert len(lines) == 6


@pytest.mark.parametrize(
    ("tried", "said"),
    [
        ("colour=red", "expected NAME=VALUES with one of"),
        ("learning_rate", "expected NAME=VALUES with one of"),
        ("learning_rate=fast", "Expected a number"),
        ("learning_rate=1 to 2", "choose Random"),
    ],
)
def test_what_is_asked_wrongly(
    project: Path, capsys: Capture, tried: str, said: str
) -> None:
    assert main(["sweep", str(project), "--try", tried]) == 2
    assert said in capsys.readouterr().err
    assert list_runs(project.with_suffix(".runs")) == ()
