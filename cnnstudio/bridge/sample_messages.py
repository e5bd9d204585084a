"""Messages about one image: a person's own ones, its stages, how robust it is."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from cnnstudio.bridge.message import Bytes, Message

NO_PIXELS = np.zeros((0, 0, 0), np.uint8)


@dataclass(frozen=True, slots=True)
class OpenPicture(Message):
    """Read one picture as those of the data are read; answered by PictureOpened.

    A side job. Of a folder it is picture `number` in it, counted around. Instead of a
    path there may be `pixels` (H, W, 4): red, green, blue and opacity, of a clipboard.
    The others say how the data's pictures come out.
    """

    request: int
    path: str = ""
    number: int = 0
    channels: int = 1
    height: int = 28
    width: int = 28
    resize: str = "crop"
    pixels: Bytes = field(default_factory=lambda: NO_PIXELS)


@dataclass(frozen=True, slots=True)
class PictureOpened(Message):
    """One picture as bytes (C, H, W), as the samples of the data are stored.

    `name` is that below the path; `number` of `count` is its place in a folder. `width`
    and `height` are those of the file, upright. `done` says by which rules it was read.
    `problem` is a sentence if it could not be, and `pixels` are then empty.
    """

    request: int
    path: str = ""
    name: str = ""
    number: int = 0
    count: int = 1
    pixels: Bytes = field(default_factory=lambda: NO_PIXELS)
    width: int = 0
    height: int = 0
    done: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ShowImage(Message):
    """Take a person's own image, bytes (C, H, W), as number `index` of the part "own".

    It is kept until many others have come. Nothing answers it.
    """

    index: int
    pixels: Bytes
