"""One picture file as pixels: by stated rules, or refused with a reason.

Pillow only, six formats, and the header is judged before anything is decoded: a file
of two kilobytes can claim gigabytes. No torch here, because worker processes load it.
"""

from __future__ import annotations

import hashlib
import os
import stat
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORMATS = ("JPEG", "PNG", "BMP", "WEBP", "GIF", "TIFF")
LARGEST = 50_000_000
"""Pixels (width × height) that a picture may have."""

ORIENTATION = 0x0112
GREY_MODES = {"1", "L", "LA", "La", "I", "F", "I;16", "I;16B", "I;16L", "I;16N"}
ALPHA_MODES = {"LA", "La", "PA", "RGBA", "RGBa"}
_HEAD = 512
# How files begin that are given a picture's name now and then.
_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"%!PS", "EPS"), (b"\xc5\xd0\xd3\xc6", "EPS"), (b"%PDF", "PDF"),
    (b"8BPS", "PSD"), (b"SIMPLE  =", "FITS"), (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xffO\xffQ", "JPEG 2000"), (b"\0\0\x01\0", "ICO"), (b"DDS ", "DDS"),
    (b"version https://git-lfs", "Git LFS"), (b"PK\x03\x04", "ZIP"),
    (b"\x93NUMPY", "NumPy"), (b"\x89HDF", "HDF5"), (b"Rar!", "RAR"),
)  # fmt: skip
_INSIDE: tuple[tuple[bytes, str], ...] = (
    (b"<svg", "SVG"), (b"<html", "HTML"), (b"<!doctype html", "HTML"),
    (b"ftypavif", "AVIF"), (b"ftypheic", "HEIC"), (b"ftypheix", "HEIC"),
    (b"ftypmif1", "HEIC"), (b"ftypisom", "MP4"), (b"ftypmp4", "MP4"),
)  # fmt: skip


T = TypeVar("T")


class PictureError(Exception):
    """A picture cannot be used: a `kind` of `problems.REASONS` and its details."""

    def __init__(self, kind: str, *details: str) -> None:
        super().__init__(kind, *details)
        self.kind = kind
        self.details = details


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself: upright width and height, colour or grey."""

    width: int
    height: int
    is_grey: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """How every picture of a set comes out: (C, H, W), and what makes it fit."""

    channels: int
    height: int
    width: int
    resize: str = "crop"


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels (C, H, W) as planned, a hash of what was decoded, rules applied."""

    pixels: NDArray[np.uint8]
    digest: str
    rules: tuple[str, ...]


def read_header(path: str) -> Header:
    """Judge a file by its header; raises `PictureError`."""

    def read(image: Image.Image, rules: list[str]) -> Header:
        width, height = image.size
        if image.getexif().get(ORIENTATION, 1) in (5, 6, 7, 8):
            width, height = height, width
        return Header(width, height, image.mode in GREY_MODES)

    return _opened(path, read)[0]


def read_picture(path: str, plan: Plan) -> Picture:
    """Decode, turn upright, convert and fit a picture; raises `PictureError`."""

    def read(image: Image.Image, rules: list[str]) -> Picture:
        return _planned(image, plan, rules)

    picture, rules = _opened(path, read)
    return replace(picture, rules=tuple(rules))


def pasted_picture(image: Image.Image, plan: Plan) -> Picture:
    """Bring what is in memory already to the plan; raises `PictureError`."""
    check_size(image)
    return _planned(image, plan, [])


def _planned(image: Image.Image, plan: Plan, rules: list[str]) -> Picture:
    whole = plain(image, plan, rules)
    # Of the pixels and not of the file: the same picture saved twice is found.
    content = f"{whole.mode}{whole.size}".encode() + whole.tobytes()
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    fit = fitted(coloured(whole, plan.channels, rules), plan, rules)
    pixels = np.asarray(fit, dtype=np.uint8)
    pixels = pixels[None] if pixels.ndim == 2 else pixels.transpose(2, 0, 1)
    return Picture(np.ascontiguousarray(pixels), digest, tuple(rules))


def read_mask(path: str, plan: Plan) -> tuple[NDArray[np.uint8], str]:
    """Read a picture whose values are numbers of classes: (H, W), and a hash.

    Values are kept as they are (of a palette its numbers), fitted without mixing.
    """

    def read(image: Image.Image, rules: list[str]) -> Image.Image:
        image = ImageOps.exif_transpose(image)
        if image.mode == "1":
            image = image.convert("L")
        if image.mode in ("I", "I;16"):
            values = np.asarray(image)
            if values.size and (values.min() < 0 or values.max() > 255):
                raise PictureError("mask_values", str(int(values.max())))
            image = Image.fromarray(values.astype(np.uint8))
        if image.mode not in ("L", "P"):
            raise PictureError("mask_mode", image.mode)
        return fitted(image, plan, rules, Image.Resampling.NEAREST)

    image, _ = _opened(path, read)
    pixels = np.array(image, dtype=np.uint8)
    return pixels, hashlib.blake2b(pixels.tobytes(), digest_size=16).hexdigest()


def _opened(
    path: str, read: Callable[[Image.Image, list[str]], T]
) -> tuple[T, list[str]]:
    """Open a file and hand it to `read`; every failure becomes a `PictureError`."""
    rules: list[str] = []
    check_file(path)
    try:
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as image:
                check_size(image)
                result = read(image, rules)
        if said:
            rules.append("metadata")
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError("too_large_unknown") from error
    except UnidentifiedImageError as error:
        raise PictureError("not_a_picture", recognised(path)) from error
    except FileNotFoundError as error:
        raise PictureError("gone") from error
    except PermissionError as error:
        raise PictureError("unreadable", error.strerror or "") from error
    except MemoryError as error:
        raise PictureError("memory") from error
    # The one boundary: decoders fail with a dozen kinds of exceptions.
    except Exception as error:
        text = " ".join(str(error).split()) or type(error).__name__
        raise PictureError("damaged", text[:200].replace(path, "")) from error
    return result, rules


def check_file(path: str) -> None:
    """Refuse what is no file with content before anything opens it (a pipe hangs)."""
    try:
        status = os.stat(path)
    except FileNotFoundError as error:
        kind = "broken_link" if os.path.islink(path) else "gone"
        raise PictureError(kind) from error
    except OSError as error:
        kind = "link_loop" if os.path.islink(path) else "unreadable"
        raise PictureError(kind, error.strerror or "") from error
    if not stat.S_ISREG(status.st_mode):
        raise PictureError("not_a_file")
    if status.st_size == 0:
        raise PictureError("empty")


def check_size(image: Image.Image) -> None:
    """Refuse a picture that would be too large, by its header."""
    width, height = image.size
    if width < 1 or height < 1:
        raise PictureError("damaged", f"{width} × {height}")
    if width * height > LARGEST:
        raise PictureError("too_large", f"{width * height / 1e6:,.0f}")


def recognised(path: str) -> str:
    """Name what a file is by how it begins; empty if it cannot be told."""
    try:
        with open(path, "rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return ""
    for sign, name in _SIGNS:
        if head.startswith(sign):
            return name
    small = head.lower()
    for sign, name in _INSIDE:
        if sign in small:
            return name
    if not head.strip(b"\0"):
        return "zeros"
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return "text" if error.start > _HEAD - 4 else ""
    return "text"


def plain(image: Image.Image, plan: Plan, rules: list[str]) -> Image.Image:
    """Decode to grey or RGB of 8 bits, upright; says by which rules."""
    if getattr(image, "n_frames", 1) > 1:
        rules.append("frames")
        image.seek(0)
    if any(";16" in str(tile) for tile in getattr(image, "tile", ())):
        rules.append("16 bit")
    if image.format == "JPEG":
        # A photograph is decoded at a half, quarter or eighth if that is still twice
        # what is wanted; the file is read to its end all the same.
        image.draft(None, (2 * plan.width, 2 * plan.height))
    image.load()
    if image.getexif().get(ORIENTATION, 1) in range(2, 9):
        rules.append("turned")
        image = ImageOps.exif_transpose(image)
    return eight_bit(image, rules)


def eight_bit(image: Image.Image, rules: list[str]) -> Image.Image:
    """Bring any mode that Pillow gives to L or RGB."""
    mode = image.mode
    if mode in ("L", "RGB"):
        return image
    if mode == "1":
        return image.convert("L")
    if mode.startswith("I;16") or mode in ("I", "F"):
        return scaled(image, rules)
    if mode == "P" and "transparency" not in image.info:
        rules.append("palette")
        return image.convert("RGB")
    if mode in ALPHA_MODES or mode == "P":
        rules.append("alpha")
        over = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        joined = Image.alpha_composite(white, over)
        return joined.convert("L" if mode in ("LA", "La") else "RGB")
    rules.append(mode if mode == "CMYK" else "other colours")
    return image.convert("RGB")


def scaled(image: Image.Image, rules: list[str]) -> Image.Image:
    """Bring 16 bits, 32 bits or real numbers to 0 … 255 by a rule that is the same
    for every file: 65,535 becomes 255, and so does 1 where nothing is above 1.
    """
    values = np.asarray(image).astype(np.float64)
    if not np.isfinite(values).all():
        raise PictureError("not_finite", f"{int((~np.isfinite(values)).sum()):,}")
    low, high = float(values.min()), float(values.max())
    if low < 0 or high > 65_535:
        raise PictureError("range", f"{low:g}", f"{high:g}")
    if image.mode == "F":
        if "real numbers" not in rules:
            rules.append("real numbers")
        factor = 255.0 if high <= 1 else 1.0 if high <= 255 else 255 / 65_535
    else:
        if "16 bit" not in rules:
            rules.append("16 bit")
        factor = 255 / 65_535
    return Image.fromarray(np.rint(values * factor).astype(np.uint8))


def coloured(image: Image.Image, channels: int, rules: list[str]) -> Image.Image:
    """Bring a picture to the channels of its set, 1 or 3."""
    wanted = "L" if channels == 1 else "RGB"
    if image.mode == wanted:
        return image
    rules.append("grey to RGB" if wanted == "RGB" else "RGB to grey")
    return image.convert(wanted)


def fitted(
    image: Image.Image,
    plan: Plan,
    rules: list[str],
    how: Image.Resampling = Image.Resampling.BILINEAR,
) -> Image.Image:
    """Bring a picture to the planned size: cropped, with a border, or stretched."""
    size = plan.width, plan.height
    if image.size == size:
        return image
    rules.append("resized")
    if plan.resize == "pad":
        return ImageOps.pad(image, size, how)
    if plan.resize == "stretch":
        return image.resize(size, how)
    return ImageOps.fit(image, size, how)
