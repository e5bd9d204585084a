"""The canvas as one looks at it: what the menus say of zoom and place."""

from __future__ import annotations

from cnnstudio.ui.canvas.event_view import EventView
from cnnstudio.ui.canvas.framing import Framing


class ZoomView(EventView):
    """Zooms and fits; a subclass makes the parts that are named here."""

    _framing: Framing

    @property
    def zoom(self) -> float:
        """Current zoom; 1 is 100 %."""
        return self.camera.zoom

    def zoom_to(self, zoom: float) -> None:
        """Zoom about the middle of the view."""
        self.camera.zoom_to(zoom)

    def zoom_to_full_size(self) -> None:
        """Show the network at 100 %."""
        self.zoom_to(1.0)

    def zoom_in(self) -> None:
        """Go to the next larger step."""
        self.camera.step(1)

    def zoom_out(self) -> None:
        """Go to the next smaller step."""
        self.camera.step(-1)

    def fit_all(self) -> None:
        """Show the whole network, at 100 % at most."""
        self._framing.whole()

    def fit_selection(self) -> None:
        """Show the selected nodes, or all if none is selected."""
        self._framing.selected()
