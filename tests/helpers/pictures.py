"""Picture files for tests: good ones, and 24 ways in which one is damaged or odd."""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def noise(seed: int, width: int = 20, height: int = 16) -> NDArray[np.uint8]:
    """Return an RGB picture (H, W, 3) that no other seed gives."""
    random = np.random.default_rng(seed)
    return random.integers(0, 256, (height, width, 3), np.uint8)


def picture(seed: int, width: int = 20, height: int = 16) -> Image.Image:
    """Return that picture as Pillow's."""
    return Image.fromarray(noise(seed, width, height))


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return an image as a file of this kind."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def cut(seed: int, kind: str, share: float = 0.6) -> bytes:
    """Return the beginning of a picture file."""
    content = encoded(picture(seed, 60, 50), kind)
    return content[: int(len(content) * share)]


def chunk(name: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG."""
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def png_of(width: int, height: int, rows: bytes = b"") -> bytes:
    """Return a PNG whose header says this size, whatever it holds."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


def flipped(seed: int) -> bytes:
    """Return a PNG with one wrong bit in its pixels: its checksum says so."""
    content = bytearray(encoded(picture(seed, 60, 50), "PNG"))
    content[len(content) // 2] ^= 1
    return bytes(content)


def sixteen_bit(seed: int) -> bytes:
    """Return a grey PNG of 16 bits a pixel."""
    values = noise(seed)[:, :, 0].astype(np.uint16) * 257
    return encoded(Image.fromarray(values), "PNG")


def real(seed: int, bad: float = 0.0) -> bytes:
    """Return a TIFF of real numbers from 0 to 1."""
    values = noise(seed)[:, :, 0].astype(np.float32) / 255
    values[0, 0] = bad or values[0, 0]
    return encoded(Image.fromarray(values), "TIFF")


def turned(seed: int) -> bytes:
    """Return a JPEG that is to be turned by its EXIF data."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return encoded(picture(seed), "JPEG", exif=exif)


def animated(seed: int) -> bytes:
    """Return a GIF of two frames."""
    frames = [picture(seed), picture(seed + 500_000)]
    return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])


def alpha(seed: int) -> bytes:
    """Return a PNG that is transparent on its left half."""
    image = picture(seed).convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 10, 16))
    return encoded(image, "PNG")


Make = Callable[[Path, int], None]
"""Writes one file to a path, given a seed; it may change the path's name."""


def written(content: Callable[[int], bytes]) -> Make:
    """Return a `Make` that writes what a function gives."""

    def make(path: Path, seed: int) -> None:
        path.write_bytes(content(seed))

    return make


def _loop(path: Path, seed: int) -> None:
    path.symlink_to(path.name)


def _nowhere(path: Path, seed: int) -> None:
    path.symlink_to(f"nowhere{seed}")


def _pipe(path: Path, seed: int) -> None:
    os.mkfifo(path)


def _odd_name(path: Path, seed: int) -> None:
    name = f"bi\u202edi{seed}\n.png"
    path.with_name(name).write_bytes(encoded(picture(seed), "PNG"))


def _folder_loop(path: Path, seed: int) -> None:
    path.with_suffix("").symlink_to("..", target_is_directory=True)


# What it is → (ending, how it is made, the kind of problem or rule that must be told).
WAYS: dict[str, tuple[str, Make, str]] = {
    "empty": (".jpg", written(lambda seed: b""), "empty"),
    "JPEG cut off": (".jpg", written(lambda seed: cut(seed, "JPEG")), "damaged"),
    "PNG cut off": (".png", written(lambda seed: cut(seed, "PNG")), "damaged"),
    "WebP cut off": (".webp", written(lambda seed: cut(seed, "WEBP")), "damaged"),
    "BMP cut off": (".bmp", written(lambda seed: cut(seed, "BMP")), "damaged"),
    "GIF cut off": (".gif", written(lambda seed: cut(seed, "GIF")), "damaged"),
    "PNG with a wrong bit": (".png", written(flipped), "damaged"),
    "web page": (
        ".jpg", written(lambda seed: b"<!DOCTYPE html><html>404"), "not_a_picture",
    ),
    "SVG": (".png", written(lambda seed: b"<?xml?><svg>"), "not_a_picture"),
    "EPS": (".jpg", written(lambda seed: b"%!PS-Adobe-3.0 EPSF"), "not_a_picture"),
    "PDF": (".jpg", written(lambda seed: b"%PDF-1.7\n" + bytes(99)), "not_a_picture"),
    "PSD": (".jpg", written(lambda seed: b"8BPS\0\1" + bytes(99)), "not_a_picture"),
    "Git LFS": (
        ".png",
        written(lambda seed: b"version https://git-lfs.github.com/spec/v1\n"),
        "not_a_picture",
    ),
    "header of 65,535²": (
        ".png", written(lambda seed: png_of(65_535, 65_535)), "too_large_unknown",
    ),
    "60 million pixels": (
        ".png", written(lambda seed: png_of(10_000, 6_000)), "too_large",
    ),
    "NaN in a TIFF": (
        ".tif", written(lambda seed: real(seed, float("nan"))), "not_finite",
    ),
    "link to itself": (".jpg", _loop, "link_loop"),
    "link to nothing": (".jpg", _nowhere, "broken_link"),
    "pipe": (".jpg", _pipe, "not_a_file"),
    "folder that loops": (".jpg", _folder_loop, "folder_loop"),
    "16 bits": (".png", written(sixteen_bit), "16 bit"),
    "printing colours": (
        ".jpg",
        written(lambda seed: encoded(picture(seed).convert("CMYK"), "JPEG")),
        "CMYK",
    ),
    "turned by EXIF": (".jpg", written(turned), "turned"),
    "odd name": (".png", _odd_name, "name"),
}  # fmt: skip
USED = {"16 bit", "CMYK", "turned", "name"}
"""What is told of files that are used."""


def class_folders(folder: Path, counts: dict[str, int], start: int = 0) -> None:
    """Make class folders of PNG pictures, no two alike."""
    seed = start
    for name, count in counts.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        for number in range(count):
            seed += 1
            path = folder / name / f"{number:04}.png"
            path.write_bytes(encoded(picture(seed), "PNG", compress_level=1))
