"""How a recipe prepares and augments images: what keeps their labels true."""

from __future__ import annotations

from typing import Any

from cnnstudio.graph.text import translate
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.record import raw_of
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.steps.step import STEPS, Step

Steps = list[dict[str, Any]]
CENTERING = ("normalize", "standardize", "zero_center", "whiten", "decorrelate")
"""Steps that bring values around 0; one of them is enough."""

SMALL = {"shift": 0.1, "rotation": 10.0, "scale": 0.1}
LARGER = {"shift": 0.12, "rotation": 15.0, "scale": 0.15}
"""How far images are moved, turned and scaled."""


def pipeline_of(
    dataset: DatasetConfig, facts: DataFacts, recipe: str
) -> tuple[Steps, str]:
    """Return the raw steps that a recipe wants, and why.

    What prepares the images stays as it is, but for normalization, which is added if
    nothing does it; augmentation is the recipe's.
    """
    kept: Steps = [raw_of(s) for s in dataset.pipeline if s.stage == "preprocess"]
    if not any(step["kind"] in CENTERING for step in kept):
        kept.append(_step("normalize"))
    if recipe == "quick":
        return kept, translate(
            "Recipes", "No augmentation: it pays off in longer trainings only."
        )
    if len(facts.shape) != 3 or facts.task not in ("classes", "labels", "masks"):
        return kept, translate(
            "Recipes", "No augmentation: moving these inputs could change the answer."
        )
    moved = _step("affine", **(LARGER if recipe == "best" else SMALL))
    if dataset.tag == "natural" and "flip" in STEPS:
        return [*kept, _step("flip"), moved], translate(
            "Recipes",
            "Photographs stay what they are when mirrored, moved and turned a little: "
            "every epoch shows other images.",
        )
    return [*kept, moved], translate(
        "Recipes",
        "Images are moved, turned and scaled a little, never mirrored: every epoch "
        "shows other ones, and their labels stay true.",
    )


def _step(kind: str, **values: Any) -> dict[str, Any]:
    """Return a step in its complete raw form."""
    record = STEPS.read({"kind": kind, **values})
    assert isinstance(record, Step)
    raw: dict[str, Any] = raw_of(record)
    return raw
