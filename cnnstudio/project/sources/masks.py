"""Pictures with masks that say the class of each pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.param import text_param, texts_param
from cnnstudio.graph.text import marked
from cnnstudio.project.sources.pictures import PictureSource
from cnnstudio.project.sources.source import SOURCES


@SOURCES.register("masks", marked("Data", "Pictures with masks"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Masks(PictureSource):
    """A folder of pictures and one of masks of the same names.

    A mask has one number a pixel; the numbers that occur are the classes, in order.
    """

    folders: ClassVar[tuple[str, ...]] = ("path", "masks")
    knows_objects: ClassVar[bool] = True

    masks: str = text_param(
        "",
        label="Folder of masks",
        help="Empty: masks, labels or annotations beside the pictures.",
    )
    class_names: tuple[str, ...] = texts_param(
        (), label="Names of classes", help="In order of their numbers; may be empty."
    )
