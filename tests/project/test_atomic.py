"""write_atomic: all or nothing, whatever fails."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cnnstudio.project import atomic
from cnnstudio.project.atomic import (
    WriteError,
    readable_size,
    remove_stale_temporaries,
    write_atomic,
)
from tests.helpers.disks import BusyDisk, FailingDisk

OLD, NEW = b"the old version", [b"the new ", b"version, ", b"in three parts"]
posix = pytest.mark.skipif(os.name != "posix", reason="mode bits and links of POSIX")
STEPS = ["create", "write", "write", "copy_mode", "sync", "close", "replace"]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "a.cnnproj"
    path.write_bytes(OLD)
    return path


def test_replaces_the_content(target: Path) -> None:
    write_atomic(target, NEW)
    assert target.read_bytes() == b"".join(NEW)
    write_atomic(target, b"whole")
    assert target.read_bytes() == b"whole"
    write_atomic(target, (part for part in NEW))
    assert target.read_bytes() == b"".join(NEW)
    write_atomic(str(target), [])
    assert target.read_bytes() == b""
    assert os.listdir(target.parent) == [target.name]


def test_makes_a_new_file_with_the_usual_mode(tmp_path: Path) -> None:
    usual, ours = tmp_path / "usual", tmp_path / "ours"
    usual.write_bytes(b"")
    write_atomic(ours, b"new")
    assert ours.stat().st_mode == usual.stat().st_mode


def test_makes_each_step_in_order(target: Path) -> None:
    disk = FailingDisk()
    write_atomic(target, b"xy", disk=disk)
    assert disk.calls == [*STEPS, "sync_folder"]


def test_recovery_copies_skip_only_the_waiting(target: Path) -> None:
    disk = FailingDisk()
    write_atomic(target, b"xy", disk=disk, durable=False)
    assert disk.calls == [step for step in STEPS if step != "sync"]


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_keeps_the_mode_bits(target: Path, mode: int) -> None:
    target.chmod(mode)
    write_atomic(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@posix
def test_follows_links(target: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "desk"
    elsewhere.mkdir()
    link = elsewhere / "link.cnnproj"
    link.symlink_to(os.path.join("..", target.name))
    write_atomic(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == b"".join(NEW)
    assert os.listdir(elsewhere) == [link.name]


@posix
def test_a_dangling_link_gets_its_file(tmp_path: Path) -> None:
    link = tmp_path / "link.cnnproj"
    link.symlink_to("real.cnnproj")
    write_atomic(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.cnnproj").read_bytes() == b"new"


def test_verify_sees_the_whole_file_before_anything_is_replaced(target: Path) -> None:
    def verify(path: Path) -> None:
        assert path.parent == target.parent
        assert path.read_bytes() == b"".join(NEW)
        assert target.read_bytes() == OLD
        raise ValueError("does not parse")

    with pytest.raises(ValueError, match="does not parse"):
        write_atomic(target, NEW, verify)
    assert target.read_bytes() == OLD
    assert os.listdir(target.parent) == [target.name]


def test_errors_of_the_one_who_makes_the_parts_are_passed_on(target: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"begun"
        raise FileNotFoundError("weights")

    with pytest.raises(FileNotFoundError, match="weights"):
        write_atomic(target, parts())
    assert target.read_bytes() == OLD
    assert os.listdir(target.parent) == [target.name]


@pytest.mark.parametrize(
    "code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT]
)
def test_any_failing_call_leaves_the_old_version(target: Path, code: int) -> None:
    count = FailingDisk()
    write_atomic(target, NEW, disk=count)
    for fail_at in range(1, len(count.calls) + 1):
        target.write_bytes(OLD)
        disk = FailingDisk(code, fail_at)
        with pytest.raises(WriteError) as caught:
            write_atomic(target, NEW, disk=disk)
        assert caught.value.errno == code
        assert str(target) in str(caught.value)
        assert os.listdir(target.parent) == [target.name]
        if disk.calls[-1] == "sync_folder":
            assert target.read_bytes() == b"".join(NEW)
            assert "a power cut may undo it" in str(caught.value)
        else:
            assert target.read_bytes() == OLD
            assert "The last saved version is untouched." in str(caught.value)
        write_atomic(target, NEW)  # the next save succeeds
        assert target.read_bytes() == b"".join(NEW)


def test_a_full_disk_names_needed_and_free_space(target: Path) -> None:
    parts = [b"x" * 1_000_000] * 212
    with pytest.raises(WriteError) as caught:
        write_atomic(target, iter(parts), disk=FailingDisk(errno.ENOSPC, 5))
    sentence = str(caught.value)
    assert sentence.startswith(f"Cannot write to {target}: needs 212 MB, 40 MB free on")
    assert sentence.endswith("The last saved version is untouched.")
    assert (caught.value.needed, caught.value.free) == (212_000_000, 40_000_000)
    assert caught.value.path == target


def test_a_full_disk_says_when_there_was_no_version_before(tmp_path: Path) -> None:
    path = tmp_path / "new.cnnproj"
    with pytest.raises(WriteError, match="Nothing was written"):
        write_atomic(path, NEW, disk=FailingDisk(errno.ENOSPC, 1))
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(
    not Path("/dev/full").exists() or sys.platform != "linux", reason="Linux"
)
def test_a_disk_that_is_really_full(target: Path) -> None:
    class FullDisk(atomic.Disk):
        def create(self, path: Path):  # type: ignore[no-untyped-def]
            super().create(path).close()
            return open("/dev/full", "wb", buffering=0)

    with pytest.raises(WriteError, match=r"needs 31 bytes, .* free on /"):
        write_atomic(target, NEW, disk=FullDisk())
    assert os.listdir(target.parent) == [target.name]


def test_places_that_cannot_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="folder does not exist"):
        write_atomic(tmp_path / "gone" / "a.cnnproj", b"")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteError, match="a file, not a folder"):
        write_atomic(tmp_path / "file" / "a.cnnproj", b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(WriteError, match="is a folder"):
        write_atomic(tmp_path / "folder", b"")
    with pytest.raises(WriteError, match="path is too long"):
        write_atomic(tmp_path / ("x" * 300), b"")
    with pytest.raises(WriteError, match="Nothing was written"):
        write_atomic(tmp_path.joinpath(*["x" * 200] * 30) / "a.cnnproj", b"")
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]


@contextlib.contextmanager
def without_root() -> Iterator[None]:
    """Drop root's right to write anywhere, for a moment."""
    if os.getuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@posix
@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="to drop root's rights")
def test_a_read_only_folder_or_file() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        target = folder / "a.cnnproj"
        target.write_bytes(OLD)
        target.chmod(0o666)
        folder.chmod(0o555)
        with without_root(), pytest.raises(WriteError, match="read-only"):
            write_atomic(target, NEW)
        target.chmod(0o444)
        folder.chmod(0o777)
        with without_root(), pytest.raises(WriteError, match="read-only"):
            write_atomic(target, NEW)
        assert target.read_bytes() == OLD
        assert os.listdir(folder) == [target.name]


def test_a_read_only_place_as_the_system_reports_it(target: Path) -> None:
    with pytest.raises(WriteError, match=r"it is read-only\. Save elsewhere\?"):
        write_atomic(target, NEW, disk=FailingDisk(errno.EROFS, 1))

    class Protected(atomic.Disk):
        def writable(self, target: Path) -> bool:
            return False

    with pytest.raises(WriteError, match="not allowed"):
        write_atomic(target, NEW, disk=Protected())
    assert target.read_bytes() == OLD


def test_a_file_that_is_held_for_a_moment_is_tried_again(target: Path) -> None:
    disk = BusyDisk(refusals=4)
    write_atomic(target, b"new", disk=disk)
    assert target.read_bytes() == b"new"
    assert len(disk.pauses) == 4
    assert 0.1 <= sum(disk.pauses) <= 1

    with pytest.raises(WriteError, match="not allowed"):
        write_atomic(target, b"newer", disk=BusyDisk(refusals=5))
    assert target.read_bytes() == b"new"


def test_sizes_read_well() -> None:
    sizes = [0, 999, 1000, 1_550_000, 212_000_000, 5_500_000_000, 2 * 10**12]
    texts = ["0 bytes", "999 bytes", "1 kB", "1.55 MB", "212 MB", "5.5 GB", "2 TB"]
    assert [readable_size(size) for size in sizes] == texts


def dead_pid() -> int:
    ended = subprocess.Popen([sys.executable, "-S", "-c", ""])
    ended.wait()
    return ended.pid


def test_an_opener_removes_what_dead_writers_left(tmp_path: Path) -> None:
    host = atomic._host()
    dead = tmp_path / f".tmp-{dead_pid()}-{host}-00c0ffee"
    alive = tmp_path / f".tmp-{os.getpid()}-{host}-00c0ffee"
    other_machine = tmp_path / f".tmp-{dead_pid()}-notthis1-00c0ffee"
    unknown = tmp_path / ".tmp-something"
    project = tmp_path / "a.cnnproj"
    for path in (dead, alive, other_machine, unknown, project):
        path.write_bytes(b"half")
    folder = tmp_path / f".tmp-{dead_pid()}-{host}-folder"
    folder.mkdir()

    assert remove_stale_temporaries(tmp_path) == [dead]
    assert alive.exists()
    assert project.exists()

    later = time.time() + atomic.DAY + 60
    removed = remove_stale_temporaries(tmp_path, now=later)
    assert set(removed) == {alive, other_machine, unknown}
    assert sorted(os.listdir(tmp_path)) == sorted([folder.name, project.name])


def test_removing_never_raises(tmp_path: Path) -> None:
    assert remove_stale_temporaries(tmp_path / "gone") == []
    for name in (".tmp-", ".tmp--", ".tmp-99999999999999999999-x-y", ".tmp-\u0661-x"):
        (tmp_path / name).write_bytes(b"")
    host = atomic._host()
    (tmp_path / f".tmp-{10**30}-{host}-x").write_bytes(b"")
    remove_stale_temporaries(tmp_path)
