"""What is this path? Asked when something is dropped on the window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cnnstudio.bridge.data_messages import LookAtPath, PathLooked
from cnnstudio.engine.data.looking import look_at_path
from cnnstudio.project.sources.source import SOURCES, Source
from tests.helpers.pictures import class_folders, encoded, picture


def looked(path: Path) -> PathLooked:
    (answer,) = look_at_path(LookAtPath(3, str(path)))
    assert isinstance(answer, PathLooked)
    assert answer.request == 3
    return answer


def source_of(path: Path) -> Source:
    answer = looked(path)
    assert not answer.problem
    assert answer.text
    source = SOURCES.read(answer.source)
    assert isinstance(source, Source)
    return source


def files(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encoded(picture(len(name)), "PNG"))
    return folder


def test_folders_of_classes(tmp_path: Path) -> None:
    class_folders(tmp_path / "pets", {"cats": 1, "dogs": 1, "birds": 1})
    assert looked(tmp_path / "pets").text == "pictures of 3 classes"
    assert source_of(tmp_path / "pets").kind == "image_folder"


def test_folders_of_parts_and_what_archives_put_around(tmp_path: Path) -> None:
    inner = tmp_path / "download" / "pets-v2"
    for part in ("train", "test"):
        class_folders(inner / part, {"cats": 1, "dogs": 1})
    (tmp_path / "download" / "__MACOSX").mkdir()
    answer = looked(tmp_path / "download")
    assert answer.source["path"] == str(inner)
    assert answer.text == "pictures of 2 classes"


def test_pictures_with_masks(tmp_path: Path) -> None:
    files(tmp_path, "images/a.png", "images/b.png", "masks/a.png", "masks/b.png")
    source = source_of(tmp_path)
    assert source.kind == "masks"
    assert source.masks == str(tmp_path / "masks")  # type: ignore[attr-defined]


def test_classes_may_be_called_as_folders_of_masks(tmp_path: Path) -> None:
    files(tmp_path, "masks/a.png", "gloves/b.png")
    assert source_of(tmp_path).kind == "image_folder"


def test_tables_and_lists(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b,kind\n1,2,x\n2,3,y\n")
    assert source_of(path).kind == "table"
    assert looked(path).text == "a table of 3 columns"
    files(tmp_path, "img/a.png", "img/b.png")
    path.write_text("id,photo,kind\n1,a.png,x\n2,b.png,y\n")
    source = source_of(path)
    assert source.kind == "image_list"
    assert source.file_column == "photo"  # type: ignore[attr-defined]
    assert source.folder == str(tmp_path / "img")  # type: ignore[attr-defined]


def test_a_folder_that_holds_a_list_and_its_pictures(tmp_path: Path) -> None:
    files(tmp_path, "images/a.png", "images/b.png")
    (tmp_path / "labels.csv").write_text("file,kind\nimages/a.png,x\nimages/b.png,y\n")
    assert source_of(tmp_path).kind == "image_list"


def test_arrays_and_mnist_files(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", x=np.zeros(3))
    assert source_of(tmp_path / "a.npz").kind == "numpy"
    for name in ("train-images-idx3-ubyte.gz", "train-images.idx3-ubyte"):
        (tmp_path / name).write_bytes(b"")
        assert source_of(tmp_path / name).kind == "idx"
    assert source_of(tmp_path).kind == "idx"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nothing", "There is nothing at"),
        ("one.png", "is a single picture"),
        ("one.docx", "nothing that data are read from"),
        ("empty", "Found 0 class folders in"),
        ("flat", "Found 0 class folders in"),
        ("odd.csv", "no text in UTF-8"),
    ],
)
def test_what_nothing_reads(name: str, sentence: str, tmp_path: Path) -> None:
    files(tmp_path, "one.png", "one.docx", "flat/a.png", "flat/b.png")
    (tmp_path / "empty").mkdir()
    (tmp_path / "odd.csv").write_bytes(b"a,\xff\n")
    answer = looked(tmp_path / name)
    assert sentence in answer.problem
    assert not answer.source
