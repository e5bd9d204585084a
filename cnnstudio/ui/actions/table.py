"""The table of actions: everything that menus, bars, keys and Ctrl+K offer.

Each menu has a file of its own beside this one.
"""

from __future__ import annotations

from cnnstudio.ui.actions.arrange_menu import (
    ARRANGE_ACTIONS,
    FRAME_ACTIONS,
    LAYER_ACTIONS,
)
from cnnstudio.ui.actions.edit_menu import EDIT_ACTIONS
from cnnstudio.ui.actions.file_menu import FILE_ACTIONS
from cnnstudio.ui.actions.graph_menu import GRAPH_ACTIONS
from cnnstudio.ui.actions.help_menu import HELP_ACTIONS
from cnnstudio.ui.actions.inspect_menu import INSPECT_ACTIONS
from cnnstudio.ui.actions.language_menu import LANGUAGE_ACTIONS
from cnnstudio.ui.actions.run_menu import RUN_ACTIONS
from cnnstudio.ui.actions.spec import ActionSpec
from cnnstudio.ui.actions.view_menu import VIEW_ACTIONS

MENUS = ("File", "Edit", "View", "Graph", "Run", "Inspect", "Help")

ACTIONS: tuple[ActionSpec, ...] = (
    *FILE_ACTIONS,
    *EDIT_ACTIONS,
    *VIEW_ACTIONS,
    *LANGUAGE_ACTIONS,
    *GRAPH_ACTIONS,
    *LAYER_ACTIONS,
    *ARRANGE_ACTIONS,
    *FRAME_ACTIONS,
    *RUN_ACTIONS,
    *INSPECT_ACTIONS,
    *HELP_ACTIONS,
)
