"""In which order one goes through images: as stored or by loss, all or a class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

import numpy as np
from PySide6.QtCore import QObject, Signal, SignalInstance

from cnnstudio.bridge.evaluation_messages import Judged
from cnnstudio.bridge.look_messages import Evaluate, Evaluated, Maps
from cnnstudio.bridge.message import Part, Studied, Subject
from cnnstudio.ui.format import grouped
from cnnstudio.ui.viewer.model.judged import losses_of
from cnnstudio.ui.viewer.model.studies import Studies

Order = Literal["stored", "loss"]
ANY = -1


class Inspected(Protocol):
    """What is looked at, and how another image is."""

    changed: SignalInstance
    studies: Studies

    @property
    def part(self) -> Part: ...
    @property
    def index(self) -> int: ...
    @property
    def epoch(self) -> int: ...
    @property
    def count(self) -> int: ...
    @property
    def maps(self) -> Maps | None: ...
    @property
    def subject(self) -> Subject: ...
    def show_part(self, part: Part, index: int = 0) -> None: ...


class Browsing(QObject):
    """Steps through the images of the part in the order that was chosen.

    For another order than that of the data, or for one class, the network has to judge
    them all first; the answer is remembered with the weights. `changed` follows.
    """

    changed = Signal()

    def __init__(self, inspect: Inspected, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inspect = inspect
        self._order: Order = "stored"
        self._label = ANY
        self._goes_to_first = False
        self._known: tuple[object, tuple[int, ...]] = (None, ())
        inspect.studies.changed.connect(self._arrived)

    @property
    def order(self) -> Order:
        """How images follow each other."""
        return self._order

    @property
    def label(self) -> int:
        """Whose images are gone through; `ANY` for those of all classes."""
        return self._label

    @property
    def is_plain(self) -> bool:
        """True if each image is followed by that of the next number."""
        return self._order == "stored" and self._label == ANY

    def choose(self, order: Order | None = None, label: int | None = None) -> None:
        """Go through the images in another order, or through those of another class.

        The first of them is looked at, as soon as it is known which that is.
        """
        before = self._order, self._label
        self._order = self._order if order is None else order
        self._label = self._label if label is None else label
        if (self._order, self._label) == before:
            return
        self._goes_to_first = not self.is_plain
        self._arrived()

    def forget(self) -> None:
        """Another project is opened: its classes are others."""
        self._order, self._label, self._goes_to_first = "stored", ANY, False

    def places(self) -> Sequence[int] | None:
        """Return the images in their order; None while it is not known yet."""
        if self.is_plain or self._inspect.part == "own":
            return range(self._inspect.count)
        found = self._evaluated()
        if found is None:
            return None
        key = id(found), self._order, self._label
        if key != self._known[0]:
            self._known = key, self._sorted(found)
        return self._known[1]

    def note(self) -> str:
        """Say which of the images this is, and in which order; empty if it is plain."""
        if self.is_plain or self._inspect.part == "own":
            return ""
        places = self.places()
        if places is None:
            return self._refusal() or self.tr("all images are judged first")
        if self._inspect.index not in places:
            return self.tr("0 of {0}").format(grouped(len(places)))
        number = places.index(self._inspect.index) + 1
        text = self.tr("{0} of {1} by loss")
        if self._order == "stored":
            text = self.tr("{0} of {1} of this class")
        return text.format(grouped(number), grouped(len(places)))

    def show_next(self) -> None:
        """Look at the next image."""
        self._step(1)

    def show_previous(self) -> None:
        """Look at the image before this one."""
        self._step(-1)

    def _step(self, step: int) -> None:
        target = self._target(step)
        if target is not None:
            self._inspect.show_part(self._inspect.part, target)

    def why_no_next(self) -> str:
        """Say why there is no next image; empty if there is one."""
        last = "" if self._target(1) is not None else self.tr("This is the last image.")
        return self._why_not() or last

    def why_no_previous(self) -> str:
        """Say why there is no image before; empty if there is one."""
        is_first = self._target(-1) is None
        return self._why_not() or (self.tr("This is the first image.") * is_first)

    def _why_not(self) -> str:
        if self._inspect.part == "own":
            return self.tr("This is an image of your own: there is only one.")
        if not self._inspect.count:
            return self.tr("No image has been shown yet.")
        if self.places() is None:
            return self._refusal() or self.tr("All images are judged first.")
        return ""

    def _target(self, step: int) -> int | None:
        places = self.places()
        if not places or self._inspect.part == "own":
            return None
        if self._inspect.index not in places:
            return places[0] if step > 0 else places[-1]
        place = places.index(self._inspect.index) + step
        return places[place] if 0 <= place < len(places) else None

    def _question(self) -> Evaluate:
        inspect = self._inspect
        return Evaluate(
            request=0, subject=inspect.subject, epoch=inspect.epoch, part=inspect.part
        )

    def _evaluated(self) -> Evaluated | Judged | None:
        found = self._inspect.studies.ask(self._question(), Studied)
        if isinstance(found, Judged) and found.task == "labels" and found.scores.size:
            return found
        return found if isinstance(found, Evaluated) else None

    def _refusal(self) -> str:
        return self._inspect.studies.refusal(self._question())

    def _sorted(self, found: Evaluated | Judged) -> tuple[int, ...]:
        losses = losses_of(found)
        numbers = np.arange(len(losses))
        if self._label != ANY and isinstance(found, Judged):
            numbers = np.flatnonzero(found.targets[:, self._label] > 0.5)
        elif self._label != ANY and isinstance(found, Evaluated):
            numbers = np.flatnonzero(found.labels == self._label)
        if self._order == "loss":
            numbers = numbers[np.argsort(-losses[numbers], kind="stable")]
        return tuple(int(n) for n in numbers)

    def _arrived(self) -> None:
        """Go to the first image once the order is known."""
        if self._goes_to_first:
            places = self.places()
            if places is not None:
                self._goes_to_first = False
                if places:
                    self._inspect.show_part(self._inspect.part, places[0])
        self.changed.emit()
