"""All samples, chapter by chapter: the order in which the gallery shows them."""

from __future__ import annotations

from scripts.zoo import classics, digits, imagenet, light, made, residual, tasks
from scripts.zoo.sample import ENTERED, Sample

CHAPTERS = (digits, made, classics, imagenet, residual, light, tasks)

SAMPLES: dict[str, Sample] = {
    name: sample
    for chapter in CHAPTERS
    for name, sample in ENTERED.items()
    if sample.build.__module__ == chapter.__name__
}
