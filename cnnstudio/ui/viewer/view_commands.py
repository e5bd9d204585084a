"""What Ctrl+K finds of Inspect: every view, by its title."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cnnstudio.graph.text import translate
from cnnstudio.ui.commands.command import Command
from cnnstudio.ui.viewer.all_views import VIEWS
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.view_choice import Scope


class ViewCommands:
    """A command for every view: arrange the window for looking inside, and show it."""

    listed = False

    def __init__(
        self, controller: InspectController, show_inspect: Callable[[], object]
    ) -> None:
        self._controller, self._show_inspect = controller, show_inspect

    def commands(self) -> list[Command]:
        """Return the commands; what does not fit what is selected says why."""
        path = translate("Commands", "Inspect")
        return [
            Command(
                f"inspect/{key}",
                translate("Commands", "Inspect: {0}").format(
                    translate("InspectViews", spec.title)
                ),
                partial(self._show, spec.scope, key),
                icon="eye",
                path=path,
                reason=spec.kind.why_not(self._controller),
                words=(translate("InspectViews", spec.title),),
            )
            for key, spec in VIEWS.items()
        ]

    def _show(self, scope: Scope, key: str) -> None:
        self._show_inspect()
        self._controller.views.show(scope, key)
