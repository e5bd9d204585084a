"""The network as it was looked into before it was edited, to be compared with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.model.inspect_model import InspectModel


@dataclass(frozen=True, slots=True)
class Weights:
    """A network with its weights, by which it can be asked about later.

    Either a run's `folder` and kept `epoch`, or a `project`'s text, whose initial
    weights they are; `words` say which. `network` tells networks apart.
    """

    words: str
    network: object
    folder: str = ""
    epoch: int = 0
    project: str = ""


class BeforeEdit(QObject):
    """Remembers the network before the last edit of it; `changed` with each one."""

    changed = Signal()

    def __init__(self, model: InspectModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._now: Weights | None = None
        self.before: Weights | None = None
        model.network_shown.connect(self._edited)
        model.maps_changed.connect(self._looked)
        model.document.reset.connect(self._forget)

    def _edited(self, text: str) -> None:
        """The document's network is built anew: after an edit, or for the first time"""
        words = self.tr("untrained weights")
        known = self._model.network_key
        self._take(Weights(words, known, project=text))

    def _looked(self) -> None:
        """Take note of a finished run: an edit makes its weights those of before."""
        model = self._model
        maps = model.maps
        if maps is None or model.is_live or "document" in (maps.subject, model.subject):
            return
        epoch, folder = model.epoch or model.opened_epoch, str(model.run.folder)
        self._take(Weights(model.weights_text, model.network_key, folder, epoch))

    def _take(self, now: Weights) -> None:
        last, self._now = self._now, now
        if last is None:
            return
        fresh = bool(last.project and now.project)
        edited = last.project != now.project if fresh else last.network != now.network
        if edited:
            self.before = last
            self.changed.emit()

    def _forget(self) -> None:
        self._now = self.before = None
        self.changed.emit()
