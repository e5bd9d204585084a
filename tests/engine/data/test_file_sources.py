"""Lists, tables, NumPy and MNIST files, masks, against NumPy and torchvision."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image
from torchvision.datasets.mnist import read_image_file, read_label_file

from cnnstudio.engine.data.batches import Batches
from cnnstudio.engine.data.dataset import load_dataset
from cnnstudio.engine.data.loading import load, load_source
from cnnstudio.engine.data.mapped import file_of
from cnnstudio.engine.data.scanned import Scanned
from cnnstudio.engine.data.sources.registry import SCANNERS, finished
from cnnstudio.engine.errors import DataError
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.idx import Idx
from cnnstudio.project.sources.image_list import ImageList
from cnnstudio.project.sources.masks import Masks
from cnnstudio.project.sources.numpy_file import NumpyFile
from cnnstudio.project.sources.source import ScannedSource
from cnnstudio.project.sources.table import Table
from tests.helpers.pictures import encoded, noise, picture

random = np.random.default_rng(3)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CNNSTUDIO_HOME", str(tmp_path / "home"))


def scanned(source: ScannedSource) -> Scanned:
    return finished(SCANNERS[type(source)](source, False))


def told(found: Scanned) -> dict[str, str]:
    return {problem.name: problem.kind for problem in found.problems}


# Lists of pictures


@pytest.fixture
def shots(tmp_path: Path) -> Path:
    """Six pictures beside a list."""
    (tmp_path / "shots").mkdir()
    for number in range(6):
        content = encoded(picture(number), "PNG")
        (tmp_path / "shots" / f"{number}.png").write_bytes(content)
    return tmp_path


def listed(beside: Path, text: str, **fields: Any) -> Scanned:
    path = beside / "list.csv"
    path.write_text(text, encoding="utf-8")
    return scanned(ImageList(path=str(path), **fields))


def test_a_list_of_files_and_classes(shots: Path) -> None:
    rows = "".join(f"shots/{n}.png;{'dog' if n % 2 else 'cat'}\n" for n in range(6))
    found = listed(shots, f"\ufefffile;label\n{rows}")
    assert found.raw.classes == ("cat", "dog")
    assert found.raw.targets.tolist() == [0, 1, 0, 1, 0, 1]
    for number, pixels in enumerate(found.raw.inputs):
        np.testing.assert_array_equal(pixels, noise(number).transpose(2, 0, 1))


@pytest.mark.requirement("K08")
def test_several_labels_in_columns_or_in_one_field(shots: Path) -> None:
    columns = listed(
        shots, "file,sun,sea\n0.png,1,0\n1.png,1,1\n2.png,0,0\n",
        folder=str(shots / "shots"),
    )  # fmt: skip
    field = listed(shots, "file,tags\nshots/0.png,sun\nshots/1.png,sea|sun\n")
    assert columns.raw.task == field.raw.task == "labels"
    assert columns.raw.classes == ("sun", "sea")
    assert columns.raw.targets.tolist() == [[1, 0], [1, 1], [0, 0]]
    assert field.raw.classes == ("sea", "sun")
    assert field.raw.targets.tolist() == [[0, 1], [1, 1]]
    assert field.raw.targets.dtype == np.float32


def test_numbers_and_parts(shots: Path) -> None:
    found = listed(
        shots,
        "file,split,age\nshots/0.png,train,3.5\nshots/1.png,val,1\n"
        "shots/2.png,test,2\nshots/3.png,,7\n",
    )
    assert found.raw.task == "values"
    assert found.raw.targets.tolist() == [[3.5], [1], [2], [7]]
    assert found.raw.split is not None
    assert found.raw.split.tolist() == [0, 1, 2, -1]


def test_what_is_wrong_with_rows_of_a_list(shots: Path) -> None:
    (shots / "shots" / "5.png").write_bytes(b"")
    found = listed(
        shots,
        "file,label\nshots/0.png,a\nshots/0.png,b\nshots/9.png,a\nshots/1.png,\n"
        "../../etc/passwd,a\nshots/2.png,b\nshots/5.png,b\nshots/3.png\n",
    )
    assert told(found) == {
        "shots/0.png": "twice", "shots/9.png": "gone", "shots/1.png": "no_label",
        "../../etc/passwd": "outside", "shots/5.png": "empty",
        "shots/3.png": "no_label",
    }  # fmt: skip
    assert list(found.raw.names) == ["shots/0.png", "shots/2.png"]


def test_a_list_without_labels_or_files(shots: Path) -> None:
    with pytest.raises(DataError, match="says nothing of its files"):
        listed(shots, "file\nshots/0.png\n")
    with pytest.raises(DataError, match=r"No file .* x.png is not there any more"):
        listed(shots, "file,label\nx.png,a\n")
    with pytest.raises(DataError, match="no column kind; it has file and label"):
        listed(shots, "file,label\nx.png,a\n", target_columns=("kind",))


# Tables


def table(folder: Path, text: str | bytes, **fields: Any) -> Scanned:
    path = folder / "table.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return scanned(Table(path=str(path), **fields))


@pytest.mark.requirement("K06")
def test_ten_columns_of_numbers(tmp_path: Path) -> None:
    values = random.normal(size=(30, 10)).round(3)
    kinds = random.integers(0, 3, 30)
    head = ",".join([*(f"f{n}" for n in range(10)), "kind"])
    rows = [
        ",".join([*map(str, row), "xyz"[kind]])
        for row, kind in zip(values, kinds, strict=True)
    ]
    found = table(tmp_path, "\n".join([head, *rows]))
    np.testing.assert_allclose(found.raw.inputs, values, rtol=1e-6)
    assert found.raw.targets.tolist() == kinds.tolist()
    assert found.raw.classes == ("x", "y", "z")
    assert found.facts().shape == (10,)


def test_tables_without_a_heading_words_and_chosen_columns(tmp_path: Path) -> None:
    plain = table(tmp_path, "1;2.5;3.25\n4;5.5;6.5\n")
    assert plain.raw.task == "values"
    assert plain.raw.inputs.tolist() == [[1, 2.5], [4, 5.5]]
    assert plain.raw.classes == ("column 3",)
    words = table(
        tmp_path, "id,size,colour,price\n1,2,red,7.5\n2,3,blue,8\n3,4,red,9\n",
        without=("id",), target_columns=("price",), task="values",
    )  # fmt: skip
    assert words.raw.inputs.tolist() == [[2, 0, 1], [3, 1, 0], [4, 0, 1]]
    assert words.notes == ["colour holds words: 2 columns of 0 and 1."]


def test_what_is_wrong_with_rows_of_a_table(tmp_path: Path) -> None:
    found = table(tmp_path, "a,b\n1,x\n,y\nnan,x\nseven,x\n2\n3,\n4,y\n")
    assert told(found) == {
        "row 2": "bad_value", "row 3": "bad_value", "row 4": "bad_value",
        "row 5": "short_row", "row 6": "no_label",
    }  # fmt: skip
    assert found.raw.inputs.tolist() == [[1], [4]]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"", "table.csv is empty"),
        (b"a,b\n", "No row of table.csv can be used"),
        (b"a,b\n1,\xff\n", r"no text in UTF-8 \(byte 6\)"),
        (b'a,b\n1,"' + b"x" * 200_000, "line 2: field larger"),
        (b"label\nx\ny\n", "no column besides its targets"),
    ],
)
def test_a_table_that_is_none(text: bytes, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=sentence):
        table(tmp_path, text)


def test_too_many_words(tmp_path: Path) -> None:
    rows = "".join(f"name{n},{n % 2}\n" for n in range(60))
    with pytest.raises(DataError, match="Column who holds 60 different words"):
        table(tmp_path, f"who,kind\n{rows}")


# NumPy


def saved(folder: Path, **arrays: Any) -> Scanned:
    path = folder / "set.npz"
    np.savez(path, **arrays)
    return scanned(NumpyFile(path=str(path)))


def test_images_of_any_layout_and_kind(tmp_path: Path) -> None:
    pixels = random.integers(0, 256, (6, 3, 5, 7), np.uint8)
    labels = np.array([0, 1, 2, 0, 1, 2])
    last = np.moveaxis(pixels, 1, -1)
    real, deep = last.astype(np.float32) / 255, last.astype(np.uint16) * 257
    for x in (pixels, last, real, deep):
        found = saved(tmp_path, images=x, labels=labels)
        np.testing.assert_array_equal(found.raw.inputs, pixels)
        assert found.raw.targets.tolist() == labels.tolist()
        assert bool(found.notes) == (x.dtype != np.uint8)
    grey = saved(tmp_path, x=pixels[:, 0], y=labels[:, None])
    np.testing.assert_array_equal(grey.raw.inputs, pixels[:, :1])


def test_targets_of_every_task(tmp_path: Path) -> None:
    x = random.normal(size=(4, 3))
    hot = np.eye(4)[[0, 2, 1, 3]]
    several = np.array([[1, 0, 1], [0, 0, 0], [1, 1, 1], [0, 1, 0]])
    numbers = np.array([[0.5, 2], [1, 3], [2, 4], [3, 5]])
    assert saved(tmp_path, x=x, y=hot).raw.targets.tolist() == [0, 2, 1, 3]
    assert saved(tmp_path, x=x, y=several).raw.task == "labels"
    assert saved(tmp_path, x=x, y=numbers).raw.task == "values"
    assert saved(tmp_path, x=x, y=numbers[:, 0]).raw.targets.shape == (4, 1)
    words = saved(tmp_path, x=x, y=np.array(["b", "a", "b", "c"]))
    assert words.raw.classes == ("a", "b", "c")
    assert words.raw.targets.tolist() == [1, 0, 1, 2]
    images, masks = np.zeros((4, 6, 6), np.uint8), random.integers(0, 3, (4, 6, 6))
    assert saved(tmp_path, images=images, masks=masks).raw.task == "masks"


def test_parts_of_an_npz(tmp_path: Path) -> None:
    x = random.integers(0, 256, (6, 4, 4), np.uint8)
    y = np.array([0, 1, 0, 1, 0, 1])
    found = saved(tmp_path, x_train=x[:4], y_train=y[:4], x_test=x[4:], y_test=y[4:])
    np.testing.assert_array_equal(found.raw.inputs[:, 0], x)
    assert found.raw.split is not None
    assert found.raw.split.tolist() == [0, 0, 0, 0, 2, 2]


def test_two_npy_files(tmp_path: Path) -> None:
    x = random.normal(size=(4, 3)).astype(np.float32)
    np.save(tmp_path / "x_all.npy", x)
    with pytest.raises(DataError, match="holds samples only"):
        scanned(NumpyFile(path=str(tmp_path / "x_all.npy")))
    np.save(tmp_path / "y_all.npy", np.array([0, 1, 0, 1]))
    found = scanned(NumpyFile(path=str(tmp_path / "x_all.npy")))
    np.testing.assert_array_equal(found.raw.inputs, x)
    assert found.raw.targets.tolist() == [0, 1, 0, 1]


class Bomb:
    def __reduce__(self) -> tuple[Any, ...]:
        return print, ("executed",)


def test_pickles_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bomb = np.array([Bomb(), Bomb()], dtype=object)
    np.savez(tmp_path / "set.npz", x=bomb, y=np.arange(2))
    with pytest.raises(DataError, match=r"x\.npy holds Python objects"):
        scanned(NumpyFile(path=str(tmp_path / "set.npz")))
    np.save(tmp_path / "x.npy", bomb, allow_pickle=True)
    with pytest.raises(DataError, match="holds Python objects"):
        scanned(NumpyFile(path=str(tmp_path / "x.npy"), targets="x.npy"))
    assert "executed" not in capsys.readouterr().out


def test_labels_that_cannot_be(tmp_path: Path) -> None:
    """Row 40: told in the scan, before any device sees them."""
    x = np.zeros((3, 4, 4), np.uint8)
    with pytest.raises(DataError, match="Sample 1 has the label -1, expected 0 to 4"):
        saved(tmp_path, x=x, y=np.array([0, -1, 4]))
    with pytest.raises(DataError, match="so many classes there are not"):
        saved(tmp_path, x=x, y=np.array([0, 1, 10**9]))
    with pytest.raises(DataError, match="3 samples, but 2 targets"):
        saved(tmp_path, x=x, y=np.array([0, 1]))
    with pytest.raises(DataError, match="holds NaN"):
        saved(tmp_path, x=x, y=np.array([0.5, np.nan, 1]))


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [("|u1", "99,999,999,999,999 bytes are announced, 0 are"), ("<f8", "would need")],
)
def test_a_header_that_claims_too_much(
    kind: str, sentence: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.npy"
    header = f"{{'descr': '{kind}', 'fortran_order': False, "
    header += "'shape': (99999999999999,), }"
    text = header.encode().ljust(117) + b"\n"
    path.write_bytes(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text)
    with pytest.raises(DataError, match=sentence):
        scanned(NumpyFile(path=str(path), targets="x.npy"))


def test_large_files_of_bytes_stay_where_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    x = random.integers(0, 256, (40, 1, 8, 8), np.uint8)
    np.save(tmp_path / "x.npy", x)
    np.save(tmp_path / "y.npy", np.arange(40) % 2)
    monkeypatch.setattr("cnnstudio.engine.data.sources.numpy_file.RESIDENT", 0)
    found = scanned(NumpyFile(path=str(tmp_path / "x.npy")))
    file = file_of(found.raw.inputs)
    assert file is not None
    np.testing.assert_array_equal(found.raw.inputs, x)
    np.testing.assert_array_equal(file.reader.rows([7, 3], (1, 8, 8)), x[[7, 3]])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>", b"\x93NUMPY\x01"])
def test_damaged_arrays(content: bytes, tmp_path: Path) -> None:
    for name in ("a.npz", "a.npy"):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(DataError, match=f"{name} cannot be read as arrays"):
            scanned(NumpyFile(path=str(tmp_path / name), targets=name))


# MNIST files


def idx(array: NDArray[np.uint8]) -> bytes:
    head = struct.pack(">BBBB", 0, 0, 8, array.ndim)
    return head + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()


@pytest.fixture
def mnist(tmp_path: Path) -> Path:
    for part, count in (("train", 12), ("t10k", 5)):
        images = random.integers(0, 256, (count, 6, 6), np.uint8)
        labels = (np.arange(count) % 4).astype(np.uint8)
        name = tmp_path / f"{part}-images-idx3-ubyte"
        name.write_bytes(idx(images))
        packed = gzip.compress(idx(labels))
        (tmp_path / f"{part}-labels-idx1-ubyte.gz").write_bytes(packed)
    return tmp_path


@pytest.mark.requirement("K01")
@pytest.mark.parametrize("path", ["", "train-images-idx3-ubyte"])
def test_files_of_the_mnist_format(path: str, mnist: Path) -> None:
    found = scanned(Idx(path=str(mnist / path)))
    for part, rows in (("train", slice(0, 12)), ("t10k", slice(12, 17))):
        oracle = read_image_file(str(mnist / f"{part}-images-idx3-ubyte"))
        np.testing.assert_array_equal(found.raw.inputs[rows, 0], oracle)
        labels = gzip.decompress((mnist / f"{part}-labels-idx1-ubyte.gz").read_bytes())
        (mnist / "plain").write_bytes(labels)
        expected = read_label_file(str(mnist / "plain"))
        np.testing.assert_array_equal(found.raw.targets[rows], expected)
    assert found.facts().own_parts == (12.0, 0.0, 5.0)
    config = DatasetConfig(
        sources=(Idx(path=str(mnist / path)),), split="own", validation_share=0.25
    )
    data = load_dataset(config, (1, 6, 6), torch.device("cpu"))
    assert [data.size(p) for p in ("train", "validation", "test")] == [9, 3, 5]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "no header"),
        (b"\x01\x02\x03\x04", "no header"),
        (b"\0\0\x0d\x03" + bytes(12), "type 0x0d"),
        (b"\0\0\x08\x03" + struct.pack(">III", 5, 6, 6) + b"x", "1 bytes, but 180"),
        (b"\0\0\x08\x03" + struct.pack(">III", 2**31, 2**15, 2**15), "would need"),
        (b"\0\0\x08\x03" + struct.pack(">III", 1, 2, 2) + b"12345", "5 bytes, but 4"),
    ],
)
def test_damaged_mnist_files(content: bytes, sentence: str, mnist: Path) -> None:
    (mnist / "train-images-idx3-ubyte").write_bytes(content)
    with pytest.raises(DataError, match=sentence):
        scanned(Idx(path=str(mnist)))


def test_a_packed_bomb_is_not_unpacked(mnist: Path) -> None:
    """A header for 4 pixels before 200 MB: no more than its 4 + 1 bytes are read."""
    content = b"\0\0\x08\x03" + struct.pack(">III", 1, 2, 2) + bytes(200_000_000)
    (mnist / "train-images-idx3-ubyte").unlink()
    (mnist / "train-images-idx3-ubyte.gz").write_bytes(gzip.compress(content))
    with pytest.raises(DataError, match="5 bytes, but 4 are announced"):
        scanned(Idx(path=str(mnist)))


def test_images_without_labels(tmp_path: Path) -> None:
    path = tmp_path / "train-images-idx3-ubyte"
    path.write_bytes(idx(np.zeros((2, 3, 3), np.uint8)))
    with pytest.raises(DataError, match="No pair of images and labels"):
        scanned(Idx(path=str(path)))


# Masks


@pytest.fixture
def tumours(tmp_path: Path) -> Path:
    for name in ("images", "masks"):
        (tmp_path / name).mkdir()
    for number in range(6):
        (tmp_path / "images" / f"s{number}.jpg").write_bytes(
            encoded(picture(number, 24, 24), "JPEG")
        )
        mask = np.zeros((24, 24), np.uint8)
        mask[4:10, number : number + 8] = 255
        (tmp_path / "masks" / f"s{number}_mask.png").write_bytes(
            encoded(Image.fromarray(mask), "PNG")
        )
    return tmp_path


@pytest.mark.requirement("K07")
def test_pictures_with_masks(tumours: Path) -> None:
    source = Masks(path=str(tumours / "images"), class_names=("ground", "tumour"))
    found = scanned(source)
    assert found.raw.task == "masks"
    assert found.raw.classes == ("ground", "tumour")
    assert found.raw.targets.shape == (6, 24, 24)
    for number, mask in enumerate(found.raw.targets):
        assert mask[4:10, number : number + 8].all()
        assert mask.sum() == 48
    config = DatasetConfig(
        sources=(source,), split="shares", validation_share=0.2, test_share=0.2
    )
    data = load_dataset(config, (3, 24, 24), torch.device("cpu"))
    batch = next(Batches(data, "train", 2).epoch())
    assert batch.targets.shape == (2, 24, 24)


def test_what_is_wrong_with_masks(tumours: Path) -> None:
    (tumours / "masks" / "s0_mask.png").unlink()
    (tumours / "images" / "s1.jpg").unlink()
    (tumours / "masks" / "s2_mask.png").write_bytes(encoded(picture(1), "PNG"))
    small = Image.fromarray(np.zeros((12, 24), np.uint8))
    (tumours / "masks" / "s3_mask.png").write_bytes(encoded(small, "PNG"))
    (tumours / "masks" / "s4_mask.png").write_bytes(b"")
    found = scanned(Masks(path=str(tumours / "images")))
    assert told(found) == {
        "s0.jpg": "mask_missing", "s1_mask.png": "picture_missing",
        "s2_mask.png": "mask_mode", "s3.jpg": "mask_size", "s4_mask.png": "empty",
    }  # fmt: skip
    assert list(found.raw.names) == ["s5.jpg"]


def test_masks_with_other_names_of_classes(tumours: Path) -> None:
    with pytest.raises(DataError, match=r"2 classes .* but 3 names"):
        scanned(Masks(path=str(tumours / "images"), class_names=("a", "b", "c")))
    with pytest.raises(DataError, match="no folder of masks"):
        scanned(Masks(path=str(tumours / "images"), masks=str(tumours / "nowhere")))
    with pytest.raises(DataError, match="no folder of masks"):
        scanned(Masks(path=str(tumours / "masks")))  # they are no masks of themselves


# What a project knows


def test_data_that_changed_since_the_scan(tmp_path: Path) -> None:
    source = NumpyFile(path=str(tmp_path / "set.npz"))
    x = np.zeros((4, 5, 5), np.uint8)
    np.savez(tmp_path / "set.npz", x=x, y=np.array([0, 1, 0, 1]))
    known = NumpyFile(path=source.path, found=(scanned(source).facts(),))
    assert len(load_source(known)) == 4
    np.savez(tmp_path / "set.npz", x=x, y=np.array([0, 1, 2, 1]))
    with pytest.raises(DataError, match="They changed: scan them again"):
        load_source(known)


@pytest.mark.requirement("H12")
def test_two_sources_in_one_project(tmp_path: Path) -> None:
    for name, count in (("one", 3), ("two", 5)):
        x = random.integers(0, 256, (count, 4, 4), np.uint8)
        np.savez(tmp_path / f"{name}.npz", x=x, y=np.arange(count) % 2)
    sources = tuple(NumpyFile(path=str(tmp_path / f"{n}.npz")) for n in ("one", "two"))
    both = load(DatasetConfig(sources=sources))
    assert len(both) == 8
    assert both.targets.tolist() == [0, 1, 0, 0, 1, 0, 1, 0]


class _LittleMemory:
    available = 1_000


def test_arrays_of_an_npz_must_fit_into_memory_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("psutil.virtual_memory", _LittleMemory)
    path = tmp_path / "set.npz"
    rows = np.zeros(300, np.uint8)
    np.savez(path, x0=rows, x1=rows, x2=rows)
    with pytest.raises(DataError, match="would need"):
        scanned(NumpyFile(path=str(path)))
