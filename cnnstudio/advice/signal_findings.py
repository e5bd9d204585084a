"""What the values of a layer say of it: not numbers, silent, saturated, or lost.

Rows L09 and L10. A sentence says what was measured, not why.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple

from cnnstudio.graph.text import plural, translate

RECTIFIERS = {"ReLU", "ReLU6"}
"""Activations that give exactly 0 for whatever is negative."""

MANY_DEAD = 0.25
"""Share of dead channels from which a layer is warned of, not only noted."""

SATURATED = 0.5
"""Share of saturated values from which a layer is warned of."""

FAINTEST, STRONGEST = 1e-4, 1e4
"""Deviations between which a signal can be computed with."""

Kind = Literal["lost", "dead", "saturated", "faint", "strong"]
Severity = Literal["error", "warn", "note"]


class LayerFacts(NamedTuple):
    """What was measured of a layer over some images; shares are 0 to 1.

    `bend` is torch's name of the activation with which it ends; `saturated` is NaN for
    what cannot saturate.
    """

    name: str
    bend: str
    images: int
    channels: int
    dead_channels: int
    dead: float
    saturated: float
    deviation: float
    nan: int = 0
    infinite: int = 0


@dataclass(frozen=True, slots=True)
class SignalFinding:
    """What stands out at a layer, in a sentence."""

    kind: Kind
    severity: Severity
    message: str


def signal_finding(facts: LayerFacts) -> SignalFinding | None:
    """Return the gravest thing that stands out at a layer; None if nothing does."""
    if facts.nan or facts.infinite:
        return SignalFinding("lost", "error", _lost_message(facts))
    if facts.bend in RECTIFIERS and facts.dead_channels:
        return _dead(facts)
    if facts.saturated >= SATURATED:
        message = translate("SignalFindings", "{0}: {1} of its values are saturated.")
        share = f"{facts.saturated * 100:.0f} %"
        return SignalFinding("saturated", "warn", message.format(facts.name, share))
    if facts.deviation < FAINTEST and facts.dead != 1.0:
        message = translate(
            "SignalFindings", "{0}: the signal is nearly gone, its deviation is {1}."
        )
        said = message.format(facts.name, f"{facts.deviation:.1e}")
        return SignalFinding("faint", "warn", said)
    if facts.deviation > STRONGEST or math.isnan(facts.deviation):
        message = translate(
            "SignalFindings", "{0}: the signal is very large, its deviation is {1}."
        )
        said = message.format(facts.name, f"{facts.deviation:.1e}")
        return SignalFinding("strong", "warn", said)
    return None


def _dead(facts: LayerFacts) -> SignalFinding:
    share = facts.dead_channels / facts.channels
    if facts.dead_channels == facts.channels:
        message = translate(
            "SignalFindings", "{0}: every channel is 0 for all {1} images."
        )
        said = message.format(facts.name, facts.images)
        return SignalFinding("dead", "error", said)
    message = plural(
        "SignalFindings",
        facts.dead_channels,
        "{0}: {n} of {1} channels is 0 for all {2} images.",
        "{0}: {n} of {1} channels are 0 for all {2} images.",
    )
    said = message.format(
        facts.name, facts.channels, facts.images, n=facts.dead_channels
    )
    return SignalFinding("dead", "warn" if share >= MANY_DEAD else "note", said)


def _lost_message(facts: LayerFacts) -> str:
    if not facts.infinite:
        message = plural(
            "SignalFindings",
            facts.nan,
            "{0}: {n} value is not a number.",
            "{0}: {n} values are not numbers.",
        )
    elif not facts.nan:
        message = plural(
            "SignalFindings",
            facts.infinite,
            "{0}: {n} value is infinite.",
            "{0}: {n} values are infinite.",
        )
    else:
        message = translate(
            "SignalFindings", "{0}: {n} values are not numbers, {1} are infinite."
        )
        return message.format(facts.name, f"{facts.infinite:,}", n=f"{facts.nan:,}")
    return message.format(facts.name, n=f"{facts.nan or facts.infinite:,}")
