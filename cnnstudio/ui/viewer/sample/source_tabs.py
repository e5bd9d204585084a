"""Where the image comes from: the data, the pad, or a picture of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from cnnstudio.ui.viewer.model.own import Source
from cnnstudio.ui.viewer.model.picture_plan import plan_of
from cnnstudio.ui.viewer.sample.data_tab import DataTab
from cnnstudio.ui.viewer.sample.draw_tab import DrawTab
from cnnstudio.ui.viewer.sample.drawing import Drawing
from cnnstudio.ui.viewer.sample.file_tab import FileTab
from cnnstudio.ui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController

Tab = Literal["data", "draw", "file"]
_SOURCES: dict[Tab, Source | None] = {"data": None, "draw": "drawn", "file": "opened"}


class SourceTabs(QObject):
    """The strip of tabs and what each of them shows, of which one is `tab`.

    `turned`: another tab is shown, or one has other things to show. `file_asked`: a
    picture is to be chosen.
    """

    turned = Signal()
    file_asked = Signal()

    def __init__(self, controller: InspectController, parent: QObject) -> None:
        super().__init__(parent)
        self._controller = controller
        self.strip = TabStrip(self.tr("Where the image comes from"))
        self.data = DataTab(controller)
        self.draw = DrawTab()
        self.file = FileTab(controller.pictures)
        self.tabs: dict[Tab, DataTab | DrawTab | FileTab] = {
            "data": self.data, "draw": self.draw, "file": self.file,
        }  # fmt: skip
        self.strip.set_tabs((
            ("data", self.tr("Validation")),
            ("draw", self.tr("Draw")),
            ("file", self.tr("File")),
        ))  # fmt: skip
        self._followed: object = None
        self.strip.selected.connect(self._selected)
        self.draw.pad.drawn.connect(self._drawn)
        self.file.open_asked.connect(self.file_asked)
        self.file.paste_asked.connect(self.paste)
        controller.pictures.changed.connect(self.turned)
        controller.document.reset.connect(self.new_pad)

    @property
    def tab(self) -> Tab:
        """Which tab is shown."""
        return cast("Tab", self.strip.current_key())

    @property
    def shown(self) -> DataTab | DrawTab | FileTab:
        """What the tab shows."""
        return self.tabs[self.tab]

    def is_answered(self) -> bool:
        """True if what has arrived is of the tab: its image, its predictions."""
        maps, own = self._controller.maps, self._controller.own
        if maps is None or own.source != _SOURCES[self.tab]:
            return False
        if self.tab == "file" and not self.file.shows_picture():
            return False  # it is of the picture before
        return (maps.part != "own") == (self.tab == "data")

    # Choosing

    def turn_to(self, tab: Tab) -> None:
        """Show a tab, whatever is looked at."""
        self.file.refresh()  # other data may have other rules
        self.strip.set_current_key(tab)
        for key, widget in self.tabs.items():
            widget.setVisible(key == tab)
            widget.picture.setVisible(key == tab)
        self.turned.emit()

    def follow(self) -> None:
        """Turn to the tab of what is looked at, if that is another image now."""
        controller = self._controller
        image = controller.part, controller.index
        if image == self._followed:
            return
        self._followed = image
        source = controller.own.source
        if source != _SOURCES[self.tab]:
            tabs = {kind: tab for tab, kind in _SOURCES.items()}
            self.turn_to(tabs[source])

    def show_draw(self) -> None:
        """Turn to the pad, with the keyboard on it."""
        self._selected("draw")
        self.draw.pad.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit_copy(self) -> None:
        """Draw on a copy of the image that is looked at."""
        pixels = self._copied()
        if pixels is not None:
            self.draw.pad.drawing.copy_from(pixels)
            self.draw.take(self.draw.pad.drawing)
            self._drawn()
            self.turn_to("draw")

    def why_no_copy(self) -> str:
        """Say why the image cannot be drawn on; empty if it can."""
        maps = self._controller.maps
        if maps is None:
            return self._controller.why_no_image()
        return "" if maps.image.ndim == 3 else self.tr("Only an image can be drawn on.")

    def open_picture(self, path: str) -> None:
        """Look at a picture, or at those in a folder."""
        self.turn_to("file")
        self._controller.pictures.open(path)

    def take(self, data: QMimeData | None) -> bool:
        """Look at the picture that was dropped or copied; False if there is none."""
        self.turn_to("file")
        return self._controller.pictures.take(data)

    def paste(self) -> None:
        """Look at the picture that is on the clipboard."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self._controller.pictures.say(
                self.tr("There is no picture on the clipboard. Copy one first.")
            )

    def new_pad(self) -> None:
        """Begin an empty drawing of the size that the data's pictures have."""
        plan = plan_of(self._controller.document.project)
        self.draw.take(Drawing(plan.shape if plan is not None else (1, 28, 28)))
        none = self.tr("The data of this project are no images.")
        for key in ("draw", "file"):
            self.strip.set_reason(key, none if plan is None else "")

    def _copied(self) -> NDArray[np.uint8] | None:
        """The image as bytes (C, H, W), as it was brought or as it is stored."""
        own, maps = self._controller.own.pixels(), self._controller.maps
        if own is not None or maps is None:
            return own
        if maps.image.ndim != 3:
            return None
        return np.rint(np.clip(maps.image, 0, 1) * 255).astype(np.uint8)

    def _selected(self, key: object) -> None:
        self.turn_to(cast("Tab", key))
        source = _SOURCES[self.tab]
        if source is None:
            self._controller.show_part(*self._controller.data_place)
        else:
            self._controller.own.look_at(source)
        self.turned.emit()

    def _drawn(self) -> None:
        """Have the drawing judged at once; while nothing was drawn there is none."""
        drawing = self.draw.pad.drawing
        if not drawing.is_empty or self._controller.own.source == "drawn":
            self._controller.own.show("drawn", drawing.pixels)
        self.draw.refresh()
