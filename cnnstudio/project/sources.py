"""What is known of each data source before any image is read.

The rules and the forms ask here; the engine reads the images themselves and must find
the same shape and classes.
"""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.project.settings import DIGITS


@dataclass(frozen=True, slots=True)
class DataSource:
    """One source of images: `shape` is channels × height × width of each."""

    name: str
    title: str
    shape: tuple[int, int, int]
    classes: tuple[str, ...]
    images: int


SOURCES: dict[str, DataSource] = {
    source.name: source
    for source in (
        DataSource(DIGITS, "MNIST digits", (1, 28, 28), tuple("0123456789"), 5_000),
    )
}
