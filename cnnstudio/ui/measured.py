"""Measured values as people read them: each with the unit of its measure."""

from __future__ import annotations

import math

from cnnstudio.graph.text import translate
from cnnstudio.project.measures import MEASURES
from cnnstudio.ui import format as fmt


def measured_parts(key: str, value: float) -> tuple[str, str]:
    """Return a value of a measure and its unit apart; both empty if it is unknown."""
    if not math.isfinite(value):
        return "", ""
    measure = MEASURES.get(key)
    unit = measure.unit if measure is not None else ""
    if unit == "%":
        return fmt.percent(value).removesuffix(" %"), unit
    if unit == "B":
        number, _, unit = fmt.size(value).partition(" ")
        return number, unit
    if unit == "img/s":
        text = translate("Measures", "{0} img/s").format(fmt.grouped(round(value)))
        number, _, unit = text.partition(" ")
        return number, unit
    return fmt.value(value), unit


def measured_text(key: str, value: float) -> str:
    """Return a value of a measure with its unit: `98.78 %`, `0.0402`, `1.2 GiB`."""
    return " ".join(part for part in measured_parts(key, value) if part)
