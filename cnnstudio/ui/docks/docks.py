"""All docks of the window: opening them, and what each mode remembers of them.

A mode's arrangement is Qt's own `saveState`, kept in the settings with a version. One
that cannot be read gives way to the usual arrangement; one that is as usual is not
kept, so that a larger screen gets its larger docks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QByteArray, QObject, QSettings, QSize, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QTabWidget, QWidget
from shiboken6 import isValid

from cnnstudio.ui.docks.dock import Dock
from cnnstudio.ui.docks.spec import AREAS, DockSpec
from cnnstudio.ui.modes import ARRANGEMENTS, Mode

VERSION = 1
"""Of the stored arrangements; a new one forgets the old ones."""

_CLOSE = 2
"""Sizes that differ by this many pixels count as equal."""


class Docks(QObject):
    """Adds docks to a window and arranges them for its modes."""

    opened = Signal(str, bool)
    """Key of a dock, and whether it is open."""

    def __init__(self, window: QMainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._docks: dict[str, Dock] = {}
        self._mode: Mode | None = None
        for side in AREAS.values():
            window.setTabPosition(side, QTabWidget.TabPosition.North)
        left, right = Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner
        window.setCorner(left, AREAS["left"])
        window.setCorner(right, AREAS["right"])
        window.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AllowNestedDocks
        )
        window.tabifiedDockWidgetActivated.connect(self._fold_headers)

    def add(self, spec: DockSpec) -> Dock:
        """Add a dock; where it was at last in this mode, or at its usual place."""
        assert spec.key not in self._docks, spec.key
        dock = Dock(spec, self._window)
        self._docks[spec.key] = dock
        if not self._window.restoreDockWidget(dock):
            self._place(dock)
            dock.setVisible(self._mode in spec.modes)
        dock.opened.connect(self._tell)
        dock.topLevelChanged.connect(self._fold_headers)
        dock.dockLocationChanged.connect(self._fold_headers)
        self._fold_headers()
        return dock

    def __contains__(self, key: str) -> bool:
        return key in self._docks

    def __getitem__(self, key: str) -> Dock:
        return self._docks[key]

    def __iter__(self) -> Iterator[Dock]:
        return iter(self._docks.values())

    def show(self, key: str) -> None:
        """Open a dock, before the other tabs of its place."""
        dock = self._docks[key]
        dock.show()
        dock.raise_()

    def toggle(self, key: str) -> None:
        """Close a dock, or open it."""
        if self._docks[key].is_open:
            self._docks[key].close()
        else:
            self.show(key)

    def panels(self, *sides: str) -> list[QWidget]:
        """Return the panels that are seen at these sides of the window."""
        where = [AREAS[side] for side in AREAS if side in sides]
        found = [d for d in self if self._window.dockWidgetArea(d) in where]
        return [p for d in found if (p := d.widget()) is not None and p.isVisible()]

    # Modes

    def arrange(self, mode: Mode) -> None:
        """Show a mode's docks as they were left, or as usual."""
        self._mode = mode
        stored = self._settings.value(_key(mode))
        known = str(self._settings.value(f"{_key(mode)}_known") or "").split(",")
        with self._at_once():
            if self._restore(stored):
                for dock in self:
                    if dock.spec.key not in known:
                        self._place(dock)
                        dock.setVisible(mode in dock.spec.modes)
            else:
                self._arrange_as_usual(mode)

    def remember(self) -> None:
        """Keep how the docks stand in the mode that is shown."""
        mode = self._mode
        if mode is None or not self._window.isVisible():
            return
        layout = self._window.layout()
        if layout is not None:
            layout.activate()  # else a size just given would count as a chosen one
        if self.is_usual(self._window.size()):
            self._forget(mode)
        else:
            state = self._window.saveState(VERSION)
            self._settings.setValue(_key(mode), state)
            self._settings.setValue(f"{_key(mode)}_known", ",".join(self._docks))

    def reset(self) -> None:
        """Put every dock of every mode back to its usual place."""
        for mode in ARRANGEMENTS:
            self._forget(mode)
        if self._mode is not None:
            with self._at_once():
                self._arrange_as_usual(self._mode)

    def resize_as_usual(self) -> None:
        """Give the docks the sizes that suit the window."""
        for orientation, sides in (
            (Qt.Orientation.Horizontal, ("left", "right")),
            (Qt.Orientation.Vertical, ("bottom",)),
        ):
            shown = [d for d in self if d.spec.side in sides and self._counts(d)]
            size = self._window.size()
            rooms = [d.spec.room_in(size.width(), size.height()) for d in shown]
            self._window.resizeDocks(list(shown), rooms, orientation)

    def is_usual(self, window: QSize) -> bool:
        """Whether the docks stand as they do at first in a window of this size."""
        return all(self._stands_as_usual(dock, window) for dock in self)

    def _stands_as_usual(self, dock: Dock, window: QSize) -> bool:
        spec = dock.spec
        area = self._window.dockWidgetArea(dock)
        if dock.isFloating() or dock.is_open != (self._mode in spec.modes):
            return False
        if area != AREAS[spec.side]:
            return False
        if not self._counts(dock):
            return True
        room = spec.room_in(window.width(), window.height())
        least = dock.minimumSizeHint()
        if spec.side == "bottom":
            return abs(dock.height() - max(room, least.height())) <= _CLOSE
        return abs(dock.width() - max(room, least.width())) <= _CLOSE

    def _counts(self, dock: Dock) -> bool:
        """Whether a dock is seen, so that its size means something."""
        return dock.isVisibleTo(self._window) and not dock.isFloating()

    def _restore(self, stored: object) -> bool:
        if not isinstance(stored, QByteArray):
            return False
        return self._window.restoreState(stored, VERSION)

    def _arrange_as_usual(self, mode: Mode) -> None:
        for dock in self:
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
        for dock in self:
            self._place(dock)
        for dock in self:
            dock.setVisible(mode in dock.spec.modes)
        self.resize_as_usual()

    def _place(self, dock: Dock) -> None:
        """Put a dock at its side, a tab behind the one that is there."""
        side = dock.spec.side
        area = AREAS[side]
        first = next(
            (
                d
                for d in self
                if d is not dock
                and d.spec.side == side
                and self._window.dockWidgetArea(d) == area
                and not d.isFloating()
            ),
            None,
        )
        self._window.addDockWidget(area, dock)
        if first is not None:
            self._window.tabifyDockWidget(first, dock)

    def _forget(self, mode: Mode) -> None:
        self._settings.remove(_key(mode))
        self._settings.remove(f"{_key(mode)}_known")

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """Show only the end of several changes."""
        self._window.setUpdatesEnabled(False)
        try:
            yield
        finally:
            self._window.setUpdatesEnabled(True)
            self._fold_headers()

    # Following

    def _tell(self, key: str, is_open: bool) -> None:
        if not isValid(self._window):
            return  # docks close too when their window is destroyed
        self._fold_headers()
        self.opened.emit(key, is_open)

    def _fold_headers(self, _: object = None) -> None:
        for dock in self:
            beside = self._window.tabifiedDockWidgets(dock)
            tabbed = any(isinstance(d, Dock) and d.is_open for d in beside)
            dock.fold_header(tabbed and not dock.isFloating())


def _key(mode: Mode) -> str:
    return f"layout/{mode}/docks"
