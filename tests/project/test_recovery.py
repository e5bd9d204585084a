"""Recovery copies, the lock on the open file, and kept versions, without a window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import filelock
import pytest

from cnnstudio.paths import sample_project
from cnnstudio.project.commands import AddNode, new_node
from cnnstudio.project.file_format import dumps, load
from cnnstudio.project.graph_writer import KnownLines
from cnnstudio.project.open_lock import HeldError, Holder, OpenLock, holder_of
from cnnstudio.project.recovery import (
    RecoveryError,
    Slot,
    Unsaved,
    abandoned_slots,
    make_slot,
    read_copy,
)
from cnnstudio.project.versions import KEPT, keep_version, versions_of
from tests.helpers.graphs import chain, project_of

START = 1_000_000.0


def about(changes: int = 3, written: float = START) -> Unsaved:
    return Unsaved("digits", "/a/digits.cnnproj", changes, "Add conv1", written)


def write(slot: Slot, number: int, written: float) -> None:
    """Write a copy as if it were that time."""
    slot.write(about(number, written), f"text {number}")
    os.utime(slot.folder / "copy-0.json", (written, written))


def left_behind(folder: Path) -> Slot:
    """Return the only slot that nobody holds."""
    (slot,) = abandoned_slots(folder)
    return slot


def test_a_slot_is_offered_once_its_window_is_gone(tmp_path: Path) -> None:
    slot = make_slot(tmp_path)
    assert slot.process == os.getpid()
    slot.write(about(), "the text")
    assert abandoned_slots(tmp_path) == []
    slot.release()
    found = left_behind(tmp_path)
    (copy,), damaged = found.copies()
    assert copy.about == about()
    assert copy.text == "the text"
    assert not damaged
    assert abandoned_slots(tmp_path) == []  # one start holds what it offers
    found.remove()
    assert abandoned_slots(tmp_path) == []
    assert not found.folder.exists()


def test_declining_deletes_nothing(tmp_path: Path) -> None:
    slot = make_slot(tmp_path)
    slot.write(about(), "kept")
    slot.decline()
    again = left_behind(tmp_path)
    assert again.is_declined
    assert again.copies()[0][0].text == "kept"
    again.clear()
    assert not again.is_declined
    assert again.copies() == ([], [])
    again.release()


def test_older_copies_are_kept_seconds_and_minutes_apart(tmp_path: Path) -> None:
    slot = make_slot(tmp_path)
    for number in range(400):
        write(slot, number, START + number)
    newest, older, oldest = slot.copies()[0]
    assert newest.about.changes == 399
    assert 399 - 33 <= older.about.changes < 399
    assert 399 - 340 <= oldest.about.changes < older.about.changes
    slot.remove()


@pytest.mark.parametrize(
    "damage",
    ["cut", "flipped", "empty", "other", "wrong kind", "not text", "path", "time"],
)
def test_a_damaged_copy_is_skipped_with_a_line(tmp_path: Path, damage: str) -> None:
    slot = make_slot(tmp_path)
    write(slot, 1, START)
    write(slot, 2, START + 1)
    newest = slot.folder / "copy-0.json"
    content = newest.read_bytes()
    newest.write_bytes(
        {
            "cut": content[:-3],
            "flipped": content[:-1] + bytes([content[-1] ^ 1]),
            "empty": b"",
            "other": b"<html></html>",
            "wrong kind": content.replace(b'"changes": 2', b'"changes": "2"'),
            "not text": b"\xff\xfe\x00",
            "path": content.replace(b"/a/digits", b"/b/digits"),
            "time": content.replace(b"1000001.0", b"1e+300"),
        }[damage]
    )
    with pytest.raises(RecoveryError, match=r"copy-0\.json is damaged"):
        read_copy(newest)
    found, lines = slot.copies()
    assert [copy.text for copy in found] == ["text 1"]
    assert len(lines) == 1
    assert "damaged" in lines[0]
    assert slot.copies() == (found, [])  # complained about once
    slot.remove()


def test_the_copies_move_on_when_the_clock_is_put_back(tmp_path: Path) -> None:
    slot = make_slot(tmp_path)
    for number in range(3):
        write(slot, number, START + 400 * number)
    for number in range(3, 6):
        write(slot, number, START - 10_000 + 400 * number)
    assert [c.about.changes for c in slot.copies()[0]] == [5, 4, 3]
    slot.remove()


def test_the_newest_is_written_though_an_older_cannot_be_moved(tmp_path: Path) -> None:
    slot = make_slot(tmp_path)
    write(slot, 1, START)
    for name in ("copy-1.json", "copy-2.json"):
        (slot.folder / name / "full").mkdir(parents=True)
        os.utime(slot.folder / name, (START - 900, START - 900))
    slot.write(about(2, START + 60), "text 2")
    assert read_copy(slot.folder / "copy-0.json").text == "text 2"
    slot.release()


def test_what_is_no_folder_of_ours_is_no_slot(tmp_path: Path) -> None:
    slots, elsewhere = tmp_path / "slots", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "copy-0.json").write_text("mine")
    make_slot(slots).remove()
    (slots / "slot-1-link").symlink_to(elsewhere)
    (slots / "slot-2-file").write_text("")
    assert abandoned_slots(slots) == []
    assert os.listdir(elsewhere) == ["copy-0.json"]


def test_a_drive_without_locks_is_told_and_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: object) -> None:
        raise NotImplementedError("no locks here")

    make_slot(tmp_path).remove()
    monkeypatch.setattr(filelock.FileLock, "_acquire", refuse)
    with pytest.raises(OSError, match="Nothing can be locked in"):
        make_slot(tmp_path)
    with pytest.raises(OSError, match="Nothing can be locked in"):
        abandoned_slots(tmp_path)
    assert not list(tmp_path.glob("slot-*"))


def test_writing_again_gives_the_same_text_in_less_time() -> None:
    for name in ("digits_lenet", "digits_simple"):
        project, known = load(sample_project(name)).project, KnownLines()
        for _ in range(3):
            assert dumps(project, known=known) == dumps(project)
            AddNode(new_node(project.graph, "ReLU")).redo(project)
    large = project_of(chain("Input", *["ReLU"] * 1_000, "Output"))
    known = KnownLines()
    first, later = [], []
    for _ in range(5):
        start = time.perf_counter()
        dumps(large)
        middle = time.perf_counter()
        dumps(large, known=known)
        first.append(middle - start)
        later.append(time.perf_counter() - middle)
    assert min(later) < min(first) / 2


# Two windows on one file


def test_a_file_is_held_until_it_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "a.cnnproj"
    path.touch()
    lock = OpenLock.take(path)
    assert lock.is_held
    assert holder_of(path).process == os.getpid()
    link = tmp_path / "link.cnnproj"
    link.symlink_to(path)
    for other in (path, link):
        with pytest.raises(HeldError, match=rf"process {os.getpid()} on") as error:
            OpenLock.take(other)
        assert error.value.holder.process == os.getpid()
    lock.release()
    lock.release()
    assert sorted(os.listdir(tmp_path)) == ["a.cnnproj", "link.cnnproj"]
    OpenLock.take(path).release()


def test_the_hold_ends_with_its_process(tmp_path: Path) -> None:
    path = tmp_path / "a.cnnproj"
    path.touch()
    code = (
        "import sys; from cnnstudio.project.open_lock import OpenLock\n"
        f"lock = OpenLock.take({str(path)!r}); print('held', flush=True); input()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stdout.readline() == b"held\n"
    with pytest.raises(HeldError) as error:
        OpenLock.take(path)
    assert error.value.holder.process == child.pid
    child.kill()
    child.wait()
    child.stdin.close()
    child.stdout.close()
    lock = OpenLock.take(path)
    assert lock.is_held
    assert holder_of(path).process == os.getpid()
    lock.release()


@pytest.mark.parametrize("text", ["", "[]", '{"process": "1", "host": 2}', "{"])
def test_a_note_that_says_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.cnnproj"
    lock = OpenLock.take(path)
    (tmp_path / ".a.cnnproj.open").write_text(text)
    assert holder_of(path) == Holder()
    with pytest.raises(HeldError, match="open in another CNN Studio"):
        OpenLock.take(path)
    lock.release()


# Versions


def test_the_last_versions_are_kept(tmp_path: Path) -> None:
    first, second = tmp_path / "x" / "a.cnnproj", tmp_path / "y" / "a.cnnproj"
    for number in range(7):
        keep_version(tmp_path, first, b"%d" % number)
    keep_version(tmp_path, first, b"6")  # the same again
    keep_version(tmp_path, second, b"another")
    kept = [version.path.read_bytes() for version in versions_of(tmp_path, first)]
    assert kept == [b"6", b"5", b"4", b"3"]
    assert len(kept) == KEPT
    (only,) = versions_of(tmp_path, second)
    assert only.path.read_bytes() == b"another"
    assert abs(only.saved - time.time()) < 60
    for name in ("²", "9" * 200, "12x", ""):
        (only.path.parent / f"{name}.cnnproj").touch()
    assert versions_of(tmp_path, second) == [only]
