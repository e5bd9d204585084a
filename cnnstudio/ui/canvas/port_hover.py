"""When the card beside a port is shown: after a while under the pointer, or by key."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer

from cnnstudio.graph.inference import NodeReport
from cnnstudio.ui.canvas.hits import Hit
from cnnstudio.ui.canvas.port_card import PortCard, PortWords
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.selection import Selection

SHOW_MS = 300
LEAVE_MS = 250
"""How long the pointer may take from the port to the card."""

_Key = tuple[str, int]


class PortHover(QObject):
    """Follows the pointer, the document and the key; owns the one card."""

    def __init__(self, scene: GraphScene, selection: Selection, card: PortCard) -> None:
        super().__init__(card)
        self._scene, self._selection, self.card = scene, selection, card
        self._waiting: _Key | None = None
        self._shown: _Key | None = None
        self._by_key = False
        self._last: dict[str, NodeReport] = {}
        self._before: dict[str, NodeReport] = {}
        self._show_soon = QTimer(self, singleShot=True, interval=SHOW_MS)
        self._show_soon.timeout.connect(self._show_waiting)
        self._hide_soon = QTimer(self, singleShot=True, interval=LEAVE_MS)
        self._hide_soon.timeout.connect(self.hide)
        card.entered.connect(self._hide_soon.stop)
        card.left.connect(self._left_card)
        card.closed.connect(self.hide)
        scene.settled.connect(self.follow)
        scene.document.validated.connect(self._remember)
        scene.document.reset.connect(self._forget)
        scene.document.place_changed.connect(self._forget)
        selection.changed.connect(self._other_node)
        self._remember()

    def point_at(self, hit: Hit) -> None:
        """Take note of what the pointer is on; a port is told of after a while."""
        key = (hit.node, hit.port) if hit.port >= 0 else None
        if key == self._waiting:
            if key is not None and key == self._shown:
                self._hide_soon.stop()
            return
        self._waiting = key
        self._show_soon.stop()
        if key is not None:
            if key == self._shown:
                self._hide_soon.stop()
            else:
                self._show_soon.start()
        elif self.card.isVisible() and not self._by_key:
            self._hide_soon.start()

    def is_at(self, hit: Hit) -> bool:
        """Return True if the card tells of this port, or is about to."""
        return hit.port >= 0 and (hit.node, hit.port) in (self._waiting, self._shown)

    def toggle(self) -> None:
        """Show the card of the current layer; then give it the keyboard."""
        node = self._selection.current
        if self.card.isVisible() and self._by_key:
            self.card.take_keyboard()
            return
        item = self._scene.nodes.get(node)
        if item is None:
            return
        ports = item.face.ports
        outputs = [i for i, port in enumerate(ports) if port.side == "out"]
        if outputs or ports:
            self._by_key = True
            self._show((node, outputs[0] if outputs else 0))

    def why_not(self) -> str:
        """Say that no layer is selected; empty if one is."""
        if self._selection.current in self._scene.nodes:
            return ""
        return self.tr("No layer is selected.")

    def hide(self) -> None:
        """Take the card away."""
        self._show_soon.stop()
        self._hide_soon.stop()
        self._waiting = self._shown = None
        self._by_key = False
        if self.card.isVisible():
            focused = self.card.text.hasFocus()
            self.card.hide()
            if focused:
                self._scene.views()[0].setFocus()

    def _left_card(self) -> None:
        if not self._by_key:
            self._hide_soon.start()

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self._by_key = False
            self._show(self._waiting)

    def _show(self, key: _Key) -> None:
        node, index = key
        item = self._scene.nodes.get(node)
        report = self._scene.document.report.nodes.get(node)
        if item is None or report is None or index >= len(item.face.ports):
            self.hide()
            return
        self._shown = key
        self._hide_soon.stop()
        port = item.face.ports[index]
        document = self._scene.document
        words = PortWords(document.graph, self._scene.themes.current())
        if port.side == "out":
            html = words.of_output(report, self._before.get(node), port)
        else:
            shape = document.report.shape_of(port.edge) if port.edge else None
            html = words.of_input(shape, port.edge, node)
        self.card.show_lines(html, self._spot(key), port.side == "in")

    def _spot(self, key: _Key) -> QPoint:
        place = self._scene.nodes[key[0]].port_place(key[1])
        view = self._scene.views()[0]
        return view.mapFromScene(place)

    def follow(self) -> None:
        """Tell of the same port as it is now, where it is now."""
        if self._shown is not None and self.card.isVisible():
            self._show(self._shown)

    def _other_node(self) -> None:
        if self._by_key and self._shown and self._shown[0] != self._selection.current:
            self.hide()

    def _remember(self) -> None:
        """Keep the report that a layer had before its last change."""
        now = self._scene.document.report.nodes
        for node, report in now.items():
            last = self._last.get(node)
            if last is not None and last is not report:
                self._before[node] = last
        self._last = dict(now)
        self.follow()

    def _forget(self) -> None:
        self._before.clear()
        self._last = dict(self._scene.document.report.nodes)
        self.hide()
