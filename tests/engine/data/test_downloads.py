"""Known data sets: fetched on request, kept, read again; every failure is said."""

from __future__ import annotations

import inspect
import io
import tarfile
import time
import urllib.error
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from cnnstudio.bridge.download_messages import DataDownloaded, DownloadData
from cnnstudio.bridge.engine_messages import JobProgress
from cnnstudio.engine.data.cifar import KINDS, read_archive
from cnnstudio.engine.data.download_job import download_data
from cnnstudio.engine.data.downloads import download, size_of
from cnnstudio.engine.data.prepared_set import (
    PIXELS,
    TABLE,
    is_prepared,
    places_of,
    read_prepared,
)
from cnnstudio.engine.data.sources.registry import SCANNERS, finished
from cnnstudio.engine.data.torchvision_parts import Images, parts_of
from cnnstudio.engine.errors import DataError
from cnnstudio.project.record import raw_of
from cnnstudio.project.sources.torchvision_sets import OFFERED, TorchvisionSet

Size = tuple[int, int]


class Part:
    """A part as torchvision would give it."""

    classes: tuple[str, ...] = ("cat", "dog", "owl")

    def __init__(self, count: int, size: Size = (28, 28), mode: str = "L") -> None:
        self.count, self.size, self.mode = count, size, mode

    def __getitem__(self, number: int) -> tuple[Any, int]:
        tone = number * 20
        colour: Any = tone if self.mode == "L" else (tone, 0, 255)
        return Image.new(self.mode, self.size, colour), number % 3

    def __len__(self) -> int:
        return self.count


class FakeMaker:
    """Stands in for torchvision: writes a file, takes its time, or fails."""

    def __init__(self, *parts: Images, error: Exception | None = None) -> None:
        self.parts, self.error = list(parts), error
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def __call__(self, name: str, folder: Path, options: dict[str, Any]) -> Images:
        self.asked.append((name, options))
        (folder / "packed.gz").write_bytes(bytes(1_000_000))
        time.sleep(0.01)
        if self.error is not None:
            raise self.error
        return self.parts.pop(0)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def fetched(source: TorchvisionSet, cache: Path, maker: FakeMaker) -> list[Any]:
    return list(download(source, cache, maker))


def test_downloaded_once_and_read_again(cache: Path) -> None:
    source, maker = TorchvisionSet(), FakeMaker(Part(10), Part(4))
    progress = fetched(source, cache, maker)
    assert maker.asked == [("MNIST", {"train": True}), ("MNIST", {"train": False})]
    assert progress[0].total == OFFERED["MNIST"].megabytes * 10**6
    assert 0 <= progress[0].done <= progress[0].total
    raw = read_prepared(source, cache)
    assert raw.shape == (1, 28, 28)
    assert raw.classes == Part.classes
    assert raw.targets.tolist() == [n % 3 for n in (*range(10), *range(4))]
    assert raw.split is not None
    assert raw.split.tolist() == [0] * 10 + [2] * 4
    assert [int(image.max()) for image in raw.inputs[:3]] == [0, 20, 40]
    assert fetched(source, cache, FakeMaker(error=AssertionError("again"))) == []
    assert [p.name for p in places_of(source, cache).prepared.parent.iterdir()] == [
        "MNIST-28"
    ]


def test_images_of_many_sizes_are_brought_to_one(cache: Path) -> None:
    source = TorchvisionSet(dataset="EuroSAT", side=20)
    wide = Part(5, (60, 30), "RGB")
    fetched(source, cache, FakeMaker(wide))
    raw = read_prepared(source, cache)
    assert raw.inputs.shape == (5, 3, 20, 20)
    assert raw.inputs[2].reshape(3, -1).max(axis=1).tolist() == [40, 0, 255]
    assert raw.split is None, "EuroSAT has no parts of its own"


def test_several_labels(cache: Path) -> None:
    class Faces(Part):
        classes = ()
        attr_names = ("glasses", "hat")

        def __getitem__(self, number: int) -> tuple[Any, Any]:
            return Image.new("RGB", (8, 8)), np.array([number % 2, 1])

    source = TorchvisionSet(dataset="CelebA", side=8)
    fetched(source, cache, FakeMaker(Faces(4), Faces(2), Faces(2)))
    raw = read_prepared(source, cache)
    assert (raw.task, raw.classes) == ("labels", ("glasses", "hat"))
    assert raw.targets[:2].tolist() == [[0, 1], [1, 1]]
    assert raw.split is not None
    assert np.bincount(raw.split).tolist() == [4, 2, 2]


def test_classes_of_omniglots_parts_are_different_ones(cache: Path) -> None:
    source = TorchvisionSet(dataset="Omniglot", side=8)
    fetched(source, cache, FakeMaker(Part(6), Part(3)))
    raw = read_prepared(source, cache)
    assert raw.targets.tolist() == [0, 1, 2, 0, 1, 2, 3, 4, 5]
    assert raw.classes == tuple("012345")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (urllib.error.URLError("no route to host"), "Is there a network"),
        (RuntimeError("Error downloading train-images"), "Is there a network"),
        (RuntimeError("File not found or corrupted."), "File not found or corrupted"),
        (ModuleNotFoundError("No module named 'scipy'", name="scipy"), "pip install"),
        (OSError(28, "No space left on device"), "No space left"),
    ],
)
def test_failures_are_said_with_the_folder(
    cache: Path, error: Exception, said: str
) -> None:
    source = TorchvisionSet(dataset="SVHN")
    with pytest.raises(DataError) as caught:
        fetched(source, cache, FakeMaker(error=error))
    assert said in caught.value.message
    assert "SVHN" in caught.value.message
    if "pip" not in said:
        assert str(places_of(source, cache).files) in caught.value.message
    assert not is_prepared(source, cache)


def test_without_a_download_it_is_said_what_to_do(cache: Path) -> None:
    with pytest.raises(DataError, match="download it \\(about 12 MB\\)"):
        read_prepared(TorchvisionSet(), cache)


def test_what_is_damaged_is_not_taken(cache: Path) -> None:
    source = TorchvisionSet()
    fetched(source, cache, FakeMaker(Part(10), Part(4)))
    folder = places_of(source, cache).prepared
    whole = (folder / PIXELS).read_bytes()
    (folder / PIXELS).write_bytes(whole[:-100])
    with pytest.raises(DataError, match="damaged"):
        read_prepared(source, cache)
    (folder / PIXELS).write_bytes(whole)
    (folder / TABLE).write_text('{"targets": [1')
    with pytest.raises(DataError, match="damaged"):
        read_prepared(source, cache)


def test_a_preparation_that_was_interrupted_leaves_nothing(cache: Path) -> None:
    class Breaks(Part):
        def __getitem__(self, number: int) -> tuple[Any, int]:
            if number == 3:
                raise OSError(5, "read error")
            return super().__getitem__(number)

    source = TorchvisionSet()
    with pytest.raises(DataError, match="read error"):
        fetched(source, cache, FakeMaker(Breaks(10), Part(4)))
    assert list(places_of(source, cache).prepared.parent.iterdir()) == []


@pytest.mark.parametrize("name", OFFERED)
def test_torchvision_knows_every_set_and_its_arguments(name: str) -> None:
    """The signatures, so that nothing is asked for that there is not."""
    from torchvision import datasets

    kind = getattr(datasets, name)
    known = set(inspect.signature(kind.__init__).parameters)
    parents = [c for c in kind.__mro__ if "download" in _arguments(c)]
    assert "download" in known or ("kwargs" in known and parents)
    for _, options in parts_of(name):
        assert set(options) <= known | {"train"}


def _arguments(kind: Any) -> set[str]:
    return set(inspect.signature(kind.__init__).parameters)


def test_the_job_answers(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "cnnstudio.engine.data.prepared_set.user_cache_dir", lambda: cache
    )
    request = DownloadData(4, raw_of(TorchvisionSet()))
    *progress, done = download_data(request, FakeMaker(Part(10), Part(4)))
    assert progress
    assert all(isinstance(p, JobProgress) for p in progress)
    assert isinstance(done, DataDownloaded)
    assert (done.count, done.problem) == (14, "")
    found = finished(SCANNERS[TorchvisionSet](TorchvisionSet(), False))
    facts = found.facts()
    assert facts.own_parts == (10.0, 0.0, 4.0)
    assert facts.classes == Part.classes
    (answer,) = download_data(DownloadData(5, {"kind": "digits"}))
    assert isinstance(answer, DataDownloaded)
    assert "no download" in answer.problem


def test_files_that_go_meanwhile_are_not_counted(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(10))
    (tmp_path / "b").symlink_to(tmp_path / "gone")
    assert size_of(tmp_path) == 10


# CIFAR


def packed(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return path


def rows(labels: int) -> Iterator[bytes]:
    for number in range(3):
        yield bytes([7] * (labels - 1) + [number]) + bytes([10 * number] * 3072)


@pytest.mark.parametrize("name", KINDS)
def test_cifar_is_read_without_pickles(name: str, tmp_path: Path) -> None:
    kind = KINDS[name]
    files = dict.fromkeys((*kind.train, *kind.test), b"".join(rows(kind.labels)))
    files[kind.names] = b"apple\nbear\ncar\n\n"
    archive = packed(tmp_path / kind.archive, files)
    classes, labels, images = read_archive(archive, kind, train=True)
    assert classes == ["apple", "bear", "car"]
    assert labels[:3].tolist() == [0, 1, 2]
    assert images.shape == (3 * len(kind.train), 3, 32, 32)
    assert images[2].min() == images[2].max() == 20
    assert len(read_archive(archive, kind, train=False)[1]) == 3


def test_another_archive_is_refused(tmp_path: Path) -> None:
    kind = KINDS["CIFAR10"]
    short = packed(tmp_path / "short", {kind.test[0]: b"123", kind.names: b"a"})
    for archive in (short, packed(tmp_path / "empty", {}), tmp_path / "gone"):
        with pytest.raises(DataError, match="not as expected"):
            read_archive(archive, kind, train=False)
