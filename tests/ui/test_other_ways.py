"""Nothing by colour, hover or drag alone: each has another way."""

from __future__ import annotations

from pathlib import Path

import pytest

import cnnstudio.ui.canvas.interactions as interactions
from cnnstudio.graph.inference import State
from cnnstudio.ui.actions.table import ACTIONS
from cnnstudio.ui.canvas.spoken import state_word
from cnnstudio.ui.icons import icon_names
from cnnstudio.ui.outline import model
from cnnstudio.ui.problems import LOOKS
from cnnstudio.ui.theme_tokens import DARK, LIGHT, Theme

KEYS = {spec.key: spec.keys for spec in ACTIONS}

DRAGS = {
    "drag_edge": ("connect", "add_layer", "select_wire"),
    "cut_stroke": ("select_wire", "delete_gap"),
    "drop_layer": ("add_layer", "search"),
    "duplicate_drag": ("duplicate", "copy", "paste"),
    "move_frame": ("layout", "frame", "fit_frame"),
    "move_nodes": ("layout", "cut", "paste"),
    "onto_wire": ("select_wire", "add_layer"),
    "pan": ("fit", "fit_selection", "walk_down"),
    "rubber_band": ("select_all", "walk_up", "panel_outline"),
}
"""A gesture of the mouse, and what does the same by keys. A card that is moved by hand
has no meaning of its own: the layout puts it in its place."""

NO_GESTURE = {
    "__init__", "aligning", "carrying", "choose", "connect_by_keys", "foresight",
    "gesture", "open_end",
}  # fmt: skip

HOVERS = {
    "ui/canvas/port_card.py": ("arithmetic",),  # the arithmetic of a shape
    "ui/canvas/node_tip.py": ("explain", "panel_properties", "costs_parameters"),
    "ui/fix_choice.py": ("fix",),  # what a fix would change: focus shows it too
    "ui/training/plot_readout.py": ("next_epoch", "epoch_table"),
    "ui/status_bar.py": ("panel_problems", "budget"),
}
"""What is shown under the pointer, and the keys that show it."""


def test_every_gesture_has_another_way() -> None:
    folder = Path(str(interactions.__file__)).parent
    gestures = {path.stem for path in folder.glob("*.py")} - NO_GESTURE
    assert gestures == set(DRAGS)


@pytest.mark.parametrize("ways", [*DRAGS.values(), *HOVERS.values()])
def test_the_other_way_is_there_and_has_keys(ways: tuple[str, ...]) -> None:
    assert set(ways) <= set(KEYS)
    assert any(KEYS[way] for way in ways)


def test_what_is_hovered_is_there() -> None:
    package = Path(str(interactions.__file__)).parents[3]
    assert [name for name in HOVERS if not (package / name).exists()] == []


def test_states_differ_by_glyph_and_by_word() -> None:
    looks = [model.LOOKS[state] for state in State]
    glyphs = [glyph for glyph, _ in looks]
    assert len(set(glyphs)) == len(State)
    assert set(glyphs) <= set(icon_names())
    words = {state_word(state) for state in State}
    assert len(words) == len(State)
    severities = [glyph for glyph, _, _ in LOOKS.values()]
    assert len(set(severities)) == len(LOOKS)


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_families_differ_by_glyph(theme: Theme) -> None:
    families = theme.families
    glyphs = {"family-" + family.replace("/", "-") for family in families}
    assert len(glyphs) == len(families)
    assert glyphs <= set(icon_names())
