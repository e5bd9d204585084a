"""What people read of steps: where they act, their names, what they are set to."""

from __future__ import annotations

from cnnstudio.graph.param import params_of
from cnnstudio.graph.text import marked, translate
from cnnstudio.project.param_words import choice_of
from cnnstudio.project.record import raw_of
from cnnstudio.project.setting_words import STEP_WORDS
from cnnstudio.project.steps.step import Place, Step

SECTIONS: dict[Place, str] = {
    "pictures": marked("Pipeline", "Preprocess · all images"),
    "training": marked("Pipeline", "Augment · training only"),
    "numbers": marked("Pipeline", "Numbers · all images"),
}
ACTS: dict[Place, str] = {
    "pictures": marked(
        "Pipeline",
        "Acts once on every image, when the data are loaded: training, validation, "
        "test and prediction alike.",
    ),
    "training": marked(
        "Pipeline",
        "Acts on training images only, anew in every epoch. Validation, test and "
        "prediction never see it.",
    ),
    "numbers": marked(
        "Pipeline",
        "Acts on every image, last before the network. What it measures, it measures "
        "on the training images alone, and uses for all.",
    ),
}
WORDS = STEP_WORDS
_SHARED = "Step"
"""The group of the fields that many steps have: they are no part of a summary."""


def title_of(step: Step | type[Step]) -> str:
    """Return what people call a step."""
    return translate("Steps", step.title)


def section_title(place: Place) -> str:
    """Return the title of the steps that act at a place."""
    return translate("Pipeline", SECTIONS[place])


def where_it_acts(place: Place) -> str:
    """Say on which images steps of a place act, and when."""
    return translate("Pipeline", ACTS[place])


def summary_of(step: Step) -> str:
    """Return what a step is set to in a few words: `Horizontal · 0.5`."""
    raw = raw_of(step)
    parts = []
    for name, param in params_of(type(step)).items():
        if param.group == _SHARED or not param.applies(raw):
            continue
        value = raw[name]
        is_word = param.kind == "choice"
        parts.append(choice_of(value, WORDS) if is_word else param.text(value))
    return " · ".join(parts)
