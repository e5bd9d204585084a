"""Words that the views of all images share."""

from __future__ import annotations

from cnnstudio.graph.text import marked, translate

PARTS = {
    "train": marked("AllImages", "training images"),
    "validation": marked("AllImages", "validation images"),
    "test": marked("AllImages", "test images"),
}


def part_word(part: str) -> str:
    """Return what the images of a part are called."""
    return translate("AllImages", PARTS.get(part, PARTS["validation"]))
