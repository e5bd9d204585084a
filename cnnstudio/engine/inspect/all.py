"""All studies: importing this module registers them (one file, one line each)."""

from cnnstudio.engine.inspect import (  # noqa: F401 (imported to be registered)
    at_work,
    attention,
    attribution_objects,
    attribution_studies,
    evaluation,
    layer_statistics,
    layer_weights,
    robustness,
    signal,
    stages,
)
from cnnstudio.engine.inspect.studies import STUDIES

__all__ = ["STUDIES"]
