"""A folder of pictures: one folder per class, perhaps inside of train, val and test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.text import marked
from cnnstudio.project.sources.pictures import PictureSource
from cnnstudio.project.sources.source import SOURCES


@SOURCES.register("image_folder", marked("Data", "Folder of pictures"))
@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFolder(PictureSource):
    """Pictures in one folder per class, or in such folders for each part."""

    folders: ClassVar[tuple[str, ...]] = ("path",)
