"""What several programs keep of one set: each has its own array, and none loses it."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import numpy as np
import pytest

from cnnstudio.engine.data import store as stores
from cnnstudio.engine.data.decoders import Decoders
from cnnstudio.engine.data.files import Found
from cnnstudio.engine.data.in_use import remove_unused
from cnnstudio.engine.data.picture_set import PictureSet, Reading, read_pictures
from cnnstudio.engine.data.store import Index, Store
from cnnstudio.project.sources.image_folder import ImageFolder
from tests.helpers.pictures import picture


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CNNSTUDIO_HOME", str(tmp_path / "home"))


def finish(reading: Reading) -> PictureSet:
    """Iterate a reading to its end; each `Store` behaves as in a process of its own."""
    found: list[PictureSet] = []

    def run() -> Reading:
        found.append((yield from reading))
        return found[0]

    for _ in run():
        pass
    return found[0]


def reading(folder: Path, count: int) -> Reading:
    found = []
    for number in range(count):
        path = folder / f"{number}.png"
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            picture(number).save(path)
        status = path.stat()
        found.append(Found(path.name, status.st_size, status.st_mtime_ns))
    source = ImageFolder(path=str(folder))
    return read_pictures(source, str(folder), found, decoders=Decoders(1))


def arrays(folder: Path) -> list[Path]:
    return sorted((folder / "home/cache/pictures").glob("*/*.pixels"))


def test_two_windows_scan_one_set_at_a_time(tmp_path: Path) -> None:
    first, second = reading(tmp_path / "set", 3), reading(tmp_path / "set", 3)
    for _ in range(4):  # sizes, then one picture: its array is half made
        next(first)
    ours = finish(second)
    theirs = finish(first)
    np.testing.assert_array_equal(ours.pixels, theirs.pixels)
    assert len(arrays(tmp_path)) == 2, "each has its own"
    again = finish(reading(tmp_path / "set", 3))
    assert again.was_known


def kept_array(store: Store, size: int) -> str:
    """Make an array, let the index name it, and return its name."""
    name = store.new_array(size).name
    store.write(Index({}, name, 1))
    return name


def test_what_nobody_uses_any_more_goes_with_the_next_scan(tmp_path: Path) -> None:
    given_up, first = Store("set"), Store("set")
    given_up.new_array(12)
    one = kept_array(first, 12)
    assert len(arrays(tmp_path)) == 2, "one is named, one is being made"
    looked_at = first.open(first.read(), (12,))
    assert looked_at is not None
    del given_up, first
    second = Store("set")
    two = kept_array(second, 13)
    assert {path.name for path in arrays(tmp_path)} == {one, two}
    looked_at[:] = 7
    del looked_at
    kept_array(second, 14)
    kept_array(Store("set"), 15)
    assert len(arrays(tmp_path)) == 2, "its own, and that which `second` holds"


def test_an_array_is_not_taken_while_it_is_removed(tmp_path: Path) -> None:
    store = Store("set")
    path = store.new_array(12)
    store.write(Index({}, path.name, 1))
    assert Store("set").open(store.read(), (3, 2, 2)) is not None
    os.replace(path, tmp_path / "elsewhere")
    assert Store("set").open(store.read(), (3, 2, 2)) is None


def test_a_set_that_is_used_is_not_the_one_to_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    used, other, newest = Store("used"), Store("other"), Store("newest")
    for age, store in enumerate((used, other, newest)):
        store.write(Index({}, store.new_array(1_000).name, 1))
        os.utime(store.folder, (1_000 + age, 1_000 + age))
    array = used.open(used.read(), (1_000,))
    assert array is not None
    os.utime(used.folder, (1_000, 1_000))
    folders, kept = (used.folder, other.folder), newest.folder
    del other
    monkeypatch.setattr(stores, "MOST", 1)
    stores.remove_old(kept)
    assert [folder.exists() for folder in folders] == [True, False]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")
@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EBADF])
def test_a_drive_without_locks_keeps_to_the_limit_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def no_lock(descriptor: int, operation: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("fcntl.flock", no_lock)
    path = tmp_path / "one.pixels"
    path.write_bytes(b"pixels")
    assert remove_unused(path)
    assert not path.exists()


class Another:
    """Another program, which begins an array in the folder that is just removed."""

    def __init__(self) -> None:
        self.store = Store("old")
        self.path: Path | None = None

    def remove(self, path: Path) -> bool:
        is_gone = remove_unused(path)
        if self.path is None:
            self.path = self.store.new_array(500)
        return is_gone


def kept_sets(count: int) -> list[Path]:
    """Make sets of one array of 1,000 bytes that nobody holds, the oldest first."""
    folders = []
    for age, name in enumerate(("old", "newer", "newest")[:count]):
        store = Store(name)
        kept_array(store, 1_000)
        os.utime(store.folder, (1_000 + age, 1_000 + age))
        folders.append(store.folder)
    return folders


def test_an_array_that_is_begun_meanwhile_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, newest = kept_sets(2)
    other = Another()
    monkeypatch.setattr(stores, "remove_unused", other.remove)
    monkeypatch.setattr(stores, "MOST", 1)
    stores.remove_old(newest)
    assert other.path is not None
    assert other.path.exists()


def test_what_really_went_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest set loses one of two arrays: that is enough, no other one goes."""
    old, newer, newest = kept_sets(3)
    held = Store("old")
    array = held.new_array(1_000)
    os.utime(old, (1_000, 1_000))
    monkeypatch.setattr(stores, "MOST", 3_900)  # of 4,000 and three indexes
    stores.remove_old(newest)
    assert [path.name for path in old.glob("*.pixels")] == [array.name]
    assert newer.exists()
