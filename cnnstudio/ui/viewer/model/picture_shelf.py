"""Small pictures of the images of a part, fetched as they come into sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from cnnstudio.bridge.attribution_messages import EvidenceInMasks
from cnnstudio.bridge.embedding_messages import Embedding
from cnnstudio.bridge.evaluation_messages import (
    MOST_PICTURES,
    Judged,
    Pictures,
    PicturesOf,
)
from cnnstudio.bridge.look_messages import Evaluated
from cnnstudio.bridge.message import Bytes, Part, Subject
from cnnstudio.ui.viewer.model.studies import Studies
from cnnstudio.ui.viewer.parts.pictures import GREY, indexed_image, rgb_image

SIDE = 96
"""The most pixels of a picture's longer side."""

_MOST = 3_000
"""Pictures that are kept."""

Answer = Evaluated | Judged | Embedding | EvidenceInMasks
"""What names the part and the data that its places are of."""


class PictureShelf(QObject):
    """Has pictures fetched, some at a time; `changed` follows those that arrive.

    They are of the data of one run, or of the document's as long as `edition` says
    that it is the same, and forgotten with it.
    """

    changed = Signal()

    def __init__(
        self,
        studies: Studies,
        edition: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._studies, self._edition = studies, edition
        self._of: tuple[Subject, object, Part] = ("run", "", "validation")
        self._wanted: tuple[int, ...] = ()
        self._known: dict[int, QImage] = {}
        studies.changed.connect(self._fetch)

    def want(
        self,
        found: Answer,
        places: Sequence[int],
    ) -> None:
        """Have these pictures of the images of an answer, the first of them first."""
        part: Part = PARTS.get(found.part, "validation")
        data = found.run if found.subject == "run" else self._edition()
        of = found.subject, data, part
        if of != self._of:
            self._of, self._known = of, {}
        self._wanted = tuple(dict.fromkeys(places))
        self._fetch()

    def picture(self, place: int) -> QImage | None:
        """Return the picture of an image, or None while it is not here."""
        return self._known.get(place)

    def _fetch(self) -> None:
        """Take what has arrived, and ask for the next that are missing."""
        missing = [p for p in self._wanted if p not in self._known][:MOST_PICTURES]
        if not missing:
            return
        subject, _, part = self._of
        question = PicturesOf(
            request=0, subject=subject, part=part, places=tuple(missing), side=SIDE
        )
        answer = self._studies.ask(question, Pictures)
        if answer is None or not len(answer.places):
            return
        for place, picture in zip(answer.places, answer.images, strict=True):
            self._known[int(place)] = picture_of(picture)
        asked = set(missing)  # also those that the part does not have
        self._wanted = tuple(p for p in self._wanted if p not in asked)
        for old in list(self._known)[: max(0, len(self._known) - _MOST)]:
            del self._known[old]
        self.changed.emit()
        self._fetch()


PARTS: dict[str, Part] = {
    "train": "train", "validation": "validation", "test": "test",
}  # fmt: skip


def picture_of(image: Bytes) -> QImage:
    """Return an image (1 or 3, H, W) of bytes as a picture."""
    if len(image) == 3:
        return rgb_image(np.moveaxis(image, 0, 2))
    return indexed_image(image[0], GREY)
