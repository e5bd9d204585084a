"""All studies: importing this module registers them (one file, one line each)."""

from cnnstudio.engine.inspect import (  # noqa: F401 (imported to be registered)
    animation,
    ascent,
    at_work,
    attention,
    attribution_objects,
    attribution_studies,
    backward,
    curve,
    embedding,
    evaluation,
    gallery,
    judging,
    layer_statistics,
    layer_weights,
    maps_study,
    over_time,
    patches,
    robustness,
    shift,
    signal,
    stages,
    times,
    traits,
)
from cnnstudio.engine.inspect.studies import STUDIES

__all__ = ["STUDIES"]
