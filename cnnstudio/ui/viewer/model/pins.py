"""What was pinned, to be compared with what is looked at later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.bridge.maps_messages import MapsOf
from cnnstudio.graph.shape import TensorShape
from cnnstudio.project import file_format
from cnnstudio.ui.viewer.model.captured import Captured, captured_of
from cnnstudio.ui.viewer.model.weights_words import image_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from cnnstudio.bridge.message import Study, Subject
    from cnnstudio.ui.viewer.model.inspect_model import InspectModel


@dataclass(frozen=True, slots=True)
class Pin:
    """A look that was kept: maps of one image from certain weights, and their names.

    Of the layer that was looked at the maps have the values, of all others those that
    the pictures stand for. `question` asks for these as they are. Once other weights
    are shown, they are those of a run's `folder` after its `lasting_epoch`, or of a
    `project` (its text) that was not trained.
    """

    maps: Maps
    weights: str
    weights_key: object
    question: Study
    shapes: dict[str, TensorShape]
    folder: str = ""
    lasting_epoch: int = 0
    project: str = ""

    @property
    def subject(self) -> Subject:
        """Whose weights these are."""
        return self.question.subject

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
        weights_key: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._weights_key = weights_key
        self.pin: Pin | None = None
        model.document.reset.connect(self.drop)

    def why_no_pin(self) -> str:
        """Say why nothing can be pinned; empty if something can."""
        model = self._model
        if model.captured is None:
            return self.tr("Select a layer whose maps are shown.")
        return ""

    def why_none(self) -> str:
        """Say that nothing is pinned, and how that is changed; empty if it is."""
        if self.pin is not None:
            return ""
        return self.tr("Pin what is shown first, then look at something else.")

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
        trained = model.subject == "run"
        text = "" if trained else file_format.dumps(model.document.project)
        self.pin = Pin(
            maps,
            model.weights_text,
            self._weights_key(),
            replace(looking, node=""),
            {node: shape for node, shape in shapes.items() if shape is not None},
            str(model.run.folder) if trained else "",
            (model.epoch or model.opened_epoch) if trained else 0,
            text,
        )
        self.changed.emit()

    def drop(self) -> None:
        """Pin nothing any more."""
        if self.pin is not None:
            self.pin = None
            self.changed.emit()

    def words(self) -> str:
        """Say which image with which weights is pinned; empty without a pin."""
        pin = self.pin
        if pin is None:
            return ""
        return image_words(pin.maps.index, pin.maps.count, pin.weights)

    def kept(self) -> Captured | None:
        """Return what the pin itself has of the layer that is looked at now."""
        pin, model = self.pin, self._model
        if pin is None:
            return None
        node = model.captured_node
        shape = pin.shapes.get(node) or model.shape
        return captured_of(pin.maps, node, shape, model.frame)

    def question(self, attention: bool = False) -> MapsOf | None:
        """Return what asks for a layer of the pinned look; None: its weights are gone.

        Only those of a run that trained on are: all others can be had again.
        """
        pin, model = self.pin, self._model
        node = model.captured_node
        if pin is None or not node:
            return None
        asked = MapsOf(
            request=0,
            subject=model.subject,
            epoch=pin.epoch,
            part=pin.question.part,
            index=pin.maps.index,
            node=node,
            attention=attention,
        )
        same_run = pin.maps.run == model.run.id and model.subject == "run"
        key = self._weights_key()
        shown = key is not None and pin.weights_key == key
        if (same_run and pin.subject == "run" and pin.epoch) or shown:
            return asked
        if pin.weights_key is None:
            return None  # it trained on
        return replace(
            asked, epoch=pin.lasting_epoch, folder=pin.folder, project=pin.project
        )
