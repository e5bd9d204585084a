"""Arrays of NumPy: one `.npz` with samples and targets, or two `.npy`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.param import choice_param, text_param
from cnnstudio.graph.text import marked
from cnnstudio.project.sources.pictures import PathSource
from cnnstudio.project.sources.source import SOURCES


@SOURCES.register("numpy", marked("Data", "NumPy file"))
@dataclass(frozen=True, slots=True, kw_only=True)
class NumpyFile(PathSource):
    """Images, clips or rows in a `.npz` or `.npy` file. Pickled objects are refused."""

    files: ClassVar[tuple[str, ...]] = ("path",)

    inputs: str = text_param(
        "",
        label="Array of samples",
        help="Its name in the .npz; empty: x, images, data …, or the largest.",
    )
    targets: str = text_param(
        "",
        label="Array of targets",
        help="Its name in the .npz, or another .npy file; empty: y, labels, targets …",
    )
    layout: str = choice_param(
        "auto",
        ("auto", "channels_first", "channels_last"),
        label="Channels",
        help="Automatic: the axis with 1, 3 or 4 entries; the last one where both do.",
    )
