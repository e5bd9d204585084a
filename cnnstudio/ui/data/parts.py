"""The three parts of the data: their order, how they are called, their colours."""

from __future__ import annotations

from PySide6.QtGui import QColor

from cnnstudio.graph.text import marked, translate
from cnnstudio.ui.theme import theme

PARTS = ("train", "validation", "test")

_NAMES = {
    "train": marked("DataParts", "Training"),
    "validation": marked("DataParts", "Validation"),
    "test": marked("DataParts", "Test"),
}
_COLORS = {
    "train": "train_curve",
    "validation": "validation_curve",
    "test": "rate_curve",
}


def part_name(part: str) -> str:
    """Return how people call a part: "Training"."""
    return translate("DataParts", _NAMES[part])


def part_color(part: str) -> QColor:
    """Return the colour in which a part is drawn, that of its curves where it has."""
    return theme().color(_COLORS[part])
