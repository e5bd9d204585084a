"""What was pinned, to be compared with what is looked at later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.bridge.maps_messages import MapsOf, MapsShown
from cnnstudio.graph.shape import TensorShape
from cnnstudio.ui.viewer.captured import Captured, captured_of

if TYPE_CHECKING:
    from cnnstudio.bridge.message import Study
    from cnnstudio.ui.viewer.inspect_controller import InspectController


@dataclass(frozen=True, slots=True)
class Pin:
    """A look that was kept: maps of one image from certain weights, and their names.

    `exact` are the values of the layer that was looked at; of all others there are
    those that the pictures stand for. `question` asks for these as they are.
    """

    maps: Maps
    weights: str
    weights_key: object
    question: Study
    shapes: dict[str, TensorShape]

    @property
    def epoch(self) -> int:
        """The kept epoch whose weights these are; 0 if they were those opened."""
        return self.question.epoch


class Pins(QObject):
    """Keeps one look; `changed` when another one is kept, or none any more."""

    changed = Signal()

    def __init__(
        self, controller: InspectController, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self.pin: Pin | None = None

    def why_no_pin(self) -> str:
        """Say why nothing can be pinned; empty if something can."""
        controller = self._controller
        if controller.captured is None:
            return self.tr("Select a layer whose maps are shown.")
        return ""

    def why_not_compared(self) -> str:
        """Say why there is nothing to compare; empty if there is."""
        if self.pin is None:
            return self.tr("Pin what is shown first, then look at something else.")
        if self._controller.captured is not None and self.captured() is None:
            return self.tr("What was pinned has no such layer.")
        return ""

    def why_no_unpin(self) -> str:
        """Say that nothing is pinned; empty if something is."""
        return "" if self.pin is not None else self.tr("Nothing is pinned.")

    def keep(self) -> None:
        """Pin what is looked at, in the place of what was."""
        controller = self._controller
        maps = controller.maps
        if maps is None or controller.captured is None:
            return
        looking = MapsOf(**controller.looking())
        shapes = {controller.captured_node: controller.shape}
        self.pin = Pin(
            maps,
            controller.weights_text,
            controller.weights_key,
            replace(looking, node=""),
            {node: shape for node, shape in shapes.items() if shape is not None},
        )
        self.changed.emit()

    def drop(self) -> None:
        """Pin nothing any more."""
        if self.pin is not None:
            self.pin = None
            self.changed.emit()

    def captured(self) -> Captured | None:
        """Return what was pinned of the layer that is looked at now; None: nothing.

        Values that were not kept exactly are asked for, as long as the weights are
        there; until they come, those that the pictures stand for are returned.
        """
        pin, controller = self.pin, self._controller
        if pin is None:
            return None
        node = controller.captured_node
        shape = pin.shapes.get(node) or controller.shape
        kept = captured_of(pin.maps, node, shape, controller.frame)
        if kept is not None and kept.detail is not None:
            return kept
        asked = self._question(pin, node)
        told = controller.studies.ask(asked, MapsShown) if asked is not None else None
        if told is None:
            return kept
        odd = {node: told.odd} if told.odd.size else {}
        whole = replace(
            pin.maps,
            tiles={node: told.levels},
            ranges={node: told.ranges},
            odd=odd,
            detail_node=node,
            detail=told.values,
        )
        axes = TensorShape(told.values.shape)
        return captured_of(whole, node, axes, controller.frame)

    def _question(self, pin: Pin, node: str) -> MapsOf | None:
        """Return what asks for a layer of the pinned look; None: its weights are gone.

        Those of a kept epoch can be had again, and those that are shown still.
        """
        controller = self._controller
        same_run = pin.maps.run == self._run and pin.question.subject == "run"
        there = pin.weights_key == controller.weights_key and not controller.is_live
        if not node or not ((same_run and pin.epoch) or there):
            return None
        looking = controller.looking()
        return MapsOf(
            request=0,
            subject=looking["subject"],
            epoch=pin.epoch,
            part=pin.question.part,
            index=pin.maps.index,
            node=node,
        )

    @property
    def _run(self) -> str:
        maps = self._controller.maps
        return maps.run if maps is not None else ""
