"""How a person's own image has to come out to be one like those of the data."""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.project.pipeline import input_shape
from cnnstudio.project.project import Project
from cnnstudio.project.settings import facts_of


@dataclass(frozen=True, slots=True)
class PicturePlan:
    """Channels, height and width of the data's pictures, and what makes one fit."""

    channels: int
    height: int
    width: int
    resize: str = "crop"

    @property
    def shape(self) -> tuple[int, int, int]:
        """Channels, height and width."""
        return self.channels, self.height, self.width


def plan_of(project: Project) -> PicturePlan | None:
    """Return how the data's pictures come out; None if they are no pictures.

    Where nothing is known of the data they are taken to be of the Input's shape.
    """
    facts = facts_of(project.dataset)
    shape = facts.shape if facts is not None else input_shape(project.graph)
    if shape is None or len(shape) != 3 or shape[0] not in (1, 3):
        return None
    sources = project.dataset.sources
    resize = str(getattr(sources[0], "resize", "crop")) if sources else "crop"
    return PicturePlan(shape[0], shape[1], shape[2], resize)
