"""Files of the MNIST format (IDX)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.param import text_param
from cnnstudio.graph.text import marked
from cnnstudio.project.sources.pictures import PathSource
from cnnstudio.project.sources.source import SOURCES


@SOURCES.register("idx", marked("Data", "MNIST files (IDX)"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Idx(PathSource):
    """Images and labels of the MNIST format, also packed (.gz); t10k is the test part.

    The path is the file of images or the folder that it lies in.
    """

    folders: ClassVar[tuple[str, ...]] = ("path",)
    files: ClassVar[tuple[str, ...]] = ("labels",)

    labels: str = text_param(
        "", label="Labels", help="Empty: found by the name of the images' file."
    )
