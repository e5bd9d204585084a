"""A run's folder: numbers, records, measurements, damage, and who may write."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from array import array
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from cnnstudio.project.runs import (
    CheckpointRecord,
    EpochRecord,
    RunError,
    RunFolder,
    StepRecord,
    create_run,
    list_runs,
    new_run,
    read_epochs,
    read_run,
    read_steps,
)

RATE = "run/learning_rate"
ROOT = Path(__file__).parent.parent.parent


def checkpoint(step: int, *, epoch: int = 1, is_epoch: bool = True) -> CheckpointRecord:
    return CheckpointRecord(f"{step:08d}-ab.ckpt", epoch, step, 3, "ab", is_epoch)


def epoch(number: int, step: int) -> EpochRecord:
    values = {"train/loss": 0.1 + 0.2, "validation/loss": 1 / 3, RATE: 1e-3}
    return EpochRecord(number, step, 0.7, values)


def a_step(number: int, epoch: int, loss: float = 0.5) -> StepRecord:
    values = {"train/loss": loss, "train/accuracy": number / 64, RATE: 1e-3}
    return StepRecord(number, epoch, values)


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    return new_run(tmp_path / "p.runs", "the project", epochs=5, seed=7)


def test_runs_are_numbered(tmp_path: Path) -> None:
    runs = [new_run(tmp_path, "text") for _ in range(3)]
    assert [r.read().number for r in runs] == [1, 2, 3]
    assert [r.read().name for r in runs] == ["Run 1", "Run 2", "Run 3"]
    (tmp_path / "0041-ffffff").mkdir()
    assert new_run(tmp_path, "text", name="Wider").read().number == 42


def test_two_processes_take_two_numbers(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as many:
        made = list(many.map(lambda _: new_run(tmp_path / "p.runs", "text"), range(12)))
    assert sorted(run.read().number for run in made) == list(range(1, 13))
    assert len({record.title for record in list_runs(tmp_path / "p.runs")}) == 12


def test_a_new_run(run: RunFolder) -> None:
    record = read_run(run.path)
    assert record.id == run.id == run.path.name
    assert (record.status, record.project) == ("running", "the project")
    assert (record.epochs, record.seed, record.checkpoints) == (5, 7, ())
    assert record.folder == str(run.path)
    assert not record.is_interrupted, "nobody has begun with it yet"


def test_a_run_that_nobody_began_with_is_interrupted_after_a_while(
    run: RunFolder,
) -> None:
    """Its engine was killed before it could lock the folder."""
    run.update(created=time.time() - 30)
    assert not run.read().is_interrupted
    run.update(created=time.time() - 90)
    assert run.read().is_interrupted


def test_an_id_of_ones_own(tmp_path: Path) -> None:
    record = create_run(tmp_path / "a" / "my run", "text").read()
    assert (record.id, record.number) == ("my run", 0)


def test_a_place_where_nothing_may_be_made(tmp_path: Path) -> None:
    (tmp_path / "p.runs").write_text("a file")
    with pytest.raises(RunError, match=r"Cannot make the folder .*p\.runs"):
        new_run(tmp_path / "p.runs", "text")


def test_changes_are_kept(run: RunFolder) -> None:
    record = run.update(
        status="completed", results={"test/accuracy": 0.98}, versions={"a": "1"}
    )
    again = read_run(run.path)
    assert replace(again, folder="") == replace(record, folder="")
    assert again.test_value == 0.98


# Lists


def test_newest_first_and_damaged_ones_with_a_reason(tmp_path: Path) -> None:
    good = [new_run(tmp_path, "text") for _ in range(2)]
    damaged = new_run(tmp_path, "text")
    (damaged.path / "run.json").write_text('{"format": 1, ')
    (tmp_path / "0007-empty").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "a file").write_text("x")
    records = list_runs(tmp_path)
    assert [r.number for r in records] == [7, 3, 2, 1]
    assert [bool(r.problem) for r in records] == [True, True, False, False]
    assert "cannot be read" in records[0].problem
    assert "is damaged" in records[1].problem
    assert [r.id for r in records[2:]] == [good[1].id, good[0].id]


def test_no_folder_no_runs(tmp_path: Path) -> None:
    assert list_runs(tmp_path / "none") == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"format": 2}, "a newer CNN Studio"),
        ({"status": "dancing"}, "status: expected one of running"),
        ({"number": "1"}, "number: expected a whole number"),
        ({"best_epoch": True}, "best_epoch: expected a whole number"),
        ({"name": None}, "name: expected a text"),
        ({"checkpoints": [{"file": "x"}]}, "damaged"),
        ({"checkpoints": 4}, "damaged"),
        ({"versions": []}, "versions: expected names and texts"),
        ({"seconds": "high"}, "seconds: expected a number"),
        ({"results": {"test/loss": "low"}}, "results: expected names and numbers"),
    ],
)
def test_values_of_the_wrong_kind(
    run: RunFolder, change: dict[str, object], words: str
) -> None:
    path = run.path / "run.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    with pytest.raises(RunError, match=words):
        run.read()


@pytest.mark.parametrize("is_initial", [False, True])
@pytest.mark.parametrize("file", ["../../secret.ckpt", "/etc/a.ckpt", "weights.pt", 3])
def test_checkpoints_lie_in_the_folder(
    run: RunFolder, file: object, is_initial: bool
) -> None:
    path = run.path / "run.json"
    content = json.loads(path.read_text())
    known = {
        "file": file, "epoch": 1, "step": 1, "size": 1, "hash": "", "is_epoch": True
    }  # fmt: skip
    content |= {"initial": known} if is_initial else {"checkpoints": [known]}
    path.write_text(json.dumps(content))
    with pytest.raises(RunError, match="is no name of a checkpoint"):
        run.read()


@pytest.mark.parametrize("text", ["", "[]", "[" * 50_000, "\x00", '"run"'])
def test_records_that_are_none(run: RunFolder, text: str) -> None:
    (run.path / "run.json").write_text(text)
    with pytest.raises(RunError, match=r"run\.json is damaged"):
        run.read()


def test_fields_of_later_versions_are_passed_over(run: RunFolder) -> None:
    path = run.path / "run.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "mood": "fine"}))
    assert run.read().status == "running"


# Checkpoints


def test_checkpoints_are_found(run: RunFolder) -> None:
    for number in (1, 2, 3):
        run.add_checkpoint(checkpoint(10 * number, epoch=number))
    record = run.update(best_epoch=2)
    assert record.last == checkpoint(30, epoch=3)
    assert record.best == checkpoint(20, epoch=2)
    assert record.at_epoch(9) is None


def test_one_from_inside_an_epoch_is_superseded(run: RunFolder) -> None:
    for known in (checkpoint(10), checkpoint(13, is_epoch=False)):
        (run.path / known.file).write_bytes(b"...")
        run.add_checkpoint(known)
    assert run.read().last == checkpoint(13, is_epoch=False)
    run.add_checkpoint(checkpoint(20, epoch=2), epochs_done=2)
    record = run.read()
    assert [c.step for c in record.checkpoints] == [10, 20]
    assert record.epochs_done == 2
    assert not (run.path / checkpoint(13).file).exists()
    assert (run.path / checkpoint(10).file).exists()


def test_one_from_inside_an_epoch_takes_no_epochs_place(run: RunFolder) -> None:
    """Even at the same step: it may be the best epoch."""
    at_the_end = checkpoint(10, epoch=1)
    inside = replace(checkpoint(10, epoch=1, is_epoch=False), file="inside.ckpt")
    for known in (at_the_end, inside):
        (run.path / known.file).write_bytes(b"...")
        run.add_checkpoint(known)
    assert run.update(best_epoch=1).best == at_the_end
    assert (run.path / at_the_end.file).exists()


# Measurements


def test_steps_come_back_as_they_were(run: RunFolder) -> None:
    losses = array("f", [2.3 / n for n in range(1, 101)])
    rows = [a_step(n, 1, losses[n - 1]) for n in range(1, 101)]
    run.append_steps(rows[:60])
    run.append_steps(rows[60:])
    columns = read_steps(run.path)
    assert list(columns.step) == list(range(1, 101))
    assert columns.values["train/loss"] == losses
    assert (run.path / "metrics.csv").read_text().splitlines()[0] == (
        "step,epoch,train/loss,train/accuracy,run/learning_rate"
    )


def test_epochs_come_back_exactly(run: RunFolder) -> None:
    written = (epoch(1, 7), epoch(2, 14))
    for record in written:
        run.append_epoch(record)
    assert read_epochs(run.path) == written


def test_without_files_there_are_no_measurements(run: RunFolder) -> None:
    assert read_epochs(run.path) == ()
    assert len(read_steps(run.path).step) == 0


@pytest.mark.parametrize("rest", ["9,2,0.5", "9,2,0.5,0.9,0.0", "x,y,z\n", "\n", "9\n"])
def test_a_line_that_was_cut_off(run: RunFolder, rest: str) -> None:
    run.append_steps([a_step(8, 2)])
    with (run.path / "metrics.csv").open("a") as file:
        file.write(rest)
    assert list(read_steps(run.path).step) == [8]


def test_history_is_cut_back_to_a_step(run: RunFolder) -> None:
    run.append_steps([a_step(n, 1 + n // 8) for n in range(1, 16)])
    for record in (epoch(1, 7), epoch(2, 14)):
        run.append_epoch(record)
    with (run.path / "metrics.csv").open("a") as file:
        file.write("16,2,0.")
    run.truncate(9, 1)
    assert list(read_steps(run.path).step) == list(range(1, 10))
    assert [e.epoch for e in read_epochs(run.path)] == [1]
    run.append_steps([a_step(10, 2)])
    assert list(read_steps(run.path).step) == list(range(1, 11))
    run.truncate(0, 0)
    assert len(read_steps(run.path).step) == 0
    assert read_epochs(run.path) == ()


@pytest.mark.parametrize("begun", ["", "step,ep"])
def test_a_table_that_was_killed_at_its_heading_begins_anew(
    run: RunFolder, begun: str
) -> None:
    for name in ("metrics.csv", "epochs.csv"):
        (run.path / name).write_text(begun)
    run.truncate(0, 0)
    run.append_steps([a_step(1, 1)])
    assert list(read_steps(run.path).step) == [1]


@pytest.mark.parametrize(
    "damage", [b"\xff\xfe", b"\0" * 200_000, b"9" * 30], ids=["bytes", "zeros", "huge"]
)
def test_a_damaged_line_is_left_out(run: RunFolder, damage: bytes) -> None:
    run.append_steps([a_step(1, 1)])
    with (run.path / "metrics.csv").open("ab") as file:
        file.write(damage + b"2,1,0.5\n")
    run.append_steps([a_step(3, 1)])
    assert list(read_steps(run.path).step) == [1, 3]
    run.truncate(3, 1)
    assert list(read_steps(run.path).step) == [1, 3]


def test_a_series_that_begins_later_gets_a_column(run: RunFolder) -> None:
    run.append_steps([a_step(1, 1), a_step(2, 1)])
    later = StepRecord(3, 1, {"train/loss": 0.25, "gradient_norm": 4.0})
    run.append_steps([later])
    columns = read_steps(run.path)
    assert list(columns.step) == [1, 2, 3]
    assert list(columns.values["train/loss"]) == [0.5, 0.5, 0.25]
    assert str(list(columns.values["gradient_norm"])) == "[nan, nan, 4.0]"
    assert str(list(columns.values["run/learning_rate"]))[-5:] == " nan]"


def test_measurements_of_the_first_format_are_read_and_go_on(run: RunFolder) -> None:
    (run.path / "metrics.csv").write_text(
        "step,epoch,loss,accuracy,learning_rate\n1,1,2.5,0.25,0.001\n"
    )
    (run.path / "epochs.csv").write_text(
        "epoch,step,train_loss,train_accuracy,validation_loss,validation_accuracy,"
        "learning_rate,images_per_second,seconds\n1,7,2.5,0.25,2.25,0.5,0.001,100.0,0.7\n"
    )
    run.append_steps([a_step(2, 1)])
    run.append_epoch(epoch(2, 14))
    columns = read_steps(run.path)
    assert list(columns.values["train/loss"]) == [2.5, 0.5]
    assert len((run.path / "metrics.csv").read_text().splitlines()[0].split(",")) == 5
    first, second = read_epochs(run.path)
    assert (first.seconds, first.values["validation/accuracy"]) == (0.7, 0.5)
    assert second == epoch(2, 14)


def test_a_record_of_the_first_format_is_read(run: RunFolder) -> None:
    path = run.path / "run.json"
    content = json.loads(path.read_text())
    del content["results"], content["metric"]
    content |= {"best_epoch": 3, "validation_accuracy": 0.5, "test_accuracy": None}
    path.write_text(json.dumps(content))
    record = read_run(run.path)
    assert (record.best_value, record.test_value) == (0.5, None)


# Writers

WRITER = """
import sys
from pathlib import Path
from cnnstudio.project.runs import RunFolder
with RunFolder(Path(sys.argv[1])).writing():
    print("writing", flush=True)
    sys.stdin.read()
"""


def test_a_killed_writer_leaves_an_interrupted_run(run: RunFolder) -> None:
    stale = run.path / ".tmp-1-x-y"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(run.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    with writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"writing\n"
        assert not read_run(run.path).is_interrupted
        run.lock_timeout = 0.05
        with (
            pytest.raises(RunError, match="Another process is training"),
            run.writing(),
        ):
            pass
        writer.kill()
    assert read_run(run.path).is_interrupted
    assert list_runs(run.path.parent)[0].is_interrupted
    stale.write_bytes(b"left behind")
    os.utime(stale, (0, 0))
    with run.writing():
        assert not stale.exists()
        assert not read_run(run.path).is_interrupted
    run.update(status="stopped")
    assert not read_run(run.path).is_interrupted
