"""How much of the evidence lies outside of the objects, class by class; no Qt."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cnnstudio.bridge.attribution_messages import EvidenceInMasks
from cnnstudio.graph.text import translate
from cnnstudio.ui.format import grouped, percent

MOST = 0.5
"""More of the evidence than this outside of the objects is worth a warning …"""
ENOUGH = 10
"""… if it is so of at least as many images."""


class ClassEvidence(NamedTuple):
    """Means over the images of a class: shares of evidence and of pixels outside.

    `worst` is the image with the most evidence outside, by its index in the part.
    """

    label: int
    name: str
    images: int
    outside: float
    background: float
    worst: int

    @property
    def is_doubtful(self) -> bool:
        """True if most of the evidence lies outside, in enough images."""
        return self.outside > MOST and self.images >= ENOUGH

    def sentence(self) -> str:
        """Say what was measured."""
        text = translate(
            "Evidence",
            "{share} of the evidence for class {name} lies outside of the object, an "
            "even map would have {even} there ({count} images).",
        ).format(
            share=percent(self.outside, 0),
            name=self.name,
            even=percent(self.background, 0),
            count=grouped(self.images),
        )
        if not self.is_doubtful:
            return text
        return (
            text
            + " "
            + translate(
                "Evidence",
                "It may be a bias of the data: vary the backgrounds and measure again.",
            )
        )


def by_class(found: EvidenceInMasks) -> list[ClassEvidence]:
    """Return the means of every class that occurs, in the order of the classes."""
    rows = []
    for label in np.unique(found.labels):
        here = np.flatnonzero(found.labels == label)
        number = int(label)
        known = 0 <= number < len(found.classes)
        worst = here[int(found.outside[here].argmax())]
        rows.append(
            ClassEvidence(
                number,
                found.classes[number] if known else str(number),
                len(here),
                float(found.outside[here].mean()),
                float(found.background[here].mean()),
                int(found.indices[worst]),
            )
        )
    return rows
