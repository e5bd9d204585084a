"""How evidence is drawn over an image, and with what numbers and settings."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtGui import QImage

from cnnstudio.bridge.attribution_messages import Attribution
from cnnstudio.bridge.message import FloatArray
from cnnstudio.graph.text import plural, translate
from cnnstudio.project.param_words import choice_of
from cnnstudio.ui.format import TIMES, percent
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.finite import finite_part
from cnnstudio.ui.viewer.parts.heat_overlay import overlay, signed


class Drawing(NamedTuple):
    """How evidence is drawn: on which image (C, H, W), how strongly, on which scale.

    `against`: what lowers the score, too. `layer` is the name of Grad-CAM's.
    """

    pixels: FloatArray
    opacity: float
    is_shared: bool
    against: bool
    layer: str


class Drawn(NamedTuple):
    """A picture of evidence; colours reach `high`, and −`high` if it is `by_sign`.

    `values` are what it is of.
    """

    picture: QImage
    high: float
    by_sign: bool
    values: FloatArray


def drawn(found: Attribution, number: int, drawing: Drawing) -> Drawn:
    """Draw the evidence for one of the classes of an answer."""
    values = found.values[number]
    by_sign = found.signed and drawing.against
    sizes = found.values if drawing.is_shared else values
    sizes = finite_part(np.abs(sizes) if by_sign else sizes)
    high = max(0.0, float(sizes.max()))
    draw = signed if by_sign else overlay
    picture = draw(drawing.pixels, finite_part(values), high, drawing.opacity)
    return Drawn(picture, high, by_sign, values)


def settings_text(found: Attribution, layer: str) -> str:
    """Say with what settings a method worked; `layer` is the name of Grad-CAM's."""
    fill = choice_of(found.fill, {}) if found.fill is not None else ""
    match found.method:
        case "grad_cam":
            size = f" {TIMES} ".join(str(n) for n in found.grid)
            text = translate("Attributions", "{node}, {size} cells")
            if found.signed:
                text = translate("Attributions", "{node}, {size} cells, no ReLU")
            return text.format(node=layer, size=size)
        case "cam":
            return ""
        case "integrated_gradients":
            count = int(found.settings[0])
            text = plural(
                "Attributions", count, "{n} step from {fill}", "{n} steps from {fill}"
            )
            return text.format(n=count, fill=fill)
        case "smooth_grad":
            count, noise = int(found.settings[0]), found.settings[1]
            text = plural(
                "Attributions", count, "{n} copy, noise {noise}",
                "{n} copies, noise {noise}",
            )  # fmt: skip
            return text.format(n=count, noise=percent(noise, 0))
        case "occlusion":
            window, stride = (int(n) for n in found.settings)
            text = translate("Attributions", "window {window}, stride {stride}, {fill}")
            size = f"{window} {TIMES} {window}"
            return text.format(window=size, stride=stride, fill=fill)
    return translate("Attributions", "gradient, largest channel")


def check_text(found: Attribution) -> str:
    """Say what a method can be checked by; empty where theory asks for nothing."""
    total, due = number_text(float(found.totals[0])), number_text(float(found.due[0]))
    if found.method == "cam":
        text = translate("Attributions", "mean {mean}, score − bias {due}")
        return text.format(mean=total, due=due)
    if found.method == "integrated_gradients":
        text = translate("Attributions", "sum {total}, rise of score {due}")
        return text.format(total=total, due=due)
    return ""
