"""A model that is far larger than its data learns them by heart."""

from __future__ import annotations

from collections.abc import Iterable

from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import Draft, Scene, no_proposals, remark_rule
from cnnstudio.graph.text import translate
from cnnstudio.project.project import MAIN

MOST_PER_IMAGE = 1_000


@remark_rule
def larger_than_its_data(scene: Scene) -> Iterable[Draft]:
    """Compare parameters with training images."""
    if scene.facts() is None or scene.network != MAIN:
        return
    images = scene.project.dataset.train
    count = scene.report.totals().parameters
    if count <= MOST_PER_IMAGE * images:
        return
    finding = Finding(
        "capacity",
        Severity.NOTE,
        (),
        translate(
            "Advice", "{count:,} parameters for {images:,} training images"
        ).format(count=count, images=images),
        formula=translate(
            "Advice", "{number:,} for each: expect overfitting; augment or shrink."
        ).format(number=count // images),
    )
    yield Draft(finding, no_proposals)
