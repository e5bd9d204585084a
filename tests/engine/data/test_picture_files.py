"""One picture file: Pillow and NumPy are the oracles of every rule."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from cnnstudio.engine.data.pictures import (
    PictureError,
    Plan,
    read_header,
    read_mask,
    read_picture,
)
from cnnstudio.engine.data.problems import ODDITIES, REASONS, Problem, shown
from tests.helpers import pictures
from tests.helpers.pictures import WAYS, encoded, noise, picture

RGB = Plan(3, 16, 20)
GREY = Plan(1, 16, 20)


def file(folder: Path, content: bytes, name: str = "file.png") -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF", "WEBP"])
def test_pixels_are_those_of_the_file(kind: str, tmp_path: Path) -> None:
    options = {"lossless": True} if kind == "WEBP" else {}
    found = read_picture(file(tmp_path, encoded(picture(1), kind, **options)), RGB)
    np.testing.assert_array_equal(found.pixels, noise(1).transpose(2, 0, 1))
    assert found.rules == ()


def test_equal_pictures_have_equal_hashes_whatever_the_format(tmp_path: Path) -> None:
    one = read_picture(file(tmp_path, encoded(picture(1), "PNG"), "a"), RGB)
    two = read_picture(file(tmp_path, encoded(picture(1), "BMP"), "b"), RGB)
    other = read_picture(file(tmp_path, encoded(picture(2), "BMP"), "c"), RGB)
    assert one.digest == two.digest != other.digest


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_are_turned_upright(orientation: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = file(tmp_path, encoded(picture(3), "PNG", exif=exif))
    with Image.open(path) as image:
        expected = np.asarray(ImageOps.exif_transpose(image))
    height, width = expected.shape[:2]
    assert read_header(path).width == width
    found = read_picture(path, Plan(3, height, width))
    np.testing.assert_array_equal(found.pixels, expected.transpose(2, 0, 1))
    assert ("turned" in found.rules) == (orientation > 1)


def test_sixteen_bits_are_scaled_by_one_rule(tmp_path: Path) -> None:
    values = np.arange(320, dtype=np.uint16).reshape(16, 20) * 205
    path = file(tmp_path, encoded(Image.fromarray(values), "PNG"))
    found = read_picture(path, GREY)
    expected = np.rint(values.astype(float) * 255 / 65_535)
    np.testing.assert_array_equal(found.pixels[0], expected)
    assert found.rules == ("16 bit",)


@pytest.mark.parametrize(("most", "factor"), [(1.0, 255), (200.0, 1), (6e4, 1 / 257)])
def test_real_numbers(most: float, factor: float, tmp_path: Path) -> None:
    values = np.linspace(0, most, 320, dtype=np.float32).reshape(16, 20)
    path = file(tmp_path, encoded(Image.fromarray(values), "TIFF"))
    found = read_picture(path, GREY)
    np.testing.assert_array_equal(
        found.pixels[0], np.rint(values.astype(float) * factor)
    )
    assert found.rules == ("real numbers",)


@pytest.mark.parametrize("values", [-1.0, 70_000.0])
def test_real_numbers_without_a_rule(values: float, tmp_path: Path) -> None:
    image = Image.fromarray(np.full((16, 20), values, np.float32))
    with pytest.raises(PictureError) as caught:
        read_picture(file(tmp_path, encoded(image, "TIFF")), GREY)
    assert caught.value.kind == "range"


def test_transparent_parts_lie_on_white(tmp_path: Path) -> None:
    found = read_picture(file(tmp_path, pictures.alpha(4)), RGB)
    assert (found.pixels[:, :, :10] == 255).all()
    right = noise(4).transpose(2, 0, 1)[:, :, 10:]
    np.testing.assert_array_equal(found.pixels[:, :, 10:], right)
    assert found.rules == ("alpha",)


def test_palettes_animations_and_printing_colours(tmp_path: Path) -> None:
    few = picture(5).quantize(16)
    found = read_picture(file(tmp_path, encoded(few, "PNG")), RGB)
    expected = np.asarray(few.convert("RGB")).transpose(2, 0, 1)
    np.testing.assert_array_equal(found.pixels, expected)
    assert found.rules == ("palette",)
    first = file(tmp_path, pictures.animated(6), "a.gif")
    assert "frames" in read_picture(first, RGB).rules
    with Image.open(first) as image:
        expected = np.asarray(image.convert("RGB")).transpose(2, 0, 1)
    np.testing.assert_array_equal(read_picture(first, RGB).pixels, expected)
    ink = file(tmp_path, encoded(picture(7).convert("CMYK"), "JPEG"), "a.jpg")
    assert "CMYK" in read_picture(ink, RGB).rules


def test_grey_and_colour_are_converted(tmp_path: Path) -> None:
    grey = picture(8).convert("L")
    path = file(tmp_path, encoded(grey, "PNG"))
    assert read_header(path).is_grey
    found = read_picture(path, RGB)
    assert found.rules == ("grey to RGB",)
    assert (found.pixels == np.asarray(grey)).all()
    other = file(tmp_path, encoded(picture(8), "PNG"))
    assert not read_header(other).is_grey
    np.testing.assert_array_equal(read_picture(other, GREY).pixels[0], np.asarray(grey))


def test_other_sizes_are_fitted_as_the_plan_says(tmp_path: Path) -> None:
    path = file(tmp_path, encoded(picture(9, 40, 16), "PNG"))
    crop = read_picture(path, Plan(3, 8, 8, "crop")).pixels
    pad = read_picture(path, Plan(3, 8, 8, "pad")).pixels
    stretch = read_picture(path, Plan(3, 8, 8, "stretch")).pixels
    middle = picture(9, 40, 16).crop((12, 0, 28, 16))
    exact = np.asarray(middle.resize((8, 8), Image.Resampling.BILINEAR))
    inner = exact.transpose(2, 0, 1)[:, 1:-1, 1:-1]  # the edge blends with beyond
    np.testing.assert_allclose(crop[:, 1:-1, 1:-1], inner, atol=1)
    assert (pad[:, :2] == 0).all()
    assert pad[:, 3].any()
    whole = picture(9, 40, 16).resize((8, 8), Image.Resampling.BILINEAR)
    np.testing.assert_array_equal(stretch, np.asarray(whole).transpose(2, 0, 1))


def test_a_photograph_is_decoded_at_a_smaller_size_and_looks_the_same(
    tmp_path: Path,
) -> None:
    smooth = picture(10, 40, 40).resize((1_000, 1_000), Image.Resampling.BICUBIC)
    path = file(tmp_path, encoded(smooth, "JPEG", quality=95), "a.jpg")
    found = read_picture(path, Plan(3, 32, 32)).pixels.astype(int)
    expected = np.asarray(smooth.resize((32, 32), Image.Resampling.BILINEAR))
    assert np.abs(found - expected.transpose(2, 0, 1)).mean() < 3


@pytest.mark.requirement("K04")
@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_being_damaged_is_told(way: str, tmp_path: Path) -> None:
    ending, make, kind = WAYS[way]
    path = tmp_path / f"file{ending}"
    if kind in ("name", "folder_loop"):
        pytest.skip("of a listing, not of a file")
    make(path, 11)
    if kind in ODDITIES:
        assert kind in read_picture(str(path), RGB).rules
        return
    with pytest.raises(PictureError) as caught:
        read_picture(str(path), RGB)
    assert caught.value.kind == kind
    problem = Problem("file", caught.value.kind, caught.value.details)
    assert "{" not in problem.reason
    assert str(tmp_path) not in problem.reason


def test_there_are_24_ways() -> None:
    assert len(WAYS) == 24
    assert {kind for _, _, kind in WAYS.values()} <= {*REASONS, *ODDITIES}


def test_a_text_chunk_that_unpacks_to_hundreds_of_megabytes(tmp_path: Path) -> None:
    import zlib

    bomb = pictures.chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200_000_000)))
    content = encoded(picture(1), "PNG")
    with pytest.raises(PictureError) as caught:
        read_picture(file(tmp_path, content[:33] + bomb + content[33:]), RGB)
    assert caught.value.kind == "damaged"


def test_a_file_without_permission(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the administrator may read everything")
    path = file(tmp_path, encoded(picture(1), "PNG"))
    os.chmod(path, 0)
    with pytest.raises(PictureError) as caught:
        read_picture(path, RGB)
    assert caught.value.kind == "unreadable"


def test_no_picture_opens_a_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pillow would hand an EPS to Ghostscript."""
    started = []
    monkeypatch.setattr("subprocess.Popen", lambda *a, **k: started.append(a))
    eps = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n"
    with pytest.raises(PictureError, match="not_a_picture"):
        read_picture(file(tmp_path, eps, "a.jpg"), RGB)
    assert not started


def test_masks_keep_their_numbers(tmp_path: Path) -> None:
    values = np.arange(64, dtype=np.uint8).reshape(8, 8) // 16
    plain = file(tmp_path, encoded(Image.fromarray(values), "PNG"), "a.png")
    pixels, digest = read_mask(plain, Plan(3, 8, 8))
    np.testing.assert_array_equal(pixels, values)
    coloured = Image.new("P", (8, 8))
    coloured.putdata(values.reshape(-1).tolist())
    coloured.putpalette(noise(1).reshape(-1)[: 256 * 3].tolist())
    other, same = read_mask(
        file(tmp_path, encoded(coloured, "PNG"), "b.png"), Plan(3, 8, 8)
    )
    np.testing.assert_array_equal(other, values)
    assert same == digest
    larger, _ = read_mask(plain, Plan(3, 16, 16))
    np.testing.assert_array_equal(larger, values.repeat(2, 0).repeat(2, 1))
    with pytest.raises(PictureError, match="mask_mode"):
        read_mask(file(tmp_path, encoded(picture(1), "PNG")), Plan(3, 8, 8))


def test_names_are_shown_so_that_they_can_be_seen() -> None:
    assert shown("Käfer 1.png") == "Käfer 1.png"
    assert shown("a\u202eb\n\udc80.png") == "a\\u202eb\\n\\udc80.png"
