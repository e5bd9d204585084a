"""A CSV table of numbers with a column of targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.param import choice_param, texts_param
from cnnstudio.graph.text import marked
from cnnstudio.project.sources.pictures import PathSource
from cnnstudio.project.sources.source import SOURCES


@SOURCES.register("table", marked("Data", "Table (CSV)"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Table(PathSource):
    """Rows of numbers; a column of texts becomes one column for each of its words."""

    files: ClassVar[tuple[str, ...]] = ("path",)

    target_columns: tuple[str, ...] = texts_param(
        (), label="Columns of targets", help="Empty: the last column."
    )
    without: tuple[str, ...] = texts_param(
        (), label="Leave out", help="Columns that are not used, such as a number."
    )
    task: str = choice_param(
        "auto",
        ("auto", "classes", "values"),
        label="Targets",
        help="Classes, or numbers. Automatic: words and few whole numbers are classes.",
    )
