"""How differences of costs are said."""

from __future__ import annotations

from cnnstudio.advice.refactor_preview import Preview
from cnnstudio.graph.text import translate
from cnnstudio.ui import format as fmt

MOST_SHARE, LEAST_SHARE = 9.995, 0.0001


def signed(change: int) -> str:
    """Return a difference with its sign: `+1,024`, `−24,576,000`; `0` for none."""
    return f"+{fmt.grouped(change)}" if change > 0 else fmt.grouped(change)


def ratio(before: int, after: int) -> str:
    """Return a change as a share: `−97.96 %`, `× 12.4` when it is far more.

    Empty if there is none, or nothing that two places would show.
    """
    if not before or abs(after / before - 1) < LEAST_SHARE:
        return ""
    share = after / before - 1
    if share > MOST_SHARE:
        return f"× {after / before:.1f}"
    places = 2 if abs(share) < 0.1 or share < -0.9 else 0
    sign = "+" if share > 0 else ""
    return f"{sign}{fmt.percent(share, places)}"


def in_short(preview: Preview) -> str:
    """Return what becomes of the parameters, or of the work if they stay."""
    before, after = preview.before, preview.after
    if before.parameters != after.parameters:
        how = ratio(before.parameters, after.parameters)
        said = how or signed(after.parameters - before.parameters)
        return translate("Costs", "{0} parameters").format(said)
    if before.multiply_adds != after.multiply_adds:
        how = ratio(before.multiply_adds, after.multiply_adds)
        said = how or signed(after.multiply_adds - before.multiply_adds)
        return translate("Costs", "{0} multiply-adds").format(said)
    return translate("Costs", "same parameters and work")
