"""What a person writes on runs, beside a writer; runs in the trash and back."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from cnnstudio.project.atomic import WriteError
from cnnstudio.project.run_marks import MARKS_FILE, RunMarks, change_marks, read_marks
from cnnstudio.project.run_trash import (
    delete_for_good,
    folder_size,
    restore_run,
    trash_run,
    trashed_runs,
)
from cnnstudio.project.runs import RunError, RunFolder, list_runs, new_run, read_run


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    return tmp_path / "p.runs"


def finished(runs: Path) -> RunFolder:
    folder = new_run(runs, "the project", epochs=5)
    folder.update(status="completed")
    return folder


def test_marks_are_read_with_the_record(runs: Path) -> None:
    folder = finished(runs)
    assert folder.read().title == "Run 1"
    change_marks(folder.path, name="  Wide \n one ", note="dropout 0.2", star=True)
    record = read_run(folder.path)
    assert (record.title, record.name) == ("Wide one", "Run 1")
    assert record.marks == RunMarks("Wide one", "dropout 0.2", star=True)
    change_marks(folder.path, star=False)
    assert read_marks(folder.path) == RunMarks("Wide one", "dropout 0.2")
    change_marks(folder.path, name="")
    assert folder.read().title == "Run 1"


def test_marks_and_a_writer_leave_each_other_alone(runs: Path) -> None:
    """Somebody renames while a process counts epochs: nothing of either is lost."""
    folder = new_run(runs, "the project", epochs=40)

    def write() -> None:
        for epoch in range(1, 41):
            folder.update(epochs_done=epoch)

    writer = threading.Thread(target=write)
    writer.start()
    number = 0
    while writer.is_alive():
        number += 1
        change_marks(folder.path, name=f"name {number}")
    writer.join()
    record = folder.read()
    assert (record.epochs_done, record.title) == (40, f"name {number}")


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[1]", b"{", b'{"format": 2}', b'{"format": 1, "name": 3}',
        b'{"format": 1, "star": "yes"}', b"\xff\xfe", b"[" * 100_000,
    ],
)  # fmt: skip
def test_damaged_marks_harm_nothing(runs: Path, content: bytes) -> None:
    folder = finished(runs)
    (folder.path / MARKS_FILE).write_bytes(content)
    (record,) = list_runs(runs)
    assert (record.title, record.problem) == ("Run 1", "")
    assert MARKS_FILE in record.marks.problem
    assert change_marks(folder.path, star=True) == RunMarks(star=True)
    kept = folder.path / f"{MARKS_FILE}.damaged"
    assert kept.read_bytes() == content


def test_marks_of_a_run_that_went_away(runs: Path) -> None:
    folder = finished(runs)
    trash_run(folder.path)
    with pytest.raises(WriteError, match="no run in"):
        change_marks(folder.path, star=True)


def test_to_the_trash_and_back(runs: Path) -> None:
    first, second = finished(runs), finished(runs)
    (first.path / "00000001-ab.ckpt").write_bytes(b"weights")
    size = folder_size(first.path)
    change_marks(first.path, name="Kept")
    trashed = trash_run(first.path)
    assert [r.id for r in list_runs(runs)] == [second.id]
    (thrown,) = trashed_runs(runs)
    assert (thrown.title, thrown.folder) == ("Kept", str(trashed))
    assert folder_size(trashed) > size
    assert restore_run(trashed) == first.path
    assert [r.id for r in list_runs(runs)] == [second.id, first.id]
    assert (first.path / "00000001-ab.ckpt").read_bytes() == b"weights"
    assert trashed_runs(runs) == ()


def test_numbers_of_runs_in_the_trash_are_not_used_again(runs: Path) -> None:
    finished(runs)
    newest = finished(runs)
    trash_run(newest.path)
    assert finished(runs).read().number == 3


def test_what_cannot_go_to_the_trash(runs: Path) -> None:
    folder = finished(runs)
    with folder.writing(), pytest.raises(RunError, match="is training"):
        trash_run(folder.path)
    trash_run(folder.path)
    with pytest.raises(RunError, match="cannot be moved"):
        trash_run(runs / "0007-nowhere")
    folder.path.mkdir()
    with pytest.raises(RunError, match=r"a run in .* already"):
        restore_run(runs / ".trash" / folder.id)


def test_only_the_trash_is_emptied(runs: Path) -> None:
    folder = finished(runs)
    with pytest.raises(RunError, match="not in the trash"):
        delete_for_good(folder.path)
    assert folder.exists
    trashed = trash_run(folder.path)
    delete_for_good(trashed)
    assert trashed_runs(runs) == ()
    assert list(trashed.parent.iterdir()) == []
    with pytest.raises(RunError, match="cannot be deleted"):
        delete_for_good(trashed)
