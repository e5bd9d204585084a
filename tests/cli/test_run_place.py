"""Which run is meant: said at once, with what there is, before the engine is loaded."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cnnstudio import __main__
from cnnstudio.cli.options import OF_A_RUN
from cnnstudio.cli.run_place import MOST, run_folder
from cnnstudio.project.records import CheckpointRecord
from cnnstudio.project.runs import RunError, create_run

Capture = pytest.CaptureFixture[str]


def keep(runs: Path, *numbers: int) -> None:
    """Make the folders of runs with weights."""
    kept = CheckpointRecord("1.ckpt", 1, 7, 10, "", is_epoch=True)
    for number in numbers:
        folder = create_run(runs / f"{number:04d}-aaaaaa", "{}", number=number)
        folder.update(status="completed", checkpoints=(kept,))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The path of a project that has three runs with weights."""
    runs = tmp_path / "digits.runs"
    keep(runs, 1, 2, 3)
    return tmp_path / "digits.cnnproj"


def test_a_project_means_its_newest_run(project: Path) -> None:
    runs = project.with_suffix(".runs")
    newest = runs / "0003-aaaaaa"
    assert run_folder(str(project)) == newest
    assert run_folder(str(runs)) == newest
    assert run_folder(str(runs / "0001-aaaaaa")) == runs / "0001-aaaaaa"


def test_what_is_not_there_says_what_is(project: Path, tmp_path: Path) -> None:
    runs = project.with_suffix(".runs")
    for text in (f"{runs}/0009-ffffff", f"{tmp_path}/nothing", f"{tmp_path}/a.cnnproj"):
        with pytest.raises(RunError) as told:
            run_folder(text)
        said = str(told.value)
        assert Path(text).name in said
        assert f"{runs / '0003-aaaaaa'} (Run 3)" in said, said
    with pytest.raises(RunError, match="none are in"):
        run_folder(str(tmp_path / "empty" / "run"))


def test_of_many_runs_some_are_named(tmp_path: Path) -> None:
    runs = tmp_path / "many.runs"
    keep(runs, *range(1, MOST + 3))
    with pytest.raises(RunError, match="and 2 more"):
        run_folder(str(runs / "gone"))


@pytest.mark.parametrize("command", OF_A_RUN)
def test_a_missing_run_is_said_before_the_engine_is_loaded(
    command: str, project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(name: str) -> object:
        raise AssertionError(f"{name} takes seconds to load")

    monkeypatch.setattr(__main__, "import_module", load)
    more = {"predict": ["photos"], "report": ["--out", "a.html"]}.get(command, [])
    start = time.process_time()
    gone = str(project.with_suffix(".runs") / "0007-ffffff")
    assert __main__.main([command, gone, *more]) == 2
    assert time.process_time() - start < 2
    said = capsys.readouterr().err
    assert said.startswith(f"cnnstudio {command}: ")
    assert "There are " in said
    assert "(Run 3)" in said
