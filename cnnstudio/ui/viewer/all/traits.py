"""What the images of a part are like: asked of the engine once for a run's data."""

from __future__ import annotations

from typing import NamedTuple

from cnnstudio.bridge.evaluation_messages import (
    BRIGHTNESS,
    CONTRAST,
    FILE_PIXELS,
    FILLED,
    SHARPNESS,
    Judged,
    Traits,
    TraitsOf,
)
from cnnstudio.bridge.look_messages import Evaluated
from cnnstudio.bridge.message import FloatArray
from cnnstudio.graph.text import marked, translate
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.picture_shelf import PARTS

WORDS = {
    BRIGHTNESS: marked("AllImages", "brightness"),
    CONTRAST: marked("AllImages", "contrast"),
    SHARPNESS: marked("AllImages", "sharpness"),
    FILLED: marked("AllImages", "size of what is drawn"),
    FILE_PIXELS: marked("AllImages", "pixels of the file"),
}

TIPS = {
    BRIGHTNESS: marked("AllImages", "The mean of all values of an image, 0 to 1."),
    CONTRAST: marked("AllImages", "The standard deviation of an image's values."),
    SHARPNESS: marked("AllImages", "The mean difference of neighbouring pixels."),
    FILLED: marked(
        "AllImages", "The share of pixels that differ from the border by a quarter."
    ),
    FILE_PIXELS: marked(
        "AllImages", "Width times height of the file, before it was made to fit."
    ),
}


class Known(NamedTuple):
    """Numbers (N,) by trait, and the names of the files; both empty at first."""

    values: dict[str, FloatArray]
    names: tuple[str, ...]


def known_traits(controller: InspectController, found: Evaluated | Judged) -> Known:
    """Return what is known of the images of an evaluation, and ask for it.

    Traits are of the data, whatever the weights: those of another epoch do.
    """
    part = PARTS.get(found.part, "validation")
    question = TraitsOf(request=0, subject=found.subject, part=part)
    known = controller.studies.newest(TraitsOf, Traits)
    fits = known is not None and (known.run, known.part) == (found.run, part)
    if not fits:
        known = controller.studies.ask(question, Traits)
    if known is None:
        return Known({}, ())
    count = found.count if isinstance(found, Judged) else len(found.labels)
    here = {
        name: known.values[name]
        for name in WORDS
        if name in known.values and len(known.values[name]) == count
    }
    return Known(here, known.names)


def trait_word(name: str) -> str:
    """Return what a trait is called."""
    return translate("AllImages", WORDS[name])


def trait_tip(name: str) -> str:
    """Say how a trait is measured."""
    return translate("AllImages", TIPS[name])
