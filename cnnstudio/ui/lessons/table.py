"""All lessons, in the order in which a beginner takes them."""

from __future__ import annotations

from cnnstudio.ui.lessons import building, seeing
from cnnstudio.ui.lessons.lesson import Lesson

LESSONS: tuple[Lesson, ...] = (
    seeing.FILTER,
    seeing.PADDING,
    seeing.POOLING,
    seeing.RECEPTIVE_FIELD,
    building.OVERFITTING,
    building.BATCH_NORM,
    building.SKIPS,
    seeing.FEATURE_MAPS,
    building.MISTAKES,
    building.OWN_IMAGES,
)
