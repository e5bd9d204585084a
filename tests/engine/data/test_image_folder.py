"""Folders of pictures: classes, parts, the cache, what is damaged."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from torchvision.datasets import ImageFolder as Oracle

from cnnstudio.engine.data import store
from cnnstudio.engine.data.raw import joined, no_sizes
from cnnstudio.engine.data.scanned import Scanned
from cnnstudio.engine.data.sources.image_folder import scan_image_folder
from cnnstudio.engine.data.sources.registry import finished
from cnnstudio.engine.errors import DataError
from cnnstudio.project.sources.image_folder import ImageFolder
from tests.helpers.pictures import WAYS, class_folders, encoded, noise, picture


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CNNSTUDIO_HOME", str(tmp_path / "home"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "pets"


def scanned(folder: Path, *, again: bool = False, **fields: object) -> Scanned:
    source = ImageFolder(path=str(folder), **fields)  # type: ignore[arg-type]
    return finished(scan_image_folder(source, again))


@pytest.mark.requirement("K04")
def test_a_folder_per_class_is_what_torchvision_reads(folder: Path) -> None:
    class_folders(folder, {"dogs": 3, "cats": 3})
    found, oracle = scanned(folder), Oracle(str(folder))
    assert found.raw.classes == tuple(oracle.classes) == ("cats", "dogs")
    assert found.raw.targets.tolist() == oracle.targets
    for pixels, (image, _) in zip(found.raw.inputs, oracle, strict=True):
        np.testing.assert_array_equal(pixels, np.asarray(image).transpose(2, 0, 1))
    facts = found.facts()
    assert (facts.count, facts.counts, facts.shape) == (6, (3.0, 3.0), (3, 16, 20))
    assert (found.problems, found.oddities, found.notes) == ([], [], [])


@pytest.mark.requirement("K11")
def test_folders_of_parts(folder: Path) -> None:
    for number, (part, count) in enumerate({"train": 4, "val": 2, "test": 1}.items()):
        class_folders(folder / part, {"a": count, "b": count}, 100 * number)
    found = scanned(folder)
    assert found.own_parts() == ("train", "validation", "test")
    assert found.facts().own_parts == (8.0, 4.0, 2.0)
    assert found.raw.split is not None
    names = {
        name.split("/")[0]: number
        for name, number in zip(found.raw.names, found.raw.split, strict=True)
    }
    assert names == {"train": 0, "val": 1, "test": 2}


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({}, "Found 0 class folders in .*pets; expected one folder per class"),
        ({"cats": 2}, "Found one class folder, cats, in .*two or more are needed"),
        ({"cats": 0, "dogs": 0}, "2 class folders in .* hold no files"),
    ],
)
def test_a_folder_without_classes(
    counts: dict[str, int], sentence: str, folder: Path
) -> None:
    folder.mkdir()
    class_folders(folder, counts)
    with pytest.raises(DataError, match=sentence):
        scanned(folder)


def test_a_folder_that_is_not_there(folder: Path) -> None:
    with pytest.raises(DataError, match=r"There is no folder at .*pets"):
        scanned(folder)


def test_a_class_without_a_picture_is_left_out(folder: Path) -> None:
    class_folders(folder, {"a": 2, "b": 2, "empty": 0, "broken": 0})
    (folder / "broken" / "x.png").write_bytes(b"")
    found = scanned(folder)
    assert found.raw.classes == ("a", "b")
    assert "Left out, because no picture in them can be read: broken and empty." in (
        found.notes
    )


def test_nothing_that_can_be_read(folder: Path) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir(parents=True)
        (folder / name / "x.jpg").write_bytes(b"<html>")
    with pytest.raises(DataError, match=r"None of the 2 files .* it is a web page"):
        scanned(folder)


def test_sizes_are_chosen_and_said(folder: Path) -> None:
    class_folders(folder, {"a": 2, "b": 2})
    large = encoded(picture(77, 300, 200), "PNG")
    (folder / "a" / "large.png").write_bytes(large)
    for name in ("c.png", "d.png", "e.png", "f.png", "g.png"):
        (folder / "b" / name).write_bytes(encoded(picture(1, 90, 80), "PNG"))
    found = scanned(folder)
    assert found.raw.shape == (3, 64, 64)
    assert found.notes == [
        "The pictures have 3 sizes, from 20 × 16 to 300 × 200; cropped and scaled to "
        "64 × 64."
    ]
    assert found.conversions["resized"] == 10
    sizes = dict(zip(found.raw.names, found.raw.sizes.tolist(), strict=True))
    assert sizes["a/large.png"] == [300, 200]
    assert sizes["b/c.png"] == [90, 80]
    assert joined([found.raw, found.raw]).sizes.shape == (20, 2)
    assert not len(joined([found.raw, replace(found.raw, sizes=no_sizes())]).sizes)
    chosen = scanned(folder, height=24, width=32, resize="pad", colour="grey")
    assert chosen.raw.shape == (1, 24, 32)
    assert chosen.conversions["RGB to grey"] == 10


def test_grey_only_if_all_are(folder: Path) -> None:
    class_folders(folder, {"a": 0, "b": 0})
    for name in ("a/1.png", "b/1.png"):
        grey = picture(len(name) + ord(name[0])).convert("L")
        (folder / name).write_bytes(encoded(grey, "PNG"))
    assert scanned(folder).raw.shape == (1, 16, 20)
    (folder / "a" / "2.png").write_bytes(encoded(picture(1), "PNG"))
    found = scanned(folder)
    assert found.raw.shape == (3, 16, 20)
    assert found.conversions["grey to RGB"] == 2


# What was scanned is kept


def test_what_has_not_changed_is_not_read_again(folder: Path) -> None:
    class_folders(folder, {"a": 3, "b": 3})
    first = scanned(folder)
    assert not first.was_known
    second = scanned(folder)
    assert second.was_known
    np.testing.assert_array_equal(first.raw.inputs, second.raw.inputs)
    assert first.facts() == second.facts()
    assert not scanned(folder, again=True).was_known


def test_only_what_changed_is_decoded(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class_folders(folder, {"a": 3, "b": 3})
    before = scanned(folder)
    (folder / "b" / "0001.png").unlink()
    changed = folder / "a" / "0000.png"
    changed.write_bytes(encoded(picture(555), "PNG"))
    os.utime(changed, ns=(1, 1))
    (folder / "b" / "new.png").write_bytes(encoded(picture(556), "PNG"))
    decoded: list[str] = []
    from cnnstudio.engine.data.decoders import Decoders

    plain = Decoders.do

    def counted(self: Decoders, job: dict[str, str], files: list[tuple[int, str]]):  # type: ignore[no-untyped-def]
        if job["do"] == "decode":
            decoded.extend(path for _, path in files)
        return plain(self, job, files)

    monkeypatch.setattr(Decoders, "do", counted)
    after = scanned(folder)
    assert sorted(Path(path).name for path in decoded) == ["0000.png", "new.png"]
    assert list(after.raw.names) == [
        "a/0000.png", "a/0001.png", "a/0002.png", "b/0000.png", "b/0002.png",
        "b/new.png",
    ]  # fmt: skip
    expected = [noise(555), *before.raw.inputs[[1, 2, 3, 5]], noise(556)]
    for pixels, one in zip(after.raw.inputs, expected, strict=True):
        if one.shape[-1] == 3:
            one = one.transpose(2, 0, 1)
        np.testing.assert_array_equal(pixels, one)
    assert after.facts().fingerprint != before.facts().fingerprint
    del before, expected  # as long as it is used an array stays
    scanned(folder, again=True)
    arrays = list((folder.parent / "home").rglob("*.pixels"))
    assert len(arrays) == 2, "that of now, and the one that is looked at here"


def test_a_damaged_cache_is_made_again(folder: Path) -> None:
    class_folders(folder, {"a": 2, "b": 2})
    scanned(folder)
    (index,) = (folder.parent / "home").rglob("index.json")
    for content in (b"", b"[1]", b'{"version": 1}', b"[" * 100_000):
        index.write_bytes(content)
        assert not scanned(folder).was_known
    (array,) = (folder.parent / "home").rglob("*.pixels")
    array.write_bytes(b"short")
    found = scanned(folder)
    assert not found.was_known
    np.testing.assert_array_equal(found.raw.inputs[0], noise(1).transpose(2, 0, 1))


def test_a_full_drive_is_told_before_anything_is_decoded(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class_folders(folder, {"a": 2, "b": 2})
    monkeypatch.setattr(store, "SPARE", 2**60)
    with pytest.raises(DataError, match=r"decoded pictures need .* are free at"):
        scanned(folder)


def test_the_oldest_sets_go_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two", "three"):
        class_folders(folder / name, {"a": 2, "b": 2})
        scanned(folder / name)
    sets = (folder.parent / "home/cache/pictures").iterdir()
    kept = sorted(sets, key=os.path.getmtime)
    for age, path in enumerate(kept):
        os.utime(path, (1_000 + age, 1_000 + age))
    monkeypatch.setattr(store, "MOST", 2 * 4 * 960)
    store.remove_old(kept[-1])
    assert not kept[0].exists()
    assert kept[-1].exists()


# Duplicates and damage


@pytest.mark.requirement("K12")
def test_equal_pictures_are_found_over_parts(folder: Path) -> None:
    class_folders(folder / "train", {"a": 3, "b": 3})
    class_folders(folder / "val", {"a": 2, "b": 2}, 100)
    leak = folder / "val" / "b" / "leak.bmp"
    with Image.open(folder / "train" / "a" / "0001.png") as image:
        leak.write_bytes(encoded(image.convert("RGB"), "BMP"))
    from cnnstudio.bridge.data_messages import DataScanned, ScanData
    from cnnstudio.engine.data.scan_job import scan_data

    raw = {"kind": "image_folder", "path": str(folder)}
    *_, answer = scan_data(ScanData(5, raw))
    assert isinstance(answer, DataScanned)
    assert answer.duplicates == (("train/a/0001.png", "val/b/leak.bmp"),)
    assert answer.across == 1
    assert answer.counts.tolist() == [[3, 3], [2, 3]]


def test_every_way_of_being_damaged_or_odd_is_listed(folder: Path) -> None:
    class_folders(folder, {"a": 4, "b": 4})
    for number, (ending, make, _) in enumerate(WAYS.values()):
        make(folder / "a" / f"way{number:02}{ending}", 1_000 + number)
    found = scanned(folder)
    told = {p.name: p.kind for p in found.problems} | dict(found.oddities)
    for number, (way, (_, _, kind)) in enumerate(WAYS.items()):
        names = [n for n in told if f"way{number:02}" in n or f"{1_000 + number}" in n]
        assert [told[name] for name in names] == [kind], way
    assert len(found.raw) == 8 + 4
