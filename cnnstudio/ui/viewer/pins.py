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
    from collections.abc import Callable

    from cnnstudio.bridge.message import Study
    from cnnstudio.ui.viewer.inspect_model import InspectModel
    from cnnstudio.ui.viewer.studies import Studies


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
    """Keeps one look; `changed` when another one is kept, or none any more.

    `weights_key` names the weights that are looked at; None while they change.
    """

    changed = Signal()

    def __init__(
        self,
        model: InspectModel,
        studies: Studies,
        weights_key: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._studies = model, studies
        self._weights_key = weights_key
        self.pin: Pin | None = None

    def why_no_pin(self) -> str:
        """Say why nothing can be pinned; empty if something can."""
        model = self._model
        if model.captured is None:
            return self.tr("Select a layer whose maps are shown.")
        return ""

    def why_not_compared(self) -> str:
        """Say why there is nothing to compare; empty if there is."""
        if self.pin is None:
            return self.tr("Pin what is shown first, then look at something else.")
        model, node = self._model, self._model.captured_node
        if model.captured is None or self._kept(self.pin, node) is not None:
            return ""
        if self._question(self.pin, node) is not None:
            return ""
        return self.tr("What was pinned has no such layer.")

    def why_no_unpin(self) -> str:
        """Say that nothing is pinned; empty if something is."""
        return "" if self.pin is not None else self.tr("Nothing is pinned.")

    def keep(self) -> None:
        """Pin what is looked at, in the place of what was."""
        model = self._model
        maps = model.maps
        if maps is None or model.captured is None:
            return
        looking = MapsOf(**model.looking())
        shapes = {model.captured_node: model.shape}
        self.pin = Pin(
            maps,
            model.weights_text,
            self._weights_key(),
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
        pin, node = self.pin, self._model.captured_node
        if pin is None:
            return None
        kept = self._kept(pin, node)
        if kept is not None and kept.detail is not None:
            return kept
        asked = self._question(pin, node)
        told = self._studies.ask(asked, MapsShown) if asked is not None else None
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
        return captured_of(whole, node, axes, self._model.frame)

    def _kept(self, pin: Pin, node: str) -> Captured | None:
        """Return what the pin itself has of a layer."""
        shape = pin.shapes.get(node) or self._model.shape
        return captured_of(pin.maps, node, shape, self._model.frame)

    def _question(self, pin: Pin, node: str) -> MapsOf | None:
        """Return what asks for a layer of the pinned look; None: its weights are gone.

        Those of a kept epoch can be had again, and those that are shown still.
        """
        model = self._model
        same_run = pin.maps.run == self._run and pin.question.subject == "run"
        key = self._weights_key()
        there = key is not None and pin.weights_key == key
        if not node or not ((same_run and pin.epoch) or there):
            return None
        looking = model.looking()
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
        maps = self._model.maps
        return maps.run if maps is not None else ""
