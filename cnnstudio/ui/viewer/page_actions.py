"""What begins on a page of Inspect by a button, done from anywhere in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject

from cnnstudio.ui.viewer.excite.excites_page import ExcitesPage
from cnnstudio.ui.viewer.excite.times_page import TimesPage
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.inspect_view import InspectView


class PageActions(QObject):
    """Slots of the table of actions: each shows its page, then does what is asked."""

    def __init__(
        self,
        controller: InspectController,
        view: InspectView,
        show_inspect: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._view = controller, view
        self._show_inspect = show_inspect

    def make_image(self) -> None:
        """Make an image that the chosen channel answers to most, or stop making it."""
        self._show_inspect()
        self._controller.views.show("layer", "excites")
        cast("ExcitesPage", self._view.page_of("excites")).ascent.begin_or_stop()

    def why_no_image_made(self) -> str:
        """Say why no image can be made for a channel; empty if one can."""
        controller = self._controller
        if controller.node is None:
            return self.tr("Select a layer first.")
        return ExcitesPage.why_not(controller) or controller.why_no_image()

    def measure_again(self) -> None:
        """Measure the time of each layer's forward again."""
        self._show_inspect()
        self._controller.views.show("network", "times")
        cast("TimesPage", self._view.page_of("times")).measure_again()

    def why_not_measured(self) -> str:
        """Say why no times can be measured; empty if they can."""
        return self._controller.why_no_image()
