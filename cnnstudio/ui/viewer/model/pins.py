"""What was pinned, to stand beside what is looked at later and be compared with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.bridge.maps_messages import MapsOf
from cnnstudio.graph.shape import TensorShape
from cnnstudio.project import file_format
from cnnstudio.ui.viewer.model.captured import Captured, captured_of
from cnnstudio.ui.viewer.model.weights_words import image_words

if TYPE_CHECKING:
    from cnnstudio.bridge.message import Study, Subject
    from cnnstudio.ui.viewer.model.inspect_model import InspectModel


@dataclass(frozen=True, slots=True)
class Shot:
    """A view as it was seen: what it showed of what, its picture, and its link.

    `look_again` shows it once more, and returns why that cannot be, or nothing.
    """

    title: str
    picture: QImage
    link: str
    look_again: Callable[[], str]


class Camera(Protocol):
    """Takes a shot of the view that is on screen."""

    def why_nothing(self) -> str: ...
    def shot(self) -> Shot | None: ...


@dataclass(frozen=True, slots=True)
class Look:
    """Maps of one image from certain weights, and their names.

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


@dataclass(frozen=True, slots=True)
class Pin:
    """What was pinned: the view as a picture, and the maps if there were any.

    The picture stands beside the live view; the maps are compared value by value.
    """

    shot: Shot | None
    look: Look | None


class Pins(QObject):
    """Keeps one pin; `changed` when another one is kept, or none any more.

    `weights_key` names the weights that are looked at; None while they change.
    `camera` takes pictures of views, where there are views.
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
        self.camera: Camera | None = None
        model.document.reset.connect(self.drop)

    @property
    def look(self) -> Look | None:
        """The maps that were pinned; None if nothing was, or a view without maps."""
        return self.pin.look if self.pin is not None else None

    def why_no_pin(self) -> str:
        """Say why nothing can be pinned; empty if something can."""
        if self.camera is not None:
            return self.camera.why_nothing()
        if self._model.captured is None:
            return self.tr("Select a layer whose maps are shown.")
        return ""

    def why_none(self) -> str:
        """Say that no maps are pinned, and how that is changed; empty if some are."""
        if self.look is not None:
            return ""
        if self.pin is not None:
            return self.tr("What was pinned has no maps of a layer: pin those first.")
        return self.tr("Pin what is shown first, then look at something else.")

    def why_no_unpin(self) -> str:
        """Say that nothing is pinned; empty if something is."""
        return "" if self.pin is not None else self.tr("Nothing is pinned.")

    def keep(self) -> None:
        """Pin what is looked at, in the place of what was."""
        shot = self.camera.shot() if self.camera is not None else None
        pin = Pin(shot, self._looked_at())
        if pin.shot is not None or pin.look is not None:
            self.pin = pin
            self.changed.emit()

    def _looked_at(self) -> Look | None:
        """Return the maps of the layer that is looked at; None if there are none."""
        model = self._model
        maps = model.maps
        if maps is None or model.captured is None:
            return None
        looking = MapsOf(**model.looking())
        shapes = {model.captured_node: model.shape}
        trained = model.subject == "run"
        text = "" if trained else file_format.dumps(model.document.project)
        return Look(
            maps,
            model.weights_text,
            self._weights_key(),
            replace(looking, node=""),
            {node: shape for node, shape in shapes.items() if shape is not None},
            str(model.run.folder) if trained else "",
            (model.epoch or model.opened_epoch) if trained else 0,
            text,
        )

    def drop(self) -> None:
        """Pin nothing any more."""
        if self.pin is not None:
            self.pin = None
            self.changed.emit()

    def look_again(self) -> str:
        """Show the pinned view once more; return why that cannot be, or nothing."""
        shot = self.pin.shot if self.pin is not None else None
        return shot.look_again() if shot is not None else self.why_no_unpin()

    def words(self) -> str:
        """Say which image with which weights is pinned; empty without a look."""
        look = self.look
        if look is None:
            return ""
        return image_words(look.maps.index, look.maps.count, look.weights)

    def kept(self) -> Captured | None:
        """Return what the pin itself has of the layer that is looked at now."""
        look, model = self.look, self._model
        if look is None:
            return None
        node = model.captured_node
        shape = look.shapes.get(node) or model.shape
        return captured_of(look.maps, node, shape, model.frame)

    def question(self, attention: bool = False) -> MapsOf | None:
        """Return what asks for a layer of the pinned look; None: its weights are gone.

        Only those of a run that trained on are: all others can be had again.
        """
        look, model = self.look, self._model
        node = model.captured_node
        if look is None or not node:
            return None
        asked = MapsOf(
            request=0,
            subject=model.subject,
            epoch=look.epoch,
            part=look.question.part,
            index=look.maps.index,
            node=node,
            attention=attention,
        )
        same_run = look.maps.run == model.run.id and model.subject == "run"
        key = self._weights_key()
        shown = key is not None and look.weights_key == key
        if (same_run and look.subject == "run" and look.epoch) or shown:
            return asked
        if look.weights_key is None:
            return None  # it trained on
        return replace(
            asked, epoch=look.lasting_epoch, folder=look.folder, project=look.project
        )
