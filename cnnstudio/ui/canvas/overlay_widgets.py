"""What floats over the canvas: bar, minimap, callout, empty state, a caption."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtWidgets import QGraphicsView, QWidget

from cnnstudio.advice.rule import Finding
from cnnstudio.ui.canvas.breadcrumb import Breadcrumb
from cnnstudio.ui.canvas.callout import Callout
from cnnstudio.ui.canvas.canvas_bar import CanvasBar
from cnnstudio.ui.canvas.empty_canvas import EmptyCanvas
from cnnstudio.ui.canvas.geometry import box_of
from cnnstudio.ui.canvas.marks import ShownFinding
from cnnstudio.ui.canvas.minimap import Minimap
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.painting import text_width

_MARGIN, _LINE = 16, 16
_MAP_FROM = 560
"""Width of the canvas from which there is room for the minimap."""
NARROW, FOOTER = 420, 40
"""Width below which the view is a strip, and height of the room below the network that
its bar has then: a strip is full of nodes, and none may lie under the bar."""


class OverlayWidgets(QObject):
    """Children of the view (not of its viewport, which scrolls its children)."""

    def __init__(
        self, view: QGraphicsView, scene: GraphScene, selection: Selection
    ) -> None:
        super().__init__(view)
        self._view, self._scene, self._selection = view, scene, selection
        self.bar = CanvasBar(scene.themes, view)
        self.minimap = Minimap(view, scene, selection)
        self.empty = EmptyCanvas(view)
        self.callout = Callout(scene.themes, view)
        self.way = Breadcrumb(scene.document, view)
        self.caption = TextLabel("", "hint", "text2", wrap=True, parent=view)
        self.caption.hide()
        self._caption = self._told = ""
        self._shown = ShownFinding()
        self._suspended = False
        self._covered = False
        self._findings: object = None
        scene.settled.connect(self._follow)
        scene.overlays.bars_changed.connect(self._show_caption)
        selection.changed.connect(self.update_finding)
        scene.document.place_changed.connect(self.show_way)
        for says in (scene.document.reset, scene.document.validated):
            says.connect(self.show_way)

    def show_way(self) -> None:
        """Show how one came into the block that is shown, if one is in one."""
        self.way.show_way(max(120, self._view.width() - 32))
        self.way.move(16, 12)

    def wait_for(self, text: str) -> None:
        """Say what a network is on its way for, while there is none yet."""
        self.empty.wait_for(text)
        self.place()

    def set_caption(self, text: str) -> None:
        """Write a line into the upper right corner; an empty one is hidden."""
        self._caption = text
        self._show_caption()

    def _show_caption(self) -> None:
        """What was asked for goes before what live bars mean."""
        text = self._caption or self._scene.overlays.bars_caption
        if text != self._told:
            self._told = text
            self.caption.setVisible(bool(text))
            self.place()

    def insets(self) -> tuple[int, int]:
        """Return how much of the upper and lower edge should stay free of nodes."""
        view = self._view
        bottom = 32 if NARROW <= view.width() < _MAP_FROM else 0
        if self.way.isVisibleTo(view):
            return 44, bottom
        above = self.caption.isVisible() and view.width() >= NARROW
        return 28 if above else 0, bottom

    def suspend(self, on: bool) -> None:
        """Hide the callout while something is dragged."""
        if on != self._suspended:
            self._suspended = on
            self.place_callout()

    def _follow(self) -> None:
        """Keep up with the scene, which settles in every frame of a drag."""
        found = self._scene.document.findings
        if found is not self._findings:
            self.update_finding()
        elif self.empty.isHidden() is not bool(self._scene.nodes):
            self.place()
        else:
            self.place_callout()

    def cover(self, on: bool) -> None:
        """Hide the callout while a list lies over the canvas."""
        self._covered = on
        self.place_callout()

    def update_finding(self) -> None:
        """Show the selected or the newest error."""
        document = self._scene.document
        self._findings = document.findings
        self._shown.update(document.here)
        finding = self._shown.choose(document.here, self._selection.current)
        if finding is not None:
            # Compact, there is no room for what nobody asked about.
            hidden = self._scene.compact and finding.node != self._selection.current
            if hidden or finding.node not in self._scene.nodes:
                finding = None
        self._show(finding)
        self.place()

    def _show(self, finding: Finding | None) -> None:
        widest = max(200, self._view.width() - 40)
        self.callout.show_finding(finding, widest)

    def place(self) -> None:
        """Put everything where it belongs in a view of this size."""
        view, scene = self._view, self._scene
        width, height = view.width(), view.height()
        self.bar.adjustSize()
        away = (FOOTER - self.bar.height()) // 2 if width < NARROW else _MARGIN
        self.bar.move(_MARGIN, height - away - self.bar.height())
        map_box = self.minimap.rect()
        self.minimap.move(
            width - _MARGIN - map_box.width(), height - _MARGIN - map_box.height()
        )
        empty = not scene.nodes
        self.minimap.setVisible(width >= _MAP_FROM and not empty)
        self.empty.setVisible(empty)
        self.empty.fit(width, height)
        self.empty.adjustSize()
        self.empty.move(
            max(0, (width - self.empty.width()) // 2),
            max(0, (height - self.empty.height()) // 2),
        )
        self._place_caption(width, height)
        self.place_callout()

    def _place_caption(self, width: int, height: int) -> None:
        """Put the caption into the upper right corner, of a strip below, by the bar.

        Words that are too long there take two lines; if those are too short, what
        stands behind a comma is left to the tip.
        """
        strip, line, text = width < NARROW, _LINE, self._told
        self.caption.setText(text)
        wide = text_width(self.caption.font(), text) + 2
        if strip and wide > (room := width - 2 * _MARGIN - self.bar.width() - 10):
            wide, line = room, 2 * _LINE
            if self.caption.heightForWidth(room) > line:
                self.caption.setText(text.rpartition(", ")[0] or text)
        shortened = self.caption.text() != text
        self.caption.setToolTip(text if shortened else "")
        top = height - (FOOTER + line) // 2 if strip else 20
        self.caption.setGeometry(width - _MARGIN - wide, top, wide, line)

    def _away(self) -> bool:
        return self._suspended or self._covered

    def place_callout(self) -> None:
        """Put the callout beside its node, where it covers least."""
        callout, finding = self.callout, self.callout.finding
        if finding is None or finding.node not in self._scene.nodes or self._away():
            callout.hide()
            return
        view = self._view
        card = self._scene.nodes[finding.node].card()
        node = QRectF(view.mapFromScene(card).boundingRect())
        callout.place_beside(node, view.viewport().rect(), self._cost)
        callout.raise_()

    def _cost(self, box: QRectF) -> float:
        """Count what a callout would cover: cards, labels, the bar, the minimap."""
        view = self._view
        area = view.mapToScene(box.toAlignedRect()).boundingRect()
        covered = 3.0 * self._scene.layout.taken(box_of(area))
        others: tuple[QWidget, ...] = (self.bar, self.minimap, self.way)
        for widget in others:
            frame: QRect = widget.geometry()
            if widget.isVisible() and QRectF(frame).intersects(box):
                covered += 2.0
        return covered
