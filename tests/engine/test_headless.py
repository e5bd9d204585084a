"""Training without a window: events, folders, resuming, Ctrl-C, failures."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cnnstudio.engine.errors import DataError, EngineError, TrainingError
from cnnstudio.engine.headless import Event, Progress, Started, TrainOptions, train
from cnnstudio.project.file_format import ProjectError, save
from cnnstudio.project.project import Project
from cnnstudio.project.runs import (
    RunError,
    RunFolder,
    create_run,
    list_runs,
    read_run,
)
from tests.helpers.graphs import tiny_project
from tests.helpers.training import full_project, result_of

ROOT = Path(__file__).parent.parent.parent
EPOCH_KEYS = [
    "event", "epoch", "train_loss", "train_accuracy", "validation_loss",
    "validation_accuracy", "learning_rate", "images_per_second", "seconds",
]  # fmt: skip
FINISHED_KEYS = [
    "event", "status", "epochs", "best_epoch", "metric", "validation_accuracy",
    "test_accuracy", "validation_loss", "test_loss",
    "checkpoint", "best_checkpoint", "run",
]  # fmt: skip


class Screen:
    """Keeps what is reported."""

    def __init__(self) -> None:
        self.all: list[Started | Progress | Event] = []

    def __call__(self, message: Started | Progress | Event) -> None:
        self.all.append(message)

    @property
    def events(self) -> list[Event]:
        return [m for m in self.all if isinstance(m, dict)]

    @property
    def started(self) -> Started:
        return next(m for m in self.all if isinstance(m, Started))


def saved(project: Project, folder: Path) -> Path:
    path = folder / "small.cnnproj"
    save(project, path)
    return path


def test_events_of_a_run(tmp_path: Path) -> None:
    screen = Screen()
    path = saved(full_project(), tmp_path)
    finished = train(path, TrainOptions(), screen)
    *epochs, last = screen.events
    assert last == finished
    # Beside what every run has come the other metrics of its task.
    assert len(epochs) == 3
    assert all(set(e) >= set(EPOCH_KEYS) for e in epochs)
    assert set(last) >= set(FINISHED_KEYS)
    assert [e["epoch"] for e in epochs] == [1, 2, 3]
    assert (last["status"], last["epochs"]) == ("completed", 3)
    best = epochs[last["best_epoch"] - 1]
    assert last["validation_accuracy"] == best["validation_accuracy"]
    assert Path(last["checkpoint"]).is_file()
    assert Path(last["best_checkpoint"]).is_file()
    json.dumps(screen.events, allow_nan=False)
    run = Path(last["run"])
    assert run.parent == tmp_path / "small.runs"
    assert read_run(run).project == path.read_text()
    assert screen.started.run == run
    assert screen.started.steps_per_epoch == 7
    progress = [m for m in screen.all if isinstance(m, Progress)]
    assert (progress[-1].epoch, progress[-1].step, progress[-1].seconds_left) == (
        3,
        7,
        0,
    )


def test_options_replace_the_projects_settings(tmp_path: Path) -> None:
    path = saved(full_project(), tmp_path)
    out = tmp_path / "deep" / "here"
    screen = Screen()
    finished = train(
        path, TrainOptions(epochs=1, seed=9, device="cpu", out=out), screen
    )
    assert finished["run"] == str(out)
    assert finished["epochs"] == 1
    record = read_run(out)
    assert (record.seed, record.epochs) == (9, 1)
    assert '"seed": 9' in record.project, "the run's own text says what was trained"
    assert '"seed": 0' in path.read_text()


def test_the_same_seed_gives_the_same_weights(tmp_path: Path) -> None:
    path = saved(full_project(), tmp_path)
    for name in "ab":
        train(path, TrainOptions(seed=4, out=tmp_path / name), Screen())
    assert result_of(tmp_path / "a") == result_of(tmp_path / "b")


def test_a_folder_that_is_in_use_is_not_written_into(tmp_path: Path) -> None:
    path = saved(full_project(), tmp_path)
    with pytest.raises(RunError, match="is not empty"):
        train(path, TrainOptions(out=tmp_path), Screen())


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    path = saved(full_project(), tmp_path)
    with pytest.raises(RunError, match="Cannot make the run's folder"):
        train(path, TrainOptions(out=path), Screen())


# Resuming


def test_resume_the_newest_unfinished_run(tmp_path: Path) -> None:
    path = saved(full_project(), tmp_path)
    train(path, TrainOptions(epochs=2), Screen())
    with pytest.raises(RunError, match="no unfinished run of small"):
        train(path, TrainOptions(resume=True), Screen())
    screen = Screen()
    finished = train(path, TrainOptions(resume=True, epochs=3), screen)
    assert screen.started.first_epoch == 3
    assert finished["epochs"] == 3
    assert len(list_runs(tmp_path / "small.runs")) == 1


def test_a_run_is_bound_to_what_it_began_with(tmp_path: Path) -> None:
    """The file may have been edited since: the run goes on with its own project."""
    path = saved(full_project(), tmp_path)
    out = tmp_path / "run"
    train(path, TrainOptions(out=out, epochs=2), Screen())
    save(tiny_project(), path)
    train(path, TrainOptions(out=out, resume=True, epochs=3), Screen())
    assert read_run(out).epochs_done == 3


def test_a_run_keeps_its_number_of_epochs(tmp_path: Path) -> None:
    """A schedule's rates follow from it: another number gives other weights."""
    project = full_project()
    project.set_training(replace(project.training, epochs=3, schedule="one_cycle"))
    path = saved(project, tmp_path)
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    train(path, TrainOptions(out=whole, epochs=2), Screen())
    create_run(parts, path.read_text(), epochs=2)  # killed before the first step
    finished = train(path, TrainOptions(out=parts, resume=True), Screen())
    assert finished["epochs"] == 2
    assert result_of(parts) == result_of(whole)


def test_paths_are_whole_after_a_resume_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(full_project(), tmp_path)
    train(path, TrainOptions(out=tmp_path / "run", epochs=1), Screen())
    monkeypatch.chdir(tmp_path)
    options = TrainOptions(out=Path("run"), resume=True)
    finished = train(path, options, Screen())
    assert finished["run"] == str(tmp_path / "run")
    assert read_run(tmp_path / "run").title == "run", "not Run 1, as the next would be"
    assert Path(finished["checkpoint"]).parent == tmp_path / "run"


def test_a_run_that_another_process_trains_has_not_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RunFolder, "lock_timeout", 0.05)
    path = saved(full_project(), tmp_path)
    folder = create_run(tmp_path / "run", path.read_text(), epochs=2)
    screen = Screen()
    with folder.writing(), pytest.raises(EngineError, match="Another process"):
        train(path, TrainOptions(out=folder.path, resume=True), screen)
    assert not screen.events
    assert read_run(folder.path).status == "running"


def test_a_run_keeps_its_seed(tmp_path: Path) -> None:
    path = saved(full_project(), tmp_path)
    out = tmp_path / "run"
    train(path, TrainOptions(out=out, epochs=1), Screen())
    with pytest.raises(RunError, match="has the seed 0 and keeps it"):
        train(path, TrainOptions(out=out, resume=True, seed=1), Screen())


def test_resume_where_there_is_no_run(tmp_path: Path) -> None:
    path = saved(full_project(), tmp_path)
    with pytest.raises(RunError, match="There is no run in"):
        train(path, TrainOptions(out=tmp_path / "none", resume=True), Screen())


# Failing


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="does not exist"):
        train(tmp_path / "none.cnnproj", TrainOptions(), Screen())


def test_a_failure_ends_with_an_event(tmp_path: Path) -> None:
    path = saved(full_project(batch_size=199), tmp_path)
    screen = Screen()
    with pytest.raises(TrainingError, match="batchnorm2d_1"):
        train(path, TrainOptions(), screen)
    assert [e["status"] for e in screen.events] == ["failed"]
    assert list(screen.events[0]) == FINISHED_KEYS


def test_too_few_images(tmp_path: Path) -> None:
    project = full_project()
    project.dataset = replace(project.dataset, train=9_000)
    with pytest.raises(DataError, match="5,000 samples"):
        train(saved(project, tmp_path), TrainOptions(), Screen())


# Ctrl-C

CHILD = """
import sys
from pathlib import Path
from cnnstudio.engine.headless import TrainOptions, train
for out in sys.argv[2:]:
    finished = train(
        Path(sys.argv[1]),
        TrainOptions(out=Path(out)),
        lambda message: print(type(message).__name__, flush=True),
    )
    print("ended:", finished["status"], flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send")
def test_an_interrupt_stops_with_a_checkpoint(tmp_path: Path) -> None:
    """Each of the two signals; the process lives, and a second run is stopped, too."""
    path = saved(full_project(epochs=1000), tmp_path)
    runs = {signal.SIGINT: tmp_path / "first", signal.SIGTERM: tmp_path / "second"}
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), *map(str, runs.values())],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    assert child.stdout is not None
    with child, child.stdout as lines:
        for number in runs:
            assert lines.readline() == "Started\n"
            assert lines.readline() == "Progress\n"
            child.send_signal(number)
            ended = next(line for line in lines if line.startswith("ended"))
            assert ended == "ended: stopped\n"
    assert child.returncode == 0
    for out in runs.values():
        record = read_run(out)
        assert record.status == "stopped"
        assert record.last is not None
        assert (out / record.last.file).exists()


def test_a_wrong_path_answers_without_torch(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from cnnstudio.engine.headless import TrainOptions, train\n"
        "try:\n    train(Path('none.cnnproj'), TrainOptions(), print)\n"
        "except ValueError:\n    print('torch' in sys.modules)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True
    )
    assert result.stdout == "False\n", result.stderr
