"""A CSV file that names pictures and says what is on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.param import choice_param, text_param, texts_param
from cnnstudio.graph.text import marked
from cnnstudio.project.sources.pictures import PictureSource
from cnnstudio.project.sources.source import SOURCES


@SOURCES.register("image_list", marked("Data", "List of pictures (CSV)"))
@dataclass(frozen=True, slots=True, kw_only=True)
class ImageList(PictureSource):
    """Pictures that a CSV file names, with a class, several labels or numbers each."""

    folders: ClassVar[tuple[str, ...]] = ("folder",)
    files: ClassVar[tuple[str, ...]] = ("path",)

    folder: str = text_param(
        "",
        label="Folder",
        help="Where the pictures lie; empty: beside the CSV file.",
    )
    file_column: str = text_param(
        "", label="Column of files", help="Empty: the first column."
    )
    target_columns: tuple[str, ...] = texts_param(
        (),
        label="Columns of targets",
        help="Empty: all others but one of parts (split).",
    )
    task: str = choice_param(
        "auto",
        ("auto", "classes", "labels", "values"),
        label="Targets",
        help="One class, several labels, or numbers.",
    )
