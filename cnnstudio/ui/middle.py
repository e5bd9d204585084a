"""The middle of the window: the graph, and beside it the view of the mode."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPointF, QSettings, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from cnnstudio.ui.canvas.view import CanvasView
from cnnstudio.ui.modes import ARRANGEMENTS, Mode
from cnnstudio.ui.place import Place

_CLOSE = 2


class Middle(QSplitter):
    """Shows the graph alone, or beside plots or maps.

    Each mode remembers how the room is shared and how large the graph is shown; what of
    the graph is seen, it remembers until another project is opened.
    """

    def __init__(
        self, canvas: CanvasView, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._canvas, self._settings = canvas, settings
        self._document = canvas.document
        self._mode: Mode | None = None
        self._views: dict[str, QWidget] = {}
        self._looks: dict[Mode, tuple[Place, float, QPointF]] = {}
        self._openings = 0
        self.stack = QStackedWidget()
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(canvas)
        self.addWidget(self.stack)
        self.setStretchFactor(1, 1)
        self.stack.hide()
        self._document.reset.connect(self._another)

    def add(self, key: str, view: QWidget) -> None:
        """Add a view that modes can name."""
        self._views[key] = view
        self.stack.addWidget(view)

    def has_view_of(self, mode: Mode) -> bool:
        """Whether what a mode shows beside the graph is there."""
        centre = ARRANGEMENTS[mode].centre
        return not centre or centre in self._views

    def arrange(self, mode: Mode) -> None:
        """Show what a mode shows; the window has its docks already."""
        centre = ARRANGEMENTS[mode].centre
        self._mode = mode
        self.stack.setVisible(bool(centre))
        if centre:
            self.stack.setCurrentWidget(self._views[centre])
            stored = self._settings.value(_split_key(mode))
            if not isinstance(stored, QByteArray) or not self.restoreState(stored):
                self.share_as_usual()
        self._canvas.set_compact(bool(centre))

    def share_as_usual(self) -> None:
        """Give the graph the width that suits the window."""
        if self._mode is None or not ARRANGEMENTS[self._mode].centre:
            return
        wide = ARRANGEMENTS[self._mode].canvas.of(self.window().width())
        self.setSizes([wide, max(self.width() - wide, 200)])

    def is_usual(self, window: int) -> bool:
        """Whether the graph is as wide as at first in a window of this width.

        It is narrower where the view beside it needs all that it has.
        """
        if self._mode is None or not ARRANGEMENTS[self._mode].centre:
            return True
        usual = ARRANGEMENTS[self._mode].canvas.of(window)
        wide = self._canvas.width()
        squeezed = self.stack.width() <= self.stack.minimumSizeHint().width()
        return abs(wide - usual) <= _CLOSE or (squeezed and wide < usual)

    def remember(self) -> None:
        """Keep how the room is shared and the graph is shown in this mode."""
        mode = self._mode
        if mode is None or not self.isVisible():
            return
        if self.is_usual(self.window().width()):
            self._settings.remove(_split_key(mode))
        else:
            self._settings.setValue(_split_key(mode), self.saveState())
        if self._canvas.camera.fitted or not self._document.graph.nodes:
            self._looks.pop(mode, None)
            self._settings.remove(_zoom_key(mode))
        else:
            self._looks[mode] = self._document.place, *self._canvas.camera.view()
            self._settings.setValue(_zoom_key(mode), self._canvas.zoom)

    def look_again(self) -> None:
        """Show the graph as this mode did at last; sizes are as they will be."""
        assert self._mode is not None
        place, zoom, middle = self._looks.get(self._mode, ((), 0.0, QPointF()))
        if zoom and place == self._document.place:
            self._canvas.camera.look(zoom, middle)
        else:
            self._show_from_top(self._stored_zoom())

    def _show_from_top(self, zoom: float | None) -> None:
        """Fit the graph; with a zoom it grows from the middle of its upper edge."""
        self._canvas.visits.frame()
        if zoom is not None:
            self._canvas.camera.zoom_to(zoom, QPointF(self._canvas.width() / 2, 0))

    def forget(self) -> None:
        """Forget what every mode remembers."""
        self._looks.clear()
        for mode in ARRANGEMENTS:
            self._settings.remove(_split_key(mode))
            self._settings.remove(_zoom_key(mode))

    def _stored_zoom(self) -> float | None:
        if self._openings > 1:  # it was that of the project before
            return None
        stored = self._settings.value(_zoom_key(self._mode or "build"))
        try:
            return None if stored is None else float(str(stored))
        except ValueError:
            return None

    def _another(self) -> None:
        self._looks.clear()
        zoom = self._stored_zoom()
        if self._openings == 0 and zoom is not None:
            self._show_from_top(zoom)
        self._openings += 1


def _split_key(mode: Mode) -> str:
    return f"layout/{mode}/split"


def _zoom_key(mode: Mode) -> str:
    return f"layout/{mode}/zoom"
